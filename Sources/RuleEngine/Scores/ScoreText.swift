package import Findings
package import Records
package import SourceText

/// How points and scores are written, in one place for derivations and reports.
package enum ScoreText {
  /// A number of points; at most four decimals.
  package static func number(_ points: Fraction) -> String { points.decimalText(maximumPlaces: 4) }

  /// `5 分`.
  package static func points(_ points: Fraction) -> LocalizedText {
    let text = number(points)
    return LocalizedText(zh: "\(text) 分", en: points.magnitude == .one ? "\(text) point" : "\(text) points")
  }

  /// `5 分`, `5 至 10 分`.
  package static func range(_ low: Fraction, _ high: Fraction) -> LocalizedText {
    low == high
      ? points(low)
      : LocalizedText(zh: "\(number(low)) 至 \(number(high)) 分", en: "\(number(low)) to \(number(high)) points")
  }

  /// A score with its grade; `–` where there is none.
  package static func figure(_ figure: ScoreFigure?, of result: ScoreResult) -> LocalizedText {
    guard let figure else { return LocalizedText(same: "–") }
    let score = range(figure.low, figure.high)
    guard let grade = grade(figure, of: result) else { return score }
    return LocalizedText(zh: "\(score.zh)，\(grade.zh)", en: "\(score.en), \(grade.en)")
  }

  /// One line for each scorecard: how many are scored, by grade.
  package static func lines(_ results: [ScoreResult], _ language: Language) -> [String] {
    results.map { result in
      var parts: [LocalizedText] = result.grades.enumerated().map { index, grade in
        let count = result.objects.count { $0.figure?.grade == index }
        return LocalizedText(zh: "\(grade.name.zh) \(count)", en: "\(grade.name.en) \(count)")
      }
      let open = result.objects.count { $0.figure.map { $0.exact == nil } ?? false }
      let none = result.objects.count { $0.figure == nil }
      if open > 0 { parts.append(LocalizedText(zh: "得分待查 \(open)", en: "\(open) to be checked")) }
      if none > 0 { parts.append(LocalizedText(zh: "没有得分 \(none)", en: "\(none) without a score")) }
      let head = LocalizedText(
        zh: "评分 \(result.scorecard) \(result.title.zh)：\(result.objects.count) 个",
        en: "scores \(result.scorecard) \(result.title.en): \(result.objects.count)")
      guard !parts.isEmpty else { return head[language] }
      return language == .zh
        ? head.zh + "；" + parts.map(\.zh).joined(separator: "、")
        : head.en + "; " + parts.map(\.en).joined(separator: ", ")
    }
  }

  /// The grade of a score; 待定 where its ends disagree, nil for a scorecard without grades.
  package static func grade(_ figure: ScoreFigure, of result: ScoreResult) -> LocalizedText? {
    guard !result.grades.isEmpty else { return nil }
    guard let index = figure.grade, result.grades.indices.contains(index) else {
      return LocalizedText(zh: "等级待定", en: "grade open")
    }
    let name = result.grades[index].name
    guard figure.isVetoed else { return name }
    return LocalizedText(zh: "\(name.zh)（否决）", en: "\(name.en) (veto)")
  }
}
