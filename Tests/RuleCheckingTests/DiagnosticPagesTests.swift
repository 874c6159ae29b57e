import RuleChecking
import SourceText
import System
import TestSupport
import Testing

@Suite("Explanation pages")
struct DiagnosticPagesTests {
  /// The ids that the problems of a module give, as they stand in its source.
  private func ids(in folder: String) throws -> Set<String> {
    var found: Set<String> = []
    let root = Path.join(SharedData.packageRoot, folder)
    for name in try Files.names(in: root).names where name.hasSuffix(".swift") {
      let text = String(decoding: try Files.read(Path.join(root, name)), as: UTF8.self)
      for match in text.matches(
        of: /(?:ProblemWording\(|\.error\(|\.warning\(|\.unused\(|id:)\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"/)
      {
        found.insert(String(match.1))
      }
    }
    return found
  }

  @Test("explain every id in use, each once, and no other")
  func complete() throws {
    let used = try ids(in: "Sources/RuleSyntax/Problems").union(try ids(in: "Sources/RuleChecking/Problems"))
      .union(try ids(in: "Sources/RuleChecking/Lint")).union(try ids(in: "Sources/RuleChecking/Lint/Checks"))
    let pages = DiagnosticPages.all.map(\.id)
    #expect(used.count > 120)
    #expect(used.subtracting(pages).sorted() == [])
    #expect(Set(pages).subtracting(used).sorted() == [])
    #expect(pages.count == Set(pages).count)
  }

  @Test("say what, why, wrong and right in both languages", arguments: DiagnosticPages.all.map(\.id))
  func filled(id: String) throws {
    let page = try #require(DiagnosticPages.page(id))
    for text in [page.what, page.why, page.wrong, page.right] {
      #expect(!text.zh.isEmpty && !text.en.isEmpty)
      #expect(text.zh != text.en, "\(page.id): \(text.zh)")
    }
    #expect(page.wrong != page.right)
  }

  @Test("of lint stand beside their checks, one file a check, all in the list")
  func lintFiles() throws {
    let names = try Files.names(in: Path.join(SharedData.packageRoot, "Sources/RuleChecking/Lint/Checks")).names
    #expect(LintChecks.files.sorted() == names.map { "RuleChecking/\($0)" }.sorted())
    for code in LintChecks.codes {
      let page = try #require(DiagnosticPages.page(code))
      #expect(page.level != nil && page.level != .off)
    }
  }

  /// Codes whose examples are shown but not run: a fragment, a description, an encoding. The list only gets shorter;
  /// every check of lint runs its own.
  private static let fragments = Set(
    """
    all-of-part ambiguous-name ambiguous-reading approximate-needs-number argument-count bad-date bad-name bad-pattern
    bare-truth cannot-aggregate cannot-compute cell-not-analysed chart-form choice-without-field clause-elsewhere
    clause-needs-deadline condition-expected control-character count-needs-number cycle day-outside-notice
    decision-collect decision-domain decision-double-column decision-first-reason decision-input-missing
    decision-input-type decision-input-types decision-input-value decision-lower-end decision-not-an-input
    decision-output-types decision-ranges-together decision-rising decision-steps decision-without-output
    decision-without-rows different-tables discretion-without-criterion duplicate-name duplicate-rule
    duplicate-ruleset duplicate-word each-without-set empty-pattern empty-section field-of-object figure-in-list given-outside-part
    grade-gap grade-overlap group-without-scope grouped-measure hits-need-text hits-of-set imports-itself incomplete interval-elsewhere
    interval-needs-dates item-without-points items-not-part items-unexpected legal-range-form
    legal-range-gap limit-and-due-date limit-needs-unit line-too-long lone-quote measure-by-group measure-type
    missing-id missing-name missing-outcome missing-pass missing-then misspelt-header mistaken-word mixed-connectives
    money-needs-unit no-calendar no-members no-period no-previous no-ruleset not-imported not-quoted not-the-object
    not-utf8 number-against-length number-against-money number-too-long numeral-without-unit other-group pairwise
    parameter-without-value parent-cycle parts-differ parts-not-full-marks points-reversed points-without-unit
    profile-loosened profile-no-direction profile-not-included profile-set-twice profile-type
    profile-unknown-parameter profile-unknown-rule profile-without-reason range-as-value range-ends range-reversed
    report-condition report-without-section report-without-title row-expected row-hidden row-outside-domain
    row-subsumed row-without-owner rows-joinable rule-of-other-object rule-without-deadline rule-without-id
    rule-without-marks rule-without-object rule-without-requirement score-date-unknown score-owner-unknown score-scale
    scorecard-incomplete section-without-name selection-without-brackets set-as-value set-expected severity-falls
    severity-form severity-incomplete severity-word sibling-table span-needs-dates step-gap step-not-positive
    step-outside-law step-overlap stray-line table-gap table-not-analysed table-overlap table-without-source test-list
    test-without-rule test-without-score text-needs-quotes that-without-set too-deep too-few-items too-long
    too-many-readings unknown-calendar unknown-choice unknown-decision-table unknown-field unknown-figure
    unknown-function unknown-grade unknown-import unknown-input unknown-output unknown-rule unknown-table unknown-word
    unknown-word-list value-expected waiver-by-place waiver-incomplete waiver-repeated waiver-rule-gone waiver-table
    waiver-without-object wrong-form wrong-type page-filter page-field-without-source taken-from-elsewhere bad-selector
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  @Test("that are not run are pages still")
  func knownFragments() {
    #expect(Self.fragments.subtracting(DiagnosticPages.all.map(\.id)).sorted() == [])
    #expect(DiagnosticPages.all.count - Self.fragments.count > 60)
  }

  @Test(
    "show a wrong example that gives the code and a right one that does not",
    arguments: DiagnosticPages.all.map(\.id).filter { !fragments.contains($0) })
  func examples(id: String) throws {
    let page = try #require(DiagnosticPages.page(id))
    for language in [Language.zh, .en] {
      let problem = PageExample.problem(code: id, wrong: page.wrong[language], right: page.right[language])
      #expect(problem == nil, "\(id) \(language.rawValue): \(problem ?? "")")
    }
  }
}
