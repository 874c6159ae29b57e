/// Why a text is no selector that can be used, and where.
package struct SelectorError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Cause: Hashable, Sendable {
    /// There is nothing, or nothing beside a comma or in a pair of brackets.
    case missingSelector
    /// A combinator such as `>` has nothing on one side.
    case danglingCombinator
    /// A character stands where it can't.
    case unexpected(String)
    /// A name is missing behind `.`, `#`, `:` or `[`.
    case missingName
    /// A bracket, or a string, is never closed.
    case unclosed(String)
    /// A pseudo-class that CSS does not have, or not at the levels that are read.
    case unknownPseudoClass(String)
    /// A pseudo-class about what a reader does, such as `:hover`: no page as it is stored can be in that state.
    case userState(String)
    /// A pseudo-element, such as `::before`: it is no element of the page.
    case pseudoElement(String)
    /// A namespace prefix; none can be declared.
    case namespace(String)
    /// What stands in `:nth-child()` is not of the form `an+b`.
    case badCycle(String)
    /// `:has` stands inside `:has`.
    case nestedHas
    /// The selector is longer, or has more brackets inside one another, than any that a person would write.
    case tooLarge
  }

  /// What is wrong.
  package let cause: Cause
  /// The place in the selector, in code points from zero.
  package let offset: Int
}

/// A selection took more steps than is allowed; selectors that are made to take forever do that.
package struct SelectorOverrun: Error, Hashable, Sendable {}
