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
    while offset + 8 <= count {
      let word = UInt64(littleEndian: unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
      let highs = word & 0x8080_8080_8080_8080
      if highs == 0 {
        offset += 8
        continue
      }
      offset += highs.trailingZeroBitCount >> 3
      // Two three-byte sequences in a row, which Chinese text nearly always gives.
      while offset + 8 <= count {
        let pair = UInt64(littleEndian: unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
        guard pair & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0, isPlain(pair), isPlain(pair >> 24) else { break }
        offset += 6
      }
      while offset < count, unsafe base[offset] >= 0x80 {
        let length = unsafe sequenceLength(bytes, offset)
        guard length > 0 else { return offset }
        offset += length
        if length == 3 { break }
      }
    }
    while offset < count {
      let length = unsafe sequenceLength(bytes, offset)
      guard length > 0 else { return offset }
      offset += length
    }
    return offset
  }

  /// Says whether the lowest byte is a lead byte whose followers need no further check: neither E0 nor ED.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let lead = word & 0xFF
    return lead != 0xE0 && lead != 0xED
  }

  /// The length of the well-formed sequence at an offset, or 0.
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
