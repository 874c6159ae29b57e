import Records

/// The words of a yes/no or choice field as they are usually spelt, each with its slot; others are left to `ValueReader`.
///
/// The memory belongs to the ``RecordSink`` that made the table.
@safe struct WordTable {
  @safe private struct Entry {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var count: Int32 = -1
    var slot: Int32 = 0
    var word: Bytes?
  }

  private let entries: UnsafeMutablePointer<Entry>
  private let mask: Int

  /// Makes a table of words that a reader knows.
  init(_ words: [String], by reader: ValueReader) {
    var size = 8
    while size < words.count * 4 { size *= 2 }
    unsafe entries = .allocate(capacity: size)
    unsafe entries.initialize(repeating: Entry(), count: size)
    mask = size - 1
    for word in words { add(Array(word.utf8), by: reader) }
  }

  private func add(_ word: [UInt8], by reader: ValueReader) {
    guard !word.isEmpty, case .slot(let slot) = reader.read(word.span), let small = Int32(exactly: slot) else { return }
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: word.count + 64)
    unsafe copy.initialize(repeating: 0, count: word.count + 64)
    for index in word.indices { unsafe copy[index] = word[index] }
    let place = unsafe Bytes(copy)
    guard unsafe self.slot(place, word.count) == nil else {
      unsafe copy.deallocate()
      return
    }
    let (first, last) = unsafe (firstBytes(place, word.count), lastBytes(place, word.count))
    var index = wordHash(first, last, word.count) & mask
    while unsafe entries[index].count >= 0 { index = (index + 1) & mask }
    unsafe entries[index] = unsafe Entry(first: first, last: last, count: Int32(word.count), slot: small, word: place)
  }

  /// The slot of a word; nil if it is not in the table.
  @inline(__always)
  func slot(_ word: Bytes, _ count: Int) -> Int64? {
    let (first, last) = unsafe (firstBytes(word, count), lastBytes(word, count))
    var index = wordHash(first, last, count) & mask
    while unsafe entries[index].count >= 0 {
      if unsafe entries[index].count == Int32(truncatingIfNeeded: count), unsafe entries[index].first == first,
        unsafe entries[index].last == last
      {
        if count <= 16 { return unsafe Int64(entries[index].slot) }
        if let known = unsafe entries[index].word, unsafe areEqual(known, word, count) {
          return unsafe Int64(entries[index].slot)
        }
      }
      index = (index + 1) & mask
    }
    return nil
  }

  /// Gives the memory back.
  func deallocate() {
    for index in 0...mask { unsafe entries[index].word?.deallocate() }
    unsafe entries.deallocate()
  }
}
