import Records
import RuleEngine
import SourceText

/// The tables of a made-up licensing office: every kind of field, key, link and nesting that a rule file can declare.
enum Office {
  static let nowhere = SourceRange(file: FileID(index: 0), lower: 0, upper: 0)

  static let organisation = TableID.organisation
  static let cases = TableID(1)
  static let special = TableID(2)
  static let opinions = TableID(3)
  static let fees = TableID(4)
  static let sections = TableID(5)
  static let items = TableID(6)
  static let notices = TableID(7)
  static let complaints = TableID(8)
  static let registers = TableID(9)

  static let handling = ["即办件/instant/1", "承诺件/committed/2", "上报件/reported up/3"].map(word)
  static let procedures = ["听证/hearing/听证", "现场踏勘/survey/现场踏勘", "检验检测/testing/T"].map(word)
  static let kinds = ["业务/line/A", "综合/staff/B"].map(word)

  private static func word(_ text: String) -> ChoiceWord {
    let parts = text.split(separator: "/").map(String.init)
    return ChoiceWord(name: LocalizedText(zh: parts[0], en: parts[1]), code: parts[2])
  }

  static func name(_ text: String) -> LocalizedText { LocalizedText(same: text) }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  static func fraction(_ numerator: Int, _ denominator: Int) -> Fraction {
    Fraction(numerator: Int128(numerator), denominator: Int128(denominator)) ?? .zero
  }

  // MARK: Schema

  /// What differs from case to case in the declarations.
  struct Variation {
    /// 缺为无 for 收费.
    var feesAbsentMeansNone = true
    /// 缺为 否 for 简易.
    var simpleIsNo = false
    /// 区间：…，含首日 for 特别程序.
    var includesFirstDay = false
    /// 空白按：待定.
    var hasBlankWords = true
  }

  private static func field(
    _ zh: String, _ path: String, _ type: FieldType, required: Bool = false, blank: Value? = nil
  ) -> FieldSchema {
    FieldSchema(
      name: LocalizedText(same: zh), path: path.split(separator: ".").map(String.init), type: type,
      isRequired: required, blankDefault: blank, range: nowhere)
  }

  private static func table(
    _ id: TableID, _ zh: String, _ source: String?, key: [Int] = [], link: ChildLink? = nil,
    interval: IntervalFields? = nil, lifetime: IntervalFields? = nil, blankWords: [String] = [], _ fields: [FieldSchema]
  ) -> TableSchema {
    TableSchema(
      id: id, name: name(zh), title: name(zh), source: source, fields: fields, key: key.map { FieldID($0) },
      link: link, interval: interval, blankWords: blankWords, lifetime: lifetime, range: nowhere)
  }

  static let plain = schema(Variation())

  static func schema(_ variation: Variation) -> Schema {
    Schema(tables: [
      table(organisation, "机构", nil, [field("名称", "name", .text)]),
      table(
        cases, "办件", "cases", key: [0], blankWords: variation.hasBlankWords ? ["待定"] : [], caseFields(variation)),
      specialTable(variation),
      table(
        opinions, "意见", nil, key: [0], link: ChildLink(parent: special, origin: .nested(path: ["opinions"])),
        [
          field("编号", "no", .text), field("意见人", "author", .text), field("日期", "on", .date),
          field("分数", "score", .number),
        ]),
      table(
        fees, "收费", nil,
        link: ChildLink(
          parent: cases, origin: .nested(path: ["money", "fees"]), absentMeansNone: variation.feesAbsentMeansNone),
        [field("项目", "name", .text), field("金额", "amount", .money(unit: .one))]),
      table(
        sections, "科室", "sections", key: [0],
        lifetime: IntervalFields(start: FieldID(2), end: FieldID(3)),
        [
          field("编码", "code", .text, required: true), field("名称", "name", .text), field("成立日期", "since", .date),
          field("撤销日期", "until", .date), field("人数", "size", .integer), field("上级", "above", .reference(sections)),
          field("类别", "kind", .choice(kinds)),
        ]),
      table(
        items, "事项", "items", key: [0, 1],
        [
          field("区划", "area", .text, required: true), field("编码", "no", .integer, required: true),
          field("名称", "name", .text), field("法定时限", "limit", .duration(.workday)),
          field("需要踏勘", "visit", .truth), field("限额", "cap", .money(unit: .one)),
        ]),
      table(
        notices, "通知", "notices", link: ChildLink(parent: cases, origin: .separate(field: FieldID(0))),
        interval: IntervalFields(start: FieldID(1), end: FieldID(2)),
        [
          field("办件", "case", .reference(cases)), field("通知日期", "asked", .date), field("补正日期", "answered", .date),
          field("内容", "text", .text), field("金额", "amount", .money(unit: .one)),
        ]),
      table(
        complaints, "投诉", "complaints",
        [
          field("办件", "case", .reference(cases)), field("科室", "section", .reference(sections)),
          field("日期", "on", .date), field("金额", "amount", .money(unit: .one)), field("属实", "true", .truth),
          field("次数", "times", .integer), field("事由", "cause", .text),
        ]),
      table(
        registers, "登记", "registers", key: [0],
        [field("编号", "id", .text), field("数量", "count", .integer), field("办件", "case", .reference(cases))]),
    ])
  }

  private static func specialTable(_ variation: Variation) -> TableSchema {
    table(
      special, "特别程序", nil, link: ChildLink(parent: cases, origin: .nested(path: ["procedures"])),
      interval: IntervalFields(start: FieldID(1), end: FieldID(2), includesFirstDay: variation.includesFirstDay),
      [
        field("种类", "type", .choice(procedures)), field("开始日期", "from", .date), field("结束日期", "to", .date),
        field("人员", "staff", .several(.text)), field("天数", "days", .integer),
        field("费用", "cost", .money(unit: .one)), field("经办", "section", .reference(sections)),
      ])
  }

  private static func caseFields(_ variation: Variation) -> [FieldSchema] {
    [
      field("编号", "id", .text, required: true), field("受理日期", "accepted", .date, required: true),
      field("决定日期", "decided", .date), field("延期批准日期", "extended", .date),
      field("收到时刻", "received_at", .moment), field("答复时刻", "answered_at", .moment),
      field("办理方式", "handling", .choice(handling)), field("科室", "section", .reference(sections)),
      field("事项", "item", .reference(items)), field("罚款", "penalty.amount", .money(unit: .one)),
      field("预算", "penalty.budget", .money(unit: Fraction(10_000))), field("序号", "no", .integer),
      field("数值", "value", .number), field("满意率", "rate", .rate(unit: fraction(1, 100))),
      field("联合", "joint", .truth, blank: .truth(false)),
      field("简易", "simple", .truth, blank: variation.simpleIsNo ? .truth(false) : nil),
      field("标题", "title", .text), field("证号", "licence", .text), field("人员", "staff", .several(.text)),
      field("日期列", "dates", .several(.date)), field("数列", "numbers", .several(.number)),
      field("承诺期限", "promise", .duration(.workday)), field("时限", "hours", .duration(.hour)),
      field("上级件", "above", .reference(cases)),
    ]
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

  /// The fields of a table whose values have a type.
  static func fields(of table: TableID, _ type: ValueType) -> [FieldID] {
    plain[table].fields.indices.filter { valueType(plain[table].fields[$0].type) == type }.map { FieldID($0) }
  }

  /// The child tables of a table.
  static func children(of table: TableID) -> [TableID] { plain.children(of: table).map(\.id) }
}
