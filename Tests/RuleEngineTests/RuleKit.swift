import Findings
import Records
import RuleEngine
import SourceText

/// Builds small rule sets and snapshots for the tests: an office with cases, their special procedures and sections.
enum Kit {
  static let range = SourceRange(file: FileID(index: 0), lower: 0, upper: 0)

  static func name(_ text: String) -> LocalizedText { LocalizedText(same: text) }

  static func day(_ text: String) -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let day = Day(year: parts[0], month: parts[1], day: parts[2]) else {
      preconditionFailure("no such day: \(text)")
    }
    return day
  }

  // MARK: Schema

  static let handling = [
    ChoiceWord(name: LocalizedText(zh: "即办件", en: "instant"), code: "1"),
    ChoiceWord(name: LocalizedText(zh: "承诺件", en: "committed"), code: "2"),
  ]
  static let procedures = [
    ChoiceWord(name: LocalizedText(zh: "听证", en: "hearing"), code: "听证"),
    ChoiceWord(name: LocalizedText(zh: "现场踏勘", en: "survey"), code: "现场踏勘"),
  ]
  static let cases = TableID(0)
  static let special = TableID(1)
  static let sections = TableID(2)
  static let organisation = TableID(3)

  static func fieldSchema(_ zh: String, _ type: FieldType, required: Bool = false, blank: Value? = nil) -> FieldSchema {
    FieldSchema(
      name: LocalizedText(same: zh), path: [zh], type: type, isRequired: required, blankDefault: blank, range: range)
  }

  static let schema = Schema(tables: [
    TableSchema(
      id: cases, name: LocalizedText(zh: "办件", en: "case"), title: name("办件"), source: "cases",
      fields: [
        fieldSchema("编号", .text, required: true), fieldSchema("受理日期", .date, required: true),
        fieldSchema("决定日期", .date), fieldSchema("延期批准日期", .date),
        fieldSchema("联合办理", .truth, blank: .truth(false)), fieldSchema("办理方式", .choice(handling)),
        fieldSchema("科室", .reference(sections)), fieldSchema("罚款", .money(unit: .one)),
        fieldSchema("序号", .integer), fieldSchema("简易", .truth), fieldSchema("收到时刻", .moment),
        fieldSchema("答复时刻", .moment), fieldSchema("标题", .text), fieldSchema("补办", .truth),
      ], key: [FieldID(0)], range: range),
    TableSchema(
      id: special, name: LocalizedText(zh: "特别程序", en: "special procedure"), title: name("特别程序"), source: nil,
      fields: [
        fieldSchema("种类", .choice(procedures)), fieldSchema("开始日期", .date), fieldSchema("结束日期", .date),
        fieldSchema("人员", .several(.text)),
      ], key: [], link: ChildLink(parent: cases, origin: .nested(path: ["special"])),
      interval: IntervalFields(start: FieldID(1), end: FieldID(2)), range: range),
    TableSchema(
      id: sections, name: LocalizedText(zh: "科室", en: "section"), title: name("科室"), source: "sections",
      fields: [
        fieldSchema("编码", .text), fieldSchema("名称", .text), fieldSchema("成立日期", .date), fieldSchema("撤销日期", .date),
      ],
      key: [FieldID(0)], lifetime: IntervalFields(start: FieldID(2), end: FieldID(3)), range: range),
    TableSchema(
      id: organisation, name: LocalizedText(zh: "机构", en: "organisation"), title: name("机构"), source: nil,
      fields: [fieldSchema("名称", .text)], key: [], range: range),
  ])

  static func field(_ label: String, in table: TableID) -> FieldID {
    guard let index = schema[table].fields.firstIndex(where: { $0.name.zh == label }) else {
      preconditionFailure("no field \(label)")
    }
    return FieldID(index)
  }

  // MARK: Data

  /// What a test writes into a field.
  enum Input {
    case value(Value)
    case fault(String)
    /// A number with more digits than a column holds.
    case wide(Fraction)
  }

  typealias Record = [String: Input]

  static func date(_ text: String) -> Input { .value(.date(day(text))) }
  static func text(_ text: String) -> Input { .value(.text(Text(text))) }
  static func truth(_ truth: Bool) -> Input { .value(.truth(truth)) }
  static func choice(_ index: Int) -> Input { .value(.choice(index)) }
  static func reference(_ key: String) -> Input { .value(.reference(Text(key))) }
  static func number(_ number: Int) -> Input { .value(.number(Fraction(number))) }
  static func money(_ yuan: Int) -> Input { .value(.money(Fraction(yuan))) }
  static func staff(_ names: String...) -> Input { .value(.several(names.map { .text(Text($0)) })) }
  static func moment(_ date: String, _ hour: Int, _ minute: Int = 0) -> Input {
    .value(.moment(Moment(day: day(date), second: Int32(hour * 3600 + minute * 60))))
  }

  static func batch(_ table: TableID, _ records: [Record]) -> Batch {
    var batch = Batch(fieldCount: schema[table].fields.count)
    for (row, record) in records.enumerated() {
      for (index, field) in schema[table].fields.enumerated() { append(record[field.name.zh], index, field, &batch) }
      batch.endRow(Provenance(file: 0, line: row + 1))
    }
    return batch
  }

  private static func append(_ input: Input?, _ index: Int, _ field: FieldSchema, _ batch: inout Batch) {
    switch input {
    case nil: batch.columns[index].appendMissing()
    case .fault(let words): batch.columns[index].append(.fault(words))
    case .wide(let number): batch.columns[index].append(.wide(number))
    case .value(.several(let values)):
      let start = Int64(batch.elements[index].count)
      for value in values {
        if case .text(let text) = value, let slot = batch.store(Array(text.string.utf8)) {
          batch.elements[index].append(slot: slot)
        }
      }
      batch.columns[index].append(slot: start << 24 | Int64(values.count))
    case .value(let value):
      guard let slot = slot(value, &batch) else { preconditionFailure("no slot for \(value)") }
      batch.columns[index].append(slot: slot)
    }
  }

  private static func slot(_ value: Value, _ batch: inout Batch) -> Int64? {
    switch value {
    case .text(let text), .reference(let text): batch.store(Array(text.string.utf8))
    case .number(let number): number.integer.map { Int64($0) }
    case .money(let amount): ColumnScale.slot(amount, scale: ColumnScale.money)
    case .date(let day): Int64(day.number)
    case .moment(let moment): Batch.slot(moment)
    case .duration(let duration): ColumnScale.slot(duration.amount, scale: ColumnScale.number)
    case .truth(let truth): truth ? 1 : 0
    case .choice(let index): Int64(index)
    case .several: nil
    }
  }

  /// A case with its special procedures; nil for a list that is not there.
  struct Case {
    var fields: Record
    var procedures: [Record]? = []
  }

  static func dataset(
    _ cases: [Case], sections: [Record]? = [], checkDate: String = "2025-12-31",
    period: (String, String) = ("2025-01-01", "2025-12-31")
  ) -> Dataset {
    var caseRows = TableRows(schema: schema[Self.cases], isPresent: true)
    caseRows.append(batch(Self.cases, cases.map(\.fields)))
    var specialRows = TableRows(schema: schema[special], isPresent: true)
    let children = cases.enumerated().flatMap { row, item in (item.procedures ?? []).map { (row, $0) } }
    specialRows.append(batch(special, children.map(\.1)), parents: children.map(\.0))
    for (row, item) in cases.enumerated() where item.procedures == nil { specialRows.markUnknown(parent: row) }
    var sectionRows = TableRows(schema: schema[Self.sections], isPresent: sections != nil)
    if let sections { sectionRows.append(batch(Self.sections, sections)) }
    return Dataset(
      schema: schema,
      tables: [caseRows, specialRows, sectionRows, TableRows(schema: schema[organisation], isPresent: true)],
      organisation: "某市农业局", checkDate: day(checkDate), period: day(period.0)...day(period.1))
  }

  // MARK: Expressions

  static func expression(_ kind: CheckedExpression.Kind, _ type: ValueType, _ source: String) -> CheckedExpression {
    CheckedExpression(kind: kind, type: type, range: range, source: name(source))
  }

  static func valueType(_ type: FieldType) -> ValueType {
    switch type {
    case .text: .text
    case .number, .integer: .number
    case .money: .money
    case .rate: .rate
    case .date: .date
    case .moment: .moment
    case .duration(let unit): .duration(unit)
    case .truth: .truth
    case .choice(let words): .choice(words)
    case .reference(let table): .reference(table)
    case .several(let element): .several(valueType(element))
    }
  }

  /// A field of the row in a slot.
  static func read(_ label: String, _ table: TableID = cases, slot: Int = 0) -> CheckedExpression {
    let id = field(label, in: table)
    return expression(.field(.slot(slot), id), valueType(schema[table][id].type), label)
  }

  static func constant(_ value: Value, _ type: ValueType) -> CheckedExpression {
    expression(.constant(value), type, ValueText.text(value, type: type).zh)
  }

  static func integer(_ number: Int) -> CheckedExpression { constant(.number(Fraction(number)), .number) }
  static func dateConstant(_ text: String) -> CheckedExpression { constant(.date(day(text)), .date) }

  static func duration(_ amount: Int, _ unit: DurationUnit = .workday) -> CheckedExpression {
    constant(.duration(Duration(amount: Fraction(amount), unit: unit)), .duration(unit))
  }

  static func condition(_ kind: CheckedExpression.Kind, _ source: String = "条件") -> CheckedExpression {
    expression(kind, .truth, source)
  }

  static func compare(
    _ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression
  )
    -> CheckedExpression
  {
    let word = ValueText.comparison(comparison).zh
    return condition(.compare(comparison, left, right), left.source.zh + word + right.source.zh)
  }

  static func isTrue(_ label: String, slot: Int = 0) -> CheckedExpression {
    compare(.equal, read(label, slot: slot), constant(.truth(true), .truth))
  }

  static func isHandling(_ index: Int, slot: Int = 0) -> CheckedExpression {
    compare(.equal, read("办理方式", slot: slot), constant(.choice(index), .choice(handling)))
  }

  static func all(_ parts: CheckedExpression...) -> CheckedExpression {
    condition(.all(parts), parts.map(\.source.zh).joined(separator: "且"))
  }

  static func item(_ condition: CheckedExpression) -> CheckedItem {
    CheckedItem(condition: condition, label: condition.source)
  }

  static func selection(
    _ table: TableID = cases, slot: Int = 0, where condition: CheckedExpression? = nil, excluding: RowExpression? = nil
  ) -> Selection {
    let text = schema[table].name.zh + (condition.map { "（其中\($0.source.zh)）" } ?? "")
    return Selection(
      source: .table(table, .current), slot: slot, condition: condition, excluding: excluding, text: name(text))
  }

  static func children(slot: Int = 1, where condition: CheckedExpression? = nil) -> Selection {
    let text = "特别程序" + (condition.map { "（其中\($0.source.zh)）" } ?? "")
    return Selection(
      source: .children(special, of: .slot(0)), slot: slot, condition: condition, text: name(text))
  }

  // MARK: Rules

  static func rule(
    _ id: String = "XK-01", effective: CheckedRule.Effective? = nil, object: Selection = selection(),
    period: ObjectPeriod? = nil, body: CheckedRule.Body, exceptions: [CheckedRule.RuleException] = [],
    missing: Outcome? = nil, dueBy: CheckedExpression? = nil, message: MessageTemplate? = nil
  ) -> CheckedRule {
    CheckedRule(
      id: id, pack: "test", title: name(id), effective: effective, object: object, period: period,
      variants: [.init(word: nil, body: body, exceptions: exceptions)], missing: missing, dueBy: dueBy, calendar: 0,
      message: message, slotCount: 4, range: range)
  }

  static func line<Content>(
    _ content: Content, when condition: CheckedExpression? = nil, _ source: String = "期限"
  )
    -> Deadline.Line<Content>
  {
    Deadline.Line(condition: condition, content: content, source: name(source))
  }

  static func limit(
    _ duration: CheckedExpression, extent: CheckedExpression? = nil, needs: [CheckedExpression] = [],
    rolls: Bool = false
  ) -> Deadline.Limit {
    Deadline.Limit(duration: duration, extent: extent, needs: needs, rollsForward: rolls)
  }

  /// From 受理日期 to 决定日期.
  static func deadline(
    _ limits: [Deadline.Line<Deadline.Limit>], exclusions: [Deadline.Line<[Exclusion]>] = [],
    marks: [Deadline.Mark] = [], ended: CheckedExpression? = nil, from: String = "受理日期", to: String = "决定日期"
  ) -> Deadline {
    Deadline(
      starts: [line(read(from), "起点")], stops: [line(read(to), "终点")], exclusions: exclusions, limits: limits,
      marks: marks, ended: ended)
  }

  static func rules(
    _ rules: [CheckedRule], ended: CheckedExpression? = nil, parameters: [CheckedRuleSet.Parameter] = [],
    definitions: [CheckedRuleSet.Definition] = [], measures: [CheckedMeasure] = []
  ) -> CheckedRuleSet {
    CheckedRuleSet(
      packs: [], schema: schema, ended: ended.map { [cases: $0] } ?? [:], parameters: parameters,
      definitions: definitions, calendars: [calendar], rules: rules, measures: measures)
  }

  static func judge(_ rule: CheckedRule, _ item: Case, checkDate: String = "2025-12-31") -> Judgement {
    evaluator([rule], [item], checkDate: checkDate).judge(ruleIndex: 0, row: 0)
  }

  static func evaluator(
    _ rules: [CheckedRule], _ cases: [Case], checkDate: String = "2025-12-31"
  )
    -> ReferenceEvaluator
  {
    ReferenceEvaluator(rules: self.rules(rules), dataset: dataset(cases, checkDate: checkDate))
  }

  // MARK: Calendar

  private static func ranges(_ year: Int, _ text: String) -> [ClosedRange<Day>] {
    text.split(separator: " ").map { part in
      let ends = part.split(separator: "…").map { day("\(year)-\($0)") }
      return ends[0]...ends[ends.count - 1]
    }
  }

  private static func notice(_ year: Int, off: String, working: String) -> WorkCalendar.Notice {
    WorkCalendar.Notice(
      name: "\(year) 年", issued: nil, days: day("\(year)-01-01")...day("\(year)-12-31"), off: ranges(year, off),
      working: ranges(year, working))
  }

  /// The statutory days of 2024 to 2026 (regulations.md §21).
  static let calendar = WorkCalendar(
    name: name("国家法定工作日"), weeklyRest: [6, 7],
    notices: [
      notice(
        2024, off: "01-01 02-10…02-17 04-04…04-06 05-01…05-05 06-10 09-15…09-17 10-01…10-07",
        working: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"),
      notice(
        2025, off: "01-01 01-28…02-04 04-04…04-06 05-01…05-05 05-31…06-02 10-01…10-08",
        working: "01-26 02-08 04-27 09-28 10-11"),
      notice(
        2026, off: "01-01…01-03 02-15…02-23 04-04…04-06 05-01…05-05 06-19…06-21 09-25…09-27 10-01…10-07",
        working: "01-04 02-14 02-28 05-09 09-20 10-10"),
    ])
}
