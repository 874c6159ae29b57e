/// An index file of the WHATWG Encoding Standard.
enum IndexFile {
  /// The pointer and the scalar of each line `pointer TAB 0xSCALAR …`.
  static func pairs(_ text: String) -> [(pointer: Int, scalar: Int)] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(whereSeparator: { $0 == "\t" || $0 == " " })
      guard words.count >= 2, words[1].hasPrefix("0x"), let pointer = Int(words[0]),
        let scalar = Int(words[1].dropFirst(2), radix: 16)
      else { return nil }
      return (pointer, scalar)
    }
  }

  /// A number in hexadecimal digits.
  static func hexadecimal(_ value: Int) -> String {
    String(value, radix: 16, uppercase: true)
  }
}
