import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Makes the schema from the resolved tables: paths, keys, links, intervals, what blanks mean.
struct SchemaPass {
  let world: World

  /// The schema of all packs.
  func schema() -> Schema {
    Schema(tables: world.tables.map { table($0) })
  }

  private func table(_ symbol: TableSymbol) -> TableSchema {
    guard let declaration = symbol.declaration else {
      if case .builtIn(let table)? = symbol.content { return builtIn(table, symbol) }
      return organisation(symbol)
    }
    let isWithoutSource = declaration.source == nil && declaration.pages == nil && declaration.parent == nil
    if isWithoutSource, !world.hasError(in: symbol.block?.range) {
      world.report(DeclarationProblem.tableWithoutSource(symbol.range, table: symbol.name))
    }
    return TableSchema(
      id: symbol.id, name: symbol.name, title: symbol.title, source: declaration.source?.text,
      fields: fields(symbol, declaration), key: declaration.key.compactMap { fieldID($0, symbol) },
      link: link(symbol, declaration), interval: declaration.interval.flatMap { interval($0, symbol) },
      measureWord: symbol.measureWords.first, blankWords: blankWords(declaration, symbol),
      lifetime: declaration.existence.flatMap { interval($0, symbol) }, content: symbol.content, range: symbol.range)
  }

  private func organisation(_ symbol: TableSymbol) -> TableSchema {
    TableSchema(
      id: symbol.id, name: symbol.name, title: symbol.title, source: nil,
      fields: symbol.fields.map { FieldSchema(name: $0.name, path: [], type: $0.type, range: $0.range) },
      key: [FieldID(0)], range: symbol.range)
  }

  /// The schema of the hits in a text.
  static func hits(_ symbol: TableSymbol, of parent: TableID) -> TableSchema {
    TableSchema(
      id: symbol.id, name: symbol.name, title: symbol.title, source: nil,
      fields: symbol.fields.map { FieldSchema(name: $0.name, path: [$0.name.zh], type: $0.type, range: $0.range) },
      key: [FieldID(HitField.words.rawValue), FieldID(HitField.ordinal.rawValue)],
      link: ChildLink(parent: parent, origin: .nested(path: [])), measureWord: symbol.measureWords.first,
      content: symbol.content, range: symbol.range)
  }

  private func builtIn(_ table: BuiltInTable, _ symbol: TableSymbol) -> TableSchema {
    TableSchema(
      id: symbol.id, name: symbol.name, title: symbol.title, source: nil,
      fields: symbol.fields.map { field in
        FieldSchema(
          name: field.name, path: [field.name.zh], type: field.type, isRequired: field.isRequired, range: field.range)
      },
      key: table.key.map { [FieldID($0)] } ?? [],
      link: symbol.parent.map { ChildLink(parent: $0, origin: .nested(path: [])) },
      measureWord: symbol.measureWords.first, content: .builtIn(table), range: symbol.range)
  }

  private func fields(_ symbol: TableSymbol, _ declaration: TableDeclaration) -> [FieldSchema] {
    var places: [String: SourceRange] = [:]
    var schemas: [FieldSchema] = []
    for field in symbol.fields {
      guard let syntax = declaration.fields.first(where: { $0.names.range == field.range }) else { continue }
      let code = syntax.code?.text ?? syntax.names.zh.text
      if let first = places[code] {
        world.report(DeclarationProblem.duplicateCode(syntax.code?.range ?? field.range, code, first: first))
      }
      places[code] = places[code] ?? (syntax.code?.range ?? field.range)
      schemas.append(
        FieldSchema(
          name: field.name, path: code.split(separator: ".").map(String.init), type: field.type,
          isRequired: field.isRequired, blankDefault: blank(syntax, field, symbol),
          extractor: syntax.extractor?.extractor, range: field.range))
    }
    return schemas
  }

  private func blank(_ syntax: FieldDeclaration, _ field: FieldSymbol, _ symbol: TableSymbol) -> Value? {
    guard let readings = syntax.blankDefault else { return nil }
    var checker = ExpressionChecker(world: world, context: ScopeContext(pack: symbol.pack))
    let own = CheckedExpression(
      kind: .constant(.truth(true)), type: world.valueType(field.type), range: field.range, source: field.name)
    do throws(Rejection) {
      let checked = try checker.choose(readings) { (checker, node) throws(Rejection) in
        let value = try checker.value(node, expecting: own.type, of: own.source)
        try checker.requireComparable(own, value, node.range, syntax: node)
        return value
      }
      world.declarationUses.formUnion(checker.uses)
      if case .constant(let value) = checked.kind { return value }
      world.report(
        TypeProblem.wrongType(
          readings.range, value: checked.source, type: both("算出来的", "computed"),
          expected: both("写出的值", "a written value"),
          what: both("`缺为` 的后面", "what stands after `blank is`")))
    } catch {
      world.report(error.diagnostics)
    }
    return nil
  }

  private func fieldID(_ name: Name, _ symbol: TableSymbol) -> FieldID? {
    if case .field(let id)? = symbol.members[nameKey(name.text)] { return id }
    if world.brokenMembers[symbol.id.index]?.contains(nameKey(name.text)) == true { return nil }
    world.report(
      DeclarationProblem.unknownKeyField(
        name.range, name.text, table: symbol.name, nearest: nearestName(to: name.text, among: symbol.orderedNames)))
    return nil
  }

  private func interval(_ syntax: TableDeclaration.Interval, _ symbol: TableSymbol) -> IntervalFields? {
    guard let start = fieldID(syntax.start, symbol), let end = fieldID(syntax.end, symbol) else { return nil }
    for (id, name) in [(start, syntax.start), (end, syntax.end)] {
      let field = symbol.fields[id.index]
      guard field.type != .date, field.type != .moment else { continue }
      world.report(DeclarationProblem.intervalNeedsDates(name.range, field: field.name))
      return nil
    }
    return IntervalFields(start: start, end: end, includesFirstDay: syntax.includesFirstDay)
  }

  private func link(_ symbol: TableSymbol, _ declaration: TableDeclaration) -> ChildLink? {
    if case .pages? = symbol.content {
      return symbol.parent.map { ChildLink(parent: $0, origin: .nested(path: [])) }
    }
    guard let parent = declaration.parent, let id = symbol.parent else { return nil }
    switch parent.link {
    case .nested(let path):
      return ChildLink(
        parent: id, origin: .nested(path: path.text.split(separator: ".").map(String.init)),
        absentMeansNone: parent.absentMeansNone)
    case .keyed(let name):
      guard let field = fieldID(name, symbol) else { return nil }
      return ChildLink(parent: id, origin: .separate(field: field), absentMeansNone: parent.absentMeansNone)
    case nil:
      if !world.hasError(in: parent.range) {
        world.report(DeclarationProblem.childWithoutLink(parent.range, table: symbol.name))
      }
      return nil
    }
  }

  private func blankWords(_ declaration: TableDeclaration, _ symbol: TableSymbol) -> [String] {
    declaration.blanks.flatMap { name -> [String] in
      if case .wordList(let index)? = try? world.lookup(nameKey(name.text), name: nil, pack: symbol.pack) {
        world.declarationUses.wordLists.insert(index)
        return world.wordLists[index].words.map(\.string)
      }
      let names = world.wordLists.flatMap { [$0.name.zh, $0.name.en] }
      world.report(
        DeclarationProblem.unknownWordList(name.range, name.text, nearest: nearestName(to: name.text, among: names)))
      return []
    }
  }
}
