/// The loops over the rows of a chunk: the only place of the engine's kernels where memory is read without checks.
///
/// INVARIANT: every array handed in has at least `count` entries; every bitmap has a word for each 64 rows begun. The
/// callers see to it, because all columns of a table in a chunk have as many rows as the table.
enum RowLoops {
  /// One bit for each row, from a test.
  @inline(__always)
  static func bits(_ count: Int, _ test: (Int) -> Bool) -> [UInt64] {
    unsafe Array(unsafeUninitializedCapacity: (count + 63) >> 6) { buffer, size in
      let whole = count >> 6
      for index in 0..<whole {
        let base = index << 6
        var word: UInt64 = 0
        for bit in 0..<64 { word |= (test(base &+ bit) ? 1 : 0) &<< UInt64(truncatingIfNeeded: bit) }
        unsafe buffer[index] = word
      }
      if count & 63 != 0 {
        var word: UInt64 = 0
        for bit in 0..<(count & 63) {
          word |= (test(whole << 6 &+ bit) ? 1 : 0) &<< UInt64(truncatingIfNeeded: bit)
        }
        unsafe buffer[whole] = word
      }
      size = (count + 63) >> 6
    }
  }

  /// One bit for each row, from a test of two columns.
  @inline(__always)
  static func bits(
    _ left: [Int64], _ right: [Int64], _ count: Int, _ test: (Int64, Int64) -> Bool
  ) -> [UInt64] {
    precondition(left.count >= count && right.count >= count, "columns of one batch")
    return unsafe left.withUnsafeBufferPointer { left in
      unsafe right.withUnsafeBufferPointer { right in
        bits(count) { unsafe test(left[$0], right[$0]) }
      }
    }
  }

  /// One bit for each row, from a test of one column.
  @inline(__always)
  static func bits(_ slots: [Int64], _ count: Int, _ test: (Int64) -> Bool) -> [UInt64] {
    precondition(slots.count >= count, "columns of one batch")
    return unsafe slots.withUnsafeBufferPointer { slots in
      bits(count) { unsafe test(slots[$0]) }
    }
  }

  /// A slot for each row.
  @inline(__always)
  static func slots(_ slots: [Int64], _ count: Int, _ body: (Int64) -> Int64) -> [Int64] {
    precondition(slots.count >= count, "columns of one batch")
    return unsafe slots.withUnsafeBufferPointer { slots in
      unsafe [Int64](unsafeUninitializedCapacity: count) { buffer, size in
        for row in 0..<count { unsafe buffer[row] = body(slots[row]) }
        size = count
      }
    }
  }

  /// A slot for each row, from two columns.
  @inline(__always)
  static func slots(
    _ left: [Int64], _ right: [Int64], _ count: Int, _ body: (Int64, Int64) -> Int64
  ) -> [Int64] {
    precondition(left.count >= count && right.count >= count, "columns of one batch")
    return unsafe left.withUnsafeBufferPointer { left in
      unsafe right.withUnsafeBufferPointer { right in
        unsafe [Int64](unsafeUninitializedCapacity: count) { buffer, size in
          for row in 0..<count { unsafe buffer[row] = body(left[row], right[row]) }
          size = count
        }
      }
    }
  }

  /// A word for each word of a bitmap, from several bitmaps.
  @inline(__always)
  static func words(_ left: Bitmap, _ right: Bitmap, _ body: (UInt64, UInt64) -> UInt64) -> Bitmap {
    precondition(left.count == right.count, "bitmaps of one batch")
    let words = unsafe left.words.withUnsafeBufferPointer { a in
      unsafe right.words.withUnsafeBufferPointer { b in
        unsafe [UInt64](unsafeUninitializedCapacity: a.count) { buffer, size in
          for index in 0..<a.count { unsafe buffer[index] = body(a[index], b[index]) }
          size = a.count
        }
      }
    }
    return Bitmap(words: words, count: left.count)
  }

