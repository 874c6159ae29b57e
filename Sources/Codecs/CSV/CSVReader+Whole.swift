extension CSVReader {
  /// A record of a whole text, or the fault that stands for one.
  package enum Item: Equatable, Sendable {
    /// A record.
    case record(CSVRecord)
    /// A record that could not be read.
    case fault(CSVError)
  }

  /// Reads a whole text. After a broken quote it reads again from the line behind the record's first one, so that one
  /// line is lost and not the rest of the file.
  ///
  /// Each line is read at most twice for that reason: a record that stays open to the end leaves behind it only
  /// quotes in pairs, and none of the lines in it can stay open again.
  package static func items(
    in bytes: [UInt8], delimiter: UInt8 = 0x2C, maximumRecordSize: Int = 16 << 20
  ) -> [Item] {
    var items: [Item] = []
    var reader = CSVReader(delimiter: delimiter, maximumRecordSize: maximumRecordSize)
    var position = 0
    while true {
      var step = reader.advance(bytes.span, from: &position)
      if step == .needsInput { step = reader.finish() }
      switch step {
      case .record: items.append(.record(reader.record))
      case .fault(let error):
        items.append(.fault(error))
        if let offset = reader.restart(after: error) { position = offset }
      case .needsInput, .end: return items
      }
    }
  }

  /// The delimiter of a file by its first line: comma, tab or semicolon, whichever occurs most outside quotes.
  ///
  /// A line without any of them belongs to a file with one column, for which a comma does.
  package static func sniffDelimiter(_ bytes: [UInt8]) -> UInt8 {
    let candidates: [UInt8] = [0x2C, 0x09, 0x3B]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }
}
