package import Records

/// Child rows of one table that could not be tied to their parent as declared: counted, the first ones named.
package struct LinkProblem: Sendable, Hashable {
  /// What went wrong.
  package enum Kind: Sendable, Hashable {
    /// A list of child rows is not a list of objects: the children of that parent are unknown.
    case notAList
    /// The key names no row of the parent table: the row is kept and belongs to no parent.
    case orphan
    /// The key is missing or unreadable: the row is kept and may belong to any parent.
    case withoutKey
    /// Several parents have the key: the children of all of them are unknown.
    case doubleParent
  }

  /// A place with the words found there.
  package struct Example: Sendable, Hashable {
    /// The record.
    package let place: Provenance
    /// The words or the key.
    package let words: String
  }

  /// How many examples are kept.
  package static let maximumExamples = 5

  /// What went wrong.
  package let kind: Kind
  /// The child table.
  package let table: TableID
  /// How often.
  package private(set) var count: Int
  /// The first places.
  package private(set) var examples: [Example]

  init(kind: Kind, table: TableID, first place: Provenance, words: String) {
    self.kind = kind
    self.table = table
    count = 1
    examples = [Example(place: place, words: words)]
  }

  mutating func add(_ place: Provenance, _ words: String) {
    count += 1
    if examples.count < Self.maximumExamples { examples.append(Example(place: place, words: words)) }
  }
}
