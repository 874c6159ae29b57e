import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks one decision table: its inputs, then every cell by itself, then what the hit policy asks of the outputs.
struct DecisionTablePass {
  let world: World
  private let symbol: BlockSymbol<DecisionTableDeclaration>
  private var declaration: DecisionTableDeclaration { symbol.declaration }
  /// What the cells use.
  private(set) var uses = Uses()
  private var diagnostics: [Diagnostic] = []
  private var isBroken = false
  private var checker: ExpressionChecker

  init(_ symbol: BlockSymbol<DecisionTableDeclaration>, in world: World) {
    self.world = world
    self.symbol = symbol
    checker = ExpressionChecker(world: world, context: ScopeContext(pack: symbol.pack))
    checker.context.decisionTable = symbol.id
  }

  /// The checked table; throws what is wrong with it.
  mutating func check() throws(Rejection) -> CheckedDecisionTable {
    if world.hasError(in: symbol.block.range) { throw Rejection.silent }
    let place = symbol.block.id?.range ?? symbol.block.headerRange
    let columns = try columns(place)
    guard !declaration.rows.isEmpty else { throw Rejection(DecisionProblem.withoutRows(place, table: symbol.id)) }
    let inputs = inputs(columns)
    guard !isBroken else { throw Rejection(diagnostics: diagnostics) }
    checker.context.inputs = inputs.map { DecisionInputSymbol(name: $0.name, type: $0.type) }
    let cells = declaration.rows.map { row in
      row.cells.enumerated().map { number, cell in self.cell(cell, inputs[number], number) }
        + Array(repeating: CheckedDecisionTable.Cell.any, count: inputs.count - row.cells.count)
    }
    let outputs = DecisionOutputPass(declaration, inputs: inputs, checker: checker).run()
    diagnostics += outputs.diagnostics
    isBroken = isBroken || outputs.isBroken
    uses.formUnion(outputs.uses)
    guard !isBroken else { throw Rejection(diagnostics: diagnostics) }
    let rows = declaration.rows.indices.map { index in
      CheckedDecisionTable.Row(
        cells: cells[index], outputs: outputs.cells.map { $0[index] }, source: Self.text(cells[index], inputs),
        range: declaration.rows[index].range)
    }
    let table = CheckedDecisionTable(
      id: symbol.id, pack: world.packs[symbol.pack].name.en, title: symbol.title,
      basis: declaration.basis.map { CitationText.citation($0, in: world) }, effective: try effective(),
      inputs: inputs, outputs: outputs.columns, hit: try hit(), isComplete: declaration.cover?.value != .partial,
      rows: rows, benchmark: try benchmark(outputs.columns), range: place)
    try DecisionHitCheck(table, declaration, in: world).run()
    return table
  }

  // MARK: Clauses

  private mutating func benchmark(
    _ outputs: [CheckedDecisionTable.Output]
  ) throws(Rejection) -> DecisionBenchmark {
    var pass = DecisionBenchmarkPass(declaration, outputs: outputs, checker: checker)
    let benchmark = try pass.benchmark()
    uses.formUnion(pass.uses)
    return benchmark
  }

  /// The input columns, by their index among the inputs.
  private func columns(_ place: SourceRange) throws(Rejection) -> [Int] {
    var columns: [Int] = []
    var outputs: [DeclaredName] = []
    for column in declaration.columns {
      switch column {
      case .input(let index):
        if columns.contains(index) { throw doubled(declaration.inputs[index].names) }
        columns.append(index)
      case .output(let names, _):
        if outputs.contains(where: { $0.text.isCalled(nameKey(names.zh.text)) }) { throw doubled(names) }
        outputs.append(names)
      }
    }
    if outputs.isEmpty { throw Rejection(DecisionProblem.withoutOutput(place, table: symbol.id)) }
    return columns
  }

  private func doubled(_ names: DeclaredName) -> Rejection {
    Rejection(DecisionProblem.doubleColumn(names.range, names.zh.text))
  }

  private func effective() throws(Rejection) -> CheckedRule.Effective? {
    guard let syntax = declaration.effective else { return nil }
    let from = syntax.from.flatMap { Day(written: $0.text) }
    let until = syntax.until.flatMap { Day(written: $0.text) }
    if let from, let until, until < from { throw Rejection(RuleProblem.effectiveReversed(syntax.range)) }
    return CheckedRule.Effective(from: from, until: until, by: nil)
  }

  private func hit() throws(Rejection) -> CheckedDecisionTable.HitPolicy {
    guard let syntax = declaration.hit else { return .unique }
    switch syntax.word {
    case .unique: return .unique
    case .any: return .any
    case .first:
      guard let reason = syntax.reason else { throw Rejection(DecisionProblem.firstWithoutReason(syntax.range)) }
      return .first(reason: reason.text)
    case .collect: return .collect(syntax.collecting.map(\.collecting) ?? .list)
    case .progressive: return .progressive
    }
  }

  // MARK: Inputs

  /// The inputs with a column, in the order of the columns, then the others.
  private mutating func inputs(_ columns: [Int]) -> [CheckedDecisionTable.Input] {
    let others = declaration.inputs.indices.filter { !columns.contains($0) }
    return (columns + others).compactMap { index -> CheckedDecisionTable.Input? in
      let column = columns.firstIndex(of: index)
      let cells = column.map { number in declaration.rows.map { $0.cells[number] } } ?? []
      var pass = DecisionInputPass(declaration.inputs[index], cells: cells, pack: symbol.pack, in: world)
      do throws(Rejection) {
        let input = try pass.input()
        uses.formUnion(pass.uses)
        return input
      } catch {
        isBroken = true
        diagnostics += error.diagnostics
        return nil
      }
    }
  }

  // MARK: Cells

  private mutating func cell(
    _ cell: DecisionCellSyntax, _ input: CheckedDecisionTable.Input, _ number: Int
  ) -> CheckedDecisionTable.Cell {
    switch cell.content {
    case .any: return .any
    case .rest: return .rest
    case .missing: return .missing
    case .condition(let readings):
      var copy = checker
      copy.uses = Uses()
      do throws(Rejection) {
        let condition = try copy.choose(readings) { (checker, node) throws(Rejection) in try checker.condition(node) }
        uses.formUnion(copy.uses)
        return DecisionCell(condition, of: number, type: input.type).cell
      } catch {
        isBroken = true
        diagnostics += error.diagnostics
        return .any
      }
    }
  }

  /// `情节 轻微，两年内次数 至少 2`.
  private static func text(
    _ cells: [CheckedDecisionTable.Cell], _ inputs: [CheckedDecisionTable.Input]
  ) -> LocalizedText {
    let parts = zip(cells, inputs).compactMap { cell, input -> LocalizedText? in
      guard let text = cell.text(type: input.type) else { return nil }
      if case .condition = cell { return text }
      return LocalizedText(zh: "\(input.name.zh) \(text.zh)", en: "\(input.name.en) \(text.en)")
    }
    return LocalizedText(
      zh: parts.map(\.zh).joined(separator: "，"), en: parts.map(\.en).joined(separator: ", "))
  }
}

extension DecisionHitSyntax.Collecting {
  /// The figure of the evaluator.
  fileprivate var collecting: CheckedDecisionTable.Collecting {
    switch self {
    case .sum: .sum
    case .smallest: .smallest
    case .largest: .largest
    case .count: .count
    }
  }
}
