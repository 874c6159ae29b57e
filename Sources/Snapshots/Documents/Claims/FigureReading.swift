/// Finds the numeric claims of a text.
///
/// A number is a claim when a measure word or unit stands behind it, or 万 or 亿 in it. Dates, times, ordinals (第五次,
/// 十二五), numbers in names (“四个四”, 3G, 〔2008〕50号), telephone and citation numbers are none, and 一个 is mostly an
/// article. Every character is looked at a bounded number of times.
struct FigureReading {
  private let text: Scalars
  private let names: NamedSpans
  private var figures: [Figure] = []

  /// The claims of a text behind its first characters, which are a heading's number.
  static func figures(of text: Scalars, from start: Int = 0) -> [Figure] {
    var reading = FigureReading(text)
    reading.read(from: start)
    return reading.figures
  }

  private init(_ text: Scalars) {
    self.text = text
    names = NamedSpans(text)
  }

  private mutating func read(from start: Int) {
    var index = start
    while index < text.count {
      if names[index] {
        index += 1
      } else if let end = CodeSpans.end(in: text, at: index) {
        index = end
      } else if let numeral = NumeralReading.numeral(in: text, at: index) {
        index = max(read(numeral, from: index), numeral.end)
      } else {
        index += 1
      }
    }
  }

  /// Reads the claim that a number makes and returns the offset behind it.
  private mutating func read(_ numeral: NumeralReading.Numeral, from start: Int) -> Int {
    if let end = percentInWords(from: start) { return end }
    guard numeral.isReadable else { return numeral.end }
    if let end = DateSpans.end(in: text, behind: numeral, from: start) { return end }
    guard var claim = quantity(numeral, from: start) ?? lowerEnd(numeral) else { return numeral.end }
    if let (upper, end) = upperEnd(behind: claim) {
      claim.upper = upper.value
      claim.unit = upper.unit
      claim.end = end
      claim.bound = .range
    }
    guard claim.unit != nil || numeral.hasMultiplier, !isOrdinal(start, claim), isClaim(numeral, claim, from: start)
    else { return claim.end }
    append(claim, from: start)
    return claim.end
  }

  // MARK: - The number with its unit

  /// A number with what stands behind it.
  private struct Claim {
    var value: WrittenNumber
    var upper: WrittenNumber?
    var unit: String?
    var bound: Figure.Bound?
    var end: Int
    let isChinese: Bool
  }

  private func quantity(_ numeral: NumeralReading.Numeral, from start: Int) -> Claim? {
    var end = numeral.end
    var bound: Figure.Bound? = numeral.upper == nil ? nil : .range
    if let next = text[end], next == "余" || next == "多" || next == "来" && numeral.isChinese {
      bound = .atLeast
      end += 1
      if text[end] == "万" || text[end] == "亿" { return multiplied(numeral, bound, end) }
    }
    var blank = end
    if !numeral.isChinese { blank = text.skippingBlanks(from: end, atMost: 1) }
    guard let found = MeasureWords.unit(in: text, at: blank) else {
      guard numeral.hasMultiplier, !numeral.isChinese || numeral.width > 1 else { return nil }
      return Claim(
        value: numeral.value, upper: numeral.upper, unit: nil, bound: bound, end: end, isChinese: numeral.isChinese)
    }
    end = found.end
    if found.isMore { bound = .atLeast }
    if bound == nil, text[end] == "多" || text[end] == "余", text[end + 1] != "元" {
      bound = .atLeast
      end += 1
    }
    return Claim(
      value: numeral.value, upper: numeral.upper, unit: found.unit, bound: bound, end: end,
      isChinese: numeral.isChinese)
  }

  /// 10余万元, 3多亿: the power behind the bound.
  private func multiplied(_ numeral: NumeralReading.Numeral, _ bound: Figure.Bound?, _ end: Int) -> Claim {
    let unit = MeasureWords.unit(in: text, at: end + 1)
    return Claim(
      value: numeral.value.scaled(by: text[end] == "万" ? 4 : 8), upper: nil, unit: unit?.unit, bound: bound,
      end: unit?.end ?? end + 1, isChinese: numeral.isChinese)
  }

  /// 百分之三十 is 30 %.
  private mutating func percentInWords(from start: Int) -> Int? {
    guard let word = text.first(of: Self.percents, at: start) else { return nil }
    let first = start + word.count
    guard let numeral = NumeralReading.numeral(in: text, at: first), numeral.isReadable else { return first }
    append(
      Claim(
        value: numeral.value, upper: nil, unit: word[0] == "百" ? "%" : "‰", bound: nil, end: numeral.end,
        isChinese: true),
      from: start)
    return numeral.end
  }

  // MARK: - Ranges

  /// The 6 of 6~7个, whose unit stands behind the other number.
  private func lowerEnd(_ numeral: NumeralReading.Numeral) -> Claim? {
    guard let mark = text[numeral.end], Self.rangeMarks.contains(mark), numeral.upper == nil else { return nil }
    return Claim(
      value: numeral.value, upper: nil, unit: nil, bound: nil, end: numeral.end, isChinese: numeral.isChinese)
  }

  private func upperEnd(behind claim: Claim) -> (upper: (value: WrittenNumber, unit: String), end: Int)? {
    guard claim.upper == nil, claim.bound == nil || claim.unit != nil,
      let mark = text[claim.end], Self.rangeMarks.contains(mark)
    else { return nil }
    let start = claim.end + (mark == text[claim.end + 1] && mark != "至" ? 2 : 1)
    guard let numeral = NumeralReading.numeral(in: text, at: start), numeral.isReadable,
      let upper = quantity(numeral, from: start), let unit = upper.unit,
      claim.unit == nil || claim.unit == unit, WrittenNumber.isLess(claim.value, upper.value)
    else { return nil }
    return ((upper.value, unit), upper.end)
  }

