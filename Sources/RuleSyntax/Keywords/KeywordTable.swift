package import SourceText

/// The one table of keywords, read from its rows once.
package struct KeywordTable: Sendable {
  /// The table.
  package static let shared = KeywordTable(rows: keywordRows)

  /// The rows in order.
  package let keywords: [Keyword]
  private let indexByID: [String: Int]

  init(rows: String) {
    keywords = rows.split(separator: "\n").compactMap { Self.keyword(row: $0) }
    indexByID = Dictionary(keywords.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  private static func keyword(row: Substring) -> Keyword? {
    let cells = row.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
    guard cells.count == 5 else { return nil }
    return Keyword(
      id: cells[0], place: place(cells[1]), text: LocalizedText(zh: cells[2], en: cells[3]),
      twins: split(cells[4]))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Splits twins at two spaces; a single space belongs to a twin.
  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var spaces = 0
    for character in text {
      if character == " " {
        spaces += 1
        continue
      }
      if spaces > 1 {
        parts.append(part)
        part = ""
      } else if spaces == 1 {
        part += " "
      }
      spaces = 0
      part.append(character)
    }
    return part.isEmpty ? parts : parts + [part]
  }

  private static func place(_ text: String) -> Keyword.Place {
    switch text {
    case "head": return .head
    case "condition": return .condition
    case "operator": return .operatorWord
    default:
      guard let colon = text.firstIndex(of: ":") else { return .words(text) }
      let heads = text[text.index(after: colon)...].split(separator: ",").map(String.init)
      switch text[..<colon] {
      case "subhead": return .subhead(of: heads)
      case "clause": return .clause(of: heads)
      default: return .words(text)
      }
    }
  }

  /// The keyword with an id.
  package subscript(id: String) -> Keyword? { indexByID[id].map { keywords[$0] } }

  /// The canonical spelling of a keyword.
  package func spelling(_ id: String, _ language: Language) -> String {
    self[id]?.text[language] ?? id
  }

  /// The keywords of a place, in order.
  package func keywords(in place: Keyword.Place) -> [Keyword] {
    keywords.filter { $0.place == place }
  }

  /// The sub-headers of a header, in order.
  package func subheads(of head: String) -> [Keyword] {
    keywords.filter {
      if case .subhead(let heads) = $0.place { heads.contains(head) } else { false }
    }
  }

  /// The clauses of a header or sub-header, in order.
  package func clauses(of head: String) -> [Keyword] {
    keywords.filter {
      if case .clause(let heads) = $0.place { heads.contains(head) } else { false }
    }
  }
}
