import Diagnostics
import RuleEngine
import SourceText

/// One check of what is allowed in a rule file but most likely a slip: its page and how it looks.
///
/// Each check stands in a file of its own in `Lint/Checks`, with its page, and in the list `LintChecks.all`.
struct LintCheck: Sendable {
  /// The file that the check stands in, as `Module/File.swift`; a test compares the list with the folder.
  let file: String
  /// The pages, one for each code that the check reports; see `DiagnosticPages.readLint`.
  let pages: [DiagnosticPage]
  /// Looks at everything and reports; the levels of the pages are put on afterwards.
  let run: @Sendable (LintSubject) -> [Diagnostic]

  init(pages: StaticString, file: String = #fileID, run: @escaping @Sendable (LintSubject) -> [Diagnostic]) {
    self.file = file
    self.pages = DiagnosticPages.readLint(pages)
    self.run = run
  }

  /// The codes that the check reports.
  var codes: [String] { pages.map(\.id) }
}

/// All lint checks, in the order of their files.
///
/// A new check: one file in `Lint/Checks` with its page, and one line here. What analyses elsewhere find, of decision
/// tables for instance, they give to `World.lintFindings`, and their pages name a level.
package enum LintChecks {
  static let all: [LintCheck] = [
    .alwaysHolds, .articleNotInVersion, .articleOutOfRange, .claimedCount, .contradictoryRules, .eachOnNothing,
    .emptySelection, .impossibleText, .lawNotInForce, .linesOverlap, .neverHolds, .noPassingTest, .noViolatingTest,
    .parameterNeedsProfile, .parameterNotInForce, .repeatedRequirement, .repeatedRule, .ruleWithoutBasis, .unknownLaw,
    .unreachableCase, .unusedDefinition, .unusedImport, .unusedLaw, .unusedParameter, .unusedTable, .unusedWordList,
  ]

  /// The pages of all checks, and of what is reported about allowances.
  static let pages: [DiagnosticPage] = all.flatMap(\.pages) + LintAllowances.pages

  /// The codes whose level can be set, sorted.
  package static let codes: [String] = DiagnosticPages.all.filter { $0.level != nil }.map(\.id).sorted()

  /// The files of the checks as `Module/File.swift`, each once, in the order of the list.
  package static var files: [String] {
    var seen: Set<String> = []
    return all.map(\.file).filter { seen.insert($0).inserted }
  }
}
