import Diagnostics
import Records
import RuleSyntax
import SourceText

extension LintCheck {
  /// A citation of an article that the law has in another version, not in all that are in force with the rule.
  static let articleNotInVersion = LintCheck(
    pages: #"""
      article-not-in-version warning
      规则生效的时候，法规有一个版本没有这一条。 ¦ While the rule is in force, a version of the law has no such article.
      条号随修订变动：按旧版本判断的对象会引用不存在的条款。 ¦ Numbers change with revisions: objects judged under the other version would rest on nothing.
      法规 《示例条例》：「示例条例」 ⏎ - 2010-01-01，自 2010-03-01，30 条 ⏎ - 2020-01-01，自 2020-03-01，40 条 ⏎ 规则 LX-90：「受理」 ⏎ 依据：《示例条例》第三十五条 ⏎ 生效：自 2010-03-01 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Law 《示例条例》: "Example regulation" ⏎ - 2010-01-01, from 2010-03-01, 30 articles ⏎ - 2020-01-01, from 2020-03-01, 40 articles ⏎ Rule LX-90: "acceptance" ⏎ Basis: 《示例条例》 art. 35 ⏎ Effective: from 2010-03-01 ⏎ For each: case ⏎ Require: has accepted on
      法规 《示例条例》：「示例条例」 ⏎ - 2010-01-01，自 2010-03-01，30 条 ⏎ - 2020-01-01，自 2020-03-01，40 条 ⏎ 规则 LX-90：「受理」 ⏎ 依据：《示例条例》第三十五条 ⏎ 生效：自 2020-03-01 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Law 《示例条例》: "Example regulation" ⏎ - 2010-01-01, from 2010-03-01, 30 articles ⏎ - 2020-01-01, from 2020-03-01, 40 articles ⏎ Rule LX-90: "acceptance" ⏎ Basis: 《示例条例》 art. 35 ⏎ Effective: from 2020-03-01 ⏎ For each: case ⏎ Require: has accepted on
      -
      """#
  ) { subject in
    subject.citations.compactMap { citation, symbol in
      guard let law = subject.laws[citation.law.text], let article = citation.lastArticle, article > 0 else {
        return nil
      }
      let versions = law.versions.sorted { $0.effective < $1.effective }
      // What no version has is another finding.
      guard let last = versions.compactMap(\.articles).max(), article <= last else { return nil }
      let effective = symbol.declaration.effective
      let from = effective?.from.flatMap { Day(written: $0.text) }
      let until = effective?.until.flatMap { Day(written: $0.text) }
      for (number, version) in versions.enumerated() {
        let next = versions.indices.contains(number + 1) ? versions[number + 1].effective : nil
        // A rule without 生效 speaks of the law as it is now.
        guard from != nil || next == nil else { continue }
        if let from, let next, next <= from { continue }
        if let until, until < version.effective { continue }
        guard let count = version.articles, article > count else { continue }
        return .warning(
          "article-not-in-version", citation.range,
          zh: "`《\(law.title)》` 自 \(version.effective.text) 施行的版本只有 \(count) 条，没有第 \(article) 条",
          en:
            "the version of `《\(law.title)》` in force from \(version.effective.text) has \(count) articles, no article \(article)",
          hint: hint(
            "让规则从有这一条的版本施行起生效，或者分成两条规则各引各的条号",
            "let the rule begin with the version that has the article, or write a rule for each version"))
      }
      return nil
    }
  }
}
