import Findings
import RuleEngine
import SourceText

extension ReportLayout {
  /// Every rule with its counts, a table for each pack.
  var ruleTables: [Report.Block] {
    [.paragraph(Prose(ReportWording.resultIntro, summary("rules/in_scope", totals.rules.inScope)))]
      + judgingPacks.map { .table(ruleTable($0)) }
  }

  private func ruleTable(_ pack: CheckedRuleSet.Pack) -> ReportTable {
    let indices = ruleIndices.filter { tallies[$0].pack == pack.name.en && tallies[$0].scope == .inScope }
    return ReportTable(
      id: "rules-" + String((judgingPacks.firstIndex(of: pack) ?? 0) + 1),
      caption: Prose(ReportWording.ruleTable, Prose(pack.title)).text,
      columns: [
        .init(ColumnWording.id), .init(ColumnWording.title), .init(ColumnWording.severity),
      ] + outcomeColumns,
      rows: indices.map { index in
        let tally = tallies[index]
        return ReportTable.Row(
          [
            ReportTable.Cell(LocalizedText(same: tally.rule), isCode: true), ReportTable.Cell(tally.title),
            ReportTable.Cell(tally.severity.label, tone: ReportTone(tally.severity)),
          ] + tallyCells(index), place: "/rules/" + String(index))
      }, headColumn: 1)
  }

  private func tallyCells(_ index: Int) -> [ReportTable.Cell] {
    let tally = tallies[index]
    let counts: [(String, Int, ReportTone?)] = [
      ("selected", tally.selected, nil), ("pass", tally.pass, nil),
      ("violation", tally.violation, tally.violation > 0 ? .violation : nil),
      ("undetermined", tally.undetermined, tally.undetermined > 0 ? .undetermined : nil),
      ("not_due", tally.notDue, nil), ("not_applicable", tally.notApplicable, nil), ("waived", tally.waived, nil),
    ]
    return counts.map { ReportTable.Cell(ruleCount(index, $0.0, $0.1), tone: $0.2) }
  }

  /// Rules with violations or undecided cases, most violations first.
  var problemChart: ReportChart? {
    let indices = ruleIndices.filter { tallies[$0].violation + tallies[$0].undetermined > 0 }
      .sorted { left, right in
        let (a, b) = (tallies[left], tallies[right])
        if a.violation != b.violation { return a.violation > b.violation }
        return a.undetermined != b.undetermined ? a.undetermined > b.undetermined : left < right
      }
    guard !indices.isEmpty else { return nil }
    let scale = ChartScale(counts: indices.map { tallies[$0].violation + tallies[$0].undetermined })
    let categories = indices.prefix(limits.categories).map { index in
      let tally = tallies[index]
      return ReportChart.Category(
        label: ruleLabel(tally),
        bars: [
          scale.bar(0, count: tally.violation, figure: ruleCount(index, "violation", tally.violation)),
          scale.bar(1, count: tally.undetermined, figure: ruleCount(index, "undetermined", tally.undetermined)),
        ])
    }
    return ReportChart(
      id: "problems-by-rule", title: ReportWording.problemChart, summary: ReportWording.problemChartSummary,
      kind: .stacked,
      series: [
        ReportChart.Series(name: Outcome.violation.label, tone: .violation),
        ReportChart.Series(name: Outcome.undetermined.label, tone: .undetermined),
      ],
      categories: categories, table: problemTable(indices))
  }

  private func problemTable(_ indices: [Int]) -> ReportTable {
    ReportTable(
      id: "problems-by-rule-table", caption: ReportWording.problemChart,
      columns: [
        .init(ColumnWording.rule), .init(ColumnWording.violation, isNumeric: true),
        .init(ColumnWording.undetermined, isNumeric: true),
      ],
      rows: indices.map { index in
        ReportTable.Row(
          [
            ReportTable.Cell(ruleLabel(tallies[index])),
            ReportTable.Cell(ruleCount(index, "violation", tallies[index].violation)),
            ReportTable.Cell(ruleCount(index, "undetermined", tallies[index].undetermined)),
          ], place: "/rules/" + String(index))
      })
  }

  var markTable: ReportTable {
    ReportTable(
      id: "marks", caption: ReportWording.markTable,
      columns: [
        .init(ColumnWording.rule), .init(ColumnWording.mark), .init(ColumnWording.number, isNumeric: true),
        .init(ColumnWording.objects),
      ],
      rows: result.evaluation.marks.enumerated().map { index, mark in
        let objects = mark.objects.prefix(5)
        let more = mark.objects.count > objects.count ? " …" : ""
        return ReportTable.Row(
          [
            ReportTable.Cell(LocalizedText(same: mark.rule), isCode: true), ReportTable.Cell(mark.mark),
            ReportTable.Cell(Prose(ReportFigure(count: mark.objects.count, place: FigurePlace.mark(index)))),
            ReportTable.Cell(
              LocalizedText(
                zh: objects.joined(separator: "、") + more, en: objects.joined(separator: ", ") + more)),
          ], place: "/marks/" + String(index))
      })
  }

  /// `XK-01 许可决定在期限内作出`.
  func ruleLabel(_ tally: RuleTally) -> LocalizedText {
    LocalizedText(zh: tally.rule + " " + tally.title.zh, en: tally.rule + " " + tally.title.en)
  }
}
