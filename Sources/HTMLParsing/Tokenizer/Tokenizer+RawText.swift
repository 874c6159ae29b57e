extension Tokenizer {
  /// Reads on in text where tags mean nothing but its own end tag.
  mutating func stepInRaw() -> Bool {
    let end = rawEnd ?? endOfRaw()
    rawEnd = end
    let start = position
    guard start < end else {
      content = .data
      rawEnd = nil
      return tag(start, isEnd: true)
    }
    let from = decoded.count
    if bytes[start] == 0 {
      appendReplacement()
      return emitDecoded(from: from, for: start..<start + 1)
    }
    guard content == .rcdata else { return emitText(start..<min(end, bytes.first(of: 0, from: start))) }
    guard bytes[start] == 0x26 else { return emitText(start..<endOfRCDATARun(from: start, end)) }
    if let behind = reference(at: start, inAttribute: false) {
      return emitDecoded(from: from, for: start..<behind)
    }
    return emitText(start..<endOfRCDATARun(from: start + 1, end))
  }

  private func endOfRaw() -> Int {
    switch content {
    case .script: endOfScript(from: position)
    case .plainText: bytes.count
    case .data, .cdata, .rcdata, .rawText: endOfRawText(from: position)
    }
  }

  /// Where text without reference and NUL ends.
  private func endOfRCDATARun(from start: Int, _ end: Int) -> Int {
    var index = start
    while true {
      index = bytes.endOfText(from: index)
      if index >= end { return end }
      if bytes[index] != 0x3C { return index }
      index += 1
    }
  }

  mutating func appendReplacement() {
    decoded.append(0xEF)
    decoded.append(0xBF)
    decoded.append(0xBD)
  }

  /// Where RCDATA and RAWTEXT end.
  private func endOfRawText(from start: Int) -> Int {
    var index = start
    while true {
      index = bytes.first(of: 0x3C, from: index)
      if index >= bytes.count { return index }
      if bytes[index] == 0x3C, isAppropriateEndTag(at: index) { return index }
      index += 1
    }
  }

  /// Where script data ends, with its escapes: `<!-- … <script> … </script> … -->` is one text.
  private func endOfScript(from start: Int) -> Int {
    var index = start
    while true {
      index = bytes.first(of: 0x3C, from: index)
      if index >= bytes.count { return index }
      guard bytes[index] == 0x3C else {
        index += 1
        continue
      }
      if isAppropriateEndTag(at: index) { return index }
      guard bytes[index + 1] == 0x21, bytes[index + 2] == 0x2D, bytes[index + 3] == 0x2D else {
        index += 1
        continue
      }
      switch endOfEscape(from: index + 4) {
      case .tag(let place): return place
      case .script(let place): index = place
      }
    }
  }

  /// What ends the escaped part of script data: the end tag, or `-->` with script data behind it.
  private enum EscapeEnd {
    case tag(Int)
    case script(Int)
  }

  /// Behind `<!--` in script data: script data escaped (dash dash) state and those behind it.
  private func endOfEscape(from start: Int) -> EscapeEnd {
    var (index, dashes, isDouble) = (start, 2, false)
    while index < bytes.count {
      switch bytes[index] {
      case 0x2D:
        dashes += 1
        index += 1
      case 0x3E where dashes >= 2:
        return .script(index + 1)
      case 0x3C:
        dashes = 0
        if !isDouble, isAppropriateEndTag(at: index) { return .tag(index) }
        index = behindDoubleEscape(at: index, &isDouble)
      default:
        dashes = 0
        index += 1
      }
    }
    return .tag(bytes.count)
  }

  /// At `<` in escaped script data: `<script` begins and `</script` ends the double escape.
  private func behindDoubleEscape(at index: Int, _ isDouble: inout Bool) -> Int {
    var place = index + 1
    if isDouble {
      guard bytes[place] == 0x2F else { return place }
      place += 1
    }
    let start = place
    while PageBytes.isLetter(bytes[place]) { place += 1 }
    let end = bytes[place]
    guard PageBytes.isSpace(end) || end == 0x2F || end == 0x3E else { return place }
    if place - start == 6, bytes.has("script", at: start) { isDouble.toggle() }
    return place + 1
  }

  /// Says whether an end tag with the name of the last start tag stands at a place.
  private func isAppropriateEndTag(at place: Int) -> Bool {
    guard bytes[place + 1] == 0x2F, PageBytes.isLetter(bytes[place + 2]), let lastStartTag else { return false }
    let name = names.bytes(of: lastStartTag)
    for offset in name.indices where PageBytes.small(bytes[place + 2 + offset]) != name[offset] { return false }
    let behind = bytes[place + 2 + name.count]
    return PageBytes.isSpace(behind) || behind == 0x2F || behind == 0x3E
  }
}
