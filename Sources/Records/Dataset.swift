/// The records of one snapshot: one `TableRows` for each table of the schema, and the snapshot before it.
package struct Dataset: Sendable {
  /// The schema the tables were read by.
  package let schema: Schema
  /// The tables by `TableID`.
  package let tables: [TableRows]
  /// The organisation (机构) named in the manifest.
  package let organisation: String
  /// The check date (检查日期): `as_of` of the manifest, or `--as-of`.
  package let checkDate: Day
  /// The reporting period (报告期), both ends inclusive.
  package let period: ClosedRange<Day>

  /// Creates a dataset.
  package init(schema: Schema, tables: [TableRows], organisation: String, checkDate: Day, period: ClosedRange<Day>) {
    precondition(tables.count == schema.tables.count, "one TableRows for each table of the schema")
    self.schema = schema
    self.tables = tables
    self.organisation = organisation
    self.checkDate = checkDate
    self.period = period
  }

  /// The rows of a table.
  package subscript(table: TableID) -> TableRows { tables[table.index] }

  /// The dataset with the number of unreadable records of a table, which is known when it has been read.
  package func with(unread: Int, of table: TableID) -> Dataset {
    var tables = tables
    tables[table.index].unread = unread
    return Dataset(
      schema: schema, tables: tables, organisation: organisation, checkDate: checkDate, period: period)
  }
}
