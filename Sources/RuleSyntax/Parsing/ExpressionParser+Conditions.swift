import SourceText

extension ExpressionParser {
  /// A condition: 若 … 则 …, or units joined by 且 or by 或.
  func conditions(at index: Int) -> Parses {
    memoised(.condition, index) { index in
      let parses = implications(at: index) + chains(at: index)
      if parses.isEmpty { expect(.condition, at: index) }
      return parses
    }
  }

  /// The conditions that reach the end of the text or a closing bracket.
  func restConditions(at index: Int) -> Parses {
    conditions(at: index).filter { parse in
      if isAtRest(parse.end) { return true }
      expect(.connective, at: parse.end)
      return false
    }
  }

  /// `若 A，则 B`: B reaches as far as it can.
  private func implications(at index: Int) -> Parses {
    var parses: Parses = []
    for word in keyword(.if, at: index) {
      for premise in chains(at: word.end) {
        expect(.then, at: premise.end)
        for comma in afterOptionalComma(premise.end) {
          for then in keyword(.then, at: comma.end) {
            for conclusion in restConditions(at: then.end) {
              let words = word.words + premise.words + comma.words + then.words + conclusion.words
              let kind = Expression.Kind.implies(premise.node, conclusion.node)
              parses.append(parse(kind, from: index, to: conclusion.end, words))
            }
          }
        }
      }
    }
    return parses
  }

  /// Units joined by 且, or by 或; never both.
  private func chains(at index: Int) -> Parses {
    memoised(.chain, index) { index in
      let first = units(at: index)
      if mixesConnectives { return mixedChains(first, from: index) }
      return first + joined(first, by: .and, from: index) { .and($0) } + joined(first, by: .or, from: index) { .or($0) }
    }
  }

  private struct Chain {
    let operands: [Expression]
    let words: WordRope
    let end: Int
  }

  private func joined(
    _ first: Parses, by word: ConditionWord, from index: Int, _ make: ([Expression]) -> Expression.Kind
  ) -> Parses {
    var parses: Parses = []
    var states = first.map { Chain(operands: [$0.node], words: $0.words, end: $0.end) }
    while !states.isEmpty, limit == nil, parses.count < 200 {
      var next: [Chain] = []
      for state in states {
        for comma in afterOptionalComma(state.end) {
          for found in keyword(word, at: comma.end) {
            for unit in units(at: found.end) {
              let words = state.words + comma.words + found.words + unit.words
              next.append(Chain(operands: state.operands + [unit.node], words: words, end: unit.end))
            }
          }
        }
        expect(.connective, at: state.end)
      }
      parses += next.map { parse(make($0.operands), from: index, to: $0.end, $0.words) }
      states = next
    }
    return parses
  }

  /// Reads on over both connectives and keeps the longest chain that has both.
  private func mixedChains(_ first: Parses, from index: Int) -> Parses {
    struct State {
      let chain: [(isAnd: Bool, operand: Range<Int>)]
      let parse: Parse<Expression>
    }
    var parses = first
    var states = first.map { State(chain: [(true, index..<$0.end)], parse: $0) }
    while !states.isEmpty, limit == nil, parses.count < 200 {
      var next: [State] = []
      for state in states {
        for comma in afterOptionalComma(state.parse.end) {
          for (word, isAnd) in [(ConditionWord.and, true), (.or, false)] {
            for found in keyword(word, at: comma.end) {
              for unit in units(at: found.end) {
                let first = content.skipSpaces(found.end, to: end)
                let joined = parse(.and([state.parse.node, unit.node]), from: index, to: unit.end, .empty)
                next.append(State(chain: state.chain + [(isAnd, first..<unit.end)], parse: joined))
              }
            }
          }
        }
      }
      for state in next where Set(state.chain.dropFirst().map(\.isAnd)).count == 2 {
        if state.chain.count > (mixedChain?.count ?? 0) { mixedChain = state.chain }
      }
      parses += next.map(\.parse)
      states = next
    }
    return parses
  }

