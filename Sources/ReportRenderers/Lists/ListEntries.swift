import Codecs
import Findings

/// The entries of a list as bytes: whole lines with what their fingerprint is taken over, or compact violations.
///
/// A whole entry: 1, the lengths of line and parts (4 bytes each), the line with 32 bytes room for the digits of the
/// fingerprint, the parts; without parts there is no fingerprint. A compact entry: 0, the number of its form (4), the line in the input (4, 0 for none), the
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

/// Lines whose fingerprints are put in where they leave room for them.
struct FingerprintedLines {
  /// The room that a line leaves for the digits of its fingerprint.
  static let room = [UInt8](repeating: 0x30, count: 32)

  /// Appends a line and fills its room.
  ///
  /// - Parameters:
  ///   - ending: how many bytes stand behind the room.
  ///   - parts: what the fingerprint is taken over.
  ///   - occurrences: how often each fingerprint came before, where it may come again; nil where it can't.
  static func append(
    _ line: ArraySlice<UInt8>, ending: Int, parts: [UInt8], _ occurrences: inout [[UInt8]: Int]?,
    to bytes: inout [UInt8]
  ) {
    bytes += line
    var name = Array(Fingerprint.digest(parts).utf8)
    if occurrences != nil {
      let number = occurrences?[name] ?? 0
      occurrences?[name] = number + 1
      if number > 0 { name = Array(Fingerprint.digest(Fingerprint.numbered(parts, number)).utf8) }
    }
    let end = bytes.count - ending
    bytes.replaceSubrange(end - room.count..<end, with: name)
  }
}
