import SourceText

extension ExpressionParser {
  /// A cell of an input column: values, ranges and comparisons as 属于 of the input, also 不为, or a condition of its own.
  func cellConditions(at index: Int, of subject: Expression) -> Parses {
    var heads: [(end: Int, words: WordRope, negated: Bool)] = [(index, .empty, false)]
    for (word, negated) in [(ConditionWord.is, false), (.isIn, false), (.isNot, true), (.isNotIn, true), (.not, true)] {
      heads += keyword(word, at: index).map { ($0.end, $0.words, negated) }
    }
    var parses: Parses = []
    for head in heads {
      parses += memberLists(at: head.end).map { members in
        let kind = Expression.Kind.memberOf(members.node, subject, negated: head.negated)
        return parse(kind, from: index, to: members.end, head.words + members.words)
      }
    }
    return parses + conditions(at: index)
  }

  /// A cell of an output column: a value, or a range as 属于 of the output.
  func outputCells(at index: Int, of subject: Expression) -> Parses {
    var spans = ranges(at: index)
    for tail in comparisonTails(at: index) {
      guard let range = Self.openRange(tail) else { continue }
      spans.append(Parse(node: range, words: tail.bound.words, end: tail.bound.end))
    }
    return values(at: index)
      + spans.map { parse(.memberOf([$0.node], subject, negated: false), from: index, to: $0.end, $0.words) }
  }

  /// `CF-07（情节为违法情节，次数为 2）`: a decision table with inputs given, behind its id.
  func givenInputs(_ table: Name, after base: Parse<Expression>, from index: Int) -> Parses {
    guard let open = open(at: base.end) else { return [] }
    var states: [Parse<[DecisionArgument]>] = arguments(at: open.end)
    var parses: Parses = []
    var rounds = 0
    while !states.isEmpty, rounds < 30 {
      rounds += 1
      for state in states {
        guard let close = close(at: state.end) else { continue }
        let words = base.words + open.words + state.words + close.words
        parses.append(parse(.decision(table, state.node), from: index, to: close.end, words))
      }
      states = states.flatMap { state -> [Parse<[DecisionArgument]>] in
        guard let comma = comma(at: state.end) ?? listComma(at: state.end) else { return [] }
        return arguments(at: comma.end).map {
          Parse(node: state.node + $0.node, words: state.words + comma.words + $0.words, end: $0.end)
        }
      }
    }
    return parses
  }

  private func arguments(at index: Int) -> [Parse<[DecisionArgument]>] {
    names(at: index).flatMap { name in
      keyword(.is, at: name.end).flatMap { found in
        values(at: found.end).map { value in
          Parse(
            node: [DecisionArgument(input: name.node, value: value.node)],
            words: name.words + found.words + value.words, end: value.end)
        }
      }
    }
  }

  /// 决策表 CF-07.
  func decisionTables(at index: Int) -> Parses {
    keyword(.decisionTable, at: index).flatMap { word -> Parses in
      guard let id = lattice.ruleID(at: word.end) else {
        expect(.ruleID, at: word.end)
        return []
      }
      let name = Name(text: content.text(id), range: content.range(id))
      return [parse(.decision(name, []), from: index, to: id.upperBound, word.words + literal(id))]
    }
  }

  // MARK: Ranges

  /// `超过 a 至 b`, `a 以上不满 b`, `a 以上 b 以下`: ranges in the words of the law, canonically with 至.
  func legalRanges(at index: Int) -> [Parse<MemberSyntax>] {
    var lowers: [(bound: Parse<Expression>, words: WordRope, excluded: Bool)] = []
    var parses: [Parse<MemberSyntax>] = []
    for more in keyword(.moreThan, at: index) {
      for first in sums(at: more.end) {
        for to in keyword(.to, at: first.end) {
          lowers.append(
            (Parse(node: first.node, words: .empty, end: to.end), more.words + first.words + to.words, true))
        }
      }
    }
    for lower in lowers {
      parses += upperEnds(at: lower.bound.end, isPlain: true).map { upper in
        range(lower.bound.node, lower.words, lowerExcluded: lower.excluded, upper)
      }
    }
    for value in atoms(at: index) where value.node.isNumber {
      for (word, excluded) in [(ConditionWord.orMore, false), (.beyond, true)] {
        for found in keyword(word, at: value.end) {
          let to = WordRope.word(Word(kind: .keyword("to"), range: self.range(value.end, found.end)))
          let more = Word(kind: .keyword("moreThan"), range: self.range(index, index))
          let words = (excluded ? .word(more) : WordRope.empty) + value.words + to
          parses += upperEnds(at: found.end, isPlain: false).map { upper in
            range(value.node, words, lowerExcluded: excluded, upper)
          }
        }
      }
    }
    return parses
  }

  private typealias UpperEnd = (bound: Parse<Expression>, words: WordRope, excluded: Bool)

  private func range(
    _ lower: Expression, _ words: WordRope, lowerExcluded: Bool, _ upper: UpperEnd
  ) -> Parse<MemberSyntax> {
    Parse(
      node: .range(lower, upper.bound.node, lowerExcluded: lowerExcluded, upperExcluded: upper.excluded),
      words: words + upper.words, end: upper.bound.end)
  }

  /// `b`, `不满 b`, and behind 以上 `b 以下`.
  private func upperEnds(at index: Int, isPlain: Bool) -> [UpperEnd] {
    var ends: [UpperEnd] = []
    for below in keyword(.below, at: index) {
      ends += sums(at: below.end).map { ($0, below.words + $0.words, true) }
    }
    if isPlain { return ends + sums(at: index).map { ($0, $0.words, false) } }
    for most in keyword(.atMost, at: index) {
      ends += sums(at: most.end).map { ($0, $0.words, false) }
    }
    for value in atoms(at: index) where value.node.isNumber {
      for found in keyword(.orLess, at: value.end) {
        ends.append((Parse(node: value.node, words: .empty, end: found.end), value.words, false))
      }
    }
    return ends
  }
}

extension Expression {
  /// A number of times, or a share: `3 倍`, `5%`.
  var isFactor: Bool {
    switch kind {
    case .quantity(_, .measure("倍")), .quantity(_, .percent): true
    default: false
    }
  }

  /// What the upper end of a range means whose lower end is this: behind `货值金额的 3 倍至` the words `5 倍` are five times
  /// the same.
  func scaled(by upper: Expression) -> Expression {
    guard case .arithmetic(.times, let base, let factor) = kind, factor.isFactor, upper.isFactor else { return upper }
    return Expression(.arithmetic(.times, base, upper), range: upper.range)
  }

  fileprivate var isNumber: Bool {
    switch kind {
    case .number, .quantity: true
    default: false
    }
  }
}
