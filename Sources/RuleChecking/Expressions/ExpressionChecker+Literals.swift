import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// A written value.
  func literal(_ expression: Expression, want: Want) throws(Rejection) -> CheckedExpression {
    let range = expression.range
    switch expression.kind {
    case .number(let number):
      let value = try fraction(number)
      return constant(.number(value), .number, range, CanonicalText.number(value))
    case .quantity(let number, let unit): return try quantity(number, unit, range)
    case .text(let text):
      let source = LocalizedText(same: "\"\(text)\"")
      if case .reference(let table)? = want.type {
        return constant(.reference(Text(text)), .reference(table), range, source)
      }
      return constant(.text(Text(text)), .text, range, source)
    case .date(let text):
      guard let moment = Moment(written: text) else {
        throw Rejection(DeclarationProblem.noSuchDate(range, text))
      }
      guard moment.second != nil else {
        return constant(.date(moment.day), .date, range, LocalizedText(same: text))
      }
      return constant(.moment(moment), .moment, range, LocalizedText(same: text))
    case .truth(let truth):
      return constant(.truth(truth), .truth, range, truth ? both("是", "yes") : both("否", "no"))
    default: return constant(.truth(false), .truth, range, both("否", "no"))
    }
  }

  private func constant(
    _ value: Value, _ type: ValueType, _ range: SourceRange, _ source: LocalizedText
  ) -> CheckedExpression {
    CheckedExpression(kind: .constant(value), type: type, range: range, source: source)
  }

  /// The exact value of a written number.
  func fraction(_ number: NumberSyntax) throws(Rejection) -> Fraction {
    guard let value = Fraction(decimal: number.decimal) else {
      throw Rejection(DeclarationProblem.numberTooLong(number.range))
    }
    return value
  }

  private func quantity(
    _ number: NumberSyntax, _ unit: Unit, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let value = try fraction(number)
    switch unit {
    case .yuan: return constant(.money(value), .money, range, CanonicalText.money(value))
    case .percent, .percentagePoint:
      guard let rate = value.divided(by: Fraction(100)) else {
        throw Rejection(DeclarationProblem.numberTooLong(number.range))
      }
      return constant(.number(rate), .rate, range, CanonicalText.percent(rate))
    case .measure(let word): return constant(.number(value), .number, range, CanonicalText.number(value, of: word))
    case .point:
      let text = CanonicalText.number(value)
      return constant(.number(value), .number, range, phrase(zh: [text.zh, "分"], en: [text.en, "points"]))
    case .day, .workday, .month, .year, .hour:
      let length = Duration(amount: value, unit: unit.duration ?? .day)
      return constant(.duration(length), .duration(length.unit), range, CanonicalText.duration(length))
    }
  }

  /// A day of 本期, 次月, 次年, 年度; a day that a short month lacks is the month's last.
  func periodDay(_ day: PeriodDay, _ range: SourceRange) throws(Rejection) -> CheckedExpression {
    let usesYear = day.base == .year
    guard usesYear || context.period != nil else { throw Rejection(FormProblem.noPeriod(range)) }
    let label = periodBaseText(day.base)
    let written = (day.month.map { "\($0) 月 " } ?? "") + "\(day.day) 日"
    let text = phrase(zh: [label.zh, written], en: [label.en, written])
    func made(_ kind: CheckedExpression.Kind) -> CheckedExpression {
      CheckedExpression(kind: kind, type: .date, range: range, source: text)
    }
    func length(_ amount: Int, _ unit: DurationUnit) -> CheckedExpression {
      let duration = Duration(amount: Fraction(amount), unit: unit)
      return constant(.duration(duration), .duration(unit), range, CanonicalText.duration(duration))
    }
    func moved(_ date: CheckedExpression, _ amount: Int, _ unit: DurationUnit) -> CheckedExpression {
      amount == 0 ? date : made(.shift(date, by: length(amount, unit), forward: true))
    }
    var base = made(.environment(usesYear ? .periodEnd : .objectPeriodStart))
    switch day.base {
    case .own: break
    case .next: base = moved(base, context.period?.months ?? 0, .month)
    case .nextYear: base = moved(made(.call("date.yearStart", [base])), 1, .year)
    case .year: base = made(.call("date.yearStart", [base]))
    }
    if let month = day.month {
      if day.base == .own || day.base == .next { base = made(.call("date.yearStart", [base])) }
      base = moved(base, month - 1, .month)
    }
    return made(
      .call("date.earlier", [moved(base, day.day - 1, .day), made(.call("date.monthEnd", [base]))]))
  }

  private func periodBaseText(_ base: PeriodDay.Base) -> LocalizedText {
    switch base {
    case .own: both("本期", "this period")
    case .next: context.period == .quarter ? both("次季度", "next quarter") : both("次月", "next month")
    case .nextYear: both("次年", "next year")
    case .year: both("年度", "year")
    }
  }

  /// Reports 本期 where objects have none.
  func requirePeriod(_ word: PeriodWord, _ range: SourceRange) throws(Rejection) {
    if word == .own && context.period == nil { throw Rejection(FormProblem.noPeriod(range)) }
  }
}

extension Unit {
  /// The unit of a length of time; nil for other units.
  var duration: DurationUnit? {
    switch self {
    case .day: .day
    case .workday: .workday
    case .month: .month
    case .year: .year
    case .hour: .hour
    default: nil
    }
  }
}

extension Day {
  /// Reads `YYYY-MM-DD`; nil if there is no such day.
  init?(written text: some StringProtocol) {
    let parts = text.split(separator: "-")
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}

extension Moment {
  /// Reads `YYYY-MM-DD` with a time of day after a space, if any.
  init?(written text: String) {
    let parts = text.split(separator: " ")
    guard let first = parts.first, let day = Day(written: first) else { return nil }
    guard parts.count > 1 else {
      self.init(day: day, second: nil)
      return
    }
    let clock = parts[1].split(separator: ":").compactMap { Int32($0) }
    guard clock.count >= 2, (0...23).contains(clock[0]), (0...59).contains(clock[1]) else { return nil }
    self.init(day: day, second: clock[0] * 3600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 0))
  }
}

extension ObjectPeriod {
  /// How many months it takes; periods shorter than a month take one.
  var months: Int {
    switch self {
    case .day, .workday, .week, .month: 1
    case .quarter: 3
    case .halfYear: 6
    case .year: 12
    }
  }
}
