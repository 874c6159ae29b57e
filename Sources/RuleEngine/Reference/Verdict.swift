package import Findings
package import Records
package import SourceText

/// What a rule says about one object: a row, with its word of 逐一 and its period.
struct Verdict {
  /// The index of the variant.
  let variant: Int
  /// The period, for objects judged by period.
  let period: CalendarPeriod?
  /// The outcome.
  let outcome: Outcome
  /// The outcomes of the items of the requirement, by index; empty where the whole rule is judged at once.
  let items: [ItemVerdict]
  /// The deadline of the first completion, with figures on which all completions agree.
  let deadline: DeadlineResult?
  /// Why it is undetermined.
  let causes: [Cause]
  /// The label of the exception that holds.
  let exception: LocalizedText?
  /// Why the rule does not apply, where that is not plain from the items.
  let note: LocalizedText?
}

/// The outcome of one item.
struct ItemVerdict {
  let label: LocalizedText
  let condition: CheckedExpression
  let outcome: Outcome
  let causes: [Cause]
}

/// What a rule says about one row, for tests of rules.
package struct Judgement: Sendable, Hashable {
  /// One item of the requirement.
  package struct Item: Sendable, Hashable {
    /// The label.
    package let label: LocalizedText
    /// Its outcome.
    package let outcome: Outcome
  }

  /// The outcome; `notApplicable` too for a row that the rule does not select.
  package let outcome: Outcome
  /// Whether the row is an object of the rule at all.
  package let isSelected: Bool
  /// The items in order.
  package let items: [Item]
  /// The word of 逐一, if any.
  package let word: LocalizedText?
  /// The key of the period, such as `2024-03`.
  package let period: String?
  /// The label of the exception that holds.
  package let exception: LocalizedText?
  /// The due date (到期日), if it is known.
  package let dueDate: Value?
  /// The time used (用时) in the limit's unit.
  package let used: Value?
  /// The time left (剩余).
  package let remaining: Value?
  /// By how much it is late (超期).
  package let overdue: Value?
  /// The mark (亮牌).
  package let mark: LocalizedText?
  /// The names of what was missing or unreadable.
  package let missing: [LocalizedText]
}
