/// A list of CSS selectors (Selectors Level 3), with `:is`, `:where`, `:has`, lists in `:not`, and the flags `i` and `s`
/// of attributes (Level 4).
///
/// It is parsed once and may be used on any page, in any thread.
package struct Selector: Sendable, Hashable {
  /// The text it was parsed from.
  package let text: String
  /// The selectors between the commas.
  let alternatives: [Complex]

  /// Parses a selector.
  ///
  /// - Throws: what is wrong, with its place in the text.
  package init(_ text: String) throws(SelectorError) {
    var parser = SelectorParser(text)
    alternatives = try parser.parseAll()
    self.text = text
  }
}

extension Selector {
  /// How an element stands to the one selected by what is on the left.
  enum Combinator: Sendable, Hashable {
    /// A space: inside it.
    case descendant
    /// `>`
    case child
    /// `+`
    case nextSibling
    /// `~`
    case laterSibling
  }

  /// Compound selectors joined by combinators.
  struct Complex: Sendable, Hashable {
    /// The compounds from left to right.
    var compounds: [Compound]
    /// What stands before each compound; of the first one only used inside `:has`.
    var combinators: [Combinator]
  }

  /// What one element must be: all of some tests.
  struct Compound: Sendable, Hashable {
    var tests: [Test]
  }

  /// A name to compare, with the number that HTML's own names have in every page.
  struct Name: Sendable, Hashable {
    /// As written.
    let spelling: [UInt8]
    /// In small letters, as names of HTML elements and attributes are.
    let lowered: [UInt8]
    /// The known name in small letters.
    let known: HTMLName?

    init(_ spelling: [UInt8]) {
      self.spelling = spelling
      lowered = spelling.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
      known = KnownNameIndex.shared.name(spelled: lowered).map { HTMLName($0) }
    }
  }

  /// How an attribute's value is compared.
  enum Operator: Sendable, Hashable {
    case exists, equals, includes, dashMatch, prefix, suffix, substring
  }

  /// A test of an attribute.
  struct AttributeTest: Sendable, Hashable {
    let name: Name
    var comparison = Operator.exists
    var value: [UInt8] = []
    /// Whether case counts; nil leaves it to the attribute, as HTML does.
    var ignoresCase: Bool?
  }

  /// `an+b`
  struct Cycle: Sendable, Hashable {
    let step: Int
    let offset: Int

    /// Whether a place, counted from one, is in it.
    func contains(_ place: Int) -> Bool {
      let distance = place - offset
      return step == 0 ? distance == 0 : distance % step == 0 && distance / step >= 0
    }
  }

  /// A test of one element.
  indirect enum Test: Sendable, Hashable {
    case any
    case element(Name)
    case id([UInt8])
    case className([UInt8])
    case attribute(AttributeTest)
    case root
    case empty
    /// `:nth-child` and its kin.
    case nth(Cycle, fromEnd: Bool, ofType: Bool)
    case onlyChild(ofType: Bool)
    /// `:link`, `:any-link`
    case link
    case enabled
    case disabled
    case checked
    case language([UInt8])
    case not([Complex])
    case matchesAny([Complex])
    case has([Complex])
    /// The element that `:has` is about.
    case scope
  }
}
