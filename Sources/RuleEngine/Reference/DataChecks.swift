import Findings
import Records
import SourceText

/// Checks what stands in the records themselves: one built-in rule for each field and cause, apart from the rules.
struct DataChecks {
  private let engine: ReferenceEvaluator
  private(set) var tallies: [RuleTally] = []
  private(set) var findings: [Finding] = []

  init(engine: ReferenceEvaluator) {
    self.engine = engine
  }

  /// Checks every table that the snapshot has.
  mutating func run() {
    for table in engine.schema.tables where table.id != engine.organisationTable {
      guard let count = engine.rowCount(table.id, isPrevious: false) else { continue }
      for index in table.fields.indices { check(table, FieldID(index), count) }
      checkLink(table, count)
      checkKeys(table, count)
      checkIntervals(table, count)
    }
    addOrderFaults()
  }

  // MARK: One field

  private mutating func check(_ table: TableSchema, _ id: FieldID, _ count: Int) {
    let field = table[id]
    var required: [(row: Int, words: String)] = []
    var unreadable: [(row: Int, words: String)] = []
    var dangling: [(row: Int, words: String)] = []
    for row in 0..<count {
      let reference = RowReference(isPrevious: false, table: table.id, row: row)
      switch engine.cell(reference, id) {
      case .missing: if field.isRequired, field.blankDefault == nil { required.append((row, "")) }
      case .fault(let words): unreadable.append((row, words))
      case .value(.reference(let key)):
        if case .reference(let target) = field.type, isDangling(key, target, field) {
          dangling.append((row, key.string))
        }
      case .value: continue
      }
    }
    if field.isRequired { report(.required, table, field, required, count) }
    if !Self.isAlwaysReadable(field.type) || !unreadable.isEmpty { report(.value, table, field, unreadable, count) }
    if case .reference = field.type { report(.dangling, table, field, dangling, count) }
  }

  /// Whether every child row from a file of its own says whose it is, and names a record that is there.
  private mutating func checkLink(_ table: TableSchema, _ count: Int) {
    guard let link = table.link, case .separate(let id) = link.origin,
      engine.rowCount(link.parent, isPrevious: false) != nil
    else { return }
    let field = table[id]
    let rows = engine.dataset[table.id]
    var required: [(row: Int, words: String)] = []
    var dangling: [(row: Int, words: String)] = []
    for row in 0..<count where rows.parents[row] == nil {
      switch rows.cell(row: row, field: id) {
      case .missing: required.append((row, ""))
      case .fault: continue
      case .value(let value): dangling.append((row, TableRows.keyText(value, type: field.type)))
      }
    }
    if !field.isRequired { report(.required, table, field, required, count) }
    if case .reference = field.type { return }
    report(.dangling, table, field, dangling, count, target: link.parent)
  }

  private func isDangling(_ key: Text, _ target: TableID, _ field: FieldSchema) -> Bool {
    guard case .unknown(let causes) = engine.rows(of: target, withKey: key, isPrevious: false, name: field.name) else {
      return false
    }
    return causes.contains { if case .dangling = $0.kind { true } else { false } }
  }

  private static func isAlwaysReadable(_ type: FieldType) -> Bool {
    switch type {
    case .text, .reference: true
    case .several(let element): isAlwaysReadable(element)
    default: false
    }
  }

  /// The causes of data faults.
  private enum Check: String {
    case required
    case value
    case dangling
    case doubleKey = "double-key"
    case order
  }

  private mutating func report(
    _ check: Check, _ table: TableSchema, _ field: FieldSchema, _ faults: [(row: Int, words: String)], _ count: Int,
    target: TableID? = nil
  ) {
    let name = field.name
    let title = Self.title(check, name)
    let id = "data/\(table.name.zh)/\(name.zh)/\(check.rawValue)"
    var builder = begin(id, title, check, count)
    for fault in faults {
      let shown = fault.words.isEmpty ? ValueText.missing : LocalizedText(same: fault.words)
      builder.add(
        row: fault.row, table: table.id, actual: Self.actual(check, name, fault.words),
        evidence: [Evidence(name: name, value: shown)],
        missing: check == .dangling ? [] : [name], expected: Self.expected(check, field, engine.schema, target), engine)
    }
    finish(builder)
  }

  private static func title(_ check: Check, _ name: LocalizedText) -> LocalizedText {
    switch check {
    case .required: name + LocalizedText(zh: "必填", en: " is required")
    case .value: name + LocalizedText(zh: "能读出", en: " can be read")
    case .dangling: name + LocalizedText(zh: "有对应的记录", en: " names a record")
    case .doubleKey: name + LocalizedText(zh: "不重号", en: " is not used twice")
    case .order: name + LocalizedText(zh: "先后不颠倒", en: " does not run backwards")
    }
  }

  private static func actual(_ check: Check, _ name: LocalizedText, _ words: String) -> LocalizedText {
    switch check {
    case .required: name + LocalizedText(zh: "没有填", en: " is not filled in")
    case .value: name + LocalizedText(zh: "写着“\(words)”，读不出", en: " says “\(words)”, which can't be read")
    case .dangling: name + LocalizedText(zh: "“\(words)”查无对应记录", en: " “\(words)” names no record")
    case .doubleKey, .order: name
    }
  }

