/// What stands in one field of one row.
package enum Cell: Hashable, Sendable {
  /// Nothing: absent, null, or blank.
  case missing
  /// A readable value.
  case value(Value)
  /// Something that can't be read as the field's type; the words found. Counts as present for 有/缺, unknown elsewhere.
  case fault(String)
}

/// The values of one field over the rows of a batch: one 64-bit slot a value and a bitmap of the known ones.
///
/// The slot of a date is its day number, of a number or rate its millionths, of money its ten-thousandths of a yuan, of a
/// duration its millionths of the declared unit, of a truth 0 or 1, of a choice the word's position, of a text or a key the offset into the
/// batch's bytes shifted left by 24 bits plus its length, of a moment day × 100,000 + second + 1 (+ 0 without a time), of
/// several values the first element shifted by 24 bits plus the count.
package struct Column: Sendable {
  /// A row whose slot does not say it all.
  package enum Exception: Hashable, Sendable {
    /// Unreadable: the words found.
    case fault(String)
    /// A number with more digits than the scale holds: its exact value, for the reference evaluator.
    case wide(Fraction)
  }

  /// One slot a row, zero where nothing is known; empty for a field that the ``Demand`` leaves out.
  package private(set) var slots: [Int64] = []
  /// Bit r%64 of word r/64 tells whether row r has a readable value in its slot; the bits behind the last row are 0.
  package private(set) var known: [UInt64] = []
  /// The rows whose slot does not say it all; few.
  package private(set) var exceptions: [Int: Exception] = [:]
  /// The number of rows.
  package private(set) var count = 0
  /// Whether the column has slots; a field that was only checked has none, but known bits and exceptions.
  package let hasSlots: Bool

  /// Creates an empty column.
  package init() {
    hasSlots = true
  }

  /// Creates the column that a reader has filled.
  ///
  /// - Parameter slots: one slot a row; nil for a field that was only checked.
  package init(count: Int, slots: [Int64]?, known: [UInt64], exceptions: [Int: Exception] = [:]) {
    precondition(slots.map { $0.count == count } ?? true, "one slot a row")
    precondition(known.count == (count + 63) / 64, "one bit a row")
    self.count = count
    self.slots = slots ?? []
    self.known = known
    self.exceptions = exceptions
    hasSlots = slots != nil
  }

  /// Appends a row without a value.
  package mutating func appendMissing() {
    append(slot: 0, isKnown: false)
  }

  /// Appends a readable value given as its slot.
  package mutating func append(slot: Int64) {
    append(slot: slot, isKnown: true)
  }

  /// Appends a row that only the exception describes.
  package mutating func append(_ exception: Exception) {
    exceptions[count] = exception
    append(slot: 0, isKnown: false)
  }

  private mutating func append(slot: Int64, isKnown: Bool) {
    if count & 63 == 0 { known.append(0) }
    if isKnown { known[count >> 6] |= 1 << UInt64(count & 63) }
    if hasSlots { slots.append(slot) }
    count += 1
  }

  /// Removes all rows after the first `count`: a list with an unreadable element leaves nothing behind.
  package mutating func truncate(to count: Int) {
    guard count < self.count else { return }
    for row in count..<self.count where exceptions[row] != nil { exceptions[row] = nil }
    if hasSlots { slots.removeLast(self.count - count) }
    self.count = count
    known.removeLast(known.count - (count + 63) / 64)
    if count & 63 != 0, let last = known.indices.last { known[last] &= (1 << UInt64(count & 63)) - 1 }
  }

  /// Whether a row has a readable value in its slot.
  package func isKnown(_ row: Int) -> Bool {
    known[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// The column with other slots: a text column whose texts have moved.
  func replacing(slots: [Int64]) -> Column {
    Column(count: count, slots: slots, known: known, exceptions: exceptions)
  }
}

/// How values stand in 64-bit slots.
package enum ColumnScale {
  /// Numbers and rates: millionths.
  package static let number: Int64 = 1_000_000
  /// Money: ten-thousandths of a yuan.
  package static let money: Int64 = 10_000

  /// The slot of a scaled number; nil if it has more digits than the scale or does not fit.
  package static func slot(_ value: Fraction, scale: Int64) -> Int64? {
    guard let scaled = value.multiplied(by: Fraction(Int(scale))), scaled.isWhole else { return nil }
    return Int64(exactly: scaled.numerator)
  }

  /// The exact number in a slot.
  package static func value(_ slot: Int64, scale: Int64) -> Fraction {
    Fraction(numerator: Int128(slot), denominator: Int128(scale)) ?? .zero
  }
}
