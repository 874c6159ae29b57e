/// A text that compares by code points, not by canonical equivalence as `String` does.
package struct Text: Hashable, Comparable, Sendable {
  /// The characters.
  package let string: String

  /// Creates a text; trimming is the reader's work.
  package init(_ string: String) {
    self.string = string
  }

  package static func == (left: Text, right: Text) -> Bool {
    var (one, other) = (left.string, right.string)
    guard one.utf8.count == other.utf8.count else { return false }
    return one.withUTF8 { first in other.withUTF8 { second in unsafe first.elementsEqual(second) } }
  }

  package func hash(into hasher: inout Hasher) {
    var text = string
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  package static func < (left: Text, right: Text) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }
}

/// The unit of a duration or a time limit; different units never compare.
package enum DurationUnit: String, Sendable, Hashable, CaseIterable {
  /// Calendar days (日).
  case day
  /// Working days (工作日).
  case workday
  /// Calendar months (个月).
  case month
  /// Calendar years (年).
  case year
  /// Hours (小时).
  case hour
}

/// A duration: an amount in one unit.
package struct Duration: Hashable, Sendable {
  /// How many units.
  package let amount: Fraction
  /// The unit.
  package let unit: DurationUnit

  /// Creates a duration.
  package init(amount: Fraction, unit: DurationUnit) {
    self.amount = amount
    self.unit = unit
  }
}

/// A present, readable value.
package enum Value: Hashable, Sendable {
  case text(Text)
  /// A number, an integer, or a rate (67.7 % is 0.677).
  case number(Fraction)
  /// An amount of money in yuan.
  case money(Fraction)
  case date(Day)
  case moment(Moment)
  case duration(Duration)
  case truth(Bool)
  /// The position of a declared word in the list of its choice type.
  case choice(Int)
  /// The key of a row of another table, as written in the data (a compound key joined by `/`).
  case reference(Text)
  /// The values of a field `多个 T`, in their order.
  case several([Value])
}
