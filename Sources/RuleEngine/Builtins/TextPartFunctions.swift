import Records
import SourceText

private func text(_ string: String) -> Value { .text(Text(string)) }

private func scalars(_ slice: some Sequence<Unicode.Scalar>) -> Value {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: slice)
  return text(String(view))
}

/// The range of a word in a text, in code points; the first one, or the last.
private func place(of word: String, in source: [Unicode.Scalar]) -> Range<Int>? {
  let needle = Array(word.unicodeScalars)
  guard !needle.isEmpty, source.count >= needle.count else { return nil }
  for start in 0...(source.count - needle.count) where source[start..<start + needle.count].elementsEqual(needle) {
    return start..<start + needle.count
  }
  return nil
}

/// The pieces of a text between the places of a mark.
func pieces(of source: String, between mark: String) -> [String] {
  var rest = Array(source.unicodeScalars)[...]
  var result: [String] = []
  while let range = place(of: mark, in: Array(rest)) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: rest.prefix(range.lowerBound))
    result.append(String(view))
    rest = rest.dropFirst(range.upperBound)
  }
  var view = String.UnicodeScalarView()
  view.append(contentsOf: rest)
  return result + [String(view)]
}

extension BuiltinFunctions {
  /// Parts of a text.
  static let textPartFunctions: [BuiltinFunction] = [
    BuiltinFunction(
      id: "text.first", name: LocalizedText(zh: "开头字", en: "first characters"), form: .property,
      parameters: [.text, .count], result: .fixed(.text),
      summary: LocalizedText(zh: "开头几个字符", en: "the first characters"),
      examples: [.init("开头字（\"3301合格\"、4）", [text("3301合格"), .number(Fraction(4))], "3301")],
      body: { arguments in
        guard let source = arguments.text(0), let count = arguments.integer(1), count >= 0 else { return nil }
        return scalars(source.unicodeScalars.prefix(count))
      }),
    BuiltinFunction(
      id: "text.last", name: LocalizedText(zh: "结尾字", en: "last characters"), form: .property,
      parameters: [.text, .count], result: .fixed(.text),
      summary: LocalizedText(zh: "结尾几个字符", en: "the last characters"),
      examples: [.init("结尾字（\"浙农许12号\"、1）", [text("浙农许12号"), .number(Fraction(1))], "号")],
      body: { arguments in
        guard let source = arguments.text(0), let count = arguments.integer(1), count >= 0 else { return nil }
        return scalars(source.unicodeScalars.suffix(count))
      }),
    BuiltinFunction(
      id: "text.middle", name: LocalizedText(zh: "截取", en: "part"), form: .property,
      parameters: [.text, .index, .count], result: .fixed(.text),
      summary: LocalizedText(zh: "从第几个字符起取几个", en: "so many characters from a place on"),
      examples: [
        .init(
          "截取（\"ZJ-2024-01\"、4、4）", [text("ZJ-2024-01"), .number(Fraction(4)), .number(Fraction(4))], "2024")
      ],
      body: { arguments in
        guard let source = arguments.text(0), let start = arguments.integer(1), start >= 1,
          let count = arguments.integer(2), count >= 0
        else { return nil }
        return scalars(source.unicodeScalars.dropFirst(start - 1).prefix(count))
      }),
    BuiltinFunction(
      id: "text.before", name: LocalizedText(zh: "之前部分", en: "part before"), form: .property,
      parameters: [.text, .mark], result: .fixed(.text),
      summary: LocalizedText(zh: "第一个分隔符之前的文本；没有分隔符就没有值", en: "what stands before the first mark; no value without it"),
      examples: [
        .init("之前部分（\"种植业处-张三\"、\"-\"）", [text("种植业处-张三"), text("-")], "种植业处"),
        .init("之前部分（\"张三\"、\"-\"）", [text("张三"), text("-")], "缺"),
      ],
      body: { arguments in
        guard let source = arguments.text(0), let mark = arguments.text(1) else { return nil }
        let all = Array(source.unicodeScalars)
        return place(of: mark, in: all).map { scalars(all[..<$0.lowerBound]) }
      }),
    BuiltinFunction(
      id: "text.after", name: LocalizedText(zh: "之后部分", en: "part after"), form: .property,
      parameters: [.text, .mark], result: .fixed(.text),
      summary: LocalizedText(zh: "第一个分隔符之后的文本；没有分隔符就没有值", en: "what stands after the first mark; no value without it"),
      examples: [.init("之后部分（\"种植业处-张三\"、\"-\"）", [text("种植业处-张三"), text("-")], "张三")],
      body: { arguments in
        guard let source = arguments.text(0), let mark = arguments.text(1) else { return nil }
        let all = Array(source.unicodeScalars)
        return place(of: mark, in: all).map { scalars(all[$0.upperBound...]) }
      }),
    BuiltinFunction(
      id: "text.between", name: LocalizedText(zh: "之间部分", en: "part between"), form: .property,
      parameters: [.text, .mark.named("左", "left"), .mark.named("右", "right")], result: .fixed(.text),
      summary: LocalizedText(zh: "两个分隔符之间的文本", en: "what stands between two marks"),
      examples: [
        .init(
          "之间部分（\"浙农〔2024〕3号\"、\"〔\"、\"〕\"）", [text("浙农〔2024〕3号"), text("〔"), text("〕")], "2024")
      ],
      body: { arguments in
        guard let source = arguments.text(0), let left = arguments.text(1), let right = arguments.text(2) else {
          return nil
        }
        let all = Array(source.unicodeScalars)
        guard let start = place(of: left, in: all)?.upperBound else { return nil }
        let rest = Array(all[start...])
        return place(of: right, in: rest).map { scalars(rest[..<$0.lowerBound]) }
      }),
    BuiltinFunction(
      id: "text.replace", name: LocalizedText(zh: "替换", en: "with replaced"), form: .property,
      parameters: [.text, .word.named("原词", "old"), .word.named("新词", "new")], result: .fixed(.text),
      summary: LocalizedText(zh: "把一个词都换成另一个", en: "every place of a word replaced"),
      examples: [
        .init("替换（\"（一）（二）\"、\"（\"、\"(\"）", [text("（一）（二）"), text("（"), text("(")], "(一）(二）")
      ],
      body: { arguments in
        guard let source = arguments.text(0), let old = arguments.text(1), let new = arguments.text(2), !old.isEmpty
        else { return nil }
        return text(pieces(of: source, between: old).joined(separator: new))
      }),
    BuiltinFunction(
      id: "text.pieceCount", name: LocalizedText(zh: "段数", en: "piece count"), form: .property,
      parameters: [.text, .mark], result: .fixed(.number),
      summary: LocalizedText(zh: "用分隔符分成几段", en: "how many pieces the mark makes"),
      examples: [.init("段数（\"甲；乙；丙\"、\"；\"）", [text("甲；乙；丙"), text("；")], "3")],
      body: { arguments in
        guard let source = arguments.text(0), let mark = arguments.text(1), !mark.isEmpty else { return nil }
        return .number(Fraction(pieces(of: source, between: mark).count))
      }),
    BuiltinFunction(
      id: "text.piece", name: LocalizedText(zh: "第几段", en: "piece"), form: .property,
      parameters: [.text, .mark, .index], result: .fixed(.text),
      summary: LocalizedText(zh: "用分隔符分开后的第几段", en: "one of the pieces that the mark makes"),
      examples: [
        .init("第几段（\"甲；乙；丙\"、\"；\"、2）", [text("甲；乙；丙"), text("；"), .number(Fraction(2))], "乙")
      ],
      body: { arguments in
        guard let source = arguments.text(0), let mark = arguments.text(1), !mark.isEmpty,
          let index = arguments.integer(2)
        else { return nil }
        let all = pieces(of: source, between: mark)
        return all.indices.contains(index - 1) ? text(all[index - 1]) : nil
      }),
    BuiltinFunction(
      id: "text.position", name: LocalizedText(zh: "位次", en: "position"), form: .property,
      parameters: [.text, .word], result: .fixed(.number),
      summary: LocalizedText(
        zh: "词第一次出现在第几个字符；没有就没有值", en: "at which character a word stands first; no value without it"),
      examples: [.init("位次（\"行政许可\"、\"许可\"）", [text("行政许可"), text("许可")], "3")],
      body: { arguments in
        guard let source = arguments.text(0), let word = arguments.text(1) else { return nil }
        return place(of: word, in: Array(source.unicodeScalars)).map { .number(Fraction($0.lowerBound + 1)) }
      }),
    BuiltinFunction(
      id: "text.number", name: LocalizedText(zh: "其中的数", en: "number in"), form: .property, parameters: [.text],
      result: .fixed(.number), summary: LocalizedText(zh: "文本中的第一个数", en: "the first number in a text"),
      examples: [.init("其中的数（\"罚款3.5万元\"）", [text("罚款3.5万元")], "3.5")],
      body: { arguments in arguments.text(0).flatMap(firstNumber) }),
    BuiltinFunction(
      id: "text.ofNumber", name: LocalizedText(zh: "数字文本", en: "number as text"), form: .property,
      parameters: [.quantity], result: .fixed(.text),
      summary: LocalizedText(zh: "数写成文本，没有多余的零", en: "the number as a text, without idle zeros"),
      examples: [.init("数字文本（2.50）", [.number(Fraction(decimal: "2.50") ?? .zero)], "2.5")],
      body: { arguments in arguments.number(0).map { text($0.decimalText()) } }),
  ]

  private static func firstNumber(in source: String) -> Value? {
    var digits = ""
    for scalar in source.unicodeScalars {
      if ScalarClass.digit.contains(scalar) || (scalar == "." && !digits.isEmpty && !digits.contains(".")) {
        digits.unicodeScalars.append(scalar)
      } else if scalar != "," || digits.isEmpty {
        if !digits.isEmpty { break }
      }
    }
    if digits.hasSuffix(".") { digits.removeLast() }
    return Fraction(decimal: digits).map { .number($0) }
  }
}
