import Findings
import RuleEngine
import SourceText

extension ReportLayout {
  /// A declared table: a row for each group, or a row for each measure without groups.
  func list(_ head: LocalizedText?, _ columns: [CheckedReport.Figure]) -> [Report.Block] {
    let measures = columns.compactMap { column in
      if case .measure(let index, let view) = column { (index: position(of: index), view: view) } else { nil }
    }
    guard let first = measures.first else { return [] }
    let id = "list-" + measures.map { String($0.index + 1) }.joined(separator: "-")
    guard let head else { return [.table(measureTable(measures.map(\.index), id: id))] }
    let groups = result.evaluation.measures[first.index].rows
    let names = measures.map { Self.name(result.evaluation.measures[$0.index].name, $0.view) }
    return [
      .table(
        ReportTable(
          id: id, caption: Prose(ReportWording.byGroup, Prose(head)).text,
          columns: [ReportTable.Column(head)] + names.map { ReportTable.Column(capitalised($0), isNumeric: true) },
          rows: groups.enumerated().map { number, group in
            ReportTable.Row(
              [ReportTable.Cell(group.group ?? ReportWording.notFilled)]
                + measures.map { ReportTable.Cell(cell($0.index, $0.view, group: group.key)) },
              place: "/measures/" + String(first.index) + "/rows/" + String(number))
          }))
    ]
  }

  /// The figure of a group; a measure without that group says so.
  private func cell(_ index: Int, _ view: CheckedReport.MeasureView, group: String) -> Prose {
    guard let row = result.evaluation.measures[index].rows.firstIndex(where: { $0.key == group }) else {
      return Prose(ReportWording.dash)
    }
    return prose(measure: index, row: row, view, signed: true)
  }

  /// A declared chart.
  func chart(_ chart: CheckedReport.Chart) -> [Report.Block] {
    let measures = chart.measures.map { position(of: $0) }
    guard let first = measures.first else { return [] }
    return [.chart(chart.isStacked ? stackedChart(measures) : groupChart(first))]
  }

  /// The measures as parts of one bar, this period and the previous one below each other.
  private func stackedChart(_ indices: [Int]) -> ReportChart {
    let measures = indices.map { result.evaluation.measures[$0] }
    let title = Prose.joined(measures.map { Prose($0.name) }, by: ReportWording.listComma).text
    let id = "chart-" + indices.map { String($0 + 1) }.joined(separator: "-")
    let tones: [ReportTone] = [.pass, .undetermined, .neutral, .violation]
    return ReportChart(
      id: id, title: title, summary: Prose(ReportWording.stackedSummary, Prose(title)).text, kind: .stacked,
      series: measures.enumerated().map { number, measure in
        ReportChart.Series(name: measure.name, tone: tones[number % tones.count])
      },
      categories: stackedCategories(indices), table: measureTable(indices, id: id + "-table", caption: title))
  }

  private func stackedCategories(_ indices: [Int]) -> [ReportChart.Category] {
    let rows = indices.map { result.evaluation.measures[$0].rows.first }
    let periods: [(LocalizedText, String, [Figure])] = [
      (ColumnWording.current, "figure", rows.map { $0?.figure ?? .none }),
      (capitalised(previousLabel ?? ReportWording.previousPeriod), "previous", rows.map { $0?.previous ?? .none }),
    ]
    let shown = periods.prefix(previousLabel == nil ? 1 : 2)
    let sums = shown.map { ChartScale.sum($0.2) }
    let scale = ChartScale(longest: sums)
    return shown.map { label, key, figures in
      ReportChart.Category(
        label: label,
        bars: figures.enumerated().map { number, figure in
          let index = indices[number]
          return scale.bar(
            number, figure, style: result.evaluation.measures[index].style,
            place: FigurePlace.measure(index, row: 0, key))
        })
    }
  }

  /// The problems under the units that have to set them right, those with most violations first.
  func problemsByOwner(_ minimum: Severity?) -> [Report.Block] {
    let findings = result.evaluation.findings
    let owners = totals.owners.indices.sorted { left, right in
      let (a, b) = (totals.owners[left].violation, totals.owners[right].violation)
      return a != b ? a > b : left < right
    }
    var tables = owners.enumerated().compactMap { number, index -> ReportTable? in
      let owner = totals.owners[index]
      let positions = findings.indices.filter { position in
        let finding = findings[position]
        return finding.kind == .rule && finding.outcome == .violation && !finding.isWaived
          && finding.owner == owner.name && (minimum.map { finding.severity >= $0 } ?? true)
      }
      return positions.isEmpty ? nil : ownerProblems(number, owner, positions)
    }
    guard let last = tables.indices.last else { return problemBlocks(minimum) }
    // Whose the findings are that were not written out is not known: that they exist is told once, behind the last unit.
    tables[last].notes += ruleIndices.compactMap { omittedNote($0) }
    return tables.map { .table($0) }
  }

  private func ownerProblems(_ number: Int, _ owner: RunTotals.Owner, _ positions: [Int]) -> ReportTable {
    let shown = positions.prefix(limits.rows)
    let notes = cutNote(
      total: Prose(same: String(positions.count)), count: positions.count, shown: shown.count)
    return ReportTable(
      id: "owner-problems-" + String(number + 1),
      caption: Prose(ReportWording.ownerProblems, Prose(owner.name ?? ReportWording.unassigned)).text,
      columns: [
        .init(ColumnWording.rule), .init(ColumnWording.severity), .init(ColumnWording.object),
        .init(ColumnWording.statement),
      ],
      rows: shown.map { position in
        let finding = result.evaluation.findings[position]
        return ReportTable.Row(
          [
            ReportTable.Cell(
              LocalizedText(zh: finding.rule + " " + finding.title.zh, en: finding.rule + " " + finding.title.en)),
            ReportTable.Cell(finding.severity.label, tone: ReportTone(finding.severity)), objectCell(finding),
            statementCell(finding, withSteps: false),
          ], place: FigurePlace.finding(position))
      }, headColumn: 2, shape: .sentences, notes: notes)
  }
}
