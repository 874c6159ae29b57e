import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

extension RuleSetMaker {
  /// A condition over the rows in view.
  mutating func truth(_ scope: RowScope, _ depth: Int) -> CheckedExpression {
    fuel -= 1
    guard depth > 0, fuel > 0, random.chance(45) else { return atom(scope, depth) }
    switch random.below(6) {
    case 0: return condition(.all([truth(scope, depth - 1), truth(scope, depth - 1)]))
    case 1: return condition(.any([truth(scope, depth - 1), truth(scope, depth - 1)]))
    case 2: return condition(.not(truth(scope, depth - 1)))
    case 3: return condition(.implies(truth(scope, depth - 1), truth(scope, depth - 1)))
    case 4:
      let parts = [truth(scope, depth - 1), truth(scope, depth - 1), truth(scope, depth - 1)]
      return condition(.atLeast(1 + random.below(2), of: parts))
    default: return condition(.any([truth(scope, depth - 1), atom(scope, 0)]))
    }
  }

  mutating func atom(_ scope: RowScope, _ depth: Int) -> CheckedExpression {
    if depth > 0, fuel > 0, random.chance(45), let set = setCondition(scope, depth) { return set }
    switch random.below(18) {
    case 13 where isPlain && random.chance(80), 14 where isPlain && random.chance(90): return comparison(scope, depth)
    case 0, 1, 2, 3, 4, 5: return comparison(scope, depth)
    case 6: return isMonotone ? comparison(scope, depth) : presence(scope, depth)
    case 7: return span(scope, depth)
    case 8, 9: return membership(scope, depth)
    case 10: return textTest(scope, depth)
    case 11: return condition(.inOrder(dates(scope, depth), strictly: random.chance(50)))
    case 12:
      let type: ValueType = random.pick([.date, .text, .number])
      return condition(.distinct((0..<2).map { _ in value(type, scope, depth - 1) }))
    case 13: return approximately(scope, depth)
    case 14: return otherRule(scope) ?? comparison(scope, depth)
    case 15: return predicate(scope, depth) ?? comparison(scope, depth)
    default: return functionComparison(scope, depth) ?? comparison(scope, depth)
    }
  }

  /// What a built-in function gives, compared with a constant.
  private mutating func functionComparison(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    let function = random.pick(BuiltinFunctions.all)
    let type: ValueType =
      switch function.result {
      case .fixed(let type): type
      case .same: random.pick([.number, .money, .duration(.workday)])
      case .element: random.pick([.text, .date, .number])
      }
    guard let call = call(function, type, scope, max(1, depth)) else { return nil }
    let comparison: Comparison = type == .text || type == .truth ? random.pick([.equal, .notEqual]) : order()
    return condition(.compare(comparison, call, constant(type)))
  }

  private mutating func dates(_ scope: RowScope, _ depth: Int) -> [CheckedExpression] {
    (0..<(2 + random.below(2))).map { _ in value(.date, scope, depth - 1) }
  }

  // MARK: Comparisons

  mutating func order() -> Comparison { random.pick([.equal, .notEqual, .less, .atMost, .greater, .atLeast]) }

  /// The types that compare, with those that have an order drawn more often.
  private mutating func comparedType() -> ValueType {
    random.pick([
      .date, .date, .date, .number, .number, .number, .money, .money, .text, .text, .choice(Office.handling),
      .choice(Office.procedures), .truth, .truth, .rate, .moment, .duration(.workday), .reference(Office.sections),
      .duration(.hour), .choice(Office.kinds),
    ])
  }

  mutating func comparison(_ scope: RowScope, _ depth: Int) -> CheckedExpression {
    let type = comparedType()
    switch type {
    case .text, .choice, .truth:
      let other = random.chance(75) ? constant(type) : value(type, scope, depth - 1)
      return condition(.compare(random.chance(70) ? .equal : .notEqual, value(type, scope, depth - 1), other))
    case .reference(let table):
      let left = field(type, scope) ?? value(type, scope, depth - 1)
      let right = row(of: table, scope).map { express(.rowKey($0), type) } ?? value(type, scope, depth - 1)
      return condition(.compare(random.chance(70) ? .equal : .notEqual, left, right))
    case .date where random.chance(12):
      return condition(.compare(order(), value(.moment, scope, depth - 1), value(.date, scope, depth - 1)))
    case .rate where random.chance(40):
      return condition(.compare(order(), value(.rate, scope, depth - 1), constant(.number)))
    default:
      let other = random.chance(55) ? constant(type) : value(type, scope, depth - 1)
      return condition(.compare(order(), value(type, scope, depth - 1), other))
    }
  }

  private mutating func presence(_ scope: RowScope, _ depth: Int) -> CheckedExpression {
    let subject =
      random.chance(70)
      ? anyField(scope) ?? value(.date, scope, depth - 1)
      : value(random.pick([.date, .money, .text]), scope, depth - 1)
    return condition(random.chance(60) ? .has(subject) : .lacks(subject))
  }

