import TestSupport

/// A value in the text of a record, before it is written as JSON or as a cell.
indirect enum RecordValue: Hashable, Sendable {
  /// A string.
  case text(String)
  /// A number, with the digits as they are to stand there.
  case number(String)
  /// true, false or null.
  case literal(String)
  case object([Member])
  case array([RecordValue])

  struct Member: Hashable, Sendable {
    var key: String
    var value: RecordValue
  }
}

/// One line of a file.
enum RecordLine: Hashable, Sendable {
  case record([RecordValue.Member])
  /// A line as it stands, mostly one that is no record.
  case raw(String)

  /// The member with a key of a record.
  subscript(key: String) -> RecordValue? {
    guard case .record(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// How records are written, with nothing changed in what they say.
struct RecordStyle: Hashable, Sendable {
  /// Gives escapes and spaces in other places.
  var seed: UInt64 = 0
  /// Members in another order in every object.
  var shufflesKeys = false
  /// Spaces between tokens and blank lines between records.
  var isLoose = false
  /// Characters as \u escapes now and then.
  var escapes = false
}

/// Writes records as JSON Lines or as the rows of a CSV file.
struct RecordWriter {
  private let style: RecordStyle
  private var random: SeededGenerator
  private var bytes: [UInt8] = []

  private init(_ style: RecordStyle) {
    self.style = style
    random = SeededGenerator(seed: style.seed)
  }

  /// The bytes of a file of JSON Lines.
  static func jsonLines(_ lines: [RecordLine], _ style: RecordStyle) -> [UInt8] {
    var writer = RecordWriter(style)
    for (index, line) in lines.enumerated() {
      switch line {
      case .record(let members): writer.put(.object(members))
      case .raw(let text): writer.bytes += Array(text.utf8)
      }
      // A file may end without a line end.
      if index < lines.count - 1 || writer.random.chance(80) { writer.bytes.append(0x0A) }
      if style.isLoose, writer.random.chance(10) { writer.bytes += Array(" \n".utf8) }
    }
    return writer.bytes
  }

  private mutating func space() {
    if style.isLoose, random.chance(15) { bytes += Array(random.pick([" ", "  ", "\t"]).utf8) }
  }

  private mutating func put(_ value: RecordValue) {
    space()
    switch value {
    case .text(let text): string(text)
    case .number(let digits), .literal(let digits): bytes += Array(digits.utf8)
    case .array(let elements):
      bytes.append(0x5B)
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        put(element)
      }
      bytes.append(0x5D)
    case .object(let members):
      bytes.append(0x7B)
      let ordered = style.shufflesKeys ? members.shuffled(using: &random) : members
      for (index, member) in ordered.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        space()
        string(member.key)
        space()
        bytes.append(0x3A)
        put(member.value)
      }
      bytes.append(0x7D)
    }
    space()
  }

  private mutating func string(_ text: String) {
    bytes.append(0x22)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: bytes += Array("\\\"".utf8)
      case 0x5C: bytes += Array("\\\\".utf8)
      case 0x0A: bytes += Array("\\n".utf8)
      case 0..<0x20: escape(scalar.value)
      case 0x2F where style.escapes && random.chance(30): bytes += Array("\\/".utf8)
      case let value where style.escapes && random.chance(6): escape(value)
      default: bytes += Array(String(scalar).utf8)
      }
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ value: UInt32) {
    guard value > 0xFFFF else { return unit(value) }
    let rest = value - 0x10000
    unit(0xD800 + rest >> 10)
    unit(0xDC00 + rest & 0x3FF)
  }

  private mutating func unit(_ value: UInt32) {
    let digits = String(value, radix: 16, uppercase: random.chance(50))
    bytes += Array(("\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits).utf8)
  }

  // MARK: CSV

  /// The bytes of a CSV file with these columns; lists are joined by 、, what a cell can't hold stays away.
  static func csv(_ lines: [RecordLine], columns: [[String]]) -> [UInt8] {
    var text = columns.map { $0.joined(separator: ".") }.joined(separator: ",") + "\n"
    for line in lines {
      switch line {
      case .record(let members):
        text += columns.map { cell(Self.value(at: $0[...], in: members)) }.joined(separator: ",") + "\n"
      case .raw: text += "x\n"
      }
    }
    return Array(text.utf8)
  }

  private static func value(at path: ArraySlice<String>, in members: [RecordValue.Member]) -> RecordValue? {
    guard let key = path.first, let value = members.first(where: { $0.key == key })?.value else { return nil }
    if path.count == 1 { return value }
    if case .object(let inner) = value { return self.value(at: path.dropFirst(), in: inner) }
    return nil
  }

  private static func cell(_ value: RecordValue?) -> String {
    let text: String =
      switch value {
      case .text(let text)?: text
      case .number(let digits)?: digits
      case .literal(let word)?: word == "null" ? "" : word
      case .array(let elements)?:
        elements.map { if case .text(let text) = $0 { text } else { "" } }.joined(separator: "、")
      case .object?, nil: ""
      }
    let isPlain = !text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
