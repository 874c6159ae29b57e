import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Which built-in tables (网页, 文档 …) a pack speaks of.
///
/// The tables of sites are there together, and so are those of documents. A pack that names none of a family has none of
/// its words: 文字, 位置 and 标题 stay free for everything else, and rule sets without pages or documents are as they were.
struct BuiltInTables: Hashable {
  /// The tables, in the order of their list.
  let tables: [BuiltInTable]
  /// Whether the hits in texts are spoken of.
  let hasHits: Bool

  /// No table.
  static let none = BuiltInTables()

  private init() {
    tables = []
    hasHits = false
  }

  /// The tables that the files of a pack name outside quotations.
  ///
  /// - Parameter words: what the pack and its imports declare; their names win.
  init(_ outlines: [RuleFileOutline], declared words: [VocabularyWord]) {
    let own = words.flatMap { [$0.zh, $0.en].compactMap(\.self) }
    let hits = KeywordTable.shared["hits"]?.spellings ?? []
    let labels = BuiltInTable.allCases.flatMap { [$0.name.zh, $0.name.en] } + hits
    var named: Set<String> = []
    for outline in outlines { named.formUnion(outline.mentioned(labels, besides: own)) }
    let readsPages = outlines.contains { $0.readsPages }
    let families = Self.families.filter { family in
      readsPages && family.contains(.page)
        || family.contains { named.contains($0.name.zh) || named.contains($0.name.en) }
    }
    tables = families.flatMap(\.self)
    hasHits = hits.contains { named.contains($0) }
  }

  /// The tables of sites, then those of documents.
  private static let families: [[BuiltInTable]] = [
    BuiltInTable.allCases.filter { Self.isOfSites($0) }, BuiltInTable.allCases.filter { !Self.isOfSites($0) },
  ]

  private static func isOfSites(_ table: BuiltInTable) -> Bool {
    switch table {
    case .page, .link, .image, .column: true
    case .document, .heading, .paragraph, .cell, .figure, .enumeration: false
    }
  }

  /// The words of the tables: names, fields, choices.
  var words: [VocabularyWord] {
    (hasHits ? HitTableName.words : [])
      + tables.flatMap { table -> [VocabularyWord] in
        let name = table.name.zh
        return [VocabularyWord(zh: name, en: table.name.en, kind: .table)]
          + table.fields.flatMap { field -> [VocabularyWord] in
            let label = field.name
            var words = [VocabularyWord(zh: label.zh, en: label.en, kind: .field(table: name))]
            if case .choice(let choices) = field.kind {
              words += choices.map {
                VocabularyWord(zh: $0.name.zh, en: $0.name.en, kind: .choice(table: name, field: label.zh))
              }
            }
            return words
          }
      }
  }
}

extension World {
  /// Adds the built-in tables that some pack speaks of, behind the declared ones.
  func addBuiltInTables(_ tables: [BuiltInTable], place: SourceRange) {
    for table in BuiltInTable.allCases where tables.contains(table) {
      builtInIDs[table] = TableID(self.tables.count)
      self.tables.append(
        TableSymbol(
          id: TableID(self.tables.count), name: table.name, title: table.name, pack: -1, range: place, block: nil,
          declaration: nil))
    }
    for table in BuiltInTable.allCases {
      guard let id = builtInIDs[table] else { continue }
      self.tables[id.index].content = .builtIn(table)
      self.tables[id.index].parent = table.parent.flatMap { builtInIDs[$0] }
      self.tables[id.index].measureWords = table.measureWords
      for field in table.fields { add(field, to: id, place) }
    }
  }

  private func add(_ field: BuiltInTable.Field, to table: TableID, _ place: SourceRange) {
    let id = FieldID(tables[table.index].fields.count)
    tables[table.index].fields.append(
      FieldSymbol(name: field.name, type: fieldType(field.kind), range: place, isRequired: field.isRequired))
    for name in [field.name.zh, field.name.en] {
      tables[table.index].members[nameKey(name)] = .field(id)
      tables[table.index].orderedNames.append(name)
    }
  }

  private func fieldType(_ kind: BuiltInTable.Kind) -> FieldType {
    switch kind {
    case .text: .text
    case .integer: .integer
    case .number: .number
    case .date: .date
    case .truth: .truth
    case .texts: .several(.text)
    case .choice(let words): .choice(words)
    // A family is there as a whole.
    case .reference(let table): builtInIDs[table].map { .reference($0) } ?? .text
    }
  }

  /// The built-in table that a pack calls so.
  func builtInTable(called key: String, from pack: Int) -> TableID? {
    guard packs.indices.contains(pack) else { return nil }
    let table = packs[pack].builtIns.tables.first { nameKey($0.name.zh) == key || nameKey($0.name.en) == key }
    return table.flatMap { builtInIDs[$0] }
  }

  /// The field of a child row that names the row in which it stands: 所在页 of a link is its 网页.
  func namesParent(_ field: FieldID, of table: TableID) -> Bool {
    guard case .builtIn(let own)? = tables[table.index].content, let parent = own.parent,
      own.fields.indices.contains(field.index)
    else { return false }
    return own.fields[field.index].kind == .reference(parent)
  }

  /// The schema as the checked rules need it: without the built-in tables if nothing came of the words that named them.
  var neededSchema: Schema {
    guard !usesBuiltIns, hitsTables.isEmpty else { return schema }
    // They stand behind the declared ones, so that these keep their numbers.
    return Schema(tables: schema.tables.filter { $0.content == nil })
  }
}

extension BuiltInTable {
  /// The measure words that count rows; the first is the one written.
  fileprivate var measureWords: [String] {
    let others: [String] =
      switch self {
      case .page: ["个", "页", "张", "份", "条"]
      case .document: ["个", "份", "件", "部"]
      case .link: ["条", "处"]
      case .image: ["张", "幅", "处"]
      case .paragraph: ["段", "处"]
      case .figure, .enumeration, .heading: ["处", "条"]
      case .cell: ["处", "格"]
      case .column: []
      }
    return [measureWord] + others
  }
}
