/// A ZIP archive that is read (APPNOTE 6.3, ISO/IEC 21320-1): its list of files, and each of them unpacked.
///
/// The central directory alone counts; data descriptors are not needed for that, and what is not in it is not there.
package struct ZIPArchive: Sendable {
  /// The bounds for an archive.
  package struct Limits: Sendable {
    /// How many files there may be.
    package var entries = 65_536
    /// How long an unpacked file may be, in bytes.
    package var fileSize = 256 << 20
    /// How long the central directory may be, in bytes.
    package var directorySize = 64 << 20

    /// Makes the usual bounds.
    package init() {}
  }

  /// The files and folders in the order of the directory.
  package let entries: [ZIPEntry]
  private let bytes: RandomAccessBytes
  private let limits: Limits
  /// The numbers of the entries of each name.
  private let places: [String: [Int]]

  /// Reads the directory of an archive.
  package init(_ bytes: RandomAccessBytes, limits: Limits = Limits()) throws(ZIPError) {
    self.bytes = bytes
    self.limits = limits
    entries = try ZIPDirectory(bytes, limits).entries
    var places: [String: [Int]] = [:]
    for (number, entry) in entries.enumerated() { places[entry.name, default: []].append(number) }
    self.places = places
  }

  /// Reads the directory of an archive in memory.
  package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ZIPError) {
    try self.init(RandomAccessBytes(bytes), limits: limits)
  }

  /// Says whether bytes begin like a ZIP archive.
  package static func begins(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// The entry of a name.
  ///
  /// - Throws: `missing` or `duplicateName`.
  package func entry(_ name: String) throws(ZIPError) -> ZIPEntry {
    guard let numbers = places[name] else { throw ZIPError(.missing, name: name, at: 0) }
    guard numbers.count == 1 else { throw ZIPError(.duplicateName, name: name, at: entries[numbers[1]].offset) }
    return entries[numbers[0]]
  }

  /// Says whether there is a file of a name.
  package func contains(_ name: String) -> Bool {
    places[name] != nil
  }

  /// The unpacked file of a name.
  package func contents(_ name: String) throws(ZIPError) -> [UInt8] {
    try contents(entry(name))
  }

  /// An unpacked file.
  package func contents(_ entry: ZIPEntry) throws(ZIPError) -> [UInt8] {
    var contents: [UInt8] = []
    try read(entry) { piece in contents.append(contentsOf: piece) }
    return contents
  }

  /// Unpacks a file in pieces of a few hundred kilobytes at most; the last piece comes before its checksum is compared.
  package func read(_ entry: ZIPEntry, _ take: ([UInt8]) -> Void) throws(ZIPError) {
    guard !entry.isEncrypted else { throw ZIPError(.encrypted, name: entry.name, at: entry.offset) }
    guard entry.size <= limits.fileSize else {
      throw ZIPError(.tooLarge(limit: limits.fileSize), name: entry.name, at: entry.offset)
    }
    let start = try dataOffset(entry)
    guard entry.compressedSize <= bytes.count - start else {
      throw ZIPError(.badLocalHeader, name: entry.name, at: entry.offset)
    }
    var checksum = CRC32()
    var count = 0
    func note(_ piece: [UInt8]) {
      checksum.update(piece.span)
      count += piece.count
      if !piece.isEmpty { take(piece) }
    }
    switch entry.method {
    case 0:
      guard entry.compressedSize == entry.size else { throw ZIPError(.length, name: entry.name, at: entry.offset) }
      try readPieces(entry, from: start) { piece in
        note(piece)
        return true
      }
    case 8: try inflate(entry, from: start, note)
    default: throw ZIPError(.unknownMethod(entry.method), name: entry.name, at: entry.offset)
    }
    guard count == entry.size else { throw ZIPError(.length, name: entry.name, at: entry.offset) }
    guard checksum.value == entry.checksum else { throw ZIPError(.checksum, name: entry.name, at: entry.offset) }
  }

  /// Reads the data of a file until `take` says that it has enough.
  private func readPieces(
    _ entry: ZIPEntry, from start: Int, _ take: ([UInt8]) throws(ZIPError) -> Bool
  ) throws(ZIPError) {
    var offset = start
    let end = start + entry.compressedSize
    while offset < end {
      guard let piece = bytes.read(at: offset, count: min(end - offset, 1 << 18)) else {
        throw ZIPError(.unreadable, name: entry.name, at: offset)
      }
      offset += piece.count
      guard try take(piece) else { return }
    }
  }

  private func inflate(_ entry: ZIPEntry, from start: Int, _ note: ([UInt8]) -> Void) throws(ZIPError) {
    // One byte more than the archive says is enough to see that it lies.
    var inflate = Inflate(limit: entry.size)
    var step = Inflate.Step.needsInput
    var output: [UInt8] = []
    try readPieces(entry, from: start) { piece throws(ZIPError) in
      var position = 0
      repeat {
        output.removeAll(keepingCapacity: true)
        do throws(InflateError) { step = try inflate.advance(piece.span, from: &position, to: &output) } catch {
          let cause: ZIPError.Cause = if case .tooLarge = error.cause { .length } else { .data(error.cause) }
          throw ZIPError(cause, name: entry.name, at: start + error.offset)
        }
        note(output)
      } while step == .hasMore
      return step == .needsInput
    }
    guard step == .end else { throw ZIPError(.data(.truncated), name: entry.name, at: start + entry.compressedSize) }
  }

  /// The offset of a file's data, behind its head.
  private func dataOffset(_ entry: ZIPEntry) throws(ZIPError) -> Int {
    let fault = ZIPError(.badLocalHeader, name: entry.name, at: entry.offset)
    guard let head = bytes.read(at: entry.offset, count: 30), head.count == 30 else { throw fault }
    let fields = ByteFields(head[...])
    guard fields.word(0) == 0x0403_4B50, fields.short(8) == entry.method else { throw fault }
    let nameLength = fields.short(26)
    guard bytes.read(at: entry.offset + 30, count: nameLength) == entry.rawName else { throw fault }
    let start = entry.offset + 30 + nameLength + fields.short(28)
    guard start <= bytes.count else { throw fault }
    return start
  }
}
