package import Findings
package import Records
package import SourceText

/// The type of an expression.
package indirect enum ValueType: Hashable, Sendable {
  case text
  /// A number; integers and counts too.
  case number
  case money
  /// A rate: count by count or money by money; compares with numbers.
  case rate
  case date
  case moment
  case duration(DurationUnit)
  case truth
  case choice([ChoiceWord])
  case reference(TableID)
  case several(ValueType)
}

/// An expression that was resolved and typed: no names, no optional types, one meaning.
package struct CheckedExpression: Sendable, Hashable {
  /// What it computes.
  package let kind: Kind
  /// The type of its value.
  package let type: ValueType
  /// Where it stands.
  package let range: SourceRange
  /// The canonical text in both languages, for derivations and for `expected`.
  package let source: LocalizedText

  /// Creates an expression.
  package init(kind: Kind, type: ValueType, range: SourceRange, source: LocalizedText) {
    self.kind = kind
    self.type = type
    self.range = range
    self.source = source
  }

  /// Whether both compute the same: the place is left out, so that one meaning read twice is one.
  package static func == (left: CheckedExpression, right: CheckedExpression) -> Bool {
    left.kind == right.kind && left.type == right.type && left.source == right.source
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(type)
  }

  /// What an expression computes. A *slot* numbers the row variables of a rule: 0 is the object, each selection and
  /// quantifier binds the next one.
  package indirect enum Kind: Sendable, Hashable {
    // Values
    case constant(Value)
    case field(RowExpression, FieldID)
    /// A parameter, an index into `CheckedRuleSet.parameters`, at the date of 生效 of the object.
    case parameter(Int)
    case environment(EnvironmentValue)
    /// The key of a row as a reference to it (`科室为本科室`); its type is `.reference` of the row's table.
    case rowKey(RowExpression)
    /// The value that a selection over `several` values bound to a slot.
    case element(slot: Int)
    /// A definition, an index into `CheckedRuleSet.definitions`, of a row (of nothing if it has no table).
    case definition(Int, RowExpression?)
    /// 到期日 用时 剩余 超期 of a deadline rule (index into `rules`) for a row; for the rule itself with row slot 0.
    case deadline(DeadlineFigure, rule: Int, RowExpression)
    /// The mark (亮牌) of a deadline rule for a row; its type is `.choice` of the marks that the rule declares, and a row
    /// without a mark is none of them.
    case mark(rule: Int, RowExpression)
    /// A measure (index into `measures`); `group` is the group's key expression; `previous`: of the snapshot before.
    case measure(Int, group: CheckedExpression?, previous: Bool)
    /// In a measure: how many objects of a rule in scope have one of these outcomes.
    case ruleCount(rule: Int, outcomes: [Outcome])
    /// What a decision table (index into `decisionTables`) gives for an output, with one expression for each input; not
    /// for outputs that are ranges.
    case decision(table: Int, output: Int, inputs: [CheckedExpression])
    /// An input of the decision table in whose cell it stands.
    case input(Int)

    // Arithmetic
    case arithmetic(ArithmeticOperator, CheckedExpression, CheckedExpression)
    /// A date moved by a duration, forward (加) or back (减).
    case shift(CheckedExpression, by: CheckedExpression, forward: Bool)
    /// The length of a span in days or working days, without excluded intervals.
    case spanLength(from: CheckedExpression, to: CheckedExpression, unit: DurationUnit, excluding: [Exclusion])
    case rounded(CheckedExpression, step: Fraction, RoundingMode)
    /// A built-in function by its stable id.
    case call(String, [CheckedExpression])
    /// Conditional values: the first case whose condition holds; nil condition is 其余.
    case conditional([ConditionalValue])

    // Conditions
    case all([CheckedExpression])
    case any([CheckedExpression])
    /// At least so many of the conditions (以下至少 n 项).
    case atLeast(Int, of: [CheckedExpression])
    case not(CheckedExpression)
    case implies(CheckedExpression, CheckedExpression)
    /// 有: a value is there (readable or not); of a selection, a row.
    case has(CheckedExpression)
    case lacks(CheckedExpression)
    case compare(Comparison, CheckedExpression, CheckedExpression)
    /// 约为: equal after rounding to a unit, with half a unit of tolerance for each part of a sum.
    case approximately(CheckedExpression, CheckedExpression, unit: Fraction)
    /// `A 至 B 至多 n 单位`, compared as dates: B ≤ A + n.
    case span(from: CheckedExpression, to: CheckedExpression, Comparison, CheckedExpression)
    case member(CheckedExpression, MemberSet)
    case textTest(TextTest, CheckedExpression, CheckedExpression)
    /// 通过 R / 违反 R of a row.
    case ruleOutcome(rule: Int, outcome: Outcome, RowExpression)

    // Sets
    case hasRows(Selection)
    case lacksRows(Selection)
    case exists(Selection, meets: [CheckedItem])
    case every(Selection, meets: [CheckedItem])
    case count(Selection)
    case aggregate(Aggregate, Selection, CheckedExpression)
    /// S1 占 S2 的比率.
    case share(Selection, of: Selection)
    /// S 按 F 齐全：甲、乙 (exactly: 恰为); the words are constants of the field's type.
    case complete(Selection, CheckedExpression, words: [CheckedExpression], exactly: Bool)
    /// S1 包含于／等于／不相交 S2，按 F、G: each side with its own key expressions over its own slot.
    case setRelation(SetRelation, Selection, [CheckedExpression], Selection, [CheckedExpression])
    /// 依次：A、B、C.
    case inOrder([CheckedExpression], strictly: Bool)
    /// S 按 F 排列，G 依次.
    case sortedInOrder(Selection, by: CheckedExpression, CheckedExpression, strictly: Bool)
    /// A、B、C 互不相同.
    case distinct([CheckedExpression])
    /// S 的 F 互不相同.
    case distinctWithin(Selection, CheckedExpression)
    /// F 不重复 (按 G): the object's own value occurs once in its table, within rows of equal G.
    case unique(Selection, CheckedExpression, own: CheckedExpression)
    /// F 连续 (1, 2, 3 …) over the selection.
    case consecutive(Selection, CheckedExpression)
    /// 按 F 相邻间隔至多 n 日.
    case maximumGap(Selection, by: CheckedExpression, Comparison, CheckedExpression)
    /// 同 F 则同 G over the selection, for the object's own F.
    case functional(Selection, from: [CheckedExpression], to: [CheckedExpression])
  }
}

