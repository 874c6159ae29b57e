import Diagnostics
import RuleSyntax

extension LintCheck {
  /// A citation of an article that no version of the law has.
  static let articleOutOfRange = LintCheck(
    pages: #"""
      article-out-of-range warning
      法规没有这么多条。 ¦ The law has fewer articles.
      条号写错，依据就不成立。 ¦ With a wrong article the rule has no basis.
      依据：《行政许可法》第九十二条 ¦ Basis: 《行政许可法》 art. 92
      依据：《行政许可法》第八十二条 ¦ Basis: 《行政许可法》 art. 82
      -
      """#
  ) { subject in
    subject.citations.compactMap { citation, _ in
      guard let law = subject.laws[citation.law.text], let article = citation.lastArticle,
        let last = law.versions.compactMap(\.articles).max(), article > last || article < 1
      else { return nil }
      return .warning(
        "article-out-of-range", citation.range, zh: "`《\(law.title)》` 只有 \(last) 条，没有第 \(article) 条",
        en: "`《\(law.title)》` has \(last) articles; there is no article \(article)",
        hint: hint("核对条号和版本", "check the article and the version"))
    }
  }
}
