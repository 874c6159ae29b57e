/// The Swift source of the Big5 table, made from the index file of the WHATWG Encoding Standard.
enum Big5TableSource {
  /// The source file, or nil if the index file is not what it should be.
  ///
  /// Each code becomes four bytes of one string literal: the UTF-8 of its scalar padded with spaces, or four spaces if
  /// it stands for nothing. There is a line for each lead byte from the first one in use, 157 codes a line.
  static func make(index: String) -> String? {
    let rows = IndexFile.pairs(index)
    guard rows.count == 18_590, let first = rows.first?.pointer, first % 157 == 0 else { return nil }
    var scalars: [Int: Unicode.Scalar] = [:]
    for row in rows {
      guard let scalar = Unicode.Scalar(UInt32(row.scalar)), scalar.value >= 0x80 else { return nil }
      scalars[row.pointer] = scalar
    }
    let lines = (first / 157..<126).map { lead in
      var line = "    "
      for pointer in lead * 157..<(lead + 1) * 157 {
        var length = 0
        if let scalar = scalars[pointer] {
          line.unicodeScalars.append(scalar)
          length = UTF8.width(scalar)
        }
        line += String(repeating: " ", count: 4 - length)
      }
      // Every line is continued by a backslash, which also keeps the spaces before it, and so is the last.
      return line + #"\"#
    }
    return header(first) + lines.joined(separator: "\n") + footer
  }

  private static func header(_ first: Int) -> String {
    #"""
    // swift-format-ignore-file
    // Written by MakeTables from index-big5.txt of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/, data
    // under BSD-3-Clause); a test compares it with the identifier of that file. Do not edit.

    /// The two-byte characters of Big5: for each pointer the UTF-8 of its scalar, padded with spaces to four bytes.
    enum Big5Table {
      /// The pointer of the first row; there is nothing below it.
      static let firstPointer = \#(first)

      /// The rows, 157 a line, without anything between them; four spaces where there is no character.
      static let rows: StaticString = """

    """#
  }

  private static let footer = #"""

        .
        """
    }

    """#
}
