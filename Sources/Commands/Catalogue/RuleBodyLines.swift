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
    lines += deadline.starts.map { clause("起点", "start", $0.source) }
    lines += deadline.stops.map { clause("终点", "stop", $0.source) }
    lines += deadline.exclusions.map { clause("扣除", "exclude", $0.source) }
    lines += deadline.limits.map { clause("期限", "limit", $0.source) }
    return lines
  }

  /// A line as written, without the clause word that its name repeats.
  private static func clause(_ zh: String, _ en: String, _ source: LocalizedText) -> (LocalizedText, LocalizedText) {
    func content(_ text: String, _ separator: String) -> String {
      guard let colon = text.firstRange(of: separator) else { return text }
      return String(text[colon.upperBound...])
    }
    let value = LocalizedText(zh: content(source.zh, "："), en: content(source.en, ": "))
    return (LocalizedText(zh: zh, en: en), value)
  }

  private static func list(_ words: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", "))
  }
}
