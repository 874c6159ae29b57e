package import Records
package import SourceText

/// How values are shown to users, in one place for evidence, messages, derivations and reports.
package enum ValueText {
  /// What stands for a value that is not there.
  package static let missing = LocalizedText(zh: "缺", en: "missing")
  /// The name of the group of rows without a group key.
  package static let notFilledIn = LocalizedText(zh: "未填", en: "not filled in")

  /// A value of a type: choice words by label, rates in per cent, money in yuan, 万元 or 亿元, dates in ISO form.
  package static func text(_ value: Value, type: ValueType) -> LocalizedText {
    switch value {
    case .text(let text), .reference(let text): LocalizedText(same: text.string)
    case .number(let number): type == .rate ? percent(number) : LocalizedText(same: plain(number))
    case .money(let amount): money(amount)
    case .date(let day): LocalizedText(same: day.text)
    case .moment(let moment): LocalizedText(same: moment.text)
    case .duration(let duration): self.duration(duration)
    case .truth(let truth): self.truth(truth)
    case .choice(let index): choice(index, type)
    case .several(let values): list(values, type)
    }
  }

  /// 是 or 否.
  package static func truth(_ truth: Bool) -> LocalizedText {
    truth ? LocalizedText(zh: "是", en: "yes") : LocalizedText(zh: "否", en: "no")
  }

  private static func choice(_ index: Int, _ type: ValueType) -> LocalizedText {
    guard case .choice(let words) = type else { return LocalizedText(same: String(index)) }
    // The mark of a case without one is none of the words.
    return words.indices.contains(index) ? words[index].name : LocalizedText(zh: "无", en: "none")
  }

  private static func list(_ values: [Value], _ type: ValueType) -> LocalizedText {
    var element = type
    if case .several(let inner) = type { element = inner }
    guard !values.isEmpty else { return LocalizedText(zh: "无", en: "none") }
    let texts = values.map { text($0, type: element) }
    return LocalizedText(
      zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
  }

  /// A number with at most six decimals.
  package static func plain(_ number: Fraction) -> String { number.decimalText(maximumPlaces: 6) }

  /// A rate in per cent with as many decimals as it takes not to round it to 0 % or 100 % (1999 of 2000 is 99.95 %).
  package static func percent(_ rate: Fraction, places: Int = 2) -> LocalizedText {
    guard let hundredfold = rate.multiplied(by: Fraction(100)) else { return LocalizedText(same: "–") }
    var digits = places
    while digits < 12, let shown = hundredfold.rounded(places: digits), shown != hundredfold,
      shown == .zero || shown == Fraction(100)
    {
      digits += 1
    }
    return LocalizedText(same: hundredfold.decimalText(maximumPlaces: digits) + " %")
  }

  /// An amount in yuan, in 万元 or 亿元 when that is short and exact.
  package static func money(_ amount: Fraction) -> LocalizedText {
    let english = amount.decimalText(maximumPlaces: 4) + " yuan"
    for (unit, name) in [(100_000_000, " 亿元"), (10_000, " 万元")] where amount.magnitude >= Fraction(unit) {
      if let scaled = amount.divided(by: Fraction(unit)), scaled.rounded(places: 4) == scaled {
        return LocalizedText(zh: scaled.decimalText() + name, en: english)
      }
    }
    return LocalizedText(zh: amount.decimalText(maximumPlaces: 4) + " 元", en: english)
  }

  /// `20 个工作日` / `20 working days`.
  package static func duration(_ duration: Duration) -> LocalizedText {
    let amount = plain(duration.amount)
    let isOne = duration.amount.magnitude == .one
    let (zh, en): (String, String) =
      switch duration.unit {
      case .day: ("日", "day")
      case .workday: ("个工作日", "working day")
      case .month: ("个月", "month")
      case .year: ("年", "year")
      case .hour: ("小时", "hour")
      }
    return LocalizedText(zh: amount + " " + zh, en: amount + " " + en + (isOne ? "" : "s"))
  }

  /// A comparison as it is written between two values.
  package static func comparison(_ comparison: Comparison) -> LocalizedText {
    switch comparison {
    case .equal: LocalizedText(zh: "为", en: "is")
    case .notEqual: LocalizedText(zh: "不为", en: "is not")
    case .less: LocalizedText(zh: "不满", en: "less than")
    case .atMost: LocalizedText(zh: "至多", en: "at most")
    case .greater: LocalizedText(zh: "超过", en: "more than")
    case .atLeast: LocalizedText(zh: "至少", en: "at least")
    }
  }
}
