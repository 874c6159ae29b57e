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

  /// One slot a row; zero where nothing is known.
  package private(set) var slots: [Int64] = []
  /// Bit r%64 of word r/64 tells whether row r has a readable value in its slot.
  package private(set) var known: [UInt64] = []
  /// The rows whose slot does not say it all; few.
  package private(set) var exceptions: [Int: Exception] = [:]

  /// Creates an empty column.
  package init() {}

  /// The number of rows.
  package var count: Int { slots.count }

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
    exceptions[slots.count] = exception
    append(slot: 0, isKnown: false)
  }

  private mutating func append(slot: Int64, isKnown: Bool) {
    let row = slots.count
    if row & 63 == 0 { known.append(0) }
    if isKnown { known[row >> 6] |= 1 << UInt64(row & 63) }
    slots.append(slot)
  }

  /// Removes all rows after the first `count`: a record that turned out unreadable leaves nothing behind.
  package mutating func truncate(to count: Int) {
    guard count < slots.count else { return }
    for row in count..<slots.count where exceptions[row] != nil { exceptions[row] = nil }
    slots.removeLast(slots.count - count)
    known.removeLast(known.count - (count + 63) / 64)
    if count & 63 != 0, let last = known.indices.last { known[last] &= (1 << UInt64(count & 63)) - 1 }
  }

  /// Whether a row has a readable value in its slot.
  package func isKnown(_ row: Int) -> Bool {
    known[row >> 6] & (1 << UInt64(row & 63)) != 0
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
