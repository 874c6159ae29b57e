package import Reporting
package import SourceText

/// How a result is shown; nothing here changes a figure.
package struct RenderOptions: Sendable {
  /// What the reader asked for.
  package enum View: Sendable, Hashable {
    /// `zicha check`: the findings and the counts.
    case check
    /// `zicha report`: the report with its chapters.
    case report
  }

  /// What the reader asked for; formats that always show the whole report or all findings ignore it.
  package var view: View
  /// Whether the terminal shows colours; only for `human`.
  package var usesColor: Bool
  /// The width of the terminal in cells; only for `human`.
  package var width: Int
  /// Whether only the counts are wanted (`-q`); only for `human`.
  package var showsCountsOnly: Bool
  /// At most so many findings of each rule are printed; only for `human`.
  package var findingsPerRule: Int
  /// How long the run took, such as `0.8 s`; printed by `human` only, so that files stay the same byte for byte.
  package var elapsed: LocalizedText?
  /// Whether lists leave out the derivation of findings (`--no-steps`); only for `jsonl`.
  package var isShort = false
  /// Whether personal numbers are hidden; nil for the habit of the format (``ReportRenderer/isForCI``).
  package var masks: Bool?
  /// The files that findings point into; nil where only their paths are known.
  package var sources: (any FindingSources)?
  /// How much of long lists HTML and Markdown hold.
  package var limits: ReportLayout.Limits

  /// Creates options.
  package init(
    view: View = .check, usesColor: Bool = false, width: Int = 100, showsCountsOnly: Bool = false,
    findingsPerRule: Int = 20, elapsed: LocalizedText? = nil, limits: ReportLayout.Limits = .init()
  ) {
    self.view = view
    self.usesColor = usesColor
    self.width = width
    self.showsCountsOnly = showsCountsOnly
    self.findingsPerRule = findingsPerRule
    self.elapsed = elapsed
    self.limits = limits
  }
}
