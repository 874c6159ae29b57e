import Findings
import Records
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("Removing a value")
struct RemovalPropertyTests {
  private struct Snapshot {
    var cases: [Kit.Case]
    var sections: [Kit.Record]
  }

  /// Every snapshot with one value less, with what was removed.
  private static func reductions(_ whole: Snapshot) -> [(String, Snapshot)] {
    var result: [(String, Snapshot)] = []
    for (row, item) in whole.cases.enumerated() {
      // The key names the object; without it the same object has another name, not fewer values.
      for label in item.fields.keys.sorted() where label != "编号" {
        var less = whole
        less.cases[row].fields[label] = nil
        result.append(("办件 \(row) \(label)", less))
      }
      for (index, procedure) in (item.procedures ?? []).enumerated() {
        for label in procedure.keys.sorted() {
          var less = whole
          less.cases[row].procedures?[index][label] = nil
          result.append(("特别程序 \(row)/\(index) \(label)", less))
        }
      }
      if item.procedures != nil {
        var less = whole
        less.cases[row].procedures = nil
        result.append(("特别程序 \(row)", less))
      }
    }
    for (row, section) in whole.sections.enumerated() {
      // A row that loses its key is no longer one of two with the same key: that one doubt is gone for good.
      let isDouble = whole.sections.enumerated().contains {
        $0.offset != row && Self.key($0.element) == Self.key(section)
      }
      for label in section.keys.sorted() where label != "编码" || !isDouble {
        var less = whole
        less.sections[row][label] = nil
        result.append(("科室 \(row) \(label)", less))
      }
    }
    return result
  }

  private static func key(_ section: Kit.Record) -> Value? {
    if case .value(let value)? = section["编码"] { return value }
    return nil
  }

  private static func outcomes(_ rule: CheckedRule, _ snapshot: Snapshot) -> [Outcome] {
    let evaluator = ReferenceEvaluator(
      rules: Kit.rules([rule]),
      dataset: Kit.dataset(snapshot.cases, sections: snapshot.sections, checkDate: "2025-03-01"))
    return snapshot.cases.indices.map { evaluator.judge(ruleIndex: 0, row: $0).outcome }
  }

  @Test("never turns a violation or an undecided outcome into a pass or not applicable")
  func removal() {
    var seen: Set<Outcome> = []
    for seed in 0..<SeededGenerator.cases {
      var maker = RandomRules(random: SeededGenerator(seed: UInt64(seed) &* 7_919))
      let rule = maker.rule()
      let whole = Snapshot(cases: maker.cases(), sections: maker.sections())
      let before = Self.outcomes(rule, whole)
      seen.formUnion(before)
      guard before.contains(where: { $0 == .violation || $0 == .undetermined }) else { continue }
      // A few of the values of each snapshot; over all seeds every kind of value is removed many times.
      let reductions = Self.reductions(whole).shuffled(using: &maker.random).prefix(2)
      for (removed, less) in reductions {
        let after = Self.outcomes(rule, less)
        for row in before.indices where before[row] == .violation || before[row] == .undetermined {
          let isHidden = after[row] == .pass || after[row] == .notApplicable
          #expect(!isHidden, "seed \(seed), row \(row): \(before[row]) → \(after[row]) without \(removed)")
          if isHidden { return }
        }
      }
    }
    #expect(seen == Set(Outcome.allCases), "every outcome occurs")
  }

  @Test("the walk that explains finds the same outcome as the bulk path, with the same due date")
  func explaining() {
    for seed in 0..<SeededGenerator.cases {
      var maker = RandomRules(random: SeededGenerator(seed: UInt64(seed) &* 104_729 &+ 1))
      let rule = maker.rule()
      let evaluator = ReferenceEvaluator(
        rules: Kit.rules([rule]),
        dataset: Kit.dataset(maker.cases(), sections: maker.sections(), checkDate: "2025-03-01"))
      let judgement = evaluator.judge(ruleIndex: 0, row: 0)
      let findings = evaluator.explain(ruleIndex: 0, row: 0)
      guard judgement.isSelected else {
        #expect(findings.map(\.outcome) == [.notApplicable])
        continue
      }
      #expect(!findings.isEmpty)
      #expect(
        findings.contains { $0.outcome == judgement.outcome },
        "seed \(seed): \(judgement.outcome) \(findings.map(\.outcome))")
      for finding in findings where finding.outcome == .undetermined {
        let isNamed = !finding.missing.isEmpty
        #expect(isNamed, "seed \(seed): nothing named: \(finding.expected.zh)")
      }
    }
  }
}
