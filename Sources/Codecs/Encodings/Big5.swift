/// Big5 with the Hong Kong supplement, as the WHATWG Encoding Standard decodes it (section 12.1.1).
enum Big5 {
  /// How many two-byte codes there are: 126 lead bytes by 157 trail bytes.
  static let count = 126 * 157

  /// What a two-byte code stands for.
  enum Code: Equatable {
    /// A row of the table and how many of its bytes are text.
    case row(Int, length: Int)
    /// A letter with a combining mark that has no scalar of its own.
    case pair(UInt32, UInt32)
    /// Nothing.
    case none
  }

  /// The text; what begins no character is U+FFFD, and an ASCII byte is never swallowed by it.
  static func decode(_ bytes: [UInt8]) -> DecodedText {
    var text = DecodedText(capacity: bytes.count * 3 / 2 + 16)
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        text.utf8.append(lead)
        offset += 1
        continue
      }
      guard lead > 0x80, lead < 0xFF, offset + 1 < bytes.count else {
        text.replace(at: offset)
        offset += 1
        continue
      }
      let trail = bytes[offset + 1]
      switch code(lead, trail) {
      case .row(let row, let length):
        for index in row * 4..<row * 4 + length { text.utf8.append(Big5Rows.byte(at: index)) }
      case .pair(let letter, let mark):
        UTF8Sequence.append(letter, to: &text.utf8)
        UTF8Sequence.append(mark, to: &text.utf8)
      case .none:
        text.replace(at: offset)
        if trail < 0x80 { offset -= 1 }
      }
      offset += 2
    }
    return text
  }

  /// What two bytes stand for; the lead is in 0x81…0xFE.
  static func code(_ lead: UInt8, _ trail: UInt8) -> Code {
    guard trail >= 0x40 && trail <= 0x7E || trail >= 0xA1 && trail <= 0xFE else { return .none }
    let pointer = (Int(lead) - 0x81) * 157 + Int(trail) - (trail < 0x7F ? 0x40 : 0x62)
    switch pointer {
    case 1_133: return .pair(0xCA, 0x304)
    case 1_135: return .pair(0xCA, 0x30C)
    case 1_164: return .pair(0xEA, 0x304)
    case 1_166: return .pair(0xEA, 0x30C)
    default: break
    }
    let row = pointer - Big5Table.firstPointer
    guard row >= 0 else { return .none }
    let first = Big5Rows.byte(at: row * 4)
    return first == 0x20 ? .none : .row(row, length: first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
  }
}

/// Access to the rows of the table: each is the UTF-8 of one scalar padded with spaces to four bytes, or four spaces.
private enum Big5Rows {
  @inline(__always)
  static func byte(at index: Int) -> UInt8 {
    precondition(index >= 0 && index < Big5Table.rows.utf8CodeUnitCount, "a row beyond the table")
    return unsafe Big5Table.rows.utf8Start[index]
  }
}
