import Diagnostics
import RuleEngine
import RuleSyntax
import SourceText

extension LintCheck {
  /// A text that claims another number of items than the rule lists.
  static let claimedCount = LintCheck(
    pages: #"""
      claimed-count warning
      标题、说明或引文说「以下几项」，列出的却不是这么多。 ¦ A title, message or quoted law says "the following five", and another number is listed.
      不是漏写了一项，就是抄错了数。 ¦ Either an item was left out, or the number was copied wrongly.
      规则 LX-90：「办结前完成以下三项」 ⏎ 对象：办件 ⏎ 要求：以下全部 ⏎ - 有受理日期 ⏎ - 有决定日期 ¦ Rule LX-90: "The following three are done" ⏎ For each: case ⏎ Require: all of the following ⏎ - has accepted on ⏎ - has decided on
      规则 LX-90：「办结前完成以下两项」 ⏎ 对象：办件 ⏎ 要求：以下全部 ⏎ - 有受理日期 ⏎ - 有决定日期 ¦ Rule LX-90: "The following two are done" ⏎ For each: case ⏎ Require: all of the following ⏎ - has accepted on ⏎ - has decided on
      -
      """#
  ) { subject in
    subject.judged.flatMap { rule, symbol -> [Diagnostic] in
      let lists = ListLengths(rule, symbol.declaration)
      guard let first = lists.lengths.first else { return [] }
      return ClaimedCounts.claims(symbol).compactMap { claim in
        guard !lists.lengths.contains(claim.count) else { return nil }
        let found = lists.lengths.count == 1 ? first : lists.lengths.max() ?? first
        return .warning(
          "claimed-count", claim.range ?? symbol.idRange, zh: "这里说 `\(claim.text)`，规则列出的是 \(found) 项",
          en: "this says `\(claim.text)`, but the rule lists \(found)",
          hint: hint("核对依据：补上漏写的，或者改数", "check the provision: add what is missing, or correct the number"),
          labels: claim.range == nil ? [] : [.init(range: symbol.idRange, text: both("规则在这里", "the rule is here"))])
      }
    }
  }
}

/// How long the lists of a rule are: items, words of 齐全 and of 逐一, lists of values.
private struct ListLengths {
  private(set) var lengths: [Int] = []

  init(_ rule: CheckedRule, _ declaration: RuleDeclaration) {
    for requirement in declaration.requirements where requirement.items.count > 1 { add(requirement.items.count) }
    for exception in declaration.exceptions where exception.items.count > 1 { add(exception.items.count) }
    if declaration.requirements.count > 1 { add(declaration.requirements.count) }
    if let each = declaration.each { add(each.words.count) }
    var found: [Int] = []
    var tour = ExpressionTour { expression, _ in
      switch expression.kind {
      case .complete(_, _, let words, _): found.append(words.count)
      case .member(_, .values(let values)) where values.count > 1: found.append(values.count)
      case .member(_, .words(let words)): found.append(words.count)
      case .inOrder(let values, _), .distinct(let values): found.append(values.count)
      default: break
      }
    }
    tour.tour(rule)
    for length in found { add(length) }
  }

  private mutating func add(_ length: Int) {
    if !lengths.contains(length) { lengths.append(length) }
  }
}

/// Reads 以下五项 and "the following five" in the texts of a rule.
private enum ClaimedCounts {
  struct Claim {
    let count: Int
    let text: String
    let range: SourceRange?
  }

  static func claims(_ symbol: RuleSymbol) -> [Claim] {
    var claims: [Claim] = []
    for text in [symbol.title.zh, symbol.title.en] { claims += read(text, nil) }
    for text in symbol.quotedLaw { claims += read(text, nil) }
    if let message = symbol.declaration.message {
      let parts = message.zh + (message.en ?? [])
      for case .text(let text) in parts { claims += read(text, message.range) }
    }
    var seen: Set<Int> = []
    return claims.filter { seen.insert($0.count).inserted }
  }

  private static let openings = ["以下", "下列", "如下"]
  private static let counters: Set<Character> = ["项", "种", "类", "个", "条", "份", "步"]

  private static func read(_ text: String, _ range: SourceRange?) -> [Claim] {
    chinese(Array(text), range) + english(text, range)
  }

  private static func chinese(_ text: [Character], _ range: SourceRange?) -> [Claim] {
    var claims: [Claim] = []
    for start in text.indices where start + 3 < text.count {
      guard openings.contains(String(text[start...(start + 1)])) else { continue }
      var end = start + 2
      while end < text.count, end < start + 6, digits[text[end]] != nil { end += 1 }
      guard let count = number(text[(start + 2)..<end]), end < text.count, counters.contains(text[end]) else {
        continue
      }
      claims.append(Claim(count: count, text: String(text[start...end]), range: range))
    }
    return claims
  }

  private static let digits: [Character: Int] = [
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "0": 0, "1": 1, "2": 2,
    "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9,
  ]

  /// A number below 100, in Chinese or Arabic figures.
  private static func number(_ text: ArraySlice<Character>) -> Int? {
    let values = text.compactMap { digits[$0] }
    guard !values.isEmpty, values.count <= 3 else { return nil }
    if text.allSatisfy(\.isASCII) { return values.count <= 2 ? values.reduce(0) { $0 * 10 + $1 } : nil }
    guard let ten = values.firstIndex(of: 10) else { return values.count == 1 ? values[0] : nil }
    let before = ten == 0 ? 1 : values[0]
    let after = ten + 1 < values.count ? values[ten + 1] : 0
    return ten <= 1 && values.count - ten <= 2 ? before * 10 + after : nil
  }

  private static let words = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
  ]

  private static func english(_ text: String, _ range: SourceRange?) -> [Claim] {
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    var claims: [Claim] = []
    for (index, word) in parts.enumerated() where word == "following" && index + 1 < parts.count {
      guard let count = words[parts[index + 1]] ?? Int(parts[index + 1]), count > 1, count < 100 else { continue }
      claims.append(Claim(count: count, text: "following \(parts[index + 1])", range: range))
    }
    return claims
  }
}
