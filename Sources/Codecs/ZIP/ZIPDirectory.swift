/// The central directory of a ZIP archive (APPNOTE 6.3, sections 4.3.12 to 4.3.16).
struct ZIPDirectory {
  private(set) var entries: [ZIPEntry] = []

  /// Where the directory lies and how many entries it has.
  private struct Place {
    var count: Int
    var size: Int
    var offset: Int
    /// The offset of the record that tells so, which the directory stands before.
    var end: Int
  }

  init(_ bytes: RandomAccessBytes, _ limits: ZIPArchive.Limits) throws(ZIPError) {
    let place = try ZIPDirectory.find(bytes)
    guard place.count <= limits.entries else { throw ZIPError(.tooManyEntries(limit: limits.entries), at: place.end) }
    // Something may stand before the archive, such as a program that unpacks it.
    let shift = place.end - place.size - place.offset
    guard place.size <= limits.directorySize, shift >= 0 else { throw ZIPError(.badDirectory, at: place.end) }
    guard let directory = bytes.read(at: place.offset + shift, count: place.size), directory.count == place.size else {
      throw ZIPError(.unreadable, at: place.offset + shift)
    }
    try readEntries(directory, place, shift)
    try refuseOverlaps(before: place.offset + shift)
  }

  private static func find(_ bytes: RandomAccessBytes) throws(ZIPError) -> Place {
    let tailStart = max(0, bytes.count - 22 - 65_535)
    guard let tail = bytes.read(at: tailStart, count: bytes.count - tailStart) else {
      throw ZIPError(.unreadable, at: tailStart)
    }
    var index = tail.count - 22
    while index >= 0 {
      let fields = ByteFields(tail[index...])
      // The comment must end with the archive; else the four bytes stand in the comment of another.
      if fields.word(0) == 0x0605_4B50, fields.short(20) == tail.count - index - 22 {
        return try place(fields, at: tailStart + index, bytes)
      }
      index -= 1
    }
    throw ZIPError(.notZIP, at: bytes.count)
  }

  private static func place(
    _ fields: ByteFields, at offset: Int, _ bytes: RandomAccessBytes
  ) throws(ZIPError) -> Place {
    var place = Place(count: fields.short(10), size: fields.word(12), offset: fields.word(16), end: offset)
    let isLarge = place.count == 0xFFFF || place.size == 0xFFFF_FFFF || place.offset == 0xFFFF_FFFF
    if isLarge, offset >= 20, let locator = bytes.read(at: offset - 20, count: 20),
      ByteFields(locator[...]).word(0) == 0x0706_4B50
    {
      let fields = ByteFields(locator[...])
      guard fields.word(16) <= 1 else { throw ZIPError(.severalParts, at: offset) }
      guard let end = fields.long(8), let record = bytes.read(at: end, count: 56), record.count == 56,
        ByteFields(record[...]).word(0) == 0x0606_4B50
      else { throw ZIPError(.badDirectory, at: offset - 20) }
      let large = ByteFields(record[...])
      guard let count = large.long(32), let size = large.long(40), let start = large.long(48) else {
        throw ZIPError(.badDirectory, at: end)
      }
      place = Place(count: count, size: size, offset: start, end: end)
    } else if fields.short(4) != 0 || fields.short(6) != 0 || fields.short(8) != place.count {
      throw ZIPError(.severalParts, at: offset)
    }
    return place
  }

  private mutating func readEntries(_ directory: [UInt8], _ place: Place, _ shift: Int) throws(ZIPError) {
    var index = 0
    for _ in 0..<place.count {
      let fault = ZIPError(.badDirectory, at: place.offset + shift + index)
      let fields = ByteFields(directory[index...])
      guard index + 46 <= directory.count, fields.word(0) == 0x0201_4B50 else { throw fault }
      let nameEnd = index + 46 + fields.short(28)
      let extraEnd = nameEnd + fields.short(30)
      let end = extraEnd + fields.short(32)
      guard end <= directory.count else { throw fault }
      guard let sizes = ZIPDirectory.sizes(fields, directory[nameEnd..<extraEnd]) else { throw fault }
      let name = Array(directory[index + 46..<nameEnd])
      entries.append(
        ZIPEntry(
          name: ZIPEntry.text(name, isUTF8: fields.short(8) & 0x800 != 0), method: fields.short(10),
          isEncrypted: fields.short(8) & 0x2041 != 0, checksum: UInt32(fields.word(16)),
          compressedSize: sizes.compressed, size: sizes.size, offset: sizes.offset + shift, rawName: name))
      index = end
    }
  }

  /// The lengths and the offset of an entry, from the ZIP64 field where the short ones are full.
  private static func sizes(
    _ fields: ByteFields, _ extra: ArraySlice<UInt8>
  ) -> (size: Int, compressed: Int, offset: Int)? {
    var (size, compressed, offset) = (fields.word(24), fields.word(20), fields.word(42))
    let full = 0xFFFF_FFFF
    guard size == full || compressed == full || offset == full else { return (size, compressed, offset) }
    var rest = extra
    while rest.count >= 4 {
      let field = ByteFields(rest)
      let length = field.short(2)
      guard rest.count >= 4 + length else { return nil }
      if field.short(0) == 1 {
        let large = ByteFields(rest.dropFirst(4).prefix(length))
        var place = 0
        func next() -> Int? {
          defer { place += 8 }
          return place + 8 <= length ? large.long(place) : nil
        }
        if size == full {
          guard let value = next() else { return nil }
          size = value
        }
        if compressed == full {
          guard let value = next() else { return nil }
          compressed = value
        }
        if offset == full {
          guard let value = next() else { return nil }
          offset = value
        }
        return (size, compressed, offset)
      }
      rest = rest.dropFirst(4 + length)
    }
    return nil
  }

  /// Refuses files that share bytes, and such as lie outside the archive.
  private func refuseOverlaps(before end: Int) throws(ZIPError) {
    let sorted = entries.sorted { $0.offset < $1.offset }
    for (index, entry) in sorted.enumerated() {
      let limit = index + 1 < sorted.count ? sorted[index + 1].offset : end
      let (least, isOverflow) = (entry.offset + 30 + entry.rawName.count).addingReportingOverflow(entry.compressedSize)
      guard !isOverflow, least <= limit else {
        let cause: ZIPError.Cause = index + 1 < sorted.count ? .overlappingEntries : .badDirectory
        throw ZIPError(cause, name: entry.name, at: entry.offset)
      }
    }
  }
}
