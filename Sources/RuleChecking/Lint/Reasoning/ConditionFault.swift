import RuleEngine
import SourceText

/// A condition that reasoning found to have no use.
struct ConditionFault {
  /// What is wrong.
  enum Kind {
    /// The condition can never hold.
    case neverHolds
    /// The condition holds whatever the values are.
    case alwaysHolds
    /// The selection can match nothing.
    case emptySelection
  }

  let kind: Kind
  /// The condition.
  let range: SourceRange
  /// Its words.
  let text: LocalizedText
  /// The other condition that decides it; nil when it stands for itself.
  let because: (range: SourceRange, text: LocalizedText)?
}
