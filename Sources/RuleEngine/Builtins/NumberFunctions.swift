import Records
import SourceText

private func number(_ integer: Int) -> Value { .number(Fraction(integer)) }
private func decimal(_ text: String) -> Value { .number(Fraction(decimal: text) ?? .zero) }

/// The extreme of several quantities of one kind.
private func extreme(_ arguments: BuiltinArguments, _ isBetter: (Fraction, Fraction) -> Bool) -> Value? {
  var best: (value: Value, amount: Fraction)?
  for value in arguments.values {
    guard let amount = value.amount else { return nil }
    if let current = best, !isBetter(amount, current.amount) { continue }
    best = (value, amount)
  }
  return best?.value
}

private func changing(
  _ change: @escaping @Sendable (Fraction) -> Fraction?
)
  -> @Sendable (BuiltinArguments) -> Value?
{
  { arguments in
    guard let value = arguments.values.first, let amount = value.amount else { return nil }
    return change(amount).flatMap { value.with(amount: $0) }
  }
}

extension BuiltinFunctions {
  /// Numbers, amounts, rates and durations.
  static let numberFunctions: [BuiltinFunction] = [
    BuiltinFunction(
      id: "number.absolute", name: LocalizedText(zh: "绝对值", en: "absolute value"), form: .property,
      parameters: [.quantity], result: .same(0), summary: LocalizedText(zh: "去掉正负号", en: "the value without its sign"),
      examples: [.init("绝对值（3减5）", [number(-2)], "2")], body: changing { $0.magnitude }),
    BuiltinFunction(
      id: "number.larger", name: LocalizedText(zh: "较大值", en: "larger"), form: .call,
      parameters: [.quantity, .moreQuantities], result: .same(0),
      summary: LocalizedText(zh: "几个值中最大的", en: "the largest of the values"),
      examples: [.init("较大值（3、5）", [number(3), number(5)], "5")], body: { extreme($0, >) }),
    BuiltinFunction(
      id: "number.smaller", name: LocalizedText(zh: "较小值", en: "smaller"), form: .call,
      parameters: [.quantity, .moreQuantities], result: .same(0),
      summary: LocalizedText(zh: "几个值中最小的", en: "the smallest of the values"),
      examples: [
        .init("较小值（3 万元、5000 元）", [.money(Fraction(30_000)), .money(Fraction(5_000))], "5000 元")
      ], body: { extreme($0, <) }),
    BuiltinFunction(
      id: "number.between", name: LocalizedText(zh: "限于", en: "held within"), form: .property,
      parameters: [.quantity, .quantity.named("下限", "low"), .quantity.named("上限", "high")], result: .same(0),
      summary: LocalizedText(zh: "低于下限取下限，高于上限取上限", en: "the value, at least the first and at most the second bound"),
      examples: [.init("限于（12、5、10）", [number(12), number(5), number(10)], "10")],
      body: { arguments in
        guard let value = arguments.number(0), let low = arguments.number(1), let high = arguments.number(2),
          low <= high
        else { return nil }
        return arguments.values[0].with(amount: min(max(value, low), high))
      }),
    BuiltinFunction(
      id: "number.floor", name: LocalizedText(zh: "取整", en: "whole part"), form: .property, parameters: [.quantity],
      result: .same(0), summary: LocalizedText(zh: "去掉小数部分", en: "the value without its decimals"),
      examples: [.init("取整（7.9）", [decimal("7.9")], "7")], body: changing { $0.rounded(toStep: .one, .down) }),
    BuiltinFunction(
      id: "number.ceiling", name: LocalizedText(zh: "进整", en: "rounded up"), form: .property, parameters: [.quantity],
      result: .same(0), summary: LocalizedText(zh: "有小数就进到下一个整数", en: "the next whole number away from zero"),
      examples: [.init("进整（7.1）", [decimal("7.1")], "8")], body: changing { $0.rounded(toStep: .one, .up) }),
    BuiltinFunction(
      id: "number.round", name: LocalizedText(zh: "四舍五入", en: "rounded"), form: .property,
      parameters: [.quantity, .count.named("小数位", "decimals")], result: .same(0),
      summary: LocalizedText(zh: "舍入到几位小数，五入远离零", en: "rounded to so many decimals, half away from zero"),
      examples: [.init("四舍五入（2.345、2）", [decimal("2.345"), number(2)], "2.35")],
      body: { arguments in
        guard let value = arguments.number(0), let places = arguments.integer(1), (0...12).contains(places) else {
          return nil
        }
        return value.rounded(places: places).flatMap { arguments.values[0].with(amount: $0) }
      }),
    BuiltinFunction(
      id: "number.remainder", name: LocalizedText(zh: "余数", en: "remainder"), form: .call,
      parameters: [.number, .number.named("除数", "divisor")], result: .fixed(.number),
      summary: LocalizedText(zh: "整数相除的余数，不小于零", en: "what is left of a division of whole numbers, never negative"),
      examples: [.init("余数（17、5）", [number(17), number(5)], "2")],
      body: { arguments in
        guard let value = arguments.integer(0), let divisor = arguments.integer(1), divisor > 0 else { return nil }
        let rest = value % divisor
        return number(rest < 0 ? rest + divisor : rest)
      }),
    BuiltinFunction(
      id: "number.isWhole", name: LocalizedText(zh: "没有小数", en: "is whole"), form: .predicate,
      parameters: [.quantity], result: .fixed(.truth),
      summary: LocalizedText(zh: "是不是整数", en: "whether it is a whole number"),
      examples: [.init("2.5没有小数", [decimal("2.5")], "否")],
      body: { arguments in arguments.number(0).map { .truth($0.isWhole) } }),
    BuiltinFunction(
      id: "number.change", name: LocalizedText(zh: "增减率", en: "rate of change"), form: .call,
      parameters: [.quantity.named("现值", "new"), .quantity.named("原值", "old")], result: .fixed(.rate),
      summary: LocalizedText(zh: "（现值减原值）除以原值；原值为零没有值", en: "(new − old) / old; no value when old is zero"),
      examples: [.init("增减率（120、100）", [number(120), number(100)], "20 %")],
      body: { arguments in
        guard let new = arguments.number(0), let old = arguments.number(1) else { return nil }
        return new.subtracting(old)?.divided(by: old.magnitude).map { .number($0) }
      }),
    BuiltinFunction(
      id: "number.amount", name: LocalizedText(zh: "数值", en: "bare number"), form: .property, parameters: [.quantity],
      result: .fixed(.number), summary: LocalizedText(zh: "去掉单位：金额的元数、时长的个数", en: "without the unit: yuan, days"),
      examples: [.init("数值（3 万元）", [.money(Fraction(30_000))], "30000")],
      body: { arguments in arguments.number(0).map { .number($0) } }),
    BuiltinFunction(
      id: "number.decimals", name: LocalizedText(zh: "小数位数", en: "decimals"), form: .property, parameters: [.quantity],
      result: .fixed(.number), summary: LocalizedText(zh: "写出来有几位小数", en: "how many decimals it takes to write it"),
      examples: [.init("小数位数（2.50）", [decimal("2.50")], "1")],
      body: { arguments in
        guard let value = arguments.number(0) else { return nil }
        let places = (0...12).first { value.rounded(places: $0) == value }
        return places.map(number)
      }),
  ]
}
