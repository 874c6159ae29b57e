import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// F 的命中 "…": child rows of the row whose field it is, or of all rows of a table.
  mutating func hitsTerm(
    _ base: Expression, _ syntax: SearchSyntax, _ range: SourceRange
  ) throws(Rejection) -> Term {
    let (search, name) = try search(syntax)
    let label = LocalizedText(zh: "命中 \(name.zh)", en: "hits of \(name.en)")
    switch try term(base, want: .any) {
    case .value(let value):
      guard case .field(let row, let field) = value.kind, value.type == .text, let table = table(of: row) else {
        throw Rejection(HitProblem.notAText(base.range, value: value.source))
      }
      let hits = try world.hits(of: field, in: table, search, title: value.source.member(label), range)
      return .rows(selection(.children(hits, of: row), value.source.member(label)))
    case .column(let selection, let value, _):
      guard case .field(.slot(selection.slot), let field) = value.kind, value.type == .text else {
        throw Rejection(HitProblem.notAText(base.range, value: value.source))
      }
      guard case .table(let table, let snapshot) = selection.source, selection.condition == nil,
        selection.excluding == nil
      else { throw Rejection(HitProblem.narrowedSet(base.range, set: selection.text)) }
      let text = selection.text.member(value.source).member(label)
      let hits = try world.hits(of: field, in: table, search, title: text, range)
      return .rows(self.selection(.table(hits, snapshot), text))
    case let other:
      let value = try single(other, base.range)
      throw Rejection(HitProblem.notAText(base.range, value: value.source))
    }
  }

  private mutating func search(_ syntax: SearchSyntax) throws(Rejection) -> (TextSearch, LocalizedText) {
    switch syntax {
    case .pattern(let pattern, let range):
      try world.checkPattern(pattern, range)
      if (try? TextPattern.compile(pattern))?.matchesNothing != false {
        throw Rejection(HitProblem.emptyPattern(range))
      }
      return (.pattern(pattern), LocalizedText(same: "\"\(pattern)\""))
    case .format(let id, let range):
      guard let format = HitFormat(id: id) else { throw Rejection(HitProblem.emptyPattern(range)) }
      return (.format(id), format.name)
    case .words(let name):
      guard case .wordList(let index)? = try world.lookup(nameKey(name.text), name: name, pack: context.pack) else {
        let names = world.wordLists.flatMap { [$0.name.zh, $0.name.en] }
        throw Rejection(
          DeclarationProblem.unknownWordList(name.range, name.text, nearest: nearestName(to: name.text, among: names)))
      }
      uses.wordLists.insert(index)
      resolve(name, to: world.wordLists[index].name)
      return (.words(world.wordLists[index].words.map(\.string)), world.wordLists[index].name)
    }
  }

  /// The table of a row.
  private func table(of row: RowExpression) -> TableID? {
    switch row {
    case .slot(let slot): return frames.last { $0.slot == slot }?.table
    case .parent(let child): return table(of: child).flatMap { world.tables[$0.index].parent }
    case .follow(let from, let field):
      guard let own = table(of: from), case .reference(let target) = world.tables[own.index].fields[field.index].type
      else { return nil }
      return target
    case .onlyChild(_, let table), .keyed(let table, _, _): return table
    case .only(let selection): return selection.table
    case .previousPair(let row): return table(of: row)
    case .organisation: return .organisation
    }
  }

  /// 本命中: the object of a rule over hits.
  func thisHit(_ name: Name) -> RowTerm? {
    guard let object = frames.first, object.slot == 0, let table = object.table,
      world.isOfHits(table), HitTableName.isCalled(name.text)
    else { return nil }
    let text = LocalizedText(zh: "本" + HitTableName.text.zh, en: "this " + HitTableName.text.en)
    return RowTerm(row: .slot(0), table: table, prefix: frames.count == 1 ? nil : text, text: text)
  }
}

/// What the rows of hits are called.
enum HitTableName {
  /// 命中.
  static let text = LocalizedText(zh: "命中", en: "hit")

  /// Whether a name means them.
  static func isCalled(_ name: String) -> Bool { [text.zh, text.en].contains(nameKey(name)) }

  /// The words of hits, for packs that ask for them.
  static var words: [VocabularyWord] {
    [VocabularyWord(zh: text.zh, en: text.en, kind: .table)]
      + HitField.allCases.map { VocabularyWord(zh: $0.name.zh, en: $0.name.en, kind: .field(table: text.zh)) }
  }
}

extension HitField {
  /// The labels.
  var name: LocalizedText {
    switch self {
    case .words: both("文字", "words")
    case .position: both("位置", "position")
    case .before: both("前文", "words before")
    case .after: both("后文", "words after")
    case .ordinal: both("序号", "ordinal")
    }
  }

  /// The type.
  var type: FieldType { self == .ordinal ? .integer : .text }
}

extension World {
  /// Whether a table holds the hits in a text.
  func isOfHits(_ table: TableID) -> Bool {
    if case .hits? = tables[table.index].content { true } else { false }
  }

  /// What is searched where.
  struct HitsKey: Hashable {
    let table: TableID
    let field: FieldID
    let search: TextSearch
  }

  /// The table of the hits of a search in a field: a nested child of the field's table, one for each search.
  func hits(
    of field: FieldID, in parent: TableID, _ search: TextSearch, title: LocalizedText, _ range: SourceRange
  ) throws(Rejection) -> TableID {
    let key = HitsKey(table: parent, field: field, search: search)
    if let known = hitsTables[key] { return known }
    // A changed declaration that is only tried can't add to the schema of the records.
    if isFrozen { throw Rejection.silent }
    // What tables themselves say comes before there is a schema.
    if schema.tables.count != tables.count { throw Rejection(PageTableProblem.filter(range)) }
    let id = TableID(tables.count)
    let label = LocalizedText(zh: "命中", en: "hit")
    var symbol = TableSymbol(
      id: id, name: label, title: title, pack: -1, range: range, block: nil, declaration: nil, parent: parent,
      measureWords: ["处", "个", "次", "条", "项"], content: .hits(of: field, search))
    for field in HitField.allCases {
      symbol.fields.append(FieldSymbol(name: field.name, type: field.type, range: range, isRequired: false))
      for name in [field.name.zh, field.name.en] {
        symbol.members[nameKey(name)] = .field(FieldID(field.rawValue))
        symbol.orderedNames.append(name)
      }
    }
    let owner = tables[parent.index].name
    for name in [owner.zh, owner.en] where symbol.members[nameKey(name)] == nil {
      symbol.members[nameKey(name)] = .parent(parent)
    }
    tables.append(symbol)
    schema = Schema(tables: schema.tables + [SchemaPass.hits(symbol, of: parent)])
    hitsTables[key] = id
    return id
  }
}