  /// 非 C, a condition in brackets, or a simple condition.
  func units(at index: Int) -> Parses {
    memoised(.unit, index) { index in
      var parses = simpleConditions(at: index)
      for word in keyword(.not, at: index) {
        parses += units(at: word.end).map {
          parse(.not($0.node), from: index, to: $0.end, word.words + $0.words)
        }
      }
      if let open = open(at: index) {
        for inner in conditions(at: open.end) {
          guard let close = close(at: inner.end) else { continue }
          parses.append(
            Parse(node: inner.node, words: open.words + inner.words + close.words, end: close.end))
        }
      }
      return parses
    }
  }

  private func simpleConditions(at index: Int) -> Parses {
    memoised(.simple, index) { index in
      var parses = presences(at: index)
      parses += existences(at: index)
      parses += quantifiers(at: index)
      parses += itemGroups(at: index)
      parses += ruleOutcomes(at: index)
      parses += comparisons(at: index)
      parses += spans(at: index)
      parses += leadingCounts(at: index)
      parses += setConditions(at: index)
      return parses
    }
  }

  // MARK: 有, 存在, 每

  private func presences(at index: Int) -> Parses {
    var parses: Parses = []
    for word in keyword(.has, at: index) {
      parses += postfixes(at: word.end).map {
        parse(.has($0.node), from: index, to: $0.end, word.words + $0.words)
      }
      parses += leadingCounts(at: word.end)
    }
    for word in keyword(.lacks, at: index) {
      parses += postfixes(at: word.end).map {
        parse(.lacks($0.node), from: index, to: $0.end, word.words + $0.words)
      }
    }
    for (tail, canonical) in [(ConditionWord.isMissing, ConditionWord.lacks), (.isGiven, .has)] {
      for value in postfixes(at: index) {
        for word in keyword(tail, at: value.end) {
          let kind: Expression.Kind = canonical == .lacks ? .lacks(value.node) : .has(value.node)
          let first = Word(kind: .keyword(canonical.id), range: range(value.end, word.end))
          parses.append(parse(kind, from: index, to: word.end, .word(first) + value.words))
        }
      }
    }
    return parses
  }

  private func existences(at index: Int) -> Parses {
    var parses: Parses = []
    for word in keyword(.exists, at: index) {
      parses += existences(of: word, from: index)
    }
    for word in keyword(.notExists, at: index) {
      parses += existences(of: word, from: index).map {
        parse(.not($0.node), from: index, to: $0.end, $0.words)
      }
    }
    return parses
  }

  private func existences(of word: (end: Int, words: WordRope), from index: Int) -> Parses {
    var parses: Parses = []
    for set in sets(at: word.end) {
      parses.append(parse(.exists(set.node, meets: nil), from: index, to: set.end, word.words + set.words))
      parses += meetings(at: set.end).map {
        parse(
          .exists(set.node, meets: $0.node), from: index, to: $0.end, word.words + set.words + $0.words)
      }
    }
    return parses
  }

  /// `每份 S 满足 C`, `每个满足 C`.
  private func quantifiers(at index: Int) -> Parses {
    var parses: Parses = []
    for word in keyword(.each, at: index) {
      var heads: [(end: Int, words: WordRope)] = [word]
      heads += lattice.measureWords(at: word.end).map { ($0.upperBound, word.words + literal($0)) }
      for head in heads {
        parses += meetings(at: head.end).map {
          parse(.every(nil, meets: $0.node), from: index, to: $0.end, head.words + $0.words)
        }
        for set in sets(at: head.end) {
          expect(.meets, at: set.end)
          parses += meetings(at: set.end).map {
            parse(.every(set.node, meets: $0.node), from: index, to: $0.end, head.words + set.words + $0.words)
          }
        }
      }
    }
    return parses
  }

  /// 满足 with what must be met: the items below, or a condition up to the end.
  private func meetings(at index: Int) -> Parses {
    var parses: Parses = []
    for comma in afterOptionalComma(index) {
      for word in keyword(.meets, at: comma.end) {
        let words = comma.words + word.words
        if let last = endBehindColon(word.end) {
          parses.append(parse(.items(.all), from: comma.end, to: last, words))
        } else {
          parses += restConditions(at: word.end).map {
            Parse(node: $0.node, words: words + $0.words, end: $0.end)
          }
        }
      }
    }
    return parses
  }

