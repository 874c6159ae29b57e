import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

/// Makes rule sets at random, by type: every construct of checked rules over the tables of the office.
struct RuleSetMaker {
  var random: SeededGenerator
  /// How many more expressions may be nested in the rule in hand, so that none grows without bound.
  var fuel = 0
  /// The highest slot bound in the declaration in hand.
  var highestSlot = 0
  var parameters: [CheckedRuleSet.Parameter] = []
  var definitions: [CheckedRuleSet.Definition] = []
  var decisionTables: [CheckedDecisionTable] = []
  /// The rules made so far, by their place; others are still to be made.
  var rules: [CheckedRule?] = []
  var measures: [CheckedMeasure] = []
  /// Whether a value less can never make an answer definite that was another one: no rule asks whether a value is there,
  /// or for what another rule or a measure says.
  var isMonotone = false
  /// Whether rules are of the plainer kind that most packs hold, so that most of them can be computed over columns.
  var isPlain = false
  /// Whether there are decision tables; without them a seed gives the rules that it gave before there were any.
  var hasDecisionTables = false
  /// The length of 报告期 in days: periods shorter than a month are judged only in a short one.
  let periodLength: Int

  init(seed: UInt64, periodLength: Int) {
    random = SeededGenerator(seed: seed)
    self.periodLength = periodLength
  }

  /// The places of the rules made so far.
  var made: [Int] { rules.indices.filter { rules[$0] != nil } }

  /// A whole rule set.
  mutating func ruleSet(_ variation: Office.Variation) -> CheckedRuleSet {
    for _ in 0..<(2 + random.below(3)) { parameters.append(parameter()) }
    if hasDecisionTables {
      for index in 0..<(1 + random.below(2)) { decisionTables.append(decisionTable(index)) }
    }
    for index in 0..<(1 + random.below(3)) { definitions.append(definition(index)) }
    let count = 2 + random.below(3)
    rules = Array(repeating: nil, count: count)
    // Rules ask for rules made before them, which may stand behind them in the file.
    let order = (0..<count).map { $0 }.shuffled(using: &random)
    for (step, place) in order.enumerated() {
      rules[place] = rule(place)
      if random.chance(step == 0 ? 60 : 40) { measures.append(measure(measures.count)) }
    }
    return CheckedRuleSet(
      packs: [], schema: Office.schema(variation), ended: random.chance(30) ? ended() : [:], parameters: parameters,
      definitions: definitions, calendars: Office.calendars, rules: rules.compactMap { $0 }, measures: measures,
      decisionTables: decisionTables)
  }

  /// Begins a declaration: so many expressions, no slot bound yet.
  mutating func begin(fuel: Int) {
    self.fuel = fuel
    highestSlot = 0
  }

  mutating func bound(_ scope: RowScope) { highestSlot = max(highestSlot, scope.next - 1) }

  private mutating func ended() -> [TableID: CheckedExpression] {
    begin(fuel: 3)
    return [Office.cases: condition(.all([truth(RowScope(object: Office.cases), 1)]))]
  }

  // MARK: Parameters and definitions

  private mutating func parameter() -> CheckedRuleSet.Parameter {
    let type: ValueType = random.pick([.number, .money, .date, .duration(.workday), .duration(.day), .duration(.month)])
    var values: [CheckedRuleSet.DatedValue] = []
    let first: Day? = random.chance(80) ? nil : Office.day(2025, 1, 10)
    values.append(.init(from: first, value: constantValue(type)))
    if random.chance(60) { values.append(.init(from: Office.day(2025, 1, 25), value: constantValue(type))) }
    return .init(name: Office.name("参数\(parameters.count)"), type: type, values: values, range: Office.nowhere)
  }

  private mutating func definition(_ index: Int) -> CheckedRuleSet.Definition {
    begin(fuel: 6)
    let table = random.chance(85) ? random.pick([Office.cases, Office.cases, Office.special, Office.sections]) : nil
    let type: ValueType = random.pick([.number, .money, .date, .date, .truth, .text, .duration(.workday)])
    var scope = RowScope(object: table ?? Office.cases)
    if table == nil { scope.rows = [] }
    let value =
      table == nil ? constant(type) : random.chance(50) ? conditional(type, scope, 2) : self.value(type, scope, 2)
    return .init(name: Office.name("定义\(index)"), table: table, value: value, slotCount: highestSlot + 1)
  }
}
