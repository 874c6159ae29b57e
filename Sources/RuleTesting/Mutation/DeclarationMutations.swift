import RuleChecking
import RuleEngine
import RuleSyntax
import SourceText

/// All declarations that differ from one in a single node of its tree.
///
/// Left alone is what no outcome depends on: titles, provisions, severity, owner, tags, 归期, messages; and 生效, whose day
/// the law gives.
struct DeclarationMutations {
  /// The packs as checked.
  let trials: DeclarationTrials
  /// The mutations of expressions.
  let expressions: ExpressionMutations

  /// The mutations of the reading that was chosen for a piece of text.
  func readings(_ readings: Readings<Expression>?) -> [Mutation<Readings<Expression>>] {
    guard let readings, let chosen = trials.chosen(of: readings) else { return [] }
    return expressions.all(chosen.node).map { mutation in
      mutation.inside { Readings([Reading(node: $0, words: chosen.words)], range: readings.range) }
    }
  }

  /// The mutations of each expression of a list, and the list without each, as long as one is left.
  private func lists(_ readings: Readings<[Expression]>?) -> [Mutation<Readings<[Expression]>>] {
    guard let readings, let chosen = trials.chosen(of: readings) else { return [] }
    let nodes = chosen.node
    var changed: [Mutation<[Expression]>] = []
    if nodes.count > 1 {
      for (dropped, rest) in expressions.dropping(nodes) {
        changed.append(Mutation(node: rest, change: Change(.item, at: readings.range, dropping: dropped.range)))
      }
    }
    for index in nodes.indices {
      changed += expressions.all(nodes[index]).map { mutation in
        mutation.inside { node in
          var copy = nodes
          copy[index] = node
          return copy
        }
      }
    }
    return changed.map { mutation in
      mutation.inside { Readings([Reading(node: $0, words: chosen.words)], range: readings.range) }
    }
  }

  // MARK: Rules

  /// The mutations of a rule in the order of its clauses.
  func rule(_ rule: RuleDeclaration) -> [Mutation<RuleDeclaration>] {
    var result: [Mutation<RuleDeclaration>] = []
    if let object = rule.object {
      result += readings(object.selection).map { mutation in
        mutation.inside {
          setting(rule, \.object, ObjectSyntax(selection: $0, period: object.period, range: object.range))
        }
      }
    }
    result += lines(rule, \.starts, drops: rule.starts.count > 1, readings)
    result += lines(rule, \.stops, drops: rule.stops.count > 1, readings)
    result += lines(rule, \.exclusions, drops: true, lists)
    result += lines(rule, \.limits, drops: rule.limits.count > 1, limit)
    result += readings(rule.ended).map { mutation in mutation.inside { setting(rule, \.ended, $0) } }
    result += readings(rule.dueBy).map { mutation in mutation.inside { setting(rule, \.dueBy, $0) } }
    result += elements(rule, \.requirements, requirement)
    if rule.requirements.count > 1 || !rule.limits.isEmpty {
      result += drops(rule, \.requirements, .line) { $0.range }
    }
    result += elements(rule, \.exceptions, exception) + drops(rule, \.exceptions, .exception) { $0.range }
    result += elements(rule, \.marks, mark) + drops(rule, \.marks, .line) { $0.range }
    if let missing = rule.missing {
      result.append(
        Mutation(
          node: setting(rule, \.missing, nil), change: Change(.line, at: missing.range, dropping: missing.range)))
    }
    return result + words(rule)
  }

  private func setting<Value>(
    _ rule: RuleDeclaration, _ path: WritableKeyPath<RuleDeclaration, Value>, _ value: Value
  ) -> RuleDeclaration {
    var copy = rule
    copy[keyPath: path] = value
    return copy
  }

  /// The mutations of each element of a list of clauses.
  private func elements<Element>(
    _ rule: RuleDeclaration, _ path: WritableKeyPath<RuleDeclaration, [Element]>,
    _ mutate: (Element) -> [Mutation<Element>]
  ) -> [Mutation<RuleDeclaration>] {
    rule[keyPath: path].indices.flatMap { index in
      mutate(rule[keyPath: path][index]).map { mutation in
        mutation.inside { element in
          var copy = rule
          copy[keyPath: path][index] = element
          return copy
        }
      }
    }
  }

  /// The rule without each element of a list of clauses.
  private func drops<Element>(
    _ rule: RuleDeclaration, _ path: WritableKeyPath<RuleDeclaration, [Element]>, _ kind: Change.Kind,
    _ range: (Element) -> SourceRange
  ) -> [Mutation<RuleDeclaration>] {
    expressions.dropping(rule[keyPath: path]).map { dropped, rest in
      let place = range(dropped)
      return Mutation(node: setting(rule, path, rest), change: Change(kind, at: place, dropping: place))
    }
  }

