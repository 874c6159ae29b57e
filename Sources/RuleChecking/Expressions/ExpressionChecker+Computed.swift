import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// Functions, figures over sets, spans, roundings and arithmetic.
  mutating func computed(_ expression: Expression, want: Want) throws(Rejection) -> CheckedExpression {
    let range = expression.range
    switch expression.kind {
    case .call(let name, let arguments): return try call(name, arguments, range)
    case .aggregate(let word, let base, let blankAs): return try aggregate(word, base, blankAs, range)
    case .share(let part, let whole): return try share(part, whole, range)
    case .spanLength(let from, let to, let unit, let excluding):
      return try spanLength(from, to, unit, excluding, range)
    case .rounded(let inner, let step, let word): return try rounded(inner, step, word, range)
    case .arithmetic(let word, let left, let right): return try arithmetic(word, left, right, range)
    default: return try conditionKind(expression)
    }
  }

  // MARK: Functions

  private mutating func call(
    _ name: Name, _ arguments: [Expression], _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    guard let function = world.function(named: nameKey(name.text)) else {
      let names = world.functionNames
      throw Rejection(
        NameProblem.unknownFunction(name.text, name.range, nearest: nearestName(to: name.text, among: names)))
    }
    var checked: [CheckedExpression] = []
    for argument in arguments { checked.append(try value(argument)) }
    return try call(function, checked, range)
  }

  /// A call of a built-in function, typed by its row.
  func call(
    _ function: BuiltinFunction, _ arguments: [CheckedExpression], _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let parameters = function.parameters
    let repeats = parameters.last?.repeats == true
    guard arguments.count == parameters.count || (repeats && arguments.count >= parameters.count) else {
      throw Rejection(
        TypeProblem.argumentCount(
          range, function: function.name, expected: parameters.count, found: arguments.count))
    }
    for (index, argument) in arguments.enumerated() {
      guard let parameter = index < parameters.count ? parameters[index] : parameters.last else { continue }
      guard world.accepts(parameter.type, argument.type, arguments: arguments.map(\.type)) else {
        throw Rejection(
          TypeProblem.wrongType(
            argument.range, value: argument.source, type: world.typeName(argument.type),
            expected: world.typeName(parameter.type), what: function.name))
      }
    }
    let type: ValueType
    switch function.result {
    case .fixed(let fixed): type = fixed
    case .same(let index): type = arguments.indices.contains(index) ? arguments[index].type : .number
    case .element(let index):
      if arguments.indices.contains(index), case .several(let element) = arguments[index].type {
        type = element
      } else {
        type = .text
      }
    }
    return CheckedExpression(
      kind: .call(function.id, arguments), type: type, range: range, source: callText(function, arguments))
  }

  private func callText(_ function: BuiltinFunction, _ arguments: [CheckedExpression]) -> LocalizedText {
    if function.form == .property, arguments.count == 1, let first = arguments.first {
      if case .arithmetic = first.kind { return first.source.bracketed.member(function.name) }
      return first.source.member(function.name)
    }
    let brackets = listed(arguments.map(\.source)).bracketed
    return LocalizedText(zh: function.name.zh + brackets.zh, en: "\(function.name.en) \(brackets.en)")
  }

  // MARK: Figures over sets

  private mutating func aggregate(
    _ word: AggregateWord, _ base: Expression, _ blankAs: Expression?, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let (selection, column, element) = try column(base)
    var summand = element
    var suffix = LocalizedText(same: "")
    let label = word.label
    guard word.accepts(summand.type) else {
      throw Rejection(
        TypeProblem.cannotAggregate(
          base.range, figure: label, value: column, type: world.typeName(summand.type)))
    }
    if let blankAs {
      let blank = try value(blankAs, expecting: summand.type, of: column)
      try requireComparable(summand, blank, blankAs.range)
      let has = CheckedExpression(
        kind: .has(summand), type: .truth, range: summand.range,
        source: LocalizedText(zh: "有" + summand.source.zh, en: "has " + summand.source.en))
      summand = CheckedExpression(
        kind: .conditional([
          ConditionalValue(condition: has, value: summand), ConditionalValue(condition: nil, value: blank),
        ]), type: summand.type, range: summand.range,
        source: summand.source)
      suffix = phrase(zh: ["，缺按", blank.source.zh], en: [", blank as \(blank.source.en)"])
    }
    let type = word == .distinctCount ? .number : summand.type
    return CheckedExpression(
      kind: .aggregate(word.aggregate, selection, summand), type: type, range: range,
      source: aggregateText(word, selection, column, summand) + suffix)
  }

  private func aggregateText(
    _ word: AggregateWord, _ selection: Selection, _ column: LocalizedText, _ summand: CheckedExpression
  ) -> LocalizedText {
    if case .element = summand.kind {
      return phrase(zh: [column.zh, word.label.zh], en: [column.en, word.label.en])
    }
    let field = summand.source
    let label = word.label
    switch word {
    case .earliest, .latest:
      return selection.text.member(LocalizedText(zh: label.zh + field.zh, en: "\(label.en) \(field.en)"))
    case .distinctCount:
      return selection.text.member(LocalizedText(zh: "不同\(field.zh)数", en: "distinct \(field.en) count"))
    default:
      return selection.text.member(LocalizedText(zh: field.zh + label.zh, en: "\(field.en) \(label.en)"))
    }
  }

  /// `S 的 F` for figures: the set, how the column is called, and F over the set's own row variable.
  mutating func column(
    _ base: Expression
  ) throws(Rejection) -> (Selection, LocalizedText, CheckedExpression) {
    switch try term(base, want: .any) {
    case .column(let selection, let value, _):
      return (selection, selection.text.member(value.source), value)
    case .value(let value):
      guard case .several(let element) = value.type else {
        throw Rejection(TypeProblem.setExpected(base.range, value: value.source))
      }
      let selection = try asSet(.value(value), base.range)
      let member = CheckedExpression(
        kind: .element(slot: selection.slot), type: element, range: base.range, source: value.source)
      return (selection, value.source, member)
    case let other:
      let value = try single(other, base.range)
      throw Rejection(TypeProblem.setExpected(base.range, value: value.source))
    }
  }

  private mutating func share(
    _ part: Expression, _ whole: Expression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let first = try set(part)
    slotSkip += 1
    defer { slotSkip -= 1 }
    let second = try set(whole)
    return CheckedExpression(
      kind: .share(first, of: second), type: .rate, range: range,
      source: LocalizedText(
        zh: "\(first.text.zh)占\(second.text.zh)的比率", en: "\(first.text.en) share of \(second.text.en)'s ratio"))
  }

  // MARK: Spans and roundings

  private mutating func spanLength(
    _ from: Expression, _ to: Expression, _ unit: Unit, _ excluding: [Expression], _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let start = try dateValue(from)
    let end = try dateValue(to)
    let length = unit.duration ?? .day
    if length == .workday { try requireCalendar(range) }
    var exclusions: [Exclusion] = []
    for part in excluding { exclusions.append(try exclusion(part)) }
    let unitText: LocalizedText =
      switch length {
      case .workday: both("工作日数", "working days")
      case .hour: both("小时数", "hours")
      default: both("日数", "days")
      }
    var source = LocalizedText(
      zh: "\(start.source.zh)至\(end.source.zh)的\(unitText.zh)",
      en: "\(start.source.en) to \(end.source.en)'s \(unitText.en)")
    if !exclusions.isEmpty {
      let left = listed(exclusions.map { exclusionText($0) })
      source = source + LocalizedText(zh: "，扣除\(left.zh)", en: ", excluding \(left.en)")
    }
    return CheckedExpression(
      kind: .spanLength(from: start, to: end, unit: length, excluding: exclusions), type: .duration(length),
      range: range, source: source)
  }

  /// A date or a moment.
  mutating func dateValue(_ expression: Expression) throws(Rejection) -> CheckedExpression {
    let checked = try value(expression, expecting: .date)
    guard checked.type == .date || checked.type == .moment else {
      throw Rejection(
        TypeProblem.spanNeedsDates(
          expression.range, value: checked.source, type: world.typeName(checked.type)))
    }
    return checked
  }

  /// One entry of 扣除: the declared intervals of rows, or a span of dates.
  mutating func exclusion(_ expression: Expression) throws(Rejection) -> Exclusion {
    switch expression.kind {
    case .interval(let from, let to, let includesFirstDay):
      return .span(try dateValue(from), try dateValue(to), includesFirstDay: includesFirstDay)
    default:
      let selection = try set(expression)
      guard let table = selection.table, world.hasInterval(table) else {
        throw Rejection(RuleProblem.noInterval(expression.range, table: selection.text))
      }
      return .rows(selection)
    }
  }

  func exclusionText(_ exclusion: Exclusion) -> LocalizedText {
    switch exclusion {
    case .rows(let selection): selection.text
    case .span(let from, let to, let first):
      LocalizedText(
        zh: "\(from.source.zh)至\(to.source.zh)" + (first ? "，含首日" : ""),
        en: "\(from.source.en) to \(to.source.en)" + (first ? ", first day included" : ""))
    }
  }

  private mutating func rounded(
    _ inner: Expression, _ step: NumberSyntax, _ word: RoundingWord, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let checked = try value(inner)
    switch checked.type {
    case .number, .money, .rate, .duration: break
    default:
      throw Rejection(
        TypeProblem.wrongType(
          inner.range, value: checked.source, type: world.typeName(checked.type),
          expected: both("数或金额", "a number or an amount"), what: both("舍入", "rounding")))
    }
    let unit = try fraction(step)
    guard unit > .zero else { throw Rejection(DeclarationProblem.stepNotPositive(step.range)) }
    let label = word.label
    return CheckedExpression(
      kind: .rounded(checked, step: unit, word.mode), type: checked.type, range: range,
      source: phrase(
        zh: [checked.source.zh, label.zh, unit.decimalText()],
        en: [checked.source.en, label.en, unit.decimalText()]))
  }

  /// Reports working days in a pack without a calendar.
  func requireCalendar(_ range: SourceRange) throws(Rejection) {
    if world.packs[context.pack].calendar == nil { throw Rejection(UnitProblem.noCalendar(range)) }
  }
}