  /// The index itself if nothing follows, or only a colon.
  private func endBehindColon(_ index: Int) -> Int? {
    if content.skipSpaces(index, to: end) == end { return index }
    guard let colon = colon(at: index), content.skipSpaces(colon.end, to: end) == end else { return nil }
    return colon.end
  }

  private func itemGroups(at index: Int) -> Parses {
    var parses: Parses = []
    for (word, group) in [(ConditionWord.allOfThese, ItemGroup.all), (.anyOfThese, .any)] {
      for found in keyword(word, at: index) {
        guard let last = endBehindColon(found.end) else { continue }
        parses.append(parse(.items(group), from: index, to: last, found.words))
      }
    }
    for word in keyword(.atLeastOfThese, at: index) {
      for number in lattice.numbers(at: word.end) {
        guard let count = Int(number.number.decimal), count > 0 else { continue }
        var last = max(number.digits.upperBound, number.unitIndices.upperBound)
        if let items = keyword(.itemsOfThese, at: last).first, number.unit == nil { last = items.end }
        guard let last = endBehindColon(last) else { continue }
        let unit = number.unitIndices.isEmpty ? WordRope.empty : literal(number.unitIndices)
        parses.append(
          parse(.items(.atLeast(count)), from: index, to: last, word.words + literal(number.digits) + unit))
      }
    }
    return parses
  }

  private func ruleOutcomes(at index: Int) -> Parses {
    atoms(at: index).filter {
      if case .ruleOutcome = $0.node.kind { true } else { false }
    }
  }

  // MARK: Sets

  /// A set: a path, or `S，其中 C` in last place or straight before 满足.
  func sets(at index: Int) -> Parses {
    let plain = postfixes(at: index)
    var parses = plain
    for set in plain {
      guard let comma = comma(at: set.end) else { continue }
      for word in keyword(.whereWord, at: comma.end) {
        for condition in conditions(at: word.end) where isAtRest(condition.end) || meetsFollows(condition.end) {
          let words = set.words + comma.words + word.words + condition.words
          let kind = Expression.Kind.selection(set.node, where: condition.node)
          parses.append(parse(kind, from: index, to: condition.end, words))
        }
      }
    }
    return parses
  }

  private func meetsFollows(_ index: Int) -> Bool {
    afterOptionalComma(index).contains { !keyword(.meets, at: $0.end).isEmpty }
  }

  /// `至少 2 名人员`, `两名以上人员`.
  private func leadingCounts(at index: Int) -> Parses {
    var parses: Parses = []
    for tail in comparisonTails(at: index) {
      guard case .quantity(_, .measure) = tail.bound.node.kind else { continue }
      for of in [(end: tail.bound.end, words: WordRope.empty)] + keyword(.of, at: tail.bound.end) {
        for set in postfixes(at: of.end) {
          let kind = Expression.Kind.countCompare(set.node, tail.comparison, tail.bound.node)
          parses.append(parse(kind, from: index, to: set.end, set.words + tail.bound.words))
        }
      }
    }
    return parses
  }

  // MARK: Comparisons

  /// A comparison word with its bound, whose words are canonical: `至少 2 名` also for `2 名以上`.
  struct ComparisonTail {
    let comparison: ComparisonWord
    let bound: Parse<Expression>
  }

  static let comparisonWords: [(ConditionWord, ComparisonWord)] = [
    (.atLeast, .atLeast), (.atMost, .atMost), (.below, .less), (.moreThan, .greater), (.exactly, .exactly),
    (.before, .less), (.after, .greater), (.notBefore, .atLeast), (.notAfter, .atMost),
  ]

  func comparisonTails(at index: Int) -> [ComparisonTail] {
    var tails: [ComparisonTail] = []
    for (word, comparison) in Self.comparisonWords {
      for found in keyword(word, at: index) {
        tails += values(at: found.end).map {
          ComparisonTail(
            comparison: comparison, bound: Parse(node: $0.node, words: found.words + $0.words, end: $0.end))
        }
      }
    }
    return tails + trailingComparisons(at: index)
  }

