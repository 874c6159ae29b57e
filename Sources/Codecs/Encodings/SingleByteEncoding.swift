/// An encoding of one byte a character whose lower half is ASCII (WHATWG Encoding, section 9).
struct SingleByteEncoding {
  /// The scalars of the bytes 0x80…0xFF; 0xFFFD where there is none.
  let scalars: [UInt32]

  /// The table of an encoding; nil if it is none of one byte a character.
  init?(_ encoding: WebEncoding) {
    let name = encoding == .iso8859Part8Logical ? WebEncoding.iso8859Part8.rawValue : encoding.rawValue
    guard let scalars = SingleByteEncoding.tables[name] else { return nil }
    self.scalars = scalars
  }

  /// The text; bytes that stand for nothing are U+FFFD.
  func decode(_ bytes: [UInt8]) -> DecodedText {
    var text = DecodedText(capacity: bytes.count + bytes.count / 2)
    for (offset, byte) in bytes.enumerated() {
      if byte < 0x80 {
        text.utf8.append(byte)
      } else if scalars[Int(byte & 0x7F)] == 0xFFFD {
        text.replace(at: offset)
      } else {
        UTF8Sequence.append(scalars[Int(byte & 0x7F)], to: &text.utf8)
      }
    }
    return text
  }

  /// The tables by the names of their encodings.
  private static let tables: [String: [UInt32]] = {
    var tables: [String: [UInt32]] = [:]
    for line in SingleByteTable.rows.description.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2 else { continue }
      let digits = Array(words[1].utf8)
      tables[String(words[0])] = stride(from: 0, to: digits.count - 3, by: 4).map { start in
        digits[start..<start + 4].reduce(UInt32(0)) { value, digit in
          value << 4 | UInt32(digit < 0x3A ? digit - 0x30 : digit - 0x37)
        }
      }
    }
    return tables
  }()
}
