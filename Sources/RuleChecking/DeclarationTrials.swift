import Diagnostics
package import RuleEngine
package import RuleSyntax
package import SourceText

/// Packs that were checked, kept so that one declaration can be changed and checked again alone.
///
/// The changed declaration is checked against the others as they stand; nothing is kept of it and nothing is reported, so
/// thousands of changes can be tried. A class for its identity: it is used from one thread at a time.
package final class DeclarationTrials {
  /// What checking yielded.
  package let packs: CheckedPacks
  /// The files, by id.
  package var files: [FileID: SourceFile] { world.files }
  private let world: World
  private let parameters: [Int: ParameterDeclaration]
  private let words: [SourceRange: [Word]]
  private let definitionNumbers: [Int: Int]
  private let measureNumbers: [Int: Int]
  private let tableNumbers: [Int: Int]
  private lazy var scorecards = scorecardPass()

  /// Checks packs together, without lint.
  package init(packs sources: [PackSource]) {
    world = World(files: sources.flatMap(\.files))
    packs = RuleChecker.check(sources, CheckingOptions(lints: false), in: world)
    world.isQuiet = true
    world.isFrozen = true
    words = Dictionary(packs.choices.map { ($0.range, $0.words) }) { first, _ in first }
    parameters = Self.parameters(of: packs, in: world)
    definitionNumbers = Self.numbers(world.definitionStates)
    measureNumbers = Self.numbers(world.measureStates)
    tableNumbers = Self.numbers(world.decisionStates)
  }

  private static func numbers(_ states: [CheckState<Int>]) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (index, state) in states.enumerated() {
      if case .done(let number) = state { result[number] = index }
    }
    return result
  }

  private static func parameters(of packs: CheckedPacks, in world: World) -> [Int: ParameterDeclaration] {
    var declared: [SourceRange: ParameterDeclaration] = [:]
    for block in packs.files.flatMap(\.blocks) {
      if case .parameter(let declaration) = block.declaration, let names = block.names {
        declared[names.range] = declaration
      }
    }
    var result: [Int: ParameterDeclaration] = [:]
    for (index, parameter) in world.parameters.enumerated() where parameter.checked != nil {
      result[world.parameterIndex(index)] = declared[parameter.range]
    }
    return result
  }

  /// The reading of a piece of text that checking chose; nil where it has none.
  package func chosen<Node>(of readings: Readings<Node>) -> Reading<Node>? {
    guard let words = words[readings.range] else { return readings.all.count == 1 ? readings.all.first : nil }
    return readings.all.first { $0.words == words }
  }

  // MARK: Declarations as written

  /// The declaration of a rule, by its index in the checked rule set.
  package func rule(_ index: Int) -> RuleDeclaration? {
    world.activeRules.indices.contains(index) ? world.rules[world.activeRules[index]].declaration : nil
  }

  /// The declaration of a definition with its place.
  package func definition(_ index: Int) -> (declaration: DefinitionDeclaration, range: SourceRange)? {
    definitionNumbers[index].map { (world.definitions[$0].declaration, world.definitions[$0].range) }
  }

  /// The English name of the pack that declares a definition.
  package func pack(ofDefinition index: Int) -> String? {
    definitionNumbers[index].map { world.packs[world.definitions[$0].pack].name.en }
  }

  /// The declaration of a measure.
  package func measure(_ index: Int) -> MeasureDeclaration? {
    measureNumbers[index].map { world.measures[$0].declaration }
  }

  /// The declaration of a decision table.
  package func decisionTable(_ index: Int) -> DecisionTableDeclaration? {
    tableNumbers[index].map { world.decisionTables[$0].declaration }
  }

  /// The declaration of a scorecard.
  package func scorecard(_ index: Int) -> ScorecardDeclaration? { symbol(ofScorecard: index)?.declaration }

  private func symbol(ofScorecard index: Int) -> BlockSymbol<ScorecardDeclaration>? {
    guard packs.ruleSet.scorecards.indices.contains(index) else { return nil }
    return world.scorecards.first { $0.id == packs.ruleSet.scorecards[index].id }
  }

  private func scorecardPass() -> ScorecardPass {
    let pass = ScorecardPass(world: world, rules: packs.ruleSet.rules)
    _ = pass.run()
    return pass
  }

  /// The declaration of a parameter; nil for one whose declaration stands elsewhere.
  package func parameter(_ index: Int) -> ParameterDeclaration? { parameters[index] }

  /// The English name of the pack that declares a parameter.
  package func pack(ofParameter index: Int) -> String? {
    world.parameters.indices.first { world.parameters[$0].checked != nil && world.parameterIndex($0) == index }
      .map { world.packs[world.parameters[$0].pack].name.en }
  }

  // MARK: Changed declarations

  /// The checked form of a rule with another declaration; nil when that has no meaning.
  package func check(_ declaration: RuleDeclaration, asRule index: Int) -> CheckedRule? {
    guard world.activeRules.indices.contains(index) else { return nil }
    let rule = world.activeRules[index]
    let (symbol, signature) = (world.rules[rule], world.signatureStates[rule])
    defer {
      world.rules[rule] = symbol
      world.signatureStates[rule] = signature
    }
    world.rules[rule].declaration = declaration
    world.signatureStates[rule] = .unvisited
    var pass = RulePass(rule, in: world)
    return try? pass.check().0
  }

  /// The checked form of a definition with another declaration; nil when that has no meaning or another type.
  package func check(_ declaration: DefinitionDeclaration, asDefinition index: Int) -> CheckedRuleSet.Definition? {
    guard let own = definitionNumbers[index] else { return nil }
    var symbol = world.definitions[own]
    symbol.declaration = declaration
    guard let checked = try? DefinitionPass.check(symbol, in: world).0,
      checked.value.type == world.checkedDefinitions[index].value.type
    else { return nil }
    return checked
  }

  /// The checked form of a measure with another declaration; nil when that has no meaning or another type.
  package func check(_ declaration: MeasureDeclaration, asMeasure index: Int) -> CheckedMeasure? {
    guard let own = measureNumbers[index] else { return nil }
    var symbol = world.measures[own]
    symbol.declaration = declaration
    guard let checked = try? MeasurePass.check(symbol, in: world).0,
      checked.value.type == world.checkedMeasures[index].value.type
    else { return nil }
    return checked
  }

  /// The checked form of a decision table with another declaration; nil when that has no meaning or other columns.
  package func check(
    _ declaration: DecisionTableDeclaration, asDecisionTable index: Int
  ) -> CheckedDecisionTable? {
    guard let own = tableNumbers[index] else { return nil }
    var symbol = world.decisionTables[own]
    symbol.declaration = declaration
    var pass = DecisionTablePass(symbol, in: world)
    guard let checked = try? pass.check() else { return nil }
    let original = world.checkedDecisionTables[index]
    return checked.inputs == original.inputs && checked.outputs == original.outputs ? checked : nil
  }

  /// The checked form of a scorecard with another declaration; nil when that has no meaning, as when its points do not add
  /// up any more.
  package func check(_ declaration: ScorecardDeclaration, asScorecard index: Int) -> CheckedScorecard? {
    guard var symbol = symbol(ofScorecard: index) else { return nil }
    symbol.declaration = declaration
    var checker = ScorecardChecker(symbol, scorecards)
    let card = checker.check()
    return checker.diagnostics.contains { $0.severity == .error } ? nil : card
  }

  /// The checked form of a parameter with another declaration; nil when that has no meaning or another type.
  package func check(
    _ declaration: ParameterDeclaration, asParameter index: Int
  ) -> CheckedRuleSet.Parameter? {
    guard
      let own = world.parameters.indices.first(where: {
        world.parameters[$0].checked != nil && world.parameterIndex($0) == index
      }), let checked = try? ParameterPass(world: world).check(world.parameters[own], declaration),
      let type = world.parameters[own].checked?.type
    else { return nil }
    // A limit in another unit is read as such where the rule is judged, so its rules stay as they are.
    if case .duration = type, case .duration = checked.type { return checked }
    return checked.type == type ? checked : nil
  }
}
