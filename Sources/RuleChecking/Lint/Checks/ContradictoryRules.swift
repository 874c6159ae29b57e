import Diagnostics
import Records
import RuleEngine
import SourceText

extension LintCheck {
  /// Two rules about the same objects whose requirements can't both be met.
  static let contradictoryRules = LintCheck(
    pages: #"""
      contradictory-rules warning
      两条规则对同一个对象的要求不能同时达到。 ¦ Two rules make demands of the same object that can't both be met.
      无论怎么办，总有一条违规。 ¦ Whatever is done, one of them is violated.
      规则 LX-90：「至多一次」 ⏎ 对象：办件，其中办理方式为即办件 ⏎ 要求：到场次数至多 1 ⏎ 规则 LX-91：「到场」 ⏎ 对象：办件，其中联合办理为是 ⏎ 要求：到场次数至少 2 ¦ Rule LX-90: "at most one visit" ⏎ For each: case, where handling is instant ⏎ Require: visits at most 1 ⏎ Rule LX-91: "visits" ⏎ For each: case, where joint is yes ⏎ Require: visits at least 2
      规则 LX-90：「至多一次」 ⏎ 对象：办件，其中办理方式为即办件 ⏎ 要求：到场次数至多 1 ⏎ 规则 LX-91：「到场」 ⏎ 对象：办件，其中联合办理为是 ⏎ 要求：到场次数至少 1 ¦ Rule LX-90: "at most one visit" ⏎ For each: case, where handling is instant ⏎ Require: visits at most 1 ⏎ Rule LX-91: "visits" ⏎ For each: case, where joint is yes ⏎ Require: visits at least 1
      -
      """#
  ) { subject in
    var tables: [TableID: Contradictions] = [:]
    var order: [TableID] = []
    for (number, judged) in subject.judged.enumerated() {
      // Rows of an earlier snapshot, and periods, are other objects.
      guard case .table(let table, .current) = judged.rule.object.source, judged.rule.period == nil else { continue }
      if tables[table] == nil { order.append(table) }
      tables[table, default: Contradictions(subject.reader(object: table))].add(judged.rule, number)
    }
    return order.flatMap { tables[$0]?.diagnostics(subject) ?? [] }
  }
}

/// The requirements about the rows of one table, by the values that they speak of: only those that share one are compared.
private struct Contradictions {
  private struct Requirement {
    let condition: CheckedExpression
    let claim: Claim
    /// The rules that demand it.
    var rules: [Int] = []
  }

  private struct Scope {
    let conditions: Set<CheckedExpression>
    let claims: [Claim]
    let effective: CheckedRule.Effective?
  }

  /// Requirements about one value beyond this number are not compared.
  private static let greatestBucket = 200

  private let reader: ClaimReader
  private var requirements: [Requirement] = []
  private var numbers: [CheckedExpression: Int] = [:]
  private var buckets: [Int: [Int]] = [:]
  private var scopes: [Int: Scope] = [:]

  init(_ reader: ClaimReader) {
    self.reader = reader
  }

  mutating func add(_ rule: CheckedRule, _ number: Int) {
    guard let variant = rule.variants.first, rule.variants.count == 1 else { return }
    let conditions = rule.object.condition?.conjuncts ?? []
    scopes[number] = Scope(
      conditions: Set(conditions),
      claims: conditions.map { reader.claim($0) } + variant.exceptions.map { reader.claim($0.condition, false) },
      effective: rule.effective)
    for condition in variant.items.flatMap({ $0.condition.conjuncts }) {
      if let known = numbers[condition] {
        requirements[known].rules.append(number)
        continue
      }
      let claim = reader.claim(condition)
      numbers[condition] = requirements.count
      for term in claim.terms { buckets[term, default: []].append(requirements.count) }
      requirements.append(Requirement(condition: condition, claim: claim, rules: [number]))
    }
  }

  func diagnostics(_ subject: LintSubject) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var seen: Set<[Int]> = []
    for term in buckets.keys.sorted() {
      let bucket = (buckets[term] ?? []).prefix(Self.greatestBucket)
      for (index, one) in bucket.enumerated() {
        for other in bucket.dropFirst(index + 1) where seen.insert([one, other]).inserted {
          guard SituationSearch.isImpossible([requirements[one].claim, requirements[other].claim], reader.terms),
            let diagnostic = diagnostic(requirements[one], requirements[other], subject)
          else { continue }
          found.append(diagnostic)
        }
      }
    }
    return found
  }

  /// The first two rules that demand both of one object.
  private func diagnostic(_ one: Requirement, _ other: Requirement, _ subject: LintSubject) -> Diagnostic? {
    for first in one.rules.prefix(8) {
      for second in other.rules.prefix(8) where second != first {
        guard let text = commonCase(first, second) else { continue }
        let (early, late) = (subject.rules[first], subject.rules[second])
        return .warning(
          "contradictory-rules", other.condition.range,
          zh:
            "规则 `\(late.id)` 要求 `\(other.condition.source.zh)`，`\(early.id)` 要求 `\(one.condition.source.zh)`，不能都达到\(text.zh)",
          en:
            "`\(late.id)` demands `\(other.condition.source.en)` and `\(early.id)` demands `\(one.condition.source.en)`, which can't both be met\(text.en)",
          hint: hint("用 `对象` 或 `除外` 把两条规则的对象分开，或者改要求", "part their objects by `For each` or `Except`, or correct one"),
          labels: [.init(range: one.condition.range, text: both("另一条要求", "the other requirement"))])
      }
    }
    return nil
  }

  /// A case that both rules judge, in words; nil when there is none for sure.
  private func commonCase(_ first: Int, _ second: Int) -> LocalizedText? {
    guard let one = scopes[first], let other = scopes[second], overlap(one.effective, other.effective) else {
      return nil
    }
    guard case .possible(let situation) = SituationSearch.result(one.claims + other.claims, reader.terms) else {
      return nil
    }
    if let example = ConcreteCase(situation, reader.terms) {
      return both("：如 \(example.text.zh)", ": with \(example.text.en)")
    }
    return one.conditions == other.conditions ? LocalizedText(same: "") : nil
  }

  private func overlap(_ one: CheckedRule.Effective?, _ other: CheckedRule.Effective?) -> Bool {
    if let until = one?.until, let from = other?.from, until < from { return false }
    if let until = other?.until, let from = one?.from, until < from { return false }
    return true
  }
}

extension Claim {
  /// The values that the claim speaks of, sorted.
  fileprivate var terms: [Int] { Set(allTerms).sorted() }

  private var allTerms: [Int] {
    switch self {
    case .all(let parts), .any(let parts): return parts.flatMap(\.allTerms)
    case .always, .never, .unknown: return []
    case .fact(let fact):
      switch fact {
      case .bound(let first, let second, _), .different(let first, let second, _):
        return [first, second].compactMap { $0 }
      case .words(let term, _), .texts(let term, _, _), .textTest(let term, _, _, _), .present(let term, _),
        .atom(let term, _):
        return [term]
      }
    }
  }
}