  /// The mutations of lines with 当: their content, their condition, and each left out.
  private func lines<Content>(
    _ rule: RuleDeclaration, _ path: WritableKeyPath<RuleDeclaration, [ConditionalSyntax<Content>]>, drops: Bool,
    _ mutate: (Content) -> [Mutation<Content>]
  ) -> [Mutation<RuleDeclaration>] {
    elements(rule, path) { line in
      mutate(line.content).map { mutation in
        mutation.inside { ConditionalSyntax(content: $0, condition: line.condition, range: line.range) }
      }
        + readings(line.condition).map { mutation in
          mutation.inside { ConditionalSyntax(content: line.content, condition: $0, range: line.range) }
        }
    } + (drops ? self.drops(rule, path, .line) { $0.range } : [])
  }

  private func limit(_ limit: LimitSyntax) -> [Mutation<LimitSyntax>] {
    func changed(
      _ duration: Readings<Expression>, _ extent: Readings<Expression>?, _ needs: Readings<[Expression]>?,
      rolls: Bool = limit.rollsForward
    ) -> LimitSyntax {
      LimitSyntax(duration: duration, extent: extent, needs: needs, rollsForward: rolls)
    }
    let (duration, extent, needs) = (limit.duration, limit.extent, limit.needs)
    var result = readings(duration).map { mutation in mutation.inside { changed($0, extent, needs) } }
    result += readings(extent).map { mutation in mutation.inside { changed(duration, $0, needs) } }
    result += lists(needs).map { mutation in mutation.inside { changed(duration, extent, $0) } }
    if let extent {
      let range = needs.map { extent.range.joined(with: $0.range) } ?? extent.range
      result.append(
        Mutation(node: changed(duration, nil, nil), change: Change(.line, at: range, dropping: range)))
    }
    if limit.rollsForward {
      result.append(
        Mutation(
          node: changed(duration, extent, needs, rolls: false),
          change: Change(
            .border, at: duration.range,
            words: Change.Words(
              before: LocalizedText(zh: "顺延", en: "rolls forward"),
              after: LocalizedText(zh: "不顺延", en: "does not roll forward"), isBetter: true))))
    }
    return result
  }

  private func requirement(_ syntax: RequirementSyntax) -> [Mutation<RequirementSyntax>] {
    readings(syntax.condition).map { mutation in
      mutation.inside { RequirementSyntax(condition: $0, items: syntax.items, range: syntax.range) }
    }
      + items(syntax.items).map { mutation in
        mutation.inside { RequirementSyntax(condition: syntax.condition, items: $0, range: syntax.range) }
      }
  }

  private func exception(_ syntax: ExceptionSyntax) -> [Mutation<ExceptionSyntax>] {
    func changed(
      _ condition: Readings<Expression>, _ replacement: Readings<Expression>?, _ items: [ItemSyntax]
    ) -> ExceptionSyntax {
      ExceptionSyntax(
        label: syntax.label, condition: condition, replacement: replacement, items: items, range: syntax.range)
    }
    var result = readings(syntax.condition).map { mutation in
      mutation.inside { changed($0, syntax.replacement, syntax.items) }
    }
    result += readings(syntax.replacement).map { mutation in
      mutation.inside { changed(syntax.condition, $0, syntax.items) }
    }
    return result
      + items(syntax.items).map { mutation in
        mutation.inside { changed(syntax.condition, syntax.replacement, $0) }
      }
  }

  /// The items without each, as long as one is left, and the mutations of each.
  private func items(_ items: [ItemSyntax]) -> [Mutation<[ItemSyntax]>] {
    var result: [Mutation<[ItemSyntax]>] = []
    if items.count > 1 {
      for (dropped, rest) in expressions.dropping(items) {
        result.append(Mutation(node: rest, change: Change(.item, at: dropped.range, dropping: dropped.range)))
      }
    }
    for (index, item) in items.enumerated() {
      result += readings(item.condition).map { mutation in
        mutation.inside { condition in
          var copy = items
          copy[index] = ItemSyntax(label: item.label, condition: condition, range: item.range)
          return copy
        }
      }
    }
    return result
  }

  private func mark(_ mark: MarkSyntax) -> [Mutation<MarkSyntax>] {
    guard let bound = trials.chosen(of: mark.bound) else { return [] }
    func changed(_ comparison: ComparisonWord, _ bound: Readings<Expression>) -> MarkSyntax {
      MarkSyntax(names: mark.names, figure: mark.figure, comparison: comparison, bound: bound, range: mark.range)
    }
    return expressions.others(mark.comparison, against: bound.node).map {
      let words = Change.Words(
        before: LiteralText.comparison(mark.comparison), after: LiteralText.comparison($0), isBetter: true)
      return Mutation(node: changed($0, mark.bound), change: Change(.comparison, at: mark.range, words: words))
    } + readings(mark.bound).map { mutation in mutation.inside { changed(mark.comparison, $0) } }
  }

  /// The rule without each word of 逐一, as long as one is left.
  private func words(_ rule: RuleDeclaration) -> [Mutation<RuleDeclaration>] {
    guard let each = rule.each, each.words.count > 1 else { return [] }
    return expressions.dropping(each.words).map { dropped, rest in
      Mutation(
        node: setting(rule, \.each, EachSyntax(name: each.name, words: rest, range: each.range)),
        change: Change(.item, at: each.range, dropping: dropped.range))
    }
  }
}
