import Findings
import Records
import RuleEngine
import SourceText

extension ReportLayout {
  /// The scores of every scorecard: the table by object, the points lost with what took them, what would raise them most.
  var scores: [Report.Block] {
    result.evaluation.scores.indices.flatMap { scorecard($0) }
  }

  private func scorecard(_ index: Int) -> [Report.Block] {
    let scores = result.evaluation.scores[index]
    let title = LocalizedText(
      zh: "评分 \(scores.scorecard)：\(scores.title.zh)", en: "Scores \(scores.scorecard): \(scores.title.en)")
    var blocks: [Report.Block] = [.heading(id: "score-" + String(index + 1), title)]
    guard !scores.objects.isEmpty else {
      return blocks + [.paragraph(Prose(LocalizedText(zh: "没有评分对象。", en: "Nobody is scored.")))]
    }
    if !scores.grades.isEmpty { blocks.append(.paragraph(gradeWords(scores))) }
    if scores.unread > 0 {
      blocks.append(
        .note(
          Prose(
            LocalizedText(
              zh: "另有 {0} 条记录读不出，不知是否要评分。",
              en: "{0} more records could not be read; nobody knows whether they are to be scored."),
            Prose(ReportFigure(count: scores.unread, place: FigurePlace.score(index, "unread"))))))
    }
    blocks.append(.table(scoreTable(index, scores)))
    let losses = lossRows(index, scores)
    if !losses.isEmpty { blocks.append(.table(lossTable(index, scores, losses))) }
    let gains = gainRows(index, scores)
    if !gains.isEmpty { blocks.append(.table(gainTable(index, gains))) }
    return blocks
  }

  /// 优秀 3 个、合格 7 个、等级待定 1 个。
  private func gradeWords(_ scores: ScoreResult) -> Prose {
    var parts: [LocalizedText] = []
    for (number, grade) in scores.grades.enumerated() {
      let count = scores.objects.count { $0.figure?.grade == number }
      let note = grade.note.map { LocalizedText(zh: "（\($0.zh)）", en: " (\($0.en))") } ?? LocalizedText(same: "")
      parts.append(
        LocalizedText(zh: "\(grade.name.zh)\(note.zh) \(count) 个", en: "\(grade.name.en)\(note.en): \(count)"))
    }
    let open = scores.objects.count { $0.figure.map { $0.grade == nil } ?? false }
    let none = scores.objects.count { $0.figure == nil }
    if open > 0 { parts.append(LocalizedText(zh: "等级待定 \(open) 个", en: "grade open: \(open)")) }
    if none > 0 { parts.append(LocalizedText(zh: "没有得分 \(none) 个", en: "without a score: \(none)")) }
    let list = LocalizedText(
      zh: parts.map(\.zh).joined(separator: "、") + "。", en: parts.map(\.en).joined(separator: ", ") + ".")
    return Prose(list)
  }

  // MARK: Scores by object

  private func scoreTable(_ index: Int, _ scores: ScoreResult) -> ReportTable {
    var columns = [ReportTable.Column(scores.table), ReportTable.Column(ScoreWording.score, isNumeric: true)]
    if !scores.grades.isEmpty { columns.append(ReportTable.Column(ScoreWording.grade)) }
    if !scores.isPeriodic {
      columns += scores.parts.map { part in
        ReportTable.Column(
          LocalizedText(
            zh: "\(part.name.zh)（\(ScoreText.number(part.points))）",
            en: "\(part.name.en) (\(ScoreText.number(part.points)))"),
          isNumeric: true)
      }
    } else {
      columns.append(ReportTable.Column(ScoreWording.periods))
    }
    columns.append(ReportTable.Column(ScoreWording.notes))
    let shown = scores.objects.prefix(limits.rows)
    let rows = shown.enumerated().map { scoreRow(index, $0, $1, scores) }
    return ReportTable(
      id: "score-\(index + 1)-table",
      caption: LocalizedText(zh: "\(scores.title.zh)得分", en: "Scores: \(scores.title.en)"),
      columns: columns, rows: rows, shape: .figures,
      notes: cutNote(
        total: Prose(same: String(scores.objects.count)), count: scores.objects.count, shown: shown.count))
  }

