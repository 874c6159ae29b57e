import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// What the lint checks look at: everything declared, checked and tested.
///
/// A class, because what several checks need is worked out once.
final class LintSubject {
  let world: World
  /// The checked rules; those with errors are left out.
  let rules: [CheckedRule]
  let tests: [CheckedTest]
  /// What tests use.
  let testUses: Uses
  /// All blocks with the number of their pack, in order.
  let blocks: [(pack: Int, block: Block)]
  /// Whether there are errors: what stands in a broken line can't be seen as used, nor a broken test as a test.
  let isBroken: Bool

  init(
    world: World, rules: [CheckedRule], tests: [CheckedTest], testUses: Uses, blocks: [(pack: Int, block: Block)]
  ) {
    self.world = world
    self.rules = rules
    self.tests = tests
    self.testUses = testUses
    self.blocks = blocks
    isBroken = world.sink.hasErrors
  }

  /// The checked rules with what was declared.
  private(set) lazy var judged: [(rule: CheckedRule, symbol: RuleSymbol)] =
    zip(rules, world.activeRules).map { ($0, world.rules[$1]) }

  /// All that is used anywhere.
  private(set) lazy var uses: Uses = {
    var all = world.otherUses
    all.formUnion(world.declarationUses)
    for (_, uses) in world.ruleUses { all.formUnion(uses) }
    for (_, uses) in world.measureUses { all.formUnion(uses) }
    for (_, uses) in world.definitionUses { all.formUnion(uses) }
    for (_, uses) in world.decisionUses { all.formUnion(uses) }
    all.formUnion(testUses)
    return all
  }()

  /// The packs with rules or measures; a pack without declares for others, which may not be at hand.
  private(set) lazy var judgingPacks: Set<Int> = Set(world.rules.map(\.pack) + world.measures.map(\.pack))

  /// The laws by title.
  private(set) lazy var laws: [String: LawSymbol] = Dictionary(world.laws.map { ($0.title, $0) }) { first, _ in first }

  /// The numbers of the tests of each rule, by the rule's number.
  private(set) lazy var testsByRule: [Int: [Int]] = Dictionary(grouping: tests.indices) { tests[$0].rule }

  /// The conditions that can never, or must always, hold.
  private(set) lazy var conditionFaults: [ConditionFault] = {
    var faults: [ConditionFault] = []
    for rule in rules {
      var analysis = ConditionAnalysis(reader(object: rule.object.table))
      analysis.look(at: rule)
      faults += analysis.faults
    }
    for definition in world.checkedDefinitions {
      var analysis = ConditionAnalysis(reader(object: definition.table))
      analysis.look(at: definition)
      faults += analysis.faults
    }
    for measure in world.checkedMeasures {
      var analysis = ConditionAnalysis(reader(object: measure.scope?.table))
      analysis.look(at: measure)
      faults += analysis.faults
    }
    return faults
  }()

  /// The tables whose rows the rules, definitions and measures of each pack look at.
  private(set) lazy var tablesInUse: [Int: Set<TableID>] = {
    var found: [Int: Set<TableID>] = [:]
    var current = 0
    func note(_ table: TableID?) { if let table { found[current, default: []].insert(table) } }
    var tour = ExpressionTour(select: { note($0.table) }) { expression, _ in
      if case .reference(let table) = expression.type { note(table) }
    }
    for (rule, symbol) in judged {
      current = symbol.pack
      note(rule.object.table)
      tour.tour(rule)
    }
    for (index, state) in world.definitionStates.enumerated() {
      guard case .done(let number) = state else { continue }
      current = world.definitions[index].pack
      note(world.checkedDefinitions[number].table)
      tour.tour(world.checkedDefinitions[number])
    }
    for (index, state) in world.measureStates.enumerated() {
      guard case .done(let number) = state else { continue }
      current = world.measures[index].pack
      tour.tour(world.checkedMeasures[number])
    }
    for card in world.checkedScorecards {
      current = world.packs.firstIndex { $0.name.en == card.pack } ?? 0
      for table in card.tables { note(table) }
    }
    return found
  }()

  /// A reader of conditions about the rows of a table.
  func reader(object: TableID?) -> ClaimReader {
    ClaimReader(schema: world.schema, definitions: world.checkedDefinitions, object: object)
  }
}

extension LintSubject {
  /// All citations with the rules that make them.
  var citations: [(citation: CitationSyntax, rule: RuleSymbol)] {
    judged.flatMap { _, symbol in symbol.declaration.basis.map { ($0, symbol) } }
  }

  /// The parameters that a rule uses, itself or through definitions, by their numbers among the declared ones.
  func parametersInUse(ofRule rule: Int) -> Set<Int> {
    guard let own = world.ruleUses[rule] else { return [] }
    var parameters = own.parameters
    var seen: Set<Int> = []
    var open = own.definitions
    while let next = open.popFirst() {
      guard seen.insert(next).inserted, let uses = world.definitionUses[next] else { continue }
      parameters.formUnion(uses.parameters)
      open.formUnion(uses.definitions)
    }
    return parameters
  }

  /// The pack with a name.
  func pack(named name: String) -> Int? {
    let key = nameKey(name)
    return world.packs.firstIndex { pack in
      [pack.name.zh, pack.name.en, pack.folder].contains { nameKey($0) == key }
    }
  }
}
