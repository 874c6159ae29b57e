import Records

/// What the slots of an expression mean while it is lowered.
struct PlanScope {
  /// The table over whose rows the expression runs.
  var table: TableID
  /// The tables of the row slots: the table itself or one that it is nested in.
  var slots: [Int: TableID]
  /// The rule in hand, for its calendar; nil for measures.
  var rule: Int?
  /// The slots that are bound to rows of loaded tables.
  var loadedRows: [Int: PlanRow] = [:]
  /// The date that decides dated parameters.
  var parameterDay = ParameterDay.checkDate

  /// Which date decides dated parameters.
  enum ParameterDay {
    /// The check date.
    case checkDate
    /// The date of 生效 of the object, over its table.
    case node(NodeID)
    /// A date that is not computed over columns.
    case unavailable
  }
}

/// A row that an expression speaks of.
enum PlanRow: Hashable {
  /// A row of the chunk: of the scope's table or of one above it.
  case own(TableID)
  /// A row of a loaded table; the node may run over a table above that of the scope.
  case loaded(NodeID, TableID)
  /// The only row of a selection. Where there is no row, for certain, it has nothing instead of something unknown: 有 of
  /// its field is `exists` and `gatherHas`.
  case one(NodeID, TableID, exists: NodeID)
}
