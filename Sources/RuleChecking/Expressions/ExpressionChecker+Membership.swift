import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// X 属于 甲、乙, a range, a word list, a period.
  mutating func membership(
    _ valueSyntax: Expression, _ members: [MemberSyntax], _ negated: Bool, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let checked = try value(valueSyntax)
    var sets: [MemberSet] = []
    var constants: [CheckedExpression] = []
    var conditions: [CheckedExpression] = []
    var texts: [LocalizedText] = []
    for member in members {
      switch member {
      case .value(let syntax):
        switch try memberValue(checked, syntax) {
        case .constant(let constant):
          constants.append(constant)
          texts.append(constant.source)
        case .set(let set, let text):
          sets.append(set)
          texts.append(text)
        }
      case .range(let lower, let upper, let lowerExcluded, let upperExcluded):
        let (set, condition, text) = try rangeMember(checked, lower, upper, lowerExcluded, upperExcluded, range)
        if let set { sets.append(set) }
        if let condition { conditions.append(condition) }
        texts.append(text)
      }
    }
    if !constants.isEmpty { sets.insert(.values(constants), at: 0) }
    let label = negated ? both("不属于", "not in") : both("属于", "in")
    let list = listed(texts)
    let source = phrase(
      zh: [checked.source.zh, label.zh, list.zh], en: [checked.source.en, label.en, list.en])
    return membership(checked, sets, conditions, negated, range, source)
  }

  private func membership(
    _ value: CheckedExpression, _ sets: [MemberSet], _ conditions: [CheckedExpression], _ negated: Bool,
    _ range: SourceRange, _ source: LocalizedText
  ) -> CheckedExpression {
    func made(_ kind: CheckedExpression.Kind) -> CheckedExpression {
      CheckedExpression(kind: kind, type: .truth, range: range, source: source)
    }
    let set = sets.count == 1 ? sets[0] : MemberSet.anyOf(sets)
    guard !conditions.isEmpty else { return made(.member(value, negated ? .noneOf(set) : set)) }
    var parts = conditions
    if !sets.isEmpty { parts.append(made(.member(value, set))) }
    let any = parts.count == 1 ? parts[0] : made(.any(parts))
    return negated ? made(.not(any)) : CheckedExpression(kind: any.kind, type: .truth, range: range, source: source)
  }

  private enum MemberValue {
    case constant(CheckedExpression)
    case set(MemberSet, LocalizedText)
  }

  private mutating func memberValue(
    _ value: CheckedExpression, _ syntax: Expression
  ) throws(Rejection) -> MemberValue {
    switch try term(syntax, want: .value(value.type, of: value.source)) {
    case .words(let words, let name):
      guard value.type == .text else {
        throw Rejection(
          TypeProblem.wordListNeedsText(syntax.range, value: value.source, type: world.typeName(value.type)))
      }
      return .set(.words(words), name)
    case .period(let word):
      guard value.type.isDay else {
        throw Rejection(
          TypeProblem.wrongType(
            value.range, value: value.source, type: world.typeName(value.type), expected: both("日期", "a date"),
            what: both("属于时期的", "what lies in a period")))
      }
      let (text, first, last): (LocalizedText, EnvironmentValue, EnvironmentValue) =
        word == .reporting
        ? (both("报告期", "report period"), .periodStart, .periodEnd)
        : (both("本期", "this period"), .objectPeriodStart, .objectPeriodEnd)
      func end(_ environment: EnvironmentValue) -> CheckedExpression {
        CheckedExpression(kind: .environment(environment), type: .date, range: syntax.range, source: text)
      }
      return .set(.range(end(first), end(last), upperExcluded: false), text)
    case .decided(let set, let type, let text):
      let end = CheckedExpression(kind: value.kind, type: type, range: syntax.range, source: text)
      try requireComparable(value, end, syntax.range, syntax: syntax)
      return .set(set, text)
    case let other:
      let member = try single(other, syntax.range)
      if case .decision(let table, let output, let inputs) = member.kind, case .several(let element) = member.type {
        let one = CheckedExpression(kind: member.kind, type: element, range: syntax.range, source: member.source)
        try requireComparable(value, one, syntax.range, syntax: syntax)
        return .set(.decision(table: table, output: output, inputs: inputs), member.source)
      }
      try requireComparable(value, member, syntax.range, syntax: syntax)
      return .constant(member)
    }
  }

  /// A range; one without its lower end is lowered to comparisons.
  private mutating func rangeMember(
    _ value: CheckedExpression, _ lower: Expression?, _ upper: Expression?, _ lowerExcluded: Bool,
    _ upperExcluded: Bool, _ range: SourceRange
  ) throws(Rejection) -> (MemberSet?, CheckedExpression?, LocalizedText) {
    guard value.type.isOrdered else {
      throw Rejection(TypeProblem.notOrdered(range, value: value.source, type: world.typeName(value.type)))
    }
    let low = try end(lower, of: value, otherEnd: upper)
    let high = try end(upper, of: value, otherEnd: lower)
    if let low, let high, case .constant(let a) = low.kind, case .constant(let b) = high.kind, isAbove(a, b) {
      throw Rejection(
        TypeProblem.rangeReversed(low.range.joined(with: high.range), lower: low.source, upper: high.source))
    }
    let text = rangeText(low, high, lowerExcluded, upperExcluded)
    guard lowerExcluded, let low else {
      return (.range(low, high, upperExcluded: upperExcluded), nil, text)
    }
    var parts = [compared(.greater, value, low, range)]
    if let high { parts.append(compared(upperExcluded ? .less : .atMost, value, high, range)) }
    return (nil, parts.count == 1 ? parts[0] : allOf(parts, range), text)
  }

  private mutating func end(
    _ syntax: Expression?, of value: CheckedExpression, otherEnd: Expression?
  ) throws(Rejection) -> CheckedExpression? {
    guard let syntax else { return nil }
    let checked = try self.value(syntax, expecting: value.type, of: value.source)
    if !comparable(value.type, checked.type), let otherEnd, let other = try? self.value(otherEnd),
      comparable(value.type, other.type)
    {
      throw Rejection(TypeProblem.rangeEnds(syntax.range, lower: checked.source, upper: other.source))
    }
    try requireComparable(value, checked, syntax.range, syntax: syntax)
    return checked
  }

  func isAbove(_ lower: Value, _ upper: Value) -> Bool {
    switch (lower, upper) {
    case (.number(let a), .number(let b)), (.money(let a), .money(let b)): a > b
    case (.date(let a), .date(let b)): a > b
    case (.duration(let a), .duration(let b)): a.amount > b.amount
    default: false
    }
  }

  private func rangeText(
    _ low: CheckedExpression?, _ high: CheckedExpression?, _ lowerExcluded: Bool, _ upperExcluded: Bool
  ) -> LocalizedText {
    let above = lowerExcluded ? both("超过", "more than") : both("至少", "at least")
    let below = upperExcluded ? both("不满", "below") : both("至多", "at most")
    switch (low, high) {
    case (let low?, let high?):
      let to = upperExcluded ? both("至不满", "to below") : both("至", "to")
      let first = lowerExcluded ? phrase(zh: [above.zh, low.source.zh], en: [above.en, low.source.en]) : low.source
      return phrase(zh: [first.zh, to.zh, high.source.zh], en: [first.en, to.en, high.source.en])
    case (let low?, nil): return phrase(zh: [above.zh, low.source.zh], en: [above.en, low.source.en])
    case (nil, let high?): return phrase(zh: [below.zh, high.source.zh], en: [below.en, high.source.en])
    case (nil, nil): return LocalizedText(same: "")
    }
  }
}
