import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks packs: from rule text to rules without a name, a type or a meaning left open.
///
/// The passes in order: lines and words (`SyntaxPass`), packs and declared names, fields and tables, parameters and word
/// lists, definitions, rules and measures (`RoundPass`), tests, lint. Nothing is thrown: a broken declaration is left
/// out, everything else is checked, and all problems come back sorted by place.
package enum RuleChecker {
  /// Checks packs together: they see one another by 导入.
  package static func check(packs: [PackSource], options: CheckingOptions = CheckingOptions()) -> CheckedPacks {
    check(packs, options, in: World(files: packs.flatMap(\.files)))
  }

  /// Checks packs in a world that the caller keeps, to check single declarations again.
  static func check(_ packs: [PackSource], _ options: CheckingOptions, in world: World) -> CheckedPacks {
    let syntax = SyntaxPass.read(packs, options)
    world.append(syntax.sink)
    declare(packs, syntax, in: world)
    let rules = RoundPass(world: world).run()
    world.checkedScorecards = ScorecardPass(world: world, rules: rules).run()
    let reports = ReportPass(world: world).run()
    let tailoring = Tailorings(world, options)
    TableAnalysisPass(world: world, tables: world.checkedDecisionTables).run(lints: options.lints)
    let (tests, scoreTests, testUses) = options.checksTests ? checkTests(syntax, in: world) : ([], [], Uses())
    var allowedCount = 0
    if options.lints {
      let subject = LintSubject(
        world: world, rules: rules, tests: tests, testUses: testUses, blocks: syntax.blocks)
      allowedCount = LintPass(subject: subject, levels: options.levels).run()
    }
    return CheckedPacks(
      ruleSet: ruleSet(rules, reports, tailoring, in: world), tests: tests, scoreTests: scoreTests,
      laws: laws(in: world), allowedCount: allowedCount, diagnostics: world.sink.sorted,
      choices: choices(testUses, in: world), labels: labels(testUses, in: world),
      symbols: SymbolList(world: world).symbols(),
      files: syntax.files.flatMap { $0 }, vocabularies: syntax.vocabularies)
  }

  private static func declare(_ packs: [PackSource], _ syntax: SyntaxPass, in world: World) {
    let start = SourceRange(file: packs.first?.files.first?.id ?? FileID(index: 0), lower: 0, upper: 0)
    FieldPass.addOrganisation(to: world, place: start)
    let packPass = PackPass(world: world)
    for (index, pack) in packs.enumerated() {
      let place = pack.files.first.map { SourceRange(file: $0.id, lower: 0, upper: 0) } ?? start
      packPass.add(folder: pack.folder, files: syntax.files[index], place: place)
    }
    let declarations = DeclarationPass(world: world)
    for (index, files) in syntax.files.enumerated() { declarations.collect(files.flatMap(\.blocks), pack: index) }
    for (index, tables) in syntax.builtIns.enumerated() { world.packs[index].builtIns = tables }
    world.addBuiltInTables(syntax.builtIns.flatMap(\.tables), place: start)
    let headers = syntax.files.map { files in files.flatMap(\.blocks).compactMap(\.ruleset).first }
    for (index, header) in headers.enumerated() {
      if let header { packPass.resolveImports(header, pack: index) }
    }
    for (index, header) in headers.enumerated() {
      if let header { packPass.resolveCalendar(header, pack: index) }
    }
    FieldPass(world: world).run()
    PageTablePass(world: world).run()
    world.startRound(activeRules: Array(world.rules.indices))
    world.schema = SchemaPass(world: world).schema()
    checkParameters(syntax, in: world)
  }

  private static func checkParameters(_ syntax: SyntaxPass, in world: World) {
    let pass = ParameterPass(world: world)
    for (_, block) in syntax.blocks {
      guard case .parameter(let declaration) = block.declaration, let names = block.names,
        let index = world.parameters.firstIndex(where: { $0.range == names.range })
      else { continue }
      do throws(Rejection) {
        world.parameters[index].checked = try pass.check(world.parameters[index], declaration)
      } catch  where world.hasError(in: block.range) && error.diagnostics.isEmpty {
        // The value could not be read and was reported by the parser.
      } catch {
        if !(world.hasError(in: block.range)) { world.report(error.diagnostics) }
      }
    }
    world.numberParameters()
  }

  private static func checkTests(_ syntax: SyntaxPass, in world: World) -> ([CheckedTest], [CheckedScoreTest], Uses) {
    var tests: [CheckedTest] = []
    var scoreTests: [CheckedScoreTest] = []
    var uses = Uses()
    for (pack, block) in syntax.blocks {
      guard case .test(let declaration) = block.declaration else { continue }
      var pass = TestPass(block, declaration, pack: pack, in: world)
      pass.run()
      world.report(pass.diagnostics)
      tests += pass.tests
      scoreTests += pass.scoreTests
      uses.formUnion(pass.uses)
    }
    return (tests, scoreTests, uses)
  }

  private static func ruleSet(
    _ rules: [CheckedRule], _ reports: [CheckedReport], _ tailoring: Tailorings, in world: World
  ) -> CheckedRuleSet {
    // Conditions may ask for hits, which add to the schema.
    let ended = EndedPass(world: world).run()
    return CheckedRuleSet(
      packs: world.packs.map { .init(name: $0.name, title: $0.title, version: $0.version, files: []) },
      schema: world.neededSchema, ended: ended, parameters: world.parameters.compactMap(\.checked),
      definitions: world.checkedDefinitions, calendars: world.calendars.map(\.checked), rules: rules,
      measures: world.checkedMeasures, decisionTables: world.checkedDecisionTables, scorecards: world.checkedScorecards,
      reports: reports, waivers: tailoring.waivers, profiles: tailoring.profiles, laws: laws(in: world))
  }

  private static func laws(in world: World) -> [CheckedLaw] {
    world.laws.map { law in
      CheckedLaw(
        title: law.title, fullTitle: law.fullTitle, pack: world.packs[law.pack].name.en,
        versions: law.versions.map { .init(effective: $0.effective, articles: $0.articles) },
        provisions: law.provisions.flatMap { CitationText.provisions($0, in: world) })
    }
  }

  private static func labels(_ testUses: Uses, in world: World) -> [SourceRange: LocalizedText] {
    var all = world.otherUses.labels.merging(testUses.labels) { first, _ in first }
    all.merge(world.declarationUses.labels) { first, _ in first }
    let parts = [world.ruleUses, world.definitionUses, world.measureUses]
    for (uses, count) in zip(parts, [world.rules.count, world.definitions.count, world.measures.count]) {
      for index in 0..<count { all.merge(uses[index]?.labels ?? [:]) { first, _ in first } }
    }
    for index in world.decisionTables.indices {
      all.merge(world.decisionUses[index]?.labels ?? [:]) { first, _ in first }
    }
    return all
  }

  private static func choices(_ testUses: Uses, in world: World) -> [ReadingChoice] {
    var all = world.declarationUses.choices + world.otherUses.choices + testUses.choices
    for index in world.rules.indices { all += world.ruleUses[index]?.choices ?? [] }
    for index in world.definitions.indices { all += world.definitionUses[index]?.choices ?? [] }
    for index in world.measures.indices { all += world.measureUses[index]?.choices ?? [] }
    for index in world.decisionTables.indices { all += world.decisionUses[index]?.choices ?? [] }
    var seen: Set<SourceRange> = []
    return all.sorted { $0.range < $1.range }.filter { seen.insert($0.range).inserted }
  }
}

extension Block {
  /// The declaration of a 规则集 block.
  var ruleset: RulesetDeclaration? {
    if case .ruleset(let declaration) = declaration { declaration } else { nil }
  }
}

/// The checked profiles and waivers.
private struct Tailorings {
  let waivers: [CheckedWaiver]
  let profiles: [CheckedProfile]

  init(_ world: World, _ options: CheckingOptions) {
    let otherRules = Set(options.otherRules.map { nameKey($0) })
    waivers = WaiverPass(world: world, otherRules: otherRules).run()
    profiles = ProfilePass(
      world: world, otherRules: otherRules, otherParameters: Set(options.otherParameters.map { nameKey($0) })
    ).run()
  }
}
