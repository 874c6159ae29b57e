import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// What a gate needs to know of its base: the identities of its findings and what its rules judged.
struct BaseState: Sendable, Hashable {
  /// The check date.
  let checkDate: Day
  /// The findings that no waiver covers.
  let open: [GateResult.Identity]
  /// The waived violations.
  let waived: [GateResult.Identity]
  /// The ids of the rules that judged an object.
  let judged: [String]

  /// The state that a run has found.
  init(_ result: RunResult) {
    checkDate = result.checkDate
    open = result.gateIdentities
    waived = result.waivedIdentities
    judged = result.evaluation.tallies.filter { $0.selected > 0 && !$0.pack.isEmpty }.map(\.rule)
  }

  init(checkDate: Day, open: [GateResult.Identity], waived: [GateResult.Identity], judged: [String]) {
    self.checkDate = checkDate
    self.open = open
    self.waived = waived
    self.judged = judged
  }
}
