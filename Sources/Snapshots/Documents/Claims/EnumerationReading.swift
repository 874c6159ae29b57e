/// Finds number words with a list beside them in one paragraph.
///
/// Read are: N个X：A、B和C；N个X（A、B、C）；A、B、C（等）N个X, also in quotes and with 这 before the number;
/// N个X，即／分别是 A、B；N个X…一是…二是…. A list that is nested or divided otherwise is left alone.
struct EnumerationReading {
  private let text: Scalars
  private let names: NamedSpans

  /// The longest list in characters.
  private static let longest = 400

  /// The enumerations of a text and its figures, behind a heading's number.
  static func enumerations(of text: Scalars, from start: Int) -> [Enumeration] {
    EnumerationReading(text: text, names: NamedSpans(text)).read(from: start)
  }

  private struct Count {
    let value: Int
    let isOpen: Bool
    /// The number, its unit and the noun behind it.
    let range: Range<Int>
    let nounStart: Int
  }

  private func read(from start: Int) -> [Enumeration] {
    var result: [Enumeration] = []
    var index = start
    while index < text.count {
      guard let count = count(at: index) else {
        index += NumeralReading.numeral(in: text, at: index).map { max(1, $0.end - index) } ?? 1
        continue
      }
      if let found = enumeration(of: count, notBefore: max(start, result.last?.range.upperBound ?? 0)) {
        result.append(found)
        index = max(count.range.upperBound, found.range.upperBound)
      } else {
        index = count.nounStart
      }
    }
    return result
  }

  // MARK: - The number

  /// A number from 1 to 99 with a measure word that is no ordinal, date or part of a name.
  private func count(at index: Int) -> Count? {
    guard !names[index], let first = text[index], first.digit != nil || first.isChineseNumeral,
      text[index - 1]?.digit == nil, text[index - 1]?.isLatin != true, text[index - 1] != "第", text[index - 1] != "每",
      text[index - 1] != ".", let numeral = NumeralReading.numeral(in: text, at: index), numeral.isReadable,
      numeral.upper == nil, let value = numeral.value.whole, (1...99).contains(value),
      DateSpans.end(in: text, behind: numeral, from: index) == nil
    else { return nil }
    var end = text.skippingBlanks(from: numeral.end, atMost: numeral.isChinese ? 0 : 1)
    let isMore = text[end] == "余" || text[end] == "多" || text[end] == "几"
    if isMore { end += 1 }
    guard let unit = MeasureWords.unit(in: text, at: end), Self.units.contains(unit.unit) else { return nil }
    if unit.unit == "大", value < 2 || value > 12 { return nil }
    // 两个以上 sets a bound and counts nothing that stands beside it.
    if text.first(of: Self.boundWords, at: unit.end) != nil { return nil }
    if unit.unit == "期" || numeral.isChinese && text[unit.end]?.isChineseNumeral == true { return nil }
    let noun = nounEnd(from: unit.end)
    let bound = BoundWords.bound(around: index..<unit.end, in: text, isDuration: false).bound ?? .exact
    return Count(value: value, isOpen: isMore || bound != .exact, range: index..<noun, nounStart: unit.end)
  }

