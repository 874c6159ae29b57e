/// The spellings of keywords in the form in which the lattice compares them.
enum KeywordForms {
  private static let forms: [String: [[UInt32]]] = Dictionary(
    KeywordTable.shared.keywords.map { ($0.id, $0.spellings.map { CodePoints.labelForm($0) }) }
  ) { first, _ in first }

  /// The end of the longest spelling of a keyword at an index.
  static func end(of id: String, in lattice: Lattice, at index: Int) -> Int? {
    let start = lattice.content.skipSpaces(index, to: lattice.end)
    return (forms[id] ?? []).compactMap { lattice.match($0, at: start) }.max()
  }

  /// The keyword with the longest spelling at an index; among equals the first.
  static func longest(_ ids: [String], in lattice: Lattice, at index: Int) -> (id: String, end: Int)? {
    var best: (id: String, end: Int)?
    for id in ids {
      if let end = end(of: id, in: lattice, at: index), end > (best?.end ?? -1) { best = (id, end) }
    }
    return best
  }

  /// The ids of a place, in order.
  static func ids(in place: String) -> [String] {
    KeywordTable.shared.keywords(in: .words(place)).map(\.id)
  }
}
