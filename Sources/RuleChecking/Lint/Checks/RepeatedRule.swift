import Diagnostics
import Findings
import RuleEngine
import SourceText

extension LintCheck {
  /// A rule that judges exactly what another rule judges.
  static let repeatedRule = LintCheck(
    pages: #"""
      repeated-rule warning
      两条规则判断的完全相同。 ¦ Two rules judge exactly the same.
      同一个问题会查出两次，评分会扣两次。 ¦ One problem is found twice, and costs points twice.
      规则 LX-90：「有受理日期」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ⏎ 规则 LX-91：「登记受理」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Rule LX-90: "acceptance dated" ⏎ For each: case ⏎ Require: has accepted on ⏎ Rule LX-91: "acceptance registered" ⏎ For each: case ⏎ Require: has accepted on
      规则 LX-90：「有受理日期」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ⏎ 规则 LX-91：「登记决定」 ⏎ 对象：办件 ⏎ 要求：有决定日期 ¦ Rule LX-90: "acceptance dated" ⏎ For each: case ⏎ Require: has accepted on ⏎ Rule LX-91: "decision registered" ⏎ For each: case ⏎ Require: has decided on
      -
      """#
  ) { subject in
    var first: [RuleMeaning: Int] = [:]
    return subject.judged.enumerated().compactMap { number, judged in
      let meaning = RuleMeaning(judged.rule)
      guard let earlier = first[meaning] else {
        first[meaning] = number
        return nil
      }
      let other = subject.rules[earlier]
      let reader = subject.reader(object: other.object.table)
      let scope = (other.object.condition?.conjuncts ?? []).map { reader.claim($0) }
      var example = LocalizedText(same: "")
      if case .possible(let situation) = SituationSearch.result(scope, reader.terms),
        let found = ConcreteCase(situation, reader.terms)
      {
        example = both("：如 \(found.text.zh)，两条都会判断", ": with \(found.text.en), both judge")
      }
      return .warning(
        "repeated-rule", judged.symbol.idRange, zh: "规则 `\(judged.rule.id)` 和 `\(other.id)` 判断的完全相同\(example.zh)",
        en: "the rules `\(judged.rule.id)` and `\(other.id)` judge exactly the same\(example.en)",
        hint: hint("删去一条，把依据合到另一条里", "delete one and move its basis to the other"),
        labels: [.init(range: other.range, text: both("另一条在这里", "the other one is here"))])
    }
  }
}

/// What a rule judges, without its name, basis, texts and the order of what is joined by 且.
private struct RuleMeaning: Hashable {
  private struct Exception: Hashable {
    let condition: CheckedExpression
    let replacement: Set<CheckedExpression>
  }

  private struct Variant: Hashable {
    let deadline: Deadline?
    let items: Set<CheckedExpression>
    let exceptions: Set<Exception>
  }

  private let source: Selection.Source
  private let scope: Set<CheckedExpression>
  private let effective: CheckedRule.Effective?
  private let period: ObjectPeriod?
  private let missing: Outcome?
  private let dueBy: CheckedExpression?
  private let variants: [Variant]

  init(_ rule: CheckedRule) {
    source = rule.object.source
    scope = Set(rule.object.condition?.conjuncts ?? [])
    effective = rule.effective
    period = rule.period
    missing = rule.missing
    dueBy = rule.dueBy
    variants = rule.variants.map { variant in
      var deadline: Deadline?
      if case .deadline(let own, _) = variant.body { deadline = own }
      return Variant(
        deadline: deadline, items: Set(variant.items.flatMap { $0.condition.conjuncts }),
        exceptions: Set(
          variant.exceptions.map {
            Exception(condition: $0.condition, replacement: Set($0.replacement.map(\.condition)))
          }))
    }
  }
}
