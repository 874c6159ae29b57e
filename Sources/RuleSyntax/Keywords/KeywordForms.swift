/// The spellings of keywords in the form in which the lattice compares them.
enum KeywordForms {
  private static let forms: [String: [[UInt32]]] = Dictionary(
    KeywordTable.shared.keywords.map { ($0.id, $0.spellings.map { CodePoints.labelForm($0) }) }
  ) { first, _ in first }

  /// The end of the longest spelling of a keyword at an index.
  static func end(of id: String, in lattice: Lattice, at index: Int) -> Int? {
    let start = lattice.content.skipSpaces(index, to: lattice.end)
    guard start < lattice.end, let forms = forms[id] else { return nil }
    let first = CodePoints.folded(lattice.content.scalars[start])
    var longest: Int?
    for form in forms where form.first == first {
      if let end = lattice.match(form, at: start), end > longest ?? -1 { longest = end }
    }
    return longest
  }

  /// The keyword with the longest spelling at an index; among equals the first.
  static func longest(_ ids: [String], in lattice: Lattice, at index: Int) -> (id: String, end: Int)? {
    var best: (id: String, end: Int)?
    for id in ids {
      if let end = end(of: id, in: lattice, at: index), end > (best?.end ?? -1) { best = (id, end) }
    }
    return best
  }

  /// The spellings of some keywords by their first code point.
  static func index(_ ids: [String]) -> [UInt32: [(form: [UInt32], id: String)]] {
    var index: [UInt32: [(form: [UInt32], id: String)]] = [:]
    for id in ids {
      for form in forms[id] ?? [] {
        if let first = form.first { index[first, default: []].append((form, id)) }
      }
    }
    return index
  }

  /// The keyword of an index with the longest spelling at the beginning of a line.
  static func longest(
    _ index: [UInt32: [(form: [UInt32], id: String)]], atStartOf lattice: Lattice
  ) -> (id: String, end: Int)? {
    guard lattice.end > 0 else { return nil }
    var best: (id: String, end: Int)?
    for (form, id) in index[CodePoints.folded(lattice.content.scalars[0])] ?? [] {
      if let end = lattice.match(form, at: 0), end > (best?.end ?? -1) { best = (id, end) }
    }
    return best
  }

  /// The ids of a place, in order.
  static func ids(in place: String) -> [String] {
    KeywordTable.shared.keywords(in: .words(place)).map(\.id)
  }
}
