import SourceText

/// How a number of a list is written (ISO/IEC 29500-1, section 17.18.59), as far as Chinese documents use it.
enum DOCXNumberFormat {
  /// The text of a number; nil for marks instead of numbers.
  static func text(_ number: Int, _ format: String) -> String? {
    switch format {
    case "bullet", "none": return nil
    case "decimalZero": return number < 10 ? "0\(number)" : "\(number)"
    case "upperRoman": return roman(number)
    case "lowerRoman": return roman(number).lowercased()
    case "upperLetter": return letters(number)
    case "lowerLetter": return letters(number).lowercased()
    case "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "koreanCounting":
      return ChineseNumber.text(number)
    case "chineseCounting", "taiwaneseCounting":
      return number < 100 ? ChineseNumber.text(number) : digits(number)
    case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand": return digits(number)
    case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal": return capitals(number)
    case "ideographTraditional": return cycle("甲乙丙丁戊己庚辛壬癸", number)
    case "ideographZodiac": return cycle("子丑寅卯辰巳午未申酉戌亥", number)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": return enclosed(number, 0x2460, 20, "(", ")")
    case "decimalEnclosedParen": return enclosed(number, 0x2474, 20, "(", ")")
    case "decimalEnclosedFullstop": return enclosed(number, 0x2488, 20, "", ".")
    case "ideographEnclosedCircle": return enclosed(number, 0x3280, 10, "(", ")")
    case "decimalFullWidth", "decimalFullWidth2": return fullWidth(number)
    case "numberInDash": return "- \(number) -"
    default: return "\(number)"
    }
  }

  private static func digits(_ number: Int) -> String {
    let words = Array("〇一二三四五六七八九")
    return String(String(number).compactMap { $0.wholeNumberValue.map { words[$0] } })
  }

  private static func capitals(_ number: Int) -> String {
    let words: [Character: Character] = [
      "零": "零", "一": "壹", "二": "贰", "三": "叁", "四": "肆", "五": "伍", "六": "陆", "七": "柒", "八": "捌", "九": "玖",
      "十": "拾", "百": "佰", "千": "仟",
    ]
    let text = ChineseNumber.text(number)
    let whole = (10..<20).contains(number) ? "一" + text : text
    return String(whole.map { words[$0] ?? $0 })
  }

  private static func cycle(_ words: String, _ number: Int) -> String {
    let words = Array(words)
    return number > 0 ? String(words[(number - 1) % words.count]) : "\(number)"
  }

  private static func enclosed(_ number: Int, _ first: UInt32, _ last: Int, _ open: String, _ close: String) -> String {
    guard (1...last).contains(number), let scalar = UnicodeScalar(first + UInt32(number) - 1) else {
      return open + "\(number)" + close
    }
    return String(Character(scalar))
  }

  private static func fullWidth(_ number: Int) -> String {
    let digits = Array("０１２３４５６７８９")
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  /// A, B … Z, AA, BB …, as Word counts.
  private static func letters(_ number: Int) -> String {
    guard number > 0, number <= 26 * 32, let scalar = UnicodeScalar(UInt32(0x41 + (number - 1) % 26)) else {
      return "\(number)"
    }
    return String(repeating: Character(scalar), count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard (1..<4_000).contains(number) else { return "\(number)" }
    let words: [(Int, String)] = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var (rest, text) = (number, "")
    for (value, word) in words {
      while rest >= value {
        text += word
        rest -= value
      }
    }
    return text
  }
}
