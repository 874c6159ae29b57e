/// A violation without its derivation: all that a short line of a list says beyond the rule itself.
package struct ShortFinding: Sendable {
  /// The index of the rule in its rule set.
  package let rule: Int
  /// The index of the violated item of the requirement; nil where the whole rule is judged at once.
  package let item: Int?
  /// The outcome.
  package let outcome: Outcome
  /// The number of the input file.
  package let input: Int
  /// The one-based line of the record; nil for formats without lines.
  package let line: Int?

  /// Creates one.
  package init(rule: Int, item: Int?, outcome: Outcome, input: Int, line: Int?) {
    self.rule = rule
    self.item = item
    self.outcome = outcome
    self.input = input
    self.line = line
  }
}

/// Turns findings into the lines of a list that goes to a file (`jsonl`, `csv`); called on the workers' threads, so that
/// only finished bytes go through the merge.
package protocol FindingListing: Sendable {
  /// Whether lines leave out the derivation (`--no-steps`), so that ``append(_:key:to:)`` may stand for a finding.
  var isShort: Bool { get }

  /// Appends the line of a finding, with its fingerprint; the number of a repeated fingerprint is added when the list is
  /// put together.
  func append(_ finding: Finding, to bytes: inout [UInt8])

  /// Appends the line of a violation by an object with a key of its own, equal byte for byte to that of the finding.
  func append(_ finding: ShortFinding, key: Span<UInt8>, to bytes: inout [UInt8])
}
