import Findings
import RuleEngine
import SourceText

extension ReportLayout {
  /// The sections of the declaration with their numbers.
  var sections: [Report.Section] {
    let ownAnnex = tailoringBlocks
    let annexes = declaration.sections.count(where: \.isAnnex) + (ownAnnex.isEmpty ? 0 : 1)
    var numbers = (section: 0, annex: 0)
    let declared = declaration.sections.map { section -> Report.Section in
      if section.isAnnex {
        numbers.annex += 1
        return annex(section, numbers.annex, of: annexes)
      }
      numbers.section += 1
      return numbered(section, numbers.section)
    }
    // No declaration may leave out what was tailored.
    return ownAnnex.isEmpty ? declared : declared + [annexSection(ownAnnex, numbers.annex + 1, of: annexes)]
  }

  private func annexSection(_ blocks: [Report.Block], _ number: Int, of count: Int) -> Report.Section {
    let name = Prose(ReportWording.tailoring)
    let title =
      count > 1
      ? Prose(ReportWording.numberedAnnex, Prose(same: String(number)), name) : Prose(ReportWording.annex, name)
    return Report.Section(id: "tailoring", title: title.text, blocks: blocks)
  }

  private func numbered(_ section: CheckedReport.Section, _ number: Int) -> Report.Section {
    let name = Prose(section.name)
    return Report.Section(
      id: "section-" + String(number), title: Prose(ReportWording.section, numeral(number), name).text,
      blocks: blocks(section, "section-" + String(number)) { index, heading in
        Prose(
          ReportWording.subheading, Prose(same: String(number)), Prose(same: String(index)), numeral(index),
          Prose(heading)
        ).text
      })
  }

  private func annex(_ section: CheckedReport.Section, _ number: Int, of count: Int) -> Report.Section {
    let name = Prose(section.name)
    let title =
      count > 1
      ? Prose(ReportWording.numberedAnnex, Prose(same: String(number)), name) : Prose(ReportWording.annex, name)
    return Report.Section(
      id: "annex-" + String(number), title: title.text,
      blocks: blocks(section, "annex-" + String(number)) { index, heading in
        Prose(ReportWording.annexSubheading, numeral(index), Prose(heading)).text
      })
  }

  /// The number in the form of each language: 三 / 3.
  private func numeral(_ number: Int) -> Prose {
    Prose(LocalizedText(zh: Self.chinese(number), en: String(number)))
  }

  /// 一 … 九十九; digits beyond.
  static func chinese(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard (1...99).contains(number) else { return String(number) }
    let tens = number < 10 ? "" : (number < 20 ? "十" : digits[number / 10] + "十")
    return tens + digits[number % 10]
  }

  /// The blocks of a section; a heading under which nothing is shown is left out.
  private func blocks(
    _ section: CheckedReport.Section, _ id: String, title: (Int, LocalizedText) -> LocalizedText
  ) -> [Report.Block] {
    var blocks: [Report.Block] = []
    var headings = 0
    var waiting: LocalizedText?
    for block in section.blocks {
      if case .heading(let heading) = block {
        waiting = heading
        continue
      }
      // Signatures close the section, they do not belong to the heading before them.
      if case .signature = block { waiting = nil }
      let shown = self.blocks(block)
      if let heading = waiting, !shown.isEmpty {
        headings += 1
        blocks.append(.heading(id: id + "-" + String(headings), title(headings, heading)))
        waiting = nil
      }
      blocks += shown
    }
    return blocks
  }

  // MARK: Blocks

  private func blocks(_ block: CheckedReport.Block) -> [Report.Block] {
    switch block {
    case .text(let text, let condition, let isNote): return paragraph(text, condition, isNote: isNote)
    case .heading: return []
    case .standard(let standard): return blocks(standard)
    case .list(let head, let columns): return list(head, columns)
    case .chart(let chart): return self.chart(chart)
    case .problems(let minimum, let byOwner):
      return byOwner ? problemsByOwner(minimum) : problemBlocks(minimum)
    case .ledger(let outcomes): return table(ledger(outcomes))
    case .signature(let roles): return [.signature(signature(roles))]
    }
  }

  private func table(_ table: ReportTable?) -> [Report.Block] { table.map { [.table($0)] } ?? [] }

  private func blocks(_ standard: StandardBlock) -> [Report.Block] {
    switch standard {
    case .inspection: [.paragraph(judgedWhat)]
    case .records: [.paragraph(recordsRead)]
    case .outcomes: [.paragraph(outcomeSentence)]
    case .violations: [.paragraph(violationSentences)]
    case .severities: [.table(severityTable)]
    case .measureText: measureText
    case .measureTable: measureTables
    case .groupedMeasures: groupedMeasures
    case .scores: scores
    case .rules: ruleTables
    case .ruleChart: problemChart.map { [.chart($0)] } ?? []
    case .marks: result.evaluation.marks.isEmpty ? [] : [.table(markTable)]
    case .problems: problemBlocks(nil)
    case .remedies: remedyBlocks
    case .owners: totals.owners.isEmpty ? [] : [.table(ownerTable)]
    case .ledger: table(ledger([.violation, .undetermined]))
    default: qualityBlocks(standard)
    }
  }

  private func qualityBlocks(_ standard: StandardBlock) -> [Report.Block] {
    switch standard {
    case .undetermined: undeterminedBlocks
    case .dataFaults: checkBlocks(.data)
    case .quarantine: quarantineBlocks
    case .fields: fieldBlocks
    case .scope: scopeBlocks
    case .notComputed: figureBlocks
    case .ruleSet: ruleSetBlocks
    case .packs: [.table(packTable)]
    case .laws: totals.laws.isEmpty ? [] : [.table(lawTable)]
    case .calendars: calendarBlocks
    case .inputs: inputBlocks
    case .ruleFiles: result.ruleFiles.isEmpty ? [] : [.table(ruleFileTable)]
    default: verificationNotes
    }
  }

  // MARK: References

  /// 第六部分 / part 6: the numbered section that shows a block; nil if none does.
  func place(of standard: StandardBlock) -> LocalizedText? { place { $0 == .standard(standard) } }

  /// The section with the ledger.
  var ledgerPlace: LocalizedText? {
    place { block in
      if case .ledger = block { true } else { block == .standard(.ledger) }
    }
  }

  private func place(_ shows: (CheckedReport.Block) -> Bool) -> LocalizedText? {
    let numbered = declaration.sections.filter { !$0.isAnnex }
    guard let index = numbered.firstIndex(where: { $0.blocks.contains(where: shows) }) else { return nil }
    return Prose(ReportWording.part, Prose(same: Self.chinese(index + 1)), Prose(same: String(index + 1))).text
  }
}
