import Codecs
import Findings
package import Reporting
import RuleEngine
package import SourceText

/// The findings as CSV (RFC 4180) with a byte order mark, so that Excel opens it as UTF-8; formulas are neutralised.
package struct CSVRenderer: ReportRenderer {
  package let id = "csv"
  package let fileExtension = "csv"
  package let summary = RendererWording.csv

  /// Creates the renderer.
  package init() {}

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    var bytes = Self.header(language)
    for finding in result.evaluation.findings { bytes += Self.record(finding, language) }
    return bytes
  }

  /// The byte order mark and the titles of the columns.
  static func header(_ language: Language) -> [UInt8] {
    var writer = CSVWriter(writesMark: true, neutralisesFormulas: true)
    writer.record(RendererWording.columns.map { $0[language] })
    return writer.bytes
  }

  /// The record of a finding; its fingerprint stands last.
  static func record(_ finding: Finding, _ language: Language) -> [UInt8] {
    var writer = CSVWriter(neutralisesFormulas: true)
    writer.record(fields(of: finding, language))
    return writer.bytes
  }

  private static func fields(of finding: Finding, _ language: Language) -> [String] {
    let object = finding.object
    let waived = (finding.isWaived ? RendererWording.yes : RendererWording.no)[language]
    let evidence = finding.evidence.map { $0.name[language] + "=" + $0.value[language] }
    let fields: [String] = [
      finding.outcomeLabel[language], waived, finding.severity.label[language], finding.rule,
      finding.title[language], finding.kind.label[language], object.table[language], object.key,
      object.word?[language] ?? "", finding.item?[language] ?? "", object.path ?? "",
      object.line.map { String($0) } ?? "", finding.message[language], finding.expected[language],
      finding.actual[language], lines(finding.missing.map { $0[language] }),
      lines(finding.steps.map { $0[language] }), lines(evidence), lines(finding.basis.map { $0.label[language] }),
      finding.remedy?[language] ?? "", finding.owner?[language] ?? "", finding.mark?[language] ?? "",
      finding.fingerprint,
    ]
    return fields.map(withoutControls)
  }

  private static func lines(_ texts: [String]) -> String {
    texts.joined(separator: "\n")
  }

  /// Spreadsheets refuse control characters or end the cell at them.
  private static func withoutControls(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(clean)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && scalar.value != 0x0A && scalar.value != 0x0D && scalar.value != 0x09)
      || scalar.value == 0x7F
  }
}
