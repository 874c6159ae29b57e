import SourceText

/// A number found in a text, with or without a unit.
struct NumberMatch {
  let number: NumberSyntax
  let unit: Unit?
  /// The indices of the number with its magnitude, without the unit.
  let digits: Range<Int>
  /// The indices of the unit; empty without one.
  let unitIndices: Range<Int>
  /// The id of the unit's keyword; nil for a measure word.
  let unitID: String?
}

/// A date found in a text.
struct DateMatch {
  /// `YYYY-MM-DD`, with ` hh:mm` when a time of day was written; nil when no such day exists.
  let text: String?
  let start: Int
  let end: Int
}

extension Lattice {
  /// The unit words by their first code point; the number is the index in `unitRows`.
  private static let units = SpellingIndex(unitRows.enumerated().map { ($1.spellings, $0) })
  private static let unitRows: [Keyword] = KeywordTable.shared.keywords(in: .words("unit"))
  private static let measureWords = SpellingIndex(
    KeywordTable.shared.keywords(in: .words("measure")).map { ($0.spellings, 0) })
  private static let magnitudes = SpellingIndex(
    KeywordTable.shared.keywords(in: .words("magnitude")).enumerated().map { ($1.spellings, $0) })
  private static let magnitudeZeros = [4, 8, 12]

  /// The numbers at an index: alone, and with each unit that may follow.
  func numbers(at index: Int) -> [NumberMatch] {
    let start = content.skipSpaces(index, to: end)
    guard start < end else { return [] }
    if let plain = arabic(at: start) {
      return withUnits(plain.number, digits: start..<plain.end, mayStandAlone: true)
    }
    if let percent = chinesePercent(at: start) { return [percent] }
    guard let chinese = ChineseNumeral(content.scalars, at: start, end: end) else { return [] }
    let range = content.range(start..<chinese.end)
    let number = NumberSyntax(decimal: String(chinese.value), places: 0, range: range)
    return withUnits(number, digits: start..<chinese.end, mayStandAlone: false)
  }

  private func arabic(at start: Int) -> (number: NumberSyntax, end: Int)? {
    var digits = DecimalDigits(content, at: start, end: end)
    guard digits.isNumber else { return nil }
    if start > 0, CodePoints.isASCIIWord(content.scalars[start - 1]) { return nil }
    let afterMagnitude = magnitude(at: digits.end)
    if let afterMagnitude { digits.shift(by: afterMagnitude.zeros) }
    let last = afterMagnitude?.end ?? digits.end
    if afterMagnitude == nil, last < end, content.scalars[last] == 0x2E { return nil }
    let range = content.range(start..<last)
    return (NumberSyntax(decimal: digits.text, places: digits.places, range: range), last)
  }

  private func magnitude(at index: Int) -> (zeros: Int, end: Int)? {
    let start = content.skipSpaces(index, to: end)
    guard start < end else { return nil }
    var best: (zeros: Int, end: Int)?
    for spelling in Self.magnitudes.spellings(beginningWith: CodePoints.folded(content.scalars[start])) {
      guard let end = match(spelling.form, at: start, afterDigit: true) else { continue }
      if (best?.end ?? 0) < end { best = (Self.magnitudeZeros[spelling.number], end) }
    }
    return best
  }

  private func withUnits(_ number: NumberSyntax, digits: Range<Int>, mayStandAlone: Bool) -> [NumberMatch] {
    var found: [NumberMatch] = []
    let start = content.skipSpaces(digits.upperBound, to: end)
    if start < end {
      let first = CodePoints.folded(content.scalars[start])
      for spelling in Self.units.spellings(beginningWith: first) {
        guard let end = match(spelling.form, at: start, afterDigit: true) else { continue }
        let row = Self.unitRows[spelling.number]
        found.append(
          NumberMatch(
            number: number, unit: Self.unit(row.id), digits: digits, unitIndices: start..<end, unitID: row.id))
      }
      for word in measureWords(at: start) {
        found.append(
          NumberMatch(
            number: number, unit: .measure(content.text(word)), digits: digits, unitIndices: word, unitID: nil))
      }
    }
    if mayStandAlone {
      let empty = digits.upperBound..<digits.upperBound
      found.append(NumberMatch(number: number, unit: nil, digits: digits, unitIndices: empty, unitID: nil))
    }
    return found
  }

  /// The measure words at an index: those of the keyword table and those that tables declare.
  func measureWords(at index: Int) -> [Range<Int>] {
    let start = content.skipSpaces(index, to: end)
    guard start < end else { return [] }
    let first = CodePoints.folded(content.scalars[start])
    var found: [Range<Int>] = []
    for spelling in Self.measureWords.spellings(beginningWith: first) {
      if let end = match(spelling.form, at: start) { found.append(start..<end) }
    }
    for name in names(at: start) where name.words.contains(where: { vocabulary.words[$0].kind == .measureWord }) {
      if !found.contains(start..<name.end) { found.append(start..<name.end) }
    }
    return found
  }

  /// The unit with a keyword's id.
  static func unit(_ id: String) -> Unit? {
    switch id {
    case "u.workday": .workday
    case "u.day": .day
    case "u.month": .month
    case "u.year": .year
    case "u.hour": .hour
    case "u.yuan": .yuan
    case "u.percent": .percent
    case "u.percentpoint": .percentagePoint
    case "u.point": .point
    default: nil
    }
  }

