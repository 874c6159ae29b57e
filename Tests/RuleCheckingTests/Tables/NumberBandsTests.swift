import Records
import RuleChecking
import RuleEngine
import SourceText
import Testing

@Suite("Bands over numbers")
struct NumberBandsTests {
  private func band(_ name: String, _ lower: Int?, _ upper: Int?, includesUpper: Bool = true) -> NumberBands.Band {
    NumberBands.Band(
      name: LocalizedText(same: name),
      interval: CellInterval(
        lower: lower.map { .number(Fraction($0)) }, upper: upper.map { .number(Fraction($0)) },
        includesUpper: includesUpper))
  }

  private let hundred = CellInterval(lower: .number(.zero), upper: .number(Fraction(100)))

  private func faults(_ bands: [NumberBands.Band], step: Fraction? = nil) -> [NumberBands.Fault] {
    NumberBands(bands, within: hundred, type: .number, step: step).faults
  }

  private func same(_ text: String) -> LocalizedText { LocalizedText(same: text) }

  @Test("95 and more, 90 to below 95, below 90 hold every score once")
  func sound() {
    let bands = [
      band("优秀", 95, nil), band("合格", 90, 95, includesUpper: false), band("不合格", nil, 90, includesUpper: false),
    ]
    #expect(faults(bands) == [])
    #expect(faults(bands, step: Fraction(numerator: 1, denominator: 10)) == [])
  }

  @Test("95 and more, 90 to 94, 90 and less: 94.5 is in none, 90 in two")
  func seedScheme() {
    let bands = [band("优秀", 95, nil), band("合格", 90, 94), band("不合格", nil, 90)]
    #expect(
      faults(bands) == [
        .gap(
          stretch: LocalizedText(zh: "超过 94 且不满 95", en: "more than 94 and below 95"), example: same("94.1"),
          isBetween: true),
        .overlap(first: 1, second: 2, stretch: same("90"), example: same("90")),
      ])
    #expect(
      faults(bands, step: Fraction(numerator: 1, denominator: 10)).first
        == .gap(stretch: LocalizedText(zh: "94.1 至 94.9", en: "94.1 to 94.9"), example: same("94.1"), isBetween: true))
    // Whole points have nothing between 94 and 95.
    #expect(faults(bands, step: .one).count == 1)
  }

  @Test("What lies below the first band and above the last is a gap too, and an empty band is told")
  func ends() {
    let bands = [band("合格", 60, 90), band("空", 80, 70)]
    #expect(
      faults(bands) == [
        .gap(stretch: LocalizedText(zh: "0 至不满 60", en: "0 to below 60"), example: same("0"), isBetween: false),
        .gap(
          stretch: LocalizedText(zh: "超过 90 且至多 100", en: "more than 90 and at most 100"), example: same("100"),
          isBetween: false), .empty(1),
      ])
    #expect(faults([]).count == 1)
  }
}
