/// A writer of JSON (RFC 8259) that streams into bytes: keys stay in the order they are written in.
///
/// Strings are escaped as little as the standard allows: quote, backslash and control characters. U+2028, U+2029 and
/// `</` stay as they are, since the output is a file and no script; whoever puts it into HTML must escape it there.
/// Calls in a wrong order are a programmer's error and stop the program.
package struct JSONWriter {
  /// How the text is laid out.
  package enum Layout: Sendable {
    /// No white space at all.
    case compact
    /// A member or element a line, two spaces a level; empty containers stay on one line.
    case pretty
  }

  private enum Container {
    case object, array
  }

  /// What has been written so far; a caller that streams may take it away between two calls.
  package var bytes: [UInt8] = []
  private let layout: Layout
  private var open: [Container] = []
  private var isFirst = true
  private var hasKey = false

  /// Makes a writer without any output.
  package init(_ layout: Layout = .compact) {
    self.layout = layout
  }

  /// Begins an object: members follow.
  package mutating func beginObject() {
    beginValue()
    bytes.append(0x7B)
    open.append(.object)
    isFirst = true
  }

  /// Ends the object begun last.
  package mutating func endObject() {
    precondition(open.last == .object && !hasKey, "an object is open and its last key has a value")
    end(0x7D)
  }

  /// Begins an array: elements follow.
  package mutating func beginArray() {
    beginValue()
    bytes.append(0x5B)
    open.append(.array)
    isFirst = true
  }

  /// Ends the array begun last.
  package mutating func endArray() {
    precondition(open.last == .array, "an array is open")
    end(0x5D)
  }

  /// Writes a key; its value must follow.
  package mutating func key(_ key: String) {
    precondition(open.last == .object && !hasKey, "a key belongs into an object, before a value")
    separate()
    JSONWriter.appendQuoted(key, to: &bytes)
    bytes.append(0x3A)
    if layout == .pretty { bytes.append(0x20) }
    hasKey = true
  }

  /// Writes a string.
  package mutating func string(_ text: String) {
    beginValue()
    JSONWriter.appendQuoted(text, to: &bytes)
  }

  /// Writes a string or, without one, `null`.
  package mutating func string(orNull text: String?) {
    if let text { string(text) } else { null() }
  }

  /// Writes an integer.
  package mutating func integer(_ value: Int) {
    word(String(value))
  }

  /// Writes a number that is already spelled by the grammar of section 6.
  package mutating func number(spelled text: String) {
    word(text)
  }

  /// Writes a value that another writer has spelled.
  package mutating func value(spelled text: [UInt8]) {
    beginValue()
    bytes += text
  }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) {
    word(value ? "true" : "false")
  }

  /// Writes `null`.
  package mutating func null() {
    word("null")
  }

  /// Writes a whole tree.
  package mutating func value(_ value: JSONValue) {
    switch value.content {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let text): number(spelled: text)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }

  /// Ends a line of JSON Lines, or the file; the next value begins afresh.
  package mutating func newline() {
    precondition(open.isEmpty, "every container has been ended")
    bytes.append(0x0A)
    isFirst = true
  }

  private mutating func word(_ text: String) {
    beginValue()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func beginValue() {
    if hasKey {
      hasKey = false
      return
    }
    precondition(open.last != .object, "a value in an object needs its key")
    precondition(!open.isEmpty || isFirst, "one value a text; end the line before the next")
    if open.isEmpty { isFirst = false } else { separate() }
  }

  private mutating func separate() {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
    indent()
  }

  private mutating func end(_ bracket: UInt8) {
    open.removeLast()
    if !isFirst { indent() }
    bytes.append(bracket)
    isFirst = false
  }

  private mutating func indent() {
    guard layout == .pretty else { return }
    bytes.append(0x0A)
    for _ in open { bytes.append(contentsOf: [0x20, 0x20]) }
  }

  /// Appends a string in quotes, escaped by section 7.
  package static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.makeContiguousUTF8()
    bytes.append(0x22)
    appendEscaped(text.utf8.span, to: &bytes)
    bytes.append(0x22)
  }

  private static func appendEscaped(_ text: Span<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    for index in text.indices where text[index] < 0x20 || text[index] == 0x22 || text[index] == 0x5C {
      append(text, start..<index, to: &bytes)
      appendEscape(text[index], to: &bytes)
      start = index + 1
    }
    append(text, start..<text.count, to: &bytes)
  }

  private static func append(_ text: Span<UInt8>, _ range: Range<Int>, to bytes: inout [UInt8]) {
    unsafe text.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  private static func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(0x5C)
    switch byte {
    case 0x08: bytes.append(0x62)
    case 0x09: bytes.append(0x74)
    case 0x0A: bytes.append(0x6E)
    case 0x0C: bytes.append(0x66)
    case 0x0D: bytes.append(0x72)
    case 0x22, 0x5C: bytes.append(byte)
    default:
      bytes.append(contentsOf: [0x75, 0x30, 0x30, Hexadecimal.digit(byte >> 4), Hexadecimal.digit(byte & 15)])
    }
  }
}
