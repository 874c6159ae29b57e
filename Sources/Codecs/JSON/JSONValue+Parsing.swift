extension JSONValue {
  /// Reads one JSON text (RFC 8259); a byte order mark before it is stepped over.
  ///
  /// - Parameter maximumDepth: how many containers may stand inside one another; at most 1,024.
  package static func parse(_ bytes: [UInt8], maximumDepth: Int = 512) throws(JSONError) -> JSONValue {
    try JSONCursor.over(bytes, maximumDepth: maximumDepth) { cursor throws(JSONError) in
      try cursor.validateUTF8()
      cursor.skipByteOrderMark()
      let value = try parse(&cursor)
      try cursor.finish()
      return value
    }
  }

  /// Reads the value at the cursor, which stays behind it.
  package static func parse(_ cursor: inout JSONCursor) throws(JSONError) -> JSONValue {
    let token = try cursor.value()
    switch token.kind {
    case .string, .escapedString:
      return JSONValue(.string(cursor.text(of: token)), range: token.start - 1..<token.end + 1)
    case .number: return JSONValue(.number(cursor.text(of: token)), range: token.range)
    case .true: return JSONValue(.bool(true), range: token.range)
    case .false: return JSONValue(.bool(false), range: token.range)
    case .null: return JSONValue(.null, range: token.range)
    case .object: return JSONValue(.object(try members(&cursor)), range: token.start..<cursor.offset)
    case .array: return JSONValue(.array(try elements(&cursor)), range: token.start..<cursor.offset)
    }
  }

  private static func members(_ cursor: inout JSONCursor) throws(JSONError) -> [Member] {
    var members: [Member] = []
    try cursor.enterObject()
    while let key = try cursor.nextKey() {
      members.append(Member(cursor.text(of: key), try parse(&cursor), keyRange: key.range))
    }
    return members
  }

  private static func elements(_ cursor: inout JSONCursor) throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try cursor.enterArray()
    while try cursor.nextElement() { elements.append(try parse(&cursor)) }
    return elements
  }
}