extension RoundingWord {
  /// The mode of the evaluator.
  var mode: RoundingMode {
    switch self {
    case .nearest: .nearest
    case .down: .down
    case .up: .up
    }
  }

  /// The word.
  var label: LocalizedText {
    switch self {
    case .nearest: both("舍入", "rounded to")
    case .down: both("舍去", "rounded down")
    case .up: both("进一", "rounded up")
    }
  }
}

extension AggregateWord {
  /// The figure of the evaluator.
  var aggregate: Aggregate {
    switch self {
    case .sum: .sum
    case .average: .average
    case .largest: .largest
    case .smallest: .smallest
    case .earliest: .earliest
    case .latest: .latest
    case .distinctCount: .distinctCount
    }
  }

  /// The word.
  var label: LocalizedText {
    switch self {
    case .sum: both("合计", "total")
    case .average: both("平均", "average")
    case .largest: both("最大", "largest")
    case .smallest: both("最小", "smallest")
    case .earliest: both("最早", "earliest")
    case .latest: both("最晚", "latest")
    case .distinctCount: both("不同", "distinct")
    }
  }

  /// Whether values of a type have the figure.
  func accepts(_ type: ValueType) -> Bool {
    switch (self, type) {
    case (.distinctCount, .several): false
    case (.distinctCount, _): true
    case (.sum, .number), (.sum, .money), (.sum, .duration): true
    case (.average, .number), (.average, .money), (.average, .duration), (.average, .rate): true
    case (.largest, .number), (.largest, .money), (.largest, .duration), (.largest, .rate): true
    case (.smallest, .number), (.smallest, .money), (.smallest, .duration), (.smallest, .rate): true
    case (.earliest, .date), (.earliest, .moment), (.latest, .date), (.latest, .moment): true
    case (.largest, .date), (.smallest, .date): true
    default: false
    }
  }
}
