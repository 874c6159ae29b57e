import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Resolves the fields of all tables, their parents and the definitions that belong to them.
struct FieldPass {
  let world: World

  /// Adds the built-in table 机构, the first of every schema.
  static func addOrganisation(to world: World, place: SourceRange) {
    var table = TableSymbol(
      id: .organisation, name: EnvironmentWord.organisation.names, title: EnvironmentWord.organisation.names, pack: -1,
      range: place, block: nil, declaration: nil)
    table.fields = [FieldSymbol(name: both("名称", "name"), type: .text, range: place, isRequired: true)]
    table.members = ["名称": .field(FieldID(0)), "name": .field(FieldID(0))]
    table.orderedNames = ["名称", "name"]
    world.tables.append(table)
  }

  /// Resolves everything.
  func run() {
    for index in world.tables.indices.dropFirst() { resolveParent(index) }
    for index in world.tables.indices.dropFirst() { breakCycle(index) }
    for index in world.tables.indices.dropFirst() { resolveFields(index) }
    for index in world.definitions.indices { resolveOwner(index) }
    for index in world.tables.indices.dropFirst() { linkChildren(index) }
  }

  private func table(_ name: Name, pack: Int) -> TableID? {
    let checker = ExpressionChecker(world: world, context: ScopeContext(pack: pack))
    do throws(Rejection) { return try checker.table(named: name) } catch {
      world.report(error.diagnostics)
      return nil
    }
  }

  private func resolveParent(_ index: Int) {
    if world.tables[index].declaration?.pages != nil {
      world.usesBuiltIns = true
      world.tables[index].parent = world.builtInIDs[.page]
      world.tables[index].content = .pages(PageFilter(alternatives: []))
      return
    }
    guard let parent = world.tables[index].declaration?.parent else { return }
    world.tables[index].parent = table(parent.table, pack: world.tables[index].pack)
  }

  private func breakCycle(_ index: Int) {
    var current = world.tables[index].parent
    var steps = 0
    while let parent = current {
      steps += 1
      if parent.index == index || steps > world.tables.count {
        let range = world.tables[index].declaration?.parent?.range ?? world.tables[index].range
        world.report(DeclarationProblem.parentCycle(range, table: world.tables[index].name))
        world.tables[index].parent = nil
        return
      }
      current = world.tables[parent.index].parent
    }
  }

  private func resolveFields(_ index: Int) {
    guard let declaration = world.tables[index].declaration else { return }
    for field in declaration.fields {
      guard let syntax = field.type, let type = fieldType(syntax, field, pack: world.tables[index].pack) else {
        world.tables[index].isBroken = true
        addBroken(field, to: index)
        continue
      }
      let id = FieldID(world.tables[index].fields.count)
      guard addMember(.field(id), field.names, to: index) else { continue }
      world.tables[index].fields.append(
        FieldSymbol(name: field.names.text, type: type, range: field.names.range, isRequired: field.isRequired))
    }
  }

  /// Keeps the name of a field whose type is broken, so that its uses raise no second error.
  private func addBroken(_ field: FieldDeclaration, to index: Int) {
    for name in [field.names.zh] + (field.names.en.map { [$0] } ?? []) {
      world.brokenMembers[index, default: []].insert(nameKey(name.text))
    }
  }

  private func addMember(_ member: Member, _ names: DeclaredName, to index: Int) -> Bool {
    var isFree = true
    for name in [names.zh] + (names.en.map { [$0] } ?? []) {
      let key = nameKey(name.text)
      if let word = EnvironmentWord.named(key) {
        world.report(
          DeclarationProblem.reservedName(
            name.range, name.text, proposal: word == .organisation ? "承办单位" : "填报" + name.text))
        isFree = false
        continue
      }
      if let earlier = world.tables[index].members[key], earlier != member {
        world.report(DeclarationProblem.duplicateName(name.range, name.text, first: place(earlier, index)))
        isFree = false
        continue
      }
      world.tables[index].members[key] = member
      world.tables[index].orderedNames.append(name.text)
    }
    return isFree
  }

