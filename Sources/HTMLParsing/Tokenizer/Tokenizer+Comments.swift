extension Tokenizer {
  /// At `<!--`: a comment.
  mutating func comment(_ start: Int) -> Bool {
    let from = start + 4
    if bytes[from] == 0x3E { return emitComment(start, from..<from, behind: from + 1) }
    if bytes[from] == 0x2D, bytes[from + 1] == 0x3E { return emitComment(start, from..<from, behind: from + 2) }
    var index = from
    while true {
      while true {
        index = bytes.first(of: 0x2D, from: index)
        if index >= bytes.count || bytes[index] == 0x2D { break }
        index += 1
      }
      let dashes = index
      while bytes[index] == 0x2D { index += 1 }
      if index >= bytes.count {
        // At the end of the page up to two dashes count as the beginning of the end.
        return emitComment(start, from..<max(dashes, index - 2), behind: index)
      }
      guard index - dashes >= 2 else { continue }
      if bytes[index] == 0x3E { return emitComment(start, from..<index - 2, behind: index + 1) }
      guard bytes[index] == 0x21 else { continue }
      if bytes[index + 1] == 0x3E { return emitComment(start, from..<index - 2, behind: index + 2) }
      if index + 1 >= bytes.count { return emitComment(start, from..<index - 2, behind: index + 1) }
      index += 1
    }
  }

  /// What is no markup that HTML knows, up to `>`.
  mutating func bogusComment(_ start: Int, from: Int) -> Bool {
    var end = from
    while true {
      end = bytes.first(of: 0x3E, from: end)
      if end >= bytes.count { return emitComment(start, from..<end, behind: end) }
      if bytes[end] == 0x3E { return emitComment(start, from..<end, behind: end + 1) }
      end += 1
    }
  }

  private mutating func emitComment(_ start: Int, _ range: Range<Int>, behind: Int) -> Bool {
    token.kind = .comment
    token.run = textRun(range)
    token.start = start
    token.end = behind
    position = behind
    return true
  }

  /// The bytes of a comment or identifier: NUL is U+FFFD, line ends are LF.
  func needsDecoding(_ range: Range<Int>) -> Bool {
    for index in range where bytes[index] == 0 || bytes[index] == 0x0D { return true }
    return false
  }

  mutating func textRun(_ range: Range<Int>, small: Bool = false) -> ByteRun {
    if !small, !needsDecoding(range) { return ByteRun(range, isDecoded: false) }
    let from = decoded.count
    for index in range {
      switch bytes[index] {
      case 0: appendReplacement()
      case 0x0D: if index + 1 == range.upperBound || bytes[index + 1] != 0x0A { decoded.append(0x0A) }
      case let byte: decoded.append(small ? PageBytes.small(byte) : byte)
      }
    }
    return ByteRun(from..<decoded.count, isDecoded: true)
  }
}
