/// The generator of Python's `random.Random(seed).random()`: MT19937, so that this data is the peers' data byte for byte.
struct PythonRandom {
  private static let size = 624
  private var state: [UInt32]
  private var index = PythonRandom.size

  /// Begins the sequence of a seed, as `init_by_array` does with a key of one word.
  init(seed: UInt32) {
    state = Self.plain(seed: 19_650_218)
    var place = 1
    for _ in 0..<Self.size {
      let before = state[place - 1]
      state[place] = (state[place] ^ ((before ^ (before >> 30)) &* 1_664_525)) &+ seed
      place = next(place)
    }
    for _ in 0..<(Self.size - 1) {
      let before = state[place - 1]
      state[place] = (state[place] ^ ((before ^ (before >> 30)) &* 1_566_083_941)) &- UInt32(place)
      place = next(place)
    }
    state[0] = 0x8000_0000
  }

  private static func plain(seed: UInt32) -> [UInt32] {
    var state = [seed]
    for place in 1..<size {
      let before = state[place - 1]
      state.append(1_812_433_253 &* (before ^ (before >> 30)) &+ UInt32(place))
    }
    return state
  }

  /// The place after a place; the first word is the last one again.
  private mutating func next(_ place: Int) -> Int {
    guard place + 1 == Self.size else { return place + 1 }
    state[0] = state[Self.size - 1]
    return 1
  }

  private mutating func twist() {
    for place in 0..<Self.size {
      let mixed = (state[place] & 0x8000_0000) | (state[(place + 1) % Self.size] & 0x7FFF_FFFF)
      let odd: UInt32 = mixed & 1 == 0 ? 0 : 0x9908_B0DF
      state[place] = state[(place + 397) % Self.size] ^ (mixed >> 1) ^ odd
    }
    index = 0
  }

  private mutating func word() -> UInt32 {
    if index >= Self.size { twist() }
    var word = state[index]
    index += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9D2C_5680
    word ^= (word << 15) & 0xEFC6_0000
    return word ^ (word >> 18)
  }

  /// A number from 0 up to, not including, 1, with 53 bits.
  mutating func unit() -> Double {
    let high = Double(word() >> 5)
    let low = Double(word() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /// A whole number of a closed range.
  mutating func pick(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(unit() * Double(range.upperBound - range.lowerBound + 1))
  }

  /// An element of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element {
    list[Int(unit() * Double(list.count))]
  }
}