  private func nounEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, end - start < 16, let scalar = text[end], scalar.isHan || scalar.isLatin {
      if text.first(of: Self.nounStops, at: end) != nil { break }
      end += 1
    }
    return end
  }

  private func enumeration(of count: Count, notBefore limit: Int) -> Enumeration? {
    let behind = behind(count)
    if let behind { return behind }
    return before(count, notBefore: limit) ?? steps(count)
  }

  // MARK: - Behind the number

  private func behind(_ count: Count) -> Enumeration? {
    var start = count.range.upperBound
    guard let mark = text[start] else { return nil }
    if mark == "（" || mark == "(" { return inBrackets(count, from: start + 1) }
    var isOpen = count.isOpen
    if mark == "，" || mark == "," { start += 1 }
    if let word = text.first(of: Self.closedLeads, at: start) {
      start += word.count
    } else if mark == "：" || mark == ":" {
      start += 1
      if text.first(of: Self.stepMarks[0], at: start) != nil { return nil }
    } else {
      return nil
    }
    if text[start] == "：" || text[start] == ":" { start += 1 }
    var end = start
    while end < text.count, end - start < Self.longest, !text.all[end].endsSentence { end += 1 }
    if text[end] == "；" || text[end] == ";" { return nil }
    guard let list = ListReading.members(in: text, start..<end, claimed: count.value) else { return nil }
    isOpen = isOpen || list.isOpen
    return make(count, list.members, isOpen, count.range.lowerBound..<end)
  }

  private func inBrackets(_ count: Count, from start: Int) -> Enumeration? {
    var end = start
    while end < text.count, end - start < Self.longest, !text.all[end].closesBracket {
      // What is divided twice, or has brackets inside, can't be counted.
      if text.all[end].endsSentence || text.all[end].opensBracket { return nil }
      end += 1
    }
    guard text[end]?.closesBracket == true else { return nil }
    if count.value == 1 {
      guard start < end, !text.all[start..<end].contains(where: { $0.endsClause || $0.digit != nil }) else {
        return nil
      }
      let list = ListReading.members(in: text, start..<end, claimed: count.value)
      return make(
        count, list?.members ?? [text.text(start..<end)], list?.isOpen ?? false, count.range.lowerBound..<end + 1)
    }
    guard let list = ListReading.members(in: text, start..<end, claimed: count.value),
      // 省（区、市） are other words for what is counted.
      list.members.contains(where: { $0.unicodeScalars.count > 1 })
    else { return nil }
    return make(count, list.members, count.isOpen || list.isOpen, count.range.lowerBound..<end + 1)
  }

  // MARK: - Before the number

  private func before(_ count: Count, notBefore limit: Int) -> Enumeration? {
    guard count.value > 1 else { return nil }
    var end = count.range.lowerBound
    var isOpen = count.isOpen
    for word in Self.counters where text.has(word, endingAt: end) {
      end -= word.count
      break
    }
    if text.has(["等", "等"], endingAt: end) {
      (end, isOpen) = (end - 2, true)
    } else if text.has(["等"], endingAt: end) {
      (end, isOpen) = (end - 1, true)
    }
    guard namesWhatItCounts(count, listEnd: end), end > limit,
      let list = ListReading.membersBefore(
        end, in: text, notBefore: max(limit, end - Self.longest), claimed: count.value)
    else { return nil }
    return make(count, list.members, isOpen, list.start..<count.range.upperBound)
  }

  /// 机构4所 counts 机构 and no list; 这4所, 等4所 and 4个环节 may count what stands before.
  private func namesWhatItCounts(_ count: Count, listEnd: Int) -> Bool {
    let isLinked = listEnd < count.range.lowerBound && text[count.range.lowerBound - 1] != "共"
    return count.nounStart < count.range.upperBound || isLinked || text[count.nounStart - 1] == "面"
      || text[count.nounStart - 1] == "分"
  }

  // MARK: - 一是, 二是

  /// A number word whose sentence or the next one begins a list 一是 … 二是 ….
  private func steps(_ count: Count) -> Enumeration? {
    guard count.value > 1, let mark = text[count.range.upperBound], mark == "：" || mark == ":" || mark == "。" else {
      return nil
    }
    let start = count.range.upperBound + 1
    guard let marks = Self.stepMarks.first(where: { text.has($0[0], at: start) }) else { return nil }
    var members: [String] = []
    var index = start
    for (number, word) in marks.enumerated() {
      guard let place = number == 0 ? index : find(word, from: index) else { break }
      let memberStart = place + word.count
      var memberEnd = memberStart
      while memberEnd < text.count, memberEnd - memberStart < 40, !text.all[memberEnd].endsClause { memberEnd += 1 }
      members.append(text.text(memberStart..<memberEnd))
      index = memberEnd
    }
    guard members.count > 1 || count.value > 1 else { return nil }
    return make(count, members, count.isOpen, count.range.lowerBound..<index)
  }

  private func find(_ word: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    while index < text.count, index - start < 2_000 {
      if text.has(word, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// A list whose members have numbers of their own (省级4家、市级8家) is a sum and no enumeration.
  private func make(_ count: Count, _ members: [String], _ isOpen: Bool, _ range: Range<Int>) -> Enumeration? {
    if members.contains(where: { $0.unicodeScalars.contains { $0.digit != nil } }) { return nil }
    let noun = count.nounStart..<count.range.upperBound
    return Enumeration(
      claimed: count.value, members: members, isOpen: isOpen, object: noun.isEmpty ? nil : text.text(noun), range: range
    )
  }

  // MARK: - Words

  private static let units: Set<String> = [
    "个", "项", "大", "类", "种", "条", "方面", "处", "点", "名", "位", "家", "部分", "大类", "门", "件", "步", "所", "座",
  ]
  /// Says whether a unit counts things that can be listed: 项 and 个, not 元 or 年.
  static func countsThings(_ unit: String?) -> Bool { unit.map { units.contains($0) } ?? false }

  private static let boundWords = Scalars.words("以上 以下 以内 及以上 及以下")
  private static let nounStops = Scalars.words("的 分别 即 包括 是 为 构成 组成 进行 和 与 及 以及 等 ， 中 上 下 开展 由")
  private static let closedLeads = Scalars.words("即 分别是 分别为 分别有 它们是 是指")
  private static let counters = Scalars.words("这 共 共计 合计 ,共 ，共 ,共计 ，共计 ,合计 ，合计 总共 的")
  private static let stepMarks: [[[Unicode.Scalar]]] = [
    ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"].map { Array($0.unicodeScalars) },
    ["第一，", "第二，", "第三，", "第四，", "第五，", "第六，", "第七，", "第八，"].map { Array($0.unicodeScalars) },
    ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"].map { Array($0.unicodeScalars) },
  ]
}
