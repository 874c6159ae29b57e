import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// A condition over a set.
  mutating func setCondition(_ expression: Expression) throws(Rejection) -> CheckedExpression {
    let range = expression.range
    switch expression.kind {
    case .exists(let base, let meets): return try existence(base, meets, range)
    case .every(let base, let meets): return try every(base, meets, range)
    case .countCompare(let base, let word, let right):
      return try comparison(word, base, right, range)
    case .complete(let base, let field, let words, let exactly):
      return try complete(base, field, words, exactly, range)
    case .setRelation(let word, let left, let right, let by): return try relation(word, left, right, by, range)
    case .inOrder(let values, let strictly): return try inOrder(values, strictly, range)
    case .sortedInOrder(let base, let by, let value, let strictly):
      return try sortedInOrder(base, by, value, strictly, range)
    case .distinct(let values): return try distinct(values, range)
    case .unique(let value, let within): return try unique(value, within, range)
    case .consecutive(let value, let within): return try consecutive(value, within, range)
    case .maximumGap(let by, let word, let bound, let within):
      return try maximumGap(by, word, bound, within, range)
    case .functional(let from, let to): return try functional(from, to, range)
    default: throw Rejection(FormProblem.tooDeep(range))
    }
  }

  private mutating func existence(
    _ base: Expression, _ meetsSyntax: Expression?, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let selection = try set(base)
    lastSet = selection
    guard let meetsSyntax else {
      return CheckedExpression(
        kind: .hasRows(selection), type: .truth, range: range,
        source: LocalizedText(zh: "存在\(selection.text.zh)", en: "there is \(selection.text.en)"))
    }
    let met = try noPairs(selection, range) { (checker) throws(Rejection) in
      try checker.inside(checker.frame(of: selection)) { (inner) throws(Rejection) in try inner.meets(meetsSyntax) }
    }
    lastSet = selection
    let text = meetsText(met)
    return CheckedExpression(
      kind: .exists(selection, meets: met), type: .truth, range: range,
      source: LocalizedText(
        zh: "存在\(selection.text.zh)，满足\(text.zh)", en: "there is \(selection.text.en), meets \(text.en)"))
  }

  private mutating func every(
    _ base: Expression?, _ meetsSyntax: Expression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let selection: Selection
    if let base {
      selection = try set(base)
    } else if let last = lastSet {
      selection = last
    } else {
      throw Rejection(FormProblem.eachWithoutSet(range))
    }
    let met = try noPairs(selection, range) { (checker) throws(Rejection) in
      try checker.inside(checker.frame(of: selection)) { (inner) throws(Rejection) in try inner.meets(meetsSyntax) }
    }
    lastSet = selection
    let text = meetsText(met)
    return CheckedExpression(
      kind: .every(selection, meets: met), type: .truth, range: range,
      source: LocalizedText(
        zh: "每个\(selection.text.zh)满足\(text.zh)", en: "each \(selection.text.en) meets \(text.en)"))
  }

  private func meetsText(_ items: [CheckedItem]) -> LocalizedText {
    LocalizedText(
      zh: items.map(\.label.zh).joined(separator: "；"), en: items.map(\.label.en).joined(separator: "; "))
  }

  private mutating func complete(
    _ base: Expression, _ field: Expression, _ words: [Expression], _ exactly: Bool, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let selection = try set(base)
    lastSet = selection
    let checked = try inside(frame(of: selection)) { (inner) throws(Rejection) in try inner.value(field) }
    var constants: [CheckedExpression] = []
    for word in words {
      let constant = try value(word, expecting: checked.type, of: checked.source)
      try requireComparable(checked, constant, word.range, syntax: word)
      constants.append(constant)
    }
    let list = listed(constants.map(\.source))
    let label = exactly ? both("恰为", "exactly these") : both("齐全", "complete")
    return CheckedExpression(
      kind: .complete(selection, checked, words: constants, exactly: exactly), type: .truth, range: range,
      source: LocalizedText(
        zh: "\(selection.text.zh)按\(checked.source.zh)\(label.zh)：\(list.zh)",
        en: "\(selection.text.en) by \(checked.source.en) \(label.en): \(list.en)"))
  }

  private mutating func relation(
    _ word: SetRelationWord, _ leftSyntax: Expression, _ rightSyntax: Expression, _ by: [Expression],
    _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let left = try set(leftSyntax)
    let leftKeys = try keys(by, in: left)
    slotSkip += 1
    defer { slotSkip -= 1 }
    let right = try set(rightSyntax)
    let rightKeys = try keys(by, in: right)
    for (index, pair) in zip(leftKeys, rightKeys).enumerated() {
      try requireComparable(pair.0, pair.1, by.indices.contains(index) ? by[index].range : range)
    }
    let relation: SetRelation
    let label: LocalizedText
    switch word {
    case .subset: (relation, label) = (.subset, both("包含于", "contained in"))
    case .equal: (relation, label) = (.equal, both("等于", "same as"))
    case .disjoint: (relation, label) = (.disjoint, both("不相交", "disjoint from"))
    }
    let list = listed(leftKeys.map(\.source))
    return CheckedExpression(
      kind: .setRelation(relation, left, leftKeys, right, rightKeys), type: .truth, range: range,
      source: LocalizedText(
        zh: "\(left.text.zh)\(label.zh)\(right.text.zh)，按\(list.zh)",
        en: "\(left.text.en) \(label.en) \(right.text.en), by \(list.en)"))
  }

  private mutating func keys(
    _ by: [Expression], in selection: Selection
  ) throws(Rejection) -> [CheckedExpression] {
    if by.isEmpty, case .values(let values) = selection.source, case .several(let element) = values.type {
      return [
        CheckedExpression(
          kind: .element(slot: selection.slot), type: element, range: values.range, source: values.source)
      ]
    }
    return try inside(frame(of: selection)) { (inner) throws(Rejection) in try inner.values(by) }
  }

  private mutating func values(_ syntax: [Expression]) throws(Rejection) -> [CheckedExpression] {
    var checked: [CheckedExpression] = []
    for part in syntax { checked.append(try value(part)) }
    return checked
  }

  private mutating func inOrder(
    _ syntax: [Expression], _ strictly: Bool, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let checked = try values(syntax)
    try requireOrdered(checked, syntax)
    let list = listed(checked.map(\.source))
    let label = strictly ? both("严格依次", "strictly in order") : both("依次", "in order")
    return CheckedExpression(
      kind: .inOrder(checked, strictly: strictly), type: .truth, range: range,
      source: LocalizedText(zh: "\(label.zh)：\(list.zh)", en: "\(label.en): \(list.en)"))
  }

  private func requireOrdered(_ checked: [CheckedExpression], _ syntax: [Expression]) throws(Rejection) {
    for (index, value) in checked.enumerated() {
      guard value.type.isOrdered else {
        throw Rejection(
          TypeProblem.notOrdered(
            syntax[index].range, value: value.source, type: world.typeName(value.type)))
      }
      if index > 0 { try requireComparable(checked[0], value, syntax[index].range) }
    }
  }

  private mutating func sortedInOrder(
    _ base: Expression, _ by: Expression, _ valueSyntax: Expression, _ strictly: Bool, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let selection = try set(base)
    lastSet = selection
    let (key, checked) = try inside(frame(of: selection)) { (inner) throws(Rejection) in
      let key = try inner.value(by)
      let checked = try inner.value(valueSyntax)
      return (key, checked)
    }
    try requireOrdered([key], [by])
    try requireOrdered([checked], [valueSyntax])
    let label = strictly ? both("严格依次", "strictly in order") : both("依次", "in order")
    return CheckedExpression(
      kind: .sortedInOrder(selection, by: key, checked, strictly: strictly), type: .truth, range: range,
      source: LocalizedText(
        zh: "\(selection.text.zh)按\(key.source.zh)排列，\(checked.source.zh)\(label.zh)",
        en: "\(selection.text.en) by \(key.source.en) sorted, \(checked.source.en) \(label.en)"))
  }

  private mutating func distinct(_ syntax: [Expression], _ range: SourceRange) throws(Rejection) -> CheckedExpression {
    if syntax.count == 1, let only = syntax.first {
      let (selection, text, element) = try column(only)
      return CheckedExpression(
        kind: .distinctWithin(selection, element), type: .truth, range: range,
        source: LocalizedText(zh: "\(text.zh)互不相同", en: "\(text.en) all different"))
    }
    let checked = try values(syntax)
    for (index, value) in checked.enumerated() where index > 0 {
      try requireComparable(checked[0], value, syntax[index].range, syntax: syntax[index])
    }
    let list = listed(checked.map(\.source))
    return CheckedExpression(
      kind: .distinct(checked), type: .truth, range: range,
      source: LocalizedText(zh: "\(list.zh)互不相同", en: "\(list.en) all different"))
  }

  // MARK: Over the object's table

  /// The rows of the innermost row's table that agree with it in 按 G.
  private mutating func peers(
    _ within: [Expression], _ range: SourceRange
  ) throws(Rejection) -> (Selection, LocalizedText) {
    guard let frame = frames.last, let table = frame.table else { throw Rejection(FormProblem.noObject(range)) }
    let own = try values(within)
    let all = selection(.table(table, .current), frame.name)
    slotCount = max(slotCount, all.slot + 1)
    guard !within.isEmpty else { return (all, LocalizedText(same: "")) }
    let other = try inside(self.frame(of: all)) { (inner) throws(Rejection) in try inner.values(within) }
    let equalities = zip(other, own).map { compared(.equal, $0, $1, range) }
    let condition = equalities.count == 1 ? equalities[0] : allOf(equalities, range)
    let list = listed(own.map(\.source))
    return (
      Selection(source: all.source, slot: all.slot, condition: condition, text: all.text),
      LocalizedText(zh: "，按\(list.zh)", en: ", by \(list.en)")
    )
  }

  private mutating func unique(
    _ syntax: Expression, _ within: [Expression], _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let own = try value(syntax)
    let (selection, suffix) = try peers(within, range)
    let other = try inside(frame(of: selection)) { (inner) throws(Rejection) in try inner.value(syntax) }
    return CheckedExpression(
      kind: .unique(selection, other, own: own), type: .truth, range: range,
      source: LocalizedText(zh: "\(own.source.zh)不重复", en: "\(own.source.en) unique") + suffix)
  }

  private mutating func consecutive(
    _ syntax: Expression, _ within: [Expression], _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let (selection, suffix) = try peers(within, range)
    let other = try inside(frame(of: selection)) { (inner) throws(Rejection) in try inner.value(syntax) }
    guard other.type == .number else {
      throw Rejection(
        TypeProblem.wrongType(
          syntax.range, value: other.source, type: world.typeName(other.type), expected: both("整数", "an integer"),
          what: both("`连续` 的字段", "what is consecutive")))
    }
    return CheckedExpression(
      kind: .consecutive(selection, other), type: .truth, range: range,
      source: LocalizedText(zh: "\(other.source.zh)连续", en: "\(other.source.en) consecutive") + suffix)
  }

  private mutating func maximumGap(
    _ by: Expression, _ word: ComparisonWord, _ boundSyntax: Expression, _ within: [Expression], _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let (selection, suffix) = try peers(within, range)
    let date = try inside(frame(of: selection)) { (inner) throws(Rejection) in try inner.dateValue(by) }
    let bound = try value(boundSyntax)
    guard case .duration(let unit) = bound.type else {
      throw Rejection(
        UnitProblem.lengthNeedsUnit(
          boundSyntax.range, value: date.source, unit: nil, number: world.text(boundSyntax.range), isChinese: true))
    }
    if unit == .workday { try requireCalendar(boundSyntax.range) }
    let label = CanonicalText.comparison(word.comparison)
    return CheckedExpression(
      kind: .maximumGap(selection, by: date, word.comparison, bound), type: .truth, range: range,
      source: phrase(
        zh: ["按\(date.source.zh)相邻间隔\(label.zh)", bound.source.zh],
        en: ["by \(date.source.en) gap", label.en, bound.source.en]) + suffix)
  }

  private mutating func functional(
    _ from: [Expression], _ to: [Expression], _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let (selection, _) = try peers([], range)
    let (first, second) = try inside(frame(of: selection)) { (inner) throws(Rejection) in
      let first = try inner.values(from)
      let second = try inner.values(to)
      return (first, second)
    }
    let left = listed(first.map(\.source))
    let right = listed(second.map(\.source))
    return CheckedExpression(
      kind: .functional(selection, from: first, to: second), type: .truth, range: range,
      source: LocalizedText(zh: "同\(left.zh)则同\(right.zh)", en: "same \(left.en), then same \(right.en)"))
  }
}
