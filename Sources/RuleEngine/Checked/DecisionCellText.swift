package import SourceText

extension CheckedDecisionTable.Cell {
  /// The cell in words: `轻微、一般`, `至少 2`, `1 万元至不满 3 万元`; nil for `-`.
  package func text(type: ValueType) -> LocalizedText? {
    switch self {
    case .any: return nil
    case .missing: return LocalizedText(zh: "缺", en: "missing")
    case .rest: return LocalizedText(zh: "其余", en: "otherwise")
    case .values(let values, let negated):
      let list = Self.joined(values.map { ValueText.text($0, type: type) })
      return negated ? LocalizedText(zh: "不为 \(list.zh)", en: "is not \(list.en)") : list
    case .intervals(let intervals): return Self.joined(intervals.map { $0.text(type: type) })
    case .condition(let condition): return condition.source
    }
  }

  private static func joined(_ parts: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      zh: parts.map(\.zh).joined(separator: "、"), en: parts.map(\.en).joined(separator: ", "))
  }
}

extension CellInterval {
  /// The interval in words: `至少 2`, `超过 5 至 10`, `1 万元至不满 3 万元`.
  package func text(type: ValueType) -> LocalizedText {
    let low = lower.map { ValueText.text($0, type: type) }
    let high = upper.map { ValueText.text($0, type: type) }
    switch (low, high) {
    case (let low?, let high?):
      if includesLower, includesUpper, lower == upper { return low }
      let above = includesLower ? LocalizedText(same: "") : LocalizedText(zh: "超过 ", en: "more than ")
      let to = includesUpper ? LocalizedText(zh: "至", en: "to") : LocalizedText(zh: "至不满", en: "to below")
      return LocalizedText(
        zh: "\(above.zh)\(low.zh) \(to.zh) \(high.zh)", en: "\(above.en)\(low.en) \(to.en) \(high.en)")
    case (let low?, nil):
      return includesLower
        ? LocalizedText(zh: "至少 \(low.zh)", en: "at least \(low.en)")
        : LocalizedText(zh: "超过 \(low.zh)", en: "more than \(low.en)")
    case (nil, let high?):
      return includesUpper
        ? LocalizedText(zh: "至多 \(high.zh)", en: "at most \(high.en)")
        : LocalizedText(zh: "不满 \(high.zh)", en: "below \(high.en)")
    case (nil, nil): return LocalizedText(zh: "任何值", en: "any value")
    }
  }
}
