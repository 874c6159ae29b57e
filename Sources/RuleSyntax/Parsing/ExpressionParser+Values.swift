import SourceText

extension ExpressionParser {
  /// A value: the length of a span, or arithmetic, with rounding behind it.
  func values(at index: Int) -> Parses {
    memoised(.value, index) { index in
      let sums = self.sums(at: index)
      var parses = sums
      parses += sums.flatMap { spanLengths($0, from: index) }
      parses += parses.flatMap { roundings($0, from: index) }
      return parses
    }
  }

  /// `A 至 B 的工作日数，扣除 S、T`; 自 may stand before it.
  private func spanLengths(_ first: Parse<Expression>, from index: Int) -> Parses {
    var parses: Parses = []
    for to in keyword(.to, at: first.end) {
      for second in sums(at: to.end) {
        for of in keyword(.of, at: second.end) {
          for (word, unit) in Self.spanUnits {
            for length in keyword(word, at: of.end) {
              let words = first.words + to.words + second.words + of.words + length.words
              let plain = Expression.Kind.spanLength(first.node, second.node, unit, excluding: [])
              parses.append(parse(plain, from: index, to: length.end, words))
              for excluded in exclusions(at: length.end) {
                let kind = Expression.Kind.spanLength(first.node, second.node, unit, excluding: excluded.node)
                parses.append(parse(kind, from: index, to: excluded.end, words + excluded.words))
              }
            }
          }
        }
      }
    }
    return parses
  }

  private static let spanUnits: [(ConditionWord, Unit)] = [
    (.workdayCount, .workday), (.dayCount, .day), (.monthCount, .month), (.yearCount, .year), (.hourCount, .hour),
  ]

  private func exclusions(at index: Int) -> [Parse<[Expression]>] {
    var parses: [Parse<[Expression]>] = []
    for comma in afterOptionalComma(index) {
      for word in keyword(.excluding, at: comma.end) {
        parses += list(at: word.end) { self.sets(at: $0) }.map {
          Parse(node: $0.node, words: comma.words + word.words + $0.words, end: $0.end)
        }
      }
    }
    return parses
  }

  private func roundings(_ value: Parse<Expression>, from index: Int) -> Parses {
    var parses: Parses = []
    for comma in afterOptionalComma(value.end) {
      for (word, mode) in [(ConditionWord.roundTo, RoundingWord.nearest), (.roundDown, .down), (.roundUp, .up)] {
        for found in keyword(word, at: comma.end) {
          let words = value.words + comma.words + found.words
          for number in lattice.numbers(at: found.end) where number.unit == nil {
            let kind = Expression.Kind.rounded(value.node, step: number.number, mode)
            parses.append(parse(kind, from: index, to: number.digits.upperBound, words + literal(number.digits)))
          }
          if mode != .nearest {
            let one = NumberSyntax(decimal: "1", places: 0, range: range(found.end, found.end))
            parses.append(parse(.rounded(value.node, step: one, mode), from: index, to: found.end, words))
          }
        }
      }
    }
    return parses
  }

  /// Items joined by `、` or, in English, by `,`.
  func list(at index: Int, _ element: (Int) -> Parses) -> [Parse<[Expression]>] {
    var states: [Parse<[Expression]>] = element(index).map { $0.map { [$0] } }
    var parses = states
    var rounds = 0
    while !states.isEmpty, rounds < 200, parses.count < 400 {
      rounds += 1
      var next: [Parse<[Expression]>] = []
      for state in states {
        guard let comma = listComma(at: state.end) else { continue }
        for more in element(comma.end) {
          next.append(
            Parse(node: state.node + [more.node], words: state.words + comma.words + more.words, end: more.end))
        }
      }
      parses += next
      states = next
    }
    return parses
  }

  /// 加 and 减.
  func sums(at index: Int) -> Parses {
    memoised(.sum, index) { index in
      chained(self.products(at: index), from: index, [(.plus, .plus), (.minus, .minus)]) { self.products(at: $0) }
    }
  }

  /// 乘 and 除以, and `3 倍`.
  private func products(at index: Int) -> Parses {
    memoised(.product, index) { index in
      chained(self.postfixes(at: index), from: index, [(.times, .times), (.dividedBy, .dividedBy)]) {
        self.postfixes(at: $0)
      }
    }
  }

