/// A projecting scanner for JSON (RFC 8259): it steps over UTF-8 bytes and gives offsets, never values.
///
/// The caller drives it by the shape it expects, skips what it does not need, and allocates nothing:
///
///     try cursor.enterObject()
///     while let key = try cursor.nextKey() {
///       let value = try cursor.value()          // or cursor.skipValue()
///       if value.kind == .object { try cursor.skipValue() }
///     }
///     try cursor.finish()
///
/// Everything that is stepped over or skipped is checked against the grammar. Only UTF-8 is not, because checking a
/// whole chunk at once is several times faster: call ``validateUTF8()`` for a record, or give checked bytes.
/// One cursor may serve many records of one buffer through ``select(_:)``, so that offsets stay those of the buffer.
///
/// INVARIANT: `0 <= position <= end <= bytes.count`; no byte at or behind `bytes.count` is read.
@safe
@usableFromInline
package struct JSONCursor: ~Copyable {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline let maximumDepth: Int
  @usableFromInline var position: Int
  @usableFromInline var end: Int
  @usableFromInline var depth: Int
  /// No member of the container that was entered last has been read yet, so no comma is due.
  @usableFromInline var isFirst: Bool

  /// Makes a cursor over bytes that must stay in place while it lives.
  ///
  /// - Parameter maximumDepth: how many containers may stand inside one another; at most 1,024.
  @unsafe
  @inlinable
  package init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = 512) {
    unsafe self.bytes = bytes
    self.maximumDepth = min(max(maximumDepth, 0), 1_024)
    self.position = 0
    self.end = bytes.count
    self.depth = 0
    self.isFirst = false
  }

  /// Gives a body a cursor over an array's bytes: the safe way to one.
  @inlinable
  package static func over<Result, Failure: Error>(
    _ bytes: [UInt8], maximumDepth: Int = 512,
    _ body: (inout JSONCursor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe bytes.withUnsafeBufferPointer { buffer throws(Failure) in
      var cursor = unsafe JSONCursor(buffer, maximumDepth: maximumDepth)
      return try body(&cursor)
    }
  }

  /// The offset of the next byte to be read, for error reports.
  @inlinable
  package var offset: Int { position }

  /// How many containers are open.
  @inlinable
  package var openContainers: Int { depth }

  /// Puts the cursor at the start of one record and forgets what was open before.
  ///
  /// Offsets go on counting from the start of the buffer.
  @inlinable
  package mutating func select(_ record: Range<Int>) {
    unsafe precondition(record.lowerBound >= 0 && record.upperBound <= bytes.count, "the record lies inside the buffer")
    position = record.lowerBound
    end = record.upperBound
    depth = 0
    isFirst = false
  }

  /// Steps over a byte order mark, which RFC 8259 section 8.1 lets a reader ignore.
  @inlinable
  package mutating func skipByteOrderMark() {
    guard end - position >= 3 else { return }
    if byte(at: position) == 0xEF, byte(at: position + 1) == 0xBB, byte(at: position + 2) == 0xBF { position += 3 }
  }

  /// Checks that the rest of the selected bytes is UTF-8.
  package func validateUTF8() throws(JSONError) {
    let rest = unsafe UnsafeBufferPointer(rebasing: bytes[position..<end])
    if let invalid = unsafe UTF8Validator.firstInvalidOffset(in: rest) {
      throw JSONError(.invalidUTF8, at: position + invalid)
    }
  }

  /// Enters an object: the next step is ``nextKey()``.
  @inlinable
  package mutating func enterObject() throws(JSONError) {
    try enter(0x7B, otherwise: .expectedObject)
  }

  /// Enters an array: the next step is ``nextElement()``.
  @inlinable
  package mutating func enterArray() throws(JSONError) {
    try enter(0x5B, otherwise: .expectedArray)
  }

  /// Reads the next key and its colon, or leaves the object and returns nil.
  ///
  /// Keys come as they stand, doubles included: what a double key means is the caller's decision.
  @inlinable
  package mutating func nextKey() throws(JSONError) -> JSONToken? {
    guard try nextMember(closing: 0x7D, otherwise: .expectedCommaOrBrace) else { return nil }
    guard byte(at: position) == 0x22 else { throw JSONError(.expectedKey, at: position) }
    let key = try string()
    skipWhitespace()
    guard position < end else { throw JSONError(.unexpectedEnd, at: position) }
    guard byte(at: position) == 0x3A else { throw JSONError(.expectedColon, at: position) }
    position += 1
    return key
  }

  /// Consumes the next key if it is the guessed one, written as `"key":` in the guess; otherwise nothing moves.
  ///
  /// Records of one file mostly have their keys in one order, so that the key that came next last time is a good
  /// guess. A space behind the comma is accepted; any other spelling is left to ``nextKey()``.
  @inlinable
  package mutating func nextKey(matching guess: Span<UInt8>) -> Bool {
    var start = position
    if !isFirst {
      guard start < end, byte(at: start) == 0x2C else { return false }
      start += 1
    }
    if start < end, byte(at: start) == 0x20 { start += 1 }
    guard guess.count <= end - start, matches(guess, at: start) else { return false }
    position = start + guess.count
    isFirst = false
    return true
  }

  /// Goes to the next element of an array, or leaves the array and returns false.
  @inlinable
  package mutating func nextElement() throws(JSONError) -> Bool {
    try nextMember(closing: 0x5D, otherwise: .expectedCommaOrBracket)
  }

  /// Reads a scalar, or says that a container begins here and stays before it.
  @inlinable
  package mutating func value() throws(JSONError) -> JSONToken {
    skipWhitespace()
    guard position < end else { throw JSONError(.unexpectedEnd, at: position) }
    switch byte(at: position) {
    case 0x22: return try string()
    case 0x2D, 0x30...0x39: return try number()
    case 0x7B: return JSONToken(.object, position, position)
    case 0x5B: return JSONToken(.array, position, position)
    case 0x74: return try literal(.true)
    case 0x66: return try literal(.false)
    case 0x6E: return try literal(.null)
    default: throw JSONError(.expectedValue, at: position)
    }
  }

  /// Steps over one value of any shape, checking its grammar and the depth limit.
  package mutating func skipValue() throws(JSONError) {
    switch try value().kind {
    case .object:
      try enterObject()
      while try nextKey() != nil { try skipValue() }
    case .array:
      try enterArray()
      while try nextElement() { try skipValue() }
    default: return
    }
  }

  /// Checks that nothing but white space is left in the selected bytes.
  @inlinable
  package mutating func finish() throws(JSONError) {
    skipWhitespace()
    guard position == end else { throw JSONError(.trailingBytes, at: position) }
  }
}
