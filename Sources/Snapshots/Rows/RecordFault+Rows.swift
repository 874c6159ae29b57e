import Codecs

extension RecordFault {
  /// The reason for a broken row.
  init(_ error: CSVError) {
    switch error.cause {
    case .unterminatedQuote: self.init(.unterminatedQuote, at: error.offset)
    case .textAfterClosingQuote: self.init(.textAfterQuote, at: error.offset)
    case .quoteInsideField: self.init(.quoteInsideCell, at: error.offset)
    case .nulByte: self.init(.nulByte, at: error.offset)
    case .recordTooLarge(let limit): self.init(.tooLarge(limit), at: nil)
    }
  }

  /// Finds bytes that are no text. A cell that begins inside a character would be hidden by the cell before it.
  static func inCells(of record: CSVRecord, _ encoding: TextEncoding) -> RecordFault? {
    let bytes = record.bytes
    var isText = UTF8Validator.firstInvalidOffset(in: bytes) == nil
    for end in record.ends.dropLast() where end < bytes.count && bytes[end] & 0xC0 == 0x80 { isText = false }
    if encoding == .gb18030, holdsReplacement(bytes.span) { isText = false }
    return isText ? nil : RecordFault(.notText(encoding == .gb18030 ? "GB18030" : "UTF-8"), at: nil)
  }

  /// Says whether U+FFFD occurs, which stands for every byte that is no GB18030.
  static func holdsReplacement(_ bytes: Span<UInt8>) -> Bool {
    var offset = 0
    while offset + 2 < bytes.count {
      offset = ByteSearch.first(of: 0xBD, in: bytes, from: offset)
      guard offset < bytes.count else { return false }
      if offset >= 2, bytes[offset - 1] == 0xBF, bytes[offset - 2] == 0xEF { return true }
      offset += 1
    }
    return false
  }
}
