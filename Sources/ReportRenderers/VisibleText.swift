/// Text from a snapshot made safe to look at: what a reader can't see is spelled out.
///
/// Control characters (terminal escapes among them), line separators and the marks that turn the direction of writing
/// (UAX #9, "Trojan source") become `⟨U+202E⟩`; line breaks and tabs become a space.
enum VisibleText {
  /// The text on one line.
  static func line(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy({ !isHidden($0) }) { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t": shown.unicodeScalars.append(" ")
      case _ where isHidden(scalar): shown += "⟨U+" + code(scalar) + "⟩"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