  private func scoreRow(_ index: Int, _ number: Int, _ object: ScoredObject, _ scores: ScoreResult) -> ReportTable.Row {
    let place = FigurePlace.score(index, object: number)
    var cells = [ReportTable.Cell(label(object)), ReportTable.Cell(figure(object.figure, place + "/score"))]
    if !scores.grades.isEmpty { cells.append(gradeCell(object.figure, scores)) }
    if scores.isPeriodic {
      cells.append(ReportTable.Cell(periods(object, scores)))
    } else {
      cells += scores.parts.map { part in ReportTable.Cell(partText(part, object)) }
    }
    cells.append(ReportTable.Cell(notes(object)))
    return ReportTable.Row(cells, place: place)
  }

  private func label(_ object: ScoredObject) -> LocalizedText {
    guard let name = object.name, name.zh != object.object.key else { return LocalizedText(same: object.object.key) }
    return LocalizedText(zh: "\(name.zh)（\(object.object.key)）", en: "\(name.en) (\(object.object.key))")
  }

  private func figure(_ figure: ScoreFigure?, _ place: String) -> Prose {
    guard let figure else {
      return Prose(ReportFigure(place: place, scalar: .null, shown: LocalizedText(zh: "没有得分", en: "no score")))
    }
    func end(_ number: Fraction, _ key: String) -> Prose {
      Prose(
        ReportFigure(
          place: place + "/" + key, scalar: FigureText.scalar(.number(number)),
          shown: LocalizedText(same: ScoreText.number(number))))
    }
    guard figure.exact == nil else { return end(figure.low, "low") }
    return Prose(
      LocalizedText(zh: "{0} 至 {1}", en: "{0} to {1}"), end(figure.low, "low"), end(figure.high, "high"))
  }

  private func gradeCell(_ figure: ScoreFigure?, _ scores: ScoreResult) -> ReportTable.Cell {
    guard let figure else { return ReportTable.Cell(ReportWording.dash) }
    let text = ScoreText.grade(figure, of: scores) ?? ReportWording.dash
    return ReportTable.Cell(text, tone: figure.grade == nil ? .undetermined : nil)
  }

  private func partText(_ part: ScoreResult.Part, _ object: ScoredObject) -> LocalizedText {
    guard let found = object.periods.first?.parts.first(where: { $0.name == part.name }) else {
      return ReportWording.dash
    }
    if found.applies == false { return Outcome.notApplicable.label }
    return found.low == found.high
      ? LocalizedText(same: ScoreText.number(found.low))
      : LocalizedText(
        zh: "\(ScoreText.number(found.low)) 至 \(ScoreText.number(found.high))",
        en: "\(ScoreText.number(found.low)) to \(ScoreText.number(found.high))")
  }

