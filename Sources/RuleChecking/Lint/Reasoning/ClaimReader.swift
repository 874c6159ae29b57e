import Findings
import Records
import RuleEngine
import SourceText

/// Reads conditions as claims.
struct ClaimReader {
  /// The values, numbered.
  let terms: TermTable
  private let definitions: [CheckedRuleSet.Definition]
  private var depth = 0

  init(schema: Schema, definitions: [CheckedRuleSet.Definition], object: TableID?) {
    terms = TermTable(schema: schema)
    terms.tables[0] = object
    self.definitions = definitions
  }

  /// What must be so for a condition to be true, or to be false.
  func claim(_ condition: CheckedExpression, _ truth: Bool = true) -> Claim {
    switch condition.kind {
    case .all(let parts): return joined(parts.map { claim($0, truth) }, isAll: truth)
    case .any(let parts): return joined(parts.map { claim($0, truth) }, isAll: !truth)
    case .not(let inner): return claim(inner, !truth)
    case .implies(let premise, let conclusion):
      return joined([claim(premise, !truth), claim(conclusion, truth)], isAll: !truth)
    case .atLeast(let count, let parts) where count == parts.count:
      return joined(parts.map { claim($0, truth) }, isAll: truth)
    case .atLeast(1, let parts): return joined(parts.map { claim($0, truth) }, isAll: !truth)
    case .has(let value): return presence(value, truth)
    case .lacks(let value): return presence(value, !truth)
    case .compare(let comparison, let left, let right):
      return compared(truth ? comparison : comparison.opposite, left, right)
    case .member(let value, let set): return member(value, set, truth)
    case .textTest(let test, let value, let text): return textTest(test, value, text, truth) ?? atom(condition, truth)
    default: return setClaim(condition, truth)
    }
  }

  private func setClaim(_ condition: CheckedExpression, _ truth: Bool) -> Claim {
    switch condition.kind {
    case .hasRows(let selection): return rows(selection, truth)
    case .lacksRows(let selection): return rows(selection, !truth)
    case .exists(let selection, _):
      return truth ? .all([rows(selection, true), atom(condition, true)]) : atom(condition, false)
    case .every(let selection, _):
      return truth ? atom(condition, true) : .all([rows(selection, true), atom(condition, false)])
    case .span(let from, let to, let comparison, let limit): return span(from, to, comparison, limit, condition, truth)
    case .inOrder(let values, let isStrict) where truth:
      return .all(zip(values, values.dropFirst()).map { compared(isStrict ? .less : .atMost, $0, $1) })
    case .ruleOutcome(let rule, let outcome, let row):
      let all = Outcome.allCases
      let own = Set(all.indices.filter { all[$0] == outcome })
      return .fact(.words(terms.outcome(rule, row), truth ? own : Set(all.indices).subtracting(own)))
    case .definition(let index, let row): return definition(index, row, truth) ?? atom(condition, truth)
    default: return atom(condition, truth)
    }
  }

  /// Joins claims: all of them, or any.
  func joined(_ claims: [Claim], isAll: Bool) -> Claim {
    if claims.count == 1 { return claims[0] }
    return isAll ? .all(claims) : .any(claims)
  }

  private func atom(_ condition: CheckedExpression, _ truth: Bool) -> Claim {
    .fact(.atom(terms.number(condition), truth))
  }

  // MARK: Values that are there

  private func presence(_ value: CheckedExpression, _ isThere: Bool) -> Claim {
    if terms.field(value)?.blankDefault != nil { return isThere ? .always : .never }
    if case .several = value.type { return atom(value, isThere) }
    return .fact(.present(terms.number(value), isThere))
  }

  private func rows(_ selection: Selection, _ isAny: Bool) -> Claim {
    let count = terms.count(selection)
    return .fact(
      isAny
        ? .bound(nil, count, Weight(amount: Fraction(-1), isStrict: false))
        : .bound(count, nil, Weight(amount: .zero, isStrict: false)))
  }

  // MARK: Definitions

  /// The condition that a definition stands for, when it is one of the object itself.
  private func definition(_ index: Int, _ row: RowExpression?, _ truth: Bool) -> Claim? {
    guard depth < 8, case .slot(0)? = row, definitions.indices.contains(index) else { return nil }
    let definition = definitions[index]
    guard definition.value.type == .truth, definition.table == terms.tables[0] else { return nil }
    var reader = self
    reader.depth += 1
    if case .conditional = definition.value.kind { return nil }
    if case .field = definition.value.kind { return nil }
    return reader.claim(definition.value, truth)
  }

