import Records

/// Values that the tool itself found, as texts.
extension RecordSink {
  /// Says that the list of a child table is known for the row of its parent that is being read.
  func beginList(_ table: Int) {
    unsafe tables[table].isListed = true
  }

  /// Reads a text into a field of the row being read.
  func put(_ text: String, to field: Int, of table: Int) {
    let bytes = Array(text.utf8)
    let number = unsafe tables[table].firstField + field
    let row = unsafe tables[table].row
    unsafe bytes.withUnsafeBufferPointer { unsafe put($0, at: nil, as: .text, to: number, row: row) }
  }

  /// Puts texts into a field `多个 文本` of the row being read, each as it is.
  func put(_ texts: [String], to field: Int, of table: Int) {
    let number = unsafe tables[table].firstField + field
    let (start, row) = unsafe (fields[number].elementCount, tables[table].row)
    for text in texts {
      let bytes = Array(text.utf8)
      _ = unsafe bytes.withUnsafeBufferPointer {
        unsafe putElement($0, 0..<$0.count, at: nil, as: .text, to: number)
      }
    }
    endElements(from: start, of: number, row: row, fault: nil)
  }
}
