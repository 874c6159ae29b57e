import RuleSyntax
import SourceText

extension ExpressionMutations {
  // MARK: Conditions of one object

  func conditions(_ expression: Expression) -> [Mutation<Expression>] {
    switch expression.kind {
    case .and(let parts): return connected(expression, parts, { .and($0) }, other: .or(parts))
    case .or(let parts): return connected(expression, parts, { .or($0) }, other: .and(parts))
    case .not(let inner): return [Mutation(node: inner, change: Change(.negation, at: expression.range))]
    case .implies(let condition, let consequence):
      return [Mutation(node: consequence, change: Change(.item, at: expression.range, dropping: condition.range))]
    case .has(let inner): return [mutation(.negation, expression, .lacks(inner))]
    case .lacks(let inner): return [mutation(.negation, expression, .has(inner))]
    case .compare(let word, let left, let right):
      // Of 是 and 否 the word itself is changed, which says the same.
      if case .truth = right.kind { return [] }
      return others(word, against: right).map { mutation(.comparison, expression, .compare($0, left, right)) }
    case .span(let from, let to, let word, let limit):
      return [mutation(.swap, expression, .span(to, from, word, limit))]
        + others(word, against: limit).map { mutation(.comparison, expression, .span(from, to, $0, limit)) }
    case .memberOf(let members, let value, let negated): return membership(expression, members, value, negated)
    case .textTest(let word, let value, let text):
      switch word {
      case .contains: return [mutation(.comparison, expression, .textTest(.hasPrefix, value, text))]
      case .hasPrefix, .hasSuffix: return [mutation(.comparison, expression, .textTest(.contains, value, text))]
      case .matches: return []
      }
    case .items(let group):
      switch group {
      case .all: return [mutation(.connective, expression, .items(.any))]
      case .any: return [mutation(.connective, expression, .items(.all))]
      case .atLeast(let count):
        return [count - 1, count + 1].filter { $0 > 0 }.map { mutation(.bound, expression, .items(.atLeast($0))) }
      }
    default: return []
    }
  }

  private func connected(
    _ expression: Expression, _ parts: [Expression], _ wrap: ([Expression]) -> Expression.Kind, other: Expression.Kind
  ) -> [Mutation<Expression>] {
    var result = [mutation(.connective, expression, other)]
    for (dropped, rest) in dropping(parts) where !rest.isEmpty {
      let node = rest.count == 1 ? rest[0].kind : wrap(rest)
      result.append(without(dropped.range, expression, node))
    }
    return result
  }

  /// The comparisons that differ at the border, and those that look the other way; a whole number that is counted to is
  /// moved by itself, which says the same as the border.
  func others(_ word: ComparisonWord, against bound: Expression) -> [ComparisonWord] {
    switch word {
    case .equal: return [.notEqual]
    case .notEqual: return [.equal]
    case .exactly: return isNone(bound) ? [.atLeast] : [.atLeast, .atMost]
    case .less: return isCounted(bound) ? [.greater] : [.atMost, .greater]
    case .atMost: return isCounted(bound) ? [.atLeast] : [.less, .atLeast]
    case .greater: return isCounted(bound) ? [.less] : [.atLeast, .less]
    case .atLeast: return isCounted(bound) ? [.atMost] : [.greater, .atMost]
    }
  }

  /// At most none is none.
  private func isNone(_ bound: Expression) -> Bool {
    switch bound.kind {
    case .quantity(let number, _), .number(let number): number.decimal == "0"
    default: false
    }
  }

  private func isCounted(_ bound: Expression) -> Bool {
    switch bound.kind {
    case .quantity(_, let unit):
      switch unit {
      case .day, .workday, .month, .year, .measure, .hour: return true
      case .yuan, .percent, .percentagePoint, .point: return false
      }
    case .number(let number): return number.places == 0
    default: return false
    }
  }

