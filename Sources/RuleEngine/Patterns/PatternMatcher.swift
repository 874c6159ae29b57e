/// Matches a pattern against bytes by a table of states that is made as it is needed.
///
/// The same language as ``TextPattern``: a state of the table is a set of the pattern's steps. There are never more than
/// `greatestCount` states; when they are used up the table is emptied and made anew, so that time stays linear in the
/// text and memory bounded. One matcher belongs to one worker.
package final class PatternMatcher {
  /// The greatest number of states kept.
  static let greatestCount = 256
  private static let unknown: Int32 = -1
  private static let width = 128

  private let pattern: TextPattern
  private let partition: ScalarPartition
  /// The steps of each state; the first state is empty and leads nowhere.
  private var sets: [[Int]] = []
  private var numbers: [[Int]: Int] = [:]
  private var accepts: [Bool] = []
  /// For each state and ASCII character where the next state's characters begin in the table.
  private var ascii: [Int32] = []
  /// For each state and class the next state.
  private var others: [Int32] = []
  private let first: [Int]

  /// Makes a matcher without any states yet.
  package init(_ pattern: TextPattern) {
    self.pattern = pattern
    partition = ScalarPartition(pattern.classes)
    first = pattern.start
    reset()
  }

  private func reset() {
    sets = []
    numbers = [:]
    accepts = []
    ascii = []
    others = []
    _ = number(of: [])
    _ = number(of: first)
  }

  /// The state of a set of steps.
  private func number(of set: [Int]) -> Int {
    if let known = numbers[set] { return known }
    let number = sets.count
    sets.append(set)
    numbers[set] = number
    accepts.append(pattern.accepts(set))
    let next = set.isEmpty ? 0 : Self.unknown
    ascii += Array(repeating: next, count: Self.width)
    others += Array(repeating: next, count: partition.count)
    return number
  }

  /// The state after a character of a class. May empty the table; the state given out is valid afterwards.
  private func next(_ state: Int, _ kind: Int) -> Int {
    let known = others[state * partition.count + kind]
    if known >= 0 { return Int(known) }
    let set = pattern.next(sets[state], partition.examples[kind])
    if numbers[set] == nil, sets.count >= Self.greatestCount {
      reset()
      return number(of: set)
    }
    let next = number(of: set)
    others[state * partition.count + kind] = Int32(next)
    for byte in 0..<Self.width where partition.ascii[byte] == kind {
      ascii[state * Self.width + byte] = Int32(next * Self.width)
    }
    return next
  }

  /// Which texts match, for the rows of a mask.
  func matches(_ bytes: [UInt8], _ slots: [Int64], _ rows: Bitmap) -> [UInt64] {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      RowLoops.bits(of: rows) { row in
        let start = Int(slots[row] >> 24)
        let end = start + Int(slots[row] & 0xFF_FFFF)
        guard start >= 0, end <= bytes.count else { return false }
        return unsafe matches(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      }
    }
  }

  /// Whether a whole text of valid UTF-8 matches.
  package func matches(_ text: [UInt8]) -> Bool {
    unsafe text.withUnsafeBufferPointer { unsafe matches($0) }
  }

  private func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var state = 1
    var offset = 0
    while offset < text.count {
      (state, offset) = unsafe run(text, from: offset, state)
      if state == 0 { return false }
      guard offset < text.count else { break }
      let (scalar, length) = unsafe Self.scalar(text, offset)
      state = next(state, partition.number(of: scalar))
      offset += length
    }
    return accepts[state]
  }

  /// Goes on over ASCII characters whose next state is in the table.
  private func run(_ text: UnsafeBufferPointer<UInt8>, from start: Int, _ first: Int) -> (state: Int, offset: Int) {
    var state = Int32(truncatingIfNeeded: first * Self.width)
    var offset = start
    unsafe ascii.withUnsafeBufferPointer { table in
      while offset < text.count {
        let byte = unsafe text[offset]
        guard byte < 0x80 else { break }
        let next = unsafe table[Int(state) &+ Int(byte)]
        guard next >= 0 else { break }
        state = next
        offset &+= 1
      }
    }
    return (Int(state) / Self.width, offset)
  }

  /// A character of valid UTF-8 and its length; a byte that is none stands for itself, so that nothing runs past the end.
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (UInt32, Int) {
    let lead = unsafe UInt32(text[offset])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 1, offset + length <= text.count else { return (lead < 0x80 ? lead : 0xFFFD, 1) }
    var scalar = lead & (0x7F >> UInt32(length))
    for index in 1..<length { scalar = unsafe scalar << 6 | UInt32(text[offset + index]) & 0x3F }
    return (scalar, length)
  }
}
