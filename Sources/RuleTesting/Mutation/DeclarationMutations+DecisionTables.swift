import Records
import RuleChecking
import RuleEngine
import RuleSyntax
import SourceText

extension DeclarationMutations {
  /// The mutations of a decision table: of each cell and output, each cell made `-`, and the table without each row.
  func decisionTable(_ table: DecisionTableDeclaration) -> [Mutation<DecisionTableDeclaration>] {
    var result: [Mutation<DecisionTableDeclaration>] = []
    for (index, row) in table.rows.enumerated() {
      result += self.row(row).map { mutation in
        mutation.inside { changed in
          var copy = table
          copy.rows[index] = changed
          return copy
        }
      }
    }
    guard table.rows.count > 1 else { return result }
    for (dropped, rest) in expressions.dropping(table.rows) {
      var copy = table
      copy.rows = rest
      result.append(Mutation(node: copy, change: Change(.line, at: dropped.range, dropping: dropped.range)))
    }
    return result
  }

  private func row(_ row: DecisionRowSyntax) -> [Mutation<DecisionRowSyntax>] {
    var result: [Mutation<DecisionRowSyntax>] = []
    for (index, cell) in row.cells.enumerated() {
      result += self.cell(cell).map { mutation in
        mutation.inside { changed in
          var cells = row.cells
          cells[index] = changed
          return DecisionRowSyntax(cells: cells, outputs: row.outputs, range: row.range)
        }
      }
    }
    for (index, output) in row.outputs.enumerated() {
      guard case .value(let value) = output.content else { continue }
      result += firstReadings(value).map { mutation in
        mutation.inside { changed in
          var outputs = row.outputs
          outputs[index] = DecisionOutputSyntax(.value(changed), range: output.range)
          return DecisionRowSyntax(cells: row.cells, outputs: outputs, range: row.range)
        }
      }
    }
    return result
  }

  private func cell(_ cell: DecisionCellSyntax) -> [Mutation<DecisionCellSyntax>] {
    let whole = Mutation(
      node: DecisionCellSyntax(.any, range: cell.range),
      change: Change(
        .item, at: cell.range,
        words: Change.Words(before: nil, after: LocalizedText(same: "-"), isBetter: true)))
    switch cell.content {
    case .any: return []
    case .rest, .missing: return [whole]
    case .condition(let readings):
      return firstReadings(readings).map { mutation in
        mutation.inside { DecisionCellSyntax(.condition($0), range: cell.range) }
      } + [whole]
    }
  }

  /// The mutations of the reading that was chosen, else of the first one.
  private func firstReadings(_ readings: Readings<Expression>) -> [Mutation<Readings<Expression>>] {
    guard let chosen = trials.chosen(of: readings) ?? readings.all.first else { return [] }
    return expressions.all(chosen.node).map { mutation in
      mutation.inside { Readings([Reading(node: $0, words: chosen.words)], range: readings.range) }
    }
  }

  // MARK: Words

  /// The choice words in the cells and outputs of a table, by place.
  static func choices(
    of table: DecisionTableDeclaration, _ checked: CheckedDecisionTable
  ) -> [SourceRange: ExpressionMutations.ChoicePlace] {
    var result: [SourceRange: ExpressionMutations.ChoicePlace] = [:]
    func note(_ readings: Readings<Expression>, _ type: ValueType) {
      guard case .choice(let words) = type else { return }
      for reading in readings.all {
        for (text, range) in names(in: reading.node) {
          guard let index = words.firstIndex(where: { $0.name.zh == text || $0.name.en == text }) else { continue }
          result[range] = ExpressionMutations.ChoicePlace(words: words, index: index)
        }
      }
    }
    for row in table.rows {
      for (cell, input) in zip(row.cells, checked.inputs) {
        if case .condition(let readings) = cell.content { note(readings, input.type) }
      }
      for (cell, output) in zip(row.outputs, checked.outputs) {
        if case .value(let readings) = cell.content { note(readings, output.type) }
      }
    }
    return result
  }

  /// The names that stand as values in a cell.
  private static func names(in expression: Expression) -> [(text: String, range: SourceRange)] {
    switch expression.kind {
    case .name(let name): return [(name.text, expression.range)]
    case .compare(_, _, let value): return names(in: value)
    case .memberOf(let members, _, _):
      return members.flatMap { member -> [(text: String, range: SourceRange)] in
        if case .value(let value) = member { names(in: value) } else { [] }
      }
    default: return []
    }
  }
}
