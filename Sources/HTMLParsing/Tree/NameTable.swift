/// The names of a page: the known ones, and those that the page brings.
package struct NameTable: Sendable {
  static let knownCount = UInt32(KnownName.allCases.count)

  /// The bytes of the page's own names, one behind the other.
  private var ownBytes: [UInt8] = []
  /// Where each own name begins; its end is the next one's start.
  private var ownStarts: [Int] = [0]
  /// The own names by their bytes. The standard library's hashing is seeded, so that no page can aim at collisions; ids
  /// go by first occurrence and do not depend on it.
  private var ownIDs: [ArraySlice<UInt8>: UInt32] = [:]

  /// A table with the known names.
  init() {}

  /// The name spelled by some bytes, in small letters (A to Z are read as a to z).
  mutating func intern(_ bytes: ArraySlice<UInt8>) -> HTMLName {
    if let known = KnownNameIndex.shared.name(bytes) { return HTMLName(known) }
    return internOwn(bytes)
  }

  private mutating func internOwn(_ bytes: ArraySlice<UInt8>) -> HTMLName {
    let small = Self.small(bytes)
    if let id = ownIDs[small] { return HTMLName(id: id) }
    let id = Self.knownCount + UInt32(truncatingIfNeeded: ownStarts.count - 1)
    ownBytes.append(contentsOf: small)
    ownStarts.append(ownBytes.count)
    ownIDs[small] = id
    return HTMLName(id: id)
  }

  /// The name with an exact spelling, if it is known or occurs in the page.
  func name(spelled bytes: [UInt8]) -> HTMLName? {
    if let index = KnownNameIndex.shared.spellings.firstIndex(of: bytes) { return HTMLName(id: UInt32(index)) }
    return ownIDs[bytes[...]].map { HTMLName(id: $0) }
  }

  /// The bytes of a name.
  func bytes(of name: HTMLName) -> [UInt8] {
    if name.id < Self.knownCount { return KnownNameIndex.shared.spellings[Int(name.id)] }
    let own = Int(name.id - Self.knownCount)
    return Array(ownBytes[ownStarts[own]..<ownStarts[own + 1]])
  }

  /// The spelling of a name.
  func spelling(of name: HTMLName) -> String { String(decoding: bytes(of: name), as: UTF8.self) }

  private static func small(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var copy = Array(bytes)
    for index in copy.indices where copy[index] &- 0x41 < 26 { copy[index] |= 0x20 }
    return copy[...]
  }
}
