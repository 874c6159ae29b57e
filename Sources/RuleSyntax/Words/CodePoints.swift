/// Questions about code points that the lattice of words asks.
enum CodePoints {
  /// Whether it is a letter or digit of an ASCII word.
  static func isASCIIWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }

  /// Whether it is an ASCII letter.
  static func isASCIILetter(_ scalar: UInt32) -> Bool {
    (scalar >= 0x41 && scalar <= 0x5A) || (scalar >= 0x61 && scalar <= 0x7A)
  }

  /// Whether it is an ASCII digit.
  static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  /// Whether it is a Chinese character (Han, also in the supplementary planes).
  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3007, 0x3005: true
    default: false
    }
  }

  /// The lower-case form of an ASCII letter, else the code point itself.
  static func folded(_ scalar: UInt32) -> UInt32 {
    scalar >= 0x41 && scalar <= 0x5A ? scalar + 0x20 : scalar
  }

  /// Whether a text holds a Chinese character.
  static func holdsHan(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { isHan($0.value) }
  }

  /// The form in which labels are compared: ASCII case, punctuation twins and runs of spaces do not count.
  static func labelForm(_ text: some StringProtocol) -> [UInt32] {
    var form: [UInt32] = []
    for scalar in text.unicodeScalars {
      let value = folded(PunctuationTwins.canonical(scalar.value))
      if value == 0x20, form.isEmpty || form.last == 0x20 { continue }
      form.append(value)
    }
    if form.last == 0x20 { form.removeLast() }
    return form
  }
}
