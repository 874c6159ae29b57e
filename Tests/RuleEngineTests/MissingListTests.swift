import Findings
import Records
import RuleEngine
import SourceText
import Testing

/// A record whose list of child rows is not there: nobody knows which objects it would hold.
@Suite("Missing lists of child rows")
struct MissingListTests {
  private func evaluation(_ procedures: [[Kit.Record]?]) -> Evaluation {
    let isEnded = Kit.condition(.has(Kit.read("结束日期", Kit.special)), "有结束日期")
    let rule = Kit.rule(
      object: Kit.selection(Kit.special), body: .requirements([Kit.item(isEnded)]))
    let cases = procedures.enumerated().map { index, list in
      Kit.Case(fields: ["编号": Kit.text("A\(index + 1)")], procedures: list)
    }
    return ReferenceEvaluator(rules: Kit.rules([rule]), dataset: Kit.dataset(cases)).evaluate()
  }

  @Test("a rule over child rows is undecided where the list is missing, and says so in place")
  func childObjects() throws {
    let open: Kit.Record = ["种类": Kit.choice(0)]
    let whole = evaluation([[], [open], [open]])
    #expect(whole.tallies[0].violation == 2 && whole.tallies[0].undetermined == 0)
    let less = evaluation([[], nil, [open]])
    #expect(less.tallies[0].violation == 1 && less.tallies[0].undetermined == 1)
    let findings = less.findings.filter { $0.kind == .rule }
    #expect(findings.map(\.object.key).sorted() == ["A2/?", "A3/1"])
    let finding = try #require(findings.first { $0.object.key == "A2/?" })
    #expect(finding.outcome == .undetermined)
    #expect(finding.object.table.zh == "特别程序" && finding.object.line == 2)
    #expect(finding.missing.map(\.zh) == ["特别程序"])
    #expect(finding.message.zh == "不能判定：特别程序缺")
  }

  @Test("an empty list is none")
  func emptyList() {
    #expect(evaluation([[], []]).tallies[0].selected == 0)
  }
}
