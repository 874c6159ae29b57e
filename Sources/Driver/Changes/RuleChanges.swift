package import Findings
import RuleEngine
package import SourceText

/// What a change of rules does to the outcomes and figures of one snapshot.
package struct RuleChanges: Sendable {
  /// What became of one rule.
  package struct Entry: Sendable {
    /// The kinds of changes of a rule.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Only the new rules have it.
      case new
      /// Only the old rules have it.
      case gone
      /// It judges by other words.
      case changed
      /// It judges as before; its title, message, provisions or the like differ.
      case reworded
    }

    /// What became of it.
    package let kind: Kind
    /// The English name of the pack.
    package let pack: String
    /// The id.
    package let id: String
    /// The title; of the new rule if there is one.
    package let title: LocalizedText
    /// The clauses that differ, those that decide about outcomes first.
    package let clauses: [Clause]
    /// The objects judged before by outcome; nil without an old rule, or when it was not judged.
    package internal(set) var before: RuleTally?
    /// The objects judged now.
    package internal(set) var after: RuleTally?
    /// The objects whose outcome differs, in place order, at most as many as were wanted.
    package internal(set) var moves: [Move] = []
    /// How many objects change their outcome.
    package internal(set) var moveCount = 0
  }

  /// A clause that differs.
  package struct Clause: Sendable, Hashable {
    /// The clause word, or the name of what the rule uses.
    package let name: LocalizedText
    /// What it said; nil when it was not there.
    package let before: LocalizedText?
    /// What it says; nil when it is gone.
    package let after: LocalizedText?
  }

  /// An object whose outcome differs.
  package struct Move: Sendable, Hashable {
    /// The object with its place.
    package let object: FindingObject
    /// The old outcome; nil when the old rule did not select it.
    package let from: Outcome?
    /// The new outcome.
    package let to: Outcome?
  }

  /// A figure that differs.
  package struct FigureMove: Sendable, Hashable {
    /// The measure's names.
    package let name: LocalizedText
    /// The English name of its pack.
    package let pack: String
    /// The group; nil for an ungrouped measure.
    package let group: LocalizedText?
    /// How it is written.
    package let style: FigureStyle
    /// The old figure; nil when there was none.
    package let before: Figure?
    /// The new figure.
    package let after: Figure?
  }

  /// The rules that differ, in the order of the new rules, those that are gone last.
  package internal(set) var entries: [Entry]
  /// How many rules both have and are the same.
  package let unchanged: Int
  /// The figures that differ, in the order of the new measures, those that are gone last.
  package internal(set) var figures: [FigureMove] = []
  /// The built-in checks of fields whose counts differ: `from` and `to` are the numbers of faults.
  package internal(set) var checks: [CheckMove] = []

  /// The scores that differ, in the order of the new scorecards, those that are gone last.
  package internal(set) var scores: [ScoreMove] = []

  /// A score that differs.
  package struct ScoreMove: Sendable, Hashable {
    /// The id of the scorecard.
    package let scorecard: String
    /// The scored object with its place.
    package let object: FindingObject
    /// Its name in the data, if its table has one.
    package let name: LocalizedText?
    /// The old score; nil without one.
    package let before: Score?
    /// The new score.
    package let after: Score?
  }

  /// A score with its grade.
  package struct Score: Sendable, Hashable {
    /// The points.
    package let figure: ScoreFigure
    /// The grade, if both ends agree on it.
    package let grade: LocalizedText?
  }

  /// A built-in check whose count differs.
  package struct CheckMove: Sendable, Hashable {
    /// Its id, such as `data/办件/受理日期/required`.
    package let id: String
    /// The faults by the old declarations.
    package let before: Int
    /// The faults by the new ones.
    package let after: Int
  }

  /// Whether an outcome, a figure or a data fault differs.
  package var movesAnything: Bool {
    entries.contains { $0.moveCount > 0 } || !figures.isEmpty || !scores.isEmpty || !checks.isEmpty
  }
}

extension RuleChanges {
  /// Compares two rule sets without judging anything.
  package init(from old: LoadedRules, to new: LoadedRules) {
    let earlier = old.ruleSet.rules.indices.filter { old.judges(old.ruleSet.rules[$0]) }
    var open = Dictionary(
      earlier.map { (Self.name(old.ruleSet.rules[$0]), $0) }, uniquingKeysWith: { first, _ in first })
    var entries: [Entry] = []
    var unchanged = 0
    for index in new.ruleSet.rules.indices where new.judges(new.ruleSet.rules[index]) {
      let rule = new.ruleSet.rules[index]
      guard let before = open.removeValue(forKey: Self.name(rule)) else {
        entries.append(Entry(kind: .new, pack: rule.pack, id: rule.id, title: rule.title, clauses: []))
        continue
      }
      if let entry = Self.entry(before, old.ruleSet, index, new.ruleSet) {
        entries.append(entry)
      } else {
        unchanged += 1
      }
    }
    for index in earlier where open[Self.name(old.ruleSet.rules[index])] == index {
      let rule = old.ruleSet.rules[index]
      entries.append(Entry(kind: .gone, pack: rule.pack, id: rule.id, title: rule.title, clauses: []))
    }
    self.entries = entries
    self.unchanged = unchanged
  }

  private static func name(_ rule: CheckedRule) -> String { rule.pack + "/" + rule.id }

  /// What differs between two forms of a rule; nil when nothing does.
  private static func entry(_ before: Int, _ old: CheckedRuleSet, _ after: Int, _ new: CheckedRuleSet) -> Entry? {
    let (first, second) = (RuleMeaning(ofRule: before, in: old), RuleMeaning(ofRule: after, in: new))
    guard first != second else { return nil }
    let judging = clauses(first.judging, second.judging)
    let telling = clauses(first.telling, second.telling)
    let rule = new.rules[after]
    return Entry(
      kind: first.judging == second.judging ? .reworded : .changed, pack: rule.pack, id: rule.id, title: rule.title,
      clauses: judging + telling)
  }

  /// The parts that only one of two lists has; those of one name are paired in their order.
  private static func clauses(_ old: [RuleMeaning.Part], _ new: [RuleMeaning.Part]) -> [Clause] {
    var gone = old
    var added: [RuleMeaning.Part] = []
    for part in new {
      if let index = gone.firstIndex(of: part) { gone.remove(at: index) } else { added.append(part) }
    }
    var result: [Clause] = []
    for part in gone {
      if let index = added.firstIndex(where: { $0.name == part.name }) {
        result.append(Clause(name: part.name, before: part.text, after: added.remove(at: index).text))
      } else {
        result.append(Clause(name: part.name, before: part.text, after: nil))
      }
    }
    return result + added.map { Clause(name: $0.name, before: nil, after: $0.text) }
  }
}
