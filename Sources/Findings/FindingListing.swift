/// A violation without its derivation: all that a short line of a list says beyond the rule itself.
package struct ShortFinding: Sendable {
  /// The index of the rule in its rule set.
  package let rule: Int
  /// The index of the violated item of the requirement; nil where the whole rule is judged at once or where its only item
  /// has no label of its own.
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

/// Turns findings into the lines of a list that goes to a file (`jsonl`, `csv`), in two steps: `append` makes compact
/// *entries* on the workers' threads, `lines` makes lines of them when the list is put together.
///
/// Entries of one rule or data check are only ever put behind one another, so that a list may hold them as plain bytes.
package protocol FindingListing: Sendable {
  /// Whether lines leave out the derivation (`--no-steps`), so that ``append(_:key:to:)`` may stand for a finding.
  var isShort: Bool { get }

  /// What stands before the first line.
  var header: [UInt8] { get }

  /// Appends the entry of a finding.
  func append(_ finding: Finding, to entries: inout [UInt8])

  /// Appends the entry of a violation by an object with a key of its own; its line equals that of the finding byte for byte.
  func append(_ finding: ShortFinding, key: Span<UInt8>, to entries: inout [UInt8])

  /// The lines of whole entries.
  ///
  /// - Parameter occurrences: how often each fingerprint came before, where it may come again; nil where it can't.
  func lines(of entries: [UInt8], occurrences: inout [[UInt8]: Int]?) -> [UInt8]
}
