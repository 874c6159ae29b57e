import Findings
import Records
import RuleEngine
import SourceText

extension ReportLayout {
  /// The measures without groups in words.
  var measureText: [Report.Block] {
    if result.evaluation.measures.isEmpty { return [.paragraph(Prose(ReportWording.noMeasures))] }
    return singleMeasures.isEmpty ? [] : [.paragraph(measureWords(singleMeasures))]
  }

  /// The measures without groups as a table.
  var measureTables: [Report.Block] {
    singleMeasures.isEmpty ? [] : [.table(measureTable(singleMeasures, id: "measures"))]
  }

  /// A chart with its table for each measure with groups.
  var groupedMeasures: [Report.Block] {
    result.evaluation.measures.indices.filter { result.evaluation.measures[$0].groupedBy != nil }
      .map { .chart(groupChart($0)) }
  }

  private var singleMeasures: [Int] {
    result.evaluation.measures.indices.filter { result.evaluation.measures[$0].groupedBy == nil }
  }

  private func measureWords(_ indices: [Int]) -> Prose {
    let parts = indices.compactMap { measurePhrase($0) }
    return Prose(
      ReportWording.measureIntro, Prose(PeriodText.name(result.period)), .joined(parts, by: ReportWording.semicolon))
  }

  private func measurePhrase(_ index: Int) -> Prose? {
    let measure = result.evaluation.measures[index]
    guard let row = measure.rows.first else { return nil }
    let name = Prose(measure.name)
    let figure = FigureText.prose(
      row.figure, style: measure.style, place: FigurePlace.measure(index, row: 0, "figure"))
    guard let label = previousLabel, let previous = row.previous,
      let change = Change(from: previous, to: row.figure, style: measure.style)
    else { return Prose(ReportWording.measureAlone, name, figure) }
    let before = FigureText.prose(
      previous, style: measure.style, place: FigurePlace.measure(index, row: 0, "previous"))
    if change.difference == .none { return Prose(ReportWording.measureBeside, name, figure, Prose(label), before) }
    return Prose(
      ReportWording.measureCompared, name, figure, Prose(label), before,
      change.words(place: FigurePlace.measure(index, row: 0, "change")))
  }

  func measureTable(
    _ indices: [Int], id: String, caption: LocalizedText = ReportWording.measureTable
  ) -> ReportTable {
    let rows = indices.compactMap { index -> ReportTable.Row? in
      let measure = result.evaluation.measures[index]
      guard !measure.rows.isEmpty else { return nil }
      return ReportTable.Row(
        [ReportTable.Cell(measure.name)] + figureCells(index, row: 0), place: "/measures/" + String(index))
    }
    return ReportTable(
      id: id, caption: caption, columns: figureColumns(head: ColumnWording.measure),
      rows: rows, notes: previousLabel == nil ? [] : [Prose(ReportWording.changeNote)])
  }

  private func figureColumns(head: LocalizedText) -> [ReportTable.Column] {
    let titles: [LocalizedText] =
      previousLabel.map {
        [ColumnWording.current, capitalised($0), ColumnWording.difference, ColumnWording.share]
      } ?? [ColumnWording.current]
    return [ReportTable.Column(head)] + titles.map { ReportTable.Column($0, isNumeric: true) }
  }

  func capitalised(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(zh: text.zh, en: text.en.prefix(1).uppercased() + text.en.dropFirst())
  }

  private func figureCells(_ index: Int, row: Int) -> [ReportTable.Cell] {
    let measure = result.evaluation.measures[index]
    let figures = measure.rows[row]
    let current = ReportTable.Cell(
      FigureText.prose(
        figures.figure, style: measure.style, place: FigurePlace.measure(index, row: row, "figure")))
    guard previousLabel != nil else { return [current] }
    let dash = Prose(ReportWording.dash)
    let previous = figures.previous.map {
      FigureText.prose($0, style: measure.style, place: FigurePlace.measure(index, row: row, "previous"))
    }
    let change = Change(from: figures.previous, to: figures.figure, style: measure.style)
    let place = FigurePlace.measure(index, row: row, "change")
    return [
      current, ReportTable.Cell(previous ?? dash),
      ReportTable.Cell(change?.signedProse(place: place) ?? dash),
      ReportTable.Cell(change?.signedShare(place: place) ?? dash),
    ]
  }

  func groupChart(_ index: Int) -> ReportChart {
    let measure = result.evaluation.measures[index]
    let group = measure.groupedBy ?? ColumnWording.group
    let title = Prose(ReportWording.groupTable, Prose(measure.name), Prose(group)).text
    let shown = measure.rows.prefix(limits.categories)
    let isCut = shown.count < measure.rows.count
    let summary = Prose(
      isCut ? ReportWording.groupSummaryCut : ReportWording.groupSummary, Prose(measure.name), Prose(group),
      Prose(same: String(measure.rows.count)), Prose(same: String(shown.count))
    ).text
    let id = "measure-" + String(index + 1)
    var series = [ReportChart.Series(name: ColumnWording.current, tone: .pass)]
    if let label = previousLabel { series.append(ReportChart.Series(name: capitalised(label), tone: .neutral)) }
    let table = ReportTable(
      id: id + "-table", caption: title, columns: figureColumns(head: group),
      rows: measure.rows.indices.map { row in
        ReportTable.Row(
          [ReportTable.Cell(measure.rows[row].group ?? ReportWording.notFilled)] + figureCells(index, row: row),
          place: "/measures/" + String(index) + "/rows/" + String(row))
      })
    return ReportChart(
      id: id, title: title, summary: summary, kind: .grouped, series: series,
      categories: categories(index, Array(shown)), table: table)
  }

  private func categories(_ index: Int, _ rows: [MeasureResult.Row]) -> [ReportChart.Category] {
    let style = result.evaluation.measures[index].style
    let scale = ChartScale(
      rows.flatMap { [$0.figure, $0.previous ?? .none] }, style: style)
    return rows.enumerated().map { row, figures in
      var bars = [
        scale.bar(0, figures.figure, style: style, place: FigurePlace.measure(index, row: row, "figure"))
      ]
      if previousLabel != nil, let previous = figures.previous {
        bars.append(
          scale.bar(1, previous, style: style, place: FigurePlace.measure(index, row: row, "previous")))
      }
      return ReportChart.Category(label: figures.group ?? ReportWording.notFilled, bars: bars)
    }
  }
}
