import RuleSyntax

extension ExpressionMutations {
  /// The mutations of the parts of an expression, each with the expression around it.
  func inner(_ expression: Expression) -> [Mutation<Expression>] {
    switch expression.kind {
    case .number, .quantity, .text, .date, .truth, .name, .this, .that, .other, .periodDay, .period, .everything,
      .ruleOutcome, .keyed, .items:
      return []
    case .previous(let part, let lastYear): return one(part, expression) { .previous($0, lastYear: lastYear) }
    case .member(let base, let name): return one(base, expression) { .member($0, name) }
    case .selection(let base, let condition):
      return one(base, expression) { .selection($0, where: condition) }
        + one(condition, expression) { .selection(base, where: $0) }
    case .call(let name, let arguments): return list(arguments, expression) { .call(name, $0) }
    case .aggregate(let word, let base, let blank):
      return one(base, expression) { .aggregate(word, $0, blankAs: blank) }
        + maybe(blank, expression) { .aggregate(word, base, blankAs: $0) }
    case .share(let part, let whole): return two(part, whole, expression) { .share($0, of: $1) }
    case .spanLength(let from, let to, let unit, let exclusions):
      return two(from, to, expression) { .spanLength($0, $1, unit, excluding: exclusions) }
        + list(exclusions, expression) { .spanLength(from, to, unit, excluding: $0) }
    case .interval(let from, let to, let first):
      return two(from, to, expression) { .interval($0, $1, includesFirstDay: first) }
    case .rounded(let part, let step, let word): return one(part, expression) { .rounded($0, step: step, word) }
    case .arithmetic(let word, let left, let right):
      return two(left, right, expression) { .arithmetic(word, $0, $1) }
    default: return conditionParts(expression)
    }
  }

  private func conditionParts(_ expression: Expression) -> [Mutation<Expression>] {
    switch expression.kind {
    case .and(let parts): return list(parts, expression) { .and($0) }
    case .or(let parts): return list(parts, expression) { .or($0) }
    case .not(let part): return one(part, expression) { .not($0) }
    case .implies(let condition, let consequence):
      return two(condition, consequence, expression) { .implies($0, $1) }
    case .has(let part): return one(part, expression) { .has($0) }
    case .lacks(let part): return one(part, expression) { .lacks($0) }
    case .compare(let word, let left, let right): return two(left, right, expression) { .compare(word, $0, $1) }
    case .approximately(let left, let right): return two(left, right, expression) { .approximately($0, $1) }
    case .span(let from, let to, let word, let limit):
      return two(from, to, expression) { .span($0, $1, word, limit) }
        + one(limit, expression) { .span(from, to, word, $0) }
    case .memberOf(let members, let value, let negated):
      return one(value, expression) { .memberOf(members, $0, negated: negated) }
        + memberParts(members, expression) { .memberOf($0, value, negated: negated) }
    case .textTest(let word, let value, let text): return two(value, text, expression) { .textTest(word, $0, $1) }
    default: return setParts(expression)
    }
  }

  private func setParts(_ expression: Expression) -> [Mutation<Expression>] {
    switch expression.kind {
    case .exists(let set, let meets):
      return one(set, expression) { .exists($0, meets: meets) } + maybe(meets, expression) { .exists(set, meets: $0) }
    case .every(let set, let meets):
      return maybe(set, expression) { .every($0, meets: meets) } + one(meets, expression) { .every(set, meets: $0) }
    case .countCompare(let set, let word, let count):
      return two(set, count, expression) { .countCompare($0, word, $1) }
    case .complete(let set, let by, let words, let exactly):
      return one(set, expression) { .complete($0, by: by, words: words, exactly: exactly) }
    case .setRelation(let word, let left, let right, let by):
      return two(left, right, expression) { .setRelation(word, $0, $1, by: by) }
    case .inOrder(let parts, let strictly): return list(parts, expression) { .inOrder($0, strictly: strictly) }
    case .sortedInOrder(let set, let by, let value, let strictly):
      return one(set, expression) { .sortedInOrder($0, by: by, value, strictly: strictly) }
        + one(value, expression) { .sortedInOrder(set, by: by, $0, strictly: strictly) }
    case .distinct(let parts): return list(parts, expression) { .distinct($0) }
    case .unique(let value, let within): return one(value, expression) { .unique($0, within: within) }
    case .consecutive(let value, let within): return one(value, expression) { .consecutive($0, within: within) }
    case .maximumGap(let by, let word, let bound, let within):
      return one(bound, expression) { .maximumGap(by: by, word, $0, within: within) }
    case .functional: return []
    default: return []
    }
  }

  // MARK: Rebuilding

  private func one(
    _ part: Expression, _ expression: Expression, _ wrap: (Expression) -> Expression.Kind
  ) -> [Mutation<Expression>] {
    all(part).map { $0.inside { Expression(wrap($0), range: expression.range) } }
  }

  private func maybe(
    _ part: Expression?, _ expression: Expression, _ wrap: (Expression?) -> Expression.Kind
  ) -> [Mutation<Expression>] {
    part.map { one($0, expression) { wrap($0) } } ?? []
  }

  private func two(
    _ left: Expression, _ right: Expression, _ expression: Expression,
    _ wrap: (Expression, Expression) -> Expression.Kind
  ) -> [Mutation<Expression>] {
    one(left, expression) { wrap($0, right) } + one(right, expression) { wrap(left, $0) }
  }

  private func list(
    _ parts: [Expression], _ expression: Expression, _ wrap: ([Expression]) -> Expression.Kind
  ) -> [Mutation<Expression>] {
    parts.indices.flatMap { index in
      one(parts[index], expression) { changed in
        var copy = parts
        copy[index] = changed
        return wrap(copy)
      }
    }
  }

  /// Values are left alone where several stand in a list: a word swapped for another is a word dropped.
  private func memberParts(
    _ members: [MemberSyntax], _ expression: Expression, _ wrap: ([MemberSyntax]) -> Expression.Kind
  ) -> [Mutation<Expression>] {
    members.indices.flatMap { index -> [Mutation<Expression>] in
      func replaced(_ member: MemberSyntax) -> Expression.Kind {
        var copy = members
        copy[index] = member
        return wrap(copy)
      }
      switch members[index] {
      case .value(let value): return members.count > 1 ? [] : one(value, expression) { replaced(.value($0)) }
      case .range(let low, let high, let lowerExcluded, let upperExcluded):
        func range(_ low: Expression?, _ high: Expression?) -> Expression.Kind {
          replaced(.range(low, high, lowerExcluded: lowerExcluded, upperExcluded: upperExcluded))
        }
        return maybe(low, expression) { range($0, high) } + maybe(high, expression) { range(low, $0) }
      }
    }
  }
}
