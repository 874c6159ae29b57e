import Codecs
import Findings
import Records
import Reporting
import SourceText

/// What a gate adds to the JSON of a run: the base, the counts, what is gone.
struct GateDocument {
  let gate: GateResult
  let language: Language

  /// Writes the member `gate`.
  func write(to writer: inout JSONWriter) {
    writer.key("gate")
    writer.beginObject()
    writer.key("base")
    writer.beginObject()
    writer.member("kind", gate.base.kind.rawValue)
    writer.member("name", gate.base.name)
    writer.member("commit", gate.base.commit)
    writer.member("as_of", gate.base.checkDate?.text)
    writer.member("empty", gate.base.isEmpty)
    writer.endObject()
    writer.member("new", gate.counts.new)
    writer.member("old", gate.counts.old)
    writer.member("resolved", gate.counts.resolved)
    writer.member("waived", gate.counts.waived)
    writer.member("undecided", gate.counts.undecided)
    writer.member("undecided_new", gate.counts.undecidedNew)
    writer.key("resolved_findings")
    writer.beginArray()
    for identity in gate.resolved {
      writer.beginObject()
      writer.member("rule", identity.rule)
      writer.member("title", identity.title[language])
      writer.member("outcome", identity.outcome.rawValue)
      writer.member("object", identity.object[language])
      writer.member("fingerprint", identity.fingerprint)
      writer.endObject()
    }
    writer.endArray()
    writer.member("notes", gate.notes.map { $0[language] })
    writer.endObject()
  }
}
