import Findings
import Records
import RuleEngine
package import SourceText

/// The rules that judge both states of a gate: those of today with the waivers of the base.
///
/// A change may not excuse itself: a waiver that it adds covers nothing until it is part of the base. A rule that it takes
/// away or relaxes hides findings: it is named.
package struct GateRules: Sendable {
  /// The rules with the waivers that count.
  package let rules: LoadedRules
  /// What there is to say.
  package let notes: [LocalizedText]
  /// The rules of the base, if some of them are gone or judge by other words now.
  let earlier: LoadedRules?
  /// The ids of those rules.
  let moved: [String]

  /// Rules whose base has the same rule files, or none of its own.
  ///
  /// - Parameter notes: what there is to say all the same.
  package init(_ rules: LoadedRules, notes: [LocalizedText] = []) {
    self.init(rules, notes: notes, earlier: nil, moved: [])
  }

  private init(_ rules: LoadedRules, notes: [LocalizedText], earlier: LoadedRules?, moved: [String]) {
    self.rules = rules
    self.notes = notes
    self.earlier = earlier
    self.moved = moved
  }

  /// The rules of today beside those of the base.
  package init(_ rules: LoadedRules, base: CommittedRules.State) {
    switch base {
    case .unchanged: self.init(rules)
    case .absent:
      self.init(
        rules.waiving([]),
        notes: [Self.noRules] + Self.waiverNotes(from: [], to: rules.ruleSet.waivers))
    case .broken(let failure):
      self.init(
        rules.waiving([]),
        notes: [Self.broken + failure.reason] + Self.waiverNotes(from: [], to: rules.ruleSet.waivers))
    case .changed(let earlier):
      let waivers = earlier.ruleSet.waivers
      let changes = RuleChanges(from: earlier, to: rules)
      let moved = changes.entries.filter { $0.kind == .gone || $0.kind == .changed }.map(\.id)
      self.init(
        rules.waiving(waivers),
        notes: Self.ruleNotes(changes, from: earlier, to: rules)
          + Self.waiverNotes(from: waivers, to: rules.ruleSet.waivers),
        earlier: moved.isEmpty ? nil : earlier, moved: moved)
    }
  }

  private static let noRules = LocalizedText(
    zh: "基准里没有规则文件：两边都按现在的规则查，现在的豁免不作数",
    en: "the base has no rule files: both are judged by today's rules, and today's waivers do not count")
  private static let broken = LocalizedText(
    zh: "基准里的规则文件有误，读不出它的豁免，所以没有豁免作数：",
    en: "the rule files of the base are wrong and its waivers can't be read, so none counts: ")

  // MARK: Rules

  /// The rules that are gone, judge by other words, or weigh less.
  private static func ruleNotes(
    _ changes: RuleChanges, from earlier: LoadedRules, to rules: LoadedRules
  ) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    func note(_ entries: [RuleChanges.Entry], _ zh: String, _ en: String, _ text: (RuleChanges.Entry) -> LocalizedText)
    {
      guard !entries.isEmpty else { return }
      let shown = entries.prefix(20).map(text)
      let more = entries.count > shown.count ? " …" : ""
      notes.append(
        LocalizedText(
          zh: zh + shown.map(\.zh).joined(separator: "、") + more,
          en: en + shown.map(\.en).joined(separator: ", ") + more))
    }
    func named(_ entry: RuleChanges.Entry) -> LocalizedText { LocalizedText(same: entry.id + " ") + entry.title }
    note(
      changes.entries.filter { $0.kind == .gone }, "规则没有了，它们的发现不再出现：",
      "rules are gone, and what they find no longer shows: ", named)
    note(
      changes.entries.filter { $0.kind == .changed }, "规则的意思变了，两边都按新的查：",
      "rules changed their meaning, both are judged by the new one: "
    ) { entry in
      let clauses = entry.clauses.map(\.name)
      return named(entry)
        + LocalizedText(
          zh: "（" + Self.unique(clauses.map(\.zh)).joined(separator: "、") + "）",
          en: " (" + Self.unique(clauses.map(\.en)).joined(separator: ", ") + ")")
    }
    let lower = Self.lowered(from: earlier, to: rules)
    if !lower.isEmpty {
      notes.append(
        LocalizedText(
          zh: "规则的级别降低了：" + lower.joined(separator: "、"),
          en: "rules are of lower severity now: " + lower.joined(separator: ", ")))
    }
    return notes
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static func lowered(from earlier: LoadedRules, to rules: LoadedRules) -> [String] {
    let before = Dictionary(earlier.ruleSet.rules.map { ($0.pack + "/" + $0.id, $0.severity) }) { first, _ in first }
    return rules.ruleSet.rules.compactMap { rule in
      guard let old = before[rule.pack + "/" + rule.id], rule.severity < old else { return nil }
      return rule.id
    }
  }

  // MARK: Waivers

  /// What of a waiver decides what it covers.
  private struct Cover: Hashable {
    let rule: String
    let key: String
    let until: Day
  }

  private static func waiverNotes(from base: [CheckedWaiver], to head: [CheckedWaiver]) -> [LocalizedText] {
    func covers(_ waivers: [CheckedWaiver]) -> [Cover] {
      waivers.flatMap { waiver in waiver.keys.map { Cover(rule: waiver.rule, key: $0, until: waiver.until) } }
    }
    let (before, after) = (covers(base), covers(head))
    let (known, now) = (Set(before), Set(after))
    var notes: [LocalizedText] = []
    func note(_ covers: [Cover], _ zh: String, _ en: String) {
      guard !covers.isEmpty else { return }
      let names = covers.prefix(20).map { "\($0.rule) \($0.key)" }
      let more = covers.count > names.count ? " …" : ""
      notes.append(
        LocalizedText(zh: zh + names.joined(separator: "、") + more, en: en + names.joined(separator: ", ") + more))
    }
    note(
      after.filter { !known.contains($0) }, "本次改动加进的豁免不作数，要先单独并入基准：",
      "waivers that the change adds do not count until they are part of the base: ")
    note(
      before.filter { !now.contains($0) }, "本次改动去掉的豁免在这里仍然作数：",
      "waivers that the change takes away still count here: ")
    return notes
  }
}

extension LoadedRules {
  /// The same rules with other waivers.
  func waiving(_ waivers: [CheckedWaiver]) -> LoadedRules {
    var result = self
    result.ruleSet = ruleSet.replacing(waivers: waivers)
    return result
  }
}