  // MARK: Comparisons

  private func compared(_ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression) -> Claim {
    if case .constant = left.kind, case .constant = right.kind {
    } else if case .constant = left.kind {
      return compared(comparison.mirrored, right, left)
    }
    switch left.type {
    case .number, .rate, .money, .duration: return ordered(comparison, left, right)
    case .date, .moment: return days(comparison, left, right)
    case .truth, .choice: return words(comparison, left, right)
    case .text, .reference: return texts(comparison, left, right)
    case .several: return comparedAtom(comparison, left, right)
    }
  }

  /// A comparison that is only compared with itself and its opposite.
  private func comparedAtom(_ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression) -> Claim {
    let isPositive = comparison == .equal || comparison == .less || comparison == .atMost
    let kept = isPositive ? comparison : comparison.opposite
    let expression = CheckedExpression(
      kind: .compare(kept, left, right), type: .truth, range: left.range, source: LocalizedText(same: ""))
    return .fact(.atom(terms.number(expression), isPositive))
  }

  private func words(_ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression) -> Claim {
    let word: Int
    switch right.kind {
    case .constant(.truth(let truth)):
      if case .definition(let index, let row) = left.kind,
        let claim = definition(index, row, truth == (comparison == .equal))
      {
        return claim
      }
      word = truth ? 1 : 0
    case .constant(.choice(let index)): word = index
    default: return comparedAtom(comparison, left, right)
    }
    let term = terms.number(left)
    let all = Set(0..<(terms.terms[term].wordCount ?? 0))
    return .fact(.words(term, comparison == .equal ? [word] : all.subtracting([word])))
  }

  private func texts(_ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression) -> Claim {
    guard case .constant(let value) = right.kind, let text = value.textContent else {
      return comparedAtom(comparison, left, right)
    }
    return .fact(.texts(terms.number(left), [text], isOne: comparison == .equal))
  }

  /// Days compare by the day: a moment's time of day is left open.
  private func days(_ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression) -> Claim {
    guard left.type == .moment || right.type == .moment else { return ordered(comparison, left, right) }
    switch comparison {
    case .less, .atMost: return ordered(.atMost, left, right)
    case .greater, .atLeast: return ordered(.atLeast, left, right)
    case .equal: return ordered(.equal, left, right)
    case .notEqual: return .unknown
    }
  }

  private func ordered(_ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression) -> Claim {
    guard let first = linear(left), let second = linear(right),
      let offset = second.offset.subtracting(first.offset)
    else { return comparedAtom(comparison, left, right) }
    return difference(first.term, second.term, comparison, offset)
  }

  /// The first value minus the second compared with an amount.
  private func difference(_ first: Int?, _ second: Int?, _ comparison: Comparison, _ amount: Fraction) -> Claim {
    func below(_ isStrict: Bool) -> Claim { .fact(.bound(first, second, Weight(amount: amount, isStrict: isStrict))) }
    func above(_ isStrict: Bool) -> Claim {
      .fact(.bound(second, first, Weight(amount: amount.negated, isStrict: isStrict)))
    }
    switch comparison {
    case .less: return below(true)
    case .atMost: return below(false)
    case .greater: return above(true)
    case .atLeast: return above(false)
    case .equal: return .all([below(false), above(false)])
    case .notEqual: return .fact(.different(first, second, amount))
    }
  }

  /// A value as one value that is read, and a number added to it.
  private func linear(_ value: CheckedExpression) -> (term: Int?, offset: Fraction)? {
    switch value.kind {
    case .constant(let constant):
      if let amount = constant.amount { return (nil, amount) }
      return constant.day.map { (nil, Fraction(Int($0.number))) }
    case .shift(let date, let length, let isForward):
      guard case .constant(.duration(let duration)) = length.kind, duration.unit == .day, duration.amount.isWhole,
        let base = linear(date),
        let offset = base.offset.adding(isForward ? duration.amount : duration.amount.negated)
      else { return (terms.number(value), .zero) }
      return (base.term, offset)
    case .arithmetic(let sign, let left, let right) where sign == .plus || sign == .minus:
      guard case .constant(let constant) = right.kind, let amount = constant.amount, let base = linear(left),
        let offset = base.offset.adding(sign == .plus ? amount : amount.negated)
      else { return (terms.number(value), .zero) }
      return (base.term, offset)
    default: return (terms.number(value), .zero)
    }
  }

