import Findings
import Records
import RuleEngine
import SourceText

extension ReportLayout {
  /// Name and date at the end of the text, before the annex (GB/T 9704 7.3.5).
  func signature(_ roles: [LocalizedText]) -> ReportSignature {
    ReportSignature(organisation: result.organisation, day: PeriodText.day(result.checkDate), roles: roles)
  }

  var undeterminedBlocks: [Report.Block] {
    let indices = ruleIndices.filter { tallies[$0].undetermined > 0 }
    guard !indices.isEmpty else { return [.paragraph(Prose(ReportWording.undeterminedNone))] }
    let rows = indices.map { index in
      let findings = (findingsOfRule[tallies[index].rule] ?? []).map { result.evaluation.findings[$0] }
        .filter { $0.outcome == .undetermined }
      var missing: [LocalizedText] = []
      for finding in findings { for name in finding.missing where !missing.contains(name) { missing.append(name) } }
      return ReportTable.Row(
        [
          ReportTable.Cell(ruleLabel(tallies[index])),
          ReportTable.Cell(ruleCount(index, "undetermined", tallies[index].undetermined), tone: .undetermined),
          ReportTable.Cell(joined(missing.prefix(8))),
          ReportTable.Cell(joined(findings.prefix(3).map(\.object.label)[...])),
        ], place: "/rules/" + String(index))
    }
    let table = ReportTable(
      id: "undetermined-table", caption: ReportWording.undeterminedTable,
      columns: [
        .init(ColumnWording.rule), .init(ColumnWording.number, isNumeric: true), .init(ColumnWording.missing),
        .init(ColumnWording.objects),
      ], rows: rows, shape: .sentences)
    return [.paragraph(Prose(ReportWording.undeterminedIntro)), .table(table)]
  }

