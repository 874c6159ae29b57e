import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// A form that is a condition.
  mutating func conditionKind(_ expression: Expression) throws(Rejection) -> CheckedExpression {
    let range = expression.range
    switch expression.kind {
    case .and(let parts): return allOf(try conditions(parts), range)
    case .or(let parts): return anyOf(try conditions(parts), range)
    case .not(let inner): return try negation(inner, range)
    case .implies(let premise, let conclusion): return try implication(premise, conclusion, range)
    case .has(let inner): return try presence(inner, range, isThere: true)
    case .lacks(let inner): return try presence(inner, range, isThere: false)
    case .compare(let word, let left, let right): return try comparison(word, left, right, range)
    case .approximately(let left, let right): return try approximately(left, right, range)
    case .span(let from, let to, let word, let length): return try span(from, to, word, length, range)
    case .memberOf(let members, let value, let negated): return try membership(value, members, negated, range)
    case .textTest(let word, let value, let text): return try textTest(word, value, text, range)
    case .items(let group): return try grouped(group, range)
    default: return try setCondition(expression)
    }
  }

  private mutating func conditions(_ parts: [Expression]) throws(Rejection) -> [CheckedExpression] {
    var checked: [CheckedExpression] = []
    for part in parts { checked.append(try condition(part)) }
    return checked
  }

  /// Any of several conditions.
  func anyOf(_ conditions: [CheckedExpression], _ range: SourceRange) -> CheckedExpression {
    CheckedExpression(
      kind: .any(conditions), type: .truth, range: range,
      source: LocalizedText(
        zh: conditions.map { inOr($0).zh }.joined(separator: "或"),
        en: conditions.map { inOr($0).en }.joined(separator: " or ")))
  }

  private func inOr(_ condition: CheckedExpression) -> LocalizedText {
    switch condition.kind {
    case .all, .implies: condition.source.bracketed
    default: condition.source
    }
  }

  private mutating func negation(_ inner: Expression, _ range: SourceRange) throws(Rejection) -> CheckedExpression {
    let checked = try condition(inner)
    let text: LocalizedText =
      switch checked.kind {
      case .exists, .hasRows: checked.source
      default: checked.source.bracketed
      }
    return CheckedExpression(
      kind: .not(checked), type: .truth, range: range,
      source: LocalizedText(zh: "非\(text.zh)", en: "not \(text.en)"))
  }

  private mutating func implication(
    _ premise: Expression, _ conclusion: Expression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let first = try condition(premise)
    let second = try condition(conclusion)
    return CheckedExpression(
      kind: .implies(first, second), type: .truth, range: range,
      source: LocalizedText(
        zh: "若\(first.source.zh)，则\(second.source.zh)", en: "if \(first.source.en), then \(second.source.en)"))
  }

  /// 有 X, 缺 X.
  private mutating func presence(
    _ inner: Expression, _ range: SourceRange, isThere: Bool
  ) throws(Rejection) -> CheckedExpression {
    let label = isThere ? both("有", "has") : both("缺", "missing")
    func made(_ kind: CheckedExpression.Kind, _ text: LocalizedText) -> CheckedExpression {
      let english = isThere ? "has \(text.en)" : "\(text.en) is missing"
      return CheckedExpression(
        kind: kind, type: .truth, range: range, source: LocalizedText(zh: label.zh + text.zh, en: english))
    }
    let found = try term(inner, want: .any)
    switch found {
    case .rows(let selection):
      slotCount = max(slotCount, selection.slot + 1)
      lastSet = selection
      return made(isThere ? .hasRows(selection) : .lacksRows(selection), selection.text)
    case .row(let row):
      let key = try single(.row(row), inner.range)
      return made(isThere ? .has(key) : .lacks(key), row.text)
    default:
      let checked = try single(found, inner.range)
      if checked.type == .truth, inner.kind.isCondition {
        throw Rejection(TypeProblem.valueExpected(inner.range, condition: checked.source))
      }
      if case .mark = checked.kind, case .choice(let marks) = checked.type {
        return made(anyMark(checked, marks, isThere: isThere), checked.source)
      }
      return made(isThere ? .has(checked) : .lacks(checked), checked.source)
    }
  }

  /// 有亮牌: the mark is one of the declared words; an object without a mark has none of them.
  private func anyMark(_ mark: CheckedExpression, _ marks: [ChoiceWord], isThere: Bool) -> CheckedExpression.Kind {
    let words = marks.indices.map { index in
      CheckedExpression(
        kind: .constant(.choice(index)), type: mark.type, range: mark.range, source: marks[index].name)
    }
    return .member(mark, isThere ? .values(words) : .noneOf(.values(words)))
  }

  /// X 包含 Y and its like.
  private mutating func textTest(
    _ word: TextTestWord, _ valueSyntax: Expression, _ textSyntax: Expression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let found = try term(valueSyntax, want: .any)
    if word == .contains, case .value(let several) = found, case .several(let element) = several.type {
      return try containsElement(several, element, textSyntax, range)
    }
    let checked = try single(found, valueSyntax.range)
    guard checked.type == .text else {
      throw Rejection(
        TypeProblem.wrongType(
          valueSyntax.range, value: checked.source, type: world.typeName(checked.type),
          expected: both("文本", "text"), what: both("`\(word.label.zh)` 的前面", "what stands before `\(word.label.en)`")))
    }
    let text: CheckedExpression
    switch try term(textSyntax, want: .value(.text, of: checked.source)) {
    case .words(let list, let name): return containsWords(word, checked, list, name, range)
    case let other: text = try single(other, textSyntax.range)
    }
    guard text.type == .text else {
      throw Rejection(
        TypeProblem.wrongType(
          textSyntax.range, value: text.source, type: world.typeName(text.type), expected: both("文本", "text"),
          what: both("`\(word.label.zh)` 的后面", "what stands after `\(word.label.en)`")))
    }
    if word == .matches, case .constant(.text(let pattern)) = text.kind {
      try world.checkPattern(pattern.string, textSyntax.range)
    }
    return CheckedExpression(
      kind: .textTest(word.test, checked, text), type: .truth, range: range,
      source: phrase(
        zh: [checked.source.zh, word.label.zh, text.source.zh], en: [checked.source.en, word.label.en, text.source.en]))
  }

  private func containsWords(
    _ word: TextTestWord, _ value: CheckedExpression, _ list: [Text], _ name: LocalizedText, _ range: SourceRange
  ) -> CheckedExpression {
    let tests = list.map { text in
      let constant = CheckedExpression(
        kind: .constant(.text(text)), type: .text, range: range, source: LocalizedText(same: "\"\(text.string)\""))
      return CheckedExpression(
        kind: .textTest(word.test, value, constant), type: .truth, range: range,
        source: phrase(
          zh: [value.source.zh, word.label.zh, constant.source.zh],
          en: [value.source.en, word.label.en, constant.source.en]))
    }
    return CheckedExpression(
      kind: .any(tests), type: .truth, range: range,
      source: phrase(zh: [value.source.zh, word.label.zh, name.zh], en: [value.source.en, word.label.en, name.en]))
  }

  /// `人员包含 "甲"`: one of several values is this one.
  private mutating func containsElement(
    _ several: CheckedExpression, _ element: ValueType, _ textSyntax: Expression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let selection = try asSet(.value(several), range)
    let sought = try value(textSyntax, expecting: element, of: several.source)
    let member = CheckedExpression(
      kind: .element(slot: selection.slot), type: element, range: range, source: several.source)
    try requireComparable(member, sought, textSyntax.range, syntax: textSyntax)
    let equal = compared(.equal, member, sought, range)
    let narrowed = Selection(
      source: selection.source, slot: selection.slot, condition: equal, text: selection.text)
    return CheckedExpression(
      kind: .hasRows(narrowed), type: .truth, range: range,
      source: phrase(
        zh: [several.source.zh, "包含", sought.source.zh], en: [several.source.en, "contains", sought.source.en]))
  }

  // MARK: Items

  /// The items under the clause, each judged by itself.
  mutating func items(_ range: SourceRange) throws(Rejection) -> [CheckedItem] {
    guard !context.items.isEmpty else {
      if world.hasError(touching: range) { throw Rejection.silent }
      throw Rejection(FormProblem.itemsMissing(range))
    }
    context.usedItems = true
    let syntax = context.items
    var checked: [CheckedItem] = []
    var broken: [Diagnostic] = []
    var isBroken = false
    let outer = context.items
    context.items = []
    defer { context.items = outer }
    for item in syntax {
      do throws(Rejection) {
        let condition = try choose(item.condition) { (checker, node) throws(Rejection) in
          try checker.condition(node)
        }
        checked.append(CheckedItem(condition: condition, label: item.label?.text ?? condition.source))
      } catch {
        isBroken = true
        broken += error.diagnostics
      }
    }
    if isBroken { throw Rejection(diagnostics: broken) }
    return checked
  }

  /// 以下全部, 以下任一, 以下至少 n 项 as one condition.
  private mutating func grouped(_ group: ItemGroup, _ range: SourceRange) throws(Rejection) -> CheckedExpression {
    let parts = try items(range)
    let conditions = parts.map(\.condition)
    let texts = LocalizedText(
      zh: parts.map(\.label.zh).joined(separator: "；"), en: parts.map(\.label.en).joined(separator: "; "))
    switch group {
    case .all:
      return CheckedExpression(
        kind: .all(conditions), type: .truth, range: range,
        source: LocalizedText(zh: "以下全部：\(texts.zh)", en: "all of the following: \(texts.en)"))
    case .any:
      return CheckedExpression(
        kind: .any(conditions), type: .truth, range: range,
        source: LocalizedText(zh: "以下任一：\(texts.zh)", en: "any of the following: \(texts.en)"))
    case .atLeast(let wanted):
      guard wanted <= parts.count else {
        throw Rejection(FormProblem.tooFewItems(range, wanted: wanted, found: parts.count))
      }
      return CheckedExpression(
        kind: .atLeast(wanted, of: conditions), type: .truth, range: range,
        source: LocalizedText(
          zh: "以下至少 \(wanted) 项：\(texts.zh)", en: "at least \(wanted) of the following: \(texts.en)"))
    }
  }

  /// What each row must meet: the items one by one, or one condition.
  mutating func meets(_ expression: Expression) throws(Rejection) -> [CheckedItem] {
    if case .items(.all) = expression.kind { return try items(expression.range) }
    let condition = try condition(expression)
    return [CheckedItem(condition: condition, label: condition.source)]
  }
}

extension TextTestWord {
  /// The test of the evaluator.
  var test: TextTest {
    switch self {
    case .contains: .contains
    case .hasPrefix: .hasPrefix
    case .hasSuffix: .hasSuffix
    case .matches: .matches
    }
  }

  /// The word.
  var label: LocalizedText {
    switch self {
    case .contains: both("包含", "contains")
    case .hasPrefix: both("开头为", "starts with")
    case .hasSuffix: both("结尾为", "ends with")
    case .matches: both("匹配", "matches")
    }
  }
}