  private static func expected(
    _ check: Check, _ field: FieldSchema, _ schema: Schema, _ target: TableID?
  ) -> LocalizedText {
    switch check {
    case .required: return LocalizedText(zh: "填写\(field.name.zh)", en: "\(field.name.en) filled in")
    case .value: return typeText(field.type)
    case .dangling:
      var target = target
      if case .reference(let table) = field.type { target = table }
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

  // MARK: Keys and order

  private mutating func checkKeys(_ table: TableSchema, _ count: Int) {
    guard let first = table.key.first else { return }
    let rows = engine.dataset[table.id]
    let name =
      table.key.count == 1
      ? table[first].name
      : table.key.dropFirst().reduce(table[first].name) { $0 + LocalizedText(same: "/") + table[$1].name }
    let id = "data/\(table.name.zh)/\(name.zh)/\(Check.doubleKey.rawValue)"
    var builder = begin(id, Self.title(.doubleKey, name), .doubleKey, count)
    for row in 0..<count {
      guard let key = rows.key(row: row) else { continue }
      let same = rows.rows(withKey: key).filter { table.link == nil || rows.parents[$0] == rows.parents[row] }
      guard same.count > 1, let original = same.first, original != row else { continue }
      let line = rows.provenance(row: original).line.map { String($0) } ?? "?"
      let actual = LocalizedText(
        zh: "\(name.zh)“\(key.string)”与第 \(line) 行重号", en: "\(name.en) “\(key.string)” is also used in line \(line)")
      builder.add(
        row: row, table: table.id, actual: actual,
        evidence: [Evidence(name: name, value: LocalizedText(same: key.string))], missing: [],
        expected: LocalizedText(zh: "每条记录的\(name.zh)各不相同", en: "a \(name.en) of its own for each record"), engine)
    }
    finish(builder)
  }

  private mutating func checkIntervals(_ table: TableSchema, _ count: Int) {
    for interval in [table.interval, table.lifetime].compactMap({ $0 }) {
      let (from, to) = (table[interval.start].name, table[interval.end].name)
      for row in 0..<count {
        let reference = RowReference(isPrevious: false, table: table.id, row: row)
        guard let start = engine.read(reference, interval.start, name: from).value?.day,
          let end = engine.read(reference, interval.end, name: to).value?.day, end < start
        else { continue }
        engine.noteOrderFault(reference, from, to, start, end)
      }
    }
  }

  /// Spans that ran backwards when rules read them, and intervals of tables.
  private mutating func addOrderFaults() {
    var seen: [String] = []
    for fault in engine.orderFaults {
      let id = Self.orderID(fault, engine.schema)
      if !seen.contains(id) { seen.append(id) }
    }
    for id in seen {
      let faults = engine.orderFaults.filter { Self.orderID($0, engine.schema) == id }
        .sorted { $0.object.row < $1.object.row }
      guard let first = faults.first else { continue }
      let name = first.from + LocalizedText(zh: "至", en: " to ") + first.to
      let count = engine.rowCount(first.object.table, isPrevious: false) ?? faults.count
      var builder = begin(id, Self.title(.order, name), .order, count)
      for fault in faults {
        let actual = LocalizedText(
          zh: "\(fault.to.zh) \(fault.end.text) 早于\(fault.from.zh) \(fault.start.text)",
          en: "\(fault.to.en) \(fault.end.text) is before \(fault.from.en) \(fault.start.text)")
        builder.add(
          row: fault.object.row, table: fault.object.table, actual: actual,
          evidence: [
            Evidence(name: fault.from, value: LocalizedText(same: fault.start.text)),
            Evidence(name: fault.to, value: LocalizedText(same: fault.end.text)),
          ], missing: [],
          expected: LocalizedText(
            zh: "\(fault.from.zh)不晚于\(fault.to.zh)", en: "\(fault.from.en) not after \(fault.to.en)"), engine)
      }
      finish(builder)
    }
  }

  private static func orderID(_ fault: OrderFault, _ schema: Schema) -> String {
    "data/\(schema[fault.object.table].name.zh)/\(fault.from.zh)至\(fault.to.zh)/\(Check.order.rawValue)"
  }

  // MARK: Findings

  /// Collects the findings of one check.
  private struct Builder {
    let id: String
    let title: LocalizedText
    let severity: Severity
    let maximum: Int
    var tally: RuleTally
    var findings: [Finding] = []

    mutating func add(
      row: Int, table: TableID, actual: LocalizedText, evidence: [Evidence], missing: [LocalizedText],
      expected: LocalizedText, _ engine: ReferenceEvaluator
    ) {
      tally.violation += 1
      tally.pass -= 1
      tally.findingsTotal += 1
      guard findings.count < maximum else {
        tally.findingsOmitted += 1
        return
      }
      let reference = RowReference(isPrevious: false, table: table, row: row)
      findings.append(
        Finding(
          kind: .data, rule: id, pack: "", title: title, outcome: .violation, severity: severity,
          object: engine.findingObject(reference, word: nil, period: nil), evidence: evidence, missing: missing,
          expected: expected, actual: actual, message: actual,
          remedy: LocalizedText(zh: "核对原始材料后更正数据", en: "correct the record from the original file")))
    }
  }

  private func begin(_ id: String, _ title: LocalizedText, _ check: Check, _ count: Int) -> Builder {
    let severity: Severity = check == .doubleKey ? .major : .minor
    var tally = RuleTally(rule: id, pack: "", title: title, severity: severity)
    tally.selected = count
    tally.pass = count
    return Builder(id: id, title: title, severity: severity, maximum: engine.options.maximumFindings, tally: tally)
  }

  private mutating func finish(_ builder: Builder) {
    tallies.append(builder.tally)
    findings += builder.findings
  }
}
