extension Tokenizer {
  /// At `<!doctype`.
  mutating func doctype(_ start: Int) -> Bool {
    doctype = Doctype()
    let end = doctypeEnd(from: start + 9)
    token.kind = .doctype
    token.start = start
    token.end = end
    position = end
    return true
  }

  private func behind(_ index: Int) -> Int {
    var index = index
    while PageBytes.isSpace(bytes[index]) { index += 1 }
    return index
  }

  /// Reads name and identifiers and gives the place behind the declaration.
  private mutating func doctypeEnd(from start: Int) -> Int {
    var index = behind(start)
    if index >= bytes.count || bytes[index] == 0x3E { return brokenEnd(index) }
    let name = index
    while index < bytes.count, bytes[index] != 0x3E, !PageBytes.isSpace(bytes[index]) { index += 1 }
    doctype.name = textRun(name..<index, small: true)
    index = behind(index)
    if index >= bytes.count { return brokenEnd(index) }
    if bytes[index] == 0x3E { return index + 1 }
    if bytes.has("public", at: index) { return publicEnd(from: behind(index + 6)) }
    if bytes.has("system", at: index) { return systemEnd(from: behind(index + 6), isNeeded: true) }
    return brokenEnd(index)
  }

  private mutating func publicEnd(from start: Int) -> Int {
    guard let (range, end) = identifier(at: start) else { return brokenEnd(start) }
    doctype.publicID = textRun(range)
    doctype.places.publicID = range
    guard let end else { return brokenEnd(range.upperBound) }
    return systemEnd(from: behind(end), isNeeded: false)
  }

  private mutating func systemEnd(from start: Int, isNeeded: Bool) -> Int {
    if !isNeeded, bytes[start] == 0x3E { return start + 1 }
    guard let (range, end) = identifier(at: start) else { return brokenEnd(start) }
    doctype.systemID = textRun(range)
    doctype.places.systemID = range
    guard let end else { return brokenEnd(range.upperBound) }
    let index = behind(end)
    if index >= bytes.count { return brokenEnd(index) }
    return bogusEnd(index)
  }

  /// A quoted identifier and the place behind its quote, which is nil if `>` or the end of the page comes first.
  private func identifier(at start: Int) -> (range: Range<Int>, behind: Int?)? {
    let quote = bytes[start]
    guard quote == 0x22 || quote == 0x27 else { return nil }
    var index = start + 1
    while index < bytes.count, bytes[index] != quote, bytes[index] != 0x3E { index += 1 }
    let isClosed = index < bytes.count && bytes[index] == quote
    return (start + 1..<index, isClosed ? index + 1 : nil)
  }

  private mutating func brokenEnd(_ index: Int) -> Int {
    doctype.forcesQuirks = true
    return bogusEnd(index)
  }

  /// Behind the next `>`.
  private func bogusEnd(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] != 0x3E { index += 1 }
    return min(index + 1, bytes.count)
  }
}