  /// One bit for each row of a mask, from a test of the rows in it; other rows are clear.
  @inline(__always)
  static func bits(of rows: Bitmap, _ test: (Int) -> Bool) -> [UInt64] {
    let count = rows.words.count
    return unsafe rows.words.withUnsafeBufferPointer { rows in
      unsafe Array(unsafeUninitializedCapacity: count) { buffer, size in
        for index in 0..<count {
          var rest = unsafe rows[index]
          var word: UInt64 = 0
          while rest != 0 {
            let bit = rest.trailingZeroBitCount
            if test(index << 6 | bit) { word |= 1 &<< UInt64(truncatingIfNeeded: bit) }
            rest &= rest &- 1
          }
          unsafe buffer[index] = word
        }
        size = count
      }
    }
  }

  /// The slots of a column brought from the rows of a parent table down to its child rows.
  static func spread(_ slots: [Int64], starts: [Int32], count: Int) -> [Int64] {
    precondition(starts.count <= slots.count + 1, "one start for each parent row and one more")
    return unsafe slots.withUnsafeBufferPointer { slots in
      unsafe starts.withUnsafeBufferPointer { starts in
        unsafe [Int64](unsafeUninitializedCapacity: count + 4) { buffer, size in
          var row = 0
          for parent in 0..<max(0, starts.count - 1) {
            let value = unsafe slots[parent]
            let end = min(count, Int(unsafe starts[parent + 1]))
            // Four at a time without asking how many there are: what is too much is written over or cut off.
            repeat {
              unsafe buffer[row] = value
              unsafe buffer[row + 1] = value
              unsafe buffer[row + 2] = value
              unsafe buffer[row + 3] = value
              row += 4
            } while row < end
            row = max(0, end)
          }
          while row < count {
            unsafe buffer[row] = 0
            row += 1
          }
          size = count
        }
      }
    }
  }

  /// The same for bits.
  static func spread(_ bits: Bitmap, starts: [Int32], count: Int) -> Bitmap {
    if bits.isEmpty { return Bitmap(count: count) }
    if bits.count + 1 == starts.count, bits.isFull { return Bitmap(repeating: true, count: count) }
    precondition(starts.count <= bits.count + 1, "one start for each parent row and one more")
    let wordCount = (count + 63) >> 6
    // One word more, so that the rest of a run needs no question where it goes.
    var words: [UInt64] = Array(repeating: 0, count: wordCount + 1)
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe starts.withUnsafeBufferPointer { starts in
        for parent in 0..<max(0, starts.count - 1) {
          let bit = bits.words[parent >> 6] &>> UInt64(truncatingIfNeeded: parent & 63) & 1
          var row = Int(unsafe starts[parent])
          let end = min(count, Int(unsafe starts[parent + 1]))
          while end - row > 32 {
            unsafe words[row >> 6] |= bit &<< UInt64(truncatingIfNeeded: row & 63)
            row += 1
          }
          guard row < end else { continue }
          let run = (1 &<< UInt64(truncatingIfNeeded: end - row) &- 1) & (0 &- bit)
          let shift = UInt64(truncatingIfNeeded: row & 63)
          unsafe words[row >> 6] |= run &<< shift
          unsafe words[row >> 6 + 1] |= (run &>> (63 &- shift)) &>> 1
        }
      }
    }
    words.removeLast()
    return Bitmap(words: words, count: count)
  }

  // MARK: Bytes

  /// Whether the texts of two slots are equal byte by byte.
  @inline(__always)
  static func isSame(
    _ left: UnsafeBufferPointer<UInt8>, _ a: Int64, _ right: UnsafeBufferPointer<UInt8>, _ b: Int64
  ) -> Bool {
    let length = Int(a & 0xFF_FFFF)
    guard length == Int(b & 0xFF_FFFF) else { return false }
    let first = Int(a >> 24)
    let second = Int(b >> 24)
    guard first >= 0, second >= 0, first + length <= left.count, second + length <= right.count else {
      return false
    }
    let one = UnsafeRawBufferPointer(left)
    let other = UnsafeRawBufferPointer(right)
    var offset = 0
    while offset + 8 <= length {
      let x = unsafe one.loadUnaligned(fromByteOffset: first + offset, as: UInt64.self)
      let y = unsafe other.loadUnaligned(fromByteOffset: second + offset, as: UInt64.self)
      if x != y { return false }
      offset += 8
    }
    while offset < length {
      if unsafe left[first + offset] != right[second + offset] { return false }
      offset += 1
    }
    return true
  }
}
