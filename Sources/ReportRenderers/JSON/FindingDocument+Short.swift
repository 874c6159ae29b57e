import Codecs
import Findings
import RuleEngine
import SourceText

/// Short lines say which rule, which outcome and which object, and what is missing; the rule catalogue and the JSON
/// document say the rest. Members without a value are left out, so is the fingerprint: everything that it is taken over stands
/// in the line, and computing it would take as long as judging the record.
extension FindingDocument {
  /// Writes a finding in short.
  static func writeShort(_ finding: Finding, _ language: Language, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("kind", finding.kind.rawValue)
    writer.member("rule", finding.rule)
    writer.member("outcome", finding.outcome.rawValue)
    writer.member("severity", finding.severity.rawValue)
    if finding.isWaived { writer.member("waived", true) }
    if let item = finding.item { writer.member("item", item[language]) }
    if !finding.missing.isEmpty { writer.member("missing", finding.missing.map { $0[language] }) }
    writer.key("object")
    writer.beginObject()
    writer.member("table", finding.object.table[language])
    if let word = finding.object.word { writer.member("word", word[language]) }
    writer.member("key", finding.object.key)
    if let path = finding.object.path { writer.member("file", path) }
    if let line = finding.object.line { writer.member("line", line) }
    writer.endObject()
    writer.endObject()
  }

  // The same line in pieces: start, key, file, line number, end.

  /// The line of a violation up to its key.
  static func shortStart(
    _ rule: CheckedRule, _ table: LocalizedText, item: LocalizedText?, _ language: Language
  ) -> [UInt8] {
    var writer = JSONWriter(.compact)
    writer.beginObject()
    writer.member("kind", FindingKind.rule.rawValue)
    writer.member("rule", rule.id)
    writer.member("outcome", Outcome.violation.rawValue)
    writer.member("severity", rule.severity.rawValue)
    if let item { writer.member("item", item[language]) }
    writer.key("object")
    writer.beginObject()
    writer.member("table", table[language])
    return writer.bytes + Array(",\"key\":\"".utf8)
  }

  /// What stands between key and line number.
  static func shortFile(_ path: String) -> [UInt8] {
    var bytes = Array("\",\"file\":".utf8)
    JSONWriter.appendQuoted(path, to: &bytes)
    return bytes
  }

  /// Appends the line number.
  static func appendShortLine(_ line: Int, to bytes: inout [UInt8]) {
    bytes += linePart
    var divisor = 1
    while line / divisor >= 10 { divisor *= 10 }
    var rest = line
    while divisor > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  private static let linePart = Array(",\"line\":".utf8)

  /// What ends the object and the line.
  static let shortEnd: [UInt8] = [0x7D, 0x7D, 0x0A]
}
