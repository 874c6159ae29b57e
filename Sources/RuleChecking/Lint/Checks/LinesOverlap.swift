import Diagnostics
import RuleEngine
import SourceText

extension LintCheck {
  /// Two conditional lines, or two exceptions, that can hold together and say different things.
  static let linesOverlap = LintCheck(
    pages: #"""
      lines-overlap warning
      两行有条件的期限（或起点、终点、扣除、除外）可以同时成立，说的却不同。 ¦ Two conditional lines (of a limit, start, stop, exclusion) or exceptions can hold together and differ.
      没有「后面的算」：遇到这样的对象只能是待查。 ¦ The last one never wins: such an object can only be to be checked.
      对象：办件 ⏎ 起点：受理日期 ⏎ 终点：决定日期 ⏎ 期限：20 个工作日 ⏎ 期限：45 个工作日，当联合办理为是 ⏎ 期限：60 个工作日，当办理方式为上报件 ¦ For each: case ⏎ Start: accepted on ⏎ Stop: decided on ⏎ Limit: 20 working days ⏎ Limit: 45 working days, when joint is yes ⏎ Limit: 60 working days, when handling is reported up
      对象：办件 ⏎ 起点：受理日期 ⏎ 终点：决定日期 ⏎ 期限：20 个工作日 ⏎ 期限：45 个工作日，当联合办理为是 ⏎ 期限：60 个工作日，当联合办理为否且办理方式为上报件 ¦ For each: case ⏎ Start: accepted on ⏎ Stop: decided on ⏎ Limit: 20 working days ⏎ Limit: 45 working days, when joint is yes ⏎ Limit: 60 working days, when joint is no and handling is reported up
      -
      """#
  ) { subject in
    subject.rules.flatMap { rule -> [Diagnostic] in
      var overlaps = LineOverlaps(rule, subject.reader(object: rule.object.table))
      overlaps.look()
      return overlaps.diagnostics
    }
  }
}

/// Looks at the lines of one rule in pairs.
private struct LineOverlaps {
  private let rule: CheckedRule
  private let reader: ClaimReader
  private(set) var diagnostics: [Diagnostic] = []

  init(_ rule: CheckedRule, _ reader: ClaimReader) {
    self.rule = rule
    self.reader = reader
  }

  mutating func look() {
    guard let variant = rule.variants.first else { return }
    let exceptions = variant.exceptions.map { ($0.condition, Set($0.replacement.map(\.condition))) }
    look(at: exceptions, both("除外", "exceptions"))
    guard case .deadline(let deadline, _) = variant.body else { return }
    look(at: conditional(deadline.starts), both("`起点`", "`Start` lines"))
    look(at: conditional(deadline.stops), both("`终点`", "`Stop` lines"))
    look(at: conditional(deadline.exclusions), both("`扣除`", "`Exclude` lines"))
    look(at: conditional(deadline.limits), both("`期限`", "`Limit` lines"))
  }

  private func conditional<Content>(_ lines: [Deadline.Line<Content>]) -> [(CheckedExpression, Content)] {
    lines.compactMap { line in line.condition.map { ($0, line.content) } }
  }

  private mutating func look<Content: Equatable>(
    at lines: [(condition: CheckedExpression, content: Content)], _ clause: LocalizedText
  ) {
    // More lines than this are a decision table.
    for (index, line) in lines.prefix(40).enumerated() {
      for other in lines.prefix(40).dropFirst(index + 1) where other.content != line.content {
        guard let text = commonCase(line.condition, other.condition) else { continue }
        diagnostics.append(
          .warning(
            "lines-overlap", other.condition.range,
            zh: "两行\(clause.zh)可以同时成立：如 \(text.zh)", en: "two \(clause.en) can hold together: with \(text.en)",
            hint: hint(
              "给其中一行加上把另一行排除在外的条件，或者用决策表",
              "add to one of them a condition that leaves out the other, or use a decision table"),
            labels: [.init(range: line.condition.range, text: both("另一行", "the other one"))]))
      }
    }
  }

  /// A case in which both hold; nil when there is none, or none can be given for sure.
  private func commonCase(_ one: CheckedExpression, _ other: CheckedExpression) -> LocalizedText? {
    let conditions = (rule.object.condition?.conjuncts ?? []) + [one, other]
    let claims = conditions.map { reader.claim($0) }
    guard case .possible(let situation) = SituationSearch.result(claims, reader.terms) else { return nil }
    return ConcreteCase(situation, reader.terms)?.text
  }
}
