import Records

/// Fills the tables of hits (F 的命中 "…") from the texts of their parents.
///
/// The rows are made where the records are: of each chunk before it is judged, of tables in memory once, so that both
/// evaluators see an ordinary nested child table.
final class HitTables {
  private struct HitTable {
    let id: TableID
    let parent: TableID
    let field: FieldID
    /// Whether a missing text has no hits for certain: the tool itself reads the body of a page, and finds none in it.
    let missingIsEmpty: Bool
    let search: HitSearch
  }

  private let tables: [HitTable]

  /// Prepares the searches of a schema.
  init(_ schema: Schema) {
    tables = schema.tables.compactMap { table in
      guard case .hits(let field, let search)? = table.content, let link = table.link else { return nil }
      var missingIsEmpty = false
      if case .builtIn? = schema[link.parent].content { missingIsEmpty = true }
      return HitTable(
        id: table.id, parent: link.parent, field: field, missingIsEmpty: missingIsEmpty, search: HitSearch(search))
    }
  }

  /// Adds the hits in the texts of a chunk behind its parts; what stood for them is replaced.
  func add(to chunk: inout Chunk) {
    for table in tables {
      guard let parent = chunk.part(of: table.parent) else { continue }
      let part = part(table, of: chunk.parts[parent].batch, parent: parent)
      if let known = chunk.part(of: table.id) { chunk.parts[known] = part } else { chunk.parts.append(part) }
    }
  }

  /// A dataset with the hits in the texts of its tables, if they are not there yet.
  static func filling(_ dataset: Dataset) -> Dataset {
    guard dataset.schema.tables.contains(where: { $0.isOfHits && dataset.needsFilling($0.id) }) else { return dataset }
    let own = HitTables(dataset.schema)
    return own.tables.reduce(dataset) { dataset, table in
      dataset.needsFilling(table.id) ? dataset.filling(table.id) { own.part(table, of: $0, parent: 0) } : dataset
    }
  }

  private func part(_ table: HitTable, of parents: Batch, parent: Int) -> Chunk.Part {
    var rows = HitRows(of: parents)
    for row in 0..<parents.rowCount { rows.add(row, table.field, table.search, missingIsEmpty: table.missingIsEmpty) }
    return rows.part(table.id, parent: parent)
  }
}

/// The hits in the texts of one batch.
private struct HitRows {
  private let parents: Batch
  private var batch: Batch
  private var starts: [Int32] = [0]
  private var unknown: [UInt64]
  private var hasUnknown = false
  /// Up to where the characters of the line in hand were counted.
  private var counted = (line: -1, end: 0, characters: 0)

  init(of parents: Batch) {
    self.parents = parents
    batch = Batch(fieldCount: HitField.allCases.count)
    unknown = Array(repeating: 0, count: (parents.rowCount + 63) / 64)
  }

  /// Adds the hits in the text of one parent row.
  mutating func add(_ row: Int, _ field: FieldID, _ search: HitSearch, missingIsEmpty: Bool) {
    defer { starts.append(Int32(batch.rowCount)) }
    let column = parents.columns[field.index]
    guard column.isKnown(row), column.hasSlots, column.exceptions[row] == nil else {
      let isMissing = column.exceptions[row] == nil && !column.isKnown(row)
      if !(isMissing && missingIsEmpty) { leaveOpen(row) }
      return
    }
    let slot = column.slots[row]
    let start = Int(slot >> 24)
    guard let hits = search.hits(in: parents.bytes, start..<start + Int(slot & 0xFF_FFFF)) else {
      return leaveOpen(row)
    }
    var counts: [ArraySlice<UInt8>: Int] = [:]
    counted.line = -1
    for hit in hits {
      counts[parents.bytes[hit.range], default: 0] += 1
      append(hit, ordinal: counts[parents.bytes[hit.range]] ?? 1, row)
    }
  }

  /// Whose hits are not known: its text is missing or unreadable, or there are too many.
  private mutating func leaveOpen(_ row: Int) {
    unknown[row >> 6] |= 1 << UInt64(row & 63)
    hasUnknown = true
  }

  private mutating func append(_ hit: HitSearch.Hit, ordinal: Int, _ row: Int) {
    let bytes = parents.bytes
    let column = column(of: hit)
    let texts: [(HitField, ArraySlice<UInt8>)] = [
      (.words, bytes[hit.range]), (.position, ArraySlice("\(hit.lineNumber):\(column)".utf8)),
      (.before, Self.last(bytes[hit.line.lowerBound..<hit.range.lowerBound])),
      (.after, Self.first(bytes[hit.range.upperBound..<hit.line.upperBound])),
    ]
    for (field, text) in texts {
      let slot = text.isEmpty ? nil : batch.store(text)
      if let slot {
        batch.columns[field.rawValue].append(slot: slot)
      } else {
        batch.columns[field.rawValue].appendMissing()
      }
    }
    batch.columns[HitField.ordinal.rawValue].append(slot: Int64(ordinal))
    let place = parents.provenance(row: row)
    // The file of each row stands in `places` where the parents have their own.
    batch.endRow(Provenance(file: batch.rowCount == 0 ? place.file : batch.file, line: place.line))
    if !parents.places.isEmpty { batch.places.append(parents.places[row]) }
  }

  /// The one-based place of a hit in its line; hits come from left to right, so that no line is counted twice.
  private mutating func column(of hit: HitSearch.Hit) -> Int {
    if counted.line != hit.lineNumber { counted = (hit.lineNumber, hit.line.lowerBound, 0) }
    counted.characters += parents.bytes[counted.end..<hit.range.lowerBound].count { !Self.isContinuation($0) }
    counted.end = hit.range.lowerBound
    return counted.characters + 1
  }

  /// The finished part.
  func part(_ table: TableID, parent: Int) -> Chunk.Part {
    Chunk.Part(table: table, parent: parent, batch: batch, starts: starts, unknownLists: hasUnknown ? unknown : [])
  }

  // MARK: Characters

  /// How many characters of the line are shown before and behind a hit.
  private static let shown = 20

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func last(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var count = 0
    var start = bytes.endIndex
    while start > bytes.startIndex, count < shown {
      start -= 1
      if !isContinuation(bytes[start]) { count += 1 }
    }
    return trimmed(bytes[start...])
  }

  private static func first(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var count = 0
    var end = bytes.startIndex
    while end < bytes.endIndex, count < shown || isContinuation(bytes[end]) {
      if !isContinuation(bytes[end]) { count += 1 }
      end += 1
    }
    return trimmed(bytes[..<end])
  }

  /// Without white space at both ends: blank text is missing.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    return bytes[start..<max(start, end)]
  }
}
