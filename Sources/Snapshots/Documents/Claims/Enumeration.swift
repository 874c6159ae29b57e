/// A number word with its list (列举): 五个程序：公众参与、… claims five and has its members.
struct Enumeration: Hashable, Sendable {
  /// The number that is claimed.
  let claimed: Int
  /// The members found.
  let members: [String]
  /// Whether the list says itself that it is not complete (等), or the number is one (20余项).
  let isOpen: Bool
  /// What is counted.
  let object: String?
  /// The words from the list's beginning to its end, number included.
  let range: Range<Int>
}
