import Findings
import RuleSyntax

extension RuleOutcomeWord {
  /// The outcomes that the word means.
  var outcomes: [Outcome] {
    switch self {
    case .pass: [.pass]
    case .violation: [.violation]
    case .applicable: [.pass, .violation, .undetermined]
    case .undetermined: [.undetermined]
    }
  }
}

extension OutcomeWord {
  /// The outcome of a finding.
  var outcome: Outcome {
    switch self {
    case .pass: .pass
    case .violation: .violation
    case .undetermined: .undetermined
    case .notDue: .notDue
    case .notApplicable: .notApplicable
    }
  }
}
