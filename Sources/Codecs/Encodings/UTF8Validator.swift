/// The check that bytes are well-formed UTF-8 (RFC 3629, Unicode table 3-7), tuned for ASCII and Chinese.
package enum UTF8Validator {
  /// The offset of the first byte that begins no well-formed sequence; nil if all is well.
  package static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { unsafe firstInvalidOffset(in: $0) }
  }

  /// The offset of the first byte that begins no well-formed sequence; nil if all is well.
  package static func firstInvalidOffset(in bytes: Span<UInt8>) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { unsafe firstInvalidOffset(in: $0) }
  }

  /// The offset of the first byte that begins no well-formed sequence; nil if all is well.
  package static func firstInvalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let valid = unsafe validPrefix(of: bytes)
    return valid == bytes.count ? nil : valid
  }

  /// Whether all bytes are well-formed UTF-8.
  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe validPrefix(of: bytes) == bytes.count
  }

  /// How many bytes at the start are whole well-formed sequences.
  static func validPrefix(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let count = bytes.count
    var offset = 0
    // The blocks look two bytes back.
    while offset < min(2, count) {
      let length = unsafe sequenceLength(bytes, offset)
      guard length > 0 else { return offset }
      offset &+= length
    }
    while offset < count {
      let reached = unsafe blocksEnd(base, offset, count)
      if reached == count, unsafe base[count &- 1] < 0xC0, unsafe base[count &- 2] < 0xE0 { return count }
      // What a block can't settle, and the rest, goes sequence by sequence, from the beginning of the one cut here.
      if reached > offset {
        offset = unsafe base[reached &- 1] >= 0xC0 ? reached &- 1 : base[reached &- 2] >= 0xE0 ? reached &- 2 : reached
      }
      let target = min(count, offset &+ blockSize)
      while offset < target {
        let length = unsafe sequenceLength(bytes, offset)
        guard length > 0 else { return offset }
        offset &+= length
      }
    }
    return offset
  }

  private static let blockSize = 32

  /// Goes through whole blocks of ASCII and sequences of two and three bytes, and stops before one with anything else.
  ///
  /// A byte must be a continuation exactly if the byte before it leads a sequence or the one before that leads one of
  /// three; the leads for which that is not all (C0, C1, E0, ED and F0 on) stop the block. The bytes before the first
  /// block are whole sequences; the last block may cut one. Asking first whether all is ASCII costs more than it saves,
  /// because keys and Chinese values take turns.
  @inline(__always)
  private static func blocksEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
    var offset = start
    let last = count &- blockSize
    guard last >= 2 else { return start }
    while offset < count {
      // The last block goes back over bytes that were looked at.
      if offset > last { offset = last }
      let place = unsafe UnsafeRawPointer(base + offset)
      let bytes = unsafe place.loadUnaligned(as: SIMD32<UInt8>.self)
      let before = unsafe (place - 1).loadUnaligned(as: SIMD32<UInt8>.self)
      let earlier = unsafe (place - 2).loadUnaligned(as: SIMD32<UInt8>.self)
      let isContinuation = unsafe unsafeBitCast(bytes, to: SIMD32<Int8>.self) .< SIMD32<Int8>(repeating: -64)
      let mustBe = (before .>= SIMD32<UInt8>(repeating: 0xC0)) .| (earlier .>= SIMD32<UInt8>(repeating: 0xE0))
      // One mask for C0, C1, E0 and, for free, E1.
      let masked = unsafe unsafeBitCast(bytes, to: SIMD4<UInt64>.self) & SIMD4<UInt64>(repeating: 0xDEDE_DEDE_DEDE_DEDE)
      let isSpecial =
        (unsafe unsafeBitCast(masked, to: SIMD32<UInt8>.self) .== SIMD32<UInt8>(repeating: 0xC0))
        .| (bytes .== SIMD32<UInt8>(repeating: 0xED)) .| (bytes .>= SIMD32<UInt8>(repeating: 0xF0))
      let isOdd = (isContinuation .^ mustBe) .| isSpecial
      guard unsafe isZero(unsafeBitCast(isOdd, to: SIMD4<UInt64>.self)) else { return offset }
      offset &+= blockSize
    }
    return offset
  }

  @inline(__always)
  private static func isZero(_ words: SIMD4<UInt64>) -> Bool {
    words[0] | words[1] | words[2] | words[3] == 0
  }

  /// The length of the well-formed sequence at an offset, or 0.
  @inline(__always)
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    let lead = unsafe bytes[offset]
    if lead < 0x80 { return 1 }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead <= 0xF4, offset + length <= bytes.count else { return 0 }
    let second = unsafe bytes[offset + 1]
    let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= lowest, second <= highest else { return 0 }
    for index in 2..<max(length, 2) where unsafe bytes[offset + index] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Says whether the bytes from an offset to the end could be the beginning of a well-formed sequence.
  static func isIncomplete(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let rest = bytes.count - offset
    guard rest > 0, rest < 4 else { return false }
    // Any tail that a sequence with these first bytes can have is a run of continuation bytes: try them.
    var trial: [UInt8] = []
    for index in 0..<rest { trial.append(unsafe bytes[offset + index]) }
    while trial.count < 4 {
      trial.append(trial.count == 1 && (trial[0] == 0xE0 || trial[0] == 0xF0) ? 0xBF : 0x80)
      let length = unsafe trial.withUnsafeBufferPointer { unsafe sequenceLength($0, 0) }
      if length == trial.count { return true }
    }
    return false
  }
}
