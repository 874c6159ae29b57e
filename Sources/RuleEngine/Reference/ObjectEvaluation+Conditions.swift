import Findings
import Records
import SourceText

extension ObjectEvaluation {
  /// The truth of a condition.
  func truth(_ expression: CheckedExpression) -> Truth {
    let truth =
      deeper { truthWithinDepth(expression) } ?? .unknown([Cause(name: expression.source, kind: .tooComplex)])
    engine.conditionLog?.note(truth, at: expression.range)
    return truth
  }

  private func truthWithinDepth(_ expression: CheckedExpression) -> Truth {
    switch expression.kind {
    case .all(let parts): return conjunction(parts)
    case .any(let parts): return disjunction(parts)
    case .atLeast(let count, let parts): return atLeast(count, of: parts)
    case .not(let inner): return truth(inner).negated
    case .implies(let condition, let consequence): return truth(condition).negated.or(truth(consequence))
    case .has(let inner): return has(inner)
    case .lacks(let inner): return has(inner).negated
    case .compare(let comparison, let left, let right): return compare(comparison, left, right, expression)
    case .approximately(let left, let right, let unit): return approximately(left, right, unit, expression)
    case .span(let from, let to, let comparison, let limit):
      return span(from, to, comparison, limit, expression)
    case .member(let inner, let set): return member(value(inner), of: set, inner)
    case .textTest(let test, let text, let pattern): return textTest(test, text, pattern, expression)
    case .ruleOutcome(let rule, let outcome, let row): return ruleOutcome(rule, outcome, row, expression)
    case .hasRows(let selection): return hasRows(selection)
    case .lacksRows(let selection): return hasRows(selection).negated
    case .exists(let selection, let items): return exists(selection, items)
    case .every(let selection, let items): return every(selection, items)
    default: return setTruth(expression)
    }
  }

  private func setTruth(_ expression: CheckedExpression) -> Truth {
    switch expression.kind {
    case .complete(let selection, let inner, let words, let exactly):
      return complete(selection, inner, words, exactly: exactly, expression)
    case .setRelation(let relation, let left, let leftKeys, let right, let rightKeys):
      return setRelation(relation, left, leftKeys, right, rightKeys)
    case .inOrder(let parts, let strictly): return inOrder(parts.map { value($0) }, strictly: strictly)
    case .sortedInOrder(let selection, let by, let inner, let strictly):
      return sortedInOrder(selection, by, inner, strictly: strictly)
    case .distinct(let parts): return distinct(parts.map { value($0) }, [])
    case .distinctWithin(let selection, let inner): return distinctWithin(selection, inner)
    case .unique(let selection, let inner, let own): return unique(selection, inner, own)
    case .consecutive(let selection, let inner): return consecutive(selection, inner)
    case .maximumGap(let selection, let by, let comparison, let bound):
      return maximumGap(selection, by, comparison, bound, expression)
    case .functional(let selection, let from, let to): return functional(selection, from, to)
    default: return plainTruth(expression)
    }
  }

  /// The truth of an expression that is a value: a field or definition of type 是否.
  private func plainTruth(_ expression: CheckedExpression) -> Truth {
    switch value(expression) {
    case .known(.truth(let truth)): Truth(truth)
    case .known: .unknown([Cause(name: expression.source, kind: .noValue)])
    case .between(_, _, _, let causes), .unknown(let causes): .unknown(causes)
    }
  }

  // MARK: Connecting

  /// All parts; every part is evaluated in a finding, so that the evidence is complete.
  private func conjunction(_ parts: [CheckedExpression]) -> Truth {
    var result = Truth.yes
    for part in parts {
      result = result.and(truth(part))
      if result.isNo, recorder == nil { return .no }
    }
    return result
  }

  private func disjunction(_ parts: [CheckedExpression]) -> Truth {
    var result = Truth.no
    for part in parts {
      result = result.or(truth(part))
      if result.isYes, recorder == nil { return .yes }
    }
    return result
  }

  private func atLeast(_ count: Int, of parts: [CheckedExpression]) -> Truth {
    var sure = 0
    var open = 0
    var causes: [Cause] = []
    for part in parts {
      switch truth(part) {
      case .yes: sure += 1
      case .no: continue
      case .unknown(let more):
        open += 1
        causes = causes.merged(with: more)
      }
    }
    if sure >= count { return .yes }
    return sure + open < count ? .no : .unknown(causes)
  }

  // MARK: 有 and 缺

  /// Whether a value is there, readable or not.
  private func has(_ expression: CheckedExpression) -> Truth {
    if case .field(let row, let field) = expression.kind {
      switch rows(row) {
      case .row(let reference):
        let isThere = engine.hasValue(reference, field)
        if let recorder {
          let name = engine.schema[reference.table][field].name
          recorder.record(name, engine.read(reference, field, name: name), type: expression.type)
        }
        return Truth(isThere)
      case .none: return .no
      case .sameKey(let references):
        let all = Set(references.map { engine.hasValue($0, field) })
        return all.count == 1 ? Truth(all.contains(true)) : .unknown([Cause(name: expression.source, kind: .doubleKey)])
      case .unknown(let causes): return .unknown(causes)
      }
    }
    switch value(expression) {
    case .known(.several(let values)): return Truth(!values.isEmpty)
    case .known, .between: return .yes
    case .unknown(let causes):
      if !causes.isEmpty, causes.allSatisfy(\.isAbsence) { return .no }
      return causes.contains { if case .unreadable = $0.kind { true } else { false } } && causes.count == 1
        ? .yes : .unknown(causes)
    }
  }