  // MARK: Spans

  private func span(
    _ from: CheckedExpression, _ to: CheckedExpression, _ comparison: Comparison, _ limit: CheckedExpression,
    _ condition: CheckedExpression, _ truth: Bool
  ) -> Claim {
    guard case .constant(.duration(let length)) = limit.kind, length.amount >= .zero, let first = linear(from),
      let last = linear(to)
    else { return atom(condition, truth) }
    let sense = truth ? comparison : comparison.opposite
    let shift = first.offset.subtracting(last.offset) ?? .zero
    func bound(_ comparison: Comparison, _ days: Fraction) -> Claim {
      difference(last.term, first.term, comparison, days.adding(shift) ?? days)
    }
    switch (length.unit, sense) {
    case (.day, _): return .all([bound(sense, length.amount), atom(condition, truth)])
    case (.workday, .atLeast), (.workday, .greater): return .all([bound(sense, length.amount), atom(condition, truth)])
    case (.month, .atLeast), (.month, .greater):
      let days = length.amount.multiplied(by: Fraction(28)) ?? .zero
      return .all([bound(sense, days), atom(condition, truth)])
    default: return atom(condition, truth)
    }
  }

  // MARK: Membership and texts

  private func member(_ value: CheckedExpression, _ set: MemberSet, _ truth: Bool) -> Claim {
    switch set {
    case .values(let values):
      if let claim = constantWords(value, values, truth) { return claim }
      return joined(values.map { compared(truth ? .equal : .notEqual, value, $0) }, isAll: !truth)
    case .range(let low, let high, let isUpperExcluded):
      var parts: [Claim] = []
      if let low { parts.append(compared(truth ? .atLeast : .less, value, low)) }
      if let high {
        let upper: Comparison = isUpperExcluded ? .less : .atMost
        parts.append(compared(truth ? upper : upper.opposite, value, high))
      }
      return joined(parts, isAll: truth)
    case .anyOf(let sets): return joined(sets.map { member(value, $0, truth) }, isAll: !truth)
    case .noneOf(let inner): return member(value, inner, !truth)
    case .words(let texts): return .fact(.texts(terms.number(value), Set(texts), isOne: truth))
    case .decision:
      return atom(
        CheckedExpression(
          kind: .member(value, set), type: .truth, range: value.range, source: LocalizedText(same: "")), truth)
    }
  }

  /// Several words of a choice, or several texts, as one fact.
  private func constantWords(_ value: CheckedExpression, _ values: [CheckedExpression], _ truth: Bool) -> Claim? {
    var words: Set<Int> = []
    var texts: Set<Text> = []
    for member in values {
      guard case .constant(let constant) = member.kind else { return nil }
      if case .choice(let index) = constant {
        words.insert(index)
      } else if let text = constant.textContent {
        texts.insert(text)
      } else {
        return nil
      }
    }
    guard words.isEmpty != texts.isEmpty else { return nil }
    let term = terms.number(value)
    guard texts.isEmpty else { return .fact(.texts(term, texts, isOne: truth)) }
    let all = Set(0..<(terms.terms[term].wordCount ?? 0))
    return .fact(.words(term, truth ? words : all.subtracting(words)))
  }

  private func textTest(
    _ test: TextTest, _ value: CheckedExpression, _ text: CheckedExpression, _ truth: Bool
  ) -> Claim? {
    guard case .constant(let constant) = text.kind, let text = constant.textContent else { return nil }
    return .fact(.textTest(terms.number(value), test, text, truth))
  }
}

extension Comparison {
  /// What holds where this one does not, of values that are known.
  var opposite: Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .atLeast
    case .atMost: .greater
    case .greater: .atMost
    case .atLeast: .less
    }
  }

  /// The comparison with both sides changed over.
  var mirrored: Comparison {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .greater
    case .atMost: .atLeast
    case .greater: .less
    case .atLeast: .atMost
    }
  }
}
