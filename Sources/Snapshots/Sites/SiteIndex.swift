/// What the first pass over the sites has found: what stands where, what fragments may name, and the columns.
struct SiteIndex: Sendable {
  /// What stands where, by site.
  let addresses: [AddressTable]
  /// The columns.
  let columns: ColumnBook
  private let fragments: Set<UInt64>
  /// The pages whose fragments are known.
  private let isKnown: [Bool]

  init(addresses: [AddressTable], columns: ColumnBook, fragments: Set<UInt64>, isKnown: [Bool]) {
    self.addresses = addresses
    self.columns = columns
    self.fragments = fragments
    self.isKnown = isKnown
  }

  /// Whether a fragment names a place on a page; nil if that can't be told.
  func has(fragment name: String, on page: Int) -> Bool? {
    let start = name.utf8.first
    // Nothing, or the top of the page; ways of scripts (`#/list`, `#!news`) and of text fragments are no names.
    if name.isEmpty || name.lowercased() == "top" { return true }
    if start == 0x2F || start == 0x21 || start == 0x3A { return nil }
    guard isKnown.indices.contains(page), isKnown[page] else { return nil }
    return fragments.contains(Self.hash(name, page))
  }

  /// The hash of a fragment's name on a page.
  static func hash(_ name: String, _ page: Int) -> UInt64 {
    AddressTable.hash(name.utf8, seed: 0xCBF2_9CE4_8422_2325 ^ UInt64(page) &* 0x9E37_79B9_7F4A_7C15)
  }
}
