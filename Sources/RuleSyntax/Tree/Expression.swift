package import SourceText

/// A declared word as it stands in a text, not yet resolved.
package struct Name: Sendable, Hashable {
  /// The word as written, without 「」.
  package let text: String
  /// Where it stands, with its 「」.
  package let range: SourceRange

  /// Creates a name.
  package init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// One reading of a value, a condition or a selection; equality ignores nothing, so that equal readings collapse.
///
/// The parser knows words, not types: the same node stands for a field, a choice or a measure until names are resolved.
package struct Expression: Sendable, Hashable {
  /// What it is.
  package let kind: Kind
  /// Where it stands.
  package let range: SourceRange

  /// Creates an expression.
  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The forms of expressions, after `language.md` §2 and §4.
  package indirect enum Kind: Sendable, Hashable {
    // Atoms
    /// A number without a unit; decimals as written (`1.50`), magnitude words resolved (`3 万` is 30000).
    case number(NumberSyntax)
    /// A number with a unit or measure word: `20 个工作日`, `3 万元`, `2 名`, `5%`.
    case quantity(NumberSyntax, Unit)
    /// `"…"`.
    case text(String)
    /// A date that exists, as `YYYY-MM-DD`; a time of day follows after a space.
    case date(String)
    /// 是 / 否 where a value is expected.
    case truth(Bool)
    /// A declared word: field, choice, parameter, measure, definition, table, word list, environment value.
    case name(Name)
    /// 本 T: the object (or the row of the rule's own table).
    case this(Name)
    /// 该 T: the row of the enclosing quantifier over T; for `several` fields the value.
    case that(Name)
    /// 其他 T: the other rows of the same table.
    case other(Name)
    /// 上期 X / 上年 X: the previous snapshot's table, pair or measure.
    case previous(Expression, lastYear: Bool)
    /// 本期, 次月 5 日, 次年 1 月 31 日, 本期 27 日.
    case periodDay(PeriodDay)
    /// 本期 as a period, 报告期 as a period: `F 属于本期`.
    case period(PeriodWord)
    /// 全部: the rows in the scope of a measure.
    case everything
    /// 通过 R, 违反 R, 适用 R, 待查 R: a condition on a row, or in a measure the number of objects.
    case ruleOutcome(RuleOutcomeWord, rule: Name)

    // Steps
    /// A 的 B: a field, a definition, a child table, a function (`字数`), `数量`, or `到期日` of a rule.
    case member(Expression, Name)
    /// T「键」.
    case keyed(Name, key: String)
    /// T（其中 C）, or T，其中 C in last place.
    case selection(Expression, where: Expression)
    /// F 的命中 "式样", F 的命中 W: the hits of a search in a text.
    case hits(Expression, SearchSyntax)
    /// CF-07（情节为违法情节）: a decision table with inputs given.
    case decision(Name, [DecisionArgument])
    /// F（a，b）: a function by name.
    case call(Name, [Expression])
    /// S 的 F 合计／平均／最大／最小, S 的最早／最晚 F, S 的不同 F 数; base is `S 的 F`; `blankAs`: 缺按 0.
    case aggregate(AggregateWord, Expression, blankAs: Expression?)
    /// S1 占 S2 的比率.
    case share(Expression, of: Expression)
    /// A 至 B 的工作日数／日数, 扣除 S、…
    case spanLength(Expression, Expression, Unit, excluding: [Expression])
    /// A 至 B as a stretch of time, in 扣除 only; `includesFirstDay`: 含首日.
    case interval(Expression, Expression, includesFirstDay: Bool)
    /// X 舍入 0.1, 舍去, 进一.
    case rounded(Expression, step: NumberSyntax, RoundingWord)
    /// A 加／减／乘／除以 B.
    case arithmetic(ArithmeticWord, Expression, Expression)

    // Conditions
    case and([Expression])
    case or([Expression])
    case not(Expression)
    /// 若 A，则 B.
    case implies(Expression, Expression)
    case has(Expression)
    case lacks(Expression)
    case compare(ComparisonWord, Expression, Expression)
    /// X 约为 Y.
    case approximately(Expression, Expression)
    /// A 至 B 至多 n 单位.
    case span(Expression, Expression, ComparisonWord, Expression)
    /// X 属于 …, X 不属于 …
    case memberOf([MemberSyntax], Expression, negated: Bool)
    case textTest(TextTestWord, Expression, Expression)
    /// 存在 S, 存在 S 满足 C.
    case exists(Expression, meets: Expression?)
    /// 每份 S 满足 C, 每个 S 满足 C; `andEach` after 且: 「S 至少 1 份，且每份满足 …」 has no selection of its own.
    case every(Expression?, meets: Expression)
    /// S 至少 n 份.
    case countCompare(Expression, ComparisonWord, Expression)
    /// S 按 F 齐全：甲、乙, 恰为 甲、乙.
    case complete(Expression, by: Expression, words: [Expression], exactly: Bool)
    /// S1 包含于／等于／不相交 S2，按 F、G.
    case setRelation(SetRelationWord, Expression, Expression, by: [Expression])
    /// 依次：A、B、C; 严格依次.
    case inOrder([Expression], strictly: Bool)
    /// S 按 F 排列，G 依次.
    case sortedInOrder(Expression, by: Expression, Expression, strictly: Bool)
    /// A、B、C 互不相同; with one operand `S 的 F 互不相同`.
    case distinct([Expression])
    /// F 不重复，按 G.
    case unique(Expression, within: [Expression])
    /// F 连续，按 G.
    case consecutive(Expression, within: [Expression])
    /// 按 F 相邻间隔至多 7 日.
    case maximumGap(by: Expression, ComparisonWord, Expression, within: [Expression])
    /// 同 F 则同 G.
    case functional(from: [Expression], to: [Expression])
    /// The items under the clause, at the last open word.
    case items(ItemGroup)
  }
}

/// What a text is searched for.
package enum SearchSyntax: Sendable, Hashable {
  /// `"式样"`.
  case pattern(String, SourceRange)
  /// A word list.
  case words(Name)
  /// A named format such as 手机号, by the id of its keyword.
  case format(String, SourceRange)
}

/// A number as written and as meant.
package struct NumberSyntax: Sendable, Hashable {
  /// The decimal value with magnitude words applied, such as `30000` or `0.05`; always parses as a decimal.
  package let decimal: String
  /// How many decimals were written, for 约为.
  package let places: Int
  /// Where it stands.
  package let range: SourceRange

  /// Creates a number.
  package init(decimal: String, places: Int, range: SourceRange) {
    self.decimal = decimal
    self.places = places
    self.range = range
  }
}

/// A unit behind a number.
package enum Unit: Sendable, Hashable {
  case day
  case workday
  case month
  case year
  case hour
  /// 元; magnitudes are already in the number.
  case yuan
  /// %.
  case percent
  /// 百分点 (percentage points).
  case percentagePoint
  /// 分 of a scorecard, also a measure word.
  case point
  /// A measure word (名, 份, 件 …) as written.
  case measure(String)
}

/// A comparison word and its twins.
package enum ComparisonWord: String, Sendable, Hashable {
  case equal
  case notEqual
  case less
  case atMost
  case greater
  case atLeast
  /// 恰好.
  case exactly
}

/// One alternative after 属于 or 取值.
package enum MemberSyntax: Sendable, Hashable {
  /// A value, a word list or a set by name.
  case value(Expression)
  /// a 至 b, a 至不满 b, 至少 a, 不满 b: open ends are nil.
  case range(Expression?, Expression?, lowerExcluded: Bool, upperExcluded: Bool)
}

/// A test of text.
package enum TextTestWord: String, Sendable, Hashable {
  case contains
  case hasPrefix
  case hasSuffix
  case matches
}

/// A figure over a set.
package enum AggregateWord: String, Sendable, Hashable {
  case sum
  case average
  case largest
  case smallest
  case earliest
  case latest
  case distinctCount
}

/// How a number is rounded.
package enum RoundingWord: String, Sendable, Hashable {
  case nearest
  case down
  case up
}

/// An arithmetic word.
package enum ArithmeticWord: String, Sendable, Hashable {
  case plus
  case minus
  case times
  case dividedBy
}

/// What is said of a rule.
package enum RuleOutcomeWord: String, Sendable, Hashable {
  /// 通过.
  case pass
  /// 违反.
  case violation
  /// 适用: pass, violation or to be checked.
  case applicable
  /// 待查.
  case undetermined
}

/// How two sets compare.
package enum SetRelationWord: String, Sendable, Hashable {
  case subset
  case equal
  case disjoint
}

/// A period of the run or of an object judged by period.
package enum PeriodWord: String, Sendable, Hashable {
  /// 报告期.
  case reporting
  /// 本期.
  case own
}

/// A day named by its place in or after the object's period.
package struct PeriodDay: Sendable, Hashable {
  /// The month or year it is counted from.
  package enum Base: String, Sendable, Hashable {
    /// 本期.
    case own
    /// 次月, 次季度 …: the next period of the same kind.
    case next
    /// 次年.
    case nextYear
    /// 年度.
    case year
  }

  /// The base.
  package let base: Base
  /// The month, for a year.
  package let month: Int?
  /// The day of the month.
  package let day: Int

  /// Creates a day.
  package init(base: Base, month: Int?, day: Int) {
    self.base = base
    self.month = month
    self.day = day
  }
}

/// How many of the items below must hold.
package enum ItemGroup: Sendable, Hashable {
  /// 满足, 以下全部.
  case all
  /// 以下任一.
  case any
  /// 以下至少 n 项.
  case atLeast(Int)
}
