package import Findings
package import Records
import SourceText

/// What changed since the previous snapshot; the one place where a report subtracts.
///
/// Rates change in percentage points, counts and amounts in number and per cent; a previous value of 0 gives the number
/// only (`language.md` §6). Intervals are subtracted end by end, so that nothing is claimed that is not known.
package struct Change: Sendable, Hashable {
  /// In which unit the difference is written.
  package enum Kind: String, Sendable, Hashable {
    /// Percentage points.
    case points
    /// The unit of the measure.
    case amount
  }

  /// The unit.
  package let kind: Kind
  /// This period minus the previous one; in percentage points for rates.
  package let difference: Figure
  /// The difference as a share of the previous value; nil where it has no meaning (rates, previous value 0, intervals).
  package let share: Fraction?
  private let style: FigureStyle

  /// The change between two figures; nil when there is no previous one or the figures are no numbers.
  package init?(from previous: Figure?, to current: Figure, style: FigureStyle) {
    guard let previous, previous != .notApplicable, current != .notApplicable, style != .date, style != .text else {
      return nil
    }
    kind = style == .percent ? .points : .amount
    self.style = style
    guard let new = Self.ends(current), let old = Self.ends(previous) else {
      difference = .none
      share = nil
      return
    }
    let factor = Fraction(style == .percent ? 100 : 1)
    guard let low = new.low.subtracting(old.high)?.multiplied(by: factor),
      let high = new.high.subtracting(old.low)?.multiplied(by: factor)
    else {
      difference = .none
      share = nil
      return
    }
    let undecided = new.undecided + old.undecided
    let isExact = new.low == new.high && old.low == old.high && undecided == 0
    difference =
      isExact ? .exact(.number(low)) : .between(.number(low), .number(high), undecided: undecided)
    share = isExact && kind == .amount && old.low > .zero ? low.divided(by: old.low) : nil
  }

  private static func ends(_ figure: Figure) -> (low: Fraction, high: Fraction, undecided: Int)? {
    switch figure {
    case .exact(let value): value.measuredNumber.map { ($0, $0, 0) }
    case .between(let low, let high, let undecided):
      if let low = low.measuredNumber, let high = high.measuredNumber { (low, high, undecided) } else { nil }
    case .none, .notApplicable: nil
    }
  }

  /// A difference with its sign, as tables print it: `+12`, `-0.3个百分点`.
  package func signedProse(place: String) -> Prose {
    switch difference {
    case .exact(let value): return Prose(part(value, place + "/difference/value", signed: true))
    case .between(let low, let high, _):
      return Prose(
        kind == .points ? ReportWording.pointsBetween : ReportWording.amountBetween,
        Prose(part(low, place + "/difference/low", signed: true, withUnit: false)),
        Prose(part(high, place + "/difference/high", signed: true)))
    case .none, .notApplicable:
      return Prose(
        ReportFigure(place: place + "/difference/value", scalar: .null, shown: FigureText.notComputed))
    }
  }

  /// The change in per cent with its sign; nil where it has no meaning.
  package func signedShare(place: String) -> Prose? {
    share.map {
      let sign = $0 > .zero ? "+" : ""
      return Prose(
        ReportFigure(
          place: place + "/share", scalar: FigureText.scalar(.number($0)),
          shown: LocalizedText(same: sign + FigureText.percent($0))))
    }
  }

  /// The change in words: 增加12，增长3.4%.
  package func words(place: String) -> Prose {
    guard case .exact(let value) = difference, let number = value.measuredNumber else {
      let template = difference == .none ? ReportWording.changeUnknown : ReportWording.changeBetween
      return Prose(template, signedProse(place: place))
    }
    if number == .zero { return Prose(ReportWording.unchanged) }
    let amount = Prose(part(value, place + "/difference/value", signed: false, withUnit: kind == .amount))
    let isUp = number > .zero
    if kind == .points { return Prose(isUp ? ReportWording.pointsUp : ReportWording.pointsDown, amount) }
    guard let share else { return Prose(isUp ? ReportWording.up : ReportWording.down, amount) }
    let shareFigure = ReportFigure(
      place: place + "/share", scalar: FigureText.scalar(.number(share)),
      shown: LocalizedText(same: FigureText.percent(share.magnitude)))
    return Prose(isUp ? ReportWording.upByShare : ReportWording.downByShare, amount, Prose(shareFigure))
  }

  private func part(
    _ value: Value, _ place: String, signed: Bool, withUnit: Bool = true
  ) -> ReportFigure {
    let number = value.measuredNumber ?? .zero
    let shownNumber = signed ? number : number.magnitude
    let sign = signed && number > .zero ? "+" : ""
    let shown: LocalizedText
    if kind == .points {
      let digits = sign + FigureText.decimals(shownNumber)
      shown = withUnit ? LocalizedText(zh: digits + "个百分点", en: digits + " points") : LocalizedText(same: digits)
    } else {
      let text = FigureText.shown(style == .money ? .money(shownNumber) : .number(shownNumber), style: .number)
      shown = LocalizedText(zh: sign + text.zh, en: sign + text.en)
    }
    return ReportFigure(place: place, scalar: FigureText.scalar(value), shown: shown)
  }
}