  /// `n 以上`, `n 以下`, `n 以外`.
  private func trailingComparisons(at index: Int) -> [ComparisonTail] {
    let words: [(ConditionWord, ComparisonWord, ConditionWord)] = [
      (.orMore, .atLeast, .atLeast), (.orLess, .atMost, .atMost), (.beyond, .greater, .moreThan),
    ]
    var tails: [ComparisonTail] = []
    for value in atoms(at: index) {
      switch value.node.kind {
      case .number, .quantity: break
      default: continue
      }
      for (word, comparison, canonical) in words {
        for found in keyword(word, at: value.end) {
          let first = Word(kind: .keyword(canonical.id), range: range(value.end, found.end))
          tails.append(
            ComparisonTail(
              comparison: comparison,
              bound: Parse(node: value.node, words: .word(first) + value.words, end: found.end)))
        }
      }
    }
    return tails
  }

  private func comparisons(at index: Int) -> Parses {
    var parses: Parses = []
    for value in values(at: index).flatMap({ [$0] + withComma($0) }) {
      let before = parses.count
      parses += equalities(of: value, from: index)
      parses += orderings(of: value, from: index)
      parses += memberships(of: value, from: index)
      parses += textTests(of: value, from: index)
      if parses.count == before {
        expect(.comparison, at: value.end)
        noteBareValue(index..<value.end)
      }
    }
    return parses
  }

  /// `…，扣除 S，至多 n`, `…，缺按 0，至少 n`: a comma may close what was set off by one.
  private func withComma(_ value: Parse<Expression>) -> Parses {
    switch value.node.kind {
    case .spanLength(_, _, _, let excluding) where !excluding.isEmpty: break
    case .aggregate(_, _, blankAs: .some): break
    default: return []
    }
    guard let comma = comma(at: value.end) else { return [] }
    return [Parse(node: value.node, words: value.words + comma.words, end: comma.end)]
  }

  private func equalities(of value: Parse<Expression>, from index: Int) -> Parses {
    var parses: Parses = []
    for (word, comparison) in [(ConditionWord.is, ComparisonWord.equal), (.isNot, .notEqual)] {
      for found in keyword(word, at: value.end) {
        for right in values(at: found.end) {
          let kind = Expression.Kind.compare(comparison, value.node, right.node)
          parses.append(parse(kind, from: index, to: right.end, value.words + found.words + right.words))
        }
        // `X 为 a 至 b`: between two values 至 is a range.
        for range in ranges(at: found.end) {
          let kind = Expression.Kind.memberOf([range.node], value.node, negated: comparison == .notEqual)
          parses.append(parse(kind, from: index, to: range.end, value.words + found.words + range.words))
        }
      }
    }
    for found in keyword(.about, at: value.end) {
      for right in values(at: found.end) {
        let kind = Expression.Kind.approximately(value.node, right.node)
        parses.append(parse(kind, from: index, to: right.end, value.words + found.words + right.words))
      }
    }
    return parses
  }

  private func orderings(of value: Parse<Expression>, from index: Int) -> Parses {
    var tails = comparisonTails(at: value.end)
    for found in keyword(.is, at: value.end) { tails += trailingComparisons(at: found.end) }
    return tails.map { tail in
      let kind: Expression.Kind
      if case .quantity(_, .measure) = tail.bound.node.kind {
        kind = .countCompare(value.node, tail.comparison, tail.bound.node)
      } else {
        kind = .compare(tail.comparison, value.node, tail.bound.node)
      }
      return parse(kind, from: index, to: tail.bound.end, value.words + tail.bound.words)
    }
  }

