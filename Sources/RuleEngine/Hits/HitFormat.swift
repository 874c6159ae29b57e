package import SourceText

/// A named format that a text can be searched for, with what it must fulfil to count.
package enum HitFormat: String, Sendable, Hashable, CaseIterable {
  case identityNumber
  case mobile
  case bankCard
  case creditCode
  case email
  case webAddress

  /// The format with an id.
  package init?(id: String) { self.init(rawValue: id) }

  /// Its name, as rules write it behind 的命中.
  package var name: LocalizedText {
    switch self {
    case .identityNumber: LocalizedText(zh: "身份证号", en: "identity number")
    case .mobile: LocalizedText(zh: "手机号", en: "mobile number")
    case .bankCard: LocalizedText(zh: "银行卡号", en: "bank card number")
    case .creditCode: LocalizedText(zh: "统一社会信用代码", en: "credit code")
    case .email: LocalizedText(zh: "电子邮箱", en: "email address")
    case .webAddress: LocalizedText(zh: "网址", en: "web address")
    }
  }

  /// The places in a line of UTF-8, from left to right.
  func ranges(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    switch self {
    case .identityNumber: numbers(.identity, in: bytes, line)
    case .mobile: numbers(.mobile, in: bytes, line)
    case .bankCard: numbers(.bankCard, in: bytes, line)
    case .creditCode: words(in: bytes, line) { $0.count == 18 && NamedFormat.isCreditCode(Self.text(bytes, $0)) }
    case .email: emails(in: bytes, line)
    case .webAddress: addresses(in: bytes, line)
    }
  }

  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  // MARK: Numbers

  private func numbers(_ kind: PersonalNumbers.Kind, in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    guard PersonalNumbers.mayHold(bytes[line]) else { return [] }
    let scalars = Array(Self.text(bytes, line).unicodeScalars)
    let found = PersonalNumbers(scalars).found().filter { $0.kind == kind }
    if found.isEmpty { return [] }
    var offsets: [Int] = [line.lowerBound]
    for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    return found.map { offsets[$0.range.lowerBound]..<offsets[$0.range.upperBound] }
  }

  // MARK: Words of ASCII

  /// The runs of ASCII letters and digits that fulfil a condition.
  private func words(in bytes: [UInt8], _ line: Range<Int>, _ fits: (Range<Int>) -> Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = line.lowerBound
    while index < line.upperBound {
      guard Self.isWord(bytes[index]) else {
        index += 1
        continue
      }
      let end = bytes[index..<line.upperBound].firstIndex { !Self.isWord($0) } ?? line.upperBound
      if fits(index..<end) { found.append(index..<end) }
      index = end
    }
    return found
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// A name, @ and a domain whose last label is letters.
  private func emails(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = line.lowerBound
    while index < line.upperBound, let at = bytes[index..<line.upperBound].firstIndex(of: 0x40) {
      index = at + 1
      var start = at
      while start > (found.last?.upperBound ?? line.lowerBound), Self.isMailbox(bytes[start - 1]) { start -= 1 }
      while start < at, !Self.isWord(bytes[start]) { start += 1 }
      var end = at + 1
      while end < line.upperBound, Self.isWord(bytes[end]) || bytes[end] == 0x2D || bytes[end] == 0x2E { end += 1 }
      while end > at + 1, !Self.isWord(bytes[end - 1]) { end -= 1 }
      let labels = bytes[at + 1..<end].split(separator: 0x2E, omittingEmptySubsequences: false)
      let isDomain = labels.count > 1 && labels.allSatisfy { !$0.isEmpty } && (labels.last?.count ?? 0) > 1
      guard start < at, isDomain, labels.last?.allSatisfy({ !(0x30...0x39).contains($0) }) == true else { continue }
      found.append(start..<end)
      index = end
    }
    return found
  }

  /// Letters, digits and `. _ % + -`.
  private static func isMailbox(_ byte: UInt8) -> Bool {
    isWord(byte) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(byte)
  }

  /// http:// or https:// up to the next blank, Chinese character, quotation mark or bracket.
  private func addresses(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = line.lowerBound
    while index < line.upperBound, let colon = bytes[index..<line.upperBound].firstIndex(of: 0x3A) {
      index = colon + 1
      guard colon + 3 < line.upperBound, bytes[colon + 1] == 0x2F, bytes[colon + 2] == 0x2F,
        let scheme = ["https", "http"].first(where: { Self.ends(bytes[line.lowerBound..<colon], in: $0) })
      else { continue }
      var end = colon + 3
      while end < line.upperBound, Self.isInAddress(bytes[end]) { end += 1 }
      // A full stop or comma that ends the sentence is not part of it.
      while end > colon + 3, [0x2E, 0x2C, 0x3B, 0x3A, 0x21].contains(bytes[end - 1]) { end -= 1 }
      guard end > colon + 3 else { continue }
      found.append(colon - scheme.utf8.count..<end)
      index = end
    }
    return found
  }

  private static func ends(_ bytes: ArraySlice<UInt8>, in scheme: String) -> Bool {
    let word = Array(scheme.utf8)
    guard bytes.count >= word.count else { return false }
    let tail = bytes.suffix(word.count).map { $0 | 0x20 }
    guard tail == word else { return false }
    return bytes.dropLast(word.count).last.map { !isWord($0) } ?? true
  }

  private static func isInAddress(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && ![0x22, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D].contains(byte)
  }
}
