/// Matches a pattern against bytes by a table of states that is made as it is needed.
///
/// The same language as ``TextPattern``: a state of the table is a set of the pattern's steps. There are never more than
/// `greatestCount` states; when they are used up the table is emptied and made anew, so that time stays linear in the
/// text and memory bounded. One matcher belongs to one worker.
package final class PatternMatcher {
  /// The greatest number of states kept.
  static let greatestCount = 256
  private static let unknown: Int32 = -1
  /// A row of the table has an entry for each byte; those that are no ASCII character lead out of the table.
  private static let width = 256

  private let pattern: TextPattern
  private let partition: ScalarPartition
  /// The steps of each state; the first state is empty and leads nowhere.
  private var sets: [[Int]] = []
  private var numbers: [[Int]: Int] = [:]
  private var accepts: [Bool] = []
  /// For each state and byte where the next state's row begins in the table.
  private var table: [Int32] = []
  /// For each state and class the next state.
  private var others: [Int32] = []
  private let first: [Int]
  /// How often the table was emptied.
  private var generation = 0

  /// Makes a matcher without any states yet.
  package init(_ pattern: TextPattern) {
    self.pattern = pattern
    partition = ScalarPartition(pattern.classes)
    first = pattern.start
    reset()
  }

  private func reset() {
    generation += 1
    sets = []
    numbers = [:]
    accepts = []
    table = []
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
    table += Array(repeating: next, count: Self.width)
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
    for byte in 0..<128 where partition.ascii[byte] == kind {
      table[state * Self.width + byte] = Int32(next * Self.width)
    }
    return next
  }

  /// Which texts match, for the rows of a mask; four side by side, because each step waits for the one before.
  func matches(_ bytes: [UInt8], _ slots: [Int64], _ rows: Bitmap) -> [UInt64] {
    var result = Array(repeating: UInt64(0), count: rows.words.count)
    var lanes = Lanes()
    unsafe bytes.withUnsafeBufferPointer { bytes in
      rows.forEachRow { row in
        let start = Int(slots[row] >> 24)
        let length = Int(slots[row] & 0xFF_FFFF)
        guard start >= 0, start + length <= bytes.count else { return }
        lanes.add(row, start, length)
        if lanes.count == Lanes.width { unsafe finish(&lanes, bytes, &result) }
      }
      unsafe finish(&lanes, bytes, &result)
    }
    return result
  }

  /// Four texts that are read side by side.
  private struct Lanes {
    static let width = 4
    private(set) var count = 0
    private(set) var rows = SIMD4<Int>()
    private(set) var starts = SIMD4<Int>()
    private(set) var lengths = SIMD4<Int>()
    var states = SIMD4<Int32>()
    /// How many bytes of each were read.
    var offset = 0
    /// Which table the states belong to.
    var generation = 0

    /// Begins anew in another table.
    mutating func restart(_ generation: Int) {
      states = SIMD4(repeating: Int32(PatternMatcher.width))
      offset = 0
      self.generation = generation
    }

    mutating func add(_ row: Int, _ start: Int, _ length: Int) {
      rows[count] = row
      starts[count] = start
      lengths[count] = length
      count += 1
    }

    mutating func removeAll() {
      count = 0
      offset = 0
    }
  }

  private func finish(_ lanes: inout Lanes, _ bytes: UnsafeBufferPointer<UInt8>, _ result: inout [UInt64]) {
    lanes.restart(generation)
    if lanes.count == Lanes.width { unsafe runTogether(&lanes, bytes) }
    for lane in 0..<lanes.count {
      let start = lanes.starts[lane]
      let text = unsafe UnsafeBufferPointer(rebasing: bytes[start..<start + lanes.lengths[lane]])
      let state = Int(lanes.states[lane]) / Self.width
      // A state of the table stays one until the table is emptied, so that later lanes begin anew.
      let isMatch = unsafe matches(text, from: lanes.offset, state)
      if isMatch { result[lanes.rows[lane] >> 6] |= 1 << UInt64(lanes.rows[lane] & 63) }
      if generation != lanes.generation { lanes.restart(generation) }
    }
    lanes.removeAll()
  }

  /// Reads four texts as far as the table goes and the shortest is long.
  private func runTogether(_ lanes: inout Lanes, _ bytes: UnsafeBufferPointer<UInt8>) {
    let length = min(min(lanes.lengths[0], lanes.lengths[1]), min(lanes.lengths[2], lanes.lengths[3]))
    let (start0, start1, start2, start3) = (lanes.starts[0], lanes.starts[1], lanes.starts[2], lanes.starts[3])
    var (state0, state1, state2, state3) = (lanes.states[0], lanes.states[1], lanes.states[2], lanes.states[3])
    var offset = 0
    unsafe table.withUnsafeBufferPointer { table in
      while offset < length {
        let next0 = unsafe table[Int(state0) &+ Int(bytes[start0 &+ offset])]
        let next1 = unsafe table[Int(state1) &+ Int(bytes[start1 &+ offset])]
        let next2 = unsafe table[Int(state2) &+ Int(bytes[start2 &+ offset])]
        let next3 = unsafe table[Int(state3) &+ Int(bytes[start3 &+ offset])]
        if next0 | next1 | next2 | next3 < 0 { break }
        (state0, state1, state2, state3) = (next0, next1, next2, next3)
        offset &+= 1
      }
    }
    lanes.states = SIMD4(state0, state1, state2, state3)
    lanes.offset = offset
  }

  /// Whether a whole text of valid UTF-8 matches.
  package func matches(_ text: [UInt8]) -> Bool {
    unsafe text.withUnsafeBufferPointer { unsafe matches($0, from: 0, 1) }
  }

  private func matches(_ text: UnsafeBufferPointer<UInt8>, from start: Int, _ first: Int) -> Bool {
    var state = first
    var offset = start
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

  /// Goes on over bytes whose next state is in the table.
  private func run(_ text: UnsafeBufferPointer<UInt8>, from start: Int, _ first: Int) -> (state: Int, offset: Int) {
    var state = Int32(truncatingIfNeeded: first * Self.width)
    var offset = start
    unsafe table.withUnsafeBufferPointer { table in
      while offset < text.count {
        let next = unsafe table[Int(state) &+ Int(text[offset])]
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
