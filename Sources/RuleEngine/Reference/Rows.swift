import Records

/// One row of one of the two snapshots of a run.
struct RowReference: Hashable, Sendable {
  /// Whether it stands in the previous snapshot.
  let isPrevious: Bool
  /// The table.
  let table: TableID
  /// The row number; zero for the one row of 机构.
  let row: Int
}

/// What a slot of a frame holds.
enum Binding: Hashable, Sendable {
  case nothing
  case row(RowReference)
  /// A value of a field with several values.
  case element(Value)
}

/// Where a row expression leads.
enum RowResult {
  case row(RowReference)
  /// Several rows with the same key: a field is known if they agree.
  case sameKey([RowReference])
  /// There is no such row, for certain.
  case none(Cause)
  case unknown([Cause])
}

/// The members of a selection: those that belong to it, and those that may.
struct Members {
  /// Those whose condition holds.
  var sure: [Binding] = []
  /// Those whose condition is unknown.
  var unsure: [Binding] = []
  /// Why they are unknown.
  var causes: [Cause] = []
  /// Whether nothing is known about the set at all.
  var isUnknown = false

  static func unknown(_ causes: [Cause]) -> Members {
    Members(sure: [], unsure: [], causes: causes, isUnknown: true)
  }

  /// Every member that belongs or may belong.
  var all: [Binding] { sure + unsure }
}
