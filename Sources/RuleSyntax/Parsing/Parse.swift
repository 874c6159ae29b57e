import SourceText

/// One way to read the text from a place on: what it says, its words, and where it ends.
struct Parse<Node: Hashable & Sendable> {
  let node: Node
  let words: WordRope
  /// The index after the last code point, without spaces behind it.
  let end: Int

  /// The same reading with another node.
  func map<Other: Hashable & Sendable>(_ transform: (Node) -> Other) -> Parse<Other> {
    Parse<Other>(node: transform(node), words: words, end: end)
  }
}

/// Words in canonical order, joined without copying.
indirect enum WordRope: Sendable {
  case empty
  case word(Word)
  case joined(WordRope, WordRope)

  static func + (left: WordRope, right: WordRope) -> WordRope {
    switch (left, right) {
    case (.empty, _): right
    case (_, .empty): left
    default: .joined(left, right)
    }
  }

  /// The words in order; a long list of operands makes a deep rope, so it is walked without recursion.
  var words: [Word] {
    var words: [Word] = []
    var pending: [WordRope] = [self]
    while let rope = pending.popLast() {
      switch rope {
      case .empty: break
      case .word(let word): words.append(word)
      case .joined(let left, let right): pending += [right, left]
      }
    }
    return words
  }
}

/// What could have stood at the furthest readable place.
enum Expectation: Int, Sendable, Hashable, CaseIterable, Comparable {
  case value
  case condition
  case name
  case table
  case comparison
  case connective
  case meets
  case then
  case closingBracket
  case ruleID
  case number
  case measureWord
  case searched
  case key
  case end

  static func < (left: Expectation, right: Expectation) -> Bool { left.rawValue < right.rawValue }
}
