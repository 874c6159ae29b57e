extension Batch {
  /// The batch with a copy of just its texts, so that the bytes of the input can be let go.
  ///
  /// - Parameter table: the declaration, which says what columns hold texts.
  package func compacted(_ table: TableSchema) -> Batch {
    var kept: [UInt8] = []
    var columns = columns
    var elements = elements
    for (index, field) in table.fields.enumerated() {
      switch field.type {
      case .text, .reference: columns[index] = moved(columns[index], to: &kept)
      case .several(.text), .several(.reference): elements[index] = moved(elements[index], to: &kept)
      default: continue
      }
    }
    var result = Batch(columns: columns, elements: elements, bytes: kept, file: file, lineOffsets: lineOffsets)
    result.firstLine = firstLine
    result.places = places
    return result
  }

  private func moved(_ column: Column, to kept: inout [UInt8]) -> Column {
    guard column.hasSlots else { return column }
    var slots = column.slots
    for row in slots.indices where column.isKnown(row) {
      let start = Int(slots[row] >> 24)
      let length = Int(slots[row] & 0xFF_FFFF)
      slots[row] = Int64(kept.count) << 24 | Int64(length)
      kept.append(contentsOf: bytes[start..<start + length])
    }
    return column.replacing(slots: slots)
  }
}

extension Chunk {
  /// The chunk with copies of just the texts, for tables that are kept after the bytes of the input have gone.
  package func compacted(_ schema: Schema) -> Chunk {
    Chunk(
      parts: parts.map { part in
        var kept = part
        kept.batch = part.batch.compacted(schema[part.table])
        return kept
      })
  }
}
