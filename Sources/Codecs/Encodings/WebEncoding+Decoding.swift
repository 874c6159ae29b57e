extension WebEncoding {
  /// The text of bytes in this encoding, without a byte order mark (WHATWG Encoding, "decode" with the mark removed).
  ///
  /// - Throws: the encoding if it is one that is not read, such as Shift_JIS.
  package func decode(_ bytes: [UInt8]) throws(UnreadableEncoding) -> DecodedText {
    switch self {
    case .utf8: return UTF8Decoder.decode(bytes)
    case .utf16LE: return UTF16Decoder.decode(bytes, lowFirst: true)
    case .utf16BE: return UTF16Decoder.decode(bytes, lowFirst: false)
    case .gbk, .gb18030: return WebEncoding.decodeGB18030(bytes)
    case .big5: return Big5.decode(bytes)
    default:
      guard isReadable, let table = SingleByteEncoding(self) else { throw UnreadableEncoding(self) }
      return table.decode(bytes)
    }
  }

  private static func decodeGB18030(_ bytes: [UInt8]) -> DecodedText {
    var decoder = GB18030Decoder()
    var text: [UInt8] = []
    decoder.decode(bytes.span, to: &text)
    decoder.finish(&text)
    var decoded = DecodedText(sound: text)
    decoded.faultCount = decoder.faultCount
    decoded.firstFault = decoder.faults.first?.inputOffset
    decoded.firstReplacement = decoder.faults.first?.outputOffset
    return decoded
  }
}
