/// The loops that fold rows by group, and the bytes of texts: the only place of the states where memory is read without
/// checks.
///
/// INVARIANT: every array over rows has an entry for each row of the bitmap; every group number of a row in the bitmap is
/// below the number of groups. The callers see to it, and the loops check what can't be seen at a glance.
enum GroupLoops {
  /// Calls a body for each row whose bit is set.
  @inline(__always)
  static func forEach(_ rows: Bitmap, _ body: (Int) -> Void) {
    unsafe rows.words.withUnsafeBufferPointer { words in
      for index in 0..<words.count {
        var rest = unsafe words[index]
        while rest != 0 {
          body(index &<< 6 | rest.trailingZeroBitCount)
          rest &= rest &- 1
        }
      }
    }
  }

  /// Gives each row whose bit is set the number that a body finds for its slot.
  @inline(__always)
  static func forEachRow(
    _ rows: Bitmap, _ slots: [Int64], _ numbers: inout [Int32], _ body: (Int, Int64) -> Int32
  ) {
    precondition(slots.count >= rows.count && numbers.count >= rows.count, "an entry for each row")
    unsafe slots.withUnsafeBufferPointer { slots in
      unsafe numbers.withUnsafeMutableBufferPointer { numbers in
        forEach(rows) { row in unsafe numbers[row] = body(row, slots[row]) }
      }
    }
  }

  /// Counts the rows of each group at `group * stride + offset`.
  static func count(
    _ rows: Bitmap, by groups: [Int32], into counts: inout [Int], stride: Int = 1, offset: Int = 0
  ) {
    precondition(groups.count >= rows.count, "an entry for each row")
    let limit = counts.count
    unsafe groups.withUnsafeBufferPointer { groups in
      unsafe counts.withUnsafeMutableBufferPointer { counts in
        forEach(rows) { row in
          let place = unsafe Int(groups[row]) &* stride &+ offset
          precondition(place >= 0 && place < limit, "a known group")
          unsafe counts[place] &+= 1
        }
      }
    }
  }

  /// Counts the rows of each group; gives the groups in the order of their first rows.
  static func countInOrder(_ rows: Bitmap, by groups: [Int32], into counts: inout [Int]) -> [Int] {
    precondition(groups.count >= rows.count, "an entry for each row")
    var order: [Int] = []
    let limit = counts.count
    unsafe groups.withUnsafeBufferPointer { groups in
      unsafe counts.withUnsafeMutableBufferPointer { counts in
        forEach(rows) { row in
          let group = unsafe Int(groups[row])
          precondition(group >= 0 && group < limit, "a known group")
          if unsafe counts[group] == 0 { order.append(group) }
          unsafe counts[group] &+= 1
        }
      }
    }
    return order
  }

  /// Replaces each number by what it stands for; rows outside the bitmap get -1.
  static func replace(_ rows: Bitmap, _ numbers: inout [Int32], by targets: [Int32]) {
    precondition(numbers.count == rows.count, "an entry for each row")
    if rows.population < rows.count {
      let outside = rows.complement()
      outside.forEachRow { numbers[$0] = -1 }
    }
    let limit = targets.count
    unsafe numbers.withUnsafeMutableBufferPointer { numbers in
      unsafe targets.withUnsafeBufferPointer { targets in
        forEach(rows) { row in
          let number = unsafe Int(numbers[row])
          precondition(number >= 0 && number < limit, "a known number")
          unsafe numbers[row] = targets[number]
        }
      }
    }
  }

  /// Adds the slots of each group.
  static func sum(_ rows: Bitmap, _ slots: [Int64], by groups: [Int32], into sums: inout [Int128]) {
    precondition(groups.count >= rows.count && slots.count >= rows.count, "an entry for each row")
    let limit = sums.count
    unsafe groups.withUnsafeBufferPointer { groups in
      unsafe slots.withUnsafeBufferPointer { slots in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          forEach(rows) { row in
            let place = unsafe Int(groups[row])
            precondition(place >= 0 && place < limit, "a known group")
            unsafe sums[place] &+= Int128(slots[row])
          }
        }
      }
    }
  }
}

/// The bytes that text slots point into.
struct TextBytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads texts without a check for each byte; each text is checked to lie within the bytes.
  func read(_ body: (borrowing Reader) -> Void) {
    unsafe bytes.withUnsafeBytes { body(unsafe Reader(raw: $0)) }
  }

  /// Reads texts.
  @safe struct Reader {
    fileprivate let raw: UnsafeRawBufferPointer

    @inline(__always)
    private func range(_ slot: Int64) -> (start: Int, count: Int) {
      let (start, count) = (Int(slot >> 24), Int(slot & 0xFF_FFFF))
      unsafe precondition(start >= 0 && start &+ count <= raw.count, "a text within the bytes")
      return (start, count)
    }

    @inline(__always)
    private func word(_ place: Int) -> UInt64 { unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) }

    /// The bytes of a text shorter than a word.
    @inline(__always)
    private func short(_ start: Int, _ count: Int) -> UInt64 {
      var word: UInt64 = 0
      for offset in 0..<count { word = word << 8 | UInt64(unsafe raw[start &+ offset]) }
      return word
    }

    /// A hash of a text.
    @inline(__always)
    func hash(_ slot: Int64) -> UInt64 {
      let (start, count) = range(slot)
      if count < 8 { return TextBytes.mixed(short(start, count), UInt64(count)) }
      var hash = UInt64(count)
      var offset = 0
      while offset &+ 8 < count {
        hash = TextBytes.mixed(word(start &+ offset), hash)
        offset &+= 8
      }
      return TextBytes.mixed(word(start &+ count &- 8), hash)
    }

    /// Whether two texts have the same bytes.
    @inline(__always)
    func isEqual(_ left: Int64, _ right: Int64) -> Bool {
      if left == right { return true }
      let (first, count) = range(left)
      let (second, other) = range(right)
      if count != other { return false }
      if count < 8 { return short(first, count) == short(second, count) }
      var offset = 0
      while offset &+ 8 < count {
        if word(first &+ offset) != word(second &+ offset) { return false }
        offset &+= 8
      }
      return word(first &+ count &- 8) == word(second &+ count &- 8)
    }
  }

  /// Mixes a word into a hash.
  @inline(__always)
  static func mixed(_ word: UInt64, _ hash: UInt64) -> UInt64 {
    let product = (word ^ hash &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
