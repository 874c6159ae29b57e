import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks that the outputs of a decision table can be put together as its hit policy says.
struct DecisionHitCheck {
  private let table: CheckedDecisionTable
  private let declaration: DecisionTableDeclaration
  private let world: World

  init(_ table: CheckedDecisionTable, _ declaration: DecisionTableDeclaration, in world: World) {
    self.table = table
    self.declaration = declaration
    self.world = world
  }

  /// Throws what does not go together.
  func run() throws(Rejection) {
    let place = declaration.hit?.range ?? table.range
    switch table.hit {
    case .unique, .any, .first: break
    case .collect(let collecting): try checkCollecting(collecting, place)
    case .progressive: try checkSteps(place)
    }
    guard table.hit != .progressive else { return }
    for (row, syntax) in zip(table.rows, declaration.rows) {
      for (cell, written) in zip(row.outputs, syntax.outputs) {
        if case .rising = cell { throw Rejection(DecisionProblem.rising(written.range)) }
      }
    }
  }

  private func checkCollecting(
    _ collecting: CheckedDecisionTable.Collecting, _ place: SourceRange
  ) throws(Rejection) {
    for output in table.outputs where collecting != .count {
      if output.isRange { throw Rejection(DecisionProblem.rangesTogether(place, output: output.name)) }
      let canBeOrdered = output.type.isOrdered && (collecting != .sum || !output.type.isDay)
      if collecting != .list, !canBeOrdered {
        throw Rejection(
          DecisionProblem.cannotCollect(place, output: output.name, type: world.typeName(output.type)))
      }
    }
  }

  private func checkSteps(_ place: SourceRange) throws(Rejection) {
    guard let step = table.stepInput, table.inputs[step].type.isPriced else {
      throw Rejection(DecisionProblem.steps(place))
    }
    for row in table.rows {
      switch row.cells[step] {
      case .intervals, .any: continue
      default: throw Rejection(DecisionProblem.steps(place))
      }
    }
    for (index, output) in table.outputs.enumerated() {
      if output.isRange { throw Rejection(DecisionProblem.rangesTogether(place, output: output.name)) }
      let isMoneyTwice = table.inputs[step].type == .money && output.type == .money
      guard output.type.isPriced, !isMoneyTwice else { throw Rejection(DecisionProblem.steps(place)) }
      for (row, syntax) in zip(table.rows, declaration.rows) {
        guard case .rising(let base, let every, let by) = row.outputs[index] else { continue }
        guard base.type == by.type, every.type == table.inputs[step].type else {
          throw Rejection(DecisionProblem.rising(syntax.outputs[index].range))
        }
      }
    }
  }
}

extension ValueType {
  /// Whether units of it can be priced, or be a price.
  fileprivate var isPriced: Bool { self == .number || self == .money || self == .rate }
}
