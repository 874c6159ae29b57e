import Findings
import Records
import SourceText

/// What is asked of the members of a set.
enum SetContent: Hashable, Sendable {
  /// How many there are: 数量, 有, 无, 比率.
  case count
  /// 存在 … 满足.
  case exists([CheckedItem])
  /// 每个.
  case every([CheckedItem])
  case aggregate(Aggregate, CheckedExpression)
  /// 齐全 and 恰为.
  case complete(CheckedExpression, words: [CheckedExpression], exactly: Bool)
  /// The outcomes of a rule's objects.
  case outcomes(rule: Int)

  /// What is evaluated of each member.
  var expressions: [CheckedExpression] {
    switch self {
    case .count, .outcomes: []
    case .exists(let items), .every(let items): items.map(\.condition)
    case .aggregate(_, let inner), .complete(let inner, _, _): [inner]
    }
  }
}

/// The rows of a table in groups by their own figures: what the questions of one measure, or of several sets over the same
/// key, have in common.
struct SetGrouping: Sendable {
  /// The table.
  let table: TableID
  /// The first measure whose scope this is; nil for sets that rules and measures select for themselves.
  let measure: Int?
  /// Which rows belong (范围), every row if empty; over `slot`.
  let conditions: [CheckedExpression]
  /// The slot that a row is bound to while conditions and keys are judged.
  let slot: Int
  /// The figures that make the key; none for one group of all rows.
  let keys: [CheckedExpression]
  /// The nodes of conditions and keys; nil where rows are judged one by one.
  var columns: GroupingColumns?
}

/// One question about the members of a set.
struct SetLeaf: Sendable {
  /// What distinguishes it.
  struct Key: Hashable, Sendable {
    /// The first measure with this scope, for sets 全部 of a scope and for outcomes within it.
    let measure: Int?
    /// The selection; nil for the outcomes of a rule's objects.
    let selection: Selection?
    let content: SetContent

    func hash(into hasher: inout Hasher) {
      hasher.combine(measure)
      guard let selection else { return }
      hasher.combine(selection.slot)
      hasher.combine(selection.text.zh.utf8.count)
      for byte in selection.text.zh.utf8.suffix(24) { hasher.combine(byte) }
    }
  }

  let key: Key
  /// The grouping whose rows it asks, an index.
  let grouping: Int
  /// The slot that a row is bound to.
  let slot: Int
  /// Which rows belong.
  let conditions: [CheckedExpression]
  /// The figures outside with which the key is compared.
  let outers: [CheckedExpression]
  /// The condition with a mark in place of the outer figure: what is known of each row while the outer key is unknown. Nil
  /// where that can't happen.
  let unkeyed: CheckedExpression?
  /// What else the members depend on; a set that a rule asks must not depend on the object judged.
  let context: ExpressionUse.Context
  /// Whether a rule asks, so that evidence names members and tells of their items.
  var isEvidence: Bool
  /// Whether it does not matter why sure objects are undetermined.
  var ignoresSureCauses: Bool
  /// The nodes of conditions and values; nil where rows are judged one by one.
  var columns: LeafColumns?

  var content: SetContent { key.content }
}

/// The nodes of a grouping.
struct GroupingColumns: Sendable {
  let conditions: [NodeID]
  let keys: [NodeID]
}

/// The nodes of a question.
struct LeafColumns: Sendable {
  let conditions: [NodeID]
  /// The value of an aggregate.
  var value: NodeID?
  /// The items of 存在 and 每个.
  var items: [NodeID] = []
}
