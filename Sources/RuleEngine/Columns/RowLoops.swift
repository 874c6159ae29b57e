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
        var word: UInt64 = 0
        for group in 0..<8 {
          word |= eight(index << 6 | group << 3, test) &<< UInt64(truncatingIfNeeded: group << 3)
        }
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

  /// Eight bits of eight rows, shifted by constants so that none waits for another.
  @inline(__always)
  private static func eight(_ row: Int, _ test: (Int) -> Bool) -> UInt64 {
    let low: UInt64 =
      (test(row) ? 1 : 0) | (test(row &+ 1) ? 2 : 0) | (test(row &+ 2) ? 4 : 0) | (test(row &+ 3) ? 8 : 0)
    let high: UInt64 =
      (test(row &+ 4) ? 16 : 0) | (test(row &+ 5) ? 32 : 0) | (test(row &+ 6) ? 64 : 0) | (test(row &+ 7) ? 128 : 0)
    return low | high
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

  /// Changes each word of a bitmap by the word of another in the same place.
  @inline(__always)
  static func update(_ words: inout [UInt64], _ others: [UInt64], _ body: (inout UInt64, UInt64) -> Void) {
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe others.withUnsafeBufferPointer { others in
        for index in 0..<min(words.count, others.count) { unsafe body(&words[index], others[index]) }
      }
    }
  }

  /// Adds the rows of one bitmap that are not in another.
  static func update(_ words: inout [UInt64], _ others: Bitmap, butNot left: Bitmap) {
    precondition(others.count == left.count, "bitmaps of one batch")
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe others.words.withUnsafeBufferPointer { others in
        unsafe left.words.withUnsafeBufferPointer { left in
          for index in 0..<min(words.count, others.count) { unsafe words[index] |= others[index] & ~left[index] }
        }
      }
    }
  }

  /// Takes the slots of some rows from another column.
  static func copy(_ others: [Int64], of rows: Bitmap, to slots: inout [Int64]) {
    precondition(others.count >= slots.count && rows.count <= slots.count, "columns of one batch")
    unsafe others.withUnsafeBufferPointer { others in
      fill(&slots, of: rows) { unsafe others[$0] }
    }
  }

  /// Gives some rows one slot.
  static func fill(_ slots: inout [Int64], of rows: Bitmap, with slot: Int64) {
    precondition(rows.count <= slots.count, "columns of one batch")
    fill(&slots, of: rows) { _ in slot }
  }

  @inline(__always)
  private static func fill(_ slots: inout [Int64], of rows: Bitmap, _ value: (Int) -> Int64) {
    let words = rows.words
    unsafe slots.withUnsafeMutableBufferPointer { slots in
      for index in words.indices where words[index] != 0 {
        let word = words[index]
        let base = index << 6
        for bit in 0..<min(64, slots.count - base) {
          let row = base &+ bit
          let isTaken = word &>> UInt64(truncatingIfNeeded: bit) & 1 != 0
          unsafe slots[row] = isTaken ? value(row) : slots[row]
        }
      }
    }
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

  /// The parent row of each child row, counted without a branch: how many parents begin at or before it.
  static func parents(starts: [Int32], count: Int) -> [Int32] {
    var parents = [Int32](repeating: 0, count: count + 1)
    unsafe parents.withUnsafeMutableBufferPointer { parents in
      unsafe starts.withUnsafeBufferPointer { starts in
        for parent in 1..<max(1, starts.count - 1) {
          let start = Int(unsafe starts[parent])
          precondition(start >= 0 && start <= count, "children stand in the batch")
          unsafe parents[start] &+= 1
        }
        var parent: Int32 = 0
        for row in 0..<count {
          unsafe parent &+= parents[row]
          unsafe parents[row] = parent
        }
      }
    }
    parents.removeLast()
    return parents
  }

  /// The slots of a column brought from the rows of a parent table down to its child rows.
  static func spread(_ slots: [Int64], parents: [Int32]) -> [Int64] {
    let count = parents.count
    precondition(count == 0 || Int(parents[count - 1]) < slots.count, "each child row has its parent")
    return unsafe slots.withUnsafeBufferPointer { slots in
      unsafe parents.withUnsafeBufferPointer { parents in
        unsafe [Int64](unsafeUninitializedCapacity: count) { buffer, size in
          for row in 0..<count { unsafe buffer[row] = slots[Int(parents[row])] }
          size = count
        }
      }
    }
  }

  /// The same for bits.
  static func spread(_ bits: Bitmap, parents: [Int32]) -> Bitmap {
    let count = parents.count
    precondition(count == 0 || Int(parents[count - 1]) < bits.count, "each child row has its parent")
    let words = unsafe bits.words.withUnsafeBufferPointer { words in
      unsafe parents.withUnsafeBufferPointer { parents in
        Self.bits(count) { row in
          let parent = Int(unsafe parents[row])
          return unsafe words[parent >> 6] &>> UInt64(truncatingIfNeeded: parent & 63) & 1 != 0
        }
      }
    }
    return Bitmap(words: words, count: count)
  }

  /// The parents of the child rows whose bit is set.
  static func gathered(_ bits: Bitmap, parents: [Int32], count: Int) -> Bitmap {
    var words = [UInt64](repeating: 0, count: (count + 63) >> 6)
    precondition(parents.isEmpty || Int(parents[parents.count - 1]) < count, "each child row has its parent")
    precondition(bits.count == parents.count, "one bit for each child row")
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe parents.withUnsafeBufferPointer { parents in
        for (index, word) in bits.words.enumerated() {
          var rest = word
          while rest != 0 {
            let parent = Int(unsafe parents[index << 6 | rest.trailingZeroBitCount])
            unsafe words[parent >> 6] |= 1 &<< UInt64(truncatingIfNeeded: parent & 63)
            rest &= rest &- 1
          }
        }
      }
    }
    return Bitmap(words: words, count: count)
  }

  /// The sum of the slots of the child rows whose bit is set, for each parent, and the parents whose sum does not fit.
  static func sums(_ slots: [Int64], of rows: Bitmap, parents: [Int32], count: Int) -> (sums: [Int64], tooLarge: [Int])
  {
    var sums = [Int64](repeating: 0, count: count)
    var tooLarge: [Int] = []
    precondition(parents.isEmpty || Int(parents[parents.count - 1]) < count, "each child row has its parent")
    precondition(rows.count == parents.count && slots.count == parents.count, "one slot for each child row")
    unsafe sums.withUnsafeMutableBufferPointer { sums in
      unsafe parents.withUnsafeBufferPointer { parents in
        unsafe slots.withUnsafeBufferPointer { slots in
          for (index, word) in rows.words.enumerated() {
            var rest = word
            while rest != 0 {
              let row = index << 6 | rest.trailingZeroBitCount
              let parent = Int(unsafe parents[row])
              let sum = unsafe sums[parent].addingReportingOverflow(slots[row])
              if sum.overflow { tooLarge.append(parent) }
              unsafe sums[parent] = sum.partialValue
              rest &= rest &- 1
            }
          }
        }
      }
    }
    return (sums, tooLarge)
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
