import RuleChecking
import RuleEngine
import RuleSyntax
import SourceText

/// Makes the mutants of a declaration and runs the tests that need it.
struct MutantBench {
  private let trials: DeclarationTrials
  private let ruleSet: CheckedRuleSet
  private let tests: [PreparedTest]
  private let uses: [DeclarationUse]
  private let wording: MutantWording

  /// No more mutants of one declaration are tried.
  static let greatestCount = 2_000

  /// Prepares the tests that pass; a test that fails can't notice anything.
  init(_ trials: DeclarationTrials) {
    self.trials = trials
    ruleSet = trials.packs.ruleSet
    let ruleSet = ruleSet
    tests = trials.packs.tests.map { PreparedTest($0, ruleSet) }.filter { !$0.fails(ruleSet) }
    uses = ruleSet.rules.map { DeclarationUse(of: $0, in: ruleSet) }
    wording = MutantWording(trials)
  }

  /// What rules and the figures of their tests need.
  func needs(of rules: [Int]) -> DeclarationUse {
    var all = DeclarationUse()
    let chosen = Set(rules)
    for rule in rules { all.formUnion(uses[rule]) }
    for test in tests where chosen.contains(test.test.rule) { all.formUnion(test.needs) }
    return all
  }

  private func tests(_ needs: (DeclarationUse) -> Bool) -> [PreparedTest] {
    tests.filter { needs(uses[$0.test.rule]) || needs($0.needs) }
  }

  // MARK: Declarations

  /// The mutants of a rule.
  func rule(_ index: Int) -> MutationSubject {
    let original = ruleSet.rules[index]
    let own = tests.filter { $0.test.rule == index }
    var subject = MutationSubject(
      .rule, LocalizedText(same: original.id), pack: original.pack, tests: own.count)
    guard let declaration = trials.rule(index) else { return subject }
    var expressions = ExpressionIndex()
    ExpressionVisit.all(in: original) { expressions.add($0) }
    let mutations = DeclarationMutations(trials: trials, expressions: expressions.mutations).rule(declaration)
    run(mutations, { rules in own.contains { $0.fails(rules) } }, &subject, expressions) { declaration in
      guard let checked = trials.check(declaration, asRule: index) else { return nil }
      return Mutant(
        isSame: checked == original, ruleSet: ruleSet.replacing(rule: index, with: checked), rules: [index]
      ) { body in ExpressionVisit.all(in: checked, body) }
    }
    return subject
  }

  /// The mutants of a definition.
  func definition(_ index: Int) -> MutationSubject? {
    let original = ruleSet.definitions[index]
    let own = tests { $0.definitions.contains(index) }
    guard let declaration = trials.definition(index)?.declaration else { return nil }
    var subject = MutationSubject(
      .definition, original.name, pack: trials.pack(ofDefinition: index) ?? "", tests: own.count)
    var expressions = ExpressionIndex()
    ExpressionVisit.all(in: original.value) { expressions.add($0) }
    let mutations = DeclarationMutations(trials: trials, expressions: expressions.mutations).definition(declaration)
    let users = uses.indices.filter { uses[$0].definitions.contains(index) }
    run(mutations, { rules in own.contains { $0.fails(rules) } }, &subject, expressions) { declaration in
      guard let checked = trials.check(declaration, asDefinition: index) else { return nil }
      return Mutant(
        isSame: checked == original, ruleSet: ruleSet.replacing(definition: index, with: checked), rules: users
      ) { body in ExpressionVisit.all(in: checked.value, body) }
    }
    return subject
  }

  /// The mutants of a parameter.
  func parameter(_ index: Int) -> MutationSubject? {
    let original = ruleSet.parameters[index]
    let own = tests { $0.parameters.contains(index) }
    guard let declaration = trials.parameter(index) else { return nil }
    var subject = MutationSubject(
      .parameter, original.name, pack: trials.pack(ofParameter: index) ?? "", tests: own.count)
    let mutations = DeclarationMutations(trials: trials, expressions: ExpressionIndex().mutations)
      .parameter(declaration)
    run(mutations, { rules in own.contains { $0.fails(rules) } }, &subject, ExpressionIndex()) { declaration in
      guard let checked = trials.check(declaration, asParameter: index) else { return nil }
      return Mutant(
        isSame: checked == original, ruleSet: ruleSet.replacing(parameter: index, with: checked), rules: []
      ) { _ in }
    }
    return subject
  }

