/// Named fields as WARC records and HTTP messages have them: names without regard to case, in their order.
package struct HeaderFields: Equatable, Sendable {
  /// A field.
  package struct Field: Equatable, Sendable {
    /// The name as it is written.
    package let name: String
    /// The value without the white space around it; continuation lines are joined by a space.
    package let value: String
  }

  /// The fields in their order.
  package private(set) var fields: [Field] = []
  /// Whether a line was no field and no continuation of one; such lines are left out.
  package private(set) var hasOtherLines = false

  /// Reads the lines of a head, the first line and the empty line not among them; they end with CR LF or LF.
  package init(_ lines: ArraySlice<UInt8>) {
    var name: ArraySlice<UInt8> = []
    var value: [UInt8] = []
    var isOpen = false
    func close(_ fields: inout [Field]) {
      if isOpen { fields.append(Field(name: HeaderFields.text(name), value: HeaderFields.text(value[...]))) }
      isOpen = false
    }
    for line in lines.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard let first = line.first else { continue }
      if first == 0x20 || first == 0x09 {
        if isOpen { value += [0x20] + HeaderFields.trimmed(line) } else { hasOtherLines = true }
        continue
      }
      close(&fields)
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex else {
        hasOtherLines = true
        continue
      }
      name = HeaderFields.trimmed(line[..<colon])
      value = Array(HeaderFields.trimmed(line[(colon + 1)...]))
      isOpen = true
    }
    close(&fields)
  }

  /// The value of the first field of a name.
  package subscript(_ name: String) -> String? {
    fields.first { HeaderFields.isSame($0.name, name) }?.value
  }

  /// The values of all fields of a name.
  package func all(_ name: String) -> [String] {
    fields.filter { HeaderFields.isSame($0.name, name) }.map(\.value)
  }

  static func isSame(_ name: String, _ other: String) -> Bool {
    name.utf8.count == other.utf8.count
      && zip(name.utf8, other.utf8).allSatisfy { lowercased($0) == lowercased($1) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let start = bytes.drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) }
    return end.map { start[...$0] } ?? []
  }

  /// The bytes as UTF-8; else each as the character of its number, as HTTP has it from ISO 8859-1.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(bytes.map { UnicodeScalar($0) }))
  }
}
