import Findings
import RuleEngine
import RuleSyntax
import SourceText

/// Citations as findings show them: canonical Chinese, whatever they were written in.
enum CitationText {
  /// The citation of a clause.
  static func citation(_ syntax: CitationSyntax, in world: World) -> Citation {
    Citation(
      law: syntax.law.text, article: syntax.place.map { article($0) } ?? "", paragraph: syntax.paragraph,
      item: syntax.item, subitem: syntax.subitem, through: through(syntax), text: text(syntax))
  }

  /// What is said about provisions of a law: each place by itself, a range of articles as one for each.
  static func provisions(_ provision: LawDeclaration.Provision, in world: World) -> [CheckedLaw.Provision] {
    guard let reason = provision.reason else { return [] }
    return provision.places.flatMap { place -> [CheckedLaw.Provision] in
      var places = [place]
      if let first = place.article, let last = place.through?.article, last > first, last - first < 1000 {
        places = (first...last).map { CitationSyntax(law: place.law, article: $0, range: place.range) }
      }
      return places.map {
        CheckedLaw.Provision(
          place: citation($0, in: world), isPartial: provision.coverage == .partial, reason: reason.text)
      }
    }
  }

  /// `42`, `30-1`.
  static func article(_ place: CitationPlace) -> String {
    String(place.article) + (place.insertion.map { "-\($0)" } ?? "")
  }

  /// The end of a range in the form that both languages share: `44`, or the number of a paragraph or item.
  private static func through(_ syntax: CitationSyntax) -> String? {
    guard let end = syntax.through, let start = syntax.place else { return nil }
    if end.article != start.article || end.insertion != start.insertion { return "art. " + article(end) }
    if end.paragraph != start.paragraph { return end.paragraph.map { "para. \($0)" } }
    if end.item != start.item { return end.item.map { "item \($0)" } }
    return end.subitem.map { "subitem \($0)" }
  }

  /// `第四十二条第一款第四项`, `第四十二条至第四十四条`, the same from both languages.
  static func text(_ syntax: CitationSyntax) -> String {
    guard let start = syntax.place else { return "" }
    guard let end = syntax.through else { return text(start) }
    return text(start) + "至" + text(end, after: start)
  }

  /// `第四十二条第一款第四项`.
  static func text(_ place: CitationPlace) -> String { text(place, after: nil) }

  /// A place, without the levels that it shares with the one before.
  private static func text(_ place: CitationPlace, after other: CitationPlace?) -> String {
    var text = ""
    var isShared = other?.article == place.article && other?.insertion == place.insertion
    if !isShared {
      text += "第\(ChineseNumber.text(place.article))条"
      if let insertion = place.insertion { text += "之\(ChineseNumber.text(insertion))" }
    }
    for (number, shared, sign) in [
      (place.paragraph, other?.paragraph, "款"), (place.item, other?.item, "项"), (place.subitem, other?.subitem, "目"),
    ] {
      isShared = isShared && number == shared
      if let number, !isShared { text += "第\(ChineseNumber.text(number))\(sign)" }
    }
    return text
  }
}
