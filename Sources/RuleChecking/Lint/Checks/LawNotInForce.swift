import Diagnostics
import Records
import RuleSyntax

extension LintCheck {
  /// A rule that is in force before a law that it cites.
  static let lawNotInForce = LintCheck(
    pages: #"""
      law-not-in-force warning
      规则生效时，依据的法规还没有施行。 ¦ The rule is in force before the law it cites.
      法不溯及既往。 ¦ A law does not reach back.
      生效：自 2003-01-01 ⏎ 依据：《行政许可法》第四十二条 ¦ Effective: from 2003-01-01 ⏎ Basis: 《行政许可法》 art. 42
      生效：自 2004-07-01 ⏎ 依据：《行政许可法》第四十二条 ¦ Effective: from 2004-07-01 ⏎ Basis: 《行政许可法》 art. 42
      -
      """#
  ) { subject in
    subject.citations.compactMap { citation, symbol in
      guard let law = subject.laws[citation.law.text], let first = law.versions.map(\.effective).min(),
        let from = symbol.declaration.effective?.from.flatMap({ Day(written: $0.text) }), from < first
      else { return nil }
      return .warning(
        "law-not-in-force", citation.range, zh: "规则从 \(from.text) 起生效，`《\(law.title)》` 到 \(first.text) 才施行",
        en: "the rule is in force from \(from.text), but `《\(law.title)》` only from \(first.text)",
        hint: hint("改 `生效`，或者补上法规的早先版本", "correct `Effective`, or declare the earlier version of the law"))
    }
  }
}
