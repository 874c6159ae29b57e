import SourceText

/// The parameters that many functions share.
extension BuiltinFunction.Parameter {
  static let text = Self(
    name: LocalizedText(zh: "文本", en: "text"), type: .text, summary: LocalizedText(zh: "要看的文本", en: "the text"))
  static let word = Self(
    name: LocalizedText(zh: "词", en: "word"), type: .text, summary: LocalizedText(zh: "要找的词", en: "what to look for"))
  static let mark = Self(
    name: LocalizedText(zh: "分隔符", en: "mark"), type: .text,
    summary: LocalizedText(zh: "分隔用的文字", en: "the text that separates"))
  static let count = Self(
    name: LocalizedText(zh: "个数", en: "count"), type: .number,
    summary: LocalizedText(zh: "几个，从 1 起", en: "how many, from 1"))
  static let index = Self(
    name: LocalizedText(zh: "序号", en: "index"), type: .number,
    summary: LocalizedText(zh: "第几个，从 1 起", en: "which one, from 1"))
  static let number = Self(
    name: LocalizedText(zh: "数", en: "number"), type: .number, summary: LocalizedText(zh: "一个数", en: "a number"))
  static let quantity = Self(
    name: LocalizedText(zh: "数量", en: "quantity"), type: .quantity,
    summary: LocalizedText(zh: "数、金额、比率或时长", en: "a number, amount, rate or duration"))
  static let moreQuantities = Self(
    name: LocalizedText(zh: "其他", en: "others"), type: .same(0),
    summary: LocalizedText(zh: "同一类型的其他值", en: "further values of the same type"), repeats: true)
  static let date = Self(
    name: LocalizedText(zh: "日期", en: "date"), type: .date, summary: LocalizedText(zh: "一个日期", en: "a date"))
  static let moreDates = Self(
    name: LocalizedText(zh: "其他日期", en: "other dates"), type: .date,
    summary: LocalizedText(zh: "其他日期", en: "further dates"), repeats: true)
  static let values = Self(
    name: LocalizedText(zh: "各值", en: "values"), type: .several(.any),
    summary: LocalizedText(zh: "一个字段的多个值", en: "the values of one field"))

  /// The same parameter under another name.
  func named(_ zh: String, _ en: String) -> Self {
    Self(name: LocalizedText(zh: zh, en: en), type: type, summary: summary, repeats: repeats)
  }
}
