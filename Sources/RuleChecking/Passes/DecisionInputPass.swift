import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Finds the type and the values of one input of a decision table: from 取值, else from the fields of its name, else from
/// the values in its cells.
struct DecisionInputPass {
  private let world: World
  private let syntax: DecisionInputSyntax
  private let cells: [DecisionCellSyntax]
  private let pack: Int
  /// What the domain uses.
  private(set) var uses = Uses()

  init(_ syntax: DecisionInputSyntax, cells: [DecisionCellSyntax], pack: Int, in world: World) {
    self.syntax = syntax
    self.cells = cells
    self.pack = pack
    self.world = world
  }

  /// A field or definition that is called like the input.
  private struct Namesake {
    let name: LocalizedText
    let type: ValueType
    let isWhole: Bool
  }

  /// The input.
  mutating func input() throws(Rejection) -> CheckedDecisionTable.Input {
    let namesakes = try self.namesakes()
    let name = label(namesakes)
    uses.labels[syntax.names.zh.range] = name
    switch syntax.domain {
    case .words(let words):
      let list = words.map { self.word($0, namesakes) }
      return CheckedDecisionTable.Input(
        name: name, type: .choice(list), domain: .values(list.indices.map { .choice($0) }))
    case .values(let type, let readings):
      return try bounded(name, type, readings, namesakes)
    case nil:
      let (type, isWhole) = try inferred(namesakes, name)
      return CheckedDecisionTable.Input(name: name, type: type, domain: Self.domain(of: type, isWhole: isWhole))
    }
  }

  // MARK: Names

  private func namesakes() throws(Rejection) -> [Namesake] {
    let keys = [syntax.names.zh.text, syntax.names.en?.text].compactMap(\.self).map { nameKey($0) }
    var found: [Namesake] = []
    for table in world.tables where table.pack >= 0 && world.isVisible(table.pack, from: pack) {
      switch keys.lazy.compactMap({ world.member($0, of: table.id) }).first {
      case .field(let id)?:
        let field = table.fields[id.index]
        found.append(
          Namesake(
            name: field.name, type: world.valueType(field.type), isWhole: field.type == .integer || field.type == .date)
        )
      case .definition(let index)?:
        guard case .done(let number) = world.definitionStates[index] else {
          // A definition may itself ask this table; only its name is taken.
          found.append(Namesake(name: world.definitions[index].name, type: .several(.truth), isWhole: false))
          continue
        }
        let definition = world.checkedDefinitions[number]
        found.append(Namesake(name: definition.name, type: definition.value.type, isWhole: false))
      default: continue
      }
    }
    return found
  }

  /// The name with both labels: its own, or those of the field of its name.
  private func label(_ namesakes: [Namesake]) -> LocalizedText {
    if syntax.names.en != nil { return syntax.names.text }
    guard let first = namesakes.first?.name, namesakes.allSatisfy({ $0.name == first }) else {
      return syntax.names.text
    }
    return first
  }

  private mutating func word(_ names: DeclaredName, _ namesakes: [Namesake]) -> ChoiceWord {
    let known = namesakes.lazy.compactMap { Self.word(names, in: $0.type) }.first
    let name = names.en == nil ? known?.name ?? DecisionWordLabel.label(of: names, from: pack, in: world) : names.text
    uses.labels[names.zh.range] = name
    return ChoiceWord(name: name, code: known?.code ?? name.zh)
  }

  private static func word(_ names: DeclaredName, in type: ValueType) -> ChoiceWord? {
    guard case .choice(let words) = type else { return nil }
    return words.first { word in
      names.en == nil
        ? word.name.isCalled(nameKey(names.zh.text)) : nameKey(word.name.zh) == nameKey(names.zh.text)
    }
  }

  // MARK: Types

