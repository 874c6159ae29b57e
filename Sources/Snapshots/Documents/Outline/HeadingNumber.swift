/// The number that a heading begins with, by the forms of official documents (一、 （一） 1. （1）) and of laws and papers.
struct HeadingNumber: Hashable, Sendable {
  /// How the number is written, from the outermost form to the innermost.
  enum Style: Int, Hashable, Sendable, Comparable {
    /// 第一篇, 第1部分.
    case part
    /// 第一章.
    case chapter
    /// 第一节.
    case section
    /// 第一条; counted through all chapters.
    case article
    /// 1 概况, without a mark, as papers have it.
    case bare
    /// 一、
    case chinese
    /// （一）
    case chineseInBrackets
    /// 1. or 1、
    case arabic
    /// 1.1
    case decimal
    /// 1.1.1
    case longDecimal
    /// （1） or 1）
    case arabicInBrackets
    /// ①
    case circled

    static func < (left: Style, right: Style) -> Bool { left.rawValue < right.rawValue }
  }

  /// How it is written.
  let style: Style
  /// What it says.
  let ordinal: Int
  /// The offset behind it, where the words of the heading begin.
  let end: Int

  /// The number at the beginning of a text; nil if there is none.
  static func reading(_ text: Scalars) -> HeadingNumber? {
    guard let first = text[0] else { return nil }
    if first == "第" { return named(text) }
    if first == "（" || first == "(" { return inBrackets(text, from: 1) }
    if let ordinal = circled(first) { return HeadingNumber(.circled, ordinal, behind: 1, in: text) }
    if first.digit != nil { return arabic(text) }
    return first.isChineseNumeral ? chinese(text) : nil
  }

  private init(_ style: Style, _ ordinal: Int, behind end: Int, in text: Scalars) {
    self.style = style
    self.ordinal = ordinal
    self.end = text.skippingBlanks(from: end)
  }

  // MARK: - Forms

  private static func named(_ text: Scalars) -> HeadingNumber? {
    guard let (ordinal, end) = ordinal(text, from: 1), let unit = text[end] else { return nil }
    let style: Style
    switch unit {
    case "篇", "编": style = .part
    case "章": style = .chapter
    case "节": style = .section
    case "条": style = .article
    case "部" where text[end + 1] == "分": return HeadingNumber(.part, ordinal, behind: end + 2, in: text)
    default: return nil
    }
    // 第五条规定 in running text is a citation: a heading has a blank or nothing behind it.
    guard let next = text[end + 1] else { return HeadingNumber(style, ordinal, behind: end + 1, in: text) }
    return next.isBlank || next == "：" || next == ":" ? HeadingNumber(style, ordinal, behind: end + 2, in: text) : nil
  }

  private static func inBrackets(_ text: Scalars, from start: Int) -> HeadingNumber? {
    guard let (ordinal, end) = ordinal(text, from: start), text[end]?.closesBracket == true else { return nil }
    let isArabic = text[start]?.digit != nil
    // （2013） is a year.
    guard !isArabic || ordinal < 100 else { return nil }
    return HeadingNumber(isArabic ? .arabicInBrackets : .chineseInBrackets, ordinal, behind: end + 1, in: text)
  }

  private static func chinese(_ text: Scalars) -> HeadingNumber? {
    guard let (ordinal, end) = ordinal(text, from: 0), let mark = text[end] else { return nil }
    guard mark == "、" || mark == "．" || mark == "." else { return nil }
    // 二、三产业 and 三、四月 go on with a numeral.
    if let next = text[end + 1], next.isChineseNumeral, let behind = text[end + 2],
      "产月季级类个项、".unicodeScalars.contains(behind)
    {
      return nil
    }
    return HeadingNumber(.chinese, ordinal, behind: end + 1, in: text)
  }

  private static func arabic(_ text: Scalars) -> HeadingNumber? {
    guard let (ordinal, end) = ordinal(text, from: 0), end <= 3 else { return nil }
    guard let mark = text[end] else { return nil }
    switch mark {
    case "、": return text[end + 1]?.digit == nil ? HeadingNumber(.arabic, ordinal, behind: end + 1, in: text) : nil
    case "）", ")": return HeadingNumber(.arabicInBrackets, ordinal, behind: end + 1, in: text)
    case ".", "．":
      if text[end + 1]?.digit != nil { return decimal(text, end) }
      return HeadingNumber(.arabic, ordinal, behind: end + 1, in: text)
    default: return bare(text, ordinal, end)
    }
  }

  /// 1.1 or 1.1.1 with a blank or a word behind it; 1.5亿元 is none.
  private static func decimal(_ text: Scalars, _ point: Int) -> HeadingNumber? {
    var parts = 1
    var (last, end) = (0, point)
    while text[end] == "." || text[end] == "．", let (ordinal, next) = ordinal(text, from: end + 1) {
      (last, end) = (ordinal, next)
      parts += 1
    }
    guard let next = text[end], next.isBlank || parts > 2 && next.isHan else { return nil }
    guard let word = text[text.skippingBlanks(from: end)], word.isHan || word.isLatin else { return nil }
    return HeadingNumber(parts == 2 ? .decimal : .longDecimal, last, behind: end, in: text)
  }

  /// 1 概况: a short line without a mark at its end, as papers number their parts.
  private static func bare(_ text: Scalars, _ ordinal: Int, _ end: Int) -> HeadingNumber? {
    guard ordinal > 0, ordinal <= 20, text.count <= 40, let last = text.all.last, !last.endsClause,
      !text.all.contains(where: { $0 == "。" || $0 == "；" })
    else { return nil }
    let start = text.skippingBlanks(from: end)
    guard let word = text[start], word.isHan, !word.isChineseNumeral, !"年月日号时点".unicodeScalars.contains(word),
      MeasureWords.unit(in: text, at: start) == nil
    else { return nil }
    return HeadingNumber(.bare, ordinal, behind: end, in: text)
  }

  private static func circled(_ scalar: Unicode.Scalar) -> Int? {
    (0x2460...0x2473).contains(scalar.value) ? Int(scalar.value) - 0x245F : nil
  }

  /// A number of at most four digits or six numerals.
  private static func ordinal(_ text: Scalars, from start: Int) -> (ordinal: Int, end: Int)? {
    var end = start
    while end < start + 4, text[end]?.digit != nil { end += 1 }
    if end > start {
      return text[end]?.digit == nil ? (text.all[start..<end].reduce(0) { $0 * 10 + ($1.digit ?? 0) }, end) : nil
    }
    while end < start + 6, text[end]?.isChineseNumeral == true { end += 1 }
    guard end > start, text[end]?.isChineseNumeral != true, text[start] != "两",
      let value = NumeralReading.value(of: text.all[start..<end])
    else { return nil }
    return (Int(value), end)
  }
}
