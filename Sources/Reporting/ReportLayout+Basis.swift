import Findings
import Records
import RuleEngine
import SourceText

extension ReportLayout {
  /// The input files, and those of the previous snapshot.
  var inputBlocks: [Report.Block] {
    let current = inputTable("inputs", caption: ReportWording.inputsTable, inputs: result.inputs)
    if result.previousInputs.isEmpty { return [.table(current)] }
    return [
      .table(current),
      .table(
        inputTable("previous_inputs", caption: ReportWording.previousInputsTable, inputs: result.previousInputs)),
    ]
  }

  /// How to verify the digests, and that no figure was typed.
  var verificationNotes: [Report.Block] {
    [.note(Prose(ReportWording.verifyNote)), .note(Prose(ReportWording.toolNote, Prose(same: result.tool)))]
  }

  var packTable: ReportTable {
    ReportTable(
      id: "packs", caption: ReportWording.packsTable,
      columns: [
        .init(ColumnWording.pack), .init(ColumnWording.title), .init(ColumnWording.version),
        .init(ColumnWording.rules, isNumeric: true),
      ],
      rows: result.ruleSet.packs.enumerated().map { index, pack in
        let rules = tallies.count { $0.pack == pack.name.en }
        return ReportTable.Row(
          [
            ReportTable.Cell(pack.name), ReportTable.Cell(pack.title),
            ReportTable.Cell(LocalizedText(same: pack.version)),
            ReportTable.Cell(
              Prose(ReportFigure(count: rules, place: "/packs/" + String(index) + "/rules"))),
          ], place: "/packs/" + String(index))
      })
  }

  var lawTable: ReportTable {
    ReportTable(
      id: "laws", caption: ReportWording.lawsTable,
      columns: [
        .init(ColumnWording.law), .init(ColumnWording.places), .init(ColumnWording.rules, isNumeric: true),
      ],
      rows: totals.laws.enumerated().map { index, law in
        let place = "laws/list/" + String(index)
        let places = law.places.map { placeText($0) }
        return ReportTable.Row(
          [
            ReportTable.Cell(LocalizedText(same: "《" + law.title + "》")),
            ReportTable.Cell(
              LocalizedText(
                zh: places.map(\.zh).joined(separator: "、"), en: places.map(\.en).joined(separator: ", "))),
            ReportTable.Cell(summary(place + "/rule_count", law.rules.count)),
          ], place: FigurePlace.summary(place))
      }, shape: .sentences)
  }

  private func placeText(_ citation: Citation) -> LocalizedText {
    let label = citation.label.en
    let place = label.firstIndex(of: "》").map { label[label.index(after: $0)...] } ?? ""
    return LocalizedText(zh: citation.text, en: String(place.drop { $0 == " " }))
  }

  var calendarBlocks: [Report.Block] {
    guard !result.ruleSet.calendars.isEmpty else { return [.paragraph(Prose(ReportWording.calendarEmpty))] }
    return result.ruleSet.calendars.enumerated().map { index, calendar in
      let latest = calendar.notices.compactMap(\.issued).max()
      return .paragraph(
        Prose(
          ReportWording.calendarItem, Prose(calendar.name),
          Prose(calendar.decided.map { PeriodText.span($0) } ?? ReportWording.none),
          Prose(
            ReportFigure(
              count: calendar.notices.count, place: "/calendars/" + String(index) + "/notices")),
          Prose(latest.map { PeriodText.day($0) } ?? ReportWording.dash)))
    }
  }

  private func inputTable(_ list: String, caption: LocalizedText, inputs: [InputSummary]) -> ReportTable {
    let shown = inputs.prefix(limits.rows * 10)
    return ReportTable(
      id: list, caption: caption,
      columns: [
        .init(ColumnWording.file), .init(ColumnWording.table), .init(ColumnWording.encoding),
        .init(ColumnWording.records, isNumeric: true), .init(ColumnWording.evaluated, isNumeric: true),
        .init(ColumnWording.quarantined, isNumeric: true), .init(ColumnWording.verification),
        .init(ColumnWording.digest),
      ],
      rows: shown.enumerated().map { index, input in
        let count = { (key: String, number: Int) in
          ReportTable.Cell(Prose(ReportFigure(count: number, place: FigurePlace.input(list, index, key))))
        }
        return ReportTable.Row(
          [
            ReportTable.Cell(LocalizedText(same: input.path), isCode: true),
            ReportTable.Cell(LocalizedText(same: input.table)), ReportTable.Cell(LocalizedText(same: input.encoding)),
            count("records", input.found), count("evaluated", input.evaluated),
            count("quarantined", input.quarantined),
            ReportTable.Cell(input.isVerified ? ReportWording.verified : ReportWording.unverified),
            digestCell(input),
          ], place: "/" + list + "/" + String(index))
      })
  }

  private func digestCell(_ input: InputSummary) -> ReportTable.Cell {
    guard input.sha256.isEmpty else { return ReportTable.Cell(LocalizedText(same: input.sha256), isCode: true) }
    return ReportTable.Cell(Prose(ReportWording.contentHash, Prose(same: input.contentHash)), isCode: true)
  }

  var ruleFileTable: ReportTable {
    ReportTable(
      id: "rule-files", caption: ReportWording.ruleFilesTable,
      columns: [.init(ColumnWording.file), .init(ColumnWording.digest)],
      rows: result.ruleFiles.enumerated().map { index, file in
        ReportTable.Row(
          [
            ReportTable.Cell(LocalizedText(same: file.path), isCode: true),
            ReportTable.Cell(LocalizedText(same: file.sha256), isCode: true),
          ], place: "/rule_files/" + String(index))
      })
  }
}
