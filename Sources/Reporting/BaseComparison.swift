package import Findings

/// What a gate found out beside its base: which findings are new, which are old, which are gone.
///
/// Formats for CI show the new findings of a run with a comparison and all findings of a run without one.
package struct BaseComparison: Sendable {
  /// The base as the user wrote it: a snapshot, a git revision or a baseline file.
  package let base: String
  /// The state of each finding of the run by its fingerprint, quarantined records by theirs
  /// (``Fingerprint/names(of:)``); looked up, never listed.
  package let states: [String: FindingState]
  /// The findings that only the base has, as far as it tells more than their identity; none of them is in the run.
  package let resolved: [Finding]

  /// Creates a comparison.
  package init(base: String, states: [String: FindingState], resolved: [Finding] = []) {
    self.base = base
    self.states = states
    self.resolved = resolved
  }

  /// The state of a finding or quarantined record; new unless the comparison says otherwise.
  package func state(of fingerprint: String) -> FindingState {
    states[fingerprint] ?? .new
  }
}
