import Records
import SourceText

/// How the members of a selection over a whole table are found without comparing every row with every row.
final class SelectionPlan {
  /// An equality between a figure of the member and one of the rows outside: a keyed lookup.
  struct Join {
    let inner: CheckedExpression
    let outer: CheckedExpression
  }

  /// Rows by the key of the joins.
  struct Index {
    var rows: [[Value]: [Int]] = [:]
    /// Rows whose key is unknown: they may belong to any.
    var unknown: [Int] = []
  }

  /// The equalities.
  let joins: [Join]
  /// The condition apart from the equalities.
  let rest: [CheckedExpression]
  /// Whether the members depend on nothing outside the selection, so that they are the same for every object.
  let isClosed: Bool
  /// Whether they depend on nothing outside but the keys of the joins.
  let isKeyed: Bool
  /// The members of a closed selection, as soon as they are known.
  var members: Members?
  /// The rows by key, as soon as they are needed.
  var index: Index?

  init(_ selection: Selection, rules: CheckedRuleSet) {
    var joins: [Join] = []
    var rest: [CheckedExpression] = []
    let conjuncts = Self.conjuncts(of: selection.condition)
    for conjunct in conjuncts {
      if let join = Self.join(conjunct, slot: selection.slot, rules: rules) {
        joins.append(join)
      } else {
        rest.append(conjunct)
      }
    }
    self.joins = joins
    self.rest = rest
    let use = ExpressionUse(selection, in: rules)
    isClosed = use.slots.isEmpty && !use.usesContext
    isKeyed =
      selection.excluding == nil
      && rest.allSatisfy {
        let use = ExpressionUse($0, in: rules)
        return !use.usesContext && use.slots.subtracting([selection.slot]).isEmpty
      }
  }

  /// A plan that groups all rows by some figures of theirs, whatever the condition (同 F 则同 G).
  init(determinants: [CheckedExpression]) {
    joins = determinants.map { Join(inner: $0, outer: $0) }
    rest = []
    isClosed = false
    isKeyed = false
  }

  private static func conjuncts(of condition: CheckedExpression?) -> [CheckedExpression] {
    guard let condition else { return [] }
    if case .all(let parts) = condition.kind { return parts.flatMap { conjuncts(of: $0) } }
    return [condition]
  }

  private static func join(_ condition: CheckedExpression, slot: Int, rules: CheckedRuleSet) -> Join? {
    guard case .compare(.equal, let left, let right) = condition.kind, isIndexable(left.type, right.type) else {
      return nil
    }
    let first = ExpressionUse(left, in: rules)
    let second = ExpressionUse(right, in: rules)
    if first.slots == [slot], !first.usesContext, isOuter(second, slot) { return Join(inner: left, outer: right) }
    if second.slots == [slot], !second.usesContext, isOuter(first, slot) { return Join(inner: right, outer: left) }
    return nil
  }

  /// Whether a figure is one of the rows outside. A figure that is the same for every object selects better as a condition:
  /// a row of another key is out, even if that figure of it is unknown.
  private static func isOuter(_ use: ExpressionUse, _ slot: Int) -> Bool {
    !use.slots.contains(slot) && (!use.slots.isEmpty || use.usesContext)
  }

  /// Whether equality of two types is equality of their canonical keys.
  private static func isIndexable(_ left: ValueType, _ right: ValueType) -> Bool {
    switch (left, right) {
    case (.text, .text), (.text, .reference), (.reference, .text), (.reference, .reference), (.number, .number),
      (.money, .money), (.date, .date), (.truth, .truth):
      true
    case (.choice, .choice): left == right
    default: false
    }
  }

  /// A value as a key: texts and references of equal characters are one key.
  static func key(_ value: Value) -> Value {
    if case .reference(let text) = value { return .text(text) }
    return value
  }
}

/// A selection as a key of a cache: hashed by its text, compared whole.
struct SelectionKey: Hashable {
  let selection: Selection
  /// Further expressions that belong to the plan, such as the value of 不重复.
  let extra: [CheckedExpression]

  func hash(into hasher: inout Hasher) {
    hasher.combine(selection.slot)
    hasher.combine(selection.text.zh.utf8.count)
    hasher.combine(extra.count)
    for byte in selection.text.zh.utf8.suffix(24) { hasher.combine(byte) }
  }
}
