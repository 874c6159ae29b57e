import RuleSyntax
import SourceText

/// The words of what stands in a tree without being a checked expression of its own.
enum LiteralText {
  /// What stands in a place before and after a change; nil where only the checked expressions say it.
  static func words(_ before: Expression.Kind, _ after: Expression.Kind) -> Change.Words? {
    text(after).map { Change.Words(before: text(before), after: $0, isBetter: group(after) != nil) }
  }

  /// A comparison of a figure of 亮牌.
  static func comparison(_ word: ComparisonWord) -> LocalizedText {
    switch word {
    case .equal: keyword("is")
    case .notEqual: keyword("isNot")
    case .less: keyword("below")
    case .atMost: keyword("atMost")
    case .greater: keyword("moreThan")
    case .atLeast: keyword("atLeast")
    case .exactly: keyword("exactly")
    }
  }

  private static func text(_ kind: Expression.Kind) -> LocalizedText? {
    switch kind {
    case .number(let number): LocalizedText(same: number.decimal)
    case .quantity(let number, let unit): LocalizedText(same: number.decimal) + self.unit(unit)
    case .text(let text): LocalizedText(zh: "“\(text)”", en: "\"\(text)\"")
    case .date(let day): LocalizedText(same: day)
    case .name(let name): LocalizedText(same: name.text)
    case .truth(let truth): LocalizedText(zh: truth ? "是" : "否", en: truth ? "yes" : "no")
    default: group(kind)
    }
  }

  private static func group(_ kind: Expression.Kind) -> LocalizedText? {
    guard case .items(let group) = kind else { return nil }
    switch group {
    case .all: return keyword("allOfThese")
    case .any: return keyword("anyOfThese")
    case .atLeast(let count):
      return keyword("atLeastOfThese") + LocalizedText(zh: " \(count) 项", en: " \(count)")
    }
  }

  private static func unit(_ unit: Unit) -> LocalizedText {
    switch unit {
    case .day: spaced("u.day")
    case .workday: spaced("u.workday")
    case .month: spaced("u.month")
    case .year: spaced("u.year")
    case .hour: spaced("u.hour")
    case .yuan: spaced("u.yuan")
    case .percent: LocalizedText(same: "%")
    case .percentagePoint: spaced("u.percentpoint")
    case .point: spaced("u.point")
    case .measure(let word): LocalizedText(same: " " + word)
    }
  }

  private static func spaced(_ id: String) -> LocalizedText { LocalizedText(same: " ") + keyword(id) }

  private static func keyword(_ id: String) -> LocalizedText {
    LocalizedText(zh: KeywordTable.shared.spelling(id, .zh), en: KeywordTable.shared.spelling(id, .en))
  }
}
