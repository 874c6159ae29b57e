import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// Why a word stands for nothing here, as helpfully as can be said.
  func unknown(_ name: Name, want: Want) -> any CheckingProblem {
    if let table = context.decisionTable, isSomeField(nameKey(name.text)) {
      return DecisionProblem.notAnInput(name.range, name.text, table: table)
    }
    return unknownName(name, want: want)
  }

  /// Whether a table that is visible here has a field or definition of a name.
  private func isSomeField(_ key: String) -> Bool {
    world.tables.contains { $0.pack >= 0 && world.isVisible($0.pack, from: context.pack) && $0.members[key] != nil }
  }

  private func unknownName(_ name: Name, want: Want) -> NameProblem {
    let key = nameKey(name.text)
    if case .value(.choice(let list)?, let owner) = want, !key.isEmpty {
      return unknownChoice(name, list, owner: owner)
    }
    if let problem = elsewhere(key, name) { return problem }
    if let pack = world.packs.indices.first(where: { world.packs[$0].names[key] != nil }) {
      return .notImported(name.text, name.range, pack: world.packs[pack].name)
    }
    let nearest = nearestName(to: name.text, among: candidates())
    if nearest == nil, case .value(.text?, let owner?) = want {
      return .textNeedsQuotes(name.text, name.range, field: owner)
    }
    return .unknown(
      name.text, name.range, here: frames.last?.table.map { world.tables[$0.index].name }, nearest: nearest)
  }

  /// A word that a choice does not have.
  private func unknownChoice(_ name: Name, _ list: [ChoiceWord], owner: LocalizedText?) -> NameProblem {
    let key = nameKey(name.text)
    let field = owner ?? both("这个字段", "this field")
    let spelled = list.flatMap { $0.name.zh == $0.name.en ? [$0.name.zh] : [$0.name.zh, $0.name.en] }
    let nearest = nearestName(to: name.text, among: spelled)
    if nearest == nil, let other = fieldWithChoice(key) {
      return .choiceOfOtherField(name.text, name.range, field: field, owner: other)
    }
    return .unknownChoice(
      name.text, name.range, field: field, known: listed(list.map(\.name)), nearest: nearest)
  }

  /// The field of the innermost table that has a choice of this name.
  private func fieldWithChoice(_ key: String) -> LocalizedText? {
    guard let table = frames.last?.table else { return nil }
    for field in world.tables[table.index].fields {
      if case .choice(let list) = field.type, choiceConstant(key, list, field.range) != nil { return field.name }
    }
    return nil
  }

  /// A word that is declared in a table that is not the innermost one, or that is a choice.
  private func elsewhere(_ key: String, _ name: Name) -> NameProblem? {
    guard let innermost = frames.last else { return nil }
    for frame in frames.dropLast().reversed() {
      guard let table = frame.table, let label = memberName(key, of: table) else { continue }
      return .outerField(
        SpelledName(name.text, label), name.range, inner: innermost.name, outer: frame.name, isObject: frame.slot == 0)
    }
    if let field = fieldWithChoice(key) { return .wordOfChoice(name.text, name.range, field: field) }
    guard let here = innermost.table else { return nil }
    return inOtherTable(key, name, here: here)
  }

  /// A field of a table that is reached from here, or of any other visible table.
  func inOtherTable(_ key: String, _ name: Name, here: TableID) -> NameProblem? {
    let table = world.tables[here.index]
    for field in table.fields {
      guard case .reference(let target) = field.type, let label = memberName(key, of: target) else { continue }
      return .fieldOfOtherTable(
        SpelledName(name.text, label), name.range, here: table.name, owner: world.tables[target.index].name,
        via: field.name)
    }
    if let parent = table.parent, let label = memberName(key, of: parent) {
      let owner = world.tables[parent.index].name
      return .fieldOfOtherTable(
        SpelledName(name.text, label), name.range, here: table.name, owner: owner, via: owner)
    }
    for other in world.tables where world.isVisible(other, from: context.pack) {
      guard let label = memberName(key, of: other.id) else { continue }
      return .fieldOfOtherTable(
        SpelledName(name.text, label), name.range, here: table.name, owner: other.name, via: nil)
    }
    return nil
  }

  /// The declared names of a field or definition of a table.
  private func memberName(_ key: String, of table: TableID) -> LocalizedText? {
    switch world.member(key, of: table) {
    case .field(let id)?: world.tables[table.index].fields[id.index].name
    case .definition(let index)?: world.definitions[index].name
    default: nil
    }
  }

  /// The names that could be meant here: of the innermost table, then of the packs, then always there.
  func candidates() -> [String] {
    var names: [String] = []
    if let table = frames.last?.table { names += world.tables[table.index].orderedNames }
    for pack in world.visiblePacks(from: context.pack) { names += world.packs[pack].orderedNames }
    names += context.inputs.flatMap { [$0.name.zh, $0.name.en] } + world.decisionTables.map(\.id)
    for word in EnvironmentWord.allCases { names += [word.names.zh, word.names.en] }
    return names
  }
}
