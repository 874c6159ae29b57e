/// The words that make a number a bound: 不少于, 以上, 余, 约 …
///
/// 以上, 以下, 以内 include the number, 超过 and 不满 do not (民法典 第一千二百五十九条).
enum BoundWords {
  /// The bound of a number with its unit, and the offset behind the words that belong to it.
  static func bound(
    around range: Range<Int>, in text: Scalars, isDuration: Bool
  ) -> (bound: Figure.Bound?, end: Int) {
    for (word, bound) in behind where text.has(word, at: range.upperBound) {
      if word == ["内"], !isDuration { continue }
      return (bound, range.upperBound + word.count)
    }
    return (before(range.lowerBound, in: text), range.upperBound)
  }

  /// The bound that the words before a number give it, or 恰好 for words such as 共; nil without such a word.
  static func before(_ start: Int, in text: Scalars) -> Figure.Bound? {
    var index = start
    if let blank = text[index - 1], blank.isBlank { index -= 1 }
    for (word, bound) in ahead where text.has(word, endingAt: index) {
      if let stop = exceptions[word[0]], word.count == 1, let before = text[index - 2], stop.contains(before) {
        continue
      }
      // 近三年 is the last three years, not nearly three.
      if word == ["近"] {
        guard let numeral = NumeralReading.numeral(in: text, at: start),
          text[numeral.end] != "年", text[numeral.end] != "个" || text[numeral.end + 1] != "月", text[numeral.end] != "天"
        else { return nil }
      }
      return bound
    }
    return nil
  }

  /// How many characters of bound words end before an offset.
  static func length(endingAt index: Int, in text: Scalars) -> Int {
    for (word, _) in ahead where text.has(word, endingAt: index) { return word.count }
    return 0
  }

  private static let behind = table([
    ("及以上 以上 起", .atLeast), ("及以下 以下 以内 之内 内", .atMost), ("左右 上下", .about),
  ])

  private static let ahead = table([
    ("不少于 至少 不低于 最少 不小于 多达 高达 起码", .atLeast),
    ("不超过 至多 最多 不多于 不高于 不大于 不得超过 未超过 不能超过", .atMost),
    ("超过 超出 超 逾 突破 多于 大于 高于", .moreThan), ("不足 不到 不满 未满 低于 少于 小于 未达 未到", .lessThan),
    ("约 大约 约为 近 将近 接近 大概 大致 约有 约占", .about),
    ("共 共计 合计 累计 总计 总共 计 仅 只 仅有 只有 唯一 共有 分别", .exact),
  ])

  /// Characters before a one-character word that make another word of it: 节约, 附近, 统计.
  private static let exceptions: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "约": ["节", "契", "合", "预", "签", "条", "制"], "近": ["最", "附", "靠", "邻", "远"], "计": ["统", "设", "审", "会", "预"],
    "共": ["公"], "超": [], "只": ["一", "两"],
  ]

  private static func table(
    _ rows: [(words: StaticString, bound: Figure.Bound)]
  ) -> [([Unicode.Scalar], Figure.Bound)] {
    rows.flatMap { row in Scalars.words(row.words).map { ($0, row.bound) } }.sorted { $0.0.count > $1.0.count }
  }
}
