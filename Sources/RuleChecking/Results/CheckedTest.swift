package import Findings
package import Records
package import RuleEngine
package import SourceText

/// A test that was checked: rows with values of the right types, and what a rule should make of them.
package struct CheckedTest: Sendable, Hashable {
  /// One given value.
  package struct Given: Sendable, Hashable {
    /// The field.
    package let field: FieldID
    /// The value; nil when it is given as missing.
    package let value: Value?

    /// Creates a value.
    package init(field: FieldID, value: Value?) {
      self.field = field
      self.value = value
    }
  }

  /// One given row.
  package struct Row: Sendable, Hashable {
    /// The table.
    package let table: TableID
    /// The key: as written behind the table's name, of the given key field, or made up for a row that is only referred
    /// to; nil without one.
    package var key: String?
    /// For a child row the number of its parent among the rows.
    package var parent: Int?
    /// Whether it stands in the previous snapshot.
    package let isPrevious: Bool
    /// The values; fields that are not named are missing.
    package var values: [Given]
    /// Where it stands.
    package let range: SourceRange

    /// Creates a row.
    package init(
      table: TableID, key: String? = nil, parent: Int? = nil, isPrevious: Bool = false, values: [Given] = [],
      range: SourceRange
    ) {
      self.table = table
      self.key = key
      self.parent = parent
      self.isPrevious = isPrevious
      self.values = values
      self.range = range
    }
  }

  /// An expected figure.
  package struct Figure: Sendable, Hashable {
    /// What is computed, over the object in slot 0.
    package let expression: CheckedExpression
    /// What it should be; nil: no value.
    package let value: Value?
    /// Where it stands.
    package let range: SourceRange

    /// Creates a figure.
    package init(expression: CheckedExpression, value: Value?, range: SourceRange) {
      self.expression = expression
      self.value = value
      self.range = range
    }
  }

  /// The index of the rule in the checked rule set.
  package let rule: Int
  /// The title.
  package let title: LocalizedText
  /// The one-based row of a test in table form; nil for a single case.
  package let number: Int?
  /// The rows; the object comes first. For a rule about 机构 the first row stands for the office and has no values.
  package let rows: [Row]
  /// The check date; nil when the test does not give one.
  package let checkDate: Day?
  /// The reporting period; nil when the test does not give one.
  package let period: ClosedRange<Day>?
  /// The parameters it sets, by index in the checked rule set.
  package let parameters: [Int: Value]
  /// The expected outcome; nil when only figures are expected.
  package let outcome: Outcome?
  /// The expected figures.
  package let figures: [Figure]
  /// Where the test, or its row of a table, stands.
  package let range: SourceRange
  /// Where the expectation stands.
  package let expectedRange: SourceRange

  /// Creates a test.
  package init(
    rule: Int, title: LocalizedText, number: Int?, rows: [Row], checkDate: Day?, period: ClosedRange<Day>?,
    parameters: [Int: Value], outcome: Outcome?, figures: [Figure], range: SourceRange, expectedRange: SourceRange
  ) {
    self.rule = rule
    self.title = title
    self.number = number
    self.rows = rows
    self.checkDate = checkDate
    self.period = period
    self.parameters = parameters
    self.outcome = outcome
    self.figures = figures
    self.range = range
    self.expectedRange = expectedRange
  }
}
