import Codecs

extension PageRecord {
  /// The number of the form of ``bytes``; a cache of another form is not read.
  static let form: UInt8 = 1

  /// The record as bytes.
  var bytes: [UInt8] {
    var writer = PageRecordWriter()
    writer.byte(Self.form)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      writer.byte(UInt8(truncatingIfNeeded: contentHash >> shift))
    }
    writer.text(encoding)
    writer.byte(encodingSource)
    writer.byte(isCut ? 1 : 0)
    writer.optional(base)
    writer.optional(title)
    writer.number(published.map { Int($0) + 1_000_000 } ?? 0)
    writer.optional(unreadableDate)
    writer.list(columnNames) { $0.text($1) }
    writer.list(trail) { writer, step in
      writer.text(step.words)
      writer.optional(step.written)
      writer.place(step.place)
    }
    writer.optional(body)
    writer.optional(fingerprint)
    writer.list(links) { writer, link in
      writer.byte(link.kind.rawValue << 1 | (link.isScripted ? 1 : 0))
      writer.text(link.written)
      writer.optional(link.words)
      writer.place(link.place)
    }
    writer.list(fragments) { $0.text($1) }
    writer.list(values) { $0.optional($1) }
    return writer.bytes
  }

  /// Reads a record from bytes; nil if they are not a whole one.
  init?(_ bytes: Span<UInt8>) {
    var reader = PageRecordReader(count: bytes.count)
    guard reader.byte(bytes) == Self.form else { return nil }
    for shift in stride(from: UInt64(0), to: 64, by: 8) { contentHash |= UInt64(reader.byte(bytes)) << shift }
    encoding = reader.text(bytes)
    encodingSource = reader.byte(bytes)
    isCut = reader.byte(bytes) == 1
    base = reader.optionalText(bytes)
    title = reader.optionalWords(bytes)
    let day = reader.number(bytes)
    published = day == 0 ? nil : Int32(clamping: day - 1_000_000)
    unreadableDate = reader.optionalText(bytes)
    for _ in 0..<reader.listCount(bytes) { columnNames.append(reader.text(bytes)) }
    for _ in 0..<reader.listCount(bytes) {
      trail.append(
        Step(words: reader.text(bytes), written: reader.optionalText(bytes), place: reader.place(bytes)))
    }
    body = reader.optionalText(bytes)
    fingerprint = reader.optionalText(bytes)
    for _ in 0..<reader.listCount(bytes) {
      let mark = reader.byte(bytes)
      guard let kind = Link.Kind(rawValue: mark >> 1) else { return nil }
      links.append(
        Link(
          kind: kind, isScripted: mark & 1 == 1, written: reader.text(bytes), words: reader.optionalText(bytes),
          place: reader.place(bytes)))
    }
    for _ in 0..<reader.listCount(bytes) { fragments.append(reader.text(bytes)) }
    for _ in 0..<reader.listCount(bytes) { values.append(reader.optionalWords(bytes)) }
    guard reader.isSound, reader.isAtEnd else { return nil }
  }
}

/// Puts the parts of a record behind one another: numbers seven bits a byte, texts with their length before them.
private struct PageRecordWriter {
  var bytes: [UInt8] = []

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  mutating func number(_ number: Int) {
    var rest = UInt64(max(0, number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func text(_ text: String) {
    number(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func optional(_ text: String?) {
    byte(text == nil ? 0 : 1)
    if let text { self.text(text) }
  }

  mutating func optional(_ words: PageRecord.Words?) {
    byte(words == nil ? 0 : 1)
    guard let words else { return }
    text(words.text)
    place(words.place)
  }

  mutating func place(_ place: PageRecord.Place) {
    number(Int(place.line))
    number(Int(place.column))
  }

  mutating func list<Element>(_ list: [Element], _ write: (inout Self, Element) -> Void) {
    number(list.count)
    for element in list { write(&self, element) }
  }
}

/// Takes a record apart again; whatever is amiss is noted, and what is read then is empty.
private struct PageRecordReader {
  private var offset = 0
  private let count: Int
  private(set) var isSound = true

  init(count: Int) { self.count = count }

  var isAtEnd: Bool { offset == count }

  mutating func byte(_ bytes: Span<UInt8>) -> UInt8 {
    guard offset < count else {
      isSound = false
      return 0
    }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func number(_ bytes: Span<UInt8>) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = byte(bytes)
      value |= UInt64(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 { break }
      guard shift < 56 else {
        isSound = false
        return 0
      }
    }
    return Int(value)
  }

  /// The number of elements of a list; each takes a byte at least.
  mutating func listCount(_ bytes: Span<UInt8>) -> Int {
    let listed = number(bytes)
    guard isSound, listed <= count - offset else {
      isSound = false
      return 0
    }
    return listed
  }

  mutating func text(_ bytes: Span<UInt8>) -> String {
    let length = number(bytes)
    guard isSound, length <= count - offset else {
      isSound = false
      return ""
    }
    let part = bytes.extracting(offset..<offset + length)
    offset += length
    return unsafe part.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  mutating func optionalText(_ bytes: Span<UInt8>) -> String? {
    byte(bytes) == 1 ? text(bytes) : nil
  }

  mutating func optionalWords(_ bytes: Span<UInt8>) -> PageRecord.Words? {
    guard byte(bytes) == 1 else { return nil }
    return PageRecord.Words(text: text(bytes), place: place(bytes))
  }

  mutating func place(_ bytes: Span<UInt8>) -> PageRecord.Place {
    PageRecord.Place(line: Int32(clamping: number(bytes)), column: Int32(clamping: number(bytes)))
  }
}
