import Findings
import Records
package import Reporting
import RuleEngine
import SourceText

/// Sorts the findings of a run into new and old ones by the identities of a base.
package struct GateComparison {
  /// The state of each finding.
  package private(set) var states: [GateResult.State] = []
  /// The state of each quarantined record.
  package private(set) var quarantineStates: [GateResult.State] = []
  /// What the base had and the run has not, in the order of the base.
  package private(set) var resolved: [GateResult.Identity] = []
  /// The numbers.
  package private(set) var counts = GateResult.Counts()

  /// What is compared: a finding that turns from undecided to violated is another one.
  private struct Name: Hashable {
    let fingerprint: String
    let outcome: Outcome

    init(_ identity: GateResult.Identity) {
      fingerprint = identity.fingerprint
      outcome = identity.outcome
    }
  }

  /// Compares a run with what a base had.
  ///
  /// - Parameters:
  ///   - head: the run.
  ///   - open: the identities of the base that no waiver covers, as often as they occur.
  ///   - waived: those that a waiver covers.
  ///   - judged: the ids of the rules that the run judged; others can't have resolved anything.
  package init(
    _ head: RunResult, open: [GateResult.Identity], waived: [GateResult.Identity], judged: (String) -> Bool
  ) {
    var left = Self.counted(open)
    var leftWaived = Self.counted(waived)
    let naming = GateIdentity(head)
    for finding in head.evaluation.findings {
      let name = Name(naming.of(finding))
      let isOld = finding.isWaived ? Self.take(name, &leftWaived) : Self.take(name, &left)
      states.append(isOld ? .old : .new)
      count(GateGroup(finding), isOld: isOld)
    }
    for record in head.quarantine {
      let isOld = Self.take(Name(naming.of(record)), &left)
      quarantineStates.append(isOld ? .old : .new)
      count(.unknown, isOld: isOld)
    }
    // The last ones of a name are those that are gone; which one of equals is nobody's concern.
    for identity in open.reversed() where judged(identity.rule) && Self.take(Name(identity), &left) {
      resolved.append(identity)
    }
    resolved.reverse()
    counts.resolved = resolved.count
  }

  private mutating func count(_ group: GateGroup, isOld: Bool) {
    switch group {
    case .violation: if isOld { counts.old += 1 } else { counts.new += 1 }
    case .unknown: if isOld { counts.undecidedOld += 1 } else { counts.undecidedNew += 1 }
    case .waived: counts.waived += 1
    case .notice: break
    }
  }

  private static func counted(_ identities: [GateResult.Identity]) -> [Name: Int] {
    var counts: [Name: Int] = [:]
    for identity in identities { counts[Name(identity), default: 0] += 1 }
    return counts
  }

  private static func take(_ name: Name, _ counts: inout [Name: Int]) -> Bool {
    guard let count = counts[name], count > 0 else { return false }
    counts[name] = count - 1
    return true
  }
}

extension RunResult {
  /// The identities of all that speaks against a state: without waived violations and without notices.
  package var gateIdentities: [GateResult.Identity] {
    let naming = GateIdentity(self)
    let findings = evaluation.findings.filter { [.violation, .unknown].contains(GateGroup($0)) }
    return findings.map { naming.of($0) } + quarantine.map { naming.of($0) }
  }

  /// The identities of waived violations.
  package var waivedIdentities: [GateResult.Identity] {
    let naming = GateIdentity(self)
    return evaluation.findings.filter { GateGroup($0) == .waived }.map { naming.of($0) }
  }

  /// Whether the run says something about a rule, or about a built-in check.
  package func judged(_ rule: String) -> Bool {
    judgedRules.contains(rule) || !ruleSet.rules.contains { $0.id == rule }
  }

  /// The ids of the rules that were run and whose table the snapshot has.
  package var judgedRules: Set<String> {
    Set(evaluation.tallies.filter { $0.scope == .inScope && !$0.pack.isEmpty }.map(\.rule))
  }
}
