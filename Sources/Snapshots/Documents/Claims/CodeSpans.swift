/// Runs of characters that hold digits and are no numbers: dates in digits, times, telephone and standard numbers, model
/// names, citations.
enum CodeSpans {
  /// The offset behind such a run that begins at an offset; nil if none begins there.
  static func end(in text: Scalars, at index: Int) -> Int? {
    guard let first = text[index] else { return nil }
    if first.isLatin { return word(in: text, from: index) }
    guard first.digit != nil else { return nil }
    if let before = text[index - 1], before == "号" && text[index - 2] == "编" { return digits(in: text, from: index) }
    var end = index
    var marks = 0
    var isTime = false
    var isLong = false
    while let next = text[end] {
      if next.digit != nil {
        let stop = digits(in: text, from: end)
        isLong = isLong || stop - end >= 7
        end = stop
      } else if isJoint(next), text[end + 1]?.digit != nil {
        isTime = isTime || next == ":" || next == "："
        marks += 1
        end += 1
      } else {
        break
      }
    }
    // Two marks make a date or a code (2013-03-19, 2013.3.19), one between long digits a telephone number.
    if marks >= 2 || isTime || isLong && marks == 1 { return tail(in: text, from: end) }
    // 2019年 stays for the dates; digits that run into letters are a model or a code (3G, 4K), a unit such as km aside.
    let stop = digits(in: text, from: index)
    if stop - index > WrittenNumber.longest { return stop }
    if let next = text[stop], next.isLatin, MeasureWords.unit(in: text, at: stop) == nil {
      return word(in: text, from: stop)
    }
    return isCalled(index, in: text) ? stop : nil
  }

  private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "/" || scalar == "." || scalar == ":" || scalar == "："
  }

  private static func digits(in text: Scalars, from index: Int) -> Int {
    var end = index
    while text[end]?.digit != nil { end += 1 }
    return end
  }

  /// Letters with what hangs on them: xxnr_id=84834, H3C-2000.
  private static func word(in text: Scalars, from index: Int) -> Int {
    var end = index
    while let next = text[end], next.isLatin || next.digit != nil || next == "_" || next == "-" || next == "=" {
      end += 1
    }
    return end
  }

  private static func tail(in text: Scalars, from index: Int) -> Int {
    text[index]?.isLatin == true ? word(in: text, from: index) : index
  }

  /// Whether words such as 电话 or 邮编 stand before.
  private static func isCalled(_ index: Int, in text: Scalars) -> Bool {
    var start = index
    while let before = text[start - 1], before == "：" || before == ":" || before.isBlank, index - start < 4 {
      start -= 1
    }
    return callWords.contains { text.has($0, endingAt: start) }
  }

  private static let callWords = Scalars.words("电话 传真 邮编 邮政编码 热线 账号 证号 编号 代码 房间 门牌 QQ 拨打 短号")
}
