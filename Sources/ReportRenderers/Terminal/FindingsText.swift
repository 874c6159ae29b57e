import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// The findings of a run for the terminal: one block for each rule, each finding with its place and derivation.
struct FindingsText {
  let result: RunResult
  let language: Language
  let style: TerminalStyle
  let width: Int
  let findingsPerRule: Int

  /// The lines, an empty one after each block; of a gate only what its base does not have.
  func lines() -> [String] {
    var groups: [(key: String, positions: [Int])] = []
    var indices: [String: Int] = [:]
    for (position, finding) in result.evaluation.findings.enumerated() where isShown(position, finding) {
      // Waivers of one rule may be over or only near their end.
      let parts = [finding.kind.rawValue, finding.rule, finding.title.zh, finding.severity.rawValue]
      let key = parts.joined(separator: " ")
      if let index = indices[key] {
        groups[index].positions.append(position)
      } else {
        indices[key] = groups.count
        groups.append((key, [position]))
      }
    }
    return groups.flatMap { block($0.positions) } + quarantine
  }

  private func isShown(_ position: Int, _ finding: Finding) -> Bool {
    guard let gate = result.gate else { return true }
    return gate.state(of: position) == .new && !finding.isWaived
  }

  private func block(_ positions: [Int]) -> [String] {
    guard let first = positions.first.map({ result.evaluation.findings[$0] }) else { return [] }
    var lines = head(first)
    if !first.basis.isEmpty { lines += field(RendererWording.basis, first.basis.label[language]) }
    for position in positions.prefix(findingsPerRule) {
      lines.append("")
      lines += finding(result.evaluation.findings[position], result.gate?.excerpts[position])
    }
    let notes = notes(first, written: positions.count)
    if !notes.isEmpty { lines.append("") }
    return lines + notes.map { "  … " + $0 } + [""]
  }

  /// How many findings of the rule stand elsewhere or nowhere.
  private func notes(_ finding: Finding, written: Int) -> [String] {
    var notes: [String] = []
    let isTallied = result.gate == nil && (finding.kind == .rule || finding.kind == .data)
    let tally = isTallied ? result.evaluation.tallies.first { $0.rule == finding.rule } : nil
    if let tally, tally.findingsTotal > written {
      notes.append(
        RendererWording.filled(RendererWording.omitted, language, String(tally.findingsTotal), String(written)))
    }
    if written > findingsPerRule {
      notes.append(
        RendererWording.filled(RendererWording.shownFirst, language, String(written), String(findingsPerRule)))
    }
    return notes
  }

  private func head(_ finding: Finding) -> [String] {
    let tone = ReportTone(finding.severity)
    let severity = style.paint(tone.mark + " " + finding.severity.label[language], style.emphasis(of: tone))
    let title = VisibleText.line(finding.rule + " " + finding.title[language])
    return [severity + "  " + style.paint(title, .bold)]
  }

  private func finding(_ finding: Finding, _ excerpt: SourceExcerpt?) -> [String] {
    let tone = finding.tone
    let outcome = style.paint(tone.mark + " " + finding.outcomeLabel[language], style.emphasis(of: tone))
    let waived = finding.isWaived ? " (" + RendererWording.waived[language] + ")" : ""
    let place = finding.object.place.map { "  " + style.paint(VisibleText.line($0), .faint) } ?? ""
    var lines = ["  " + outcome + waived + "  " + VisibleText.line(finding.object.label[language]) + place]
    if let excerpt { lines += ExcerptText(excerpt, style: style, width: width).lines }
    if let item = finding.item { lines += field(RendererWording.item, item[language], indent: 4) }
    lines += wrapped(finding.statement[language], indent: 4)
    for step in finding.steps { lines += wrapped("· " + step[language], indent: 4, hanging: 2) }
    if !finding.missing.isEmpty {
      let names = finding.missing.map { $0[language] }.joined(separator: language == .zh ? "、" : ", ")
      lines += field(RendererWording.missing, names, indent: 4)
    }
    if let version = finding.basis.versionLabel { lines += field(RendererWording.basis, version[language], indent: 4) }
    if let remedy = finding.remedy { lines += field(RendererWording.remedy, remedy[language], indent: 4) }
    if let owner = finding.owner { lines += field(RendererWording.owner, owner[language], indent: 4) }
    return lines
  }

  private func field(_ label: LocalizedText, _ text: String, indent: Int = 2) -> [String] {
    let name = label[language] + (language == .zh ? "：" : ": ")
    return wrapped(name + text, indent: indent, hanging: displayWidth(name))
  }

  private func wrapped(_ text: String, indent: Int, hanging: Int = 0) -> [String] {
    let lines = TextWrapping.lines(VisibleText.line(text), width: width - indent - hanging)
    return lines.enumerated().map { number, line in
      String(repeating: " ", count: number == 0 ? indent : indent + hanging) + line
    }
  }

  private var quarantine: [String] {
    let states = result.gate?.quarantineStates
    let records = result.quarantine.enumerated().filter { states?[$0.offset] != .old }.map(\.element)
    guard !records.isEmpty else { return [] }
    let tone = ReportTone.undetermined
    var lines = [style.paint(tone.mark + " " + RendererWording.quarantine[language], .boldYellow)]
    for record in records.prefix(findingsPerRule) {
      let place = [record.path] + [record.line, record.column].compactMap { $0.map { String($0) } }
      lines.append("  " + style.paint(VisibleText.line(place.joined(separator: ":")), .faint))
      lines += wrapped(record.reason[language], indent: 4)
      if !record.excerpt.isEmpty { lines += wrapped(record.excerpt, indent: 4) }
    }
    if records.count > findingsPerRule {
      let note = RendererWording.filled(
        RendererWording.shownFirst, language, String(records.count), String(findingsPerRule))
      lines.append("  … " + note)
    }
    return lines + [""]
  }
}
