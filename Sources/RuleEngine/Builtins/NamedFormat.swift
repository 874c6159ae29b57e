package import Records

/// The formats of numbers and codes that officers write, with the check digits of their standards.
package enum NamedFormat {
  /// Whether a text is an 18-digit citizen number: true date, check digit by ISO 7064 MOD 11-2 (GB 11643—1999).
  package static func isIdentityNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 18, birthDate(text) != nil, bytes[0] != 0x30 else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    var sum = 0
    for (byte, weight) in zip(bytes, weights) {
      guard let digit = digit(byte) else { return false }
      sum += digit * weight
    }
    let expected = Array("10X98765432".utf8)[sum % 11]
    return bytes[17] == expected || (expected == 0x58 && bytes[17] == 0x78)
  }

  /// The date in digits 7 to 14 of a citizen number.
  package static func birthDate(_ text: String) -> Day? {
    let bytes = Array(text.utf8)
    guard bytes.count == 18 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard let digit = digit(byte) else { return nil }
        value = value * 10 + digit
      }
      return value
    }
    guard let year = number(6..<10), let month = number(10..<12), let day = number(12..<14), year >= 1800 else {
      return nil
    }
    return Day(year: year, month: month, day: day)
  }

  /// Whether a text is a unified social credit code with a true check character (GB 32100—2015).
  package static func isCreditCode(_ text: String) -> Bool {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count == 18 else { return false }
    var sum = 0
    var weight = 1
    for byte in bytes[..<17] {
      guard let value = alphabet.firstIndex(of: byte) else { return false }
      sum += value * weight
      weight = weight * 3 % 31
    }
    guard bytes[2..<8].allSatisfy({ digit($0) != nil }) else { return false }
    return alphabet[(31 - sum % 31) % 31] == bytes[17]
  }

  /// Whether a text is an organisation code (GB 11714—1997), with or without the hyphen.
  static func isOrganisationCode(_ text: String) -> Bool {
    var bytes = Array(text.utf8)
    if bytes.count == 10, bytes[8] == 0x2D { bytes.remove(at: 8) }
    guard bytes.count == 9 else { return false }
    var sum = 0
    for (byte, weight) in zip(bytes, [3, 7, 9, 10, 5, 8, 4, 2]) {
      if let digit = digit(byte) {
        sum += digit * weight
      } else if (0x41...0x5A).contains(byte) {
        sum += (Int(byte) - 0x41 + 10) * weight
      } else {
        return false
      }
    }
    let check = 11 - sum % 11
    let expected: UInt8 = check == 10 ? 0x58 : check == 11 ? 0x30 : UInt8(0x30 + check)
    return bytes[8] == expected
  }

  /// Whether a text is a mobile number: 1, then 3 to 9, then nine digits.
  static func isMobileNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return isDigits(text, count: 11) && bytes[0] == 0x31 && bytes[1] >= 0x33
  }

  /// Whether a text is a bank card number and nothing else (ISO/IEC 7812-1).
  static func isBankCard(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return PersonalNumbers(scalars).found() == [.init(kind: .bankCard, range: 0..<scalars.count)]
  }

  /// Whether a text is a document number as GB/T 9704—2012 (7.2.5) writes it: no 第, no leading zeros, six-cornered brackets.
  static func isDocumentNumber(_ text: String) -> Bool {
    guard let open = text.unicodeScalars.firstIndex(of: "〔"), let close = text.unicodeScalars.firstIndex(of: "〕"),
      open < close, text.hasSuffix("号")
    else { return false }
    let scalars = text.unicodeScalars
    let issuer = String(scalars[..<open])
    let year = String(scalars[scalars.index(after: open)..<close])
    let rest = String(scalars[scalars.index(after: close)...].dropLast())
    guard !issuer.isEmpty,
      issuer.unicodeScalars.allSatisfy({ ScalarClass.isHan($0) || ScalarClass.letter.contains($0) })
    else { return false }
    return isDigits(year, count: 4) && !rest.isEmpty && isDigits(rest, count: rest.utf8.count) && !rest.hasPrefix("0")
  }

  /// Whether a text is so many ASCII digits.
  static func isDigits(_ text: String, count: Int) -> Bool {
    text.utf8.count == count && text.utf8.allSatisfy { digit($0) != nil }
  }

  /// Whether a text looks like one e-mail address.
  static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.unicodeScalars.contains(where: isBlank) else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
  }

  /// Whether a text is an address of the web.
  static func isWebAddress(_ text: String) -> Bool {
    let lowered = text.lowercased()
    guard let scheme = ["http://", "https://"].first(where: { lowered.hasPrefix($0) }) else { return false }
    return text.utf8.count > scheme.utf8.count && !text.unicodeScalars.contains(where: isBlank)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    (0x30...0x39).contains(byte) ? Int(byte) - 0x30 : nil
  }
}
