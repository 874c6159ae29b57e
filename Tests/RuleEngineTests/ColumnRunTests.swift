import Findings
import Records
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("A run over columns")
struct ColumnRunTests {
  private static func evaluation(
    _ rules: CheckedRuleSet, _ data: Dataset, _ options: EvaluationOptions, everyRowHard: Bool
  ) throws -> Evaluation {
    var settings = ColumnRun.Settings()
    settings.isEveryRowHard = everyRowHard
    return try ColumnRun.evaluate(rules: rules, dataset: data, options: options, settings: settings)
  }

  /// What two evaluations differ in.
  static func differences(_ one: Evaluation, _ other: Evaluation) -> [String] {
    var found: [String] = []
    if one.tallies != other.tallies { found.append("tallies") }
    if one.findings != other.findings { found.append("findings") }
    if one.measures != other.measures { found.append("measures") }
    if one.marks != other.marks { found.append("marks") }
    if one.dataTallies != other.dataTallies { found.append("data checks") }
    return found
  }

  @Test("says what the reference evaluator says, whether the columns can tell or every row is left to it")
  func equality() throws {
    for seed in 0..<SeededGenerator.cases {
      var maker = RandomRules(random: SeededGenerator(seed: UInt64(seed) &* 7_919 &+ 3))
      let rules = Kit.rules([maker.rule(), maker.rule()])
      // Twice the same numbers: keys that are used twice.
      let cases = maker.cases() + maker.cases()
      let data = Kit.dataset(cases, sections: maker.sections(), checkDate: "2025-03-01")
      let options = EvaluationOptions(maximumFindings: [1000, 1, 0][seed % 3])
      let truth = ReferenceEvaluator(rules: rules, dataset: data, options: options).evaluate()
      let columns = try Self.evaluation(rules, data, options, everyRowHard: seed % 5 == 0)
      let found = Self.differences(truth, columns)
      #expect(found.isEmpty, "seed \(seed): \(found)")
      if !found.isEmpty { return }
    }
  }

  @Test("finds keys that are used twice wherever they stand")
  func doubleKeys() throws {
    let cases = ["a", "b", "c", "b", "a", "b"].map { Kit.Case(fields: ["编号": Kit.text($0)]) }
    let evaluation = try Self.evaluation(
      Kit.rules([]), Kit.dataset(cases), EvaluationOptions(), everyRowHard: false)
    let tally = evaluation.dataTallies.first { $0.rule == "data/办件/编号/double-key" }
    #expect(tally?.violation == 3)
    let told = evaluation.findings.filter { $0.rule == "data/办件/编号/double-key" }
    #expect(told.map(\.object.row) == [3, 4, 5])
    #expect(
      told.map(\.actual.en)
        == [2, 1, 2].map { line in
          let key = line == 2 ? "b" : "a"
          return "编号 “\(key)” is also used in line \(line)"
        })
  }
}