  private func joined(_ texts: ArraySlice<LocalizedText>) -> LocalizedText {
    texts.isEmpty
      ? ReportWording.dash
      : LocalizedText(zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
  }

  func checkBlocks(_ kind: FindingKind) -> [Report.Block] {
    let indices = totals.checks.indices.filter { totals.checks[$0].kind == kind }
    guard !indices.isEmpty else { return [.paragraph(Prose(ReportWording.faultsNone))] }
    let counts = ReportTable(
      id: kind.rawValue + "-checks", caption: ReportWording.faultsTable,
      columns: [
        .init(ColumnWording.table), .init(ColumnWording.title), .init(ColumnWording.number, isNumeric: true),
      ],
      rows: indices.map { index in
        let check = totals.checks[index]
        let place = "checks/" + String(index)
        return ReportTable.Row(
          [
            ReportTable.Cell(
              check.findings.first.map { result.evaluation.findings[$0].object.table } ?? ReportWording.dash),
            ReportTable.Cell(check.title),
            ReportTable.Cell(summary(place + "/count", check.count)),
          ], place: FigurePlace.summary(place))
      }, headColumn: 1)
    let positions = indices.flatMap { totals.checks[$0].findings.prefix(limits.examples) }.prefix(limits.rows)
    return [.table(counts), .table(checkExamples(kind, positions))]
  }

  private func checkExamples(_ kind: FindingKind, _ positions: ArraySlice<Int>) -> ReportTable {
    ReportTable(
      id: kind.rawValue + "-examples",
      caption: kind == .data ? ReportWording.faultExamples : kind.label,
      columns: [
        .init(kind == .data ? ColumnWording.title : ColumnWording.check), .init(ColumnWording.object),
        .init(ColumnWording.statement),
      ],
      rows: positions.map { position in
        let finding = result.evaluation.findings[position]
        return ReportTable.Row(
          [
            kind == .data
              ? ReportTable.Cell(finding.title) : ReportTable.Cell(LocalizedText(same: finding.rule), isCode: true),
            objectCell(finding),
            statementCell(finding, withSteps: true),
          ], place: FigurePlace.finding(position))
      }, headColumn: 1, shape: .sentences)
  }

  var quarantineBlocks: [Report.Block] {
    guard !result.quarantine.isEmpty else { return [.paragraph(Prose(ReportWording.quarantineNone))] }
    let shown = result.quarantine.prefix(limits.rows)
    let rows = shown.enumerated().map { index, record in
      let line = record.line.map { ":" + String($0) } ?? ""
      let column = record.line == nil ? "" : record.column.map { ":" + String($0) } ?? ""
      return ReportTable.Row(
        [
          ReportTable.Cell(LocalizedText(same: record.path + line + column), isCode: true),
          ReportTable.Cell(record.reason), ReportTable.Cell(LocalizedText(same: record.excerpt), isCode: true),
        ], place: "/quarantine/" + String(index))
    }
    let notes = cutNote(
      total: summary("records/quarantined", totals.records.quarantined), count: result.quarantine.count,
      shown: shown.count)
    return [
      .table(
        ReportTable(
          id: "quarantine-table", caption: ReportWording.quarantineTable,
          columns: [.init(ColumnWording.place), .init(ColumnWording.reason), .init(ColumnWording.excerpt)],
          rows: rows, shape: .sentences, notes: notes))
    ]
  }

  var fieldBlocks: [Report.Block] {
    var undeclared: [ReportTable.Row] = []
    var absent: [ReportTable.Row] = []
    for (table, usage) in result.usage.enumerated() {
      for (key, occurrence) in usage.undeclared.enumerated() where undeclared.count < limits.rows {
        let count = ReportFigure(count: occurrence.count, place: FigurePlace.undeclared(table, key))
        undeclared.append(
          ReportTable.Row([
            ReportTable.Cell(usage.table), ReportTable.Cell(LocalizedText(same: occurrence.key), isCode: true),
            ReportTable.Cell(Prose(count)),
          ]))
      }
      for absence in usage.absent where absent.count < limits.rows {
        absent.append(
          ReportTable.Row([
            ReportTable.Cell(usage.table), ReportTable.Cell(absence.field),
            ReportTable.Cell(LocalizedText(same: absence.key), isCode: true),
            ReportTable.Cell(absence.nearest.map { LocalizedText(same: $0) } ?? ReportWording.dash, isCode: true),
          ]))
      }
    }
    var blocks: [Report.Block] = []
    if !undeclared.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            id: "undeclared", caption: ReportWording.undeclaredTable,
            columns: [
              .init(ColumnWording.table), .init(ColumnWording.key), .init(ColumnWording.records, isNumeric: true),
            ], rows: undeclared, headColumn: 1)))
    }
    if !absent.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            id: "absent", caption: ReportWording.absentTable,
            columns: [
              .init(ColumnWording.table), .init(ColumnWording.field), .init(ColumnWording.key),
              .init(ColumnWording.nearest),
            ], rows: absent, headColumn: 1)))
    }
    return blocks.isEmpty ? [.paragraph(Prose(ReportWording.fieldsNone))] : blocks
  }

  var scopeBlocks: [Report.Block] {
    let outside = ruleIndices.filter { tallies[$0].scope == .outOfScope }
    let empty = ruleIndices.filter { tallies[$0].scope == .inScope && tallies[$0].selected == 0 }
    var items: [Prose] = []
    if !outside.isEmpty {
      items.append(
        Prose(
          ReportWording.outOfScopeItem, summary("rules/out_of_scope", outside.count), ruleNames(outside)))
    }
    if !empty.isEmpty {
      items.append(
        Prose(
          ReportWording.selectedNothingItem, summary("rules/selected_nothing", empty.count), ruleNames(empty)))
    }
    return items.isEmpty ? [.paragraph(Prose(ReportWording.scopeNone))] : items.map { .paragraph($0) }
  }

  private func ruleNames(_ indices: [Int]) -> Prose {
    .joined(indices.map { Prose(ruleLabel(tallies[$0])) }, by: ReportWording.listComma)
  }

  var figureBlocks: [Report.Block] {
    let measured = totals.notComputed.prefix(limits.rows).map { position in
      let measure = result.evaluation.measures[position.measure]
      let figure = FigureText.prose(
        .none, style: measure.style,
        place: FigurePlace.measure(position.measure, row: position.row, "figure"))
      guard let group = measure.rows[position.row].group else {
        return Prose(ReportWording.figureItem, Prose(measure.name), figure)
      }
      return Prose(ReportWording.figureGroupItem, Prose(measure.name), Prose(group), figure)
    }
    let named = unknownFigures.map { Prose(ReportWording.figureItem, Prose($0), Prose(FigureText.notComputed)) }
    guard !measured.isEmpty || !named.isEmpty else { return [.paragraph(Prose(ReportWording.figuresNone))] }
    return [.list(measured + named, isOrdered: false)]
  }

  var ruleSetBlocks: [Report.Block] {
    let positions = totals.checks.filter { $0.kind == .ruleset || $0.kind == .waiver }
      .flatMap { $0.findings.prefix(limits.examples) }.prefix(limits.rows)
    return positions.isEmpty ? [] : [.table(checkExamples(.ruleset, positions))]
  }
}
