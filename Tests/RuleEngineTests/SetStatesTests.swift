import Findings
import Records
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("Sets and measures over tables scanned in chunks")
struct SetStatesTests {
  /// A snapshot, whole or to be cut into chunks.
  private struct Snapshot {
    var cases: [Kit.Case]
    var sections: [Kit.Record]?
    /// How many records of cases could not be read.
    var unread = 0
    var isPresent = true

    /// The dataset with some of the cases.
    func dataset(_ range: Range<Int>) -> Dataset {
      let plain = Kit.dataset(Array(cases[range]), sections: sections)
      var tables = plain.tables
      if isPresent {
        tables[Kit.cases.index].unread = unread
      } else {
        for table in [Kit.cases, Kit.special] {
          tables[table.index] = TableRows(schema: Kit.schema[table], isPresent: false)
        }
      }
      return Dataset(
        schema: plain.schema, tables: tables, organisation: plain.organisation, checkDate: plain.checkDate,
        period: plain.period)
    }
  }

  private static let judged: Set<String> = ["KS-01", "JG-01"]

  private static func evaluator(_ rules: CheckedRuleSet, _ dataset: Dataset) -> ReferenceEvaluator {
    ReferenceEvaluator(rules: rules, dataset: dataset, options: EvaluationOptions(selectedRules: judged))
  }

  /// The evaluation with the cases scanned in chunks that end at some rows, from columns or row by row.
  private static func folded(
    _ rules: CheckedRuleSet, _ snapshot: Snapshot, _ ends: [Int], fromColumns: Bool
  ) -> Evaluation {
    let final = evaluator(rules, snapshot.dataset(0..<0))
    let judge = fromColumns ? ColumnJudge(rules: rules, dataset: final.dataset, loaded: [Kit.sections]) : nil
    let plan = judge?.plan.states ?? SetStatePlan(rules: rules)
    var total = SetStates(plan)
    var start = 0
    for end in ends + [snapshot.cases.count] where snapshot.isPresent {
      let cases = Array(snapshot.cases[start..<end])
      let reference = evaluator(rules, Snapshot(cases: cases, sections: snapshot.sections).dataset(cases.indices))
      var states = SetStates(plan)
      if let judge {
        judge.keep(Kit.chunk(cases), of: Kit.cases, in: &states, reference: reference)
      } else {
        states.add(Kit.cases, reference: reference)
      }
      total.merge(states)
      start = end
    }
    final.streamed = [Kit.cases, Kit.special]
    total.finish(by: final)
    return final.evaluate()
  }

  private static func isEqual(_ one: Evaluation, _ other: Evaluation) -> String? {
    for (left, right) in zip(one.measures, other.measures) where left != right {
      return "\(left.name.zh): \(left.rows.map(\.figure)) ≠ \(right.rows.map(\.figure))"
    }
    let findings = [one, other].map { $0.findings.filter { judged.contains($0.rule) } }
    for (left, right) in zip(findings[0], findings[1]) where left != right {
      return
        "\(left.rule) \(left.object.key): \(left.outcome) \(left.evidence.map(\.value.zh)) \(left.steps.map(\.zh)) \(left.missing.map(\.zh)) \(left.actual.zh)\n ≠ \(right.outcome) \(right.evidence.map(\.value.zh)) \(right.steps.map(\.zh)) \(right.missing.map(\.zh)) \(right.actual.zh)"
    }
    if findings[0].count != findings[1].count { return "\(findings[0].count) ≠ \(findings[1].count) findings" }
    return one.tallies == other.tallies ? nil : "tallies"
  }

  @Test("fed in chunks of any size, they say what the rows say")
  func chunks() {
    var kept = 0
    var figures = 0
    var questions = (all: 0, columnar: 0)
    for seed in 0..<SeededGenerator.cases {
      var maker = RandomSets(random: SeededGenerator(seed: UInt64(seed) &* 15_485_863 &+ 3))
      let measures = (0..<3).map { maker.measure($0) }
      let rules = Kit.rules(maker.rules(measures: measures.count), measures: measures)
      var snapshot = Snapshot(cases: maker.cases(), sections: maker.random.chance(90) ? maker.sections() : nil)
      if maker.random.chance(25) { snapshot.unread = maker.random.chance(10) ? 300 : 1 + maker.random.below(3) }
      if maker.random.chance(3) { snapshot.isPresent = false }
      guard ScanNeeds(rules: rules).whyLoaded(Kit.cases) == nil else { continue }
      kept += 1
      var ends: [Int] = []
      for row in snapshot.cases.indices where maker.random.chance(25) { ends.append(row) }
      let whole = Self.evaluator(rules, snapshot.dataset(snapshot.cases.indices)).evaluate()
      let plan = ColumnJudge(rules: rules, dataset: snapshot.dataset(0..<0), loaded: [Kit.sections]).plan.states
      questions.all += plan.questionCount
      questions.columnar += plan.columnarQuestionCount
      figures += whole.measures.flatMap(\.rows).count
      for fromColumns in seed % 4 == 0 ? [true, false] : [true] {
        let folded = Self.folded(rules, snapshot, ends, fromColumns: fromColumns)
        let difference = Self.isEqual(whole, folded)
        #expect(difference == nil, "seed \(seed), chunks \(ends), from columns \(fromColumns): \(difference ?? "")")
        if difference != nil { return }
      }
    }
    #expect(kept > SeededGenerator.cases * 9 / 10, "nearly every set of the generator can be folded: \(kept)")
    #expect(figures > kept)
    #expect(questions.columnar > questions.all * 3 / 4, "\(questions)")
  }
}
