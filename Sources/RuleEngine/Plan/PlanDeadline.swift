import Findings
import Records

/// The lines of one clause of a deadline: which of them is taken for a row.
struct PlanLines: Hashable, Sendable {
  /// The conditions of the conditional lines, in order; what the lines say stands in the same order.
  var conditions: [NodeID] = []
  /// For each conditional line the first line that says the same: two that hold and differ are a conflict.
  var sameAs: [Int] = []
  /// Whether a line without a condition follows the conditional ones.
  var hasDefault = false
}

/// A limit of a deadline with its extension.
struct PlanLimitLine: Hashable, Sendable {
  /// One thing that an extension needs.
  struct Need: Hashable, Sendable {
    /// The day, or a truth.
    let node: NodeID
    /// Whether something stands there; nil where what is not known is left to the reference evaluator.
    let isThere: NodeID?
    /// Whether it is a truth instead of a day.
    let isTruth: Bool
  }

  /// The limit in millionths of its unit.
  let amount: NodeID
  let unit: DurationUnit
  /// The extension; nil without one.
  let extent: NodeID?
  let extentUnit: DurationUnit
  let needs: [Need]
  /// Whether a due date that is no working day moves forward.
  let rollsForward: Bool
}

/// A deadline over columns.
struct PlanDeadline: Hashable, Sendable {
  /// The table of the objects.
  let table: TableID
  var startLines = PlanLines()
  /// The start days, by line.
  var starts: [NodeID] = []
  var stopLines = PlanLines()
  /// The stop days, by line.
  var stops: [NodeID] = []
  /// Whether a stop stands in the row, by line; nil where an unknown stop is left to the reference evaluator.
  var hasStop: [NodeID?] = []
  var limitLines = PlanLines()
  var limits: [PlanLimitLine] = []
  var exclusionLines = PlanLines()
  /// What is not counted, by line.
  var exclusions: [[PlanExclusion]] = []
  /// Whether the object is ended; nil for never.
  var ended: NodeID?
  /// 截止 in place of limits: the day until which the stop must come.
  var dueBy: NodeID?
  var calendar: Int?
  var marks: [PlanMark] = []

  /// A mark that a running or late case may have.
  struct PlanMark: Hashable, Sendable {
    let figure: DeadlineFigure
    let comparison: Comparison
    /// Millionths of the unit.
    let bound: NodeID
    let unit: DurationUnit
  }

  /// What the slots of a `deadline` node stand for.
  static let outcomes: [Outcome] = [.pass, .violation, .notDue, .notApplicable]
}
