/// One bit for each row of a batch, in words of 64; bits behind the last row are zero.
package struct Bitmap: Hashable, Sendable {
  /// Bit r%64 of word r/64 belongs to row r.
  package var words: [UInt64]
  /// The number of rows.
  package let count: Int

  /// A bitmap with every bit alike.
  package init(repeating bit: Bool = false, count: Int) {
    self.count = count
    words = Array(repeating: bit ? .max : 0, count: (count + 63) / 64)
    clearTail()
  }

  /// A bitmap of given words; bits behind the last row are cleared.
  package init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64, "one word for each 64 rows")
    self.words = words
    self.count = count
    clearTail()
  }

  private mutating func clearTail() {
    guard count & 63 != 0, let last = words.indices.last else { return }
    let tail: UInt64 = (1 << UInt64(count & 63)) - 1
    // Words that are shared with a column stay shared unless there is something to clear.
    if words[last] & ~tail != 0 { words[last] &= tail }
  }

  /// The bit of a row.
  package subscript(row: Int) -> Bool {
    get { words[row >> 6] & (1 << UInt64(row & 63)) != 0 }
    set {
      if newValue { words[row >> 6] |= 1 << UInt64(row & 63) } else { words[row >> 6] &= ~(1 << UInt64(row & 63)) }
    }
  }

  /// The number of rows whose bit is set.
  package var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether no bit is set.
  package var isEmpty: Bool {
    var all: UInt64 = 0
    for index in words.indices { all |= words[index] }
    return all == 0
  }

  /// Whether every bit is set.
  package var isFull: Bool { population == count }

  /// Rows that are in either.
  package func union(_ other: Bitmap) -> Bitmap { RowLoops.words(self, other) { $0 | $1 } }
  /// Rows that are in both.
  package func intersection(_ other: Bitmap) -> Bitmap { RowLoops.words(self, other) { $0 & $1 } }
  /// Rows that are in this one only.
  package func subtracting(_ other: Bitmap) -> Bitmap { RowLoops.words(self, other) { $0 & ~$1 } }
  /// Rows that are not in it.
  package func complement() -> Bitmap { RowLoops.words(self, self) { _, word in ~word } }

  /// Adds the rows of another.
  package mutating func formUnion(_ other: Bitmap) { combine(other) { $0 |= $1 } }
  /// Keeps the rows that are in another too.
  package mutating func formIntersection(_ other: Bitmap) { combine(other) { $0 &= $1 } }
  /// Removes the rows of another.
  package mutating func subtract(_ other: Bitmap) { combine(other) { $0 &= ~$1 } }

  @inline(__always)
  private mutating func combine(_ other: Bitmap, _ body: (inout UInt64, UInt64) -> Void) {
    precondition(count == other.count, "bitmaps of one batch")
    RowLoops.update(&words, other.words, body)
  }

  /// Whether no row is in both.
  package func isDisjoint(with other: Bitmap) -> Bool {
    var all: UInt64 = 0
    for index in words.indices { all |= words[index] & other.words[index] }
    return all == 0
  }

  /// Whether every row is in another too.
  package func isSubset(of other: Bitmap) -> Bool {
    var rest: UInt64 = 0
    for index in words.indices { rest |= words[index] & ~other.words[index] }
    return rest == 0
  }

  /// Calls a body for each row whose bit is set, in rising order.
  package func forEachRow(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 | rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }
}
