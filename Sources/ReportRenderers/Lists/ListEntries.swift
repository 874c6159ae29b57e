import Codecs
import Findings

/// The entries of a list as bytes: whole lines with what their fingerprint is taken over, or compact violations.
///
/// A whole entry: 1, the lengths of line and parts (4 bytes each), the line with 32 bytes room for the digits of the
/// fingerprint, the parts. A compact entry: 0, the number of its form (4), the line in the input (4, 0 for none), the
/// length of the key (4), the key. Numbers are little-endian.
enum ListEntry {
  case whole(line: Range<Int>, parts: Range<Int>)
  case compact(form: Int, line: Int, key: Range<Int>)

  /// Reads the entry at an offset and moves behind it.
  static func next(_ entries: Span<UInt8>, _ offset: inout Int) -> ListEntry {
    let kind = entries[offset]
    let first = number(entries, offset + 1)
    let second = number(entries, offset + 5)
    if kind == 1 {
      let line = offset + 9..<offset + 9 + first
      offset = line.upperBound + second
      return .whole(line: line, parts: line.upperBound..<offset)
    }
    let start = offset + 13
    offset = start + number(entries, offset + 9)
    return .compact(form: first, line: second, key: start..<offset)
  }

  static func appendWhole(_ line: [UInt8], parts: [UInt8], to entries: inout [UInt8]) {
    entries.append(1)
    append(line.count, to: &entries)
    append(parts.count, to: &entries)
    entries += line
    entries += parts
  }

  static func appendCompact(form: Int, line: Int, key: Span<UInt8>, to entries: inout [UInt8]) {
    entries.append(0)
    append(form, to: &entries)
    append(line, to: &entries)
    append(key.count, to: &entries)
    unsafe key.withUnsafeBufferPointer { unsafe entries.append(contentsOf: $0) }
  }

  private static func append(_ number: Int, to entries: inout [UInt8]) {
    let word = UInt32(clamping: number)
    entries.append(UInt8(truncatingIfNeeded: word))
    entries.append(UInt8(truncatingIfNeeded: word >> 8))
    entries.append(UInt8(truncatingIfNeeded: word >> 16))
    entries.append(UInt8(truncatingIfNeeded: word >> 24))
  }

  private static func number(_ entries: Span<UInt8>, _ offset: Int) -> Int {
    Int(entries[offset]) | Int(entries[offset + 1]) << 8 | Int(entries[offset + 2]) << 16
      | Int(entries[offset + 3]) << 24
  }
}

/// Lines whose fingerprints are computed many at a time and put in afterwards.
struct FingerprintedLines {
  /// The room that a line leaves for the digits of its fingerprint.
  static let room = [UInt8](repeating: 0x30, count: 32)

  /// The lines so far.
  private(set) var bytes: [UInt8] = []
  private var batch = SHA256Batch()
  private var places: [Int] = []
  /// What is hashed, kept only where fingerprints may repeat.
  private var parts: [[UInt8]] = []

  /// Appends bytes of a line.
  mutating func append(_ piece: [UInt8]) { bytes += piece }

  /// Appends bytes of a line.
  mutating func append(_ piece: Span<UInt8>) {
    unsafe piece.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Leaves room for a fingerprint over the parts given next.
  mutating func leaveRoom() {
    places.append(bytes.count)
    bytes += Self.room
  }

  /// Says that a line appended whole has its room at an offset.
  mutating func noteRoom(at offset: Int) { places.append(offset) }

  /// Adds bytes that the fingerprint is taken over.
  mutating func appendPart(_ piece: [UInt8]) { batch.append(piece) }

  /// Adds bytes that the fingerprint is taken over.
  mutating func appendPart(_ piece: Span<UInt8>) { batch.appendBytes(piece) }

  /// Ends what the fingerprint is taken over.
  mutating func endParts() { batch.endMessage() }

  /// Remembers what a fingerprint is taken over, for its number if it comes again.
  mutating func keepParts(_ all: [UInt8]) { parts.append(all) }

  /// Puts the fingerprints in.
  mutating func finish(_ occurrences: inout [[UInt8]: Int]?) -> [UInt8] {
    let digits = batch.prefixes()
    for (index, place) in places.enumerated() {
      var name = Array(digits[index * 32..<index * 32 + 32])
      if occurrences != nil, index < parts.count {
        let number = occurrences?[name, default: 0] ?? 0
        occurrences?[name] = number + 1
        if number > 0 { name = Array(Fingerprint.digest(Fingerprint.numbered(parts[index], number)).utf8) }
      }
      bytes.replaceSubrange(place..<place + 32, with: name)
    }
    return bytes
  }
}
