import ReportRenderers
import Reporting
import SourceText
import System
import Testing

@Suite("The list of formats")
struct ReportFormatTests {
  @Test("agrees with the folder: one file a format")
  func folder() throws {
    let root = Path.parent(Path.parent(Path.parent(#filePath)))
    let folder = Path.join(root, "Sources/ReportRenderers/Formats")
    let files = try Files.names(in: folder).names.sorted()
    let listed = ReportFormat.all.map { String(describing: type(of: $0.renderer)) + ".swift" }.sorted()
    #expect(files == listed)
  }

  @Test("finds a format by its name, and no other")
  func named() {
    for format in ReportFormat.all {
      #expect(ReportFormat.named(format.id)?.id == format.id)
      #expect(!format.summary.zh.isEmpty && !format.summary.en.isEmpty && !format.fileExtension.isEmpty)
    }
    #expect(Set(ReportFormat.all.map(\.id)).count == ReportFormat.all.count)
    #expect(ReportFormat.named("pdf") == nil)
  }
}

@Suite("Golden files")
struct GoldenFileTests {
  static let cases: [(String, Language)] = ReportFormat.all.flatMap { format in
    Language.allCases.map { (format.id, $0) }
  }

  @Test("the sample run in every format and language", arguments: cases)
  func sample(_ id: String, _ language: Language) throws {
    let format = try #require(ReportFormat.named(id))
    let bytes = format.render(result: SampleRun.run(), language: language)
    try SnapshotFile.expect(bytes, matches: "sample." + language.rawValue + "." + id + "." + format.fileExtension)
  }

  @Test("the report as text for the terminal", arguments: Language.allCases)
  func reportText(_ language: Language) throws {
    let format = try #require(ReportFormat.named("human"))
    let bytes = format.render(
      result: SampleRun.run(), language: language, options: RenderOptions(view: .report, width: 96))
    try SnapshotFile.expect(bytes, matches: "sample." + language.rawValue + ".report.txt")
  }

  @Test("a run without findings and one over nothing", arguments: ["human", "markdown"])
  func clean(_ id: String) throws {
    let format = try #require(ReportFormat.named(id))
    let clean = format.render(result: SampleRun.cleanRun, language: .zh)
    try SnapshotFile.expect(clean, matches: "clean.zh." + format.fileExtension)
    let empty = format.render(result: SampleRun.emptyRun, language: .zh)
    try SnapshotFile.expect(empty, matches: "empty.zh." + format.fileExtension)
  }

  @Test("the same bytes every time", arguments: cases)
  func deterministic(_ id: String, _ language: Language) throws {
    let format = try #require(ReportFormat.named(id))
    let first = format.render(result: SampleRun.run(), language: language)
    #expect(format.render(result: SampleRun.run(), language: language) == first)
  }

  @Test("colour only when asked for, and the same words")
  func color() throws {
    let format = try #require(ReportFormat.named("human"))
    let plain = format.render(result: SampleRun.run(), language: .zh)
    let coloured = format.render(
      result: SampleRun.run(), language: .zh, options: RenderOptions(usesColor: true))
    #expect(!plain.contains(0x1B))
    var stripped = String(decoding: coloured, as: UTF8.self)
    stripped.replace(#/\u{1B}\[[0-9;]*m/#, with: "")
    #expect(stripped == String(decoding: plain, as: UTF8.self))
  }

  @Test("no line is wider than the terminal", arguments: [60, 80, 120])
  func width(_ width: Int) throws {
    let format = try #require(ReportFormat.named("human"))
    let bytes = format.render(
      result: SampleRun.run(), language: .zh, options: RenderOptions(view: .report, width: width))
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where width >= 80 {
      #expect(displayWidth(line) <= width, "\(line)")
    }
  }
}
