import Records

/// The number of a node in its plan; operands have smaller numbers.
package struct NodeID: Hashable, Comparable, Sendable {
  /// The zero-based number.
  package let index: Int
  package static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// Where the bytes stand that the slots of a text node point into.
enum TextPool: Hashable, Sendable {
  /// The batch of a table in the chunk.
  case chunk(TableID)
  /// The texts of one field of a loaded table, put together when the plan is bound to the data.
  case loaded(TableID, FieldID)
  /// The texts that the plan itself holds.
  case constants
}

/// What the slots of a node mean; numbers of different scales never meet in one operation.
enum SlotType: Hashable, Sendable {
  /// Millionths: numbers, rates, durations (in their unit).
  case millionths
  /// Ten-thousandths of a yuan.
  case money
  /// Whole numbers: integers, counts, positions of choice words, 0/1.
  case whole
  /// Day numbers.
  case day
  /// Moments as in `Batch.slot(_:)`.
  case moment
  /// Offset and length of a text or of a key.
  case text(TextPool)
  /// The row number of a loaded table.
  case row(TableID)
}

/// One computation over the rows of a table, shared by every rule that needs it.
struct PlanNode: Hashable, Sendable {
  /// What it yields.
  enum Result: Hashable, Sendable {
    case truth
    case slots(SlotType)
  }

  /// What it computes.
  let operation: PlanOperation
  /// The table over whose rows it runs; the part of the chunk that holds them.
  let table: TableID
  /// What it yields.
  let result: Result
}

/// How a node is computed; each case is one kernel.
enum PlanOperation: Hashable, Sendable {
  // Leaves
  case truthConstant(Bool?)
  /// A constant in the scale of the node's type; nil is unknown.
  case slotConstant(Int64?)
  /// A text of the plan, an index into `Plan.texts`.
  case textConstant(Int)
  /// 检查日期, the ends of 报告期 or 年度, from the data in hand.
  case environment(EnvironmentValue)
  /// The slots of a field, with what a blank means.
  case field(FieldID)
  /// A yes/no field, with what a blank means.
  case truthField(FieldID)
  /// 有: something stands in the field, readable or not, or a blank means something.
  case hasField(FieldID)
  /// Whether a node has a value; rows without one are hard, because the reason decides.
  case isKnown(NodeID)
  /// The value of a node over the parent table, for each child row.
  case spread(NodeID)

  // Logic
  case all([NodeID])
  case any([NodeID])
  case not(NodeID)
  case atLeast(Int, [NodeID])

  // Values
  case compare(Comparison, NodeID, NodeID)
  /// Texts are equal byte by byte.
  case sameText(NodeID, NodeID)
  /// Two conditions have the same truth.
  case sameTruth(NodeID, NodeID)
  /// A quotient compares with a number, by cross products: never rounded.
  case compareQuotient(Comparison, NodeID, by: NodeID, NodeID)
  /// A text is one of the plan's texts, sorted.
  case textIn(NodeID, [Int])
  /// A slot is one of these, sorted.
  case slotIn(NodeID, [Int64])
  case textTest(TextTest, NodeID, text: Int)
  case plus(NodeID, NodeID)
  case minus(NodeID, NodeID)
  /// A product or quotient in the scale of the node's type, exact or hard.
  case times(NodeID, NodeID)
  case dividedBy(NodeID, NodeID)
  /// The same number in another scale, exact or hard.
  case rescaled(NodeID)
  /// A value rounded to a multiple of a step in its own scale.
  case rounded(NodeID, step: Int64, RoundingMode)
  /// The first value whose condition holds; the last without a condition is 其余.
  case choose([NodeID?], [NodeID])
  /// The same for values that are conditions.
  case chooseTruth([NodeID?], [NodeID])
  /// A built-in function by its id, of a row's values.
  case call(String, [NodeID], [ValueType])
  /// The day of a moment.
  case dayOf(NodeID)

  // Dates
  /// Days or working days from one date to another without excluded intervals; a row whose end lies before its start is hard.
  case span(from: NodeID, to: NodeID, DurationUnit, calendar: Int?, excluding: [PlanExclusion])
  /// `A 至 B 至多 n 单位`, compared as dates; a row whose end lies before its start is hard.
  case spanTest(from: NodeID, to: NodeID, Comparison, NodeID, DurationUnit, calendar: Int?)
  /// A date moved by a duration.
  case shift(NodeID, by: NodeID, DurationUnit, forward: Bool, calendar: Int?)
  /// What a deadline comes to, an index into `Plan.deadlines`: a position of `PlanDeadline.outcomes`.
  case deadline(Int)
  /// A figure of a deadline, an index into `Plan.deadlines`.
  case deadlineFigure(Int, DeadlineFigure)

  // Child rows: the operand nodes run over the child table.
  case anyChild(TableID, NodeID?)
  case everyChild(TableID, NodeID)
  case childCount(TableID, NodeID?)
  case childAggregate(Aggregate, TableID, where: NodeID?, NodeID)
  /// Whether the values of the child rows differ from each other.
  case distinctChildren(TableID, where: NodeID?, NodeID)
  /// Whether the values of the child rows, sorted by another value of theirs, do not fall, or rise if strict.
  case sortedChildren(TableID, where: NodeID?, by: NodeID, NodeID, strictly: Bool)
  /// The truth or the value of a node over the only child row; unknown if there is none or there are several.
  case onlyChild(TableID, NodeID)
  /// The number of values in a field 多个 T.
  case severalCount(FieldID)

  // Loaded tables
  /// The row of a loaded table whose key a text is; unknown if there is none, hard if there are several.
  case lookup(NodeID, TableID)
  /// A field of a looked-up row.
  case gather(NodeID, FieldID)
  case gatherTruth(NodeID, FieldID)
  case gatherHas(NodeID, FieldID)
  /// The number of the rows with these keys among the groups of a set over a loaded table, an index into `Plan.probes`; -1
  /// for keys that no row has. The operations below name such a node.
  case probeGroup(Int, [NodeID])
  /// Whether the set has a row with the keys, and how many.
  case probe(Int, [NodeID])
  case probeCount(Int, [NodeID])
  /// The only row that the set has with the keys; unknown if there is none. Several are hard, or unknown for
  /// a lookup that needs exactly one.
  case probeRow(Int, [NodeID], severalAreHard: Bool)
  /// The figure of the rows with the keys, or whether they meet the items, as the probe says.
  case probeFigure(Int, [NodeID])
  case probeTruth(Int, [NodeID])

  // Rules
  /// Whether a rule over the same rows has an outcome.
  case ruleOutcome(rule: Int, outcome: Int)
}

/// Time that a span does not count.
enum PlanExclusion: Hashable, Sendable {
  /// The intervals of the child rows for which a condition holds; start, end and whether an end stands in the row run over
  /// the child table.
  case children(TableID, where: NodeID?, start: NodeID, end: NodeID, hasEnd: NodeID, includesFirstDay: Bool)
  /// From a date to a date.
  case span(NodeID, NodeID, includesFirstDay: Bool)
}
