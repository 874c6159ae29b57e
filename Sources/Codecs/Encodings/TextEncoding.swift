/// The encodings that tables and documents may come in.
package enum TextEncoding: String, Equatable, Sendable, CaseIterable {
  /// UTF-8 without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-8 with a byte order mark, as Excel writes it.
  case utf8WithMark = "UTF-8 BOM"
  /// GB18030, which includes GBK and GB2312.
  case gb18030 = "GB18030"

  /// The encoding of a whole text: a UTF-8 mark decides; else UTF-8 if it is valid; else GB18030 if it is valid.
  ///
  /// - Throws: the offending places when it is neither.
  package static func detect(_ bytes: [UInt8]) throws(TextEncodingError) -> TextEncoding {
    var detector = TextEncodingDetector()
    detector.update(bytes.span)
    return try detector.finish()
  }

  /// The text as UTF-8 without a byte order mark, with the encoding it was in.
  package static func decode(_ bytes: [UInt8]) throws(TextEncodingError) -> (text: [UInt8], encoding: TextEncoding) {
    let encoding = try detect(bytes)
    switch encoding {
    case .utf8: return (bytes, encoding)
    case .utf8WithMark: return (Array(bytes.dropFirst(3)), encoding)
    case .gb18030:
      // Detection has gone through every byte, so that this can't fail; the place is kept all the same.
      do { return (try GB18030.decode(bytes), encoding) } catch {
        throw TextEncodingError(cause: .neither, utf8Offset: error.offset, gb18030Offset: error.offset)
      }
    }
  }
}

/// Why bytes are no text in any encoding that is read.
package struct TextEncodingError: Error, Equatable, Sendable {
  /// What was wrong.
  package enum Cause: Equatable, Sendable {
    /// The text begins with a UTF-8 mark and then has bytes that are not UTF-8.
    case invalidUTF8
    /// The text is neither UTF-8 nor GB18030.
    case neither
    /// The text begins with the byte order mark of UTF-16, as in Excel's "Unicode text".
    case utf16
  }

  /// What was wrong.
  package let cause: Cause
  /// The first byte that is not UTF-8.
  package let utf8Offset: Int
  /// The first byte that is not GB18030.
  package let gb18030Offset: Int

  /// Makes an error.
  package init(cause: Cause, utf8Offset: Int, gb18030Offset: Int) {
    self.cause = cause
    self.utf8Offset = utf8Offset
    self.gb18030Offset = gb18030Offset
  }

  /// The encoding that holds longer, which is most likely the one that was meant.
  package var likelyEncoding: TextEncoding {
    cause == .invalidUTF8 ? .utf8WithMark : gb18030Offset > utf8Offset ? .gb18030 : .utf8
  }

  /// The first byte that is wrong in the likely encoding.
  package var offset: Int {
    likelyEncoding == .gb18030 ? gb18030Offset : utf8Offset
  }
}
