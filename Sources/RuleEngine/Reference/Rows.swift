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
  /// A record of the table that could not be read: it may belong, and nothing is known of it.
  case unread(TableID)
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

  /// The members with so many more that may belong because their records could not be read.
  func widened(by unread: Int, of table: TableID, _ cause: Cause) -> Members {
    guard unread > 0, !isUnknown else { return self }
    var result = self
    result.causes = causes.merged(with: [cause])
    if unread > Self.mostUnread {
      result.isUnknown = true
    } else {
      result.unsure += Array(repeating: .unread(table), count: unread)
    }
    return result
  }

  /// With more unreadable records than this a set is not known at all: figures between such ends would say nothing.
  static let mostUnread = 256

  /// Every member that belongs or may belong.
  var all: [Binding] { sure + unsure }
}
