/// The different values of a column, numbered in the order in which their first rows stand in the chunk.
///
/// A small hash table of its own for each chunk: texts are told apart by their bytes, never made into strings.
struct KeyIndex {
  /// The number of each row's value; -1 for rows that were not asked for.
  private(set) var numbers: [Int32]
  /// The first row of each value.
  private(set) var firstRows: [Int] = []
  /// Numbers by hash; -1 for none. As many entries as a power of two.
  private var places: [Int32] = Array(repeating: -1, count: 64)
  private var hashes: [UInt64] = []

  /// Numbers the values of some rows.
  ///
  /// - Parameters:
  ///   - slots: one slot a row.
  ///   - rows: the rows, each of which has a value.
  ///   - bytes: the bytes that the slots of texts point into; nil for other slots.
  init(_ slots: [Int64], rows: Bitmap, bytes: [UInt8]?) {
    numbers = Array(repeating: -1, count: slots.count)
    if let bytes {
      numberTexts(slots, rows, bytes)
    } else {
      rows.forEachRow { row in
        let slot = slots[row]
        number(row, Self.mixed(UInt64(bitPattern: slot))) { slots[$0] == slot }
      }
    }
  }

  private mutating func numberTexts(_ slots: [Int64], _ rows: Bitmap, _ bytes: [UInt8]) {
    rows.forEachRow { row in
      let slot = slots[row]
      let range = Self.range(slot)
      number(row, Self.hash(bytes, range)) { other in
        let known = Self.range(slots[other])
        return known == range || known.count == range.count && Self.isEqual(bytes, known.lowerBound, range)
      }
    }
  }

  private mutating func number(_ row: Int, _ hash: UInt64, isSame: (Int) -> Bool) {
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] >= 0 {
      let known = Int(places[place])
      if hashes[known] == hash, isSame(firstRows[known]) {
        numbers[row] = Int32(known)
        return
      }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(firstRows.count)
    numbers[row] = Int32(firstRows.count)
    firstRows.append(row)
    hashes.append(hash)
    if firstRows.count * 2 > places.count { grow() }
  }

  private mutating func grow() {
    places = Array(repeating: -1, count: places.count * 2)
    for (number, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }

  // MARK: Bytes

  /// Where the bytes of a text stand.
  static func range(_ slot: Int64) -> Range<Int> {
    let start = Int(slot >> 24)
    return start..<start + Int(slot & 0xFF_FFFF)
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }

  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash = UInt64(range.count)
    var word: UInt64 = 0
    var filled = 0
    for index in range {
      word = word << 8 | UInt64(bytes[index])
      filled += 1
      if filled == 8 {
        hash = mixed(hash ^ word)
        (word, filled) = (0, 0)
      }
    }
    return mixed(hash ^ word)
  }

  private static func isEqual(_ bytes: [UInt8], _ start: Int, _ range: Range<Int>) -> Bool {
    for offset in 0..<range.count where bytes[start + offset] != bytes[range.lowerBound + offset] { return false }
    return true
  }
}
