import Diagnostics
import RuleSyntax

extension LintCheck {
  /// A rule that cites nothing.
  static let ruleWithoutBasis = LintCheck(
    pages: #"""
      rule-without-basis warning
      规则没有依据。 ¦ A rule has no basis.
      查出问题要能说出违反哪一条。 ¦ A finding must say which provision is breached.
      规则 LX-90：「受理」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Rule LX-90: "acceptance" ⏎ For each: case ⏎ Require: has accepted on
      规则 LX-90：「受理」 ⏎ 依据：《行政许可法》第三十二条 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Rule LX-90: "acceptance" ⏎ Basis: 《行政许可法》 art. 32 ⏎ For each: case ⏎ Require: has accepted on
      -
      """#
  ) { subject in
    subject.judged.compactMap { _, symbol in
      guard symbol.declaration.basis.isEmpty else { return nil }
      return .warning(
        "rule-without-basis", symbol.idRange, zh: "规则 `\(symbol.id)` 没有写 `依据`",
        en: "the rule `\(symbol.id)` has no `Basis`",
        hint: hint("写出依据的法规和条款", "cite the law and article it rests on"))
    }
  }
}
