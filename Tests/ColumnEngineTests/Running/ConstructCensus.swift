import Findings
import Records
import RuleEngine
import SourceText

/// Counts the constructs of rule sets.
final class ConstructCensus {
  private(set) var counts: [String: Int] = [:]

  func note(_ name: String, _ isThere: Bool = true) {
    if isThere { counts[name, default: 0] += 1 }
  }

  func count(_ rules: CheckedRuleSet) {
    let map = ExpressionMap { self.counted($0) }
    _ = map.ruleSet(rules)
    for rule in rules.rules { count(rule) }
    for measure in rules.measures {
      note("measure.scope", measure.scope != nil)
      note("measure.group", measure.group != nil)
      note("measure.noData", measure.noData != nil)
    }
    note("ended", !rules.ended.isEmpty)
    for table in rules.decisionTables { count(table) }
  }

  private func count(_ table: CheckedDecisionTable) {
    note("hit." + Self.label(table.hit))
    for row in table.rows {
      for cell in row.cells { note("cell." + Self.label(cell)) }
      for output in row.outputs { note("output." + Self.label(output)) }
    }
  }

  /// The name of a case.
  private static func label(_ value: some Any) -> String {
    Mirror(reflecting: value).children.first?.label ?? "\(value)"
  }

  private func counted(_ expression: CheckedExpression) -> CheckedExpression {
    note("kind." + (Mirror(reflecting: expression.kind).children.first?.label ?? "?"))
    switch expression.kind {
    case .field(let row, _), .rowKey(let row), .ruleOutcome(_, _, let row), .definition(_, let row?): count(row)
    case .call(let id, _): note("call." + id)
    case .aggregate(let aggregate, let selection, _):
      note("aggregate.\(aggregate)")
      count(selection)
    case .count(let selection), .exists(let selection, _), .every(let selection, _), .hasRows(let selection),
      .lacksRows(let selection):
      count(selection)
    case .setRelation(let relation, _, _, _, _): note("relation.\(relation)")
    case .textTest(let test, _, _): note("text.\(test)")
    case .member(_, let set): count(set)
    case .spanLength(_, _, let unit, let excluding): note("length.\(unit)\(excluding.isEmpty ? "" : ".excluding")")
    case .span(_, _, _, let limit): if case .duration(let unit) = limit.type { note("span.\(unit)") }
    case .environment(let value): note("environment.\(value)")
    case .deadline(let figure, _, _): note("figure.\(figure)")
    default: break
    }
    return ExpressionMap { self.counted($0) }.parts(of: expression)
  }

  private func count(_ set: MemberSet) {
    switch set {
    case .values: note("set.values")
    case .range: note("set.range")
    case .anyOf: note("set.anyOf")
    case .words: note("set.words")
    case .noneOf: note("set.noneOf")
    case .decision: note("set.decision")
    }
  }

  private func count(_ row: RowExpression) {
    switch row {
    case .slot: note("row.slot")
    case .follow(let inner, _):
      note("row.follow")
      count(inner)
    case .parent(let inner):
      note("row.parent")
      count(inner)
    case .onlyChild(let inner, _):
      note("row.onlyChild")
      count(inner)
    case .keyed(_, _, let within): note(within == nil ? "row.keyed" : "row.keyedWithin")
    case .only(let selection):
      note("row.only")
      count(selection)
    case .previousPair(let inner):
      note("row.previousPair")
      count(inner)
    case .organisation: note("row.organisation")
    }
  }

  private func count(_ selection: Selection) {
    switch selection.source {
    case .table(_, .current): note("source.table")
    case .table(_, .previous): note("source.previous")
    case .table(_, .lastYear): note("source.lastYear")
    case .children: note("source.children")
    case .values: note("source.values")
    case .scope: note("source.scope")
    }
    note("selection.excluding", selection.excluding != nil)
  }

  private func count(_ rule: CheckedRule) {
    if case .table(let table, let snapshot) = rule.object.source {
      note("object.\(Office.plain[table].name.zh)")
      note("object.previous", snapshot != .current)
    }
    note("effective.by", rule.effective?.by != nil)
    note("effective.plain", rule.effective != nil && rule.effective?.by == nil)
    note("owner", rule.owner != nil)
    note("missing", rule.missing != nil)
    note("dueBy", rule.dueBy != nil)
    note("attribution", rule.attribution != nil)
    note("message", rule.message != nil)
    note("variants", rule.variants.count > 1)
    if let period = rule.period { note("period.\(period)") }
    for variant in rule.variants {
      for exception in variant.exceptions { note(exception.replacement.isEmpty ? "exception" : "exception.replacing") }
      if case .deadline(let deadline, let items) = variant.body { count(deadline, items) }
    }
  }

  private func count(_ deadline: Deadline, _ items: [CheckedItem]) {
    note("deadline.requirements", !items.isEmpty)
    note("deadline.byDate", deadline.limits.isEmpty)
    note("deadline.marks", !deadline.marks.isEmpty)
    note("deadline.ended", deadline.ended != nil)
    note("deadline.starts", deadline.starts.count > 1)
    note("deadline.stops", deadline.stops.count > 1)
    note("deadline.limits", deadline.limits.count > 1)
    for line in deadline.exclusions {
      for exclusion in line.content {
        if case .rows = exclusion { note("exclusion.rows") } else { note("exclusion.span") }
      }
      note("exclusion.conditional", line.condition != nil)
    }
    for line in deadline.limits {
      if case .duration(let unit) = line.content.duration.type { note("limit.\(unit)") }
      note("limit.extension", line.content.extent != nil)
      note("limit.rolls", line.content.rollsForward)
    }
  }
}
