import Records
import RuleEngine
import SourceText

/// Checks that grades cut the possible scores into bands without gap or overlap, each with a concrete score.
struct GradeBands {
  let grades: [CheckedScorecard.Grade]
  /// The highest possible score; nil when there is none.
  let top: Fraction?
  /// The step to which scores are rounded: what lies between two steps is no score.
  let step: Fraction?

  /// Scores that have no grade or two.
  struct Defect: Hashable {
    /// The grades that claim them; empty for a gap.
    let grades: [Int]
    /// The scores in words.
    let between: LocalizedText
    /// One of them.
    let example: Fraction
  }

  /// A score or an open stretch between two ends of bands.
  private struct Stretch {
    let lower: Fraction
    let upper: Fraction?
    let isPoint: Bool
    let example: Fraction
  }

  /// What is wrong, from the lowest score on.
  func defects() -> [Defect] {
    var found: [(grades: [Int], stretches: [Stretch])] = []
    for stretch in stretches() {
      let claims = grades.indices.filter { grades[$0].contains(stretch.example) }
      if let last = found.last, last.grades == claims {
        found[found.count - 1].stretches.append(stretch)
      } else {
        found.append((claims, [stretch]))
      }
    }
    return found.filter { $0.grades.count != 1 }.map { defect($0.grades, $0.stretches) }
  }

  private func stretches() -> [Stretch] {
    var ends: Set<Fraction> = [.zero]
    if let top { ends.insert(top) }
    for grade in grades { ends.formUnion([grade.lower, grade.upper].compactMap { $0 }) }
    let sorted = ends.filter { end in end >= .zero && (top.map { end <= $0 } ?? true) }.sorted()
    var all: [Stretch] = []
    for (index, end) in sorted.enumerated() {
      if isScore(end) { all.append(Stretch(lower: end, upper: end, isPoint: true, example: end)) }
      if index + 1 < sorted.count {
        if let example = inside(end, sorted[index + 1]) {
          all.append(Stretch(lower: end, upper: sorted[index + 1], isPoint: false, example: example))
        }
      } else if top == nil, let example = end.adding(step ?? .one) {
        all.append(Stretch(lower: end, upper: nil, isPoint: false, example: example))
      }
    }
    return all
  }

  private func isScore(_ number: Fraction) -> Bool {
    step.map { number.rounded(toStep: $0, .nearest) == number } ?? true
  }

  /// A score between two ends; nil if there is none.
  private func inside(_ lower: Fraction, _ upper: Fraction) -> Fraction? {
    guard let step else { return lower.adding(upper)?.divided(by: Fraction(2)) }
    guard let next = lower.adding(step)?.rounded(toStep: step, .down), next > lower, next < upper else { return nil }
    return next
  }

  private func defect(_ grades: [Int], _ stretches: [Stretch]) -> Defect {
    let first = stretches[0]
    let last = stretches[stretches.count - 1]
    let example = stretches.first { !$0.isPoint }?.example ?? first.example
    let low = ScoreText.number(first.lower)
    guard stretches.count > 1 || !first.isPoint else {
      return Defect(grades: grades, between: LocalizedText(zh: "\(low) 分", en: "of \(low)"), example: example)
    }
    let lower =
      first.isPoint
      ? LocalizedText(zh: "\(low) 分起", en: "from \(low)") : LocalizedText(zh: "\(low) 分以外", en: "above \(low)")
    guard let end = last.upper else { return Defect(grades: grades, between: lower, example: example) }
    let high = ScoreText.number(end)
    let upper =
      last.isPoint
      ? LocalizedText(zh: "至 \(high) 分", en: " to \(high)")
      : LocalizedText(zh: "、不满 \(high) 分", en: " and below \(high)")
    return Defect(grades: grades, between: lower + upper, example: example)
  }
}
