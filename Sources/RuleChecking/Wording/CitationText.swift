import Findings
import RuleSyntax
import SourceText

/// Citations as findings show them.
enum CitationText {
  /// The citation of a clause.
  static func citation(_ syntax: CitationSyntax, in world: World) -> Citation {
    let article = syntax.article.map { number in
      String(number) + (syntax.insertion.map { "-\($0)" } ?? "")
    }
    return Citation(
      law: syntax.law.text, article: article ?? "", paragraph: syntax.paragraph, item: syntax.item,
      text: text(syntax))
  }

  /// `第四十二条第一款第四项`, the same from both languages.
  static func text(_ syntax: CitationSyntax) -> String {
    guard let article = syntax.article else { return "" }
    var text = "第\(chinese(article))条"
    if let insertion = syntax.insertion { text += "之\(chinese(insertion))" }
    if let paragraph = syntax.paragraph { text += "第\(chinese(paragraph))款" }
    if let item = syntax.item { text += "第\(chinese(item))项" }
    if let subitem = syntax.subitem { text += "第\(chinese(subitem))目" }
    return text
  }

  /// A number below 10,000 in Chinese.
  static func chinese(_ number: Int) -> String {
    guard number > 0, number < 10_000 else { return String(number) }
    let digits = Array("零一二三四五六七八九").map(String.init)
    var text = ""
    var pendingZero = false
    for (size, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / size % 10
      if digit == 0 {
        pendingZero = !text.isEmpty
        continue
      }
      if pendingZero { text += "零" }
      pendingZero = false
      let isPlainTen = size == 10 && digit == 1 && text.isEmpty
      text += (isPlainTen ? "" : digits[digit]) + word
    }
    return text
  }
}
