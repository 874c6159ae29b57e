import Codecs
import Findings
import Records
import Reporting
import RuleEngine
import SourceText

extension RunDocument {
  /// Writes what a profile changed; null without one.
  func profile(_ writer: inout JSONWriter) {
    writer.key("profile")
    guard let tailoring = result.tailoring else {
      writer.null()
      return
    }
    writer.beginObject()
    writer.member("name", tailoring.name[language])
    writer.member("title", tailoring.title[language])
    writer.key("counts")
    writer.beginObject()
    writer.member("switched_off", tailoring.switchedOff.count)
    writer.member("levels", tailoring.levels.count)
    writer.member("parameters", tailoring.parameters.count)
    writer.endObject()
    list("switched_off", tailoring.switchedOff, &writer) { rule, writer in
      writer.member("rule", rule.id)
      writer.member("title", rule.title[language])
      writer.member("reason", rule.reason[language])
    }
    list("levels", tailoring.levels, &writer) { level, writer in
      writer.member("rule", level.id)
      writer.member("title", level.title[language])
      writer.member("old", level.old.rawValue)
      writer.member("new", level.new.rawValue)
    }
    list("parameters", tailoring.parameters, &writer) { parameter, writer in
      writer.member("name", parameter.name[language])
      writer.member("old", parameter.text(of: parameter.old)[language])
      writer.member("new", parameter.text(of: parameter.new)[language])
    }
    writer.endObject()
  }

  private func list<Element>(
    _ key: String, _ elements: [Element], _ writer: inout JSONWriter, _ body: (Element, inout JSONWriter) -> Void
  ) {
    writer.key(key)
    writer.beginArray()
    for element in elements {
      writer.beginObject()
      body(element, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  /// Writes what rules that are not yet in force would say.
  func forecasts(_ writer: inout JSONWriter) {
    list("forecasts", result.forecasts, &writer) { forecast, writer in
      writer.member("rule", forecast.rule)
      writer.member("title", forecast.title[language])
      writer.member("in_force_from", forecast.from.text)
      writer.member("selected", forecast.tally.selected)
      writer.member("pass", forecast.tally.pass)
      writer.member("violation", forecast.tally.violation)
      writer.member("undetermined", forecast.tally.undetermined)
    }
  }

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