  private func place(_ member: Member, _ table: Int) -> SourceRange {
    switch member {
    case .field(let id):
      let fields = world.tables[table].fields
      return fields.indices.contains(id.index) ? fields[id.index].range : world.tables[table].range
    case .definition(let index): return world.definitions[index].range
    case .child(let id), .parent(let id): return world.tables[id.index].range
    }
  }

  private func fieldType(_ syntax: FieldTypeSyntax, _ field: FieldDeclaration, pack: Int) -> FieldType? {
    switch syntax {
    case .text: return .text
    case .number: return .number
    case .integer: return .integer
    case .money: return .money(unit: moneyUnit(field))
    case .rate: return .rate(unit: rateUnit(field))
    case .date: return .date
    case .moment: return .moment
    case .truth: return .truth
    case .duration(let unit): return unit.duration.map { .duration($0) }
    case .choice(let words): return .choice(choiceWords(words))
    case .reference(let name): return table(name, pack: pack).map { .reference($0) }
    case .several(let inner): return fieldType(inner, field, pack: pack).map { .several($0) }
    }
  }

  private func choiceWords(_ syntax: [ChoiceSyntax]) -> [ChoiceWord] {
    var words: [ChoiceWord] = []
    for choice in syntax {
      let word = ChoiceWord(name: choice.names.text, code: choice.code?.text ?? choice.names.zh.text)
      if words.contains(where: {
        nameKey($0.name.zh) == nameKey(word.name.zh) || nameKey($0.name.en) == nameKey(word.name.en)
          || $0.code == word.code
      }) {
        world.report(DeclarationProblem.duplicateChoice(choice.names.range, choice.names.zh.text))
        continue
      }
      words.append(word)
    }
    return words
  }

  private func moneyUnit(_ field: FieldDeclaration) -> Fraction {
    switch field.unit {
    case .yuan, nil: return .one
    case .tenThousandYuan: return Fraction(10_000)
    case .hundredMillionYuan: return Fraction(100_000_000)
    case .one:
      world.report(DeclarationProblem.unitOfField(field.range, field: field.names.text, unit: LocalizedText(same: "1")))
      return .one
    case .percent:
      world.report(DeclarationProblem.unitOfField(field.range, field: field.names.text, unit: LocalizedText(same: "%")))
      return .one
    }
  }

  private func rateUnit(_ field: FieldDeclaration) -> Fraction {
    switch field.unit {
    case .one: return .one
    case .percent, nil: return Fraction(numerator: 1, denominator: 100) ?? .one
    case .yuan, .tenThousandYuan, .hundredMillionYuan:
      world.report(DeclarationProblem.unitOfField(field.range, field: field.names.text, unit: both("元", "yuan")))
      return .one
    }
  }

  private func resolveOwner(_ index: Int) {
    let symbol = world.definitions[index]
    guard let owner = symbol.declaration.owner else { return }
    guard let id = table(owner, pack: symbol.pack) else {
      world.orphanDefinitions.insert(index)
      return
    }
    world.definitions[index] = DefinitionSymbol(
      name: symbol.name, pack: symbol.pack, table: id, declaration: symbol.declaration, range: symbol.range)
    for name in [symbol.name.zh, symbol.name.en] {
      let key = nameKey(name)
      if let earlier = world.tables[id.index].members[key], earlier != .definition(index) {
        if name == symbol.name.zh || symbol.name.zh != symbol.name.en {
          world.report(DeclarationProblem.duplicateName(symbol.range, name, first: place(earlier, id.index)))
        }
        continue
      }
      world.tables[id.index].members[key] = .definition(index)
      world.tables[id.index].orderedNames.append(name)
    }
  }

  /// Child tables and parents are members too, unless a field has the name.
  private func linkChildren(_ index: Int) {
    let child = world.tables[index]
    guard let parent = child.parent else { return }
    for name in [child.name.zh, child.name.en] where world.tables[parent.index].members[nameKey(name)] == nil {
      world.tables[parent.index].members[nameKey(name)] = .child(child.id)
      world.tables[parent.index].orderedNames.append(name)
    }
    let owner = world.tables[parent.index].name
    for name in [owner.zh, owner.en] where world.tables[index].members[nameKey(name)] == nil {
      world.tables[index].members[nameKey(name)] = .parent(parent)
    }
  }
}
