package import SourceText

/// A table of a report.
package struct ReportTable: Sendable, Hashable {
  /// A column.
  package struct Column: Sendable, Hashable {
    /// The head.
    package let title: LocalizedText
    /// Whether its cells are figures, set to the right.
    package let isNumeric: Bool

    /// Creates a column.
    package init(_ title: LocalizedText, isNumeric: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
    }
  }

  /// A cell.
  package struct Cell: Sendable, Hashable {
    /// What it says.
    package let content: Prose
    /// More lines in smaller type, such as the steps of a derivation.
    package let details: [LocalizedText]
    /// How it is to be taken.
    package let tone: ReportTone?
    /// Whether it is code: an id, a path, a digest.
    package let isCode: Bool

    /// Creates a cell.
    package init(_ content: Prose, details: [LocalizedText] = [], tone: ReportTone? = nil, isCode: Bool = false) {
      self.content = content
      self.details = details
      self.tone = tone
      self.isCode = isCode
    }

    /// Creates a cell without figures.
    package init(
      _ text: LocalizedText, details: [LocalizedText] = [], tone: ReportTone? = nil, isCode: Bool = false
    ) {
      self.init(Prose(text), details: details, tone: tone, isCode: isCode)
    }
  }

  /// A row.
  package struct Row: Sendable, Hashable {
    /// The cells, one for each column; the one at `headColumn` names the row.
    package let cells: [Cell]
    /// The JSON Pointer of what the row is about, such as `/findings/3`.
    package let place: String?

    /// Creates a row.
    package init(_ cells: [Cell], place: String? = nil) {
      self.cells = cells
      self.place = place
    }
  }

  /// How the table behaves where it is wider than the page.
  package enum Shape: Sendable, Hashable {
    /// Many short figures: scrolls sideways.
    case figures
    /// Sentences: every row becomes a card.
    case sentences
  }

  /// The anchor.
  package let id: String
  /// The caption.
  package let caption: LocalizedText
  /// The columns.
  package let columns: [Column]
  /// The rows.
  package let rows: [Row]
  /// The column whose cells name their rows.
  package let headColumn: Int
  /// How it behaves on narrow pages.
  package let shape: Shape
  /// Whether readers may filter and sort it.
  package let isLedger: Bool
  /// What stands below it, such as how many rows are left out.
  package var notes: [Prose]

  /// Creates a table.
  package init(
    id: String, caption: LocalizedText, columns: [Column], rows: [Row], headColumn: Int = 0,
    shape: Shape = .figures, isLedger: Bool = false, notes: [Prose] = []
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.headColumn = headColumn
    self.shape = shape
    self.isLedger = isLedger
    self.notes = notes
  }
}