  private mutating func span(_ scope: RowScope, _ depth: Int) -> CheckedExpression {
    if random.chance(15) {
      let limit = constant(.duration(.hour))
      return condition(
        .span(from: value(.moment, scope, depth - 1), to: value(.moment, scope, depth - 1), order(), limit))
    }
    let unit: DurationUnit = random.pick([.day, .workday, .workday, .month, .year])
    let limit = random.chance(75) ? constant(.duration(unit)) : value(.duration(unit), scope, depth - 1)
    return condition(.span(from: value(.date, scope, depth - 1), to: value(.date, scope, depth - 1), order(), limit))
  }

  private mutating func approximately(_ scope: RowScope, _ depth: Int) -> CheckedExpression {
    let type: ValueType = random.pick([.number, .money, .rate])
    let unit = random.pick([Fraction(1), Office.fraction(1, 10), Fraction(1000)])
    let right: CheckedExpression =
      random.chance(70) ? constant(type == .rate ? .number : type) : value(type, scope, depth - 1)
    return condition(.approximately(value(type, scope, depth - 1), right, unit: unit))
  }

  // MARK: Membership and text

  private mutating func membership(_ scope: RowScope, _ depth: Int) -> CheckedExpression {
    if random.chance(15) {
      let words = MemberSet.words((0..<3).map { _ in Text(random.pick(RecordWords.texts)) })
      return condition(.member(value(.text, scope, depth - 1), random.chance(70) ? words : .noneOf(words)))
    }
    let type = comparedType()
    var subject = value(type, scope, depth - 1)
    if type == .date, random.chance(15) { subject = value(.moment, scope, depth - 1) }
    return condition(.member(subject, memberSet(type, scope, depth, nesting: 2)))
  }

  private mutating func memberSet(_ type: ValueType, _ scope: RowScope, _ depth: Int, nesting: Int) -> MemberSet {
    if nesting > 0, random.chance(15) {
      return .anyOf([
        memberSet(type, scope, depth, nesting: nesting - 1), memberSet(type, scope, depth, nesting: nesting - 1),
      ])
    }
    if hasDecisionTables, random.chance(isPlain ? 30 : 60), let set = decisionSet(type, scope, depth) { return set }
    if nesting > 0, random.chance(15) { return .noneOf(memberSet(type, scope, depth, nesting: nesting - 1)) }
    let isOrdered =
      switch type {
      case .date, .number, .money, .rate, .moment, .duration: true
      default: false
      }
    func end(_ maker: inout RuleSetMaker) -> CheckedExpression {
      maker.random.chance(80) ? maker.constant(type) : maker.value(type, scope, depth - 1)
    }
    if isOrdered, random.chance(70) {
      let low = random.chance(80) ? end(&self) : nil
      let high = low == nil || random.chance(80) ? end(&self) : nil
      return .range(low, high, upperExcluded: high != nil && random.chance(40))
    }
    return .values((0..<(1 + random.below(3))).map { _ in end(&self) })
  }

  private mutating func textTest(_ scope: RowScope, _ depth: Int) -> CheckedExpression {
    let test: TextTest = random.pick([.contains, .hasPrefix, .hasSuffix, .matches])
    let pattern =
      test == .matches || random.chance(80)
      ? express(.constant(.text(Text(random.pick(RecordWords.patterns)))), .text) : value(.text, scope, depth - 1)
    return condition(.textTest(test, value(.text, scope, depth - 1), pattern))
  }

  /// A built-in function that is a condition.
  private mutating func predicate(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    let fitting = BuiltinFunctions.all.filter { $0.result == .fixed(.truth) }
    return fitting.isEmpty ? nil : call(random.pick(fitting), .truth, scope, max(1, depth))
  }

  // MARK: Other rules

  /// 通过 R, 违反 R or the mark of a rule made before, for a row of its table.
  private mutating func otherRule(_ scope: RowScope) -> CheckedExpression? {
    guard scope.isRule, !isMonotone, !made.isEmpty else { return nil }
    let rule = random.pick(made)
    guard let table = rules[rule]?.object.table, let row = row(of: table, scope) else { return nil }
    if let deadline = deadline(of: rule), !deadline.marks.isEmpty, random.chance(50) {
      let type = ValueType.choice(Self.words(of: deadline.marks))
      return condition(
        .compare(random.chance(70) ? .equal : .notEqual, express(.mark(rule: rule, row), type), constant(type)))
    }
    let outcome: Outcome = random.pick([.pass, .violation, .violation, .undetermined, .notDue, .notApplicable])
    return condition(.ruleOutcome(rule: rule, outcome: outcome, row))
  }

  private static func words(of marks: [Deadline.Mark]) -> [ChoiceWord] {
    var words: [ChoiceWord] = []
    for mark in marks where !words.contains(where: { $0.name == mark.name }) {
      words.append(ChoiceWord(name: mark.name, code: mark.name.zh))
    }
    return words
  }
}
