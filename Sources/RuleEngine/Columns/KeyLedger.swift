import Records

/// The keys of one table over the whole run. Keys that rise from record to record cost no more than being put aside; else
/// they are split by their hashes into partitions small enough to be sorted in memory.
struct KeyLedger: Sendable {
  /// A key that an earlier record has already.
  struct Double: Sendable {
    /// The record.
    let row: Int
    let file: Int
    let line: Int?
    let key: String
    /// The line of the first record with the key.
    let firstLine: Int?
  }

  private struct Stretch: Sendable {
    let firstRow: Int
    let file: Int
    let count: Int
    let bytes: Range<Int>
  }

  private struct Entry {
    let hash: UInt64
    let row: Int
    /// The place of the record's entry among the bytes put aside.
    let offset: Int
  }

  private var stretches: [Stretch] = []
  private var isRising = true
  private var last: [UInt8]?
  private var rowCount = 0
  /// The end of the bytes put aside, the first of which are in the spool.
  private var held: [UInt8] = []
  private var spooled = 0
  private let makeSpool: (@Sendable () throws(RunFailure) -> any RunSpool)?
  private var spool: (any RunSpool)?

  /// So many bytes are held in memory.
  private static let heldBytes = 4 << 20
  /// In so many parts the keys are sorted when there are many.
  private static let partitionCount = 64
  /// So many keys are sorted at once.
  private static let sortedAtOnce = 200_000

  init(spool make: (@Sendable () throws(RunFailure) -> any RunSpool)?) {
    makeSpool = make
  }

  /// Adds the keys of the next chunk.
  mutating func add(_ run: KeyRun) throws(RunFailure) {
    if !run.isRising { isRising = false }
    if let first = run.first {
      if let last, !last.lexicographicallyPrecedes(first) { isRising = false }
      last = run.last
    }
    let start = spooled + held.count
    stretches.append(
      Stretch(firstRow: rowCount, file: run.file, count: run.count, bytes: start..<start + run.bytes.count))
    rowCount += run.count
    held += run.bytes
    if held.count >= Self.heldBytes, let makeSpool {
      let spool: any RunSpool
      if let opened = self.spool { spool = opened } else { spool = try makeSpool() }
      self.spool = spool
      _ = try spool.append(held)
      spooled += held.count
      held.removeAll(keepingCapacity: true)
    }
  }

  private func bytes(_ range: Range<Int>) throws(RunFailure) -> [UInt8] {
    if range.lowerBound >= spooled { return Array(held[range.lowerBound - spooled..<range.upperBound - spooled]) }
    let inSpool = range.lowerBound..<min(range.upperBound, spooled)
    let first = try spool?.read(inSpool) ?? []
    return range.upperBound > spooled ? first + held[..<(range.upperBound - spooled)] : first
  }

  // MARK: Finding doubles

  /// The records whose key an earlier one has, by row.
  func doubles() throws(RunFailure) -> [Double] {
    if isRising { return [] }
    var found: [Double] = []
    if rowCount <= Self.sortedAtOnce {
      var entries: [Entry] = []
      for stretch in stretches { try forEachKey(of: stretch) { entries.append($0) } }
      try addDoubles(&entries, to: &found)
    } else {
      try addPartitioned(to: &found)
    }
    return found.sorted { $0.row < $1.row }
  }

  private func forEachKey(of stretch: Stretch, _ body: (Entry) -> Void) throws(RunFailure) {
    let all = try bytes(stretch.bytes)
    let span = all.span
    var offset = 0
    for index in 0..<stretch.count {
      let count = Self.number(span, offset + 4)
      if count != .max {
        let hash = ByteHash.of(span, at: offset + 8, count: Int(count))
        body(Entry(hash: hash, row: stretch.firstRow + index, offset: stretch.bytes.lowerBound + offset))
      }
      offset += 8 + (count == .max ? 0 : Int(count))
    }
  }

  private static func number(_ bytes: Span<UInt8>, _ offset: Int) -> UInt32 {
    UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16
      | UInt32(bytes[offset + 3]) << 24
  }

  /// Splits the keys by hash into parts that are put aside and sorted one by one.
  private func addPartitioned(to found: inout [Double]) throws(RunFailure) {
    let store: any RunSpool = if let makeSpool { try makeSpool() } else { MemorySpool() }
    var buffers = Array(repeating: [UInt8](), count: Self.partitionCount)
    var ranges = Array(repeating: [Range<Int>](), count: Self.partitionCount)
    var failure: RunFailure?
    for stretch in stretches {
      try forEachKey(of: stretch) { entry in
        let part = Int(entry.hash >> 58)
        for value in [entry.hash, UInt64(entry.row), UInt64(entry.offset)] {
          for shift in stride(from: UInt64(0), to: 64, by: 8) {
            buffers[part].append(UInt8(truncatingIfNeeded: value >> shift))
          }
        }
        guard buffers[part].count >= 1 << 16, failure == nil else { return }
        do throws(RunFailure) {
          let start = try store.append(buffers[part])
          ranges[part].append(start..<start + buffers[part].count)
          buffers[part].removeAll(keepingCapacity: true)
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
    }
    for part in 0..<Self.partitionCount {
      var entries: [Entry] = []
      for range in ranges[part] { Self.decode(try store.read(range), into: &entries) }
      Self.decode(buffers[part], into: &entries)
      buffers[part] = []
      try addDoubles(&entries, to: &found)
    }
  }

  private static func decode(_ bytes: [UInt8], into entries: inout [Entry]) {
    let span = bytes.span
    func number(_ offset: Int) -> UInt64 {
      var value: UInt64 = 0
      for index in 0..<8 { value |= UInt64(span[offset + index]) << UInt64(8 * index) }
      return value
    }
    entries.reserveCapacity(entries.count + bytes.count / 24)
    for offset in stride(from: 0, to: bytes.count, by: 24) {
      entries.append(
        Entry(hash: number(offset), row: Int(number(offset + 8)), offset: Int(number(offset + 16))))
    }
  }

  private func addDoubles(_ entries: inout [Entry], to found: inout [Double]) throws(RunFailure) {
    entries.sort { $0.hash == $1.hash ? $0.row < $1.row : $0.hash < $1.hash }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
      if end - start > 1 { try settle(entries[start..<end], &found) }
      start = end
    }
  }

  /// Tells keys with the same hash apart by their bytes.
  private func settle(_ entries: ArraySlice<Entry>, _ found: inout [Double]) throws(RunFailure) {
    var firsts: [(key: [UInt8], line: Int?)] = []
    for entry in entries {
      let head = try bytes(entry.offset..<entry.offset + 8)
      let number = Self.number(head.span, 0)
      let line = number == .max ? nil : Int(number)
      let start = entry.offset + 8
      let key = try bytes(start..<start + Int(Self.number(head.span, 4)))
      guard let first = firsts.first(where: { $0.key == key }) else {
        firsts.append((key, line))
        continue
      }
      found.append(
        Double(
          row: entry.row, file: file(of: entry.row), line: line, key: String(decoding: key, as: UTF8.self),
          firstLine: first.line))
    }
  }

  private func file(of row: Int) -> Int {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].firstRow <= row { low = middle } else { high = middle }
    }
    return stretches[low].file
  }
}