  /// The mutants of a measure.
  func measure(_ index: Int) -> MutationSubject? {
    let original = ruleSet.measures[index]
    let own = tests { $0.measures.contains(index) }
    guard let declaration = trials.measure(index) else { return nil }
    var subject = MutationSubject(.measure, original.name, pack: original.pack, tests: own.count)
    var expressions = ExpressionIndex()
    ExpressionVisit.all(in: original.value) { expressions.add($0) }
    if let scope = original.scope { ExpressionVisit.all(in: scope) { expressions.add($0) } }
    let mutations = DeclarationMutations(trials: trials, expressions: expressions.mutations).measure(declaration)
    run(mutations, { rules in own.contains { $0.fails(rules) } }, &subject, expressions) { declaration in
      guard let checked = trials.check(declaration, asMeasure: index) else { return nil }
      return Mutant(
        isSame: checked == original, ruleSet: ruleSet.replacing(measure: index, with: checked), rules: []
      ) { body in
        ExpressionVisit.all(in: checked.value, body)
        if let scope = checked.scope { ExpressionVisit.all(in: scope, body) }
      }
    }
    return subject
  }

  /// The mutants of a decision table.
  func decisionTable(_ index: Int) -> MutationSubject? {
    let original = ruleSet.decisionTables[index]
    let own = tests { $0.decisionTables.contains(index) }
    guard let declaration = trials.decisionTable(index) else { return nil }
    var subject = MutationSubject(
      .decisionTable, LocalizedText(same: original.id), pack: original.pack, tests: own.count)
    var expressions = ExpressionIndex()
    expressions.add(DeclarationMutations.choices(of: declaration, original))
    let mutations = DeclarationMutations(trials: trials, expressions: expressions.mutations).decisionTable(declaration)
    run(mutations, { rules in own.contains { $0.fails(rules) } }, &subject, ExpressionIndex()) { declaration in
      guard let checked = trials.check(declaration, asDecisionTable: index) else { return nil }
      return Mutant(
        isSame: checked == original, ruleSet: ruleSet.replacing(decisionTable: index, with: checked), rules: []
      ) { _ in }
    }
    return subject
  }

  /// The mutants of a scorecard.
  func scorecard(_ index: Int) -> MutationSubject? {
    let original = ruleSet.scorecards[index]
    let own = trials.packs.scoreTests.filter { $0.scorecard == index && ScoreTestRun.run($0, ruleSet).isPassed }
    guard let declaration = trials.scorecard(index) else { return nil }
    var subject = MutationSubject(
      .scorecard, LocalizedText(same: original.id), pack: original.pack, tests: own.count)
    var expressions = ExpressionIndex()
    original.visit { expressions.add($0) }
    let mutations = DeclarationMutations(trials: trials, expressions: expressions.mutations).scorecard(declaration)
    run(mutations, { rules in own.contains { !ScoreTestRun.run($0, rules).isPassed } }, &subject, expressions) {
      declaration in
      guard let checked = trials.check(declaration, asScorecard: index) else { return nil }
      return Mutant(
        isSame: checked == original, ruleSet: ruleSet.replacing(scorecard: index, with: checked), rules: []
      ) { body in checked.visit(body) }
    }
    return subject
  }

  // MARK: Running

  /// A changed declaration that has a meaning.
  private struct Mutant {
    /// Whether it says the same.
    let isSame: Bool
    /// The rule set with it.
    let ruleSet: CheckedRuleSet
    /// The rules that may judge otherwise; empty when that can't be told by their plans.
    let rules: [Int]
    /// Goes through its expressions.
    let visit: ((CheckedExpression) -> Void) -> Void
  }

  private func run<Declaration>(
    _ mutations: [Mutation<Declaration>], _ isNoticed: (CheckedRuleSet) -> Bool, _ subject: inout MutationSubject,
    _ expressions: ExpressionIndex, _ check: (Declaration) -> Mutant?
  ) {
    subject.omitted = max(0, mutations.count - Self.greatestCount)
    for mutation in mutations.prefix(Self.greatestCount) {
      guard let mutant = check(mutation.node) else {
        subject.stillborn += 1
        continue
      }
      if mutant.isSame {
        subject.equivalent += 1
      } else if isNoticed(mutant.ruleSet) {
        subject.killed += 1
      } else if isEquivalent(mutant) {
        subject.equivalent += 1
      } else {
        var changed = ExpressionIndex()
        mutant.visit { changed.add($0) }
        subject.survivors.append(wording.survivor(mutation.change, expressions, changed))
      }
    }
  }

  /// Whether all rules that may judge otherwise are lowered to the same nodes.
  private func isEquivalent(_ mutant: Mutant) -> Bool {
    !mutant.rules.isEmpty
      && mutant.rules.allSatisfy { Plan.judgesAlike($0, in: ruleSet, and: mutant.ruleSet) }
  }
}
