/// A table that decodes a prefix code (RFC 1951, section 3.2.2): a root for short codes, and tables below it.
///
/// An entry is found by the next bits of the input and tells what they mean:
/// bits 0–7 how many bits it takes in all, 8–11 how many of them are the code itself (the others are extra bits),
/// 12–15 the flags below, 16–31 a literal, or the base that extra bits are added to, or where a table below begins.
struct PrefixCodeTable: Sendable {
  /// What the symbols of a code stand for.
  enum Alphabet {
    case lengths, literals, distances
  }

  static let literal: UInt32 = 1 << 15
  static let invalid: UInt32 = 1 << 14
  static let blockEnd: UInt32 = 1 << 13
  static let below: UInt32 = 1 << 12

  private(set) var entries: [UInt32] = []
  /// How many bits the root is looked up by.
  let rootBits: Int
  private let alphabet: Alphabet

  init(_ alphabet: Alphabet) {
    self.alphabet = alphabet
    rootBits =
      switch alphabet {
      case .lengths: 7
      case .literals: 11
      case .distances: 9
      }
  }

  /// Fills the table for the code that some code lengths make.
  ///
  /// - Returns: false if they make none. As in zlib, a code of distances may be empty or have a single code of one bit;
  ///   so may that of literals, which then holds only the end of the block.
  mutating func fill(_ lengths: ArraySlice<UInt8>) -> Bool {
    var counts: [16 of Int] = .init(repeating: 0)
    for length in lengths { counts[Int(length)] += 1 }
    let used = (1..<16).last { counts[$0] > 0 } ?? 0
    var room = 1
    for length in 1..<16 {
      room = room << 1 - counts[length]
      if room < 0 { return false }
    }
    if room > 0, alphabet == .lengths || used > 1 { return false }
    entries.removeAll(keepingCapacity: true)
    entries.append(contentsOf: repeatElement(PrefixCodeTable.invalid | 1, count: 1 << rootBits))
    insert(lengths, counts, longest: used)
    return true
  }

  /// Enters the codes from the shortest to the longest; their bits come in the reverse order.
  private mutating func insert(_ lengths: ArraySlice<UInt8>, _ counts: [16 of Int], longest: Int) {
    guard longest > 0 else { return }
    let symbols = sorted(lengths, counts)
    var code = 0
    var next = 0
    var left = counts
    var (prefix, start, width) = (-1, 0, 0)
    for length in 1...longest {
      for _ in 0..<counts[length] {
        let meaning = entry(symbols[next])
        if length <= rootBits {
          put(meaning, bits: length, at: 0, from: code, below: 1 << rootBits)
        } else {
          if code & (1 << rootBits - 1) != prefix {
            prefix = code & (1 << rootBits - 1)
            width = self.width(of: length, longest, left)
            start = entries.count
            entries.append(contentsOf: repeatElement(PrefixCodeTable.invalid | 1, count: 1 << width))
            entries[prefix] = UInt32(rootBits) | UInt32(width) << 8 | PrefixCodeTable.below | UInt32(start) << 16
          }
          put(meaning, bits: length - rootBits, at: start, from: code >> rootBits, below: 1 << width)
        }
        left[length] -= 1
        next += 1
        var bit = 1 << (length - 1)
        while code & bit != 0 { bit >>= 1 }
        code = bit == 0 ? 0 : code & (bit - 1) | bit
      }
    }
  }

  /// Writes an entry wherever the bits begin with its code.
  @inline(__always)
  private mutating func put(_ meaning: UInt32, bits: Int, at start: Int, from first: Int, below end: Int) {
    let entry = meaning &+ UInt32(bits) &+ UInt32(bits) << 8
    var index = first
    while index < end {
      entries[start + index] = entry
      index += 1 << bits
    }
  }

  /// The width of a table below: enough for all codes that begin with the same bits.
  private func width(of length: Int, _ longest: Int, _ left: [16 of Int]) -> Int {
    var width = length - rootBits
    var room = 1 << width
    while width + rootBits < longest {
      room -= left[width + rootBits]
      if room <= 0 { break }
      width += 1
      room <<= 1
    }
    return width
  }

  /// The symbols with a code, by length and then number.
  private func sorted(_ lengths: ArraySlice<UInt8>, _ counts: [16 of Int]) -> [Int] {
    var places: [16 of Int] = .init(repeating: 0)
    for length in 2..<16 { places[length] = places[length - 1] + counts[length - 1] }
    var symbols = [Int](repeating: 0, count: lengths.count)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[places[Int(length)]] = symbol
      places[Int(length)] += 1
    }
    return symbols
  }

  /// What a symbol means; its extra bits are already counted in the total, the code's own are added by ``put``.
  private func entry(_ symbol: Int) -> UInt32 {
    switch alphabet {
    case .lengths: return UInt32(symbol) << 16
    case .literals:
      if symbol < 256 { return UInt32(symbol) << 16 | PrefixCodeTable.literal }
      if symbol == 256 { return PrefixCodeTable.blockEnd }
      guard symbol < 286 else { return PrefixCodeTable.invalid }
      let row = PrefixCodeTable.lengthRows[symbol - 257]
      return UInt32(row.base) << 16 | UInt32(row.extra)
    case .distances:
      guard symbol < 30 else { return PrefixCodeTable.invalid }
      let extra = max(0, symbol / 2 - 1)
      let base = symbol < 2 ? symbol + 1 : (2 + symbol % 2) << extra + 1
      return UInt32(base) << 16 | UInt32(extra)
    }
  }

  /// The lengths of symbols 257 to 285 (section 3.2.5).
  private static let lengthRows: [(base: Int, extra: Int)] = (0..<29).map { index in
    if index == 28 { return (258, 0) }
    let extra = max(0, index / 4 - 1)
    return (index < 4 ? index + 3 : (4 + index % 4) << extra + 3, extra)
  }
}