  private func chained(
    _ first: Parses, from index: Int, _ words: [(ConditionWord, ArithmeticWord)], _ operand: (Int) -> Parses
  ) -> Parses {
    var parses = first
    var states = first
    var links = 0
    while !states.isEmpty, mayGoOn(&links) {
      var next: Parses = []
      for state in states {
        for (word, operation) in words {
          for found in keyword(word, at: state.end) {
            for right in operand(found.end) {
              let kind = Expression.Kind.arithmetic(operation, state.node, right.node)
              next.append(parse(kind, from: index, to: right.end, state.words + found.words + right.words))
            }
          }
        }
      }
      states = distinct(next)
      parses += states
    }
    return parses
  }

  /// An atom with its steps: 的, 「键」, （其中 …）, 合计, 占.
  func postfixes(at index: Int) -> Parses {
    memoised(.postfix, index) { index in
      var parses: Parses = []
      var states = atoms(at: index)
      if states.isEmpty { expect(.value, at: index) }
      var links = 0
      while !states.isEmpty, mayGoOn(&links) {
        parses += states
        states = distinct(states.flatMap { self.steps(after: $0, from: index) })
      }
      return parses
    }
  }

  private func steps(after base: Parse<Expression>, from index: Int) -> Parses {
    var parses: Parses = []
    for of in keyword(.of, at: base.end) {
      parses += members(of: base, from: index, after: of)
      parses += hits(of: base, from: index, after: of)
      parses += prefixAggregates(of: base, from: index, after: of)
      parses += multiples(of: base, from: index, after: of)
    }
    parses += bracketSteps(after: base, from: index)
    if findsBracketless || bracketless != nil { parses += bracketlessSteps(after: base, from: index) }
    parses += suffixAggregates(of: base, from: index)
    parses += shares(of: base, from: index)
    return parses
  }

  private func members(
    of base: Parse<Expression>, from index: Int, after of: (end: Int, words: WordRope)
  ) -> Parses {
    let found = names(at: of.end)
    if found.isEmpty { expect(.name, at: of.end) }
    return found.map { name in
      parse(.member(base.node, name.node), from: index, to: name.end, base.words + of.words + name.words)
    }
  }

  /// `货值金额的 3 倍`, `货值金额的 5%`.
  private func multiples(
    of base: Parse<Expression>, from index: Int, after of: (end: Int, words: WordRope)
  ) -> Parses {
    numbers(at: of.end).filter { $0.node.isFactor }.map { factor in
      parse(
        .arithmetic(.times, base.node, factor.node), from: index, to: factor.end,
        base.words + of.words + factor.words)
    }
  }

  /// `S 的最早 F`, `S 的不同 F 数`.
  private func prefixAggregates(
    of base: Parse<Expression>, from index: Int, after of: (end: Int, words: WordRope)
  ) -> Parses {
    var parses: Parses = []
    for (word, figure) in Self.prefixFigures {
      for found in keyword(word, at: of.end) {
        for path in paths(from: base, index, after: found.end) {
          var words = base.words + of.words + found.words + path.words
          var last = path.end
          if figure == .distinctCount {
            guard let count = keyword(.distinctCount, at: path.end).first else { continue }
            words = words + count.words
            last = count.end
          } else if figure == .largest || figure == .smallest {
            words = base.words + of.words + path.words + found.words
          }
          parses.append(parse(.aggregate(figure, path.node, blankAs: nil), from: index, to: last, words))
        }
      }
    }
    return parses
  }

  private static let prefixFigures: [(ConditionWord, AggregateWord)] = [
    (.earliest, .earliest), (.latest, .latest), (.distinctOf, .distinctCount), (.largest, .largest),
    (.smallest, .smallest),
  ]

  /// The fields `F`, `F 的 G` … of a base, whose words are only those of the path.
  private func paths(from base: Parse<Expression>, _ index: Int, after start: Int) -> Parses {
    var states = names(at: start).map { name in
      parse(.member(base.node, name.node), from: index, to: name.end, name.words)
    }
    if states.isEmpty { expect(.name, at: start) }
    var parses = states
    var links = 0
    while !states.isEmpty, mayGoOn(&links) {
      states = states.flatMap { state in
        keyword(.of, at: state.end).flatMap { of in
          names(at: of.end).map { name in
            parse(.member(state.node, name.node), from: index, to: name.end, state.words + of.words + name.words)
          }
        }
      }
      parses += states
    }
    return parses
  }

