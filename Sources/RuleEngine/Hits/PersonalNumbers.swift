/// The personal numbers in a text: citizen numbers (18 digits with check digit, 15 digits with a true date), mobile numbers
/// and bank cards (16 to 19 digits, Luhn).
///
/// Digits may be full-width, and in groups with single spaces or hyphens as people write them. What is a unified social
/// credit code or a digest is none.
package struct PersonalNumbers {
  /// What a number is.
  package enum Kind: Sendable, Hashable {
    case identity, oldIdentity, mobile, bankCard
  }

  /// A number with its place.
  package struct Found: Sendable, Hashable {
    /// What it is.
    package let kind: Kind
    /// Its code points.
    package let range: Range<Int>
  }

  /// Digits next to each other.
  private typealias Group = Range<Int>

  private let scalars: [Unicode.Scalar]
  private let digits: [UInt8?]

  /// Reads the code points of a text.
  package init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    digits = scalars.map(Self.digit)
  }

  /// Whether a character is a digit of a number or its check digit X.
  package static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || isCheckLetter(scalar)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x30...0x39: UInt8(truncatingIfNeeded: scalar.value)
    case 0xFF10...0xFF19: UInt8(truncatingIfNeeded: scalar.value - 0xFF10 + 0x30)
    default: nil
    }
  }

  private static func isCheckLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "X" || scalar == "x" || scalar == "Ｘ" || scalar == "ｘ"
  }

  /// Whether UTF-8 holds digits enough for a number; most texts have fewer.
  package static func mayHold(_ bytes: some Sequence<UInt8>) -> Bool {
    var count = 0
    // The bytes of full-width digits (U+FF10 to U+FF19) end in 0x90 to 0x99.
    for byte in bytes where (0x30...0x39).contains(byte) || (0x90...0x99).contains(byte) { count += 1 }
    return count >= 11
  }

  /// The numbers, from left to right.
  package func found() -> [Found] {
    let groups = groups()
    var found: [Found] = []
    var first = 0
    while first < groups.count {
      var last = min(first + 6, groups.count) - 1
      var number: Found?
      while number == nil, last >= first {
        if isChain(groups[first...last]) { number = self.number(groups[first...last]) }
        last -= 1
      }
      if let number {
        found.append(number)
        first = last + 2
      } else {
        first += 1
      }
    }
    return found
  }

  private func groups() -> [Group] {
    var groups: [Group] = []
    var start: Int?
    for index in 0...scalars.count {
      let isDigit = index < scalars.count && digits[index] != nil
      if isDigit, start == nil { start = index }
      if !isDigit, let begin = start {
        groups.append(begin..<index)
        start = nil
      }
    }
    return groups
  }

  /// Whether there is one and the same space or hyphen between the groups.
  private func isChain(_ groups: ArraySlice<Group>) -> Bool {
    var separator: Unicode.Scalar?
    for (left, right) in zip(groups, groups.dropFirst()) {
      guard right.lowerBound - left.upperBound == 1 else { return false }
      let between = scalars[left.upperBound]
      guard between == " " || between == "-" || between == "\u{A0}" || between == "\u{3000}" else { return false }
      guard separator == nil || separator == between else { return false }
      separator = between
    }
    return true
  }

  /// The number that some groups make up; nil if they make up none.
  private func number(_ groups: ArraySlice<Group>) -> Found? {
    guard let start = groups.first?.lowerBound, let end = groups.last?.upperBound else { return nil }
    var text = groups.flatMap { $0.compactMap { digits[$0] } }
    if text.count == 17, end < scalars.count, Self.isCheckLetter(scalars[end]) {
      text.append(0x58)
      let range = start..<end + 1
      return isCitizenNumber(text) && !isDigest(range) ? Found(kind: .identity, range: range) : nil
    }
    guard let kind = kind(text, groups, start..<end), !isDigest(start..<end) else { return nil }
    let offset = kind == .mobile && groups.count == 1 ? mobileStart(text, groups) ?? 0 : 0
    return Found(kind: kind, range: start + offset..<end)
  }

  private func kind(_ text: [UInt8], _ groups: ArraySlice<Group>, _ range: Range<Int>) -> Kind? {
    switch text.count {
    case 11...15:
      if mobileStart(text, groups) != nil { return .mobile }
      return isOldCitizenNumber(text) ? .oldIdentity : nil
    case 18 where isCitizenNumber(text): return .identity
    case 16...19: return isBankCard(text, groups, range) ? .bankCard : nil
    default: return nil
    }
  }

  // MARK: Kinds of numbers

  /// 18 digits with a true date and check digit (GB 11643—1999).
  private func isCitizenNumber(_ text: [UInt8]) -> Bool {
    NamedFormat.isIdentityNumber(String(decoding: text, as: UTF8.self))
  }

  /// 15 digits as they were given until 1999: region, a true date of the 20th century, three digits.
  private func isOldCitizenNumber(_ text: [UInt8]) -> Bool {
    guard text.count == 15, (0x31...0x38).contains(text[0]) else { return false }
    let century = Array(text[..<6]) + Array("19".utf8) + Array(text[6...])
    return NamedFormat.birthDate(String(decoding: century + [0x30], as: UTF8.self)) != nil
  }

  /// How many digits stand before the eleven of a mobile number: none, a 0, or the country code 86.
  private func mobileStart(_ text: [UInt8], _ groups: ArraySlice<Group>) -> Int? {
    let sizes = groups.map(\.count)
    guard groups.count == 1 || [[3, 4, 4], [3, 8], [4, 4, 3], [7, 4]].contains(sizes) else { return nil }
    let before = text.count - 11
    guard before >= 0, text[before] == 0x31, text[before + 1] >= 0x33 else { return nil }
    let code = String(decoding: text[..<before], as: UTF8.self)
    return ["", "0", "86", "086", "0086"].contains(code) ? before : nil
  }

  /// 16 to 19 digits with a check digit by Luhn (ISO/IEC 7812-1), in one piece or in groups as on the card.
  private func isBankCard(_ text: [UInt8], _ groups: ArraySlice<Group>, _ range: Range<Int>) -> Bool {
    if groups.count > 1 {
      let sizes = groups.map(\.count)
      let isPrinted = sizes.dropLast().allSatisfy { $0 == 4 } && (sizes.last ?? 5) <= 4
      guard isPrinted || (sizes.count == 2 && sizes[0] == 6) else { return false }
    }
    // No issuer begins with 0, 19 or 20: these are serial numbers that begin with a year.
    let head = String(decoding: text[..<2], as: UTF8.self)
    guard text[0] != 0x30, head != "19", head != "20", !isCreditCode(range) else { return false }
    var sum = 0
    for (index, byte) in text.reversed().enumerated() {
      let value = Int(byte) - 0x30
      sum += index % 2 == 0 ? value : value * 2 / 10 + value * 2 % 10
    }
    return sum % 10 == 0
  }

  // MARK: What is no personal number

  /// Whether digits are, or belong to, a unified social credit code.
  private func isCreditCode(_ range: Range<Int>) -> Bool {
    let word = word(around: range)
    guard word.count == 18 else { return false }
    let code = text(word)
    // The registering body and the kind of organisation (GB 32100—2015, table 2).
    return ["11", "12", "13", "19", "51", "52", "53", "59", "91", "92", "93"].contains(code.prefix(2))
      && NamedFormat.isCreditCode(code)
  }

  /// Whether digits belong to a digest or fingerprint in hexadecimal.
  private func isDigest(_ range: Range<Int>) -> Bool {
    let word = word(around: range)
    return [32, 40, 64].contains(word.count) && word.allSatisfy { $0.properties.isASCIIHexDigit }
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func word(around range: Range<Int>) -> ArraySlice<Unicode.Scalar> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower > 0, Self.isWord(scalars[lower - 1]) { lower -= 1 }
    while upper < scalars.count, Self.isWord(scalars[upper]) { upper += 1 }
    return scalars[lower..<upper]
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
