import Diagnostics
import RuleEngine
import SourceText

extension LintCheck {
  /// A requirement that a rule makes twice.
  static let repeatedRequirement = LintCheck(
    pages: #"""
      repeated-requirement warning
      同一个要求写了两次。 ¦ A requirement is made twice.
      一个问题会报两次；多半是第二行忘了改。 ¦ One problem is reported twice; most likely the second line was to say something else.
      要求：有受理日期 ⏎ 要求：有受理日期 ¦ Require: has accepted on ⏎ Require: has accepted on
      要求：有受理日期 ⏎ 要求：有决定日期 ¦ Require: has accepted on ⏎ Require: has decided on
      -
      """#
  ) { subject in
    subject.rules.flatMap { rule -> [Diagnostic] in
      guard let variant = rule.variants.first else { return [] }
      var first: [CheckedExpression: SourceRange] = [:]
      return variant.items.compactMap { item in
        let condition = item.condition
        guard let earlier = first[condition] else {
          first[condition] = condition.range
          return nil
        }
        return .warning(
          "repeated-requirement", condition.range, zh: "`\(condition.source.zh)` 已经要求过了",
          en: "`\(condition.source.en)` is required already",
          hint: hint("删去一个，或者改成本来要写的要求", "delete one, or write what was meant"),
          labels: [.init(range: earlier, text: both("前面写在这里", "it stands here before"))])
      }
    }
  }
}

extension CheckedRule.Variant {
  /// The requirements, also those beside a deadline.
  var items: [CheckedItem] {
    switch body {
    case .requirements(let items), .deadline(_, let items): items
    }
  }
}
