/// The names of a page: the known ones, and those that the page brings.
package struct NameTable: Sendable {
  static let knownCount = UInt32(KnownName.allCases.count)

  private let known = KnownNameIndex.shared
  /// The bytes of the page's own names, one behind the other.
  private var ownBytes: [UInt8] = []
  /// Where each own name begins; its end is the next one's start.
  private var ownStarts: [Int] = [0]
  /// The own names by their bytes. The standard library's hashing is seeded, so that no page can aim at collisions; ids
  /// go by first occurrence and do not depend on it.
  private var ownIDs: [[UInt8]: UInt32] = [:]

  /// A table with the known names.
  init() {}

  /// The name that stands in a page, A to Z read as a to z and NUL as U+FFFD.
  @inline(__always)
  mutating func intern(_ page: PageBytes, _ range: Range<Int>) -> HTMLName {
    known.name(page, range).map { HTMLName($0) } ?? internOwn(page, range)
  }

  private mutating func internOwn(_ page: PageBytes, _ range: Range<Int>) -> HTMLName {
    var spelling: [UInt8] = []
    spelling.reserveCapacity(range.count)
    for index in range {
      if page[index] == 0 {
        spelling.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else {
        spelling.append(PageBytes.small(page[index]))
      }
    }
    return internOwn(spelling)
  }

  /// The name with an exact spelling, which is new if need be.
  mutating func intern(_ spelling: [UInt8]) -> HTMLName {
    known.name(spelled: spelling).map { HTMLName($0) } ?? internOwn(spelling)
  }

  private mutating func internOwn(_ spelling: [UInt8]) -> HTMLName {
    if let id = ownIDs[spelling] { return HTMLName(id: id) }
    let id = Self.knownCount + UInt32(truncatingIfNeeded: ownStarts.count - 1)
    ownBytes.append(contentsOf: spelling)
    ownStarts.append(ownBytes.count)
    ownIDs[spelling] = id
    return HTMLName(id: id)
  }

  /// The name with an exact spelling, if it is known or occurs in the page.
  func name(spelled bytes: [UInt8]) -> HTMLName? {
    if let own = ownIDs[bytes] { return HTMLName(id: own) }
    return known.name(spelled: bytes).map { HTMLName($0) }
  }

  /// The bytes of a name.
  func bytes(of name: HTMLName) -> [UInt8] {
    if name.id < Self.knownCount { return known.spellings[Int(name.id)] }
    let own = Int(name.id - Self.knownCount)
    return Array(ownBytes[ownStarts[own]..<ownStarts[own + 1]])
  }

  /// The spelling of a name.
  func spelling(of name: HTMLName) -> String { String(decoding: bytes(of: name), as: UTF8.self) }
}
