import Diagnostics
package import RuleEngine
package import SourceText

/// What `--select` and `--ignore` name: a rule by its id, or all rules with a tag.
package enum RuleSelector: Sendable, Hashable {
  case rule(String)
  case tag(String)

  /// Reads `XK-01` or `tag:期限`.
  package init(_ text: String) {
    self = text.hasPrefix("tag:") ? .tag(String(text.dropFirst(4))) : .rule(text)
  }

  /// Whether a rule is meant; ASCII case does not count.
  package func matches(_ rule: CheckedRule) -> Bool {
    switch self {
    case .rule(let id):
      let wanted = id.lowercased()
      return rule.id.lowercased() == wanted || "\(rule.pack)/\(rule.id)".lowercased() == wanted
    case .tag(let tag):
      let wanted = tag.lowercased()
      return rule.tags.contains { $0.zh.lowercased() == wanted || $0.en.lowercased() == wanted }
    }
  }

  /// The ids of the rules to judge; nil when nothing is left out.
  /// - Throws: when a name means no rule, with the nearest one.
  package static func ids(
    _ selected: [RuleSelector], ignoring ignored: [RuleSelector], of rules: [CheckedRule]
  ) throws(InputFailure) -> Set<String>? {
    for selector in selected + ignored where !rules.contains(where: { selector.matches($0) }) {
      throw InputFailure(selector.unknown(rules))
    }
    if selected.isEmpty, ignored.isEmpty { return nil }
    let kept = rules.filter { rule in
      (selected.isEmpty || selected.contains { $0.matches(rule) }) && !ignored.contains { $0.matches(rule) }
    }
    return Set(kept.map(\.id))
  }

  private func unknown(_ rules: [CheckedRule]) -> LocalizedText {
    switch self {
    case .rule(let id):
      let nearest = nearestName(to: id, among: rules.map(\.id))
      return LocalizedText(zh: "没有规则 `\(id)`", en: "there is no rule `\(id)`") + Self.meant(nearest)
    case .tag(let tag):
      let tags = rules.flatMap { $0.tags.flatMap { [$0.zh, $0.en] } }
      return LocalizedText(zh: "没有规则带标签 `\(tag)`", en: "no rule has the tag `\(tag)`")
        + Self.meant(nearestName(to: tag, among: tags).map { "tag:" + $0 })
    }
  }

  /// `；您是不是要写 …`, empty without a near word.
  package static func meant(_ nearest: String?) -> LocalizedText {
    guard let nearest else { return LocalizedText(same: "") }
    return LocalizedText(zh: "；您是不是要写 `\(nearest)`？", en: "; did you mean `\(nearest)`?")
  }
}
