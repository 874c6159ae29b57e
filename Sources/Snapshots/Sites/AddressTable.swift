/// What stands at the addresses of a site: a few bytes each, however long the addresses are.
///
/// Addresses are told apart by a hash of 64 bits; that two of a million addresses share one happens once in ten million
/// sites.
struct AddressTable: Sendable {
  /// What stands at an address.
  enum Target: Hashable, Sendable {
    /// A page, by its number among those of the snapshot.
    case page(Int)
    /// Another file.
    case file
    /// Nothing: an archive has kept the answer that there is nothing.
    case nothing
  }

  private var entries: [UInt64: Int32] = [:]
  private var hasAnyCase = false
  private static let file: Int32 = -1
  private static let nothing: Int32 = -2

  /// Puts something at an address; what was there first stays, but for an answer that there is nothing.
  mutating func put(_ target: Target, at key: String) {
    let code: Int32 =
      switch target {
      case .page(let number): Int32(clamping: number)
      case .file: Self.file
      case .nothing: Self.nothing
      }
    let hash = Self.hash(key.utf8)
    if let old = entries[hash], old != Self.nothing { return }
    entries[hash] = code
  }

  /// What stands exactly at an address.
  subscript(key: String) -> Target? {
    guard let code = entries[Self.hash(key.utf8)] else { return nil }
    switch code {
    case Self.file: return .file
    case Self.nothing: return .nothing
    default: return .page(Int(code))
    }
  }

  /// What a server gives for an address, and what a mirror of the site has saved under another name for it.
  func target(path: String, query: String?) -> Target? {
    if let query, !query.isEmpty {
      let asked = path + "?" + query
      for name in [asked, asked + ".html", path + "@" + query, path + "@" + query + ".html"] {
        if let found = self[name] { return found }
      }
    }
    if path.utf8.last != 0x2F {
      if let found = self[path] { return found }
      if let found = self[path + ".html"] { return found }
    }
    let folder = path.utf8.last == 0x2F ? path : path + "/"
    if let found = self[folder] { return found }
    for name in PageFiles.indexNames {
      if let found = self[folder + name] { return found }
    }
    // Two slashes where one belongs open the same file.
    return path.contains("//") ? target(path: Self.singleSlashes(path), query: query) : nil
  }

  private static func singleSlashes(_ path: String) -> String {
    var result: [UInt8] = []
    for byte in path.utf8 where byte != 0x2F || result.last != 0x2F { result.append(byte) }
    return String(decoding: result, as: UTF8.self)
  }

  /// FNV-1a with a final mixing.
  static func hash(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = seed
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 32
    hash &*= 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 32
  }
}
