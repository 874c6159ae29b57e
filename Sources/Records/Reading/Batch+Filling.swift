extension Batch {
  /// Reads a scalar and appends it to the column of a field; a field `多个 T` takes the parts of a list.
  package mutating func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as source: ValueReader.Source, by reader: ValueReader, to field: FieldID
  ) {
    guard reader.isSeveral else {
      append(reader.read(bytes, range, as: source), of: bytes, to: field)
      return
    }
    let start = elementCount(of: field)
    var rest: Range<Int>? = range
    while let list = rest {
      let (part, next) = ValueReader.firstPart(bytes, list)
      rest = next
      if case .fault(let words) = appendElement(bytes, part, as: source, by: reader, to: field) {
        endElements(from: start, of: field, fault: ByteWords.shown(bytes, words))
        return
      }
    }
    if elementCount(of: field) == start {
      columns[field.index].appendMissing()
    } else {
      endElements(from: start, of: field)
    }
  }

  private mutating func append(_ reading: Reading, of bytes: Span<UInt8>, to field: FieldID) {
    switch reading {
    case .missing: columns[field.index].appendMissing()
    case .slot(let slot): columns[field.index].append(slot: slot)
    case .wide(let number): columns[field.index].append(.wide(number))
    case .fault(let words): columns[field.index].append(.fault(ByteWords.shown(bytes, words)))
    case .text(let range):
      guard let slot = store(bytes.extracting(range)) else {
        columns[field.index].append(.fault(ByteWords.shown(bytes, range)))
        return
      }
      columns[field.index].append(slot: slot)
    }
  }

  /// Appends a data fault with the words found, cut to 200 characters.
  package mutating func appendFault(_ words: String, to field: FieldID) {
    columns[field.index].append(.fault(ByteWords.clipped(words)))
  }

  /// The number of elements that a field `多个 T` holds so far: where the next list begins.
  package func elementCount(of field: FieldID) -> Int {
    elements[field.index].count
  }

  /// Reads one element of a field `多个 T`; a blank one appends nothing, a fault must end in ``endElements(from:of:fault:)``.
  package mutating func appendElement(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as source: ValueReader.Source, by reader: ValueReader, to field: FieldID
  ) -> Reading {
    let reading = reader.read(bytes, range, as: source)
    switch reading {
    case .missing, .fault: break
    case .slot(let slot): elements[field.index].append(slot: slot)
    case .wide(let number): elements[field.index].append(.wide(number))
    case .text(let words):
      guard let slot = store(bytes.extracting(words)) else { return .fault(words) }
      elements[field.index].append(slot: slot)
    }
    return reading
  }

  /// Ends the list of a field `多个 T` that began at an element; with a fault the whole list is one data fault.
  ///
  /// A list of which one element can't be read must not count as a shorter list.
  package mutating func endElements(from start: Int, of field: FieldID, fault words: String? = nil) {
    let count = elementCount(of: field) - start
    if let words {
      elements[field.index].truncate(to: start)
      appendFault(words, to: field)
    } else if count >= 1 << 24 {
      elements[field.index].truncate(to: start)
      appendFault("…", to: field)
    } else {
      columns[field.index].append(slot: Int64(start) << 24 | Int64(count))
    }
  }

  /// Appends a missing value to every column that the row has not filled.
  package mutating func fillMissing() {
    for index in columns.indices where columns[index].count == rowCount { columns[index].appendMissing() }
  }
}
