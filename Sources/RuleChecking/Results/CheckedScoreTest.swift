package import Records
package import SourceText

/// A test of a scorecard that was checked: given rows, and the score that the first of them should have.
package struct CheckedScoreTest: Sendable, Hashable {
  /// The index of the scorecard in the checked rule set.
  package let scorecard: Int
  /// The title.
  package let title: LocalizedText
  /// The rows; the scored object comes first.
  package let rows: [CheckedTest.Row]
  /// The check date; nil when the test does not give one.
  package let checkDate: Day?
  /// The reporting period; nil when the test does not give one.
  package let period: ClosedRange<Day>?
  /// The parameters it sets, by index in the checked rule set.
  package let parameters: [Int: Value]
  /// The expected score.
  package let expected: Expected
  /// Where the test stands.
  package let range: SourceRange
  /// Where the expectation stands.
  package let expectedRange: SourceRange

  /// What a test expects of a score.
  package enum Expected: Sendable, Hashable {
    /// No score: 没有得分.
    case none
    /// A score between two ends, equal for an exact one, with its grade if the test names one.
    case score(low: Fraction, high: Fraction, grade: Grade?)
  }

  /// The expected grade.
  package enum Grade: Sendable, Hashable {
    /// This one, an index.
    case grade(Int)
    /// 等级待定: the ends of the score do not agree.
    case open
  }

  /// Creates a test.
  package init(
    scorecard: Int, title: LocalizedText, rows: [CheckedTest.Row], checkDate: Day?, period: ClosedRange<Day>?,
    parameters: [Int: Value], expected: Expected, range: SourceRange, expectedRange: SourceRange
  ) {
    self.scorecard = scorecard
    self.title = title
    self.rows = rows
    self.checkDate = checkDate
    self.period = period
    self.parameters = parameters
    self.expected = expected
    self.range = range
    self.expectedRange = expectedRange
  }
}
