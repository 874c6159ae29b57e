/// A small seeded generator (SplitMix64): the same seed gives the same sample on every machine and in every release.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of a closed range. Own arithmetic, because the library's may change between releases.
  mutating func pick(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// An element of a list that is not empty.
  mutating func pick<Element>(from list: [Element]) -> Element {
    list[Int(next() % UInt64(list.count))]
  }

  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool {
    next() % 100 < UInt64(percent)
  }

  /// So many different elements of a list, in random order.
  mutating func pick<Element>(_ count: Int, from list: [Element]) -> [Element] {
    var pool = list
    var picked: [Element] = []
    while picked.count < count, !pool.isEmpty {
      picked.append(pool.remove(at: Int(next() % UInt64(pool.count))))
    }
    return picked
  }
}
