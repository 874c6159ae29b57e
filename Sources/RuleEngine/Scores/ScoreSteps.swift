import Findings
import Records
import SourceText

/// Writes how a score came about, one step a line.
struct ScoreSteps {
  let card: CheckedScorecard
  let tally: PeriodTally
  let sheet: ScoreSheet
  let parts: [PartScore]

  /// The steps to a score with these unrounded ends.
  func steps(_ ends: (low: Fraction, high: Fraction), _ figure: ScoreFigure?) -> [LocalizedText] {
    var steps = parts.map { part($0) }
    steps += rescaling
    steps += tally.totals.compactMap { line($0.score, zh: "总分再扣", en: "deducted from the total") }
    steps += tally.bonuses.compactMap { line($0.score, zh: "加分", en: "bonus") }
    let total = ScoreText.range(ends.low, ends.high)
    if let figure {
      let rounded = ScoreText.range(figure.low, figure.high)
      let isRounded = figure.low != ends.low || figure.high != ends.high
      steps.append(
        LocalizedText(
          zh: isRounded ? "合计 \(total.zh)，舍入为 \(rounded.zh)" : "合计 \(rounded.zh)",
          en: isRounded ? "total \(total.en), rounded to \(rounded.en)" : "total \(rounded.en)"))
      steps += grade(figure)
    }
    return steps
  }

  private func part(_ part: PartScore) -> LocalizedText {
    guard part.applies != false else {
      return LocalizedText(
        zh: "\(part.name.zh)：不适用", en: "\(part.name.en): does not apply")
    }
    let lines = part.lines.compactMap { self.line($0, zh: "", en: "") }
    let score = ScoreText.range(part.low, part.high)
    let points = ScoreText.points(part.points)
    let details = LocalizedText(
      zh: lines.map(\.zh).joined(separator: "；"), en: lines.map(\.en).joined(separator: "; "))
    return LocalizedText(
      zh: "\(part.name.zh)（\(points.zh)）：" + (lines.isEmpty ? "" : details.zh + "；") + "得 \(score.zh)",
      en: "\(part.name.en) (\(points.en)): " + (lines.isEmpty ? "" : details.en + "; ") + "\(score.en)")
  }

  /// What a line did; nil if it did nothing.
  private func line(_ line: LineScore, zh: String, en: String) -> LocalizedText? {
    guard line.high > .zero || line.kind == .given || !line.causes.isEmpty else { return nil }
    let amount = ScoreText.range(line.low, line.high)
    let verb: LocalizedText =
      switch line.kind {
      case .deduction: LocalizedText(zh: "扣 \(amount.zh)", en: "\(amount.en) deducted")
      case .addition: LocalizedText(zh: "加 \(amount.zh)", en: "\(amount.en) added")
      case .given: LocalizedText(zh: "得 \(amount.zh)", en: "\(amount.en) given")
      case .veto: LocalizedText(zh: "否决", en: "veto")
      }
    let (prefixZH, prefixEN) = (zh.isEmpty ? "" : zh + "：", en.isEmpty ? "" : en + ": ")
    return LocalizedText(
      zh: "\(prefixZH)\(line.text.zh)：\(verb.zh)", en: "\(prefixEN)\(line.text.en): \(verb.en)")
  }

  /// How the total was rescaled.
  private var rescaling: [LocalizedText] {
    for (rescale, holds) in zip(card.rescales, tally.rescales) where holds != false {
      return [holds == nil ? rescale.text + LocalizedText(zh: "（待查）", en: " (to be checked)") : rescale.text]
    }
    let missing = parts.filter { $0.applies == false }
    guard !missing.isEmpty else { return [] }
    let names = ScoreNotes.joined(missing.map(\.name))
    return [
      LocalizedText(
        zh: "\(names.zh)不适用，其分数按比例分摊到其他项目", en: "\(names.en) does not apply; its points are spread over the other parts"
      )
    ]
  }

  private func grade(_ figure: ScoreFigure) -> [LocalizedText] {
    guard !card.grades.isEmpty else { return [] }
    var steps: [LocalizedText] = []
    for veto in tally.vetoes where veto.high > .zero {
      steps.append(
        LocalizedText(
          zh: "否决：\(veto.text.zh)" + (veto.low > .zero ? "" : "（待查）"),
          en: "veto: \(veto.text.en)" + (veto.low > .zero ? "" : " (to be checked)")))
    }
    guard let grade = figure.grade.map({ card.grades[$0] }) else {
      return steps + [LocalizedText(zh: "等级待定：两端的等级不同", en: "grade open: the two ends do not agree")]
    }
    let note = grade.note.map { LocalizedText(zh: "（\($0.zh)）", en: " (\($0.en))") } ?? LocalizedText(same: "")
    return steps + [LocalizedText(zh: "等级：\(grade.name.zh)\(note.zh)", en: "grade: \(grade.name.en)\(note.en)")]
  }
}