  private func suffixAggregates(of base: Parse<Expression>, from index: Int) -> Parses {
    guard Self.canBeSummed(base.node) else { return [] }
    var parses: Parses = []
    let figures: [(ConditionWord, AggregateWord)] = [
      (.sum, .sum), (.average, .average), (.largest, .largest), (.smallest, .smallest),
    ]
    for (word, figure) in figures {
      for found in keyword(word, at: base.end) {
        let words = base.words + found.words
        parses.append(parse(.aggregate(figure, base.node, blankAs: nil), from: index, to: found.end, words))
        parses += blanks(after: found.end).map { blank in
          parse(
            .aggregate(figure, base.node, blankAs: blank.node), from: index, to: blank.end, words + blank.words)
        }
      }
    }
    return parses
  }

  private static func canBeSummed(_ node: Expression) -> Bool {
    switch node.kind {
    case .member(_, _), .name, .selection: true
    default: false
    }
  }

  /// `缺按 0`.
  private func blanks(after index: Int) -> Parses {
    afterOptionalComma(index).flatMap { comma in
      keyword(.blankAs, at: comma.end).flatMap { word in
        atoms(at: word.end).map {
          Parse(node: $0.node, words: comma.words + word.words + $0.words, end: $0.end)
        }
      }
    }
  }

  /// `S1 占 S2 的比率`.
  private func shares(of base: Parse<Expression>, from index: Int) -> Parses {
    var parses: Parses = []
    for word in keyword(.shareOf, at: base.end) {
      for whole in postfixes(at: word.end) {
        for of in keyword(.of, at: whole.end) {
          for ratio in keyword(.ratio, at: of.end) {
            let words = base.words + word.words + whole.words + of.words + ratio.words
            parses.append(parse(.share(base.node, of: whole.node), from: index, to: ratio.end, words))
          }
        }
      }
    }
    return parses
  }

  /// `（其中 C）` behind a set, `（a、b）` behind the name of a function.
  private func bracketSteps(after base: Parse<Expression>, from index: Int) -> Parses {
    guard let open = open(at: base.end) else { return [] }
    if case .member(_, let name) = base.node.kind, name.text == "数量" { return [] }
    var parses: Parses = []
    for word in keyword(.whereWord, at: open.end) {
      for condition in conditions(at: word.end) {
        guard let close = close(at: condition.end) else { continue }
        let words = base.words + open.words + word.words + condition.words + close.words
        parses.append(parse(.selection(base.node, where: condition.node), from: index, to: close.end, words))
      }
    }
    switch base.node.kind {
    case .name(let name) where isDecisionTable(name.text): parses += givenInputs(name, after: base, from: index)
    case .decision(let name, let given) where given.isEmpty: parses += givenInputs(name, after: base, from: index)
    default: break
    }
    if case .name(let name) = base.node.kind, isFunction(name.text) {
      for arguments in list(at: open.end, { self.values(at: $0) }) {
        guard let close = close(at: arguments.end) else { continue }
        let words = base.words + open.words + arguments.words + close.words
        parses.append(parse(.call(name, arguments.node), from: index, to: close.end, words))
      }
    }
    return parses
  }

  /// `，其中 C` with or without a comma behind it, where only brackets are allowed.
  private func bracketlessSteps(after base: Parse<Expression>, from index: Int) -> Parses {
    guard let comma = comma(at: base.end) else { return [] }
    var parses: Parses = []
    for word in keyword(.whereWord, at: comma.end) {
      for condition in conditions(at: word.end) {
        for last in afterOptionalComma(condition.end) {
          let place = base.end..<last.end
          if findsBracketless { noteBracketless(place) }
          guard place == bracketless else { continue }
          let kind = Expression.Kind.selection(base.node, where: condition.node)
          parses.append(parse(kind, from: index, to: last.end, base.words + condition.words))
        }
      }
    }
    return parses
  }

  private func isDecisionTable(_ name: String) -> Bool {
    lattice.vocabulary.words(called: name).contains { $0.kind == .decisionTable }
  }

  private func isFunction(_ name: String) -> Bool {
    lattice.vocabulary.words(called: name).contains { $0.kind == .function }
  }
}
