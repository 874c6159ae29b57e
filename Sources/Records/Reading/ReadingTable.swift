package import SourceText

/// One accepted form of a type in the data, with examples that a test reads.
package struct ReadingForm: Sendable {
  /// A text as it may stand in the data, and what it is read as.
  package struct Example: Sendable {
    /// The text in the data.
    package let words: String
    /// The value as it is shown; nil when the text is a data fault.
    package let value: String?

    /// Creates an example.
    package init(_ words: String, _ value: String?) {
      self.words = words
      self.value = value
    }
  }

  /// The stable name of the row, such as `date-chinese`.
  package let id: String
  /// The type's name.
  package let typeName: LocalizedText
  /// A field type that the examples are read as.
  package let type: FieldType
  /// The form in words.
  package let form: LocalizedText
  /// Texts of this form, and near ones that are data faults.
  package let examples: [Example]
}

/// The reading table: every form in which a value may stand in the data, printed by `zicha explain reading`.
///
/// A text that has none of the forms of its field's type is a data fault: present for 有/缺, unknown everywhere else.
package enum ReadingTable {
  /// What holds for every type, before its forms.
  package static let generalRules: [LocalizedText] = [
    LocalizedText(
      zh: "先去掉首尾的空白：ASCII 空白、全角空格 U+3000、不换行空格 U+00A0、U+FEFF",
      en: "white space at both ends is dropped first: ASCII white space, U+3000, U+00A0, U+FEFF"),
    LocalizedText(
      zh: "空白、JSON 的 null、以及表中“空白按”列出的词，都是缺",
      en: "blank text, JSON null and the words listed under `blank words` of the table are missing"),
    LocalizedText(
      zh: "读不成该类型的内容是数据问题：对“有/缺”算有，其余一律未知，并原样列出（至多 200 字）",
      en:
        "what can't be read as the type is a data fault: present for has/lacks, unknown elsewhere, shown as found (up to 200 characters)"
    ),
    LocalizedText(
      zh: "JSON 的对象或数组出现在只应有一个值的地方，是数据问题",
      en: "a JSON object or array where one value is expected is a data fault"),
  ]

  /// All forms, by type.
  package static let forms: [ReadingForm] = textForms + numberForms + dateForms + wordForms + listForms

  /// The lines that `zicha explain reading` prints.
  package static func lines(_ language: Language) -> [String] {
    var lines = generalRules.map { "- " + $0[language] }
    var type = ""
    for form in forms {
      if form.typeName[language] != type {
        type = form.typeName[language]
        lines += ["", type]
      }
      lines.append("  " + form.form[language])
      for example in form.examples {
        let fault = language == .zh ? "数据问题" : "data fault"
        lines.append("    " + example.words + " → " + (example.value ?? fault))
      }
    }
    return lines
  }

  /// A cell as the examples show it; nil for a data fault.
  package static func shown(_ cell: Cell, type: FieldType) -> String? {
    switch cell {
    case .missing: "—"
    case .fault: nil
    case .value(let value): shown(value, type: type)
    }
  }

  private static func shown(_ value: Value, type: FieldType) -> String {
    switch (value, type) {
    case (.choice(let index), .choice(let words)): words[index].name.zh
    case (.money(let amount), _): amount.decimalText() + " 元"
    case (.several(let values), .several(let element)):
      values.map { shown($0, type: element) }.joined(separator: " | ")
    default: TableRows.keyText(value, type: type)
    }
  }

  private static func row(
    _ id: String, _ typeName: LocalizedText, _ type: FieldType, _ form: LocalizedText,
    _ examples: KeyValuePairs<String, String?>
  ) -> ReadingForm {
    ReadingForm(
      id: id, typeName: typeName, type: type, form: form,
      examples: examples.map { ReadingForm.Example($0.key, $0.value) })
  }

  private static let text = LocalizedText(zh: "文本、引用", en: "text, reference")
  private static let number = LocalizedText(zh: "数、整数", en: "number, integer")
  private static let money = LocalizedText(zh: "金额", en: "money")
  private static let rate = LocalizedText(zh: "比率", en: "rate")
  private static let duration = LocalizedText(zh: "时长", en: "duration")
  private static let date = LocalizedText(zh: "日期、时刻", en: "date, moment")
  private static let truth = LocalizedText(zh: "是否", en: "yes/no")
  private static let choice = LocalizedText(zh: "选项", en: "choice")
  private static let several = LocalizedText(zh: "多个", en: "several")

  private static let textForms: [ReadingForm] = [
    row(
      "text", text, .text,
      LocalizedText(zh: "原样；JSON 的数保留写法", en: "as it stands; a JSON number keeps its spelling"),
      ["　2024-0012 ": "2024-0012", "007": "007", " ": "—"])
  ]

  private static let numberForms: [ReadingForm] = [
    row(
      "number", number, .number,
      LocalizedText(
        zh: "十进制数，千分位逗号每三位一个；指数只在 JSON 的数里读（表格软件写成指数的数已经丢了位数）",
        en:
          "decimals, commas in groups of three; an exponent in JSON numbers only (a spreadsheet's exponent has lost digits)"
      ),
      ["1234.50": "1234.5", "-1,234,567": "-1234567", "12,34": nil, "1.2E+05": nil, "约 30": nil, "３０": nil]),
    row(
      "integer", number, .integer, LocalizedText(zh: "没有小数的数", en: "a number without a fraction"),
      ["20": "20", "20.0": "20", "20.5": nil]),
    row(
      "money", money, .money(unit: .one),
      LocalizedText(
        zh: "数，按字段声明的单位；后面写明 元、万元、亿元，或前面写 ¥ 的按写明的单位",
        en: "a number in the field's declared unit; 元, 万元, 亿元 behind it or ¥ before it say the unit themselves"),
      ["5000": "5000 元", "5,000元": "5000 元", "3万元": "30000 元", "1.2 亿元": "120000000 元", "¥80.5": "80.5 元", "3万": nil]),
    row(
      "money-wan", money, .money(unit: Fraction(10_000)),
      LocalizedText(zh: "字段声明“单位万元”时", en: "when the field declares the unit 万元"),
      ["3": "30000 元", "3万元": "30000 元", "5000元": "5000 元"]),
    row(
      "rate", rate, .rate(unit: .one),
      LocalizedText(zh: "数（字段声明“单位 1”），或带 % 的数", en: "a number (unit 1 declared) or a number with %"),
      ["0.677": "0.677", "67.7%": "0.677", "67.7 ％": "0.677"]),
    row(
      "rate-percent", rate, .rate(unit: Fraction(1).divided(by: Fraction(100)) ?? .one),
      LocalizedText(zh: "字段声明“单位 %”时", en: "when the field declares the unit %"),
      ["67.7": "0.677", "67.7%": "0.677"]),
    row(
      "duration", duration, .duration(.workday),
      LocalizedText(
        zh: "数，后面可写字段自己的单位，别的单位是数据问题",
        en: "a number, the field's own unit may follow, another unit is a data fault"),
      ["20": "20", "20个工作日": "20", "20 working days": "20", "20日": nil]),
  ]

  private static let dateForms: [ReadingForm] = [
    row(
      "date-dashes", date, .date, LocalizedText(zh: "年-月-日", en: "year-month-day"),
      ["2024-03-01": "2024-03-01", "2024-3-1": "2024-03-01", "2023-02-29": nil, "24-03-01": nil, "2024-03": nil]),
    row(
      "date-slashes", date, .date, LocalizedText(zh: "年/月/日", en: "year/month/day"),
      ["2024/3/1": "2024-03-01", "3/1/2024": nil, "2024/3-1": nil]),
    row(
      "date-points", date, .date, LocalizedText(zh: "年.月.日", en: "year.month.day"), ["2024.3.1": "2024-03-01"]),
    row(
      "date-compact", date, .date, LocalizedText(zh: "八位数字", en: "eight digits"),
      ["20240301": "2024-03-01", "20241301": nil, "1709251200000": nil]),
    row(
      "date-chinese", date, .date, LocalizedText(zh: "年月日", en: "with 年, 月, 日"),
      ["2024年3月1日": "2024-03-01", "2024年3月": nil]),
    row(
      "date-time", date, .date,
      LocalizedText(
        zh: "以上各式后面可带时间，日期照写的取，不换算时区", en: "each with a time of day: the date as written, no zone is converted"),
      [
        "2024-03-01 09:30": "2024-03-01", "2024-03-01T23:30:00.000Z": "2024-03-01",
        "2024/3/1 9:30:00": "2024-03-01", "20240301093000": "2024-03-01", "2024年3月1日9时30分": "2024-03-01",
        "2024-03-01 25:00": nil,
      ]),
    row(
      "moment", date, .moment,
      LocalizedText(
        zh: "时刻：同样各式，取到秒；没有时间的只有日期", en: "a moment: the same forms, to the second; without a time the date alone"),
      [
        "2024-03-01 09:30": "2024-03-01 09:30:00", "2024-03-01T23:30:05+08:00": "2024-03-01 23:30:05",
        "2024年3月1日 9点": "2024-03-01 09:00:00", "2024.3.1": "2024-03-01",
      ]),
  ]

  private static let wordForms: [ReadingForm] = [
    row(
      "truth", truth, .truth,
      LocalizedText(
        zh: WordReading.truthWords.map { $0.yes + "/" + $0.no }.joined(separator: "、") + "，字母不分大小写",
        en: WordReading.truthWords.map { $0.yes + "/" + $0.no }.joined(separator: ", ") + ", letters in either case"),
      ["是": "true", "无": "false", "TRUE": "true", "0": "false", "y": "true", "对": nil]),
    row(
      "choice", choice,
      .choice([
        ChoiceWord(name: LocalizedText(zh: "承诺件", en: "committed"), code: "C"),
        ChoiceWord(name: LocalizedText(zh: "即办件", en: "instant"), code: "J"),
      ]),
      LocalizedText(
        zh: "声明的代码（大小写照写），否则中文或英文名（示例：代码 C、J）",
        en: "the declared code exactly, else a label (here the codes are C and J)"),
      ["C": "承诺件", "即办件": "即办件", "Instant": "即办件", "j": nil]),
  ]

  private static let listForms: [ReadingForm] = [
    row(
      "several", several, .several(.text),
      LocalizedText(
        zh: "JSON 数组，或用 、；，; 分开的文本；有一个读不出，整个字段是数据问题（少算一个就不真实了）",
        en: "a JSON array, or a text with 、；，; between the values; if one can't be read the whole field is a data fault"
      ),
      ["张三、李四": "张三 | 李四", "张三；李四；": "张三 | 李四", "、": "—"]),
    row(
      "several-dates", several, .several(.date),
      LocalizedText(zh: "每个值按它的类型读", en: "each value is read by its type"),
      ["2024-03-01、2024年3月2日": "2024-03-01 | 2024-03-02", "2024-03-01、待定": nil]),
  ]
}
