package import SourceText

/// One of the few figures that a reader must see first.
package struct ReportHighlight: Sendable, Hashable {
  /// What it counts.
  package let label: LocalizedText
  /// The figure.
  package let figure: Prose
  /// How it is to be taken.
  package let tone: ReportTone?

  /// Creates a highlight.
  package init(label: LocalizedText, figure: Prose, tone: ReportTone? = nil) {
    self.label = label
    self.figure = figure
    self.tone = tone
  }
}
