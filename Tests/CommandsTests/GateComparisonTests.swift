import Driver
import Findings
import Records
import Reporting
import RuleEngine
import SourceText
import TestSupport
import Testing

/// The comparison over random findings, beside a count by hand.
@Suite("Comparing two states")
struct GateComparisonTests {
  /// What a finding is, as a reader would say whether two are the same.
  private struct Simple: Hashable, CaseIterable {
    let key: String
    let rule: String
    let isViolation: Bool
    let isWaived: Bool

    static let allCases: [Simple] = ["A", "B", "C"].flatMap { key in
      ["R-1", "R-2"].flatMap { rule in
        [(true, false), (false, false), (true, true)].map {
          Simple(key: key, rule: rule, isViolation: $0.0, isWaived: $0.1)
        }
      }
    }

    func finding(row: Int) -> Finding {
      Finding(
        kind: .rule, rule: rule, pack: "p", title: LocalizedText(same: rule),
        outcome: isViolation ? .violation : .undetermined, severity: .major, isWaived: isWaived,
        object: FindingObject(table: LocalizedText(same: "t"), key: key, row: row, path: "t.csv", line: row + 2))
    }
  }

  private func result(_ findings: [Simple]) -> RunResult {
    let day = Day(number: 20_000)
    let evaluation = Evaluation(
      tallies: [], findings: Fingerprint.name(findings.enumerated().map { $1.finding(row: $0) }), measures: [],
      marks: [])
    return RunResult(
      tool: "zicha", organisation: "o", period: day...day, checkDate: day, snapshot: "s",
      ruleSet: CheckedRuleSet(packs: [], schema: Schema(tables: [])), inputs: [], evaluation: evaluation)
  }

  private func compare(_ head: [Simple], _ base: [Simple]) -> GateComparison {
    let before = result(base)
    return GateComparison(
      result(head), open: before.gateIdentities, waived: before.waivedIdentities, judged: { _ in true })
  }

  private func random(_ generator: inout SeededGenerator) -> [Simple] {
    (0..<generator.below(9)).map { _ in generator.pick(Simple.allCases) }
  }

  @Test("takes as many as old as the base has of the same, and the rest as new or resolved")
  func multisets() {
    var generator = SeededGenerator(seed: 2026)
    for _ in 0..<SeededGenerator.cases {
      let (base, head) = (random(&generator), random(&generator))
      let comparison = compare(head, base)
      var resolved = 0
      for simple in Simple.allCases {
        let before = base.count { $0 == simple }
        let old = zip(head, comparison.states).count { $0 == simple && $1 == .old }
        #expect(old == min(before, head.count { $0 == simple }), "\(base) → \(head)")
        if !simple.isWaived { resolved += before - old }
      }
      #expect(comparison.resolved.count == resolved, "\(base) → \(head)")
      #expect(comparison.counts.waived == head.count { $0.isWaived })
      let open = head.count { !$0.isWaived && $0.isViolation }
      #expect(comparison.counts.new + comparison.counts.old == open)
      #expect(comparison.counts.undecided == head.count { !$0.isViolation })
    }
  }

  @Test("does not depend on the order of either state")
  func order() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<SeededGenerator.cases {
      let (base, head) = (random(&generator), random(&generator))
      let counts = compare(head, base).counts
      #expect(compare(head.shuffled(using: &generator), base.shuffled(using: &generator)).counts == counts)
    }
  }

  @Test("finds nothing new and nothing resolved between equal states, and everything beside an empty one")
  func extremes() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let state = random(&generator)
      let same = compare(state, state)
      #expect(!same.states.contains(.new))
      #expect(same.resolved.isEmpty)
      #expect(!compare(state, []).states.contains(.old))
      #expect(compare([], state).resolved.count == state.count { !$0.isWaived })
    }
  }
}
