package import Findings
package import Records
package import SourceText

/// What a profile changed in a rule set, old and new: every report of the run shows it.
package struct Tailoring: Sendable, Hashable {
  /// A parameter with other values.
  package struct Parameter: Sendable, Hashable {
    /// The names.
    package let name: LocalizedText
    /// The type of its values.
    package let type: ValueType
    /// The values that the pack gives.
    package let old: [CheckedRuleSet.DatedValue]
    /// The values of the profile.
    package let new: [CheckedRuleSet.DatedValue]
  }

  /// A rule that is switched off.
  package struct Rule: Sendable, Hashable {
    /// The id.
    package let id: String
    /// The title.
    package let title: LocalizedText
    /// Why.
    package let reason: LocalizedText
  }

  /// A rule with another weight.
  package struct Level: Sendable, Hashable {
    /// The id.
    package let id: String
    /// The title.
    package let title: LocalizedText
    /// The weight that the pack gives.
    package let old: Severity
    /// The weight of the profile.
    package let new: Severity
  }

  /// The names of the profile.
  package let name: LocalizedText
  /// Its title.
  package let title: LocalizedText
  /// The parameters that it sets, in the order of the profile.
  package let parameters: [Parameter]
  /// The rules that it switches off.
  package let switchedOff: [Rule]
  /// The rules whose weight it changes.
  package let levels: [Level]

  /// Creates it.
  package init(
    name: LocalizedText, title: LocalizedText, parameters: [Parameter], switchedOff: [Rule], levels: [Level]
  ) {
    self.name = name
    self.title = title
    self.parameters = parameters
    self.switchedOff = switchedOff
    self.levels = levels
  }
}

extension CheckedRuleSet {
  /// The rule set as a profile tailors it, and what is different.
  ///
  /// A rule that is switched off selects nothing, so that measures and other rules that ask for it find no outcome; the
  /// Driver also leaves it out of the rules to judge.
  package func applying(_ profile: CheckedProfile) -> (rules: CheckedRuleSet, tailoring: Tailoring) {
    var tailored = self
    var parameters: [Tailoring.Parameter] = []
    for setting in profile.settings {
      let old = self.parameters[setting.parameter]
      tailored.parameters[setting.parameter] = old.with(values: setting.values)
      parameters.append(.init(name: old.name, type: old.type, old: old.values, new: setting.values))
    }
    var off: [Tailoring.Rule] = []
    for entry in profile.switchedOff {
      guard let index = rules.firstIndex(where: { $0.id == entry.rule }) else { continue }
      tailored.rules[index] = rules[index].selectingNothing
      off.append(.init(id: entry.rule, title: rules[index].title, reason: entry.reason))
    }
    var levels: [Tailoring.Level] = []
    for level in profile.levels {
      guard let index = rules.firstIndex(where: { $0.id == level.rule }) else { continue }
      tailored.rules[index] = rules[index].with(severity: level.severity)
      levels.append(
        .init(id: level.rule, title: rules[index].title, old: rules[index].severity, new: level.severity))
    }
    let tailoring = Tailoring(
      name: profile.name, title: profile.title, parameters: parameters, switchedOff: off, levels: levels)
    return (tailored, tailoring)
  }
}

extension CheckedRuleSet.Parameter {
  /// The value in force on a day; nil before the first, and without a default.
  package func value(on day: Day) -> Value? {
    values.last { $0.from.map { $0 <= day } ?? true }?.value
  }

  /// The parameter with the values of a profile.
  func with(values: [CheckedRuleSet.DatedValue]) -> CheckedRuleSet.Parameter {
    CheckedRuleSet.Parameter(
      name: name, type: type, values: values, strictness: strictness, tightensOnly: tightensOnly, range: range)
  }

  /// A time at which other values are less strict than these.
  package struct Loosening: Sendable {
    /// From this day on; nil from the beginning.
    package let from: Day?
    /// The value that holds now.
    package let old: Value
    /// The value that would take its place.
    package let new: Value
  }

  /// The first time at which other values would be less strict, or not to be compared; nil if at no time.
  package func loosening(by others: [CheckedRuleSet.DatedValue]) -> Loosening? {
    let other = with(values: others)
    let days = Set((values + others).compactMap(\.from)).sorted()
    let before = [Optional<Day>.none] + days.map { Optional($0) }
    for from in before {
      let day = from ?? days.first?.advanced(by: -1) ?? Day(number: 0)
      guard let old = value(on: day) else { continue }
      guard let new = other.value(on: day) else { continue }
      if !isStricter(new, than: old) { return Loosening(from: from, old: old, new: new) }
    }
    return nil
  }

  /// Whether a value is as strict as another one or stricter.
  private func isStricter(_ new: Value, than old: Value) -> Bool {
    if ValueOrder.isEqual(new, old) == true { return true }
    switch strictness {
    case .smaller: return ValueOrder.isLess(new, old) ?? false
    case .larger: return ValueOrder.isLess(old, new) ?? false
    case nil: return false
    }
  }
}

extension CheckedRule {
  /// The rule with another weight.
  func with(severity: Severity) -> CheckedRule {
    var rule = self
    rule.severity = severity
    return rule
  }

  /// The rule with no object at all.
  var selectingNothing: CheckedRule {
    var rule = self
    rule.object = Selection(
      source: object.source, slot: object.slot,
      condition: CheckedExpression(
        kind: .constant(.truth(false)), type: .truth, range: range, source: LocalizedText(zh: "停用", en: "switched off")),
      excluding: object.excluding, text: object.text)
    return rule
  }
}
