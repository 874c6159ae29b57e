import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// The provisions of the registered laws with how far the rules check them.
///
/// What is automated follows from the 依据 of the rules; what is partial or manual is declared in the pack, under 条款 of the
/// 法规, with the reason.
struct ProvisionCatalogue: Sendable {
  /// How far rules check a provision.
  enum Status: String, Sendable, CaseIterable {
    case automated
    case partial
    case manual
    case notCovered = "not_covered"

    /// The status in words.
    var label: LocalizedText {
      switch self {
      case .automated: LocalizedText(zh: "自动", en: "automated")
      case .partial: LocalizedText(zh: "部分", en: "partial")
      case .manual: LocalizedText(zh: "人工", en: "manual")
      case .notCovered: LocalizedText(zh: "未覆盖", en: "not covered")
      }
    }
  }

  /// One article, or a paragraph or item that the pack says something about.
  struct Entry: Sendable {
    /// `第三十二条` / `art. 32`.
    let place: LocalizedText
    /// Whether it is a whole article.
    let isArticle: Bool
    let status: Status
    /// The rules that rest on it.
    let rules: [String]
    /// Why it is checked in part or by people.
    let reason: LocalizedText?
  }

  /// One law.
  struct Law: Sendable {
    let title: String
    let fullTitle: LocalizedText
    /// The first day in force of the version that is listed.
    let version: String?
    let entries: [Entry]

    /// How many articles have a status.
    func count(_ status: Status) -> Int { entries.count { $0.isArticle && $0.status == status } }

    /// How many articles there are.
    var articles: Int { entries.count(where: \.isArticle) }
  }

  /// The laws in the order of their declaration.
  var laws: [Law]

  /// Lists the laws of a rule set.
  init(_ rules: CheckedRuleSet, isListed: (CheckedRule) -> Bool) {
    let listed = rules.rules.filter(isListed)
    laws = rules.laws.map { law in LawProvisions(law, listed).law }
  }
}

/// Finds out how far each provision of one law is checked.
private struct LawProvisions {
  private let declaration: CheckedLaw
  /// For each article the rules that rest on it, with the citations.
  private var cited: [ArticleKey: [(rule: String, citation: Citation)]] = [:]

  /// The number of an article and of its insertion (之一), for ordering.
  private struct ArticleKey: Hashable, Comparable {
    let article: Int
    let insertion: Int

    init(article: Int, insertion: Int = 0) {
      self.article = article
      self.insertion = insertion
    }

    /// Reads `42` or `30-1`.
    init?(_ text: String) {
      let parts = text.split(separator: "-").compactMap { Int($0) }
      guard let article = parts.first else { return nil }
      self.init(article: article, insertion: parts.count > 1 ? parts[1] : 0)
    }

    static func < (left: ArticleKey, right: ArticleKey) -> Bool {
      (left.article, left.insertion) < (right.article, right.insertion)
    }
  }

  init(_ law: CheckedLaw, _ rules: [CheckedRule]) {
    declaration = law
    for rule in rules {
      for citation in rule.basis where citation.law == law.title {
        for key in Self.articles(of: citation) { cited[key, default: []].append((rule.id, citation)) }
      }
    }
  }

  /// The articles that a citation names; a range of them names each.
  private static func articles(of citation: Citation) -> [ArticleKey] {
    guard let first = ArticleKey(citation.article) else { return [] }
    guard let through = citation.through, through.hasPrefix("art. "),
      let last = ArticleKey(String(through.dropFirst(5))),
      last.article > first.article, last.article - first.article < 1000
    else { return [first] }
    return [first] + (first.article + 1...last.article).map { ArticleKey(article: $0) }
  }

  var law: ProvisionCatalogue.Law {
    let version = declaration.versions.last
    var keys = Set(cited.keys)
    for provision in declaration.provisions { if let key = ArticleKey(provision.place.article) { keys.insert(key) } }
    if let count = version?.articles { for article in 0..<count { keys.insert(ArticleKey(article: article + 1)) } }
    return ProvisionCatalogue.Law(
      title: declaration.title, fullTitle: declaration.fullTitle, version: version?.effective.text,
      entries: keys.sorted().flatMap { entries(of: $0) })
  }

  /// The article, and what is said about parts of it.
  private func entries(of key: ArticleKey) -> [ProvisionCatalogue.Entry] {
    let declared = declaration.provisions.filter { ArticleKey($0.place.article) == key }
    let whole = declared.first { $0.place.paragraph == nil && $0.place.item == nil }
    let parts = declared.filter { $0.place.paragraph != nil || $0.place.item != nil }
    let all = cited[key] ?? []
    let status: ProvisionCatalogue.Status =
      if all.isEmpty {
        whole.map { $0.isPartial ? .notCovered : .manual } ?? (parts.contains { !$0.isPartial } ? .manual : .notCovered)
      } else {
        declared.isEmpty ? .automated : .partial
      }
    let article = ProvisionCatalogue.Entry(
      place: place(key), isArticle: true, status: status, rules: unique(all.map(\.rule)), reason: whole?.reason)
    return [article] + parts.map { part($0, all) }
  }

  private func part(
    _ provision: CheckedLaw.Provision, _ all: [(rule: String, citation: Citation)]
  ) -> ProvisionCatalogue.Entry {
    let own = all.filter { $0.citation.isWithin(provision.place) }
    let status: ProvisionCatalogue.Status =
      own.isEmpty ? (provision.isPartial ? .notCovered : .manual) : .partial
    let label = provision.place.label
    return ProvisionCatalogue.Entry(
      place: LocalizedText(zh: provision.place.text, en: String(label.en.drop { $0 != "》" }.dropFirst(2))),
      isArticle: false, status: status, rules: unique(own.map(\.rule)), reason: provision.reason)
  }

  private func place(_ key: ArticleKey) -> LocalizedText {
    let number = ChineseNumber.text(key.article)
    let insertion = key.insertion > 0
    return LocalizedText(
      zh: "第\(number)条" + (insertion ? "之" + ChineseNumber.text(key.insertion) : ""),
      en: "art. \(key.article)" + (insertion ? "-\(key.insertion)" : ""))
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

extension Citation {
  /// Whether it is a place or a part of it.
  fileprivate func isWithin(_ other: Citation) -> Bool {
    article == other.article && (other.paragraph == nil || paragraph == other.paragraph)
      && (other.item == nil || item == other.item)
  }
}
