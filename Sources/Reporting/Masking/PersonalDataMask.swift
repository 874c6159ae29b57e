import RuleEngine

/// Hides personal numbers in a text: citizen numbers (18 digits with check digit, 15 digits with a true date), mobile
/// numbers and bank cards (16 to 19 digits, Luhn).
///
/// The first three and the last four digits stay, the others become `*`: `110***********1234`. Digits may be full-width,
/// and in groups with single spaces or hyphens as people write them. What is a unified social credit code or a digest
/// stays as it is.
package enum PersonalDataMask {
  /// The text with its personal numbers hidden.
  package static func masked(_ text: String) -> String {
    guard PersonalNumbers.mayHold(text.utf8) else { return text }
    var scalars = Array(text.unicodeScalars)
    let found = PersonalNumbers(scalars).found()
    if found.isEmpty { return text }
    for number in found { hide(number.range, in: &scalars) }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  /// Bytes of UTF-8 with their personal numbers hidden.
  package static func masked(_ bytes: [UInt8]) -> [UInt8] {
    Array(masked(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  private static func hide(_ range: Range<Int>, in scalars: inout [Unicode.Scalar]) {
    let places = range.filter { PersonalNumbers.isPart(scalars[$0]) }
    for place in places.dropFirst(3).dropLast(4) { scalars[place] = "*" }
  }
}
