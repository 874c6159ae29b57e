import Driver
import Reporting
import RuleEngine
import SourceText
import Testing

@Suite("The declared yearly report")
struct DeclaredReportTests {
  @Test("says the same as the built-in one, sentence by sentence")
  func same() throws {
    let declared = try SampleRuns.year2010.get()
    #expect(declared.report?.id == "BG-01")
    var builtIn = declared
    builtIn.report = nil
    let (left, right) = (ReportLayout(declared).report(), ReportLayout(builtIn).report())
    #expect(left.title == right.title)
    #expect(left.sections.map(\.title) == right.sections.map(\.title))
    for (one, other) in zip(left.sections, right.sections) {
      #expect(one.blocks.map { "\($0)" } == other.blocks.map { "\($0)" }, "\(one.title.zh)")
    }
  }
}
