import Records

/// What the slots of an expression mean while it is lowered.
struct PlanScope {
  /// The table over whose rows the expression runs.
  var table: TableID
  /// The tables of the row slots: the table itself or one that it is nested in.
  var slots: [Int: TableID]
  /// The rule in hand, for its calendar; nil for measures.
  var rule: Int?
}

/// A row that an expression speaks of.
enum PlanRow {
  /// A row of the chunk: of the scope's table or of one above it.
  case own(TableID)
  /// A row of a loaded table.
  case loaded(NodeID, TableID)
}
