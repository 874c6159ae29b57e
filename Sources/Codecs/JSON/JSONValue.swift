/// A JSON value as a tree with places, for manifests, configuration and tests; records never take this way.
///
/// Numbers keep their spelling, members their order and their doubles. Two values are equal if their contents are,
/// wherever they stand.
package struct JSONValue: Equatable, Sendable {
  /// What a value holds.
  package indirect enum Content: Equatable, Sendable {
    /// The literal `null`.
    case null
    /// The literal `true` or `false`.
    case bool(Bool)
    /// A number, as it is spelled.
    case number(String)
    /// A string, unescaped.
    case string(String)
    /// The elements of an array.
    case array([JSONValue])
    /// The members of an object in their order, doubles kept.
    case object([Member])
  }

  /// A key with its value.
  package struct Member: Equatable, Sendable {
    /// The key, unescaped.
    package let key: String
    /// The bytes of the key between its quotes.
    package let keyRange: Range<Int>
    /// The value.
    package let value: JSONValue

    /// Makes a member; one that was not read from bytes has no place.
    package init(_ key: String, _ value: JSONValue, keyRange: Range<Int> = 0..<0) {
      self.key = key
      self.value = value
      self.keyRange = keyRange
    }

    /// Says whether key and value are equal, wherever they stand.
    package static func == (left: Member, right: Member) -> Bool {
      left.key == right.key && left.value == right.value
    }
  }

  /// What the value holds.
  package let content: Content
  /// The bytes it was read from, quotes and brackets included; empty for a value made in code.
  package let range: Range<Int>

  /// Makes a value; one that was not read from bytes has no place.
  package init(_ content: Content, range: Range<Int> = 0..<0) {
    self.content = content
    self.range = range
  }

  /// Says whether two values have the same content, wherever they stand.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    left.content == right.content
  }

  /// The value of the first member with this key; nil if there is none or this is no object.
  package subscript(key: String) -> JSONValue? {
    members?.first { $0.key == key }?.value
  }

  /// The members if this is an object.
  package var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The elements if this is an array.
  package var elements: [JSONValue]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// The text if this is a string.
  package var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  /// The truth value if this is one.
  package var bool: Bool? {
    if case .bool(let value) = content { value } else { nil }
  }

  /// The number's spelling if this is a number.
  package var number: String? {
    if case .number(let text) = content { text } else { nil }
  }

  /// The number as an integer if it is written as one and fits.
  package var integer: Int? {
    number.flatMap { Int($0) }
  }

  /// Says whether this is the literal `null`.
  package var isNull: Bool { content == .null }

  /// The members of an object whose key has already occurred in it.
  package var repeatedMembers: [Member] {
    var seen: Set<String> = []
    return (members ?? []).filter { !seen.insert($0.key).inserted }
  }
}
