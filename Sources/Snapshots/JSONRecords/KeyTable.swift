/// Keys of an object by their bytes, numbered in the order in which they were added.
///
/// Open addressing over a hash without a seed: lookups take the bytes as they stand in the input, without a copy.
struct KeyTable: Sendable {
  private(set) var keys: [[UInt8]] = []
  private var slots: [Int32] = Array(repeating: -1, count: 16)

  /// The number of a key; nil if it has not been added.
  func index(of bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var slot = Self.hash(bytes, range) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if equals(index, bytes, range) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a key that is not there yet and gives its number.
  mutating func add(_ key: [UInt8]) -> Int {
    if (keys.count + 1) * 2 > slots.count { grow() }
    keys.append(key)
    place(keys.count - 1)
    return keys.count - 1
  }

  private func equals(_ index: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard keys[index].count == range.count else { return false }
    for offset in 0..<range.count where keys[index][offset] != bytes[range.lowerBound + offset] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in keys.indices { place(index) }
  }

  private mutating func place(_ index: Int) {
    let key = keys[index]
    var slot = Self.hash(key.span, 0..<key.count) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: index)
  }

  /// FNV-1a with its upper bits folded in.
  private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in range { hash = (hash ^ UInt64(bytes[offset])) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}
