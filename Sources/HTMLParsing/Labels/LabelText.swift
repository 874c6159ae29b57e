/// How labels are compared: without white space, numbers before them, brackets around them and colons behind them.
enum LabelText {
  /// The kinds of numbers before labels; those of one list are of one kind.
  enum Numbering: Equatable {
    /// 一、
    case chinese
    /// （一）
    case chineseInBrackets
    /// 1. or 1、
    case arabic
    /// （1）
    case arabicInBrackets
    /// ①
    case circled
  }

  /// Labels are short: what is longer in bytes is none.
  static let maximumLength = 90

  /// A label as it is compared; nil if nothing is left of it or it is too long.
  static func key(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard bytes.count <= maximumLength * 2 else { return nil }
    var scalars = solid(bytes)
    guard !scalars.isEmpty else { return nil }
    while let last = scalars.last, isTail(last) { scalars.removeLast() }
    if let (_, count) = numbering(scalars), count < scalars.count { scalars.removeFirst(count) }
    while let first = scalars.first, isBullet(first) { scalars.removeFirst() }
    if let first = scalars.first, let last = scalars.last, scalars.count > 2, closing(first) == last {
      scalars.removeFirst()
      scalars.removeLast()
    }
    while let last = scalars.last, isTail(last) { scalars.removeLast() }
    guard !scalars.isEmpty else { return nil }
    var key: [UInt8] = []
    key.reserveCapacity(scalars.count * 3)
    for scalar in scalars {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        key.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      } else {
        key.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return key.count <= maximumLength ? key : nil
  }

  /// A label without what stands in brackets behind it, as in 办理时限（工作日）; nil if nothing does.
  static func keyWithoutRemark(_ key: [UInt8]) -> [UInt8]? {
    guard key.last == 0x29 || key.last == 0x89 else { return nil }
    let text = Array(String(decoding: key, as: UTF8.self).unicodeScalars)
    guard let last = text.last, last == "）" || last == ")" else { return nil }
    guard let open = text.firstIndex(where: { $0 == "（" || $0 == "(" }), open > 0 else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[..<open])
    return Array(String(view).utf8)
  }

  /// The number at the beginning of a line; nil if there is none.
  static func numbering(of bytes: ArraySlice<UInt8>) -> Numbering? {
    numbering(solid(bytes, limit: 8))?.kind
  }

  /// The first scalars that are not white space.
  private static func solid(_ bytes: ArraySlice<UInt8>, limit: Int = 200) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(min(limit, bytes.count))
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while scalars.count < limit {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): if !isSpace(scalar) { scalars.append(scalar) }
      case .error: scalars.append("\u{FFFD}")
      case .emptyInput: return scalars
      }
    }
    return scalars
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0x3000
      || scalar.value >= 0x2000 && scalar.value <= 0x200B
  }

  private static func numbering(_ scalars: [Unicode.Scalar]) -> (kind: Numbering, count: Int)? {
    guard let first = scalars.first else { return nil }
    if first.value >= 0x2460 && first.value <= 0x2473 { return (.circled, 1) }
    let isBracketed = first == "（" || first == "("
    let start = isBracketed ? 1 : 0
    let digits = scalars[start...].prefix { isChineseDigit($0) || "0"..."9" ~= $0 }
    guard let digit = digits.first, digits.count <= 3, digits.endIndex < scalars.count else { return nil }
    let isChinese = isChineseDigit(digit)
    let mark = scalars[digits.endIndex]
    if isBracketed {
      guard mark == "）" || mark == ")" else { return nil }
      return (isChinese ? .chineseInBrackets : .arabicInBrackets, digits.endIndex + 1)
    }
    guard mark == "、" || mark == "." || mark == "．" || mark == "）" || mark == ")" else { return nil }
    // 1.5 is a number, not the first of five.
    if mark == ".", digits.endIndex + 1 < scalars.count, "0"..."9" ~= scalars[digits.endIndex + 1] { return nil }
    return (isChinese ? .chinese : .arabic, digits.endIndex + 1)
  }

  private static func isChineseDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
    default: false
    }
  }

  private static func isTail(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":", "：", "*", "＊", "。", "、", ";", "；", "|", "｜", ">", "﹕", "∶": true
    default: false
    }
  }

  private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "●", "■", "◆", "★", "☆", "※", "·", "•", "▶", "►", "▪", "○", "□", "◇", "*", "＊", "-", "▎", "|", "｜", "❖": true
    default: false
    }
  }

  private static func closing(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "【": "】"
    case "[": "]"
    case "〔": "〕"
    case "「": "」"
    case "（": "）"
    case "(": ")"
    case "［": "］"
    case "“": "”"
    default: nil
    }
  }
}
