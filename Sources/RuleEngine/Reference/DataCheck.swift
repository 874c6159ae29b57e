import Findings
import Records
import SourceText

/// One built-in check of what stands in the records themselves, with its texts: a field and a cause.
struct DataCheck: Sendable {
  /// What is wrong with a record.
  enum Kind: String, Sendable {
    case required
    case value
    case dangling
    case doubleKey = "double-key"
    case order
  }

  /// What is wrong.
  let kind: Kind
  /// The table.
  let table: TableID
  /// The field; nil for keys and for spans.
  let field: FieldID?
  /// The table whose record is meant, for `dangling`.
  let target: TableID?
  /// Whether it asks whose the child rows from a file of their own are.
  let isLink: Bool
  /// Whether it is told only if it found something, because the field is always readable but for its elements.
  let isToldIfFound: Bool
  /// What is checked, in words.
  let name: LocalizedText
  /// The id, such as `data/办件/受理日期/required`.
  let id: String
  /// The title.
  let title: LocalizedText
  /// What is expected.
  let expected: LocalizedText

  /// How much a fault weighs.
  var severity: Severity { kind == .doubleKey ? .major : .minor }

  // MARK: The checks of a schema

  /// The checks of the tables that a snapshot has, in the order in which they are told; those of spans come behind them.
  static func all(of schema: Schema, isPresent: (TableID) -> Bool) -> [DataCheck] {
    schema.tables.filter { isPresent($0.id) }.flatMap { table -> [DataCheck] in
      // What the tool itself puts together has no faults of its own but two pages with one address.
      if table.isFilledByTool { return table.isOfHits ? [] : keyChecks(table) }
      return table.fields.indices.flatMap { fieldChecks(table, FieldID($0), schema) }
        + linkChecks(table, schema, isPresent) + keyChecks(table)
    }
  }

  private static func fieldChecks(_ table: TableSchema, _ id: FieldID, _ schema: Schema) -> [DataCheck] {
    let field = table[id]
    var checks: [DataCheck] = []
    if field.isRequired { checks.append(DataCheck(.required, table, id, schema)) }
    checks.append(DataCheck(.value, table, id, schema, isToldIfFound: isAlwaysReadable(field.type)))
    if case .reference(let target) = field.type {
      checks.append(DataCheck(.dangling, table, id, schema, target: target))
    }
    return checks
  }

  private static func linkChecks(
    _ table: TableSchema, _ schema: Schema, _ isPresent: (TableID) -> Bool
  ) -> [DataCheck] {
    guard let link = table.link, case .separate(let id) = link.origin, isPresent(link.parent) else { return [] }
    var checks: [DataCheck] = []
    if !table[id].isRequired { checks.append(DataCheck(.required, table, id, schema, isLink: true)) }
    if case .reference = table[id].type { return checks }
    checks.append(DataCheck(.dangling, table, id, schema, target: link.parent, isLink: true))
    return checks
  }

  private static func keyChecks(_ table: TableSchema) -> [DataCheck] {
    guard let first = table.key.first else { return [] }
    let name = table.key.dropFirst().reduce(table[first].name) { $0 + LocalizedText(same: "/") + table[$1].name }
    return [
      DataCheck(
        kind: .doubleKey, table: table.id, named: table.name.zh, name: name, key: name.zh,
        expected: LocalizedText(zh: "每条记录的\(name.zh)各不相同", en: "a \(name.en) of its own for each record"))
    ]
  }

  private static func isAlwaysReadable(_ type: FieldType) -> Bool {
    switch type {
    case .text, .reference: true
    case .several(let element): isAlwaysReadable(element)
    default: false
    }
  }

  private init(
    _ kind: Kind, _ table: TableSchema, _ field: FieldID, _ schema: Schema, target: TableID? = nil,
    isLink: Bool = false, isToldIfFound: Bool = false
  ) {
    let declared = table[field]
    self.init(
      kind: kind, table: table.id, named: table.name.zh, field: field, target: target, isLink: isLink,
      isToldIfFound: isToldIfFound, name: declared.name, key: declared.name.zh,
      expected: Self.expected(kind, declared, schema, target))
  }

  private init(
    kind: Kind, table: TableID, named tableName: String, field: FieldID? = nil, target: TableID? = nil,
    isLink: Bool = false, isToldIfFound: Bool = false, name: LocalizedText, key: String, expected: LocalizedText
  ) {
    self.kind = kind
    self.table = table
    self.field = field
    self.target = target
    self.isLink = isLink
    self.isToldIfFound = isToldIfFound
    self.name = name
    id = "data/\(tableName)/\(key)/\(kind.rawValue)"
    title = Self.title(kind, name)
    self.expected = expected
  }

  /// The check of the span that a fault is about.
  init(_ fault: OrderFault, _ schema: Schema) {
    self.init(
      kind: .order, table: fault.object.table, named: schema[fault.object.table].name.zh,
      name: fault.from + LocalizedText(zh: "至", en: " to ") + fault.to, key: "\(fault.from.zh)至\(fault.to.zh)",
      expected: LocalizedText(
        zh: "\(fault.from.zh)不晚于\(fault.to.zh)", en: "\(fault.from.en) not after \(fault.to.en)"))
  }

  // MARK: Texts

  private static func title(_ kind: Kind, _ name: LocalizedText) -> LocalizedText {
    switch kind {
    case .required: name + LocalizedText(zh: "必填", en: " is required")
    case .value: name + LocalizedText(zh: "能读出", en: " can be read")
    case .dangling: name + LocalizedText(zh: "有对应的记录", en: " names a record")
    case .doubleKey: name + LocalizedText(zh: "不重号", en: " is not used twice")
    case .order: name + LocalizedText(zh: "先后不颠倒", en: " does not run backwards")
    }
  }

  private static func expected(
    _ kind: Kind, _ field: FieldSchema, _ schema: Schema, _ target: TableID?
  ) -> LocalizedText {
    switch kind {
    case .required: return LocalizedText(zh: "填写\(field.name.zh)", en: "\(field.name.en) filled in")
    case .value: return typeText(field.type)
    case .dangling:
      guard let target else { return field.name }
      let name = schema[target].name
      return LocalizedText(zh: "\(name.zh)中的一个键", en: "a key of \(name.en)")
    case .doubleKey, .order: return field.name
    }
  }

  /// A type in words.
  private static func typeText(_ type: FieldType) -> LocalizedText {
    switch type {
    case .text: LocalizedText(zh: "文本", en: "text")
    case .number: LocalizedText(zh: "数", en: "a number")
    case .integer: LocalizedText(zh: "整数", en: "a whole number")
    case .money: LocalizedText(zh: "金额", en: "an amount of money")
    case .rate: LocalizedText(zh: "比率", en: "a rate")
    case .date: LocalizedText(zh: "日期，如 2024-03-01", en: "a date such as 2024-03-01")
    case .moment: LocalizedText(zh: "时刻，如 2024-03-01 09:30", en: "a moment such as 2024-03-01 09:30")
    case .duration: LocalizedText(zh: "时长", en: "a duration")
    case .truth: LocalizedText(zh: "是或否", en: "yes or no")
    case .choice(let words):
      LocalizedText(
        zh: words.map(\.name.zh).joined(separator: "、") + "之一",
        en: "one of " + words.map(\.name.en).joined(separator: ", "))
    case .reference: LocalizedText(zh: "一个键", en: "a key")
    case .several(let element): typeText(element)
    }
  }
}
