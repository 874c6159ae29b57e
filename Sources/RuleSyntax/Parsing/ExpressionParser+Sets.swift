import SourceText

extension ExpressionParser {
  /// `A 至 B` as a stretch of time, `A 至 B，含首日`: in 扣除 only.
  func intervals(at index: Int) -> Parses {
    var parses: Parses = []
    for first in sums(at: index) {
      for to in keyword(.to, at: first.end) {
        for second in sums(at: to.end) {
          let words = first.words + to.words + second.words
          let plain = Expression.Kind.interval(first.node, second.node, includesFirstDay: false)
          parses.append(parse(plain, from: index, to: second.end, words))
          for comma in afterOptionalComma(second.end) {
            for found in keyword(.includingFirst, at: comma.end) {
              let kind = Expression.Kind.interval(first.node, second.node, includesFirstDay: true)
              parses.append(parse(kind, from: index, to: found.end, words + comma.words + found.words))
            }
          }
        }
      }
    }
    return parses
  }

  /// The conditions over sets and lists of §4 that have words of their own.
  func setConditions(at index: Int) -> Parses {
    var parses: Parses = []
    for set in postfixes(at: index) {
      parses += arrangements(of: set, from: index)
      parses += relations(of: set, from: index)
      parses += uniqueness(of: set, from: index)
    }
    parses += differences(at: index)
    parses += orders(at: index)
    parses += gaps(at: index)
    parses += dependencies(at: index)
    return parses
  }

  /// `S 按 F 齐全：甲、乙`, `S 按 F 恰为：甲、乙`, `S 按 F 排列，G 依次`.
  private func arrangements(of set: Parse<Expression>, from index: Int) -> Parses {
    var parses: Parses = []
    for by in keyword(.by, at: set.end) {
      for field in postfixes(at: by.end) {
        let words = set.words + by.words + field.words
        parses += completions(of: set.node, by: field, words, from: index)
        for sorted in keyword(.sortedBy, at: field.end) {
          for comma in afterOptionalComma(sorted.end) {
            for other in postfixes(at: comma.end) {
              for (word, strictly) in [(ConditionWord.inOrder, false), (.strictlyInOrder, true)] {
                for found in keyword(word, at: other.end) {
                  let kind = Expression.Kind.sortedInOrder(
                    set.node, by: field.node, other.node, strictly: strictly)
                  let all = words + sorted.words + comma.words + other.words + found.words
                  parses.append(parse(kind, from: index, to: found.end, all))
                }
              }
            }
          }
        }
      }
    }
    return parses
  }

  private func completions(
    of set: Expression, by field: Parse<Expression>, _ words: WordRope, from index: Int
  ) -> Parses {
    var parses: Parses = []
    for (word, exactly) in [(ConditionWord.completeBy, false), (.exactlyThese, true)] {
      for found in keyword(word, at: field.end) {
        let colon = self.colon(at: found.end) ?? (end: found.end, words: WordRope.empty)
        for wanted in list(at: colon.end, { self.sums(at: $0) }) {
          let kind = Expression.Kind.complete(set, by: field.node, words: wanted.node, exactly: exactly)
          parses.append(
            parse(kind, from: index, to: wanted.end, words + found.words + colon.words + wanted.words))
        }
      }
    }
    return parses
  }

  /// `S1 包含于 S2，按 F、G`.
  private func relations(of set: Parse<Expression>, from index: Int) -> Parses {
    var parses: Parses = []
    let relations: [(ConditionWord, SetRelationWord)] = [
      (.subsetOf, .subset), (.sameSet, .equal), (.disjoint, .disjoint),
    ]
    for (word, relation) in relations {
      for found in keyword(word, at: set.end) {
        for other in postfixes(at: found.end) {
          let words = set.words + found.words + other.words
          if relation != .equal {
            let kind = Expression.Kind.setRelation(relation, set.node, other.node, by: [])
            parses.append(parse(kind, from: index, to: other.end, words))
          }
          parses += groups(after: other.end).map {
            let kind = Expression.Kind.setRelation(relation, set.node, other.node, by: $0.node)
            return parse(kind, from: index, to: $0.end, words + $0.words)
          }
        }
      }
    }
    return parses
  }

