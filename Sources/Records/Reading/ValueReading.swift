/// The reading table for a single text: what rule tests and tools use.
package enum ValueReading {
  /// Reads a text as it would be read from a cell of a table.
  ///
  /// - Parameter blankWords: the texts that the table counts as missing (`空白按`).
  package static func read(_ text: String, as type: FieldType, blankWords: [String] = []) -> Cell {
    let bytes = Array(text.utf8)
    let field = FieldID(0)
    var batch = Batch(fieldCount: 1)
    let reader = ValueReader(type: type, blankWords: blankWords)
    batch.append(bytes.span, 0..<bytes.count, as: .text, by: reader, to: field)
    batch.endRow(Provenance(file: 0, line: nil))
    return batch.cell(row: 0, field: field, type: type)
  }
}
