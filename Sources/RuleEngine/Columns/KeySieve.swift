/// Which hashes have been seen, more or less: a hash that was seen is always told, one that was not is sometimes.
struct KeySieve: Sendable {
  private var words: [UInt64]
  private let mask: UInt64
  /// So many hashes fit before too many are told that were not seen.
  let capacity: Int

  /// A sieve for so many hashes.
  init(capacity: Int) {
    var bits = 1 << 20
    while bits < capacity * 32, bits < 1 << 27 { bits *= 2 }
    words = Array(repeating: 0, count: bits / 64)
    mask = UInt64(bits - 1)
    self.capacity = bits >= 1 << 27 ? .max : bits / 32
  }

  /// Notes hashes and gives those that may have been seen before.
  mutating func insert(_ hashes: ArraySlice<UInt64>, seen: inout [UInt64]) {
    unsafe words.withUnsafeMutableBufferPointer { words in
      for hash in hashes where hash != ByteHash.ofNothing {
        let (one, other) = (hash & mask, (hash >> 32 &* 0x9E37_79B1) & mask)
        let (first, second) = (UInt64(1) << (one & 63), UInt64(1) << (other & 63))
        let (left, right) = (Int(truncatingIfNeeded: one >> 6), Int(truncatingIfNeeded: other >> 6))
        if unsafe words[left] & first != 0, unsafe words[right] & second != 0 {
          seen.append(hash)
        } else {
          unsafe words[left] |= first
          unsafe words[right] |= second
        }
      }
    }
  }
}