  private func membership(
    _ expression: Expression, _ members: [MemberSyntax], _ value: Expression, _ negated: Bool
  ) -> [Mutation<Expression>] {
    var result = [mutation(.negation, expression, .memberOf(members, value, negated: !negated))]
    for (dropped, rest) in dropping(members) where !rest.isEmpty {
      guard let range = dropped.range else { continue }
      result.append(without(range, expression, .memberOf(rest, value, negated: negated)))
    }
    for (index, member) in members.enumerated() {
      guard case .range(let low, let high, let lowerExcluded, let upperExcluded) = member else { continue }
      func replaced(_ other: MemberSyntax) -> Expression.Kind {
        var copy = members
        copy[index] = other
        return .memberOf(copy, value, negated: negated)
      }
      if let low, !isCounted(low) {
        let other = MemberSyntax.range(low, high, lowerExcluded: !lowerExcluded, upperExcluded: upperExcluded)
        if lowerExcluded { result.append(mutation(.border, expression, replaced(other))) }
      }
      if let high, !isCounted(high) {
        let other = MemberSyntax.range(low, high, lowerExcluded: lowerExcluded, upperExcluded: !upperExcluded)
        result.append(mutation(.border, expression, replaced(other)))
      }
    }
    return result
  }

  // MARK: Conditions of sets

  func sets(_ expression: Expression) -> [Mutation<Expression>] {
    switch expression.kind {
    case .exists(let set, let meets?):
      return [
        mutation(.quantifier, expression, .every(set, meets: meets)),
        without(meets.range, expression, .exists(set, meets: nil)),
      ]
    case .exists(let set, nil): return [mutation(.negation, expression, .lacks(set))]
    case .every(let set?, let meets): return [mutation(.quantifier, expression, .exists(set, meets: meets))]
    case .countCompare(let set, let word, let count):
      return others(word, against: count).map { mutation(.comparison, expression, .countCompare(set, $0, count)) }
    case .complete(let set, let by, let words, let exactly):
      return [mutation(.quantifier, expression, .complete(set, by: by, words: words, exactly: !exactly))]
        + drops(words, expression) { .complete(set, by: by, words: $0, exactly: exactly) }
    case .setRelation(let word, let left, let right, let by):
      return [mutation(.quantifier, expression, .setRelation(word == .subset ? .equal : .subset, left, right, by: by))]
        + drops(by, expression) { .setRelation(word, left, right, by: $0) }
    case .inOrder(let parts, let strictly):
      var result = [mutation(.border, expression, .inOrder(parts, strictly: !strictly))]
      for index in parts.indices.dropLast() {
        var swapped = parts
        swapped.swapAt(index, index + 1)
        result.append(mutation(.swap, expression, .inOrder(swapped, strictly: strictly)))
      }
      return parts.count > 2 ? result + drops(parts, expression) { .inOrder($0, strictly: strictly) } : result
    case .sortedInOrder(let set, let by, let value, let strictly):
      return [mutation(.border, expression, .sortedInOrder(set, by: by, value, strictly: !strictly))]
    default: return series(expression)
    }
  }

  private func series(_ expression: Expression) -> [Mutation<Expression>] {
    switch expression.kind {
    case .distinct(let parts): return parts.count > 2 ? drops(parts, expression) { .distinct($0) } : []
    case .unique(let value, let within): return dropsAny(within, expression) { .unique(value, within: $0) }
    case .consecutive(let value, let within): return dropsAny(within, expression) { .consecutive(value, within: $0) }
    case .maximumGap(let by, let word, let bound, let within):
      return others(word, against: bound).map {
        mutation(.comparison, expression, .maximumGap(by: by, $0, bound, within: within))
      } + dropsAny(within, expression) { .maximumGap(by: by, word, bound, within: $0) }
    case .functional(let from, let to):
      return drops(from, expression) { .functional(from: $0, to: to) }
        + drops(to, expression) { .functional(from: from, to: $0) }
    default: return []
    }
  }

  /// The expression without each part of a list, as long as one is left.
  private func drops(
    _ parts: [Expression], _ expression: Expression, _ wrap: ([Expression]) -> Expression.Kind
  ) -> [Mutation<Expression>] {
    parts.count > 1 ? dropsAny(parts, expression, wrap) : []
  }

  private func dropsAny(
    _ parts: [Expression], _ expression: Expression, _ wrap: ([Expression]) -> Expression.Kind
  ) -> [Mutation<Expression>] {
    dropping(parts).map { without($0.0.range, expression, wrap($0.1)) }
  }
}

extension MemberSyntax {
  /// Where it stands; nil for a range without ends.
  var range: SourceRange? {
    switch self {
    case .value(let value): value.range
    case .range(let low, let high, _, _):
      if let low, let high { low.range.joined(with: high.range) } else { low?.range ?? high?.range }
    }
  }
}
