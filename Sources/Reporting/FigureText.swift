package import Findings
package import Records
package import SourceText

/// How figures print: the same digits in every format.
///
/// Sources: `language.md` §2 and §6 (an exact rate is never rounded up to 100 %), GB/T 15835 (digits, no shortened years).
package enum FigureText {
  /// What a figure that can't be computed prints as.
  package static let notComputed = LocalizedText(zh: "无法计算", en: "can't be computed")

  /// A value in the style of its measure.
  package static func shown(_ value: Value, style: FigureStyle) -> LocalizedText {
    switch value {
    case .number(let number) where style == .percent: LocalizedText(same: percent(number))
    case .number(let number): LocalizedText(same: number.decimalText(maximumPlaces: 2))
    case .money(let amount):
      LocalizedText(
        zh: amount.decimalText(maximumPlaces: 2) + "元", en: amount.decimalText(maximumPlaces: 2) + " yuan")
    case .date(let day): LocalizedText(zh: PeriodText.chinese(day), en: day.text)
    case .moment(let moment): LocalizedText(same: moment.text)
    case .duration(let duration): shown(duration)
    case .truth(let truth): truth ? LocalizedText(zh: "是", en: "yes") : LocalizedText(zh: "否", en: "no")
    case .text(let text), .reference(let text): LocalizedText(same: text.string)
    case .choice(let index): LocalizedText(same: String(index + 1))
    case .several(let values): several(values, style: style)
    }
  }

  private static func several(_ values: [Value], style: FigureStyle) -> LocalizedText {
    let texts = values.map { shown($0, style: style) }
    return LocalizedText(
      zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
  }

  private static func shown(_ duration: Records.Duration) -> LocalizedText {
    let amount = duration.amount.decimalText(maximumPlaces: 2)
    let isOne = duration.amount == .one
    switch duration.unit {
    case .day: return LocalizedText(zh: amount + "日", en: amount + (isOne ? " day" : " days"))
    case .workday: return LocalizedText(zh: amount + "个工作日", en: amount + (isOne ? " working day" : " working days"))
    case .month: return LocalizedText(zh: amount + "个月", en: amount + (isOne ? " month" : " months"))
    case .year: return LocalizedText(zh: amount + "年", en: amount + (isOne ? " year" : " years"))
    case .hour: return LocalizedText(zh: amount + "小时", en: amount + (isOne ? " hour" : " hours"))
    }
  }

  /// A rate in per cent with one decimal, and with more where one would claim 100 % or 0 % that is not true.
  package static func percent(_ rate: Fraction) -> String {
    guard let scaled = rate.multiplied(by: Fraction(100)) else { return rate.decimalText(maximumPlaces: 3) }
    return decimals(scaled) + "%"
  }

  /// A number with one decimal; 0 and 100 without; a number that is neither never prints as one of them.
  package static func decimals(_ number: Fraction) -> String {
    let hundred = Fraction(100)
    if number == .zero || number == hundred || number == hundred.negated { return number.decimalText() }
    for places in 1...6 {
      guard let rounded = number.rounded(places: places) else { break }
      if rounded != .zero, rounded.magnitude != hundred {
        return number.decimalText(maximumPlaces: places, minimumPlaces: 1)
      }
    }
    return number.decimalText(maximumPlaces: 12)
  }

  /// A value as JSON holds it: numbers in decimals to twelve places, everything else as text.
  package static func scalar(_ value: Value) -> ReportFigure.Scalar {
    switch value {
    case .number(let number), .money(let number): .number(number.decimalText())
    case .duration(let duration): .number(duration.amount.decimalText())
    case .truth, .text, .reference, .several, .choice: .text(shown(value, style: .text).zh)
    case .date(let day): .text(day.text)
    case .moment(let moment): .text(moment.text)
    }
  }

  /// A figure with its reference into the JSON document; an interval names both ends and how many are undecided.
  package static func prose(_ figure: Figure, style: FigureStyle, place: String) -> Prose {
    switch figure {
    case .exact(let value): return Prose(part(value, style, place + "/value"))
    case .between(let low, let high, let undecided):
      let ends = ends(low, high, style, place)
      return Prose(
        LocalizedText(zh: "至少{0}至多{1}（{2}件待查）", en: "at least {0}, at most {1} ({2} to be checked)"),
        Prose(ends.low), Prose(ends.high),
        Prose(ReportFigure(count: undecided, place: place + "/undecided")))
    case .notApplicable:
      return Prose(ReportFigure(place: place + "/value", scalar: .null, shown: Outcome.notApplicable.label))
    case .none: return Prose(ReportFigure(place: place + "/value", scalar: .null, shown: notComputed))
    }
  }

  /// A figure as a chart prints it beside its bar: an interval as its two ends.
  package static func shortProse(_ figure: Figure, style: FigureStyle, place: String) -> Prose {
    guard case .between(let low, let high, _) = figure else { return prose(figure, style: style, place: place) }
    let ends = ends(low, high, style, place)
    return Prose(LocalizedText(zh: "{0}～{1}", en: "{0}–{1}"), Prose(ends.low), Prose(ends.high))
  }

  /// The two ends of an interval; rates that differ print with as many decimals as it takes to differ on paper.
  private static func ends(
    _ low: Value, _ high: Value, _ style: FigureStyle, _ place: String
  ) -> (low: ReportFigure, high: ReportFigure) {
    let plain = (low: part(low, style, place + "/low"), high: part(high, style, place + "/high"))
    guard style == .percent, low != high, plain.low.shown == plain.high.shown,
      let from = low.measuredNumber?.multiplied(by: Fraction(100)),
      let to = high.measuredNumber?.multiplied(by: Fraction(100))
    else { return plain }
    for places in 2...6 {
      let texts = [from, to].map { $0.decimalText(maximumPlaces: places, minimumPlaces: places) + "%" }
      guard texts[0] != texts[1] else { continue }
      return (
        ReportFigure(place: plain.low.place, scalar: plain.low.scalar, shown: LocalizedText(same: texts[0])),
        ReportFigure(place: plain.high.place, scalar: plain.high.scalar, shown: LocalizedText(same: texts[1]))
      )
    }
    return plain
  }

  private static func part(_ value: Value, _ style: FigureStyle, _ place: String) -> ReportFigure {
    ReportFigure(place: place, scalar: scalar(value), shown: shown(value, style: style))
  }
}

extension Value {
  /// The number behind a value that can be drawn or subtracted; nil for texts, dates and the like.
  package var measuredNumber: Fraction? {
    switch self {
    case .number(let number), .money(let number): number
    case .duration(let duration): duration.amount
    default: nil
    }
  }
}