  // MARK: - What is no claim

  /// A rank or a place in an order: 第78位, 二期工程, 二季度, 十七大.
  private func isOrdinal(_ start: Int, _ claim: Claim) -> Bool {
    var index = start
    if let before = text[index - 1], before.isBlank { index -= 1 }
    if let before = text[index - 1], before == "第" || before == "之" || before == "其" { return true }
    guard claim.isChinese, let unit = claim.unit else { return false }
    let value = claim.value.whole ?? 0
    switch unit {
    case "大": return value < 2 || value > 12 || text[claim.end]?.isHan != true
    case "级": return text[start] != "两"
    case "期": return text.first(of: Self.stageWords, at: claim.end) != nil || isInBrackets(start, claim.end)
    case "次": return text[start] == "二" && text.first(of: Self.secondWords, at: claim.end) != nil
    default: return false
    }
  }

  private func isInBrackets(_ start: Int, _ end: Int) -> Bool {
    (text[start - 1]?.opensBracket ?? false) && (text[end]?.closesBracket ?? false)
  }

  private func isClaim(_ numeral: NumeralReading.Numeral, _ claim: Claim, from start: Int) -> Bool {
    if let before = text[start - 1], before.isLatin || before == "-" && text[start - 2]?.isLatin == true {
      return false
    }
    guard numeral.isChinese else { return !isRoundTheClock(claim) }
    if text.first(of: Self.phrases, at: start) != nil { return false }
    if let before = text[start - 1], "几数若每百千万".unicodeScalars.contains(before) {
      return before == "每" && numeral.width > 1
    }
    // 三会一课, 一岗一证: a numeral behind the unit makes a phrase of both.
    if let next = text[claim.end], next.isChineseNumeral { return false }
    if numeral.width == 1 {
      switch text[start] {
      case "一": return BoundWords.before(start, in: text) != nil && claim.unit != nil && !isArticle(start)
      case "十": return text[start + 1] != "分"
      case "百", "千", "万", "亿": return BoundWords.before(start, in: text) != nil
      default: return true
      }
    }
    return true
  }

  /// 进一步, 这一个 and 近一年 are no counts, whatever stands before.
  private func isArticle(_ start: Int) -> Bool {
    guard let before = text[start - 1] else { return false }
    return "这那每某同另进近".unicodeScalars.contains(before)
  }

  /// 24小时热线 says when something is open, not how long.
  private func isRoundTheClock(_ claim: Claim) -> Bool {
    claim.unit == "小时" && claim.value == WrittenNumber(24) && text.first(of: Self.openWords, at: claim.end) != nil
  }

  // MARK: - The claim

  private mutating func append(_ claim: Claim, from start: Int) {
    let (bound, end) = BoundWords.bound(around: start..<claim.end, in: text, isDuration: Self.isDuration(claim.unit))
    let objects = ObjectWords(text)
    figures.append(
      Figure(
        value: claim.value, upper: claim.upper, unit: claim.unit, bound: claim.bound ?? bound ?? .exact,
        object: objects.object(around: start..<end, isShare: Self.isShare(claim.unit)),
        range: start..<claim.end, before: text.text(sentenceStart(start)..<start),
        after: text.text(claim.end..<sentenceEnd(claim.end))))
  }

  /// Shares and money are said of what stands before them: 投资1.2亿元, 执行率达70%.
  private static func isShare(_ unit: String?) -> Bool {
    switch unit {
    case "%", "‰", "百分点", "元", "美元", "欧元", "分": true
    default: false
    }
  }

  private static func isDuration(_ unit: String?) -> Bool {
    switch unit {
    case "工作日", "自然日", "个自然日", "天", "日", "小时", "分钟", "年", "个月", "周": true
    default: false
    }
  }

  private func sentenceStart(_ index: Int) -> Int {
    // Words before another number belong to that one.
    let first = figures.last?.range.upperBound ?? 0
    var start = index
    while start > first, index - start < 20, !text.all[start - 1].endsSentence { start -= 1 }
    return start
  }

  private func sentenceEnd(_ index: Int) -> Int {
    var end = index
    while end < text.count, end - index < 20, !text.all[end].endsSentence { end += 1 }
    return end
  }

  // MARK: - Words

  private static let rangeMarks: Set<Unicode.Scalar> = ["-", "–", "—", "－", "~", "～", "至", "到", "−", "〜"]
  private static let percents = Scalars.words("百分之 千分之")
  private static let stageWords = Scalars.words("工程 项目 建设 拓展 改造 规划 、 平台")
  private static let secondWords = Scalars.words("供水 开发 创业 分配 污染 元 函数")
  private static let openWords = Scalars.words("自助 值班 开放 在线 不间断 不打烊 热线 服务 营业 办 监测 监控")
  /// Phrases that begin with a numeral and count nothing.
  private static let phrases = Scalars.words(
    """
    十分 十字 万分 百分百 四处 一把手 一次性 一系列 三位一体 五位一体 四面八方 千方百计 千家万户 百家争鸣 七嘴八舌 三番五次 二人转 \
    一条龙 九年义务 百年大计 一部分 一方面 一家 一级 二级 三级 四级 两级政府会 三农 三公 两会 万一 十佳
    """)
}
