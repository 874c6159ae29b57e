import TestSupport

/// Makes random DEFLATE data together with what they must give: every kind of block, and codes of any shape.
struct DeflateMaker {
  private(set) var bytes: [UInt8] = []
  private(set) var expected: [UInt8] = []
  private var bit = 0
  private var random: SeededGenerator

  /// Makes data of a few blocks.
  init(_ random: inout SeededGenerator) {
    self.random = SeededGenerator(seed: random.next())
    let blocks = 1 + self.random.below(3)
    for number in 0..<blocks {
      put(number == blocks - 1 ? 1 : 0, 1)
      switch self.random.below(3) {
      case 0: stored()
      case 1: coded(isFixed: true)
      default: coded(isFixed: false)
      }
    }
  }

  private enum Token {
    case literal(UInt8)
    case reference(length: Int, distance: Int)
  }

  /// A symbol with its extra bits.
  private typealias Symbol = (number: Int, extra: Int, extraBits: Int)

  private mutating func put(_ value: Int, _ count: Int) {
    for index in 0..<count {
      if bit % 8 == 0 { bytes.append(0) }
      if value >> index & 1 == 1 { bytes[bytes.count - 1] |= 1 << UInt8(bit % 8) }
      bit += 1
    }
  }

  private mutating func stored() {
    put(0, 2)
    bit = bytes.count * 8
    let contents = (0..<random.below(200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    put(contents.count, 16)
    put(contents.count ^ 0xFFFF, 16)
    for byte in contents { put(Int(byte), 8) }
    expected += contents
  }

  private mutating func coded(isFixed: Bool) {
    put(isFixed ? 1 : 2, 2)
    let tokens = (0..<random.below(150)).map { _ in token() }
    let symbols = tokens.map(symbols) + [[(256, 0, 0)]]
    let used = Set(symbols.map { $0[0].number }).sorted()
    let usedDistances = Set(symbols.compactMap { $0.count > 1 ? $0[1].number : nil }).sorted()
    let literals =
      isFixed
      ? (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 } : lengths(used, count: 286, deepest: 15)
    let distances = isFixed ? Array(repeating: 5, count: 30) : lengths(usedDistances, count: 30, deepest: 15)
    if !isFixed { putLengths(literals, distances) }
    let (codes, distanceCodes) = (self.codes(literals), self.codes(distances))
    for pair in symbols {
      putCode(codes[pair[0].number], literals[pair[0].number])
      put(pair[0].extra, pair[0].extraBits)
      guard pair.count > 1 else { continue }
      putCode(distanceCodes[pair[1].number], distances[pair[1].number])
      put(pair[1].extra, pair[1].extraBits)
    }
  }

  /// A literal or a reference, which the expected output grows by.
  private mutating func token() -> Token {
    if expected.isEmpty || random.chance(60) {
      let byte = UInt8(random.chance(80) ? 0x61 + random.below(12) : random.below(256))
      expected.append(byte)
      return .literal(byte)
    }
    let length = random.chance(90) ? 3 + random.below(30) : 3 + random.below(256)
    let distance = 1 + random.below(random.chance(50) ? min(12, expected.count) : min(32_768, expected.count))
    for _ in 0..<length { expected.append(expected[expected.count - distance]) }
    return .reference(length: length, distance: distance)
  }

  private func symbols(_ token: Token) -> [Symbol] {
    switch token {
    case .literal(let byte): return [(Int(byte), 0, 0)]
    case .reference(let length, let distance):
      var (symbol, base, bits) = (257, 3, 0)
      while symbol < 284, length >= base + 1 << bits {
        base += 1 << bits
        symbol += 1
        bits = max(0, (symbol - 257) / 4 - 1)
      }
      if length == 258 { (symbol, base, bits) = (285, 258, 0) }
      var (mark, first, markBits) = (0, 1, 0)
      while distance >= first + 1 << markBits {
        first += 1 << markBits
        mark += 1
        markBits = max(0, mark / 2 - 1)
      }
      return [(symbol, length - base, bits), (mark, distance - first, markBits)]
    }
  }

  /// Lengths of a complete code of any shape for some symbols; a single symbol has a code of one bit.
  private mutating func lengths(_ used: [Int], count: Int, deepest: Int) -> [Int] {
    var lengths = Array(repeating: 0, count: count)
    guard used.count > 1 else {
      for symbol in used { lengths[symbol] = 1 }
      return lengths
    }
    var leaves = [1, 1]
    while leaves.count < used.count {
      let index = random.chance(50) ? leaves.count - 1 : random.below(leaves.count)
      guard leaves[index] < deepest else { continue }
      leaves[index] += 1
      leaves.append(leaves[index])
    }
    for (symbol, length) in zip(used, leaves.shuffled(using: &random)) { lengths[symbol] = length }
    return lengths
  }

  /// The canonical codes (RFC 1951, section 3.2.2).
  private func codes(_ lengths: [Int]) -> [Int] {
    var codes = Array(repeating: 0, count: lengths.count)
    var code = 0
    for length in 1...15 {
      for symbol in lengths.indices where lengths[symbol] == length {
        codes[symbol] = code
        code += 1
      }
      code <<= 1
    }
    return codes
  }

  private mutating func putCode(_ code: Int, _ length: Int) {
    for index in (0..<length).reversed() { put(code >> index & 1, 1) }
  }

  private mutating func putLengths(_ literals: [Int], _ distances: [Int]) {
    let all = literals + distances
    var items: [Symbol] = []
    var index = 0
    while index < all.count {
      let run = all[index...].prefix { $0 == all[index] }.count
      if all[index] == 0, run >= 11, random.chance(90) {
        let count = min(run, 138)
        items.append((18, count - 11, 7))
        index += count
      } else if all[index] == 0, run >= 3 {
        let count = min(run, 10)
        items.append((17, count - 3, 3))
        index += count
      } else if index > 0, all[index] == all[index - 1], run >= 3 {
        let count = min(run, 6)
        items.append((16, count - 3, 2))
        index += count
      } else {
        items.append((all[index], 0, 0))
        index += 1
      }
    }
    let used = Set(items.map(\.number)).sorted()
    // A code of lengths must be complete, so that there are always two symbols.
    let lengths = self.lengths(used.count > 1 ? used : [used[0], (used[0] + 1) % 19].sorted(), count: 19, deepest: 7)
    put(literals.count - 257, 5)
    put(distances.count - 1, 5)
    put(15, 4)
    for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] { put(lengths[symbol], 3) }
    let codes = self.codes(lengths)
    for item in items {
      putCode(codes[item.number], lengths[item.number])
      put(item.extra, item.extraBits)
    }
  }
}
