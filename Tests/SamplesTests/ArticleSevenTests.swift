import Findings
import Records
import Reporting
import RuleEngine
import SourceText
import Testing

/// The figures of seed article 7 come out of measures, none is typed.
@Suite("Samples: the figures of article 7", .serialized)
struct ArticleSevenTests {
  @Test(
    "counts",
    arguments: [
      ("事项数", 52), ("许可项数", 43), ("其他审批项数", 9), ("特别程序项数", 41), ("无特别程序项数", 11), ("单位数", 31), ("涉及单位数", 21),
      ("办结数", 5336), ("即办件数", 2182), ("承诺件数", 2994), ("上报件数", 160), ("便民服务数", 420),
      ("第一步项数", 11), ("第二步项数", 41),
    ])
  func count(_ name: String, _ expected: Int) throws {
    #expect(try figure(name) == .exact(.number(Fraction(expected))))
  }

  @Test(
    "rates, exact and as the article rounds them",
    arguments: [
      ("涉及单位占比", 21, 31, "67.7"), ("特别程序项占比", 41, 52, "78.8"), ("即办件占比", 2182, 5336, "40.9"),
      ("承诺件占比", 2994, 5336, "56.1"), ("上报件占比", 160, 5336, "3"),
    ])
  func rate(_ name: String, _ part: Int, _ whole: Int, _ percent: String) throws {
    let exact = try #require(Fraction(part).divided(by: Fraction(whole)))
    #expect(try figure(name) == .exact(.number(exact)))
    #expect(exact.multiplied(by: Fraction(100))?.rounded(places: 1)?.decimalText() == percent)
  }

  @Test("an item sees a little over a hundred cases a year")
  func casesPerItem() throws {
    guard case .exact(.number(let average)) = try figure("平均办件量") else {
      Issue.record("the average is not exact")
      return
    }
    #expect(average > Fraction(100) && average < Fraction(110))
  }

  @Test("the identities of the article hold", arguments: ["HJ-01", "HJ-02", "HJ-03", "HJ-04", "DJ-17"])
  func identity(_ rule: String) throws {
    let tally = try #require(try SampleRuns.year2010.get().evaluation.tallies.first { $0.rule == rule })
    #expect(tally.selected > 0 && tally.pass == tally.selected)
  }

  @Test("every measure has the figure of the year before beside it")
  func previousYear() throws {
    let result = try SampleRuns.year2010.get()
    for measure in result.evaluation.measures where measure.groupedBy == nil {
      #expect(measure.rows.first?.previous != nil, "\(measure.name.zh)")
    }
  }

  @Test("records found are the records judged and the quarantined ones")
  func identityOfRecords() throws {
    let result = try SampleRuns.year2010.get()
    let found = result.inputs.reduce(0) { $0 + $1.found }
    #expect(found == result.inputs.reduce(0) { $0 + $1.evaluated + $1.quarantined })
    // Cases, items with an abolished one, units, services; delegations, renewals, revocations, review sheets, orders.
    #expect(found == 5410 + 53 + 31 + 420 + 5 + 36 + 12 + 14 + 4)
    #expect(result.quarantine.isEmpty)
  }

  private func figure(_ name: String) throws -> Figure? {
    let measure = try SampleRuns.year2010.get().evaluation.measures.first { $0.name.zh == name }
    return try #require(measure).rows.first?.figure
  }
}
