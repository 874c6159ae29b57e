import Findings
import Records
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("The generator of rule sets and records")
struct RuleSetMakerTests {
  /// What must occur among the rule sets of 2,000 seeds, and how often at least.
  private static let kinds = [
    "constant", "field", "parameter", "environment", "rowKey", "element", "definition", "deadline", "mark", "measure",
    "ruleCount", "arithmetic", "shift", "spanLength", "rounded", "call", "conditional", "all", "any", "atLeast", "not",
    "implies", "has", "lacks", "compare", "approximately", "span", "member", "textTest", "ruleOutcome", "hasRows",
    "lacksRows", "exists", "every", "count", "aggregate", "share", "complete", "setRelation", "inOrder",
    "sortedInOrder", "decision", "input", "distinct", "distinctWithin", "unique", "consecutive", "maximumGap",
    "functional",
  ]
  private static let parts = [
    "row.slot", "row.follow", "row.parent", "row.onlyChild", "row.keyed", "row.keyedWithin", "row.only",
    "row.previousPair", "row.organisation", "source.table", "source.previous", "source.lastYear", "source.children",
    "source.values", "source.scope", "selection.excluding", "set.values", "set.range", "set.anyOf", "set.words",
    "set.noneOf", "set.decision", "hit.unique", "hit.any", "hit.first", "hit.collect",
    "hit.progressive", "cell.any", "cell.rest", "cell.missing", "cell.values", "cell.intervals", "cell.condition",
    "output.none", "output.value", "output.range", "output.rising", "relation.subset", "relation.equal",
    "relation.disjoint", "text.contains", "text.hasPrefix",
    "text.hasSuffix", "text.matches", "aggregate.sum", "aggregate.average", "aggregate.largest", "aggregate.smallest",
    "aggregate.earliest", "aggregate.latest", "aggregate.distinctCount", "length.day", "length.workday.excluding",
    "length.month", "length.year", "length.hour", "span.day", "span.workday", "span.month", "span.year", "span.hour",
    "environment.checkDate", "environment.periodStart", "environment.periodEnd", "environment.year",
    "environment.organisation", "environment.objectPeriodStart", "environment.objectPeriodEnd", "figure.dueDate",
    "figure.used", "figure.remaining", "figure.overdue", "object.办件", "object.特别程序", "object.意见", "object.收费",
    "object.科室", "object.事项", "object.通知", "object.投诉", "object.登记", "object.机构", "object.previous",
    "effective.by", "effective.plain", "owner", "missing", "dueBy", "attribution", "message", "variants", "period.day",
    "period.workday", "period.week", "period.month", "period.quarter", "period.halfYear", "period.year", "exception",
    "exception.replacing", "deadline.requirements", "deadline.byDate", "deadline.marks", "deadline.ended",
    "deadline.starts", "deadline.stops", "deadline.limits", "exclusion.rows", "exclusion.span",
    "exclusion.conditional", "limit.day", "limit.workday", "limit.month", "limit.year", "limit.hour",
    "limit.extension", "limit.rolls", "measure.scope", "measure.group", "measure.noData", "ended",
  ]

  @Test("makes every construct of the language often enough in 2,000 cases")
  func constructs() {
    let census = ConstructCensus()
    for seed in 0..<2_000 { census.count(DifferentialCase(seed: UInt64(seed)).rules) }
    let calls = BuiltinFunctions.all.map { "call." + $0.id }
    for name in Self.kinds.map({ "kind." + $0 }) + Self.parts + calls {
      #expect(census.counts[name] ?? 0 >= 5, "\(name): \(census.counts[name] ?? 0)")
    }
  }

  @Test("makes records on which every outcome is common and most conditions are decided")
  func outcomes() throws {
    var counts: [Outcome: Int] = [:]
    var figures = 0
    var exact = 0
    for seed in 0..<120 {
      let evaluation = try ReferenceUnderTest().evaluate(DifferentialCase(seed: UInt64(seed)), RunForm())
      for tally in evaluation.tallies {
        counts[.pass, default: 0] += tally.pass
        counts[.violation, default: 0] += tally.violation
        counts[.undetermined, default: 0] += tally.undetermined
        counts[.notDue, default: 0] += tally.notDue
        counts[.notApplicable, default: 0] += tally.notApplicable
      }
      for row in evaluation.measures.flatMap(\.rows) {
        figures += 1
        if case .exact = row.figure { exact += 1 }
      }
    }
    let total = counts.values.reduce(0, +)
    for outcome in Outcome.allCases { #expect(counts[outcome] ?? 0 > total / 60, "\(outcome): \(counts) of \(total)") }
    #expect((counts[.pass] ?? 0) + (counts[.violation] ?? 0) > total * 2 / 5, "\(counts)")
    #expect(exact > figures / 3, "\(exact) of \(figures)")
  }
}
