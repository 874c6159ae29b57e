import RuleEngine
import SourceText

extension RuleCatalogue.Entry {
  /// What the rule asks for, clause by clause, as it is written canonically.
  var bodyLines: [(name: LocalizedText, value: LocalizedText)] {
    var lines: [(LocalizedText, LocalizedText)] = []
    let words = rule.variants.compactMap(\.word)
    if !words.isEmpty {
      lines.append((LocalizedText(zh: "逐一", en: "for each of"), Self.list(words)))
    }
    guard let variant = rule.variants.first else { return lines }
    switch variant.body {
    case .requirements(let items): lines += Self.requirements(items)
    case .deadline(let deadline, let items):
      lines += Self.lines(of: deadline)
      lines += Self.requirements(items)
    }
    for exception in variant.exceptions {
      let label = exception.label.map { LocalizedText(zh: " \($0.zh)", en: " \($0.en)") } ?? LocalizedText(same: "")
      lines.append((LocalizedText(zh: "除外", en: "except") + label, exception.condition.source))
    }
    return lines
  }

  private static func requirements(_ items: [CheckedItem]) -> [(LocalizedText, LocalizedText)] {
    items.map { (LocalizedText(zh: "要求", en: "require"), $0.label) }
  }

  private static func lines(of deadline: Deadline) -> [(LocalizedText, LocalizedText)] {
    var lines: [(LocalizedText, LocalizedText)] = []
    lines += deadline.starts.map { (LocalizedText(zh: "起点", en: "start"), $0.source) }
    lines += deadline.stops.map { (LocalizedText(zh: "终点", en: "stop"), $0.source) }
    lines += deadline.exclusions.map { (LocalizedText(zh: "扣除", en: "exclude"), $0.source) }
    lines += deadline.limits.map { (LocalizedText(zh: "期限", en: "limit"), $0.source) }
    return lines
  }

  private static func list(_ words: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", "))
  }
}
