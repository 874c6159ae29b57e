// The byte steps of the record path. All of them may look up to 64 bytes behind the byte they are asked about, which every
// piece of an input has behind its end; a line feed stands there, so that no run of text goes on beyond it.

/// Bytes of a piece of an input.
typealias Bytes = UnsafePointer<UInt8>

/// The eight bytes from a place on, the first one lowest.
@inline(__always)
func word64(_ bytes: Bytes) -> UInt64 {
  unsafe UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
}

/// The four bytes from a place on, the first one lowest.
@inline(__always)
func word32(_ bytes: Bytes) -> UInt32 {
  unsafe UInt32(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self))
}

/// A mask of the lowest `count` bytes of a word, at most eight.
@inline(__always)
func byteMask(_ count: Int) -> UInt64 {
  count >= 8 ? .max : (1 << UInt64(count * 8)) &- 1
}

/// The place behind spaces, tabs and carriage returns; a line feed ends a record and is no white space here.
@inline(__always)
func blanksEnd(_ start: Bytes) -> Bytes {
  var place = unsafe start
  while unsafe place[0] <= 0x20, unsafe place[0] == 0x20 || place[0] == 0x09 || place[0] == 0x0D { unsafe place += 1 }
  return unsafe place
}

/// The place of the first quote, backslash or control character.
@inline(__always)
func plainEnd(_ start: Bytes) -> Bytes {
  let text = unsafe UnsafeRawPointer(start).loadUnaligned(as: SIMD32<UInt8>.self)
  let hits =
    (text .== SIMD32<UInt8>(repeating: 0x22)) .| (text .== SIMD32<UInt8>(repeating: 0x5C))
    .| (text .< SIMD32<UInt8>(repeating: 0x20))
  let words = unsafe unsafeBitCast(hits, to: SIMD4<UInt64>.self)
  if words[0] | words[1] | words[2] | words[3] == 0 { return unsafe longPlainEnd(start + 32) }
  // Chosen without branches, because the lengths of short texts can't be foretold.
  let isInFirstHalf = words[0] | words[1] != 0
  let low = isInFirstHalf ? words[0] : words[2]
  let high = isInFirstHalf ? words[1] : words[3]
  let word = low != 0 ? low : high
  let offset = (isInFirstHalf ? 0 : 16) &+ (low != 0 ? 0 : 8)
  return unsafe start + (offset &+ word.trailingZeroBitCount &>> 3)
}

/// The place of the first quote, backslash or control character, for texts that are long.
@inline(never)
func longPlainEnd(_ start: Bytes) -> Bytes {
  var place = unsafe start
  let quotes = SIMD32<UInt8>(repeating: 0x22)
  let backslashes = SIMD32<UInt8>(repeating: 0x5C)
  let controls = SIMD32<UInt8>(repeating: 0x20)
  while true {
    let text = unsafe UnsafeRawPointer(place).loadUnaligned(as: SIMD32<UInt8>.self)
    let hits = (text .== quotes) .| (text .== backslashes) .| (text .< controls)
    let words = unsafe unsafeBitCast(hits, to: SIMD4<UInt64>.self)
    if words[0] | words[1] | words[2] | words[3] == 0 {
      unsafe place += 32
      continue
    }
    if words[0] != 0 { return unsafe place + words[0].trailingZeroBitCount >> 3 }
    if words[1] != 0 { return unsafe place + 8 + words[1].trailingZeroBitCount >> 3 }
    if words[2] != 0 { return unsafe place + 16 + words[2].trailingZeroBitCount >> 3 }
    return unsafe place + 24 + words[3].trailingZeroBitCount >> 3
  }
}

/// The place of the first line feed at or behind a place.
func lineFeed(_ start: Bytes) -> Bytes {
  var place = unsafe start
  let feeds = SIMD32<UInt8>(repeating: 0x0A)
  while true {
    let text = unsafe UnsafeRawPointer(place).loadUnaligned(as: SIMD32<UInt8>.self)
    let words = unsafe unsafeBitCast(text .== feeds, to: SIMD4<UInt64>.self)
    if words[0] | words[1] | words[2] | words[3] == 0 {
      unsafe place += 32
      continue
    }
    while unsafe place[0] != 0x0A { unsafe place += 1 }
    return unsafe place
  }
}

/// Whether the byte right behind a number or a literal shows that the word goes on: `1x`, `1.2.3`, `trueish`.
@inline(__always)
func continuesWord(_ byte: UInt8) -> Bool {
  byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2E || byte == 0x2B || byte == 0x2D || byte >= 0x80
}

/// A hash of a word by its length and its first and last eight bytes, which for words of up to 16 bytes are all of it.
@inline(__always)
func wordHash(_ first: UInt64, _ last: UInt64, _ count: Int) -> Int {
  let mixed = (first ^ (last &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(count)) &* 0xD6E8_FEB8_6659_FD93
  return Int(truncatingIfNeeded: mixed >> 40)
}

/// The first eight bytes of a word, zeros behind its end.
@inline(__always)
func firstBytes(_ word: Bytes, _ count: Int) -> UInt64 {
  unsafe word64(word) & byteMask(count)
}

/// The last eight bytes of a word of eight bytes or more; zero for shorter ones.
@inline(__always)
func lastBytes(_ word: Bytes, _ count: Int) -> UInt64 {
  unsafe count >= 8 ? word64(word + (count - 8)) : 0
}

/// Whether two runs of bytes are the same.
@inline(__always)
func areEqual(_ left: Bytes, _ right: Bytes, _ count: Int) -> Bool {
  var index = 0
  while index + 8 <= count {
    if unsafe word64(left + index) != word64(right + index) { return false }
    index += 8
  }
  while index < count {
    if unsafe left[index] != right[index] { return false }
    index += 1
  }
  return true
}
