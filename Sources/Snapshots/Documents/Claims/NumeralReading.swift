/// Numbers in a text, in Arabic and Chinese numerals.
enum NumeralReading {
  /// A number and where it ends.
  struct Numeral {
    /// The number.
    var value: WrittenNumber
    /// The upper value of 三四个.
    var upper: WrittenNumber?
    /// The offset behind it, with its 万 or 亿.
    var end: Int
    /// Whether it is written in Chinese numerals.
    let isChinese: Bool
    /// Whether 万 or 亿 was written.
    var hasMultiplier = false
    /// Whether it is plain Arabic digits without grouping, point or multiplier: what a year or a code looks like.
    var isPlain = false
    /// How many characters the digits take.
    var width = 0
    /// Whether it begins with 0.
    var hasLeadingZero = false
  }

  /// The number that begins at an offset; nil if there is none, or none that can be read.
  static func numeral(in text: Scalars, at index: Int) -> Numeral? {
    guard let first = text[index] else { return nil }
    if first.digit != nil { return arabic(in: text, at: index) }
    return first.isChineseNumeral ? chinese(in: text, at: index) : nil
  }

  // MARK: - Arabic

  private static func arabic(in text: Scalars, at index: Int) -> Numeral? {
    var end = index
    var digits: Int64 = 0
    var width = 0
    while let digit = text[end]?.digit {
      width += 1
      if width <= WrittenNumber.longest { digits = digits * 10 + Int64(digit) }
      end += 1
    }
    // A code is stepped over whole, so that no digit is looked at twice.
    guard width <= WrittenNumber.longest else { return Numeral.unreadable(end) }
    var isPlain = true
    while width <= 12, end - index <= 24, let group = group(in: text, at: end, isFirst: isPlain, width: width) {
      digits = digits * 1000 + group.value
      end = group.end
      width += 3
      isPlain = false
    }
    var places = 0
    if text[end] == "." || text[end] == "．", text[end + 1]?.digit != nil {
      end += 1
      isPlain = false
      while let digit = text[end]?.digit {
        guard width + places < WrittenNumber.longest else { return Numeral.unreadable(end) }
        digits = digits * 10 + Int64(digit)
        places += 1
        end += 1
      }
    }
    var numeral = Numeral(value: WrittenNumber(digits, places: places), end: end, isChinese: false)
    numeral.isPlain = isPlain
    numeral.width = width
    numeral.hasLeadingZero = width > 1 && text[index]?.digit == 0
    multiply(&numeral, in: text)
    return numeral
  }

  /// Three digits behind a comma or one space, and no digit behind them.
  private static func group(
    in text: Scalars, at index: Int, isFirst: Bool, width: Int
  ) -> (value: Int64, end: Int)? {
    if isFirst, width > 3 { return nil }
    guard let mark = text[index], mark == "," || mark == "，" || mark.isBlank, mark != "\t", mark.value != 0x3000,
      let a = text[index + 1]?.digit, let b = text[index + 2]?.digit, let c = text[index + 3]?.digit,
      text[index + 4]?.digit == nil
    else { return nil }
    return (Int64(a * 100 + b * 10 + c), index + 4)
  }

  /// Takes 万, 亿, 百万, 千万, 万亿 behind digits; a unit such as 千米 or 百分点 stays.
  private static func multiply(_ numeral: inout Numeral, in text: Scalars) {
    var (power, end) = (0, numeral.end)
    if let small = text[end]?.chinesePower, small <= 3, let next = text[end + 1]?.chinesePower, next >= 4 {
      (power, end) = (small + next, end + 2)
    } else if let large = text[end]?.chinesePower, large >= 4 {
      (power, end) = (large, end + 1)
    } else {
      return
    }
    if power == 4, text[end] == "亿" { (power, end) = (12, end + 1) }
    numeral.value = numeral.value.scaled(by: power)
    numeral.end = end
    numeral.hasMultiplier = true
    numeral.isPlain = false
  }

  // MARK: - Chinese

  private static func chinese(in text: Scalars, at index: Int) -> Numeral? {
    var end = index
    while let next = text[end], next.isChineseNumeral { end += 1 }
    guard end - index <= 14 else { return Numeral.unreadable(end) }
    let run = text.all[index..<end]
    if run.allSatisfy({ $0.chineseDigit != nil }), run.count > 1 { return adjacent(run, end) }
    guard let value = value(of: run) else { return Numeral.unreadable(end) }
    var numeral = Numeral(value: WrittenNumber(value), end: end, isChinese: true)
    numeral.hasMultiplier = run.contains("万") || run.contains("亿")
    numeral.width = end - index
    return numeral
  }

  /// 三四 is a range from 3 to 4; other digits in a row are a year or a name.
  private static func adjacent(_ run: ArraySlice<Unicode.Scalar>, _ end: Int) -> Numeral? {
    guard run.count == 2, let low = run.first?.chineseDigit, let high = run.last?.chineseDigit, low > 0,
      high == low + 1
    else { return Numeral.unreadable(end) }
    var numeral = Numeral(value: WrittenNumber(Int64(low)), end: end, isChinese: true)
    numeral.upper = WrittenNumber(Int64(high))
    numeral.width = 2
    return numeral
  }

  /// The value of a number in Chinese numerals, such as 一百二十三 or 两万; nil if it is none.
  static func value(of run: ArraySlice<Unicode.Scalar>) -> Int64? {
    var (total, section, digit): (Int64, Int64, Int64?) = (0, 0, nil)
    var lastPower = 9
    for scalar in run {
      if let value = scalar.chineseDigit {
        if let digit, digit != 0 { return nil }
        digit = Int64(value)
      } else if let power = scalar.chinesePower {
        if power >= 4 {
          section += digit ?? 0
          guard section > 0 else { return nil }
          total = (total + section) * (power == 4 ? 10_000 : 100_000_000)
          (section, lastPower) = (0, 9)
        } else {
          guard power < lastPower, power == 1 || run.count == 1 || (digit ?? 0) > 0 else { return nil }
          section += (digit.map { $0 == 0 ? 1 : $0 } ?? 1) * [1, 10, 100, 1000][power]
          lastPower = power
        }
        digit = nil
      } else {
        return nil
      }
    }
    return total + section + (digit ?? 0)
  }
}

extension NumeralReading.Numeral {
  /// Numerals that make no number: they are stepped over.
  fileprivate static func unreadable(_ end: Int) -> NumeralReading.Numeral? {
    var numeral = NumeralReading.Numeral(value: WrittenNumber(-1), end: end, isChinese: true)
    numeral.width = 0
    return numeral
  }

  /// Whether it is a number at all.
  var isReadable: Bool { value.digits >= 0 }
}
