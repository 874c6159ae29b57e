import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// How one object got its score: period by period every part, every line and the records that it counted.
struct ScorePage {
  /// The text.
  let text: String

  /// Lays out the score of an object.
  init(_ object: ScoredObject, of result: ScoreResult, language: Language, usesColor: Bool) {
    let isChinese = language == .zh
    var lines = [TextStyle.bold.paint("\(result.scorecard) \(result.title[language])", usesColor)]
    let name = object.name.map { " " + $0[language] } ?? ""
    lines.append(object.object.label[language] + name + (object.object.place.map { "  (\($0))" } ?? ""))
    if result.isPeriodic || object.periods.isEmpty {
      lines.append((isChinese ? "得分：" : "score: ") + ScoreText.figure(object.figure, of: result)[language])
      lines += object.notes.map { "  · " + $0[language] }
    }
    for period in object.periods {
      let head = period.period ?? (isChinese ? "得分" : "score")
      lines += ["", "\(head)\(isChinese ? "：" : ": ")\(ScoreText.figure(period.figure, of: result)[language])"]
      lines += period.notes.map { "  · " + $0[language] }
      lines += period.steps.enumerated().map { "  \($0 + 1). \($1[language])" }
      for line in period.parts.flatMap(\.lines) + period.totals + period.bonuses + period.vetoes {
        lines += Self.causes(line, language)
      }
    }
    if !object.gains.isEmpty {
      lines += ["", isChinese ? "最能提高得分的几项：" : "what would raise the score most:"]
      lines += object.gains.prefix(5).map { gain in
        let part = gain.part.map { $0[language] + " · " } ?? ""
        return "  +\(gain.points.decimalText(maximumPlaces: 2))  \(part)\(gain.line[language])"
      }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func causes(_ line: LineScore, _ language: Language) -> [String] {
    guard !line.causes.isEmpty, line.kind != .given || line.low != (line.points ?? line.low) else { return [] }
    let isChinese = language == .zh
    var lines = ["    \(line.text[language])"]
    for cause in line.causes {
      let points = ScoreText.range(cause.low, cause.high)[language]
      let word: LocalizedText =
        switch cause.kind {
        case .counted: LocalizedText(same: points)
        case .open: LocalizedText(zh: "\(points)，待查", en: "\(points), to be checked")
        case .waived: LocalizedText(zh: "豁免，不扣", en: "waived, not deducted")
        case .elsewhere: LocalizedText(zh: "不再扣", en: "not deducted again")
        }
      let rule = cause.rule.map { $0 + " " } ?? ""
      let date = cause.date.map { " " + $0 } ?? ""
      let place = cause.object.place.map { "  (\($0))" } ?? ""
      let note = cause.note.map { (isChinese ? "：" : ": ") + $0[language] } ?? ""
      lines.append("      \(rule)\(cause.object.label[language])\(date) \(word[language])\(note)\(place)")
    }
    if line.omitted > 0 { lines.append(isChinese ? "      另 \(line.omitted) 条" : "      \(line.omitted) more") }
    return lines
  }
}

/// What a scorecard gives points for, as `zicha explain PF-01` shows it.
struct ScorecardPage {
  /// The text.
  let text: String

  /// Lays out a scorecard.
  init(_ card: CheckedScorecard, language: Language, usesColor: Bool) {
    let isChinese = language == .zh
    var lines = [TextStyle.bold.paint("\(card.id) \(card.title[language])", usesColor)]
    let basis = card.basis.map { $0.label[language] }.joined(separator: isChinese ? "、" : ", ")
    if !basis.isEmpty { lines.append((isChinese ? "依据：" : "basis: ") + basis) }
    lines.append((isChinese ? "对象：" : "for each: ") + card.object.text[language])
    lines.append((isChinese ? "满分：" : "full marks: ") + ScoreText.points(card.fullMarks)[language])
    for part in card.parts {
      let condition = part.condition.map { (isChinese ? "，当" : ", when ") + $0.source[language] } ?? ""
      lines += [
        "", part.name[language] + (isChinese ? "：" : ": ") + ScoreText.points(part.points)[language] + condition,
      ]
      lines += part.lines.map { Self.line($0, language) }
    }
    func section(_ title: String, _ entries: [String]) {
      if !entries.isEmpty { lines += ["", title] + entries }
    }
    section(isChinese ? "总分再扣" : "deducted from the total", card.totals.map { Self.line($0, language) })
    section(isChinese ? "加分" : "bonus", card.bonuses.map { Self.line($0, language) })
    section(isChinese ? "换算" : "rescaled", card.rescales.map { "  " + $0.text[language] })
    section(
      isChinese ? "否决" : "veto",
      card.vetoes.map { "  \($0.text[language]) => \(card.grades[$0.grade].name[language])" })
    section(isChinese ? "等级" : "grades", card.grades.map { Self.grade($0, language) })
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ line: CheckedScorecard.Line, _ language: Language) -> String {
    let points = line.points.map { (language == .zh ? "：" : ": ") + ScoreText.points($0)[language] } ?? ""
    let cap = line.cap.map { (language == .zh ? "，至多 " : ", at most ") + ScoreText.points($0)[language] } ?? ""
    return "  " + line.text[language] + points + cap
  }

  private static func grade(_ grade: CheckedScorecard.Grade, _ language: Language) -> String {
    let isChinese = language == .zh
    var parts: [String] = []
    if let lower = grade.lower {
      let word = grade.includesLower ? (isChinese ? "至少 " : "at least ") : (isChinese ? "超过 " : "above ")
      parts.append(word + ScoreText.points(lower)[language])
    }
    if let upper = grade.upper {
      let word = grade.includesUpper ? (isChinese ? "至多 " : "at most ") : (isChinese ? "不满 " : "below ")
      parts.append(word + ScoreText.points(upper)[language])
    }
    let note = grade.note.map { (isChinese ? "：" : ": ") + $0[language] } ?? ""
    return "  \(grade.name[language]) " + parts.joined(separator: isChinese ? "、" : ", ") + note
  }
}
