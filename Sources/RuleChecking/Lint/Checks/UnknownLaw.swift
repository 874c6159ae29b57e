import Diagnostics
import RuleSyntax

extension LintCheck {
  /// A citation of a law that nothing declares.
  static let unknownLaw = LintCheck(
    pages: #"""
      unknown-law warning
      依据的法规没有声明。 ¦ The cited law is not declared.
      声明了版本和条数，条号才能核对。 ¦ Declared with its versions, article numbers can be checked.
      依据：《许可法》第四十二条 ¦ Basis: 《许可法》 art. 42
      依据：《行政许可法》第四十二条 ¦ Basis: 《行政许可法》 art. 42
      -
      """#
  ) { subject in
    let titles = subject.world.laws.map(\.title)
    return subject.citations.compactMap { citation, _ in
      guard subject.laws[citation.law.text] == nil else { return nil }
      let nearest = nearestName(to: citation.law.text, among: titles)
      return .warning(
        "unknown-law", citation.law.range, zh: "没有声明法规 `《\(citation.law.text)》`",
        en: "the law `《\(citation.law.text)》` is not declared",
        hint: hint(
          "在规则集 `公共` 中用 `法规` 声明它的版本，条号才能核对", "declare its versions with `Law`, so that article numbers can be checked"),
        fix: nearest.map { .init(range: citation.law.range, replacement: "《\($0)》") })
    }
  }
}
