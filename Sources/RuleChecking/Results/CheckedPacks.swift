package import Diagnostics
package import RuleEngine
package import RuleSyntax
package import SourceText

/// What checking yields: everything that has a meaning, and everything that is wrong.
package struct CheckedPacks: Sendable {
  /// The checked rules, without those that are broken.
  package let ruleSet: CheckedRuleSet
  /// The checked tests in the order of packs, files and lines.
  package let tests: [CheckedTest]
  /// The checked tests of scorecards, in the same order.
  package let scoreTests: [CheckedScoreTest]
  /// The declared laws.
  package let laws: [CheckedLaw]
  /// How many findings of lint the rule files allow (容许).
  package let allowedCount: Int
  /// All problems, sorted by file and place; with an error among them a run ends with exit code 2.
  package let diagnostics: [Diagnostic]
  /// For each clause the words of the reading that was chosen, sorted by place; the formatter writes them.
  package let choices: [ReadingChoice]
  /// For each place of a name in a clause the labels of the declaration that it means.
  package let labels: [SourceRange: LocalizedText]
  /// Everything that is declared, sorted by place.
  package let symbols: [DeclaredSymbol]
  /// The trees of the files, in the order of packs and files.
  package let files: [RuleFile]
  /// For each pack the words that are visible in it, in the order of the packs.
  package let vocabularies: [Vocabulary]

  /// What the formatter needs to know of them: the readings that were chosen and what each name means.
  package var formatting: RuleSyntax.ReadingChoice {
    var choice = RuleSyntax.ReadingChoice()
    for clause in choices {
      choice.choose(Reading(node: 0, words: clause.words), for: Readings<Int>([], range: clause.range))
    }
    for (range, label) in labels { choice.resolve(range, to: label) }
    return choice
  }

  /// Whether an error was found.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Something that is declared, for catalogues and editors.
package struct DeclaredSymbol: Sendable, Hashable {
  /// What is declared.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case pack
    case calendar
    case law
    case table
    case field
    case parameter
    case wordList
    case definition
    case rule
    case decisionTable
    case measure
    case scorecard
  }

  /// What it is.
  package let kind: Kind
  /// Its names, or its id in both languages.
  package let name: LocalizedText
  /// The names of the table that it belongs to.
  package let owner: LocalizedText?
  /// What is said of it: its type, its title.
  package let detail: LocalizedText?
  /// Where it is declared.
  package let range: SourceRange
}
