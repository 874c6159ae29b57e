import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks the output cells of a decision table, column by column.
struct DecisionOutputPass {
  private let declaration: DecisionTableDeclaration
  private let inputs: [CheckedDecisionTable.Input]
  private let checker: ExpressionChecker
  private var world: World { checker.world }
  private(set) var uses = Uses()
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether something could not be checked, be it told here or where it is declared.
  private(set) var isBroken = false
  /// The columns.
  private(set) var columns: [CheckedDecisionTable.Output] = []
  /// The cells of each column, one for each row.
  private(set) var cells: [[CheckedDecisionTable.OutputCell]] = []

  init(_ declaration: DecisionTableDeclaration, inputs: [CheckedDecisionTable.Input], checker: ExpressionChecker) {
    self.declaration = declaration
    self.inputs = inputs
    self.checker = checker
  }

  /// The checked columns.
  func run() -> DecisionOutputPass {
    var pass = self
    var number = 0
    for case .output(let names, let words) in declaration.columns {
      pass.column(number, names, words)
      number += 1
    }
    return pass
  }

  /// What a cell says before the type of its column is known.
  private enum Content: Hashable {
    case none
    case word(Int)
    case value(CheckedExpression)
    case range(CheckedExpression?, CheckedExpression?, upperExcluded: Bool)
    case rising(CheckedExpression, every: CheckedExpression, by: CheckedExpression)
  }

  private mutating func column(_ number: Int, _ names: DeclaredName, _ words: [DeclaredName]) {
    let own = words.filter { !isResolvable($0.zh) }
    let list = own.map { names in
      let label = DecisionWordLabel.label(of: names, from: checker.context.pack, in: world)
      return ChoiceWord(name: label, code: label.zh)
    }
    let name = label(of: names)
    uses.labels[names.zh.range] = name
    var contents: [Content] = []
    var type: ValueType?
    for row in declaration.rows {
      let cell = row.outputs[number]
      let content = self.content(cell, list, own)
      contents.append(content)
      guard let found = self.type(of: content, list) else { continue }
      if let first = type, !checker.comparable(first, found) {
        isBroken = true
        diagnostics.append(
          DecisionProblem.outputTypes(
            cell.range, output: name, first: world.typeName(first), other: world.typeName(found)
          ).diagnostic)
      } else if type == nil || found == .number {
        type = found
      }
    }
    let isRange = contents.contains { if case .range = $0 { true } else { false } }
    let columnType = type ?? .text
    columns.append(CheckedDecisionTable.Output(name: name, type: columnType, isRange: isRange))
    cells.append(zip(contents, declaration.rows).map { checked($0, columnType, list, $1.outputs[number].range) })
  }

  /// The name with both labels: its own, or those of a field of its name.
  private func label(of names: DeclaredName) -> LocalizedText {
    if names.en != nil { return names.text }
    let key = nameKey(names.zh.text)
    for table in world.tables where table.pack >= 0 && world.isVisible(table.pack, from: checker.context.pack) {
      if case .field(let id)? = world.member(key, of: table.id) { return table.fields[id.index].name }
    }
    return names.text
  }

  /// Whether a name in a cell is an input, a parameter or the like, and no word of the table's own.
  private func isResolvable(_ name: Name) -> Bool {
    let key = nameKey(name.text)
    if inputs.contains(where: { $0.name.isCalled(key) }) || EnvironmentWord.named(key) != nil { return true }
    switch try? world.lookup(key, name: nil, pack: checker.context.pack) {
    case .parameter?, .definition?, .measure?: return true
    default: return false
    }
  }

  // MARK: Cells

  private mutating func content(
    _ cell: DecisionOutputSyntax, _ list: [ChoiceWord], _ words: [DeclaredName]
  ) -> Content {
    do throws(Rejection) {
      switch cell.content {
      case .none: return .none
      case .value(let readings):
        return try read(readings) { (checker, node) throws(Rejection) in
          try Self.content(node, list, words, &checker)
        }
      case .rising(let base, let every, let by):
        return .rising(try value(base), every: try value(every), by: try value(by))
      }
    } catch {
      isBroken = true
      diagnostics += error.diagnostics
      return .none
    }
  }

  private mutating func value(_ readings: Readings<Expression>) throws(Rejection) -> CheckedExpression {
    try read(readings) { (checker, node) throws(Rejection) in try checker.value(node) }
  }

  private mutating func read<Result: Hashable>(
    _ readings: Readings<Expression>,
    _ body: (inout ExpressionChecker, Expression) throws(Rejection) -> Result
  ) throws(Rejection) -> Result {
    var copy = checker
    copy.uses = Uses()
    let result = try copy.choose(readings, body)
    uses.formUnion(copy.uses)
    return result
  }

  private static func content(
    _ node: Expression, _ list: [ChoiceWord], _ words: [DeclaredName], _ checker: inout ExpressionChecker
  ) throws(Rejection) -> Content {
    if case .name(let name) = node.kind {
      let key = nameKey(name.text)
      let index = words.firstIndex { $0.text.isCalled(key) } ?? list.firstIndex { $0.name.isCalled(key) }
      if let index {
        checker.resolve(name, to: list[index].name)
        return .word(index)
      }
    }
    guard case .memberOf(let members, _, _) = node.kind else { return .value(try checker.value(node)) }
    guard case .range(let low, let high, let lowerExcluded, let upperExcluded)? = members.first else {
      return .none
    }
    let lower = try low.map { (syntax) throws(Rejection) in try checker.value(syntax) }
    let upper = try high.map { (syntax) throws(Rejection) in try checker.value(syntax) }
    if lowerExcluded, let lower { throw Rejection(DecisionProblem.lowerExcluded(node.range, lower: lower.source)) }
    guard let first = lower ?? upper else { return .none }
    if !first.type.isOrdered {
      throw Rejection(
        TypeProblem.notOrdered(node.range, value: first.source, type: checker.world.typeName(first.type)))
    }
    if let lower, let upper { try checker.requireEnds(lower, upper, node.range) }
    return .range(lower, upper, upperExcluded: upperExcluded)
  }

  private func type(of content: Content, _ list: [ChoiceWord]) -> ValueType? {
    switch content {
    case .none: nil
    case .word: .choice(list)
    case .value(let value): value.type
    case .range(let low, let high, _): (low ?? high)?.type
    case .rising(let base, _, _): base.type
    }
  }

  private func checked(
    _ content: Content, _ type: ValueType, _ list: [ChoiceWord], _ range: SourceRange
  ) -> CheckedDecisionTable.OutputCell {
    switch content {
    case .none: .none
    case .word(let index):
      .value(
        CheckedExpression(kind: .constant(.choice(index)), type: type, range: range, source: list[index].name))
    case .value(let value): .value(value)
    case .range(let low, let high, let upperExcluded): .range(.range(low, high, upperExcluded: upperExcluded))
    case .rising(let base, let every, let by): .rising(base, every: every, by: by)
    }
  }
}

extension ExpressionChecker {
  /// Reports the ends of a range that do not go together, or stand in the wrong order.
  func requireEnds(_ lower: CheckedExpression, _ upper: CheckedExpression, _ range: SourceRange) throws(Rejection) {
    guard comparable(lower.type, upper.type) else {
      throw Rejection(TypeProblem.rangeEnds(range, lower: lower.source, upper: upper.source))
    }
    if case .constant(let a) = lower.kind, case .constant(let b) = upper.kind, isAbove(a, b) {
      throw Rejection(TypeProblem.rangeReversed(range, lower: lower.source, upper: upper.source))
    }
  }
}
