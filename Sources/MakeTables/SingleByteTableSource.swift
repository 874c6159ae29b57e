/// The Swift source of the tables of one byte a character, made from the index files of the WHATWG Encoding Standard.
enum SingleByteTableSource {
  /// The encodings by their names; the index file of one is `index-NAME.txt` in lower case.
  static let names = [
    "IBM866", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8",
    "ISO-8859-10", "ISO-8859-13", "ISO-8859-14", "ISO-8859-15", "ISO-8859-16", "KOI8-R", "KOI8-U", "macintosh",
    "windows-874", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic",
  ]

  /// The source file from the texts of the index files by encoding, or nil if one is not what it should be.
  ///
  /// A line is a name and four hexadecimal digits for each byte from 0x80, FFFD for one that stands for nothing.
  static func make(indexes: [(name: String, text: String)]) -> String? {
    var lines: [String] = []
    for (name, text) in indexes {
      var digits = [String](repeating: "FFFD", count: 128)
      let rows = IndexFile.pairs(text)
      guard !rows.isEmpty, rows.allSatisfy({ $0.pointer < 128 && $0.scalar < 0x10000 }) else { return nil }
      for row in rows {
        let number = IndexFile.hexadecimal(row.scalar)
        digits[row.pointer] = String(repeating: "0", count: 4 - number.count) + number
      }
      lines.append("    \(name) \(digits.joined())")
    }
    return header + lines.joined(separator: "\n") + footer
  }

  private static let header = #"""
    // swift-format-ignore-file
    // Written by MakeTables from the indexes of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/, data
    // under BSD-3-Clause); a test compares it with the identifiers of those files. Do not edit.

    /// The upper halves of the encodings of one byte a character.
    enum SingleByteTable {
      /// A line for each encoding: its name, then four hexadecimal digits for each byte from 0x80.
      static let rows: StaticString = """

    """#

  private static let footer = #"""

        """
    }

    """#
}
