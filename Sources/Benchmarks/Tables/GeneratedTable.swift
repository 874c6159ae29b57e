import Records
import RuleEngine
import SourceText

/// Decision tables of a given size, the same ones in every run.
struct GeneratedTable {
  /// What kind of table.
  enum Kind: String, CaseIterable {
    /// Rows that cut all cases into parts, each case in exactly one.
    case parts
    /// The same with one row left out.
    case hole
    /// The same with every row widened at random under 首个, so that rows overlap many times over.
    case wide
    /// Rows that each leave out one value of many inputs: made to take forever.
    case hostile
  }

  private static let place = SourceRange(file: FileID(index: 0), lower: 0, upper: 1)
  /// The largest value of an input; the smallest is 0.
  private static let last = 999
  private var random: UInt64

  init(seed: UInt64) { random = seed }

  /// A table of a kind.
  mutating func table(_ kind: Kind, inputs: Int, rows: Int) -> CheckedDecisionTable {
    var boxes = kind == .hostile ? [] : parts(inputs: inputs, rows: rows)
    if kind == .hole { boxes.remove(at: rows / 2) }
    if kind == .wide { boxes = boxes.map { box in box.map { widened($0) } } }
    let cells =
      kind == .hostile
      ? (0..<rows).map { _ in (0..<inputs).map { _ in outcast() } }
      : boxes.map { box in box.map { Self.cell($0) } }
    let hit: CheckedDecisionTable.HitPolicy =
      kind == .parts || kind == .hole ? .unique : .first(reason: LocalizedText(zh: "按先后", en: "in order"))
    return Self.table(cells, inputs: inputs, last: kind == .hostile ? 9 : Self.last, hit)
  }

  private static func table(
    _ cells: [[CheckedDecisionTable.Cell]], inputs: Int, last: Int, _ hit: CheckedDecisionTable.HitPolicy
  ) -> CheckedDecisionTable {
    let domain = CellInterval(lower: .number(.zero), upper: .number(Fraction(last)))
    return CheckedDecisionTable(
      id: "B-01", pack: "benchmark", title: LocalizedText(zh: "基准", en: "benchmark"), basis: [],
      inputs: (0..<inputs).map {
        .init(name: LocalizedText(same: "i\($0)"), type: .number, domain: .ordered(domain, isDiscrete: true))
      },
      outputs: [.init(name: LocalizedText(zh: "输出", en: "output"), type: .number, isRange: false)], hit: hit,
      isComplete: true,
      rows: cells.enumerated().map { number, cells in
        .init(
          cells: cells, outputs: [.value(constant(number))], source: LocalizedText(same: "row \(number)"),
          range: place)
      }, range: place)
  }

  private static func constant(_ number: Int) -> CheckedExpression {
    CheckedExpression(
      kind: .constant(.number(Fraction(number))), type: .number, range: place, source: LocalizedText(same: "\(number)"))
  }

  private static func cell(_ range: ClosedRange<Int>) -> CheckedDecisionTable.Cell {
    if range == 0...last { return .any }
    return .intervals([
      CellInterval(lower: .number(Fraction(range.lowerBound)), upper: .number(Fraction(range.upperBound)))
    ])
  }

  /// Cuts everything into so many boxes, at random places of random inputs.
  private mutating func parts(inputs: Int, rows: Int) -> [[ClosedRange<Int>]] {
    var boxes = [[ClosedRange<Int>](repeating: 0...Self.last, count: inputs)]
    while boxes.count < rows {
      let index = below(boxes.count)
      let input = below(inputs)
      let range = boxes[index][input]
      guard range.count > 1 else { continue }
      let cut = range.lowerBound + 1 + below(range.count - 1)
      var upper = boxes[index]
      upper[input] = cut...range.upperBound
      boxes[index][input] = range.lowerBound...(cut - 1)
      boxes.append(upper)
    }
    return boxes
  }

  private mutating func widened(_ range: ClosedRange<Int>) -> ClosedRange<Int> {
    max(0, range.lowerBound - below(60))...min(Self.last, range.upperBound + below(60))
  }

  private mutating func outcast() -> CheckedDecisionTable.Cell {
    below(100) < 40 ? .values([.number(Fraction(below(10)))], negated: true) : .any
  }

  /// SplitMix64, so that every machine makes the same tables.
  private mutating func below(_ bound: Int) -> Int {
    random &+= 0x9E37_79B9_7F4A_7C15
    var bits = random
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return Int(bits % UInt64(bound))
  }
}
