import Findings
import Records
package import Reporting
import RuleEngine
package import SourceText

/// One line a finding, the place first, as editors and `grep` like it; then the counts.
package struct ConciseRenderer: ReportRenderer {
  package let id = "concise"
  package let fileExtension = "txt"
  package let summary = RendererWording.concise

  /// Creates the renderer.
  package init() {}

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    var text = ""
    for finding in result.evaluation.findings { text += line(finding, language) + "\n" }
    for record in result.quarantine {
      let place = [record.path] + [record.line, record.column].compactMap { $0.map { String($0) } }
      text +=
        VisibleText.line(
          place.joined(separator: ":") + ": " + RendererWording.quarantine[language] + ": "
            + record.reason[language]) + "\n"
    }
    if let own = result.snapshotCheckDate {
      let given = RendererWording.filled(RendererWording.givenCheckDate, language, own.text)
      text += RendererWording.checkDate[language] + " " + result.checkDate.text + given + "\n"
    }
    let counts = RunCounts(totals: RunTotals(result), result: result, language: language)
    for line in counts.lines { text += VisibleText.line(line) + "\n" }
    return Array(text.utf8)
  }

  private func line(_ finding: Finding, _ language: Language) -> String {
    let place = finding.object.place ?? "-"
    let waived = finding.isWaived ? " (" + RendererWording.waived[language] + ")" : ""
    let words = [
      finding.severity.label[language], finding.rule, finding.outcomeLabel[language] + waived,
      finding.object.label[language],
    ]
    let item = finding.item.map { " [" + $0[language] + "]" } ?? ""
    return VisibleText.line(
      place + ": " + words.joined(separator: " ") + item + ": " + finding.statement[language])
  }
}
