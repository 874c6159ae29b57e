package import SourceText

/// The number of a table in a schema.
package struct TableID: Hashable, Comparable, Sendable {
  /// The zero-based number.
  package let index: Int
  /// Creates an id.
  package init(_ index: Int) { self.index = index }
  package static func < (left: TableID, right: TableID) -> Bool { left.index < right.index }
  /// The built-in table 机构 of one row, the first of every checked schema: the organisation itself, field 0 its name.
  package static let organisation = TableID(0)
}

/// The number of a field within its table.
package struct FieldID: Hashable, Comparable, Sendable {
  /// The zero-based number.
  package let index: Int
  /// Creates an id.
  package init(_ index: Int) { self.index = index }
  package static func < (left: FieldID, right: FieldID) -> Bool { left.index < right.index }
}

/// One declared word of a choice, with the code found in the data.
package struct ChoiceWord: Hashable, Sendable {
  /// The declared word in both languages.
  package let name: LocalizedText
  /// The code as it stands in the data; the word itself when none was declared.
  package let code: String

  /// Creates a word.
  package init(name: LocalizedText, code: String) {
    self.name = name
    self.code = code
  }
}

/// The declared type of a field.
package indirect enum FieldType: Hashable, Sendable {
  case text
  case number
  case integer
  /// Money; the data's unit in yuan (1 for 元, 10,000 for 万元).
  case money(unit: Fraction)
  /// A rate; the data's unit (1 for 单位 1, 1/100 for 单位 %).
  case rate(unit: Fraction)
  case date
  case moment
  case duration(DurationUnit)
  case truth
  case choice([ChoiceWord])
  case reference(TableID)
  case several(FieldType)
}

/// One field of a table.
package struct FieldSchema: Sendable, Hashable {
  /// The declared labels.
  package let name: LocalizedText
  /// The path of keys in the data: `penalty.amount` is two; for CSV the header text is the path joined by `.`.
  package let path: [String]
  /// The type.
  package let type: FieldType
  /// Whether a missing value is a data fault (必填).
  package let isRequired: Bool
  /// What a blank means (`缺为 否`); nil when a blank is missing.
  package let blankDefault: Value?
  /// Where a field of a table read from web pages is taken from (`取自`); nil elsewhere.
  package let extractor: Extractor?
  /// Where it is declared.
  package let range: SourceRange

  /// Creates a field.
  package init(
    name: LocalizedText, path: [String], type: FieldType, isRequired: Bool = false, blankDefault: Value? = nil,
    extractor: Extractor? = nil, range: SourceRange
  ) {
    self.name = name
    self.path = path
    self.type = type
    self.isRequired = isRequired
    self.blankDefault = blankDefault
    self.extractor = extractor
    self.range = range
  }
}

/// How a child table hangs on its parent.
package struct ChildLink: Sendable, Hashable {
  /// Where the rows of a child table come from.
  package enum Origin: Sendable, Hashable {
    /// Nested under a path of keys in the parent's record (`字段 special_procedures`).
    case nested(path: [String])
    /// A source of its own; `field` of the child holds the parent's key (`按 办件编号`).
    case separate(field: FieldID)
  }

  /// The parent table.
  package let parent: TableID
  /// Where the rows come from.
  package let origin: Origin
  /// Whether an absent or null nested list means none (`缺为无`) instead of unknown.
  package let absentMeansNone: Bool

  /// Creates a link.
  package init(parent: TableID, origin: Origin, absentMeansNone: Bool = false) {
    self.parent = parent
    self.origin = origin
    self.absentMeansNone = absentMeansNone
  }
}

/// The span of time that a row of a table covers (`区间：开始日期至结束日期，含首日`).
package struct IntervalFields: Sendable, Hashable {
  /// The field with the first day.
  package let start: FieldID
  /// The field with the last day.
  package let end: FieldID
  /// Whether the first day itself belongs to the interval.
  package let includesFirstDay: Bool

  /// Creates an interval.
  package init(start: FieldID, end: FieldID, includesFirstDay: Bool = false) {
    self.start = start
    self.end = end
    self.includesFirstDay = includesFirstDay
  }
}

/// One declared table.
package struct TableSchema: Sendable, Hashable {
  /// The number of the table in its schema.
  package let id: TableID
  /// The declared labels.
  package let name: LocalizedText
  /// The title, such as 「行政许可办件」.
  package let title: LocalizedText
  /// The name under `tables` in `snapshot.json`; nil for nested child tables and for built-in tables.
  package let source: String?
  /// The fields in declared order.
  package let fields: [FieldSchema]
  /// The fields of the key; empty when rows are told apart by their number.
  package let key: [FieldID]
  /// The link to the parent of a child table.
  package let link: ChildLink?
  /// The interval of a row, if declared.
  package let interval: IntervalFields?
  /// The declared measure word (量词), such as 份; nil when any is allowed.
  package let measureWord: String?
  /// Texts that count as missing (`空白按：待定用语`).
  package let blankWords: [String]
  /// The field that begins and the field that ends a row's existence (`存续`), for periods.
  package let lifetime: IntervalFields?
  /// What the tool itself fills the table from: web pages, documents, the hits in a text; nil for files under `tables`.
  package let content: TableContent?
  /// Where it is declared.
  package let range: SourceRange

  /// Creates a table.
  package init(
    id: TableID, name: LocalizedText, title: LocalizedText, source: String?, fields: [FieldSchema], key: [FieldID],
    link: ChildLink? = nil, interval: IntervalFields? = nil, measureWord: String? = nil, blankWords: [String] = [],
    lifetime: IntervalFields? = nil, content: TableContent? = nil, range: SourceRange
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.source = source
    self.fields = fields
    self.key = key
    self.link = link
    self.interval = interval
    self.measureWord = measureWord
    self.blankWords = blankWords
    self.lifetime = lifetime
    self.content = content
    self.range = range
  }

  /// Whether it is a built-in table or one of hits: what stands in it can't be put right in a file.
  package var isFilledByTool: Bool {
    switch content {
    case .builtIn, .hits: true
    case .pages, nil: false
    }
  }

  /// Whether it holds the hits in a text of its parent.
  package var isOfHits: Bool {
    if case .hits? = content { true } else { false }
  }

  /// The field with an id.
  package subscript(field: FieldID) -> FieldSchema { fields[field.index] }
}

/// All tables that the rules of a run declare.
package struct Schema: Sendable, Hashable {
  /// The tables; a `TableID` is an index into them.
  package let tables: [TableSchema]

  /// Creates a schema whose tables carry their own index as id.
  package init(tables: [TableSchema]) {
    self.tables = tables
  }

  /// The table with an id.
  package subscript(table: TableID) -> TableSchema { tables[table.index] }

  /// The child tables of a table in declared order.
  package func children(of table: TableID) -> [TableSchema] {
    tables.filter { $0.link?.parent == table }
  }
}
