package import Records
package import SourceText

/// A computed figure: exact, known only between two ends, or not to be computed; never typed.
package enum Figure: Sendable, Hashable {
  /// An exact value.
  case exact(Value)
  /// Somewhere between two ends because some members are unknown, with the number of the undecided.
  case between(Value, Value, undecided: Int)
  /// No data, and the measure says that it does not apply then (无数据：不适用).
  case notApplicable
  /// No value: what it needs is missing, or there is nothing to divide by.
  case none
}

/// How a figure is written.
package enum FigureStyle: Sendable, Hashable {
  case count
  /// Per cent with one decimal; a rate.
  case percent
  case money
  case number
  case date
  case text
}

/// One measure with its figures: a single one, or one for each group.
package struct MeasureResult: Sendable, Hashable {
  /// The figure of one group.
  package struct Row: Sendable, Hashable {
    /// The name of the group as shown; 「未填」 / "not filled in" for rows without a group key; nil for an ungrouped measure.
    package let group: LocalizedText?
    /// The key of the group in the data, for joins with other measures; empty for an ungrouped measure.
    package let key: String
    /// The figure of this period.
    package let figure: Figure
    /// The figure of the previous snapshot; nil when there is none.
    package let previous: Figure?

    /// Creates a row.
    package init(group: LocalizedText?, key: String, figure: Figure, previous: Figure?) {
      self.group = group
      self.key = key
      self.figure = figure
      self.previous = previous
    }
  }

  /// The measure's names.
  package let name: LocalizedText
  /// The pack's English name.
  package let pack: String
  /// How its figures are written.
  package let style: FigureStyle
  /// What the groups are, such as 单位; nil for an ungrouped measure.
  package let groupedBy: LocalizedText?
  /// The figures.
  package let rows: [Row]

  /// Creates a result.
  package init(name: LocalizedText, pack: String, style: FigureStyle, groupedBy: LocalizedText?, rows: [Row]) {
    self.name = name
    self.pack = pack
    self.style = style
    self.groupedBy = groupedBy
    self.rows = rows
  }
}
