import Codecs
import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// The whole run as one JSON document, version 1 (`cli-and-formats.md` §3).
struct RunDocument {
  let result: RunResult
  let language: Language
  private let totals: RunTotals

  /// Prepares the document of a run.
  init(result: RunResult, language: Language) {
    self.result = result
    self.language = language
    totals = RunTotals(result)
  }

  /// The bytes, laid out for reading, with a line end.
  func bytes() -> [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    head(&writer)
    writer.key("summary")
    SummaryDocument(totals: totals, language: language).write(to: &writer)
    if let gate = result.gate { GateDocument(gate: gate, language: language).write(to: &writer) }
    inputs("inputs", result.inputs, &writer)
    inputs("previous_inputs", result.previousInputs, &writer)
    rules(&writer)
    writer.key("findings")
    writer.beginArray()
    for (position, finding) in result.evaluation.findings.enumerated() {
      FindingDocument.write(finding, language, state: result.gate?.state(of: position), to: &writer)
    }
    writer.endArray()
    writer.key("scores")
    writer.beginArray()
    for scores in result.evaluation.scores { ScoreDocument(language: language).write(scores, to: &writer) }
    writer.endArray()
    writer.key("measures")
    writer.beginArray()
    for measure in result.evaluation.measures { FigureDocument(language: language).write(measure, to: &writer) }
    writer.endArray()
    marks(&writer)
    waivers(&writer)
    forecasts(&writer)
    quarantine(&writer)
    fields(&writer)
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private func head(_ writer: inout JSONWriter) {
    writer.key("format")
    writer.integer(1)
    writer.member("tool", result.tool)
    writer.member("organisation", result.organisation)
    writer.member("period", [result.period.lowerBound.text, result.period.upperBound.text])
    writer.member("as_of", result.checkDate.text)
    writer.member("snapshot_as_of", result.snapshotCheckDate?.text)
    writer.member("snapshot", result.snapshot)
    writer.key("previous_period")
    if let previous = result.previousPeriod {
      writer.beginArray()
      writer.string(previous.lowerBound.text)
      writer.string(previous.upperBound.text)
      writer.endArray()
    } else {
      writer.null()
    }
    profile(&writer)
    packs(&writer)
    calendars(&writer)
  }

  private func packs(_ writer: inout JSONWriter) {
    writer.key("packs")
    writer.beginArray()
    for pack in result.ruleSet.packs {
      writer.beginObject()
      writer.member("name", pack.name[language])
      writer.member("title", pack.title[language])
      writer.member("version", pack.version)
      writer.member("rules", result.evaluation.tallies.count { $0.pack == pack.name.en })
      writer.endObject()
    }
    writer.endArray()
    writer.key("rule_files")
    writer.beginArray()
    for file in result.ruleFiles {
      writer.beginObject()
      writer.member("path", file.path)
      writer.member("sha256", file.sha256)
      writer.endObject()
    }
    writer.endArray()
  }

  private func calendars(_ writer: inout JSONWriter) {
    writer.key("calendars")
    writer.beginArray()
    for calendar in result.ruleSet.calendars {
      writer.beginObject()
      writer.member("name", calendar.name[language])
      writer.member("from", calendar.decided?.lowerBound.text)
      writer.member("until", calendar.decided?.upperBound.text)
      writer.member("notices", calendar.notices.count)
      writer.member("latest_notice", calendar.notices.compactMap(\.issued).max()?.text)
      writer.endObject()
    }
    writer.endArray()
  }

  private func inputs(_ key: String, _ inputs: [InputSummary], _ writer: inout JSONWriter) {
    writer.key(key)
    writer.beginArray()
    for input in inputs {
      writer.beginObject()
      writer.member("path", input.path)
      writer.member("table", input.table)
      writer.member("sha256", input.sha256.isEmpty ? nil : input.sha256)
      writer.member("verified", input.isVerified)
      writer.member("content_hash", input.contentHash.isEmpty ? nil : input.contentHash)
      writer.member("size", input.size)
      writer.member("encoding", input.encoding)
      writer.member("records", input.found)
      writer.member("evaluated", input.evaluated)
      writer.member("quarantined", input.quarantined)
      writer.endObject()
    }
    writer.endArray()
  }

  private func rules(_ writer: inout JSONWriter) {
    var basis: [String: [Citation]] = [:]
    for rule in result.ruleSet.rules { basis[rule.id] = rule.basis }
    writer.key("rules")
    writer.beginArray()
    for (tally, findings) in zip(result.evaluation.tallies, totals.findings) {
      rule(tally, findings, basis: basis[tally.rule] ?? [], &writer)
    }
    writer.endArray()
  }

  private func rule(
    _ tally: RuleTally, _ findings: RunTotals.FindingCount, basis: [Citation], _ writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.member("id", tally.rule)
    writer.member("pack", tally.pack)
    writer.member("title", tally.title[language])
    writer.member("severity", tally.severity.rawValue)
    writer.member("tags", tally.tags.map { $0[language] })
    writer.key("basis")
    writer.beginArray()
    for citation in basis { FindingDocument.citation(citation, &writer) }
    writer.endArray()
    writer.member("in_scope", tally.scope == .inScope)
    writer.member("selected", tally.selected)
    writer.member("pass", tally.pass)
    writer.member("violation", tally.violation)
    writer.member("undetermined", tally.undetermined)
    writer.member("not_due", tally.notDue)
    writer.member("not_applicable", tally.notApplicable)
    writer.member("waived", tally.waived)
    writer.key("findings")
    writer.beginObject()
    writer.member("total", findings.total)
    writer.member("shown", findings.shown)
    writer.member("omitted", findings.omitted)
    writer.endObject()
    writer.endObject()
  }

  private func marks(_ writer: inout JSONWriter) {
    writer.key("marks")
    writer.beginArray()
    for mark in result.evaluation.marks {
      writer.beginObject()
      writer.member("rule", mark.rule)
      writer.member("mark", mark.mark[language])
      writer.member("count", mark.objects.count)
      writer.member("objects", mark.objects)
      writer.endObject()
    }
    writer.endArray()
  }

  private func quarantine(_ writer: inout JSONWriter) {
    writer.key("quarantine")
    writer.beginArray()
    for (position, record) in result.quarantine.enumerated() {
      writer.beginObject()
      writer.member("path", record.path)
      writer.member("line", record.line)
      writer.member("column", record.column)
      writer.member("reason", record.reason[language])
      writer.member("excerpt", record.excerpt)
      if let states = result.gate?.quarantineStates { writer.member("state", states[position].rawValue) }
      writer.endObject()
    }
    writer.endArray()
  }

  private func fields(_ writer: inout JSONWriter) {
    writer.key("fields")
    writer.beginArray()
    for usage in result.usage {
      writer.beginObject()
      writer.member("table", usage.table[language])
      writer.key("undeclared")
      writer.beginArray()
      for occurrence in usage.undeclared {
        writer.beginObject()
        writer.member("key", occurrence.key)
        writer.member("count", occurrence.count)
        writer.endObject()
      }
      writer.endArray()
      writer.key("absent")
      writer.beginArray()
      for absence in usage.absent {
        writer.beginObject()
        writer.member("field", absence.field[language])
        writer.member("key", absence.key)
        writer.member("nearest", absence.nearest)
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }
}
