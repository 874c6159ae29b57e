/// Access to the two-byte index: rows of three bytes, each the UTF-8 of one scalar, padded with a space if it has two.
enum GB18030Index {
  /// How many two-byte characters there are: 126 lead bytes by 190 trail bytes.
  static let count = 126 * 190

  /// Gives a body the address of the first row; the bytes are part of the program and never move.
  @inline(__always)
  static func withRows(_ body: (UnsafePointer<UInt8>) -> Void) {
    unsafe body(GB18030Table.rows.utf8Start)
  }

  /// Copies a row and returns how many of its bytes are text; four bytes are written in any case.
  @inline(__always)
  static func copyRow(_ rows: UnsafePointer<UInt8>, _ pointer: Int, to target: UnsafeMutablePointer<UInt8>) -> Int {
    // The last row would be read one byte too far if a literal did not end in a zero byte.
    let row = unsafe UnsafeRawPointer(rows + pointer * 3).loadUnaligned(as: UInt32.self)
    unsafe UnsafeMutableRawPointer(target).storeBytes(of: row, as: UInt32.self)
    return UInt32(littleEndian: row) & 0xFF_0000 == 0x20_0000 ? 2 : 3
  }

  /// The scalar of a row.
  static func scalar(at pointer: Int) -> UInt32 {
    precondition(pointer >= 0 && pointer < count, "the index has 23,940 rows")
    let row = unsafe GB18030Table.rows.utf8Start + pointer * 3
    let (first, second, third) = unsafe (UInt32(row[0]), UInt32(row[1]), UInt32(row[2]))
    return third == 0x20
      ? (first & 0x1F) << 6 | second & 0x3F : (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
  }
}
