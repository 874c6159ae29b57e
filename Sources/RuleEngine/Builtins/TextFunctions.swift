import Records
import SourceText

private func text(_ string: String) -> Value { .text(Text(string)) }
private func number(_ integer: Int) -> Value { .number(Fraction(integer)) }

/// The number of times that a word stands in a text, counted from the left without overlaps.
func occurrences(of word: String, in text: String) -> Int {
  let needle = Array(word.unicodeScalars)
  let scalars = Array(text.unicodeScalars)
  guard !needle.isEmpty, scalars.count >= needle.count else { return 0 }
  var count = 0
  var index = 0
  while index + needle.count <= scalars.count {
    if scalars[index..<index + needle.count].elementsEqual(needle) {
      count += 1
      index += needle.count
    } else {
      index += 1
    }
  }
  return count
}

private func counting(
  _ isCounted: @escaping @Sendable (Unicode.Scalar) -> Bool
)
  -> @Sendable (BuiltinArguments) -> Value?
{
  { arguments in arguments.text(0).map { number($0.unicodeScalars.count { isCounted($0) }) } }
}

private func mapping(
  _ change: @escaping @Sendable (Unicode.Scalar) -> Unicode.Scalar?
)
  -> @Sendable (BuiltinArguments) -> Value?
{
  { arguments in
    arguments.text(0).map { source in
      var view = String.UnicodeScalarView()
      for scalar in source.unicodeScalars { if let kept = change(scalar) { view.append(kept) } }
      return text(String(view))
    }
  }
}

private func shifted(_ scalar: Unicode.Scalar, _ range: ClosedRange<UInt32>, by distance: Int) -> Unicode.Scalar {
  guard range.contains(scalar.value) else { return scalar }
  return Unicode.Scalar(UInt32(Int(scalar.value) + distance)) ?? scalar
}

/// Whether a character is white space: ASCII, no-break or ideographic.
func isBlank(_ scalar: Unicode.Scalar) -> Bool { ScalarClass.space.contains(scalar) || scalar.value == 0xFEFF }

