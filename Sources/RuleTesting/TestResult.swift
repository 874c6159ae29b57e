package import Findings
package import RuleChecking
package import SourceText

/// What came out of one test.
package struct TestResult: Sendable, Hashable {
  /// Something that came out otherwise than the test says.
  package struct Difference: Sendable, Hashable {
    /// What: the outcome, or a figure by its name.
    package let name: LocalizedText
    /// What the test says.
    package let expected: LocalizedText
    /// What came out.
    package let actual: LocalizedText

    /// Creates a difference.
    package init(name: LocalizedText, expected: LocalizedText, actual: LocalizedText) {
      self.name = name
      self.expected = expected
      self.actual = actual
    }
  }

  /// The test.
  package let test: CheckedTest
  /// What differs; empty when the test passes.
  package let differences: [Difference]
  /// How the outcome came about, for a test that fails: one finding for each word, period and item.
  package let derivation: [Finding]

  /// Creates a result.
  package init(test: CheckedTest, differences: [Difference], derivation: [Finding]) {
    self.test = test
    self.differences = differences
    self.derivation = derivation
  }

  /// Whether the test passes.
  package var isPassed: Bool { differences.isEmpty }
}
