import Findings
import Records
import SourceText

/// How long the bars of a chart are: the longest is 10,000.
struct ChartScale {
  private let longest: Fraction

  /// A scale on which all figures fit; rates reach at least 100 % so that pictures of two years compare.
  init(_ figures: [Figure], style: FigureStyle) {
    var longest = style == .percent ? Fraction.one : .zero
    for figure in figures {
      switch figure {
      case .exact(let value), .between(_, let value, _):
        if let number = value.measuredNumber, number > longest { longest = number }
      case .none, .notApplicable: break
      }
    }
    self.longest = longest
  }

  /// A scale for counts.
  init(counts: [Int]) {
    longest = Fraction(counts.max() ?? 0)
  }

  /// A scale on which the longest of some sums fits.
  init(longest sums: [Fraction]) {
    longest = sums.max() ?? .zero
  }

  /// The sum of the upper ends of figures, for a bar of several parts.
  static func sum(_ figures: [Figure]) -> Fraction {
    figures.reduce(.zero) { sum, figure in
      switch figure {
      case .exact(let value), .between(_, let value, _):
        value.measuredNumber.flatMap { sum.adding($0) } ?? sum
      case .none, .notApplicable: sum
      }
    }
  }

  /// The length of a number; nothing below zero is drawn.
  func length(_ number: Fraction?) -> ReportChart.Drawn? {
    guard let number else { return nil }
    guard longest > .zero, number > .zero else { return 0 }
    let share = number.divided(by: longest)?.multiplied(by: Fraction(10_000))?.rounded(places: 0)
    return min(10_000, share?.integer ?? 0)
  }

  /// The bar of a figure.
  func bar(_ series: Int, _ figure: Figure, style: FigureStyle, place: String) -> ReportChart.Bar {
    let prose = FigureText.shortProse(figure, style: style, place: place)
    switch figure {
    case .exact(let value):
      return ReportChart.Bar(series: series, low: length(value.measuredNumber), figure: prose)
    case .between(let low, let high, _):
      return ReportChart.Bar(
        series: series, low: length(low.measuredNumber), high: length(high.measuredNumber), figure: prose)
    case .none, .notApplicable: return ReportChart.Bar(series: series, low: nil, figure: prose)
    }
  }

  /// The bar of a count.
  func bar(_ series: Int, count: Int, figure: Prose) -> ReportChart.Bar {
    ReportChart.Bar(series: series, low: length(Fraction(count)), figure: figure)
  }
}
