/// Where rows begin and end: the steps that are taken for every row, through pointers alone.
@safe struct RowMarks {
  /// The tables.
  let tables: UnsafeMutablePointer<TableSink>
  /// How many lines behind the first one of the piece the record being read begins.
  let line: UnsafeMutablePointer<Int32>
  /// What makes room for more rows.
  unowned(unsafe) let sink: RecordSink

  /// Begins a row of a table.
  @inline(__always)
  func beginRow(_ number: Int) {
    let table = unsafe tables + number
    if unsafe table.pointee.row == table.pointee.capacity { unsafe sink.grow(number) }
    let row = unsafe table.pointee.row
    unsafe table.pointee.lines[row] = unsafe line.pointee
    var child = unsafe table.pointee.firstChild
    while child >= 0 {
      unsafe tables[child].starts?[row] = unsafe Int32(truncatingIfNeeded: tables[child].row)
      unsafe tables[child].isListed = false
      child = unsafe tables[child].nextSibling
    }
  }

  /// Ends a row of a table: a list of children that was not met is unknown, unless the declaration says that it means none.
  @inline(__always)
  func endRow(_ number: Int) {
    let table = unsafe tables + number
    var child = unsafe table.pointee.firstChild
    while child >= 0 {
      if unsafe !tables[child].isListed, unsafe !tables[child].absentMeansNone {
        unsafe tables[child].setUnknown(table.pointee.row)
      }
      child = unsafe tables[child].nextSibling
    }
    unsafe table.pointee.row &+= 1
  }
}
