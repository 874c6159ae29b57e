import Diagnostics
import Findings
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// The cheap lint checks: what is declared and not used, citations, rules without basis or tests.
struct LintPass {
  let world: World
  let rules: [CheckedRule]
  let tests: [CheckedTest]
  /// What tests use.
  let testUses: Uses

  /// Reports everything.
  func run() {
    // What stands in a broken line can't be seen as used, nor a broken test as a test: first the errors.
    let isBroken = world.sink.hasErrors
    if !isBroken { reportUnused() }
    for (number, index) in world.activeRules.enumerated() where rules.indices.contains(number) {
      let symbol = world.rules[index]
      reportBasis(symbol)
      if !isBroken { reportTests(symbol, number) }
      EachOnNothing(world: world).run(rules[number])
    }
  }

  private func reportUnused() {
    var all = world.otherUses
    all.formUnion(world.declarationUses)
    for (_, uses) in world.ruleUses { all.formUnion(uses) }
    for (_, uses) in world.measureUses { all.formUnion(uses) }
    for (_, uses) in world.definitionUses { all.formUnion(uses) }
    all.formUnion(testUses)
    let packsInUse = Set(world.rules.map(\.pack) + world.measures.map(\.pack))
    func isLibrary(_ pack: Int) -> Bool {
      // A pack without rules declares for others, which may not be at hand.
      !packsInUse.contains(pack)
    }
    for (index, symbol) in world.parameters.enumerated()
    where !all.parameters.contains(index) && symbol.checked != nil && !isLibrary(symbol.pack) {
      world.report(
        LintProblem.unused(symbol.range, kind: both("参数", "parameter"), name: symbol.name, id: "unused-parameter"))
    }
    for (index, symbol) in world.definitions.enumerated()
    where !all.definitions.contains(index) && world.definitionUses[index] != nil && !isLibrary(symbol.pack) {
      world.report(
        LintProblem.unused(symbol.range, kind: both("定义", "definition"), name: symbol.name, id: "unused-definition"))
    }
    for (index, symbol) in world.wordLists.enumerated()
    where !all.wordLists.contains(index) && !isLibrary(symbol.pack) {
      world.report(
        LintProblem.unused(symbol.range, kind: both("词表", "word list"), name: symbol.name, id: "unused-word-list"))
    }
  }

  // MARK: Citations

  private func reportBasis(_ symbol: RuleSymbol) {
    if symbol.declaration.basis.isEmpty {
      world.report(LintProblem.withoutBasis(symbol.idRange, symbol.id))
      return
    }
    for citation in symbol.declaration.basis { reportCitation(citation, symbol) }
  }

  private func reportCitation(_ citation: CitationSyntax, _ symbol: RuleSymbol) {
    guard let law = world.laws.first(where: { $0.title == citation.law.text }) else {
      let titles = world.laws.map(\.title)
      world.report(
        LintProblem.unknownLaw(
          citation.law.range, citation.law.text, nearest: nearestName(to: citation.law.text, among: titles)))
      return
    }
    let last = law.versions.compactMap(\.articles).max()
    if let article = citation.article, let last, article > last {
      world.report(
        LintProblem.articleOutOfRange(citation.range, law: law.title, article: article, last: last))
    }
    let first = law.versions.map(\.effective).min()
    if let from = symbol.declaration.effective?.from.flatMap({ Day(written: $0.text) }), let first, from < first {
      world.report(
        LintProblem.lawNotInForce(citation.range, law: law.title, from: first.text, rule: from.text))
    }
  }

  // MARK: Tests

  private func reportTests(_ symbol: RuleSymbol, _ number: Int) {
    let own = tests.filter { $0.rule == number }
    // A rule over running cases shows with 未到期 that it spares what is right.
    if !own.contains(where: { $0.outcome == .pass || $0.outcome == .notDue }) {
      world.report(LintProblem.withoutPassingTest(symbol.idRange, symbol.id))
    }
    if !own.contains(where: { $0.outcome == .violation }) {
      world.report(LintProblem.withoutViolatingTest(symbol.idRange, symbol.id))
    }
  }
}
