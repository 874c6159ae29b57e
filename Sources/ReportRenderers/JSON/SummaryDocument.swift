import Codecs
import Findings
import Records
import Reporting
import SourceText

/// The sums of a run as JSON; the places are those of `FigurePlace.summary`.
struct SummaryDocument {
  let totals: RunTotals
  let language: Language

  /// Writes the sums.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    records(&writer)
    rules(&writer)
    writer.key("outcomes")
    outcomes(totals.outcomes, severity: nil, &writer)
    writer.key("severities")
    writer.beginArray()
    for entry in totals.severities { outcomes(entry.outcomes, severity: entry.severity, &writer) }
    writer.endArray()
    writer.member("data_faults", totals.dataFaults)
    checks(&writer)
    owners(&writer)
    laws(&writer)
    writer.key("findings")
    writer.beginObject()
    writer.member("shown", totals.findingsShown)
    writer.member("omitted", totals.findingsOmitted)
    writer.endObject()
    notComputed(&writer)
    writer.endObject()
  }

  private func records(_ writer: inout JSONWriter) {
    writer.key("records")
    writer.beginObject()
    writer.member("found", totals.records.found)
    writer.member("evaluated", totals.records.evaluated)
    writer.member("quarantined", totals.records.quarantined)
    writer.member("quarantined_share", share(totals.quarantinedShare))
    writer.endObject()
  }

  private func rules(_ writer: inout JSONWriter) {
    writer.key("rules")
    writer.beginObject()
    writer.member("total", totals.rules.total)
    writer.member("in_scope", totals.rules.inScope)
    writer.member("out_of_scope", totals.rules.outOfScope)
    writer.member("selected_nothing", totals.rules.selectedNothing)
    writer.member("violated", totals.rules.violated)
    writer.member("undetermined", totals.rules.undetermined)
    writer.endObject()
  }

  private func outcomes(_ outcomes: RunTotals.Outcomes, severity: Severity?, _ writer: inout JSONWriter) {
    writer.beginObject()
    if let severity { writer.member("severity", severity.rawValue) }
    writer.member("rules", outcomes.rules)
    writer.member("selected", outcomes.selected)
    writer.member("pass", outcomes.pass)
    writer.member("violation", outcomes.violation)
    writer.member("undetermined", outcomes.undetermined)
    writer.member("not_due", outcomes.notDue)
    writer.member("not_applicable", outcomes.notApplicable)
    writer.member("waived", outcomes.waived)
    writer.member("undetermined_share", share(outcomes.undeterminedShare))
    writer.endObject()
  }

  private func share(_ share: Fraction?) -> ReportFigure.Scalar {
    share.map { FigureText.scalar(.number($0)) } ?? .null
  }

  private func checks(_ writer: inout JSONWriter) {
    writer.key("checks")
    writer.beginArray()
    for check in totals.checks {
      writer.beginObject()
      writer.member("kind", check.kind.rawValue)
      writer.member("rule", check.rule)
      writer.member("title", check.title[language])
      writer.member("count", check.count)
      writer.endObject()
    }
    writer.endArray()
  }

  private func owners(_ writer: inout JSONWriter) {
    writer.key("owners")
    writer.beginObject()
    writer.member("count", totals.owners.count)
    writer.key("list")
    writer.beginArray()
    for owner in totals.owners {
      writer.beginObject()
      writer.member("owner", owner.name?[language])
      writer.member("violation", owner.violation)
      writer.member("undetermined", owner.undetermined)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func laws(_ writer: inout JSONWriter) {
    writer.key("laws")
    writer.beginObject()
    writer.member("count", totals.laws.count)
    writer.key("list")
    writer.beginArray()
    for law in totals.laws {
      writer.beginObject()
      writer.member("law", law.title)
      writer.member("provisions", law.places.map(\.text))
      writer.member("rules", law.rules)
      writer.member("rule_count", law.rules.count)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func notComputed(_ writer: inout JSONWriter) {
    writer.member(
      "not_computed",
      totals.notComputed.map { FigurePlace.measure($0.measure, row: $0.row, "figure") })
  }
}
