import Records

/// The keys of one table over the whole run.
///
/// Keys and hashes are put aside, in a temporary file when there are many. As long as keys rise from record to record
/// nothing else is done; else a sieve finds the few hashes that may have come twice, and only their keys are compared.
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

  private var stretches: [Stretch] = []
  private var isRising = true
  private var last: [UInt8]?
  private var rowCount = 0
  private var entries: AsideBytes
  private var hashes: AsideBytes
  private var sieve: KeySieve?
  /// How many rows the sieve has seen.
  private var sieved = 0
  /// The hashes that may have come twice.
  private var suspects: [UInt64] = []

  init(spool make: (@Sendable () throws(RunFailure) -> any RunSpool)?) {
    entries = AsideBytes(make)
    hashes = AsideBytes(make)
  }

  /// Adds the keys of the next chunk.
  mutating func add(_ run: KeyRun) throws(RunFailure) {
    if !run.isRising { isRising = false }
    if let first = run.first {
      if let last, !last.lexicographicallyPrecedes(first) { isRising = false }
      last = run.last
    }
    let start = entries.count
    stretches.append(
      Stretch(firstRow: rowCount, file: run.file, count: run.count, bytes: start..<start + run.bytes.count))
    rowCount += run.count
    try entries.append(run.bytes)
    try hashes.append(hashes: run.hashes)
    if !isRising { try sift(run.hashes) }
  }

  /// Puts the hashes of the newest rows through the sieve, after those that went by while keys were rising.
  private mutating func sift(_ newest: [UInt64]) throws(RunFailure) {
    let isFull = sieve.map { rowCount > $0.capacity } ?? true
    if isFull {
      sieve = KeySieve(capacity: max(rowCount * 2, 30_000))
      suspects = []
      sieved = 0
    }
    if sieved < rowCount - newest.count { try siftEarlier(before: rowCount - newest.count) }
    sieve?.insert(newest[...], seen: &suspects)
    sieved = rowCount
  }

  private mutating func siftEarlier(before end: Int) throws(RunFailure) {
    while sieved < end {
      let next = min(end, sieved + 65_536)
      let earlier = try hashes.hashes(sieved..<next)
      sieve?.insert(earlier[...], seen: &suspects)
      sieved = next
    }
  }

  // MARK: Finding doubles

  /// The records whose key an earlier one has, by row.
  func doubles() throws(RunFailure) -> [Double] {
    if isRising || suspects.isEmpty { return [] }
    let wanted = Set(suspects)
    var filter = Array(repeating: UInt64(0), count: 1 << 14)
    for hash in wanted { filter[Int(hash >> 6 & 0x3FFF)] |= 1 << (hash & 63) }
    var rows: [Int] = []
    var row = 0
    while row < rowCount {
      let next = min(rowCount, row + 65_536)
      for (offset, hash) in try hashes.hashes(row..<next).enumerated()
      where filter[Int(hash >> 6 & 0x3FFF)] & 1 << (hash & 63) != 0 && wanted.contains(hash) {
        rows.append(row + offset)
      }
      row = next
    }
    return try settled(rows)
  }

  /// Compares the keys of some rows by their bytes.
  private func settled(_ rows: [Int]) throws(RunFailure) -> [Double] {
    var doubles: [Double] = []
    var firsts: [[UInt8]: Int?] = [:]
    var next = 0
    while next < rows.count {
      let stretch = stretch(of: rows[next])
      var cursor = EntryCursor(try entries.bytes(stretch.bytes), row: stretch.firstRow)
      while next < rows.count, rows[next] < stretch.firstRow + stretch.count {
        let (key, line) = cursor.entry(of: rows[next])
        if let first = firsts[key] {
          doubles.append(
            Double(
              row: rows[next], file: stretch.file, line: line, key: String(decoding: key, as: UTF8.self),
              firstLine: first))
        } else {
          firsts[key] = .some(line)
        }
        next += 1
      }
    }
    return doubles
  }

  /// Walks the entries of a stretch.
  private struct EntryCursor {
    private let bytes: [UInt8]
    private var row: Int
    private var offset = 0

    init(_ bytes: [UInt8], row: Int) {
      self.bytes = bytes
      self.row = row
    }

    private func number(_ place: Int) -> UInt32 {
      UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
        | UInt32(bytes[place + 3]) << 24
    }

    private var count: Int {
      let count = number(offset + 4)
      return count == .max ? 0 : Int(count)
    }

    /// The key and the line of a row at or behind the one before.
    mutating func entry(of wanted: Int) -> (key: [UInt8], line: Int?) {
      while row < wanted {
        offset += KeyRun.headSize + count
        row += 1
      }
      let line = number(offset)
      let start = offset + KeyRun.headSize
      return (Array(bytes[start..<start + count]), line == .max ? nil : Int(line))
    }
  }

  private func stretch(of row: Int) -> Stretch {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].firstRow <= row { low = middle } else { high = middle }
    }
    return stretches[low]
  }
}

/// Bytes put aside one behind the other: the last of them in memory, the others in a temporary file.
private struct AsideBytes: Sendable {
  private let make: (@Sendable () throws(RunFailure) -> any RunSpool)?
  private var spool: (any RunSpool)?
  private var held: [UInt8] = []
  private var spooled = 0

  /// So many bytes are held in memory.
  private static let heldBytes = 1 << 20

  init(_ make: (@Sendable () throws(RunFailure) -> any RunSpool)?) {
    self.make = make
  }

  /// The number of bytes put aside.
  var count: Int { spooled + held.count }

  mutating func append(_ bytes: [UInt8]) throws(RunFailure) {
    held.append(contentsOf: bytes)
    try spill()
  }

  mutating func append(hashes: [UInt64]) throws(RunFailure) {
    unsafe hashes.withUnsafeBytes { unsafe held.append(contentsOf: $0) }
    try spill()
  }

  private mutating func spill() throws(RunFailure) {
    guard held.count >= Self.heldBytes, let make else { return }
    let spool: any RunSpool
    if let opened = self.spool { spool = opened } else { spool = try make() }
    self.spool = spool
    _ = try spool.append(held)
    spooled += held.count
    held.removeAll(keepingCapacity: true)
  }

  func bytes(_ range: Range<Int>) throws(RunFailure) -> [UInt8] {
    if range.lowerBound >= spooled { return Array(held[range.lowerBound - spooled..<range.upperBound - spooled]) }
    let first = try spool?.read(range.lowerBound..<min(range.upperBound, spooled)) ?? []
    return range.upperBound > spooled ? first + held[..<(range.upperBound - spooled)] : first
  }

  /// The hashes of some rows.
  func hashes(_ rows: Range<Int>) throws(RunFailure) -> [UInt64] {
    let bytes = try bytes(rows.lowerBound * 8..<rows.upperBound * 8)
    return unsafe bytes.withUnsafeBytes { buffer in
      (0..<rows.count).map { unsafe buffer.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
    }
  }
}
