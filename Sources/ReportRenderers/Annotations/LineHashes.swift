/// The hashes that GitHub tells code-scanning alerts apart by: one for each line of a file.
///
/// As `src/fingerprints.ts` of github/codeql-action computes them: a rolling hash (base 37, 64 bits) over the 100 UTF-16
/// units from the start of the line on, spaces and tabs left out, every line end as LF, the file closed by U+FFFF and
/// zeros; in hexadecimal, with a colon and how many lines had the same hash so far.
struct LineHashes: Sendable {
  private static let length = 100
  private static let base: UInt64 = 37

  private var hashes: [UInt64] = []
  private var repeats: [Int32] = []
  private var counts: [UInt64: Int32] = [:]
  private var window = [UInt16](repeating: 0, count: length)
  /// Whether the unit at the same place of the window begins a line.
  private var beginsLine = [Bool](repeating: false, count: length)
  private var index = 0
  private var hash: UInt64 = 0
  private var isLineStart = true
  private var followsReturn = false
  private let firstFactor: UInt64

  /// Hashes the lines of a text.
  /// - Complexity: O(units).
  init(_ units: some Sequence<UInt16>) {
    firstFactor = (0..<Self.length).reduce(1 as UInt64) { factor, _ in factor &* Self.base }
    for unit in units { take(unit) }
    take(0xFFFF)
    for _ in 0..<Self.length {
      if beginsLine[index] { finishLine() }
      push(0)
    }
    counts = [:]
  }

  /// The hash of a one-based line; nil if there is no such line.
  subscript(line: Int) -> String? {
    guard hashes.indices.contains(line - 1) else { return nil }
    return String(hashes[line - 1], radix: 16) + ":" + String(repeats[line - 1])
  }

  private mutating func take(_ unit: UInt16) {
    var unit = unit
    if unit == 0x20 || unit == 0x09 || (followsReturn && unit == 0x0A) {
      followsReturn = false
      return
    }
    followsReturn = unit == 0x0D
    if followsReturn { unit = 0x0A }
    if beginsLine[index] { finishLine() }
    if isLineStart {
      isLineStart = false
      beginsLine[index] = true
    }
    if unit == 0x0A { isLineStart = true }
    push(unit)
  }

  private mutating func finishLine() {
    let count = (counts[hash] ?? 0) + 1
    counts[hash] = count
    hashes.append(hash)
    repeats.append(count)
    beginsLine[index] = false
  }

  private mutating func push(_ unit: UInt16) {
    let leaving = UInt64(window[index])
    window[index] = unit
    hash = Self.base &* hash &+ UInt64(unit) &- firstFactor &* leaving
    index = (index + 1) % Self.length
  }
}
