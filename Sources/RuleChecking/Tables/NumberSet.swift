/// A set of small whole numbers (rows of a table, pieces of a column) as bits.
struct NumberSet: Hashable, Sendable {
  private var words: [UInt64]

  /// An empty set of numbers below a capacity.
  init(capacity: Int) {
    words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
  }

  /// All numbers below a count.
  init(below count: Int, capacity: Int? = nil) {
    self.init(capacity: max(count, capacity ?? count))
    for word in 0..<(count / 64) { words[word] = .max }
    if count % 64 > 0 { words[count / 64] = (1 << UInt64(count % 64)) - 1 }
  }

  /// Adds a number below the capacity.
  mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

  /// Takes a number out.
  mutating func remove(_ number: Int) { words[number / 64] &= ~(1 << UInt64(number % 64)) }

  /// Whether a number is in the set.
  func contains(_ number: Int) -> Bool { words[number / 64] & 1 << UInt64(number % 64) != 0 }

  /// Whether there is none.
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// How many there are.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The smallest; nil in an empty set.
  var first: Int? {
    for (index, word) in words.enumerated() where word != 0 { return index * 64 + word.trailingZeroBitCount }
    return nil
  }

  /// The numbers, rising.
  var numbers: [Int] {
    var found: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        found.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return found
  }

  /// How many words of 64 bits an operation touches: the unit of work of an analysis.
  var size: Int { words.count }

  /// What is in both, which have one capacity.
  func intersection(_ other: NumberSet) -> NumberSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// How many are in both.
  func countShared(with other: NumberSet) -> Int {
    var count = 0
    for index in words.indices { count += (words[index] & other.words[index]).nonzeroBitCount }
    return count
  }

  /// Keeps what is in the other set too.
  mutating func formIntersection(_ other: NumberSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// Adds what is in another set.
  mutating func formUnion(_ other: NumberSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Takes out what is in another set.
  mutating func subtract(_ other: NumberSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// Whether nothing is in both.
  func isDisjoint(with other: NumberSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return false }
    return true
  }

  /// Whether everything is in the other set too.
  func isSubset(of other: NumberSet) -> Bool {
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }
}
