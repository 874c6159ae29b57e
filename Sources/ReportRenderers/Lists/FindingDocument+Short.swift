import Codecs
import Findings
import RuleEngine
import SourceText

/// Short lines say which rule, which outcome and which object, and what is missing; the rule catalogue and the JSON
/// document say the rest. Members without a value are left out.
extension FindingDocument {
  /// Writes a finding in short.
  static func writeShort(_ finding: Finding, _ language: Language, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("kind", finding.kind.rawValue)
    writer.member("rule", finding.rule)
    writer.member("outcome", finding.outcome.rawValue)
    writer.member("severity", finding.severity.rawValue)
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
    writer.member("fingerprint", finding.fingerprint)
    writer.endObject()
  }

  // The same line in pieces: start, key, file, line, end, fingerprint.

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

  /// The line number.
  static func shortLine(_ line: Int) -> [UInt8] {
    Array(",\"line\":".utf8) + Array(String(line).utf8)
  }

  /// What stands between the object and the digits of the fingerprint.
  static let shortEnd = Array("},\"fingerprint\":\"\(Fingerprint.scheme)".utf8)
}
