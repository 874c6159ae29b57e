/// A text as UTF-8, with what its decoder could not read.
package struct DecodedText: Equatable, Sendable {
  /// The UTF-8 bytes; what was no character is U+FFFD, as in browsers. A byte order mark is gone.
  package internal(set) var utf8: [UInt8]
  /// How many U+FFFD the decoder put in.
  package internal(set) var faultCount: Int
  /// The offset, in the input, of the first byte that begins no character; nil if there is none.
  package internal(set) var firstFault: Int?
  /// The offset of the U+FFFD that stands for it in ``utf8``.
  package internal(set) var firstReplacement: Int?

  /// Makes an empty text with room for so many bytes.
  init(capacity: Int) {
    utf8 = []
    utf8.reserveCapacity(capacity)
    faultCount = 0
  }

  /// Makes a text without faults.
  init(sound utf8: [UInt8]) {
    self.utf8 = utf8
    faultCount = 0
  }

  /// Puts U+FFFD in for what begins at an offset of the input.
  mutating func replace(at offset: Int) {
    if faultCount == 0 {
      firstFault = offset
      firstReplacement = utf8.count
    }
    faultCount += 1
    utf8.append(0xEF)
    utf8.append(0xBF)
    utf8.append(0xBD)
  }
}

/// A text is in an encoding that is known but not read; it should be set aside with the encoding's name.
package struct UnreadableEncoding: Error, Equatable, Sendable {
  /// The encoding.
  package let encoding: WebEncoding

  /// Makes an error.
  package init(_ encoding: WebEncoding) {
    self.encoding = encoding
  }
}