  /// 百分之五, 百分之百.
  private func chinesePercent(at start: Int) -> NumberMatch? {
    let head = Array("百分之".unicodeScalars.map(\.value))
    guard start + head.count < end, Array(content.scalars[start..<(start + head.count)]) == head else { return nil }
    let digitsStart = start + head.count
    var decimal = "100"
    var last = digitsStart + 1
    if let numeral = ChineseNumeral(content.scalars, at: digitsStart, end: end) {
      decimal = String(numeral.value)
      last = numeral.end
    } else {
      let digits = DecimalDigits(content, at: digitsStart, end: end)
      guard digits.isNumber else { return nil }
      decimal = digits.text
      last = digits.end
    }
    let number = NumberSyntax(decimal: decimal, places: 0, range: content.range(start..<last))
    return NumberMatch(
      number: number, unit: .percent, digits: start..<last, unitIndices: last..<last, unitID: nil)
  }

  /// The date at an index, also one that does not exist.
  func date(at index: Int) -> DateMatch? {
    let start = content.skipSpaces(index, to: end)
    guard start < end, start == 0 || !CodePoints.isASCIIWord(content.scalars[start - 1]) else { return nil }
    guard let year = integer(at: start, digits: 4...4) else { return nil }
    guard let first = separator(at: year.end, dash: 0x2D, word: 0x5E74) else { return nil }
    guard let month = integer(at: first.end, digits: 1...2) else { return nil }
    guard let second = separator(at: month.end, dash: 0x2D, word: 0x6708), first.isWord == second.isWord else {
      return nil
    }
    guard let day = integer(at: second.end, digits: 1...2) else { return nil }
    var last = day.end
    if first.isWord {
      let mark = content.skipSpaces(last, to: end)
      guard mark < end, content.scalars[mark] == 0x65E5 else { return nil }
      last = mark + 1
    } else if last < end, CodePoints.isASCIIWord(content.scalars[last]) || content.scalars[last] == 0x2D {
      return nil
    }
    let time = timeOfDay(after: last)
    return DateMatch(
      text: Self.day(year.value, month.value, day.value).map { $0 + (time.map { " " + $0.text } ?? "") },
      start: start, end: time?.end ?? last)
  }

  private func separator(at index: Int, dash: UInt32, word: UInt32) -> (end: Int, isWord: Bool)? {
    if index < end, content.scalars[index] == dash { return (index + 1, false) }
    let next = content.skipSpaces(index, to: end)
    guard next < end, content.scalars[next] == word else { return nil }
    return (content.skipSpaces(next + 1, to: end), true)
  }

  private func integer(at start: Int, digits: ClosedRange<Int>) -> (value: Int, end: Int)? {
    var index = start
    var value = 0
    while index < end, CodePoints.isDigit(content.scalars[index]), index - start < 5 {
      value = value * 10 + Int(content.scalars[index] - 0x30)
      index += 1
    }
    return digits.contains(index - start) ? (value, index) : nil
  }

  private func timeOfDay(after index: Int) -> (text: String, end: Int)? {
    let start = content.skipSpaces(index, to: end)
    guard start > index || (start < end && content.scalars[start] == 0x54) else { return nil }
    let first = start < end && content.scalars[start] == 0x54 ? start + 1 : start
    guard let hour = integer(at: first, digits: 1...2), hour.value < 24, hour.end < end,
      content.scalars[hour.end] == 0x3A, let minute = integer(at: hour.end + 1, digits: 2...2), minute.value < 60
    else { return nil }
    let text = (hour.value < 10 ? "0" : "") + "\(hour.value):" + (minute.value < 10 ? "0" : "") + "\(minute.value)"
    return (text, minute.end)
  }

  /// `YYYY-MM-DD` if the day exists in the Gregorian calendar.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard year >= 1, (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let yearText = String(year)
    let padded = String(repeating: "0", count: 4 - min(4, yearText.count)) + yearText
    return padded + (month < 10 ? "-0" : "-") + "\(month)" + (day < 10 ? "-0" : "-") + "\(day)"
  }

  /// The rule id at an index, such as `XK-01` or `NB-B`: ASCII words joined by hyphens.
  ///
  /// In conditions only words with a digit, words in capitals and declared ids count; `on-time` may begin a name.
  func ruleID(at index: Int, inHeader: Bool = false) -> Range<Int>? {
    let start = content.skipSpaces(index, to: end)
    guard start < end, CodePoints.isASCIILetter(content.scalars[start]) else { return nil }
    if start > 0, CodePoints.isASCIIWord(content.scalars[start - 1]) || content.scalars[start - 1] == 0x2D {
      return nil
    }
    var index = start
    var holdsDigit = false
    var holdsHyphen = false
    var isCapital = true
    while index < end {
      let scalar = content.scalars[index]
      if CodePoints.isDigit(scalar) {
        holdsDigit = true
      } else if scalar == 0x2D, index + 1 < end, CodePoints.isASCIIWord(content.scalars[index + 1]) {
        holdsHyphen = true
      } else if !CodePoints.isASCIIWord(scalar) {
        break
      } else if scalar >= 0x61, scalar <= 0x7A {
        isCapital = false
      }
      index += 1
    }
    guard holdsHyphen else { return nil }
    return inHeader || holdsDigit || isCapital || isDeclaredRule(start..<index) ? start..<index : nil
  }

  private func isDeclaredRule(_ indices: Range<Int>) -> Bool {
    vocabulary.words(called: content.text(indices)).contains { $0.kind == .rule }
  }
}
