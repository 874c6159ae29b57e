import Findings
import Records
import RuleEngine
import SourceText

extension ExpressionMap {
  /// A rule with every expression changed.
  func rule(_ rule: CheckedRule) -> CheckedRule {
    CheckedRule(
      id: rule.id, pack: rule.pack, title: rule.title, effective: rule.effective.map { effective($0) },
      severity: rule.severity, owner: rule.owner.map { owner($0) }, tags: rule.tags, object: selection(rule.object),
      period: rule.period, variants: rule.variants.map { variant($0) }, missing: rule.missing,
      dueBy: rule.dueBy.map { change($0) }, attribution: rule.attribution.map { change($0) }, calendar: rule.calendar,
      message: rule.message.map { message($0) }, remedy: rule.remedy.map { message($0) }, slotCount: rule.slotCount,
      range: rule.range)
  }

  private func effective(_ effective: CheckedRule.Effective) -> CheckedRule.Effective {
    CheckedRule.Effective(from: effective.from, until: effective.until, by: effective.by.map { change($0) })
  }

  private func owner(_ owner: CheckedRule.Owner) -> CheckedRule.Owner {
    if case .value(let value) = owner { return .value(change(value)) }
    return owner
  }

  func message(_ message: MessageTemplate) -> MessageTemplate {
    func parts(_ parts: [MessageTemplate.Part]) -> [MessageTemplate.Part] {
      parts.map { part in
        if case .figure(let figure) = part { return .figure(change(figure)) }
        return part
      }
    }
    return MessageTemplate(zh: parts(message.zh), en: parts(message.en))
  }

  private func variant(_ variant: CheckedRule.Variant) -> CheckedRule.Variant {
    let body: CheckedRule.Body =
      switch variant.body {
      case .requirements(let all): .requirements(items(all))
      case .deadline(let deadline, let all): .deadline(self.deadline(deadline), requirements: items(all))
      }
    let exceptions = variant.exceptions.map {
      CheckedRule.RuleException(
        label: $0.label, condition: change($0.condition), replacement: items($0.replacement))
    }
    return CheckedRule.Variant(
      word: variant.word, body: body, exceptions: exceptions, message: variant.message.map { message($0) },
      remedy: variant.remedy.map { message($0) })
  }

  private func lines<Content>(
    _ lines: [Deadline.Line<Content>], _ content: (Content) -> Content
  ) -> [Deadline.Line<Content>] {
    lines.map {
      Deadline.Line(condition: $0.condition.map { change($0) }, content: content($0.content), source: $0.source)
    }
  }

  private func deadline(_ deadline: Deadline) -> Deadline {
    Deadline(
      starts: lines(deadline.starts) { change($0) }, stops: lines(deadline.stops) { change($0) },
      exclusions: lines(deadline.exclusions) { exclusions($0) },
      limits: lines(deadline.limits) { limit in
        Deadline.Limit(
          duration: change(limit.duration), extent: limit.extent.map { change($0) }, needs: all(limit.needs),
          rollsForward: limit.rollsForward)
      },
      marks: deadline.marks.map {
        Deadline.Mark(name: $0.name, figure: $0.figure, comparison: $0.comparison, bound: change($0.bound))
      }, ended: deadline.ended.map { change($0) })
  }

  /// A measure with every expression changed.
  func measure(_ measure: CheckedMeasure) -> CheckedMeasure {
    CheckedMeasure(
      name: measure.name, pack: measure.pack, value: change(measure.value), scope: measure.scope.map { selection($0) },
      group: measure.group.map { change($0) }, noData: measure.noData, slotCount: measure.slotCount,
      style: measure.style, range: measure.range)
  }

  /// A decision table with every expression in its cells changed.
  func decisionTable(_ table: CheckedDecisionTable) -> CheckedDecisionTable {
    CheckedDecisionTable(
      id: table.id, pack: table.pack, title: table.title, basis: table.basis, effective: table.effective,
      inputs: table.inputs, outputs: table.outputs, hit: table.hit, isComplete: table.isComplete,
      rows: table.rows.map { row in
        CheckedDecisionTable.Row(
          cells: row.cells.map { cell in
            if case .condition(let condition) = cell { .condition(change(condition)) } else { cell }
          }, outputs: row.outputs.map { output($0) }, source: row.source, range: row.range)
      }, range: table.range)
  }

  private func output(_ cell: CheckedDecisionTable.OutputCell) -> CheckedDecisionTable.OutputCell {
    switch cell {
    case .value(let value): .value(change(value))
    case .range(let set): .range(self.set(set))
    case .rising(let base, let every, let by): .rising(change(base), every: change(every), by: change(by))
    case .none: .none
    }
  }

  /// A rule set with every expression changed.
  func ruleSet(_ rules: CheckedRuleSet) -> CheckedRuleSet {
    CheckedRuleSet(
      packs: rules.packs, schema: rules.schema, ended: rules.ended.mapValues { change($0) },
      parameters: rules.parameters,
      definitions: rules.definitions.map {
        CheckedRuleSet.Definition(
          name: $0.name, table: $0.table, value: change($0.value), slotCount: $0.slotCount)
      }, calendars: rules.calendars, rules: rules.rules.map { rule($0) },
      measures: rules.measures.map { measure($0) }, decisionTables: rules.decisionTables.map { decisionTable($0) },
      waivers: rules.waivers)
  }
}
