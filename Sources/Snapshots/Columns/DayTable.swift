import Records

/// The day numbers of the usual years, for dates in the form `2024-03-01`.
///
/// The memory belongs to the ``RecordSink`` that made the table.
@safe struct DayTable {
  private static let firstYear = 1_900
  private static let lastYear = 2_199

  /// The number of the last day before each month, from January of the first year on, and before one more month.
  private let eves: UnsafeMutablePointer<Int32>

  /// Makes a table.
  init() {
    let count = (Self.lastYear - Self.firstYear + 1) * 12 + 1
    unsafe eves = .allocate(capacity: count)
    for index in 0..<count {
      let first = Day(year: Self.firstYear + index / 12, month: index % 12 + 1, day: 1)
      unsafe eves[index] = (first?.number ?? 0) - 1
    }
  }

  /// Gives the memory back.
  func deallocate() {
    unsafe eves.deallocate()
  }

  /// The number of the day written in ten bytes; nil if it is no day in this form, or of another year.
  @inline(__always)
  func day(_ text: Bytes) -> Int32? {
    // `2024-03-` in one word: digits in six bytes, dashes in two.
    let head = unsafe word64(text) ^ 0x2D30_302D_3030_3030
    let tail = unsafe UInt16(littleEndian: UnsafeRawPointer(text + 8).loadUnaligned(as: UInt16.self)) ^ 0x3030
    // Each byte is now a digit's value or, for a dash, zero: none may be above 9.
    let over = (head &+ 0x7F76_767F_7676_7676) | head
    let overTail = (tail &+ 0x7676) | tail
    guard over & 0x8080_8080_8080_8080 == 0, overTail & 0x8080 == 0 else { return nil }
    // Pairs of digits as numbers, each in the byte of its first digit.
    let pairs = head &* 10 &+ head &>> 8
    let year = Int(truncatingIfNeeded: (pairs & 0xFF) &* 100 &+ (pairs &>> 16 & 0xFF))
    let month = Int(truncatingIfNeeded: pairs &>> 40 & 0xFF)
    let day = Int32(truncatingIfNeeded: (tail & 0xF) &* 10 &+ tail &>> 8)
    guard year >= Self.firstYear, year <= Self.lastYear, month &- 1 < 12, month > 0, day > 0 else { return nil }
    let index = (year &- Self.firstYear) &* 12 &+ month &- 1
    let number = unsafe eves[index] &+ day
    return unsafe number <= eves[index &+ 1] ? number : nil
  }
}
