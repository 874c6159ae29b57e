import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

/// Makes waivers for some of the objects that a case judges, and for some that it does not.
struct WaiverMaker {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed &* 104_729 &+ 3)
  }

  /// The rules of a case with waivers of their violations, open outcomes and strangers.
  mutating func adding(to item: DifferentialCase) throws -> CheckedRuleSet {
    var all = item
    all.options = EvaluationOptions(includesSteps: false)
    let found = try ReferenceUnderTest().evaluate(all, RunForm()).findings.filter { $0.kind == .rule }
    var waivers: [CheckedWaiver] = []
    for finding in found where random.chance(15) {
      let word = finding.object.word.map { "/" + (random.chance(50) ? $0.zh : $0.en) } ?? ""
      let key = random.chance(85) ? finding.object.key + word : finding.object.key + "x"
      waivers.append(waiver(finding.rule, [key], item))
    }
    for rule in item.rules.rules where random.chance(30) {
      waivers.append(waiver(rule.id, ["C-1", "C-1/2", "无"], item))
    }
    if random.chance(20) { waivers.append(waiver("GONE-1", ["C-1"], item)) }
    let rules = item.rules
    return CheckedRuleSet(
      packs: rules.packs, schema: rules.schema, ended: rules.ended, parameters: rules.parameters,
      definitions: rules.definitions, calendars: rules.calendars, rules: rules.rules, measures: rules.measures,
      decisionTables: rules.decisionTables, waivers: waivers)
  }

  private mutating func waiver(_ rule: String, _ keys: [String], _ item: DifferentialCase) -> CheckedWaiver {
    CheckedWaiver(
      rule: rule, pack: "office", keys: keys, until: item.current.checkDate.advanced(by: random.below(80) - 10),
      reason: LocalizedText(same: "灾情"), approval: LocalizedText(same: "负责人"), path: "waivers.zicha", line: 1,
      range: item.rules.rules[0].range)
  }
}
