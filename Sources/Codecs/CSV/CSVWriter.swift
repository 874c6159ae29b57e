/// A writer of CSV (RFC 4180): fields in quotes only where they need them, records ended by CR LF.
package struct CSVWriter: Sendable {
  /// What has been written so far; a caller that streams may take it away between two records.
  package var bytes: [UInt8] = []
  private let delimiter: UInt8
  private let neutralisesFormulas: Bool
  private var fieldCount = 0
  private var isLastFieldEmpty = false

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - writesMark: begin with a UTF-8 byte order mark, without which Excel takes the file for GBK.
  ///   - neutralisesFormulas: put `'` before text that a spreadsheet would run as a formula.
  package init(delimiter: UInt8 = 0x2C, writesMark: Bool = false, neutralisesFormulas: Bool = false) {
    self.delimiter = delimiter
    self.neutralisesFormulas = neutralisesFormulas
    if writesMark { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// Writes a record.
  package mutating func record(_ fields: [String]) {
    for field in fields { self.field(field) }
    endRecord()
  }

  /// Writes the next field of the current record.
  package mutating func field(_ text: String) {
    if fieldCount > 0 { bytes.append(delimiter) }
    fieldCount += 1
    isLastFieldEmpty = text.isEmpty
    let isNeutralised = neutralisesFormulas && CSVWriter.looksLikeFormula(text)
    let needsQuotes = text.utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    if needsQuotes { bytes.append(0x22) }
    if isNeutralised { bytes.append(0x27) }
    for byte in text.utf8 {
      bytes.append(byte)
      if byte == 0x22 { bytes.append(0x22) }
    }
    if needsQuotes { bytes.append(0x22) }
  }

  /// Ends the current record. One empty field alone is written in quotes, so that it is no empty line.
  package mutating func endRecord() {
    if fieldCount == 1, isLastFieldEmpty { bytes.append(contentsOf: [0x22, 0x22]) }
    fieldCount = 0
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  /// Says whether a spreadsheet might run the text: it begins with `= + - @`, tab, CR or LF, or the full-width signs
  /// that East Asian versions take for the same (OWASP, "CSV Injection").
  package static func looksLikeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
  }
}