  /// `A 至 B 至多 n 单位`; 自 may stand before it.
  private func spans(at index: Int) -> Parses {
    var parses: Parses = []
    let starts = [index] + keyword(.from, at: index).map(\.end)
    for start in starts {
      for first in sums(at: start) {
        for to in keyword(.to, at: first.end) {
          for second in sums(at: to.end) {
            let tails = comparisonTails(at: second.end)
            if tails.isEmpty { expect(.comparison, at: second.end) }
            for tail in tails {
              let words = first.words + to.words + second.words + tail.bound.words
              let kind = Expression.Kind.span(first.node, second.node, tail.comparison, tail.bound.node)
              parses.append(parse(kind, from: index, to: tail.bound.end, words))
            }
          }
        }
      }
    }
    return parses
  }

  private func memberships(of value: Parse<Expression>, from index: Int) -> Parses {
    var parses: Parses = []
    for (word, negated) in [(ConditionWord.isIn, false), (.isNotIn, true)] {
      for found in keyword(word, at: value.end) {
        for members in memberLists(at: found.end) {
          let kind = Expression.Kind.memberOf(members.node, value.node, negated: negated)
          parses.append(parse(kind, from: index, to: members.end, value.words + found.words + members.words))
        }
      }
    }
    return parses
  }

  func memberLists(at index: Int) -> [Parse<[MemberSyntax]>] {
    var states = members(at: index).map { $0.map { [$0] } }
    var parses = states
    var rounds = 0
    while !states.isEmpty, rounds < 200, parses.count < 400 {
      rounds += 1
      states = states.flatMap { state -> [Parse<[MemberSyntax]>] in
        guard let comma = listComma(at: state.end) else { return [] }
        return members(at: comma.end).map {
          Parse(node: state.node + [$0.node], words: state.words + comma.words + $0.words, end: $0.end)
        }
      }
      parses += states
    }
    return parses
  }

  /// A value, `a 至 b`, `a 至不满 b`, `至少 a`.
  private func members(at index: Int) -> [Parse<MemberSyntax>] {
    var parses = sums(at: index).map { $0.map { MemberSyntax.value($0) } } + ranges(at: index)
    for tail in comparisonTails(at: index) {
      guard let range = Self.openRange(tail) else { continue }
      parses.append(Parse(node: range, words: tail.bound.words, end: tail.bound.end))
    }
    return parses
  }

  /// `a 至 b`, `a 至不满 b`, `超过 a 至 b`.
  func ranges(at index: Int) -> [Parse<MemberSyntax>] {
    var parses = legalRanges(at: index)
    for first in sums(at: index) {
      for to in keyword(.to, at: first.end) {
        let plain = [(end: to.end, words: to.words, excluded: false)]
        let open = keyword(.below, at: to.end).map { (end: $0.end, words: to.words + $0.words, excluded: true) }
        for link in plain + open {
          parses += sums(at: link.end).map {
            let upper = first.node.scaled(by: $0.node)
            let range = MemberSyntax.range(first.node, upper, lowerExcluded: false, upperExcluded: link.excluded)
            return Parse(node: range, words: first.words + link.words + $0.words, end: $0.end)
          }
        }
      }
    }
    return parses
  }

  static func openRange(_ tail: ComparisonTail) -> MemberSyntax? {
    let bound = tail.bound.node
    switch tail.comparison {
    case .atLeast: return .range(bound, nil, lowerExcluded: false, upperExcluded: false)
    case .greater: return .range(bound, nil, lowerExcluded: true, upperExcluded: false)
    case .atMost: return .range(nil, bound, lowerExcluded: false, upperExcluded: false)
    case .less: return .range(nil, bound, lowerExcluded: false, upperExcluded: true)
    case .equal, .notEqual, .exactly: return nil
    }
  }

  private func textTests(of value: Parse<Expression>, from index: Int) -> Parses {
    var parses: Parses = []
    let tests: [(ConditionWord, TextTestWord)] = [
      (.contains, .contains), (.hasPrefix, .hasPrefix), (.hasSuffix, .hasSuffix), (.matches, .matches),
    ]
    for (word, test) in tests {
      for found in keyword(word, at: value.end) {
        for right in values(at: found.end) {
          let kind = Expression.Kind.textTest(test, value.node, right.node)
          parses.append(parse(kind, from: index, to: right.end, value.words + found.words + right.words))
        }
      }
    }
    return parses
  }
}