extension BuiltinFunctions {
  /// Length, counts and changes of a text.
  static let textFunctions: [BuiltinFunction] = [
    BuiltinFunction(
      id: "text.length", name: LocalizedText(zh: "字数", en: "length"), twins: ["长度", "character count"],
      form: .property, parameters: [.text], result: .fixed(.number),
      summary: LocalizedText(zh: "文本有几个字符，标点也算", en: "the number of characters, punctuation included"),
      examples: [.init("字数（\"行政许可\"）", [text("行政许可")], "4")],
      body: counting { _ in true }),
    BuiltinFunction(
      id: "text.hanCount", name: LocalizedText(zh: "汉字数", en: "han count"), form: .property, parameters: [.text],
      result: .fixed(.number), summary: LocalizedText(zh: "文本有几个汉字", en: "the number of Chinese characters"),
      examples: [.init("汉字数（\"第3条规定\"）", [text("第3条规定")], "4")],
      body: counting(ScalarClass.isHan)),
    BuiltinFunction(
      id: "text.digitCount", name: LocalizedText(zh: "数字个数", en: "digit count"), form: .property, parameters: [.text],
      result: .fixed(.number), summary: LocalizedText(zh: "文本有几个阿拉伯数字", en: "the number of Arabic digits"),
      examples: [.init("数字个数（\"2024年3月\"）", [text("2024年3月")], "5")],
      body: counting { ScalarClass.digit.contains($0) }),
    BuiltinFunction(
      id: "text.lineCount", name: LocalizedText(zh: "行数", en: "line count"), form: .property, parameters: [.text],
      result: .fixed(.number), summary: LocalizedText(zh: "文本有几行", en: "the number of lines"),
      examples: [.init("行数（\"一行\"）", [text("一行")], "1")],
      body: { arguments in
        arguments.text(0).map { number($0.isEmpty ? 0 : occurrences(of: "\n", in: $0) + 1) }
      }),
    BuiltinFunction(
      id: "text.occurrences", name: LocalizedText(zh: "出现次数", en: "occurrences"), form: .property,
      parameters: [.text, .word], result: .fixed(.number),
      summary: LocalizedText(zh: "一个词在文本中出现几次，不重叠", en: "how often a word stands in a text, without overlaps"),
      examples: [.init("出现次数（\"公开、公开、不公开\"、\"公开\"）", [text("公开、公开、不公开"), text("公开")], "3")],
      body: { arguments in
        guard let source = arguments.text(0), let word = arguments.text(1), !word.isEmpty else { return nil }
        return number(occurrences(of: word, in: source))
      }),
    BuiltinFunction(
      id: "text.join", name: LocalizedText(zh: "连接", en: "join"), form: .call,
      parameters: [
        .text,
        BuiltinFunction.Parameter(
          name: LocalizedText(zh: "其他文本", en: "further texts"), type: .text,
          summary: LocalizedText(zh: "接在后面的文本", en: "texts that follow"), repeats: true),
      ], result: .fixed(.text), summary: LocalizedText(zh: "把几段文本连成一段", en: "the texts one after the other"),
      examples: [.init("连接（\"浙农\"、\"许\"）", [text("浙农"), text("许")], "浙农许")],
      body: { arguments in
        let parts = arguments.values.indices.compactMap { arguments.text($0) }
        return parts.count == arguments.values.count ? text(parts.joined()) : nil
      }),
    BuiltinFunction(
      id: "text.withoutSpaces", name: LocalizedText(zh: "去空白", en: "without spaces"), form: .property,
      parameters: [.text], result: .fixed(.text), summary: LocalizedText(zh: "去掉所有空白字符", en: "all white space removed"),
      examples: [.init("去空白（\"张 三\"）", [text("张 三")], "张三")],
      body: mapping { isBlank($0) ? nil : $0 }),
    BuiltinFunction(
      id: "text.upper", name: LocalizedText(zh: "转大写", en: "in capitals"), form: .property, parameters: [.text],
      result: .fixed(.text), summary: LocalizedText(zh: "英文字母改成大写", en: "ASCII letters in capitals"),
      examples: [.init("转大写（\"zj-01x\"）", [text("zj-01x")], "ZJ-01X")],
      body: mapping { shifted($0, 0x61...0x7A, by: -32) }),
    BuiltinFunction(
      id: "text.lower", name: LocalizedText(zh: "转小写", en: "in small letters"), form: .property, parameters: [.text],
      result: .fixed(.text), summary: LocalizedText(zh: "英文字母改成小写", en: "ASCII letters in small"),
      examples: [.init("转小写（\"ZJ-01X\"）", [text("ZJ-01X")], "zj-01x")],
      body: mapping { shifted($0, 0x41...0x5A, by: 32) }),
    BuiltinFunction(
      id: "text.halfWidth", name: LocalizedText(zh: "转半角", en: "half width"), form: .property, parameters: [.text],
      result: .fixed(.text),
      summary: LocalizedText(zh: "全角字母、数字和符号改成半角", en: "full-width letters, digits and signs as ASCII"),
      examples: [.init("转半角（\"ＺＪ－２０２４\"）", [text("ＺＪ－２０２４")], "ZJ-2024")],
      body: mapping { $0.value == 0x3000 ? " " : shifted($0, 0xFF01...0xFF5E, by: -0xFEE0) }),
    BuiltinFunction(
      id: "text.digits", name: LocalizedText(zh: "数字部分", en: "digits"), form: .property, parameters: [.text],
      result: .fixed(.text), summary: LocalizedText(zh: "只留阿拉伯数字", en: "the Arabic digits only"),
      examples: [.init("数字部分（\"〔2024〕12号\"）", [text("〔2024〕12号")], "202412")],
      body: mapping { ScalarClass.digit.contains($0) ? $0 : nil }),
  ]
}
