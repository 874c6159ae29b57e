/// Finds the places of a pattern in a text by a table of states that is made as it is needed.
///
/// The same language as ``TextPattern``, but anywhere in the text. There are never more than `greatestCount` states; when
/// they are used up the table is emptied and made anew, so that memory is bounded.
final class PatternFinder {
  private static let greatestCount = 256
  private static let unknown: Int32 = -1

  private let pattern: TextPattern
  private let partition: ScalarPartition
  private let start: [Int]
  /// The steps of each state; the first is empty and leads nowhere.
  private var sets: [[Int]] = []
  private var numbers: [[Int]: Int] = [:]
  private var accepts: [Bool] = []
  /// For each state and class of characters the next state.
  private var table: [Int32] = []

  init(_ pattern: TextPattern) {
    self.pattern = pattern
    partition = ScalarPartition(pattern.classes)
    start = pattern.start
    reset()
  }

  private func reset() {
    sets = []
    numbers = [:]
    accepts = []
    table = []
    _ = number(of: [])
    _ = number(of: start)
  }

  private func number(of set: [Int]) -> Int {
    if let known = numbers[set] { return known }
    let number = sets.count
    sets.append(set)
    numbers[set] = number
    accepts.append(pattern.accepts(set))
    table += Array(repeating: set.isEmpty ? 0 : Self.unknown, count: partition.count)
    return number
  }

  private func next(_ state: Int, _ kind: Int) -> Int {
    let known = table[state * partition.count + kind]
    if known >= 0 { return Int(known) }
    let set = pattern.next(sets[state], partition.examples[kind])
    if numbers[set] == nil, sets.count >= Self.greatestCount {
      reset()
      return number(of: set)
    }
    let next = number(of: set)
    table[state * partition.count + kind] = Int32(next)
    return next
  }

  /// The longest places from left to right, none of them empty; nil when the budget of steps is used up.
  func ranges(in bytes: [UInt8], _ line: Range<Int>, _ budget: inout Int) -> [Range<Int>]? {
    var found: [Range<Int>] = []
    var index = line.lowerBound
    while index < line.upperBound {
      guard let end = longest(in: bytes, index..<line.upperBound, &budget) else { return nil }
      if end > index {
        found.append(index..<end)
        index = end
      } else {
        index += Self.scalar(bytes, index, line.upperBound).length
      }
    }
    return found
  }

  /// Where the longest match from the start of some bytes ends; their start if there is none.
  private func longest(in bytes: [UInt8], _ rest: Range<Int>, _ budget: inout Int) -> Int? {
    var state = 1
    var index = rest.lowerBound
    var end = rest.lowerBound
    while index < rest.upperBound {
      let (scalar, length) = Self.scalar(bytes, index, rest.upperBound)
      let kind = scalar < 128 ? partition.ascii[Int(scalar)] : partition.number(of: scalar)
      state = next(state, kind)
      if state == 0 { break }
      index += length
      if accepts[state] { end = index }
      budget -= 1
      if budget < 0 { return nil }
    }
    return end
  }

  /// A character of valid UTF-8 and its length; a byte that is none stands for itself.
  private static func scalar(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(bytes[index])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 1, index + length <= end else { return (lead < 0x80 ? lead : 0xFFFD, 1) }
    var scalar = lead & (0x7F >> UInt32(length))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset]) & 0x3F }
    return (scalar, length)
  }
}

extension TextPattern {
  /// Whether the empty text is what the pattern says: everywhere and nowhere in a text.
  package var matchesNothing: Bool { accepts(start) }
}
