import Diagnostics
import SourceText

/// Looks for what no CSS selector can be; whether a selector is understood shows when pages are read.
enum SelectorText {
  /// What is wrong with a selector; nil if nothing is seen.
  static func fault(in text: String) -> LocalizedText? {
    var open: [Character] = []
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        isEscaped = false
        continue
      }
      if character == "\\" {
        isEscaped = true
      } else if let mark = quote {
        if character == mark { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "(" || character == "[" {
        open.append(character)
      } else if character == ")" || character == "]" {
        guard open.popLast() == (character == ")" ? "(" : "[") else { return unbalanced(character) }
      } else if "{};<".contains(character) {
        return both("`\(character)` 不能出现在选择器里", "`\(character)` can't stand in a selector")
      }
    }
    if let mark = quote ?? open.last { return unbalanced(mark) }
    return ends(text)
  }

  private static func unbalanced(_ mark: Character) -> LocalizedText {
    both("`\(mark)` 没有配对", "`\(mark)` has no partner")
  }

  private static func ends(_ text: String) -> LocalizedText? {
    let parts = text.split(separator: " ").map(String.init)
    guard let first = parts.first?.first, let last = parts.last?.last else {
      return both("是空白", "it is blank")
    }
    if ",>+~".contains(first) || ",>+~.#:".contains(last) {
      return both("开头或者末尾少了一个元素", "an element is missing at its start or end")
    }
    return text.contains("::") ? both("`::` 指的不是元素", "`::` names no element") : nil
  }
}