/// A value with the condition under which it is taken.
package struct ConditionalValue: Sendable, Hashable {
  /// The condition; nil for 其余.
  package let condition: CheckedExpression?
  /// The value.
  package let value: CheckedExpression

  /// Creates a case.
  package init(condition: CheckedExpression?, value: CheckedExpression) {
    self.condition = condition
    self.value = value
  }
}

/// One item of a requirement or of what a row must meet.
package struct CheckedItem: Sendable, Hashable {
  /// The condition.
  package let condition: CheckedExpression
  /// The label as written before `：`, or the condition's canonical text.
  package let label: LocalizedText

  /// Creates an item.
  package init(condition: CheckedExpression, label: LocalizedText) {
    self.condition = condition
    self.label = label
  }
}

/// What the run itself provides.
package enum EnvironmentValue: Sendable, Hashable {
  /// 检查日期.
  case checkDate
  /// The first day of 报告期.
  case periodStart
  /// The last day of 报告期.
  case periodEnd
  /// 年度, the year of the last day of 报告期.
  case year
  /// 机构, its name.
  case organisation
  /// The first day of 本期 of an object judged by period.
  case objectPeriodStart
  /// The last day of 本期.
  case objectPeriodEnd
}

/// A figure of a deadline.
package enum DeadlineFigure: Sendable, Hashable {
  /// 到期日, a date.
  case dueDate
  /// 用时, in the limit's unit.
  case used
  /// 剩余, in the limit's unit.
  case remaining
  /// 超期, in the limit's unit.
  case overdue
}

/// An operation on two numbers or amounts.
package enum ArithmeticOperator: Sendable, Hashable {
  case plus
  case minus
  case times
  case dividedBy
}

/// A comparison of two values.
package enum Comparison: String, Sendable, Hashable {
  case equal
  case notEqual
  case less
  case atMost
  case greater
  case atLeast
}

/// What a value is looked up in.
package indirect enum MemberSet: Sendable, Hashable {
  /// Any of these values.
  case values([CheckedExpression])
  /// From the first to the second; nil ends are open; `upperExcluded` for 至不满.
  case range(CheckedExpression?, CheckedExpression?, upperExcluded: Bool)
  /// Any of these.
  case anyOf([MemberSet])
  /// The words of a list.
  case words([Text])
  /// None of the above.
  case noneOf(MemberSet)
  /// What a decision table gives for an output: its range, or one of the values collected.
  case decision(table: Int, output: Int, inputs: [CheckedExpression])
}

extension MemberSet {
  /// The decision tables that it asks.
  var decisionTables: [Int] {
    switch self {
    case .decision(let table, _, _): [table]
    case .anyOf(let sets): sets.flatMap(\.decisionTables)
    case .noneOf(let set): set.decisionTables
    case .values, .range, .words: []
    }
  }
}

/// A test of a text by another text.
package enum TextTest: String, Sendable, Hashable {
  /// 包含.
  case contains
  /// 开头为.
  case hasPrefix
  /// 结尾为.
  case hasSuffix
  /// 匹配: the whole text by a pattern.
  case matches
}

/// A figure over the rows of a selection.
package enum Aggregate: String, Sendable, Hashable {
  case sum
  case average
  case largest
  case smallest
  case earliest
  case latest
  case distinctCount
}

/// How two sets compare.
package enum SetRelation: Sendable, Hashable {
  case subset
  case equal
  case disjoint
}
