import RuleSyntax
import SourceText

extension DeclarationMutations {
  /// The mutations of a scorecard: of its lines and their bounds, thresholds and conditions, and without each line.
  ///
  /// The points of 项目 and the ends of 等级 are left alone: changed one by one they no longer add up or fit together, which
  /// is an error before any test runs.
  func scorecard(_ card: ScorecardDeclaration) -> [Mutation<ScorecardDeclaration>] {
    var result: [Mutation<ScorecardDeclaration>] = []
    if let object = card.object {
      result += readings(object.selection).map { mutation in
        mutation.inside {
          var copy = card
          copy.object = ObjectSyntax(selection: $0, period: object.period, range: object.range)
          return copy
        }
      }
    }
    for (index, part) in card.parts.enumerated() {
      result += self.part(part).map { mutation in
        mutation.inside {
          var copy = card
          copy.parts[index] = $0
          return copy
        }
      }
    }
    result += list(card.totals, of: card, \.totals, lineForms) { $0.range }
    result += list(card.bonuses, of: card, \.bonuses, lineForms) { $0.range }
    result += list(card.rescales, of: card, \.rescales, rescale) { $0.range }
    result += list(card.vetoes, of: card, \.vetoes, veto) { $0.range }
    return result
  }

  /// The mutations of the elements of a list, and the list without each.
  private func list<Element>(
    _ elements: [Element], of card: ScorecardDeclaration, _ path: WritableKeyPath<ScorecardDeclaration, [Element]>,
    _ mutate: (Element) -> [Mutation<Element>], _ range: (Element) -> SourceRange
  ) -> [Mutation<ScorecardDeclaration>] {
    func changed(_ list: [Element]) -> ScorecardDeclaration {
      var copy = card
      copy[keyPath: path] = list
      return copy
    }
    return lists(elements, mutate, range).map { mutation in mutation.inside { changed($0) } }
  }

  private func lists<Element>(
    _ elements: [Element], _ mutate: (Element) -> [Mutation<Element>], _ range: (Element) -> SourceRange
  ) -> [Mutation<[Element]>] {
    var result: [Mutation<[Element]>] = []
    for index in elements.indices {
      result += mutate(elements[index]).map { mutation in
        mutation.inside { element in
          var copy = elements
          copy[index] = element
          return copy
        }
      }
    }
    return result
      + expressions.dropping(elements).map { dropped, rest in
        Mutation(node: rest, change: Change(.line, at: range(dropped), dropping: range(dropped)))
      }
  }

  private func part(_ part: ScorePartSyntax) -> [Mutation<ScorePartSyntax>] {
    func changed(_ condition: Readings<Expression>?, _ lines: [ScoreLineSyntax]) -> ScorePartSyntax {
      ScorePartSyntax(names: part.names, points: part.points, condition: condition, lines: lines, range: part.range)
    }
    return readings(part.condition).map { mutation in mutation.inside { changed($0, part.lines) } }
      + lists(part.lines, lineForms) { $0.range }.map { mutation in mutation.inside { changed(part.condition, $0) } }
  }

  // MARK: Lines

  private func lineForms(_ line: ScoreLineSyntax) -> [Mutation<ScoreLineSyntax>] {
    func setting<Value>(
      _ path: WritableKeyPath<ScoreLineSyntax, Value>, _ value: Value
    ) -> ScoreLineSyntax {
      var copy = line
      copy[keyPath: path] = value
      return copy
    }
    var result = content(line.content).map { mutation in mutation.inside { setting(\.content, $0) } }
    for path in [\ScoreLineSyntax.cap, \.lower, \.upper] {
      guard let bound = line[keyPath: path] else { continue }
      result += points(bound).map { mutation in mutation.inside { setting(path, $0) } }
    }
    if let cap = line.cap {
      result.append(
        Mutation(node: setting(\.cap, nil), change: Change(.line, at: cap.range, dropping: cap.range)))
    }
    if let once = line.once {
      result.append(
        Mutation(node: setting(\.once, nil), change: Change(.line, at: once.range, dropping: once.range)))
    }
    result += readings(line.condition).map { mutation in mutation.inside { setting(\.condition, $0) } }
    if let condition = line.condition {
      result.append(
        Mutation(
          node: setting(\.condition, nil), change: Change(.item, at: condition.range, dropping: condition.range)))
    }
    if let threshold = line.threshold {
      result += points(threshold.points).map { mutation in
        mutation.inside {
          setting(\.threshold, ScoreLineSyntax.Threshold(comparison: threshold.comparison, points: $0))
        }
      }
    }
    return result
  }

  private func content(_ content: ScoreLineSyntax.Content) -> [Mutation<ScoreLineSyntax.Content>] {
    switch content {
    case .breach(let rule, let counting):
      return self.counting(counting).map { mutation in mutation.inside { .breach(rule: rule, $0) } }
    case .rows(let rows, let counting):
      return readings(rows).map { mutation in mutation.inside { .rows($0, counting) } }
        + self.counting(counting).map { mutation in mutation.inside { .rows(rows, $0) } }
    case .given(let value): return readings(value).map { mutation in mutation.inside { .given($0) } }
    case .broken: return []
    }
  }

  private func counting(_ counting: ScoreLineSyntax.Counting) -> [Mutation<ScoreLineSyntax.Counting>] {
    guard case .points(let amount) = counting.amount else { return [] }
    return points(amount).map { mutation in
      mutation.inside { ScoreLineSyntax.Counting(isAddition: counting.isAddition, amount: .points($0)) }
    }
  }

  private func veto(_ veto: VetoSyntax) -> [Mutation<VetoSyntax>] {
    guard case .rows(let rows) = veto.content else { return [] }
    return readings(rows).map { mutation in
      mutation.inside { VetoSyntax(content: .rows($0), grade: veto.grade, range: veto.range) }
    }
  }

  private func rescale(_ rescale: RescaleSyntax) -> [Mutation<RescaleSyntax>] {
    func changed(
      _ times: NumberSyntax?, _ divisor: NumberSyntax?, _ condition: Readings<Expression>?
    ) -> RescaleSyntax {
      RescaleSyntax(times: times, dividedBy: divisor, condition: condition, range: rescale.range)
    }
    var result = readings(rescale.condition).map { mutation in
      mutation.inside { changed(rescale.times, rescale.dividedBy, $0) }
    }
    if let times = rescale.times {
      result += numbers(times).map { mutation in mutation.inside { changed($0, rescale.dividedBy, rescale.condition) } }
    }
    if let divisor = rescale.dividedBy {
      result += numbers(divisor).map { mutation in mutation.inside { changed(rescale.times, $0, rescale.condition) } }
    }
    return result
  }

  // MARK: Points

  private func numbers(_ number: NumberSyntax) -> [Mutation<NumberSyntax>] {
    expressions.neighbours(number).map { other in
      let words = Change.Words(
        before: LocalizedText(same: number.decimal), after: LocalizedText(same: other.decimal), isBetter: true)
      return Mutation(node: other, change: Change(.bound, at: number.range, words: words))
    }
  }

  private func points(_ points: PointsSyntax) -> [Mutation<PointsSyntax>] {
    func text(_ number: NumberSyntax) -> LocalizedText {
      LocalizedText(zh: number.decimal + " 分", en: number.decimal + " points")
    }
    return expressions.neighbours(points.number).map { other in
      Mutation(
        node: PointsSyntax(number: other, hasUnit: points.hasUnit, range: points.range),
        change: Change(
          .bound, at: points.range,
          words: Change.Words(before: text(points.number), after: text(other), isBetter: true)))
    }
  }
}