  /// The score of each period, in one line.
  private func periods(_ object: ScoredObject, _ scores: ScoreResult) -> LocalizedText {
    let parts = object.periods.map { period -> LocalizedText in
      let key = period.period ?? ""
      guard let figure = period.figure else { return LocalizedText(zh: "\(key) 无", en: "\(key) none") }
      let low = ScoreText.number(figure.low)
      let high = ScoreText.number(figure.high)
      return figure.exact == nil
        ? LocalizedText(zh: "\(key) \(low) 至 \(high)", en: "\(key) \(low) to \(high)")
        : LocalizedText(same: "\(key) \(low)")
    }
    return LocalizedText(
      zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
  }

  private func notes(_ object: ScoredObject) -> LocalizedText {
    var all = object.notes
    for period in object.periods {
      for note in period.notes where period.figure != nil {
        let key = period.period.map { $0 + " " } ?? ""
        all.append(LocalizedText(zh: key + note.zh, en: key + note.en))
      }
    }
    let shown = all.prefix(limits.examples + 1)
    let more = all.count > shown.count
    return LocalizedText(
      zh: shown.map(\.zh).joined(separator: "；") + (more ? "；等 \(all.count) 项" : ""),
      en: shown.map(\.en).joined(separator: "; ") + (more ? "; \(all.count) in all" : ""))
  }

  // MARK: Points lost

  private struct Loss {
    let object: ScoredObject
    let period: String?
    let part: LocalizedText
    let line: LineScore
  }

  private func lossRows(_ index: Int, _ scores: ScoreResult) -> [Loss] {
    scores.objects.flatMap { object in
      object.periods.flatMap { period -> [Loss] in
        let parts = period.parts.flatMap { part in
          part.lines.filter { loses($0) }.map { Loss(object: object, period: period.period, part: part.name, line: $0) }
        }
        let totals = period.totals.filter { loses($0) }.map {
          Loss(object: object, period: period.period, part: ScoreWording.total, line: $0)
        }
        let bonuses = period.bonuses.filter { $0.high > .zero }.map {
          Loss(object: object, period: period.period, part: ScoreWording.bonus, line: $0)
        }
        let vetoes = period.vetoes.map {
          Loss(object: object, period: period.period, part: ScoreWording.veto, line: $0)
        }
        return parts + totals + bonuses + vetoes
      }
    }
  }

  private func loses(_ line: LineScore) -> Bool {
    switch line.kind {
    case .deduction: line.high > .zero || !line.causes.isEmpty
    case .given: line.points.map { line.low < $0 } ?? false
    case .addition, .veto: line.high > .zero
    }
  }

  private func lossTable(_ index: Int, _ scores: ScoreResult, _ losses: [Loss]) -> ReportTable {
    var columns = [ReportTable.Column(scores.table)]
    if scores.isPeriodic { columns.append(ReportTable.Column(ScoreWording.period)) }
    columns += [
      ReportTable.Column(ScoreWording.part), ReportTable.Column(ScoreWording.line),
      ReportTable.Column(ScoreWording.points, isNumeric: true), ReportTable.Column(ScoreWording.causes),
    ]
    let shown = losses.prefix(limits.rows)
    let rows = shown.map { loss -> ReportTable.Row in
      var cells = [ReportTable.Cell(label(loss.object))]
      if scores.isPeriodic { cells.append(ReportTable.Cell(LocalizedText(same: loss.period ?? ""))) }
      cells += [
        ReportTable.Cell(loss.part), ReportTable.Cell(loss.line.text), ReportTable.Cell(pointsText(loss.line)),
        ReportTable.Cell(causes(loss.line)),
      ]
      return ReportTable.Row(cells)
    }
    return ReportTable(
      id: "score-\(index + 1)-lost", caption: ScoreWording.lostCaption, columns: columns, rows: Array(rows),
      shape: .sentences,
      notes: cutNote(total: Prose(same: String(losses.count)), count: losses.count, shown: shown.count))
  }

  private func pointsText(_ line: LineScore) -> LocalizedText {
    if line.kind == .veto { return ReportWording.dash }
    guard line.kind == .given, let points = line.points else {
      let sign = line.kind == .addition ? "+" : "−"
      if line.high == .zero { return LocalizedText(same: "0") }
      let low = ScoreText.number(line.low)
      let high = ScoreText.number(line.high)
      return low == high
        ? LocalizedText(same: sign + low)
        : LocalizedText(zh: "\(sign)\(low) 至 \(sign)\(high)", en: "\(sign)\(low) to \(sign)\(high)")
    }
    let least = ScoreText.number(points.subtracting(line.high) ?? .zero)
    let most = ScoreText.number(points.subtracting(line.low) ?? .zero)
    return least == most
      ? LocalizedText(same: "−" + least) : LocalizedText(zh: "−\(least) 至 −\(most)", en: "−\(least) to −\(most)")
  }

  /// The records behind a line, the first of them by name.
  private func causes(_ line: LineScore) -> LocalizedText {
    let shown = line.causes.prefix(limits.examples + 2)
    var texts = shown.map { cause -> LocalizedText in
      let head = cause.rule.map { "\($0) " } ?? ""
      let date = cause.date.map { " \($0)" } ?? ""
      let object = cause.object.label
      let word = ScoreWording.kind(cause.kind)
      let note = cause.note ?? LocalizedText(same: "")
      let zh = [word.zh, note.zh].filter { !$0.isEmpty }.joined(separator: "：")
      let en = [word.en, note.en].filter { !$0.isEmpty }.joined(separator: ": ")
      return LocalizedText(
        zh: "\(head)\(object.zh)\(date)" + (zh.isEmpty ? "" : "（\(zh)）"),
        en: "\(head)\(object.en)\(date)" + (en.isEmpty ? "" : " (\(en))"))
    }
    let more = line.causes.count - shown.count + line.omitted
    if more > 0 { texts.append(LocalizedText(zh: "另 \(more) 条", en: "\(more) more")) }
    if texts.isEmpty { texts = line.missing }
    return LocalizedText(
      zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
  }

  // MARK: What would raise a score

  private func gainRows(_ index: Int, _ scores: ScoreResult) -> [ReportTable.Row] {
    scores.objects.enumerated().flatMap { number, object in
      object.gains.prefix(limits.examples).enumerated().map { rank, gain in
        let place = FigurePlace.score(index, object: number) + "/gains/\(rank)"
        return ReportTable.Row(
          [
            ReportTable.Cell(label(object)), ReportTable.Cell(gain.part ?? ScoreWording.total),
            ReportTable.Cell(gain.line),
            ReportTable.Cell(
              Prose(
                ReportFigure(
                  place: place + "/points", scalar: FigureText.scalar(.number(gain.points)),
                  shown: LocalizedText(same: "+" + gain.points.decimalText(maximumPlaces: 2))))),
          ], place: place)
      }
    }
  }

  private func gainTable(_ index: Int, _ rows: [ReportTable.Row]) -> ReportTable {
    let scores = result.evaluation.scores[index]
    let shown = rows.prefix(limits.rows)
    return ReportTable(
      id: "score-\(index + 1)-gains", caption: ScoreWording.gainCaption,
      columns: [
        ReportTable.Column(scores.table), ReportTable.Column(ScoreWording.part), ReportTable.Column(ScoreWording.line),
        ReportTable.Column(ScoreWording.gain, isNumeric: true),
      ], rows: Array(shown), shape: .sentences,
      notes: cutNote(total: Prose(same: String(rows.count)), count: rows.count, shown: shown.count))
  }
}

/// The words of the chapter on scores.
enum ScoreWording {
  static let score = LocalizedText(zh: "得分", en: "Score")
  static let grade = LocalizedText(zh: "等级", en: "Grade")
  static let period = LocalizedText(zh: "时期", en: "Period")
  static let periods = LocalizedText(zh: "各期得分", en: "By period")
  static let notes = LocalizedText(zh: "说明", en: "Remarks")
  static let part = LocalizedText(zh: "项目", en: "Part")
  static let line = LocalizedText(zh: "计分办法", en: "Line")
  static let points = LocalizedText(zh: "分", en: "Points")
  static let causes = LocalizedText(zh: "记录", en: "Records")
  static let gain = LocalizedText(zh: "可提高", en: "To regain")
  static let total = LocalizedText(zh: "总分再扣", en: "Deducted from the total")
  static let bonus = LocalizedText(zh: "加分", en: "Bonus")
  static let veto = LocalizedText(zh: "否决", en: "Veto")
  static let lostCaption = LocalizedText(zh: "失分明细", en: "Points lost, with the records")
  static let gainCaption = LocalizedText(zh: "最能提高得分的几项", en: "What would raise the score most")

  /// How a record counted, where that is not plain.
  static func kind(_ kind: ScoreCause.Kind) -> LocalizedText {
    switch kind {
    case .counted: LocalizedText(same: "")
    case .open: LocalizedText(zh: "待查", en: "to be checked")
    case .waived: LocalizedText(zh: "豁免，不扣", en: "waived, not deducted")
    case .elsewhere: LocalizedText(zh: "不再扣", en: "not deducted again")
    }
  }
}
