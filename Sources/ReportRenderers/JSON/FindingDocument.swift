import Codecs
import Findings
import Reporting
import SourceText

/// One finding as JSON: an element of the document and a line of JSON Lines.
enum FindingDocument {
  /// Writes a finding.
  ///
  /// - Parameter state: whether the base of a gate knows it; nil outside of a gate.
  static func write(
    _ finding: Finding, _ language: Language, state: GateResult.State? = nil, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.member("kind", finding.kind.rawValue)
    writer.member("rule", finding.rule)
    writer.member("pack", finding.pack)
    writer.member("title", finding.title[language])
    writer.member("outcome", finding.outcome.rawValue)
    writer.member("severity", finding.severity.rawValue)
    writer.member("waived", finding.isWaived)
    basis(finding, &writer)
    object(finding.object, language, &writer)
    writer.member("item", finding.item?[language])
    writer.key("evidence")
    writer.beginArray()
    for evidence in finding.evidence {
      writer.beginObject()
      writer.member("name", evidence.name[language])
      writer.member("value", evidence.value[language])
      writer.endObject()
    }
    writer.endArray()
    writer.member("missing", finding.missing.map { $0[language] })
    writer.member("expected", finding.expected[language])
    writer.member("actual", finding.actual[language])
    writer.member("steps", finding.steps.map { $0[language] })
    writer.member("message", finding.message[language])
    writer.member("remedy", finding.remedy?[language])
    writer.member("owner", finding.owner?[language])
    writer.member("mark", finding.mark?[language])
    writer.member("fingerprint", finding.fingerprint)
    if let state { writer.member("state", state.rawValue) }
    writer.endObject()
  }

  private static func basis(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.key("basis")
    writer.beginArray()
    for citation in finding.basis { self.citation(citation, &writer) }
    writer.endArray()
    writer.member("quoted_law", finding.quotedLaw)
  }

  /// Writes a provision.
  static func citation(_ citation: Citation, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("law", citation.law)
    writer.member("article", citation.article)
    writer.member("paragraph", citation.paragraph)
    writer.member("item", citation.item)
    if let subitem = citation.subitem { writer.member("subitem", subitem) }
    if let through = citation.through { writer.member("through", through) }
    if let version = citation.version { writer.member("version", version) }
    writer.member("text", citation.text)
    writer.endObject()
  }

  /// Writes an object with its place.
  static func object(_ object: FindingObject, _ language: Language, _ writer: inout JSONWriter) {
    writer.key("object")
    writer.beginObject()
    writer.member("table", object.table[language])
    writer.member("key", object.key)
    writer.member("word", object.word?[language])
    writer.member("file", object.path)
    writer.member("line", object.line)
    writer.member("page", object.page)
    writer.member("column", object.column)
    writer.endObject()
  }
}
