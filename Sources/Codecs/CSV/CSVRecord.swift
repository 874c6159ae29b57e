/// One record of a CSV or TSV file: its fields unquoted, and the place it came from.
package struct CSVRecord: Equatable, Sendable {
  /// The text of all fields, one behind the other, quotes resolved.
  package internal(set) var bytes: [UInt8] = []
  /// For each field the offset in ``bytes`` where it ends.
  package internal(set) var ends: [Int] = []
  /// The line the record begins on, counted from 1; a field with line breaks makes a record longer than a line.
  package internal(set) var line = 1
  /// The offset of the record's first byte in the input.
  package internal(set) var offset = 0
  /// The offset behind the record's last byte, its line end not included.
  package internal(set) var endOffset = 0
  /// Whether any field was in quotes.
  package internal(set) var hasQuotes = false

  /// Whether a quote stands inside a field that is not in quotes. RFC 4180 forbids it, yet everyone reads it as text.
  package internal(set) var hasBareQuotes = false

  /// Makes an empty record.
  package init() {}

  /// The number of fields, at least one.
  package var count: Int { ends.count }

  /// Says whether the line was empty: one field, without text and quotes. Its meaning is the caller's decision.
  package var isBlank: Bool { ends.count == 1 && bytes.isEmpty && !hasQuotes }

  /// The range in ``bytes`` of a field.
  package func range(of field: Int) -> Range<Int> {
    (field == 0 ? 0 : ends[field - 1])..<ends[field]
  }

  /// The text of a field.
  package func text(of field: Int) -> String {
    String(decoding: bytes[range(of: field)], as: UTF8.self)
  }

  /// The texts of all fields.
  package var texts: [String] {
    ends.indices.map { text(of: $0) }
  }

  mutating func begin(line: Int, offset: Int) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    self.line = line
    self.offset = offset
    hasQuotes = false
    hasBareQuotes = false
  }
}