  // MARK: Comparing

  private func compare(
    _ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression, _ expression: CheckedExpression
  ) -> Truth {
    compare(comparison, value(left), value(right), ofTypes: left.type, right.type, expression.source)
  }

  /// Compares two results; the words of two different choices compare by their labels.
  func compare(
    _ comparison: Comparison, _ left: Knowable, _ right: Knowable, ofTypes leftType: ValueType, _ rightType: ValueType,
    _ name: LocalizedText
  ) -> Truth {
    if case .choice(let leftWords) = leftType, leftType != rightType, comparison == .equal || comparison == .notEqual {
      let words: [ChoiceWord]? = if case .choice(let words) = rightType { words } else { nil }
      return ValueOrder.truth(comparison, Self.label(left, leftWords), Self.label(right, words))
        ?? .unknown([Cause(name: name, kind: .noValue)])
    }
    let timeOfDay = [Cause(name: name, kind: .timeOfDay)]
    return ValueOrder.truth(comparison, left, right) ?? .unknown(left.causes.merged(with: right.causes + timeOfDay))
  }

  private static func label(_ result: Knowable, _ words: [ChoiceWord]?) -> Knowable {
    guard let words, case .known(.choice(let index)) = result, words.indices.contains(index) else { return result }
    return .known(.text(Text(words[index].name.zh)))
  }

  private func approximately(
    _ left: CheckedExpression, _ right: CheckedExpression, _ unit: Fraction, _ expression: CheckedExpression
  ) -> Truth {
    let first = value(left)
    let second = value(right)
    guard case .known(let a) = first, case .known(let b) = second, let x = a.amount, let y = b.amount else {
      return .unknown(first.causes.merged(with: second.causes))
    }
    if case .aggregate(.sum, let selection, let inner) = left.kind {
      let found = foundSet(selection, .aggregate(.sum, inner))
      let parts = found?.sure.count ?? members(selection).sure.count
      guard let difference = x.subtracting(y)?.magnitude,
        let tolerance = unit.multiplied(by: Fraction(parts))?.divided(by: Fraction(2))
      else { return .unknown([Cause(name: expression.source, kind: .overflow)]) }
      return Truth(difference <= tolerance)
    }
    guard let rounded = x.rounded(toStep: unit, .nearest) else {
      return .unknown([Cause(name: expression.source, kind: .overflow)])
    }
    return Truth(rounded == y)
  }

  /// Whether a value is in a set.
  func member(_ candidate: Knowable, of set: MemberSet, _ expression: CheckedExpression) -> Truth {
    switch set {
    case .values(let values):
      var result = Truth.no
      for item in values {
        result = result.or(
          compare(.equal, candidate, value(item), ofTypes: expression.type, item.type, expression.source))
        if result.isYes { return .yes }
      }
      return result
    case .range(let low, let high, let upperExcluded):
      var result = Truth.yes
      if let low { result = result.and(bound(.atLeast, candidate, low, expression)) }
      if let high { result = result.and(bound(upperExcluded ? .less : .atMost, candidate, high, expression)) }
      return result
    case .anyOf(let sets):
      return sets.reduce(Truth.no) { $0.or(member(candidate, of: $1, expression)) }
    case .words(let words):
      guard case .known(let value) = candidate, let text = value.textContent else { return .unknown(candidate.causes) }
      return Truth(words.contains(text))
    case .noneOf(let inner): return member(candidate, of: inner, expression).negated
    case .decision(let table, let output, let inputs):
      return member(candidate, ofTable: table, output, inputs, expression)
    }
  }

  private func bound(
    _ comparison: Comparison, _ candidate: Knowable, _ end: CheckedExpression, _ expression: CheckedExpression
  ) -> Truth {
    var candidate = candidate
    // A moment lies in a range of dates by its date.
    if end.type == .date, case .known(.moment(let moment)) = candidate { candidate = .known(.date(moment.day)) }
    return compare(comparison, candidate, value(end), ofTypes: expression.type, end.type, expression.source)
  }

  private func textTest(
    _ test: TextTest, _ text: CheckedExpression, _ pattern: CheckedExpression, _ expression: CheckedExpression
  ) -> Truth {
    let first = value(text)
    let second = value(pattern)
    guard case .known(let a) = first, case .known(let b) = second, let subject = a.textContent?.string,
      let wanted = b.textContent?.string
    else { return .unknown(first.causes.merged(with: second.causes)) }
    switch test {
    case .contains: return Truth(wanted.isEmpty || occurrences(of: wanted, in: subject) > 0)
    case .hasPrefix: return Truth(subject.unicodeScalars.starts(with: wanted.unicodeScalars))
    case .hasSuffix:
      return Truth(subject.unicodeScalars.reversed().starts(with: wanted.unicodeScalars.reversed()))
    case .matches:
      guard let compiled = engine.pattern(wanted) else {
        return .unknown([Cause(name: expression.source, kind: .noValue)])
      }
      return Truth(compiled.matches(subject))
    }
  }
}
