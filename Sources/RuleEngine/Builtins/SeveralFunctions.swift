import Records
import SourceText

private func text(_ string: String) -> Value { .text(Text(string)) }
private let names: Value = .several([text("张三"), text("李四"), text("张三")])

extension BuiltinFunctions {
  /// The values of a field with several values.
  static let severalFunctions: [BuiltinFunction] = [
    BuiltinFunction(
      id: "several.count", name: LocalizedText(zh: "个数", en: "number of values"), form: .property,
      parameters: [.values], result: .fixed(.number), summary: LocalizedText(zh: "有几个值", en: "how many values"),
      examples: [.init("个数（人员）", [names], "3")],
      body: { arguments in arguments.elements(0).map { .number(Fraction($0.count)) } }),
    BuiltinFunction(
      id: "several.distinct", name: LocalizedText(zh: "不同值数", en: "number of different values"), form: .property,
      parameters: [.values], result: .fixed(.number),
      summary: LocalizedText(zh: "有几个不同的值", en: "how many different values"),
      examples: [.init("不同值数（人员）", [names], "2")],
      body: { arguments in arguments.elements(0).map { .number(Fraction(Set($0).count)) } }),
    BuiltinFunction(
      id: "several.first", name: LocalizedText(zh: "首个值", en: "first value"), form: .property, parameters: [.values],
      result: .element(0), summary: LocalizedText(zh: "第一个值；一个也没有就没有值", en: "the first one; no value if there is none"),
      examples: [.init("首个值（人员）", [names], "张三")], body: { arguments in arguments.elements(0)?.first }),
    BuiltinFunction(
      id: "several.last", name: LocalizedText(zh: "末个值", en: "last value"), form: .property, parameters: [.values],
      result: .element(0), summary: LocalizedText(zh: "最后一个值；一个也没有就没有值", en: "the last one; no value if there is none"),
      examples: [.init("末个值（人员）", [names], "张三")], body: { arguments in arguments.elements(0)?.last }),
    BuiltinFunction(
      id: "several.joined", name: LocalizedText(zh: "合并文本", en: "values joined by"), form: .property,
      parameters: [.values, .mark], result: .fixed(.text),
      summary: LocalizedText(zh: "各个值用分隔符连成一段", en: "the values as one text with the mark between"),
      examples: [.init("合并文本（人员、\"，\"）", [names, text("，")], "张三，李四，张三")],
      body: { arguments in
        guard let values = arguments.elements(0), let mark = arguments.text(1) else { return nil }
        let parts = values.compactMap { $0.textContent?.string }
        return parts.count == values.count ? text(parts.joined(separator: mark)) : nil
      }),
    BuiltinFunction(
      id: "several.has", name: LocalizedText(zh: "各值之中有", en: "values include"), form: .call,
      parameters: [
        .values,
        .init(
          name: LocalizedText(zh: "值", en: "value"), type: .any,
          summary: LocalizedText(zh: "要找的值", en: "what to look for")),
      ], result: .fixed(.truth), summary: LocalizedText(zh: "有没有这个值", en: "whether one of them is this value"),
      examples: [.init("各值之中有（人员、\"李四\"）", [names, text("李四")], "是")],
      body: { arguments in
        guard let values = arguments.elements(0), arguments.values.count == 2 else { return nil }
        return .truth(values.contains(arguments.values[1]))
      }),
  ]
}
