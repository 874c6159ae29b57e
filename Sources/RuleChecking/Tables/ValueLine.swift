import Records
import RuleEngine
import SourceText

/// The line on which the ordered values of one type lie, and how its stretches are worded.
struct ValueLine: Hashable, Sendable {
  let type: ValueType
  /// Whether only whole numbers lie on it: integers, days.
  let isDiscrete: Bool
  /// The size of a step on a discrete line: 1, or the unit that values are rounded to.
  let step: Fraction

  init(type: ValueType, isDiscrete: Bool, step: Fraction = .one) {
    self.type = type
    self.isDiscrete = isDiscrete
    self.step = step
  }

  /// The line of a type; nil where the values of a type have no order.
  init?(_ type: ValueType) {
    switch type {
    case .number, .money, .rate, .duration, .moment: self.init(type: type, isDiscrete: false)
    case .date: self.init(type: type, isDiscrete: true)
    case .text, .truth, .choice, .reference, .several: return nil
    }
  }

  /// Where a value lies, in steps on a discrete line; nil for a value of another type.
  func position(_ value: Value) -> Fraction? {
    let plain: Fraction? =
      switch value {
      case .date(let day): Fraction(Int(day.number))
      case .moment(let moment): Fraction(Int(moment.day.number) * 86_400 + Int(moment.second ?? 0))
      default: value.amount
      }
    return step == .one ? plain : plain?.divided(by: step)
  }

  /// The value at a position.
  func value(at position: Fraction) -> Value {
    let plain = step == .one ? position : position.multiplied(by: step) ?? position
    switch type {
    case .money: return .money(plain)
    case .duration(let unit): return .duration(Duration(amount: plain, unit: unit))
    case .date: return .date(Day(number: 0).advanced(by: plain.floor.integer ?? 0))
    case .moment:
      let seconds = plain.floor.integer ?? 0
      let day = Fraction(seconds).divided(by: Fraction(86_400))?.floor.integer ?? 0
      return .moment(Moment(day: Day(number: 0).advanced(by: day), second: Int32(seconds - day * 86_400)))
    default: return .number(plain)
    }
  }

  /// The stretch of an interval; nil when an end is of another type.
  func stretch(_ interval: CellInterval) -> Stretch? {
    var lower: Cut?
    var upper: Cut?
    if let value = interval.lower {
      guard let position = position(value) else { return nil }
      lower = cut(position, isAfter: !interval.includesLower)
    }
    if let value = interval.upper {
      guard let position = position(value) else { return nil }
      upper = cut(position, isAfter: interval.includesUpper)
    }
    return Stretch(lower: lower, upper: upper)
  }

  /// The stretch of a single value.
  func point(_ value: Value) -> Stretch? { stretch(CellInterval(lower: value, upper: value)) }

  private func cut(_ position: Fraction, isAfter: Bool) -> Cut {
    let cut = Cut(value: position, isAfter: isAfter)
    return isDiscrete ? cut.whole : cut
  }

  // MARK: Wording

  /// A value at a position as it is written in a cell.
  func text(at position: Fraction) -> LocalizedText { CellText.value(value(at: position), type) }

  /// A value of a stretch, for a case.
  func example(of stretch: Stretch) -> LocalizedText { text(at: stretch.example(isDiscrete: isDiscrete)) }

  /// A stretch as it would be written in a cell.
  func text(_ stretch: Stretch) -> LocalizedText {
    let ofDates = type == .date || type == .moment
    func bound(_ comparison: Comparison, _ position: Fraction) -> LocalizedText {
      let word = CanonicalText.comparison(comparison, ofDates: ofDates)
      let value = text(at: position)
      return phrase(zh: [word.zh, value.zh], en: [word.en, value.en])
    }
    func last(_ cut: Cut) -> Fraction { isDiscrete ? cut.value.subtracting(.one) ?? cut.value : cut.value }
    switch (stretch.lower, stretch.upper) {
    case (nil, nil): return both("-", "-")
    case (let lower?, nil): return bound(lower.isAfter ? .greater : .atLeast, lower.value)
    case (nil, let upper?):
      return bound(isDiscrete || upper.isAfter ? .atMost : .less, last(upper))
    case (let lower?, let upper?):
      let high = last(upper)
      if !lower.isAfter, lower.value == high { return text(at: high) }
      if lower.isAfter {
        let first = bound(.greater, lower.value)
        let second = bound(upper.isAfter ? .atMost : .less, high)
        return phrase(zh: [first.zh, "且", second.zh], en: [first.en, "and", second.en])
      }
      let from = text(at: lower.value)
      let to = text(at: high)
      let open = !isDiscrete && !upper.isAfter
      return phrase(
        zh: [from.zh, open ? "至不满" : "至", to.zh], en: [from.en, open ? "to below" : "to", to.en])
    }
  }
}

/// How values stand in the cells of a table.
enum CellText {
  /// A value of a type.
  static func value(_ value: Value, _ type: ValueType) -> LocalizedText {
    switch value {
    case .text(let text), .reference(let text): return LocalizedText(same: "\"\(text.string)\"")
    case .number(let number): return type == .rate ? CanonicalText.percent(number) : CanonicalText.number(number)
    case .money(let amount): return CanonicalText.money(amount)
    case .duration(let duration): return CanonicalText.duration(duration)
    default: return ValueText.text(value, type: type)
    }
  }
}
