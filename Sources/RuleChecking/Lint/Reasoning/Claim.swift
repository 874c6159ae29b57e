import Records
import RuleEngine

/// A condition as far as it can be reasoned about: facts about the values of one object, joined by and and or.
///
/// A claim is what must be so for a condition to be *true*. Missing values make a condition unknown, not true, so every
/// value that a fact compares is there.
indirect enum Claim {
  case fact(Fact)
  case all([Claim])
  case any([Claim])
  /// Always so.
  case always
  /// Never so.
  case never
  /// Nothing is known of it.
  case unknown
}

/// One thing that is so about the values of an object; values are named by their numbers in a `TermTable`.
enum Fact {
  /// The first value minus the second is at most (or below) an amount; nil stands for zero.
  case bound(Int?, Int?, Weight)
  /// The first value minus the second is not this amount.
  case different(Int?, Int?, Fraction)
  /// The value of a choice is one of these words, by their positions.
  case words(Int, Set<Int>)
  /// The text is one of these, or none of them.
  case texts(Int, Set<Text>, isOne: Bool)
  /// The text passes a test, or does not.
  case textTest(Int, TextTest, Text, Bool)
  /// The value is there, or is not.
  case present(Int, Bool)
  /// A condition that is only compared with itself.
  case atom(Int, Bool)
}

/// An upper limit of a difference.
struct Weight: Hashable {
  let amount: Fraction
  /// Whether the amount itself is excluded.
  let isStrict: Bool

  /// Both limits one after the other; nil when the sum leaves the range.
  func adding(_ other: Weight) -> Weight? {
    amount.adding(other.amount).map { Weight(amount: $0, isStrict: isStrict || other.isStrict) }
  }

  /// Whether this limit is the closer one.
  func isCloser(than other: Weight) -> Bool {
    amount != other.amount ? amount < other.amount : isStrict && !other.isStrict
  }

  /// Whether a value can't stay within this limit of itself.
  var isImpossible: Bool { amount < .zero || (amount == .zero && isStrict) }

  /// The limit of a difference of whole numbers.
  var ofIntegers: Weight {
    let floor = amount.floor
    guard isStrict, amount.isWhole else { return Weight(amount: floor, isStrict: false) }
    return Weight(amount: floor.subtracting(.one) ?? floor, isStrict: false)
  }
}
