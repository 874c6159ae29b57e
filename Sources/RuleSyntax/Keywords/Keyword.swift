package import SourceText

/// One row of the keyword table.
package struct Keyword: Sendable, Hashable {
  /// Where a keyword is one; everywhere else the same letters are free for names.
  package enum Place: Sendable, Hashable {
    /// The first word of a header.
    case head
    /// The first word of a header inside a block of these headers, by their ids.
    case subhead(of: [String])
    /// The first word of a clause of these headers, by their ids.
    case clause(of: [String])
    /// A reserved connecting word inside conditions.
    case condition
    /// A word of conditions that stays free for names.
    case operatorWord
    /// The words of one clause, a unit, a magnitude: by the name of the place.
    case words(String)
  }

  /// The id; equal spellings in different places have different ids.
  package let id: String
  /// Where it is a keyword.
  package let place: Place
  /// The canonical spellings.
  package let text: LocalizedText
  /// Other spellings that are accepted; `fmt` writes the canonical ones.
  package let twins: [String]

  /// All spellings: Chinese, English, twins.
  package var spellings: [String] { [text.zh, text.en] + twins }
}
