import Findings
import Records
import RuleEngine
import SourceText

/// A rule with one of its parts left out.
enum RuleReduction {
  static func changes(of rule: CheckedRule) -> [CheckedRule] {
    var changes: [CheckedRule] = []
    func add(_ change: (inout Parts) -> Void) {
      var parts = Parts(rule)
      change(&parts)
      changes.append(parts.rule(like: rule))
    }
    add { $0.object = Selection(rule.object.source, slot: rule.object.slot) }
    add { $0.effective = nil }
    add { $0.owner = nil }
    add { $0.missing = nil }
    add { $0.dueBy = nil }
    add { $0.attribution = nil }
    add { $0.message = nil }
    add { $0.remedy = nil }
    add { $0.period = nil }
    for index in rule.variants.indices where rule.variants.count > 1 { add { $0.variants.remove(at: index) } }
    for (index, variant) in rule.variants.enumerated() {
      for smaller in self.variants(of: variant) { add { $0.variants[index] = smaller } }
    }
    return changes
  }

  private struct Parts {
    var effective: CheckedRule.Effective?
    var owner: CheckedRule.Owner?
    var object: Selection
    var period: ObjectPeriod?
    var variants: [CheckedRule.Variant]
    var missing: Outcome?
    var dueBy: CheckedExpression?
    var attribution: CheckedExpression?
    var message: MessageTemplate?
    var remedy: MessageTemplate?

    init(_ rule: CheckedRule) {
      effective = rule.effective
      owner = rule.owner
      object = rule.object
      period = rule.period
      variants = rule.variants
      missing = rule.missing
      dueBy = rule.dueBy
      attribution = rule.attribution
      message = rule.message
      remedy = rule.remedy
    }

    func rule(like rule: CheckedRule) -> CheckedRule {
      CheckedRule(
        id: rule.id, pack: rule.pack, title: rule.title, effective: effective, severity: rule.severity, owner: owner,
        tags: rule.tags, object: object, period: period, variants: variants, missing: missing, dueBy: dueBy,
        attribution: attribution, calendar: rule.calendar, message: message, remedy: remedy, slotCount: rule.slotCount,
        range: rule.range)
    }
  }

  // MARK: Variants and deadlines

  private static func variants(of variant: CheckedRule.Variant) -> [CheckedRule.Variant] {
    func with(
      _ body: CheckedRule.Body? = nil, exceptions: [CheckedRule.RuleException]? = nil, message: MessageTemplate? = nil
    ) -> CheckedRule.Variant {
      CheckedRule.Variant(
        word: variant.word, body: body ?? variant.body, exceptions: exceptions ?? variant.exceptions, message: message)
    }
    var result = variant.message == nil ? [] : [with()]
    for index in variant.exceptions.indices {
      var exceptions = variant.exceptions
      exceptions.remove(at: index)
      result.append(with(exceptions: exceptions, message: variant.message))
    }
    switch variant.body {
    case .requirements(let items):
      for index in items.indices where items.count > 1 {
        result.append(with(.requirements([items[index]]), message: variant.message))
      }
    case .deadline(let deadline, let items):
      if !items.isEmpty {
        result.append(with(.deadline(deadline, requirements: []), message: variant.message))
        result.append(with(.requirements(items), message: variant.message))
      }
      for smaller in deadlines(of: deadline) {
        result.append(with(.deadline(smaller, requirements: items), message: variant.message))
      }
    }
    return result
  }

  private static func deadlines(of deadline: Deadline) -> [Deadline] {
    func with(
      starts: [Deadline.Line<CheckedExpression>]? = nil, stops: [Deadline.Line<CheckedExpression>]? = nil,
      exclusions: [Deadline.Line<[Exclusion]>]? = nil, limits: [Deadline.Line<Deadline.Limit>]? = nil,
      marks: [Deadline.Mark]? = nil, keepsEnd: Bool = true
    ) -> Deadline {
      Deadline(
        starts: starts ?? deadline.starts, stops: stops ?? deadline.stops,
        exclusions: exclusions ?? deadline.exclusions, limits: limits ?? deadline.limits,
        marks: marks ?? deadline.marks, ended: keepsEnd ? deadline.ended : nil)
    }
    var result: [Deadline] = []
    if !deadline.marks.isEmpty { result.append(with(marks: Array(deadline.marks.dropLast()))) }
    if deadline.ended != nil { result.append(with(keepsEnd: false)) }
    for index in deadline.exclusions.indices {
      result.append(with(exclusions: without(deadline.exclusions, index)))
      for part in deadline.exclusions[index].content.indices where deadline.exclusions[index].content.count > 1 {
        let line = deadline.exclusions[index]
        var exclusions = deadline.exclusions
        exclusions[index] = .init(
          condition: line.condition, content: [line.content[part]], source: line.source)
        result.append(with(exclusions: exclusions))
      }
    }
    for index in deadline.limits.indices where deadline.limits.count > 1 {
      result.append(with(limits: without(deadline.limits, index)))
    }
    for index in deadline.starts.indices where deadline.starts.count > 1 {
      result.append(with(starts: without(deadline.starts, index)))
    }
    for index in deadline.stops.indices where deadline.stops.count > 1 {
      result.append(with(stops: without(deadline.stops, index)))
    }
    for (index, line) in deadline.limits.enumerated() {
      let limit = line.content
      var smaller: [Deadline.Limit] = []
      if limit.extent != nil {
        smaller.append(.init(duration: limit.duration, extent: nil, needs: [], rollsForward: limit.rollsForward))
      }
      if limit.rollsForward {
        smaller.append(
          .init(duration: limit.duration, extent: limit.extent, needs: limit.needs, rollsForward: false))
      }
      for need in limit.needs.indices where limit.needs.count > 1 {
        smaller.append(
          .init(
            duration: limit.duration, extent: limit.extent, needs: [limit.needs[need]],
            rollsForward: limit.rollsForward))
      }
      for limit in smaller {
        var limits = deadline.limits
        limits[index] = .init(condition: line.condition, content: limit, source: line.source)
        result.append(with(limits: limits))
      }
    }
    return result
  }

  private static func without<Element>(_ elements: [Element], _ index: Int) -> [Element] {
    var result = elements
    result.remove(at: index)
    return result
  }
}
