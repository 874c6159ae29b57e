/// GB18030 as the WHATWG Encoding Standard defines it (section 10.2), which also reads GB2312 and GBK.
///
/// Two bytes index a table of 23,940 rows; four bytes count through the rest of Unicode by ranges.
package enum GB18030 {
  /// The bytes as UTF-8.
  ///
  /// - Throws: the offset of the first byte that begins no character.
  package static func decode(_ bytes: [UInt8]) throws(GB18030Error) -> [UInt8] {
    var decoder = GB18030Decoder()
    var text: [UInt8] = []
    decoder.decode(bytes.span, to: &text)
    decoder.finish(&text)
    if let fault = decoder.faults.first { throw GB18030Error(offset: fault.inputOffset) }
    return text
  }

  /// The offset of the first byte that begins no character; nil if all is well.
  package static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      let valid = unsafe validPrefix(of: bytes)
      return valid == bytes.count ? nil : valid
    }
  }

  /// How many bytes at the start are whole characters.
  static func validPrefix(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let count = bytes.count
    var offset = 0
    while offset < count {
      if offset + 8 <= count {
        let word = UInt64(littleEndian: unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
        let highs = word & 0x8080_8080_8080_8080
        if highs == 0 {
          offset += 8
          continue
        }
        offset += highs.trailingZeroBitCount >> 3
      }
      guard case .character(let length) = unsafe step(bytes, at: offset) else { return offset }
      offset += length
    }
    return offset
  }

  /// What begins at an offset.
  enum Step: Equatable {
    /// A character of so many bytes.
    case character(Int)
    /// No character; the decoder of the standard goes on after so many bytes.
    case fault(Int)
    /// The bytes end within what may become a character.
    case incomplete
  }

  /// Looks at one character by the steps of the standard's decoder (section 10.2.1).
  @inline(__always)
  static func step(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Step {
    let first = unsafe bytes[offset]
    if first <= 0x80 { return .character(1) }
    if first == 0xFF { return .fault(1) }
    guard offset + 1 < bytes.count else { return .incomplete }
    let second = unsafe bytes[offset + 1]
    if second >= 0x40 {
      // An ASCII byte is given back to the stream, so that a broken character never swallows a quote or line end.
      return second == 0x7F ? .fault(1) : second == 0xFF ? .fault(2) : .character(2)
    }
    guard second >= 0x30, second <= 0x39 else { return .fault(1) }
    guard offset + 2 < bytes.count else { return .incomplete }
    let third = unsafe bytes[offset + 2]
    guard third >= 0x81, third <= 0xFE else { return .fault(1) }
    guard offset + 3 < bytes.count else { return .incomplete }
    let fourth = unsafe bytes[offset + 3]
    guard fourth >= 0x30, fourth <= 0x39 else { return .fault(1) }
    return scalar(first, second, third, fourth) == nil ? .fault(4) : .character(4)
  }

  /// The scalar of a character of four bytes whose bytes are in their ranges.
  static func scalar(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> UInt32? {
    let pointer =
      ((UInt32(first) - 0x81) * 10 + UInt32(second) - 0x30) * 1_260 + (UInt32(third) - 0x81) * 10
      + UInt32(fourth) - 0x30
    if pointer >= 189_000 { return pointer > 1_237_575 ? nil : pointer - 189_000 + 0x10000 }
    if pointer > 39_419 { return nil }
    if pointer == 7_457 { return 0xE7C7 }
    let ranges = GB18030Ranges.starts
    let range = lastRange { ranges[$0].pointer <= pointer }
    return ranges[range].scalar + (pointer - ranges[range].pointer)
  }

  /// The index of the last range for which the condition holds; it holds for a first part of them.
  private static func lastRange(where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = GB18030Ranges.starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a text in GB18030, by the standard's encoder (section 10.2.2).
  ///
  /// - Throws: the offset, in the text's UTF-8, of U+E5E5, the one scalar that the standard leaves out.
  package static func encode(_ text: String) throws(GB18030Error) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var offset = 0
    for scalar in text.unicodeScalars {
      guard append(scalar.value, to: &bytes) else { throw GB18030Error(offset: offset) }
      offset += UTF8.width(scalar)
    }
    return bytes
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
      return true
    }
    if scalar == 0xE5E5 { return false }
    if let pair = replacedPairs[scalar] {
      bytes.append(contentsOf: [UInt8(pair >> 8), UInt8(pair & 0xFF)])
      return true
    }
    if scalar < 0x10000, pointers[Int(scalar)] != 0 {
      let pointer = Int(pointers[Int(scalar)]) - 1
      let trail = pointer % 190
      bytes.append(UInt8(pointer / 190 + 0x81))
      bytes.append(UInt8(trail + (trail < 0x3F ? 0x40 : 0x41)))
      return true
    }
    appendFour(rangePointer(scalar), to: &bytes)
    return true
  }

  private static func rangePointer(_ scalar: UInt32) -> UInt32 {
    if scalar == 0xE7C7 { return 7_457 }
    let ranges = GB18030Ranges.starts
    let range = lastRange { ranges[$0].scalar <= scalar }
    return ranges[range].pointer + (scalar - ranges[range].scalar)
  }

  private static func appendFour(_ pointer: UInt32, to bytes: inout [UInt8]) {
    bytes.append(UInt8(pointer / 12_600 + 0x81))
    bytes.append(UInt8(pointer / 1_260 % 10 + 0x30))
    bytes.append(UInt8(pointer / 10 % 126 + 0x81))
    bytes.append(UInt8(pointer % 10 + 0x30))
  }

  /// The private-use scalars that keep their two bytes of GB18030-2005 although the index has moved on.
  private static let replacedPairs: [UInt32: UInt16] = [
    0xE78D: 0xA6D9, 0xE78E: 0xA6DA, 0xE78F: 0xA6DB, 0xE790: 0xA6DC, 0xE791: 0xA6DD, 0xE792: 0xA6DE,
    0xE793: 0xA6DF, 0xE794: 0xA6EC, 0xE795: 0xA6ED, 0xE796: 0xA6F3, 0xE81E: 0xFE59, 0xE826: 0xFE61,
    0xE82B: 0xFE66, 0xE82C: 0xFE67, 0xE832: 0xFE6D, 0xE843: 0xFE7E, 0xE854: 0xFE90, 0xE864: 0xFEA0,
  ]

  /// For each scalar of the basic plane its first pointer in the index plus one, or 0.
  private static let pointers: [UInt16] = {
    var pointers = [UInt16](repeating: 0, count: 0x10000)
    for pointer in (0..<GB18030Index.count).reversed() {
      pointers[Int(GB18030Index.scalar(at: pointer))] = UInt16(pointer + 1)
    }
    return pointers
  }()
}

/// The place of the first byte, or of the first scalar when encoding, that GB18030 does not know.
package struct GB18030Error: Error, Equatable, Sendable {
  /// The byte offset in the input.
  package let offset: Int

  /// Makes an error for a byte offset.
  package init(offset: Int) {
    self.offset = offset
  }
}
