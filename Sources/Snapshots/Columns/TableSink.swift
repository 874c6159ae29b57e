import Records

/// The rows of one table while a piece is read: memory of the worker, written in place.
@safe struct TableSink {
  /// The sinks of the fields of all tables; this table's stand from ``firstField`` on.
  let firstField: Int
  let fieldCount: Int
  /// The number of finished rows: the number that the row being read will have.
  var row = 0
  /// How many rows there is room for.
  var capacity: Int
  /// How many rows there were when the record began.
  var mark = 0
  /// How many lines behind the first one of the piece each row's record begins.
  var lines: UnsafeMutablePointer<Int32>
  /// The first table nested in this one; -1 for none.
  var firstChild = -1
  /// The next table nested in the same parent; -1 for none.
  var nextSibling = -1
  /// The parent's number; -1 for the table of the records.
  let parent: Int
  /// Where the rows of each parent row begin.
  var starts: UnsafeMutablePointer<Int32>?
  /// One bit for each parent row whose list is unknown.
  var unknown: UnsafeMutablePointer<UInt64>?
  /// Whether any bit is set.
  var hasUnknown = false
  /// Whether the list of the parent row being read has been met.
  var isListed = false
  /// Whether a list that is not there means none.
  let absentMeansNone: Bool

  init(firstField: Int, fieldCount: Int, parent: Int, absentMeansNone: Bool, capacity: Int) {
    self.firstField = firstField
    self.fieldCount = fieldCount
    self.parent = parent
    self.absentMeansNone = absentMeansNone
    self.capacity = capacity
    unsafe lines = .allocate(capacity: capacity)
    if parent >= 0 { allocateLists(capacity) }
  }

  private mutating func allocateLists(_ capacity: Int) {
    unsafe starts = .allocate(capacity: capacity + 1)
    let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity / 64 + 1)
    unsafe bits.initialize(repeating: 0, count: capacity / 64 + 1)
    unsafe unknown = unsafe bits
  }

  /// Makes room for more rows.
  mutating func grow(to newCapacity: Int) {
    let larger = UnsafeMutablePointer<Int32>.allocate(capacity: newCapacity)
    unsafe larger.update(from: lines, count: row)
    unsafe lines.deallocate()
    unsafe lines = unsafe larger
    capacity = newCapacity
  }

  /// Makes room for the lists of more parent rows.
  mutating func growLists(from capacity: Int, to newCapacity: Int) {
    guard let oldStarts = unsafe starts, let oldBits = unsafe unknown else { return }
    allocateLists(newCapacity)
    unsafe starts?.update(from: oldStarts, count: capacity)
    unsafe unknown?.update(from: oldBits, count: capacity / 64 + 1)
    unsafe oldStarts.deallocate()
    unsafe oldBits.deallocate()
  }

  /// Notes that the list under a parent row can't be known.
  mutating func setUnknown(_ parentRow: Int) {
    isListed = true
    hasUnknown = true
    unsafe unknown?[parentRow >> 6] |= 1 << UInt64(parentRow & 63)
  }

  /// Forgets what was noted about the lists of parent rows from one on.
  mutating func clearUnknown(from first: Int, through last: Int) {
    guard hasUnknown, let unknown = unsafe unknown else { return }
    unsafe unknown[first >> 6] &= (1 << UInt64(first & 63)) &- 1
    for word in (first >> 6 + 1)..<max(first >> 6 + 1, last >> 6 + 1) { unsafe unknown[word] = 0 }
  }

  /// Gives the memory back.
  func deallocate() {
    unsafe lines.deallocate()
    unsafe starts?.deallocate()
    unsafe unknown?.deallocate()
  }
}
