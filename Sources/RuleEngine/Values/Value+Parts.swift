package import Records

extension Value {
  /// The number in a quantity: of a number, an amount, or a duration; nil for other values.
  package var amount: Fraction? {
    switch self {
    case .number(let number), .money(let number): number
    case .duration(let duration): duration.amount
    default: nil
    }
  }

  /// The date of a date or moment; nil for other values.
  package var day: Day? {
    switch self {
    case .date(let day): day
    case .moment(let moment): moment.day
    default: nil
    }
  }

  /// A quantity of the same kind with another amount; nil for other values.
  package func with(amount: Fraction) -> Value? {
    switch self {
    case .number: .number(amount)
    case .money: .money(amount)
    case .duration(let duration): .duration(Duration(amount: amount, unit: duration.unit))
    default: nil
    }
  }

  /// The text of a text or a key; nil for other values.
  package var textContent: Text? {
    switch self {
    case .text(let text), .reference(let text): text
    default: nil
    }
  }
}
