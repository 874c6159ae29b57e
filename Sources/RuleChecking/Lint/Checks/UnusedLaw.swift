import Diagnostics
import RuleSyntax
import SourceText

extension LintCheck {
  /// A law that no rule cites, in a pack with rules.
  static let unusedLaw = LintCheck(
    pages: #"""
      unused-law note
      声明的法规没有一条规则引用。 ¦ No rule cites a law that is declared.
      可能是引用时写了另一个名称，或者有的条款还没有规则。 ¦ A citation may name it otherwise, or its provisions have no rule yet.
      法规 《示例条例》：「示例条例」 ⏎ - 2020-01-01，自 2020-03-01，30 条 ¦ Law 《示例条例》: "Example regulation" ⏎ - 2020-01-01, from 2020-03-01, 30 articles
      法规 《示例条例》：「示例条例」 ⏎ - 2020-01-01，自 2020-03-01，30 条 ⏎ 规则 LX-90：「受理」 ⏎ 依据：《示例条例》第三条 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Law 《示例条例》: "Example regulation" ⏎ - 2020-01-01, from 2020-03-01, 30 articles ⏎ Rule LX-90: "acceptance" ⏎ Basis: 《示例条例》 art. 3 ⏎ For each: case ⏎ Require: has accepted on
      -
      """#
  ) { subject in
    guard !subject.isBroken else { return [] }
    let cited = Set(subject.world.rules.flatMap { $0.declaration.basis.map(\.law.text) })
    return subject.world.laws.compactMap { law in
      guard !cited.contains(law.title), subject.judgingPacks.contains(law.pack) else { return nil }
      return .unused("unused-law", law.range, both("法规", "law"), LocalizedText(same: "《\(law.title)》"))
    }
  }
}
