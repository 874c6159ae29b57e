package import Records
package import SourceText

/// One row: the object, a bound row, or what is reached from them.
package indirect enum RowExpression: Sendable, Hashable {
  /// The row bound to a slot; 0 is the object.
  case slot(Int)
  /// The row that a reference field names.
  case follow(RowExpression, FieldID)
  /// The parent of a child row.
  case parent(RowExpression)
  /// The only row of a child table under a row; several are unknown.
  case onlyChild(RowExpression, TableID)
  /// T「键」: the row with a key, for a child table inside a row.
  case keyed(TableID, Text, within: RowExpression?)
  /// The only row of a selection; none or several are unknown.
  case only(Selection)
  /// 上期／上年本 T: the row with the same key in the previous snapshot.
  case previousPair(RowExpression)
  /// The one row of the table 机构.
  case organisation
}

/// Which snapshot a table is read from.
package enum TableSnapshot: Sendable, Hashable {
  case current
  /// 上期: the `previous` of the manifest.
  case previous
  /// 上年: the same, if its period is one year earlier, else unknown.
  case lastYear
}

/// A set of rows, or of the values of a field, that a condition narrows.
package struct Selection: Sendable, Hashable {
  /// Where the members come from.
  package indirect enum Source: Sendable, Hashable {
    /// All rows of a table.
    case table(TableID, TableSnapshot)
    /// The child rows of a row.
    case children(TableID, of: RowExpression)
    /// The values of a field 多个 T; each is bound as an element.
    case values(CheckedExpression)
    /// The rows in the scope of a measure (全部).
    case scope(TableID)
  }

  /// Where the members come from.
  package let source: Source
  /// The slot that a member is bound to while the condition is judged.
  package let slot: Int
  /// The condition after 其中.
  package let condition: CheckedExpression?
  /// The row left out (其他 T).
  package let excluding: RowExpression?
  /// The canonical text.
  package let text: LocalizedText

  /// Creates a selection.
  package init(
    source: Source, slot: Int, condition: CheckedExpression? = nil, excluding: RowExpression? = nil, text: LocalizedText
  ) {
    self.source = source
    self.slot = slot
    self.condition = condition
    self.excluding = excluding
    self.text = text
  }

  /// The table of the rows; nil for values.
  package var table: TableID? {
    switch source {
    case .table(let table, _), .children(let table, _), .scope(let table): table
    case .values: nil
    }
  }
}

/// Time that a deadline or a span does not count.
package enum Exclusion: Sendable, Hashable {
  /// The declared intervals of the rows of a selection.
  case rows(Selection)
  /// From a date to a date; `includesFirstDay` as in 区间：…，含首日.
  case span(CheckedExpression, CheckedExpression, includesFirstDay: Bool)
}
