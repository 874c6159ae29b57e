package import Records
import SourceText

/// What a rule set computes over columns: a flat list of shared nodes, and how each rule is judged from them.
package struct Plan: Sendable {
  /// The nodes; operands stand before their users.
  var nodes: [PlanNode] = []
  /// What is to be known of each node before it runs.
  var traits: [PlanTraits] = []
  /// The texts that operations name, UTF-8.
  var texts: [[UInt8]] = []
  /// The keyed sets over loaded tables that `probe` operations ask.
  var probes: [PlanProbe] = []
  /// The deadlines that `deadline` operations compute.
  var deadlines: [PlanDeadline] = []
  /// What is kept of scanned tables for sets and measures.
  package var states = SetStatePlan()
  /// How each rule of the rule set is judged.
  var rules: [RulePlan] = []
  /// The fields that need a column.
  package var demand: Demand

  init(demand: Demand) {
    self.demand = demand
  }

  subscript(node: NodeID) -> PlanNode { nodes[node.index] }

  /// The number of different computations.
  package var nodeCount: Int { nodes.count }

  /// Whether a rule, by its index, is judged from columns.
  package func isColumnar(_ rule: Int) -> Bool {
    if case .columns = rules[rule] { true } else { false }
  }
}

/// A set over a loaded table whose condition is some equalities and a rest that depends on its own rows only.
struct PlanProbe: Hashable, Sendable {
  /// What is found out about the rows with one key.
  enum Figure: Hashable, Sendable {
    /// Whether there are any, how many, and which one.
    case rows
    /// A figure over a value of theirs, in the slots of a type.
    case aggregate(Aggregate, CheckedExpression, ValueType, SlotType)
    /// Whether one of them meets the items, or every one.
    case exists([CheckedItem])
    case every([CheckedItem])
  }

  /// The selection without what depends on rows outside, for the index that is built when the plan is bound to the data.
  let selection: Selection
  /// The figures of the member that are its key, each equal to one of the nodes that the operation names; empty for a set
  /// that is the same for every object.
  let keys: [CheckedExpression]
  /// What is asked.
  let figure: Figure
  /// The rule whose calendar counts; nil for the first calendar.
  let rule: Int?

  /// Hashed by what is cheap; compared whole.
  func hash(into hasher: inout Hasher) {
    hasher.combine(selection.slot)
    hasher.combine(selection.text.zh.utf8.count)
    hasher.combine(keys.count)
    hasher.combine(rule)
  }
}

/// How a rule is judged.
enum RulePlan: Sendable {
  /// Every row is left to the reference evaluator, with the reason that `--plan` tells.
  case reference(PlanLimit)
  /// From columns.
  case columns(ColumnRule)
}

/// A rule over columns: nodes over the object table.
struct ColumnRule: Sendable {
  /// The condition of the object; nil for all rows.
  var selection: NodeID?
  /// Whether it is in force on the object's date; nil for always.
  var inForce: NodeID?
  /// A value that the reference evaluator computes though nothing depends on it; its hard rows are hard.
  var attendant: NodeID?
  /// The exceptions in order.
  var exceptions: [(condition: NodeID, replacement: [NodeID])] = []
  /// The items of the requirement.
  var items: [NodeID] = []
  /// Items whose unknown rows the reference evaluator has to look at, because it completes conditions or 缺失 says something.
  var isUnknownHard = false
  /// Whether 截止 is still to come, for rows that do not pass; nil without one.
  var isRunning: NodeID?
  /// The deadline, judged beside the items.
  var deadline: ColumnDeadline?
}

/// A deadline over columns.
struct ColumnDeadline: Sendable {
  /// Rows that are met, violated, not yet due or not applicable; what is in none of them is left to the reference
  /// evaluator (unknown dates, several lines at once, marks).
  var passes: NodeID
  var violates: NodeID
  var isNotDue: NodeID?
  var doesNotApply: NodeID?
}

/// Why something is not computed over columns.
struct PlanLimit: Error, Sendable, Hashable {
  /// The construct that has no kernel, for `--plan`.
  let construct: LocalizedText

  /// A construct in both languages.
  init(zh: String, en: String) {
    construct = LocalizedText(zh: zh, en: en)
  }

  /// A construct that is called alike in both languages.
  init(construct: String) {
    self.construct = LocalizedText(same: construct)
  }

  /// The limit that an expression has no kernel.
  init(_ expression: CheckedExpression) {
    construct = expression.source
  }

  /// The way to a row has no name of its own: the expression that goes it is named instead.
  func named(by expression: CheckedExpression) -> PlanLimit {
    construct.zh == "row" ? PlanLimit(expression) : self
  }
}
