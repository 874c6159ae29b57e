/// The decompression of a gzip file (RFC 1952) with any number of members, fed in pieces of any length.
///
/// Every member's checksum and length are compared. Zero bytes behind a member are padding and stepped over.
package struct GzipDecoder: Sendable {
  /// What ``advance(_:from:to:)`` came to.
  package enum Step: Equatable, Sendable {
    /// The piece has been used up.
    case needsInput
    /// A part of the output is there and more can be made of the same piece.
    case hasMore
    /// A member has ended and is sound; another one may follow.
    case memberEnd
  }

  private enum State {
    case between, fixed, extraLength, extra(left: Int), name, comment, headerChecksum, data, trailer
  }

  /// How many bytes all members together may give.
  package let limit: Int
  /// The offset in the file of the next byte.
  package private(set) var offset: Int
  /// The offset in the file of the first byte of this member, or of the last one.
  package private(set) var memberOffset: Int
  /// How many members have been read to their end.
  package private(set) var memberCount = 0
  /// How many bytes all members have given so far.
  package private(set) var outputCount = 0

  private var state = State.between
  /// Bytes of a field of fixed length.
  private var pending: [UInt8] = []
  private var flags: UInt8 = 0
  private var headerChecksum = CRC32()
  private var checksum = CRC32()
  private var inflate: Inflate

  /// Makes a decoder at the start of a member.
  ///
  /// - Parameters:
  ///   - offset: the offset of the first byte in its file.
  ///   - limit: how many bytes all members together may give; more is an error.
  package init(offset: Int = 0, limit: Int = .max) {
    self.offset = offset
    self.limit = limit
    memberOffset = offset
    inflate = Inflate(limit: limit)
  }

  /// The contents of all members of a whole file.
  package static func decode(_ bytes: [UInt8], limit: Int = .max) throws(GzipError) -> [UInt8] {
    var decoder = GzipDecoder(limit: limit)
    var output: [UInt8] = []
    var position = 0
    while try decoder.advance(bytes.span, from: &position, to: &output) != .needsInput {}
    try decoder.finish()
    return output
  }

  /// Says whether bytes begin like a gzip member.
  package static func begins(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.starts(with: [0x1F, 0x8B, 8])
  }

  /// Goes on at the start of a member somewhere else in the file; the memory is kept.
  package mutating func restart(at offset: Int) {
    self.offset = offset
    memberOffset = offset
    memberCount = 0
    state = .between
  }

  /// Ends the input.
  ///
  /// - Throws: if a member has not ended, or there was none.
  package func finish() throws(GzipError) {
    if case .between = state, memberCount > 0 { return }
    throw error(.truncated)
  }

  /// Whether the input could end here: nothing of a further member has been seen.
  package var isBetweenMembers: Bool {
    if case .between = state { true } else { false }
  }

  /// Decompresses from a piece until it is used up, a member ends or a good part of output has come together.
  ///
  /// - Parameters:
  ///   - position: where to begin in the piece; afterwards the first byte that has not been taken in.
  ///   - output: what the decompressed bytes are appended to, about 128 KB at most.
  package mutating func advance(
    _ input: Span<UInt8>, from position: inout Int, to output: inout [UInt8]
  ) throws(GzipError) -> Step {
    let base = offset - position
    defer { offset = base + position }
    while position < input.count || isReadingData {
      switch state {
      case .data:
        let start = output.count
        let step = try readData(input, from: &position, to: &output, base: base)
        let made = output.span.extracting(start...)
        checksum.update(made)
        outputCount += made.count
        switch step {
        case .needsInput: return .needsInput
        case .hasMore: return .hasMore
        case .end: state = .trailer
        }
      case .trailer:
        guard collect(8, input, &position) else { return .needsInput }
        offset = base + position
        try checkTrailer()
        memberCount += 1
        state = .between
        return .memberEnd
      default:
        try readHeaderByte(input[position], at: base + position)
        position += 1
      }
    }
    return .needsInput
  }

  private var isReadingData: Bool {
    if case .data = state { true } else { false }
  }

  private func error(_ cause: GzipError.Cause) -> GzipError {
    GzipError(cause: cause, offset: offset, memberOffset: memberOffset)
  }

  private mutating func readData(
    _ input: Span<UInt8>, from position: inout Int, to output: inout [UInt8], base: Int
  ) throws(GzipError) -> Inflate.Step {
    do throws(InflateError) { return try inflate.advance(input, from: &position, to: &output) } catch {
      throw GzipError(cause: .data(error.cause), offset: base + position, memberOffset: memberOffset)
    }
  }

  /// Collects the bytes of a field of fixed length; false when the piece is used up before.
  private mutating func collect(_ count: Int, _ input: Span<UInt8>, _ position: inout Int) -> Bool {
    while pending.count < count {
      guard position < input.count else { return false }
      pending.append(input[position])
      position += 1
    }
    return true
  }

  private func number(_ range: Range<Int>) -> UInt32 {
    pending[range].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private mutating func checkTrailer() throws(GzipError) {
    let (expected, length) = (number(0..<4), number(4..<8))
    pending.removeAll(keepingCapacity: true)
    guard expected == checksum.value else { throw error(.checksum) }
    guard length == UInt32(truncatingIfNeeded: inflate.outputCount) else { throw error(.length) }
  }

  /// Takes in one byte of a header (RFC 1952, section 2.3).
  private mutating func readHeaderByte(_ byte: UInt8, at place: Int) throws(GzipError) {
    if case .between = state {
      if byte == 0, memberCount > 0 { return }
      begin(at: place)
    }
    if case .headerChecksum = state {} else { headerChecksum.update(byte) }
    pending.append(byte)
    switch state {
    case .fixed:
      let start: [UInt8] = [0x1F, 0x8B]
      if pending.count <= 2, byte != start[pending.count - 1] { throw failure(.notGzip, place) }
      if pending.count == 3, byte != 8 { throw failure(.unknownMethod, place) }
      if pending.count == 4, byte & 0xE0 != 0 { throw failure(.unknownMethod, place) }
      guard pending.count == 10 else { return }
      flags = pending[3]
      goOn(to: .extraLength)
    case .extraLength:
      guard pending.count == 2 else { return }
      let length = Int(number(0..<2))
      goOn(to: length > 0 ? .extra(left: length) : .name)
    case .extra(let left):
      pending.removeAll(keepingCapacity: true)
      if left > 1 { state = .extra(left: left - 1) } else { goOn(to: .name) }
    case .name, .comment:
      pending.removeAll(keepingCapacity: true)
      guard byte == 0 else { return }
      if case .name = state { goOn(to: .comment) } else { goOn(to: .headerChecksum) }
    case .headerChecksum:
      guard pending.count == 2 else { return }
      guard number(0..<2) == headerChecksum.value & 0xFFFF else { throw failure(.headerChecksum, place) }
      goOn(to: .data)
    case .between, .data, .trailer: return
    }
  }

  private func failure(_ cause: GzipError.Cause, _ place: Int) -> GzipError {
    GzipError(cause: cause, offset: place, memberOffset: memberOffset)
  }

  private mutating func begin(at place: Int) {
    memberOffset = place
    pending.removeAll(keepingCapacity: true)
    headerChecksum = CRC32()
    checksum = CRC32()
    // What is left of the limit counts for all members.
    inflate.reset(limit: limit - outputCount)
    state = .fixed
  }

  /// Goes to a part of the header, or to the first one behind it that the flags say is there.
  private mutating func goOn(to next: State) {
    pending.removeAll(keepingCapacity: true)
    state = next
    if case .extraLength = state, flags & 4 == 0 { state = .name }
    if case .name = state, flags & 8 == 0 { state = .comment }
    if case .comment = state, flags & 16 == 0 { state = .headerChecksum }
    if case .headerChecksum = state, flags & 2 == 0 { state = .data }
  }
}
