package import Records
package import RuleEngine
package import SourceText

/// Bands over a line of ordered values (grades over scores, fines over the legal range): what lies in none, what in two.
///
///     let bands = NumberBands(
///       [.init(name: both("优秀", "excellent"), interval: CellInterval(lower: .number(95), upper: nil)), …],
///       within: CellInterval(lower: .number(0), upper: .number(100)), type: .number, step: 1/10)
///     bands.faults  // .gap(…94.1…), .overlap(…)
package struct NumberBands: Sendable {
  /// One band.
  package struct Band: Sendable, Hashable {
    /// What it is called.
    package let name: LocalizedText
    /// What lies in it.
    package let interval: CellInterval

    /// Creates a band.
    package init(name: LocalizedText, interval: CellInterval) {
      self.name = name
      self.interval = interval
    }
  }

  /// What is wrong with bands, each with a value for which it goes wrong, as text.
  package enum Fault: Sendable, Hashable {
    /// Values that lie in no band: the whole stretch, a value of it, and whether there are bands on both sides of it.
    case gap(stretch: LocalizedText, example: LocalizedText, isBetween: Bool)
    /// Two bands, by their indices, that share values: the stretch that they share and a value of it.
    case overlap(first: Int, second: Int, stretch: LocalizedText, example: LocalizedText)
    /// A band, by its index, in which no value of the line lies.
    case empty(Int)
  }

  /// What is wrong: gaps from below to above, then overlaps and empty bands in the order of the bands.
  package let faults: [Fault]

  /// Compares bands.
  ///
  /// - Parameters:
  ///   - bands: the bands in the order in which they are written; an end of another type than `type` counts as open.
  ///   - line: the values that can occur (0 至 100 分); open ends are never reached.
  ///   - type: the type of the values.
  ///   - step: the unit that values are rounded to (舍入 0.1 分: 1/10), so that nothing lies between 94.9 and 95; nil if
  ///     any value can occur. Days are always whole.
  package init(_ bands: [Band], within line: CellInterval, type: ValueType, step: Fraction? = nil) {
    guard let plain = ValueLine(type) else {
      faults = []
      return
    }
    let values = step.map { ValueLine(type: type, isDiscrete: true, step: $0) } ?? plain
    let whole = values.stretch(line) ?? Stretch(lower: nil, upper: nil)
    let stretches = bands.map {
      (values.stretch($0.interval) ?? Stretch(lower: nil, upper: nil)).intersection(whole)
    }
    faults =
      Self.gaps(stretches, within: whole, values) + Self.overlaps(stretches, values)
      + stretches.indices.filter { stretches[$0].isEmpty }.map { .empty($0) }
  }

  private static func gaps(_ bands: [Stretch], within whole: Stretch, _ values: ValueLine) -> [Fault] {
    var faults: [Fault] = []
    func note(_ stretch: Stretch, isBetween: Bool) {
      guard !stretch.isEmpty else { return }
      faults.append(
        .gap(stretch: values.text(stretch), example: values.example(of: stretch), isBetween: isBetween))
    }
    var isFirst = true
    // Nil: nothing is reached yet on a line that is open below.
    var reached = whole.lower
    for band in bands.filter({ !$0.isEmpty }).sorted(by: startsBefore) {
      if let lower = band.lower, reached.map({ $0 < lower }) ?? true {
        note(Stretch(lower: reached, upper: lower), isBetween: !isFirst)
      }
      guard let upper = band.upper else { return faults }
      reached = reached.map { max($0, upper) } ?? upper
      isFirst = false
    }
    note(Stretch(lower: reached, upper: whole.upper), isBetween: false)
    return faults
  }

  private static func startsBefore(_ left: Stretch, _ right: Stretch) -> Bool {
    guard let first = left.lower else { return right.lower != nil }
    guard let second = right.lower else { return false }
    return first < second
  }

  private static func overlaps(_ bands: [Stretch], _ values: ValueLine) -> [Fault] {
    var faults: [Fault] = []
    for first in bands.indices where !bands[first].isEmpty {
      for second in bands.indices where second > first && !bands[second].isEmpty {
        let shared = bands[first].intersection(bands[second])
        guard !shared.isEmpty else { continue }
        faults.append(
          .overlap(
            first: first, second: second, stretch: values.text(shared), example: values.example(of: shared)))
      }
    }
    return faults
  }
}
