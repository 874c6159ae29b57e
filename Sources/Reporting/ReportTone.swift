package import Findings

/// How a word or figure is to be taken; renderers show it by a mark and a word, never by colour alone.
package enum ReportTone: String, Sendable, Hashable {
  case pass
  case violation
  case undetermined
  case neutral
  case critical
  case major
  case minor
  case note

  /// The tone of an outcome.
  package init(_ outcome: Outcome) {
    switch outcome {
    case .pass: self = .pass
    case .violation: self = .violation
    case .undetermined: self = .undetermined
    case .notDue, .notApplicable: self = .neutral
    }
  }

  /// The tone of a weight.
  package init(_ severity: Severity) {
    switch severity {
    case .critical: self = .critical
    case .major: self = .major
    case .minor: self = .minor
    case .note: self = .note
    }
  }
}
