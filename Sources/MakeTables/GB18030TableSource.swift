/// The Swift source of the GB18030 tables, made from the index files of the WHATWG Encoding Standard.
enum GB18030TableSource {
  /// The source file, or nil if an index file is not what it should be.
  ///
  /// The two-byte index becomes one string literal of 126 lines, a line for each lead byte. Each of its 23,940 rows is
  /// the UTF-8 of one scalar, padded with a space to three bytes, so that decoding copies and never computes.
  static func make(index: String, ranges: String) -> String? {
    let rows = IndexFile.pairs(index)
    let starts = IndexFile.pairs(ranges)
    guard rows.count == 23_940, rows.indices.allSatisfy({ rows[$0].pointer == $0 }), starts.count > 200 else {
      return nil
    }
    var lines: [String] = []
    for lead in 0..<126 {
      var line = "    "
      for row in rows[lead * 190..<(lead + 1) * 190] {
        guard let scalar = Unicode.Scalar(UInt32(row.scalar)), scalar.value >= 0x80 else { return nil }
        line.unicodeScalars.append(scalar)
        if scalar.value < 0x800 { line += " " }
      }
      // All lines but the last are continued, so that no line break gets into the literal.
      lines.append(lead == 125 ? line : line + #"\"#)
    }
    let list = starts.map { "    (\($0.pointer), 0x\(IndexFile.hexadecimal($0.scalar)))," }
    return header + lines.joined(separator: "\n") + middle + list.joined(separator: "\n") + footer
  }

  private static let header = #"""
    // swift-format-ignore-file
    // Written by MakeTables from index-gb18030.txt and index-gb18030-ranges.txt of the WHATWG Encoding Standard
    // (https://encoding.spec.whatwg.org/, data under BSD-3-Clause); a test compares it with them. Do not edit.

    /// The two-byte characters of GB18030: for each pointer the UTF-8 of its scalar, padded with a space to three bytes.
    enum GB18030Table {
      /// The rows, 190 a line, without anything between them.
      static let rows: StaticString = """

    """#

  private static let middle = #"""

        """
    }

    /// The characters of four bytes: where runs of scalars that the index leaves out begin.
    enum GB18030Ranges {
      /// For each run its first pointer and its first scalar, rising.
      static let starts: [(pointer: UInt32, scalar: UInt32)] = [

    """#

  private static let footer = #"""

      ]
    }

    """#
}