  private func inferred(
    _ namesakes: [Namesake], _ name: LocalizedText
  ) throws(Rejection) -> (ValueType, isWhole: Bool) {
    let fields = namesakes.filter { $0.type != .several(.truth) }
    if let first = fields.first {
      if let other = fields.first(where: { $0.type != first.type }) {
        throw Rejection(
          DecisionProblem.inputTypes(
            syntax.range, input: name, first: world.typeName(first.type), other: world.typeName(other.type)))
      }
      return (first.type, fields.allSatisfy(\.isWhole))
    }
    for cell in cells {
      guard case .condition(let readings) = cell.content else { continue }
      for reading in readings.all { if let type = writtenType(reading.node) { return (type, type == .date) } }
    }
    throw Rejection(DecisionProblem.inputType(syntax.range, input: name))
  }

  /// The type of the first value written in a cell.
  private func writtenType(_ node: Expression) -> ValueType? {
    guard case .memberOf(let members, _, _) = node.kind, let first = members.first else { return nil }
    let value: Expression?
    switch first {
    case .value(let written): value = written
    case .range(let low, let high, _, _): value = low ?? high
    }
    guard let value else { return nil }
    switch value.kind {
    case .number, .quantity, .text, .date, .truth:
      var checker = ExpressionChecker(world: world, context: ScopeContext(pack: pack))
      return (try? checker.value(value))?.type
    default: return nil
    }
  }

  private static func domain(of type: ValueType, isWhole: Bool) -> CheckedDecisionTable.Domain {
    switch type {
    case .choice(let words): return .values(words.indices.map { .choice($0) })
    case .truth: return .values([.truth(true), .truth(false)])
    default:
      guard type.isOrdered else { return .open }
      return .ordered(CellInterval(lower: nil, upper: nil), isDiscrete: isWhole)
    }
  }

  private mutating func bounded(
    _ name: LocalizedText, _ written: FieldTypeSyntax?, _ readings: Readings<Expression>?, _ namesakes: [Namesake]
  ) throws(Rejection) -> CheckedDecisionTable.Input {
    var type = written.flatMap { Self.type(of: $0) }
    if type == nil { type = readings?.all.compactMap { writtenType($0.node) }.first }
    guard let type else { throw Rejection(DecisionProblem.domain(syntax.range, input: name)) }
    let isWhole =
      written == .integer || type == .date
      || (written == nil && type == .number && namesakes.contains(where: \.isWhole))
    guard let readings else {
      return CheckedDecisionTable.Input(name: name, type: type, domain: Self.domain(of: type, isWhole: isWhole))
    }
    var context = ScopeContext(pack: pack)
    context.inputs = [DecisionInputSymbol(name: name, type: type)]
    var checker = ExpressionChecker(world: world, context: context)
    let condition = try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.condition(node) }
    uses.formUnion(checker.uses)
    switch DecisionCell(condition, of: 0, type: type).cell {
    case .values(let values, negated: false):
      return CheckedDecisionTable.Input(name: name, type: type, domain: .values(values))
    case .intervals(let intervals) where intervals.count == 1:
      return CheckedDecisionTable.Input(
        name: name, type: type, domain: .ordered(intervals[0], isDiscrete: isWhole))
    default: throw Rejection(DecisionProblem.domain(syntax.range, input: name))
    }
  }

  private static func type(of syntax: FieldTypeSyntax) -> ValueType? {
    switch syntax {
    case .text: .text
    case .number, .integer: .number
    case .money: .money
    case .rate: .rate
    case .date: .date
    case .moment: .moment
    case .truth: .truth
    case .duration(let unit): unit.duration.map { .duration($0) }
    case .choice, .reference, .several: nil
    }
  }
}

/// Finds the second label of a word in a decision table: that of a choice of the same name.
enum DecisionWordLabel {
  static func label(of names: DeclaredName, from pack: Int, in world: World) -> LocalizedText {
    if names.en != nil { return names.text }
    let key = nameKey(names.zh.text)
    for table in world.tables where table.pack >= 0 && world.isVisible(table.pack, from: pack) {
      for field in table.fields {
        guard case .choice(let words) = field.type, let word = words.first(where: { $0.name.isCalled(key) }) else {
          continue
        }
        return word.name
      }
    }
    return names.text
  }
}
