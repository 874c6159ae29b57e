package import Records
package import SourceText

/// One built-in function: a row from which checking, evaluation, help and the reference page follow.
package struct BuiltinFunction: Sendable {
  /// How a call is written.
  package enum Form: Sendable, Hashable {
    /// `X 的 年份`, `year of X`; further arguments follow in brackets: `标题的截取（2、3）`. The bracket form is allowed too.
    case property
    /// `较大值（A、B）`, `larger of (A, B)`.
    case call
    /// A condition written after its first argument: `证件号码符合身份证号`, `id is well-formed identity number`.
    case predicate
  }

  /// What an argument may be.
  package indirect enum ParameterType: Sendable, Hashable {
    case text
    case number
    case date
    case moment
    case truth
    /// A number, an amount, a rate or a duration.
    case quantity
    /// A duration of any unit.
    case duration
    /// Any type.
    case any
    /// Several values of such a type.
    case several(ParameterType)
    /// The type of the argument with this number.
    case same(Int)
  }

  /// What the result is.
  package enum ResultType: Sendable, Hashable {
    case fixed(ValueType)
    /// The type of the argument with this number.
    case same(Int)
    /// The type of the elements of the argument with this number.
    case element(Int)
  }

  /// One parameter.
  package struct Parameter: Sendable, Hashable {
    /// The names.
    package let name: LocalizedText
    /// What it takes.
    package let type: ParameterType
    /// What it means.
    package let summary: LocalizedText
    /// Whether further arguments of the same kind may follow; only of the last parameter.
    package let repeats: Bool

    /// Creates a parameter.
    package init(name: LocalizedText, type: ParameterType, summary: LocalizedText, repeats: Bool = false) {
      self.name = name
      self.type = type
      self.summary = summary
      self.repeats = repeats
    }
  }

  /// An example: an expression, the arguments it hands over, and the result as shown in Chinese.
  package struct Example: Sendable, Hashable {
    /// The expression in canonical Chinese.
    package let expression: String
    /// The arguments of the call.
    package let arguments: [Value]
    /// The result as `ValueText` shows it in Chinese; `缺` when there is no value.
    package let result: String

    /// Creates an example.
    package init(_ expression: String, _ arguments: [Value], _ result: String) {
      self.expression = expression
      self.arguments = arguments
      self.result = result
    }
  }

  /// The stable id, such as `text.length`.
  package let id: String
  /// The names.
  package let name: LocalizedText
  /// Further accepted Chinese and English names; the first name is canonical.
  package let twins: [String]
  /// How a call is written.
  package let form: Form
  /// The parameters in order.
  package let parameters: [Parameter]
  /// The type of the result.
  package let result: ResultType
  /// What it computes, in one sentence.
  package let summary: LocalizedText
  /// At least one example.
  package let examples: [Example]
  /// Its meaning: the result for known arguments of the right types; nil when there is no value, which is unknown.
  package let body: @Sendable (BuiltinArguments) -> Value?

  /// Creates a row.
  package init(
    id: String, name: LocalizedText, twins: [String] = [], form: Form, parameters: [Parameter], result: ResultType,
    summary: LocalizedText, examples: [Example], body: @escaping @Sendable (BuiltinArguments) -> Value?
  ) {
    self.id = id
    self.name = name
    self.twins = twins
    self.form = form
    self.parameters = parameters
    self.result = result
    self.summary = summary
    self.examples = examples
    self.body = body
  }
}

/// The known arguments of one call.
package struct BuiltinArguments: Sendable {
  /// The values in order.
  package let values: [Value]

  /// Creates arguments.
  package init(_ values: [Value]) {
    self.values = values
  }

  /// A text argument; nil if it is not one.
  func text(_ index: Int) -> String? {
    guard values.indices.contains(index) else { return nil }
    switch values[index] {
    case .text(let text), .reference(let text): return text.string
    default: return nil
    }
  }

  /// A number argument, or the amount of another quantity.
  func number(_ index: Int) -> Fraction? {
    values.indices.contains(index) ? values[index].amount : nil
  }

  /// A whole number argument.
  func integer(_ index: Int) -> Int? { number(index)?.integer }

  /// A date argument, or the date of a moment.
  func day(_ index: Int) -> Day? {
    values.indices.contains(index) ? values[index].day : nil
  }

  /// The elements of an argument with several values.
  func elements(_ index: Int) -> [Value]? {
    guard values.indices.contains(index), case .several(let elements) = values[index] else { return nil }
    return elements
  }
}
