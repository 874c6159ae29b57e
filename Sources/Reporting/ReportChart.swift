package import SourceText

/// A bar chart with the table that holds its figures.
package struct ReportChart: Sendable, Hashable {
  /// How the bars of one category stand.
  package enum Kind: Sendable, Hashable {
    /// One below the other: this period and the previous one.
    case grouped
    /// One after the other: the parts of a sum.
    case stacked
  }

  /// What a series of bars is; its pattern tells it apart without colour.
  package struct Series: Sendable, Hashable {
    /// The name in the legend.
    package let name: LocalizedText
    /// The tone.
    package let tone: ReportTone

    /// Creates a series.
    package init(name: LocalizedText, tone: ReportTone) {
      self.name = name
      self.tone = tone
    }
  }

  /// One bar.
  package struct Bar: Sendable, Hashable {
    /// The series it belongs to.
    package let series: Int
    /// Where it ends; nil when the figure can't be computed.
    package let low: Drawn?
    /// Where it ends at most, if that is not known exactly.
    package let high: Drawn?
    /// The figure beside it.
    package let figure: Prose

    /// Creates a bar.
    package init(series: Int, low: Drawn?, high: Drawn? = nil, figure: Prose) {
      self.series = series
      self.low = low
      self.high = high
      self.figure = figure
    }
  }

  /// A length in hundredths of a per cent of the longest bar, so that drawing needs no arithmetic of its own.
  package typealias Drawn = Int

  /// A category with its bars.
  package struct Category: Sendable, Hashable {
    /// The name.
    package let label: LocalizedText
    /// The bars.
    package let bars: [Bar]

    /// Creates a category.
    package init(label: LocalizedText, bars: [Bar]) {
      self.label = label
      self.bars = bars
    }
  }

  /// The anchor.
  package let id: String
  /// The title.
  package let title: LocalizedText
  /// What the picture shows, in a sentence, for those who do not see it.
  package let summary: LocalizedText
  /// How the bars stand.
  package let kind: Kind
  /// The series.
  package let series: [Series]
  /// The categories.
  package let categories: [Category]
  /// The figures of the chart, and of the categories left out of it.
  package let table: ReportTable

  /// Creates a chart.
  package init(
    id: String, title: LocalizedText, summary: LocalizedText, kind: Kind, series: [Series], categories: [Category],
    table: ReportTable
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.kind = kind
    self.series = series
    self.categories = categories
    self.table = table
  }
}
