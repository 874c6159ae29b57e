import Codecs
import Findings
import Records
import Reporting
import RuleEngine
import SourceText

extension RunDocument {
  /// Writes the waivers with what became of each object.
  func waivers(_ writer: inout JSONWriter) {
    writer.key("waivers")
    writer.beginArray()
    for (number, waiver) in result.ruleSet.waivers.enumerated() {
      writer.beginObject()
      writer.member("rule", waiver.rule)
      writer.member("until", waiver.until.text)
      writer.member("reason", waiver.reason[language])
      writer.member("approved_by", waiver.approval[language])
      writer.member("file", waiver.path)
      writer.member("line", waiver.line)
      writer.key("objects")
      writer.beginArray()
      for use in result.evaluation.waivers where use.waiver == number {
        writer.beginObject()
        writer.member("key", waiver.keys[use.key])
        writer.member("state", use.state.rawValue)
        writer.member("covered", use.covered)
        writer.member("covered_until", use.coveredUntil?.text)
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }
}
