/// A text as code points, with the questions that readers of Chinese official documents ask of it.
struct Scalars: Sendable {
  /// The code points.
  let all: [Unicode.Scalar]

  init(_ text: String) {
    all = Array(text.unicodeScalars)
  }

  /// How many code points there are.
  var count: Int { all.count }

  /// The code point at an offset; nil beyond the text.
  subscript(_ index: Int) -> Unicode.Scalar? {
    index >= 0 && index < all.count ? all[index] : nil
  }

  /// The words in a range.
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: all[range.clamped(to: 0..<all.count)])
    return String(view)
  }

  /// Says whether a word stands at an offset.
  func has(_ word: [Unicode.Scalar], at index: Int) -> Bool {
    guard index >= 0, index + word.count <= all.count else { return false }
    for offset in word.indices where all[index + offset] != word[offset] { return false }
    return true
  }

  /// Says whether a word ends before an offset.
  func has(_ word: [Unicode.Scalar], endingAt index: Int) -> Bool {
    has(word, at: index - word.count)
  }

  /// The first of some words that stands at an offset; longer words stand first in such lists.
  func first(of words: [[Unicode.Scalar]], at index: Int) -> [Unicode.Scalar]? {
    words.first { has($0, at: index) }
  }

  /// The offset behind blanks, at most so many.
  func skippingBlanks(from index: Int, atMost limit: Int = 4) -> Int {
    var end = index
    while end < index + limit, let next = self[end], next.isBlank { end += 1 }
    return end
  }

  /// Splits words for a list: one string, separated by spaces.
  static func words(_ text: StaticString) -> [[Unicode.Scalar]] {
    text.description.split(separator: " ").map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
  }
}

extension Unicode.Scalar {
  /// White space that stands within a line.
  var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0x202F: true
    default: false
    }
  }

  /// The value of an Arabic digit, ASCII or full-width; nil for anything else.
  var digit: Int? {
    switch value {
    case 0x30...0x39: Int(value - 0x30)
    case 0xFF10...0xFF19: Int(value - 0xFF10)
    default: nil
    }
  }

  /// The value of a Chinese digit from 〇 to 九; nil for anything else.
  var chineseDigit: Int? {
    switch self {
    case "〇", "零", "○": 0
    case "一": 1
    case "二", "两": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  /// The power of ten of 十, 百, 千, 万, 亿; nil for anything else.
  var chinesePower: Int? {
    switch self {
    case "十": 1
    case "百": 2
    case "千": 3
    case "万": 4
    case "亿": 8
    default: nil
    }
  }

  /// Whether it may stand in a number written in Chinese numerals.
  var isChineseNumeral: Bool { chineseDigit != nil || chinesePower != nil }

  /// A Chinese character.
  var isHan: Bool {
    switch value {
    case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }

  /// A Latin letter, ASCII or full-width.
  var isLatin: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: false
    }
  }

  /// A mark that ends a sentence or its half: 。！？；
  var endsSentence: Bool {
    switch self {
    case "。", "！", "？", "；", ";", "!", "?", "\n", "．": true
    default: false
    }
  }

  /// A mark that ends a clause: those of a sentence, commas and colons.
  var endsClause: Bool {
    switch self {
    case "，", ",", "：", ":", "…": true
    default: endsSentence
    }
  }

  /// An opening bracket.
  var opensBracket: Bool { self == "（" || self == "(" || self == "〔" || self == "[" || self == "【" || self == "［" }
  /// A closing bracket.
  var closesBracket: Bool { self == "）" || self == ")" || self == "〕" || self == "]" || self == "】" || self == "］" }
}
