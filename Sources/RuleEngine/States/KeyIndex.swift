/// The different values of a column, numbered in the order in which their first rows stand in the chunk.
///
/// A small hash table of its own for each chunk: texts are told apart by their bytes, never made into strings.
struct KeyIndex {
  /// The number of each row's value; -1 for rows that were not asked for.
  let numbers: [Int32]
  /// The first row of each value.
  let firstRows: [Int]

  /// Numbers the values of some rows.
  ///
  /// - Parameters:
  ///   - slots: one slot a row.
  ///   - rows: the rows, each of which has a value.
  ///   - bytes: the bytes that the slots of texts point into; nil for other slots.
  init(_ slots: [Int64], rows: Bitmap, bytes: [UInt8]?) {
    precondition(slots.count >= rows.count, "a slot for each row")
    var numbers = Array(repeating: Int32(-1), count: slots.count)
    var table = Table()
    var firstRows: [Int] = []
    if let bytes {
      let texts = TextBytes(bytes)
      texts.read { texts in
        GroupLoops.forEachRow(rows, slots, &numbers) { row, slot in
          let hash = texts.hash(slot)
          return table.number(hash, slot, isSame: { texts.isEqual($0, slot) }, isNew: { firstRows.append(row) })
        }
      }
    } else {
      GroupLoops.forEachRow(rows, slots, &numbers) { row, slot in
        let hash = TextBytes.mixed(UInt64(bitPattern: slot), 0)
        return table.number(hash, slot, isSame: { $0 == slot }, isNew: { firstRows.append(row) })
      }
    }
    (self.numbers, self.firstRows) = (numbers, firstRows)
  }

  /// Numbers by hash, open addressing.
  private struct Table {
    private struct Entry {
      var hash: UInt64
      var slot: Int64
      var number: Int32
    }

    /// As many entries as a power of two; the number of an empty one is -1.
    private var entries = Array(repeating: Entry(hash: 0, slot: 0, number: -1), count: 256)
    private var count: Int32 = 0

    @inline(__always)
    mutating func number(_ hash: UInt64, _ slot: Int64, isSame: (Int64) -> Bool, isNew: () -> Void) -> Int32 {
      var place = Int(truncatingIfNeeded: hash) & (entries.count &- 1)
      while true {
        let entry = entries[place]
        if entry.number < 0 { break }
        if entry.hash == hash, isSame(entry.slot) { return entry.number }
        place = (place &+ 1) & (entries.count &- 1)
      }
      entries[place] = Entry(hash: hash, slot: slot, number: count)
      count += 1
      isNew()
      if Int(count) * 2 > entries.count { grow() }
      return count - 1
    }

    private mutating func grow() {
      let old = entries
      entries = Array(repeating: Entry(hash: 0, slot: 0, number: -1), count: old.count * 2)
      for entry in old where entry.number >= 0 {
        var place = Int(truncatingIfNeeded: entry.hash) & (entries.count - 1)
        while entries[place].number >= 0 { place = (place + 1) & (entries.count - 1) }
        entries[place] = entry
      }
    }
  }

  /// Where the bytes of a text stand.
  static func range(_ slot: Int64) -> Range<Int> {
    let start = Int(slot >> 24)
    return start..<start + Int(slot & 0xFF_FFFF)
  }
}