  /// `，按 F、G`.
  private func groups(after index: Int) -> [Parse<[Expression]>] {
    var parses: [Parse<[Expression]>] = []
    for comma in afterOptionalComma(index) {
      for by in keyword(.by, at: comma.end) {
        parses += list(at: by.end, { self.postfixes(at: $0) }).map {
          Parse(node: $0.node, words: comma.words + by.words + $0.words, end: $0.end)
        }
      }
    }
    return parses
  }

  /// `F 不重复，按 G`, `F 连续，按 G`.
  private func uniqueness(of field: Parse<Expression>, from index: Int) -> Parses {
    var parses: Parses = []
    for word in [ConditionWord.unique, .consecutive] {
      for found in keyword(word, at: field.end) {
        let words = field.words + found.words
        func kind(_ within: [Expression]) -> Expression.Kind {
          word == .unique ? .unique(field.node, within: within) : .consecutive(field.node, within: within)
        }
        parses.append(parse(kind([]), from: index, to: found.end, words))
        parses += groups(after: found.end).map {
          parse(kind($0.node), from: index, to: $0.end, words + $0.words)
        }
      }
    }
    return parses
  }

  /// `A、B、C 互不相同`, `S 的 F 互不相同`.
  private func differences(at index: Int) -> Parses {
    list(at: index, { self.postfixes(at: $0) }).flatMap { operands in
      keyword(.distinct, at: operands.end).map { found in
        parse(.distinct(operands.node), from: index, to: found.end, operands.words + found.words)
      }
    }
  }

  /// `依次：A、B、C`.
  private func orders(at index: Int) -> Parses {
    var parses: Parses = []
    for (word, strictly) in [(ConditionWord.inOrder, false), (.strictlyInOrder, true)] {
      for found in keyword(word, at: index) {
        let colon = self.colon(at: found.end) ?? (end: found.end, words: WordRope.empty)
        parses += list(at: colon.end, { self.sums(at: $0) }).filter { $0.node.count > 1 }.map {
          parse(
            .inOrder($0.node, strictly: strictly), from: index, to: $0.end, found.words + colon.words + $0.words)
        }
      }
    }
    return parses
  }

  /// `按 F 相邻间隔至多 7 日`.
  private func gaps(at index: Int) -> Parses {
    var parses: Parses = []
    for by in keyword(.by, at: index) {
      for field in postfixes(at: by.end) {
        for gap in keyword(.gap, at: field.end) {
          for tail in comparisonTails(at: gap.end) {
            let words = by.words + field.words + gap.words + tail.bound.words
            let kind = Expression.Kind.maximumGap(
              by: field.node, tail.comparison, tail.bound.node, within: [])
            parses.append(parse(kind, from: index, to: tail.bound.end, words))
            parses += groups(after: tail.bound.end).map {
              let kind = Expression.Kind.maximumGap(
                by: field.node, tail.comparison, tail.bound.node, within: $0.node)
              return parse(kind, from: index, to: $0.end, words + $0.words)
            }
          }
        }
      }
    }
    return parses
  }

  /// `同 F 则同 G`.
  private func dependencies(at index: Int) -> Parses {
    var parses: Parses = []
    for same in keyword(.same, at: index) {
      for from in list(at: same.end, { self.postfixes(at: $0) }) {
        for comma in afterOptionalComma(from.end) {
          for then in keyword(.then, at: comma.end) {
            for again in keyword(.same, at: then.end) {
              parses += list(at: again.end, { self.postfixes(at: $0) }).map { to in
                let words =
                  same.words + from.words + comma.words + then.words + again.words + to.words
                return parse(.functional(from: from.node, to: to.node), from: index, to: to.end, words)
              }
            }
          }
        }
      }
    }
    return parses
  }
}
