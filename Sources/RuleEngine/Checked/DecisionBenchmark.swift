package import SourceText

/// What a discretion benchmark (裁量权基准) declares of the outputs of its decision table, for the checks of it.
package struct DecisionBenchmark: Sendable, Hashable {
  /// 法定幅度: the range that the law sets for an output.
  package struct LegalRange: Sendable, Hashable {
    /// The output column.
    package let output: Int
    /// The range; its ends are fixed, or multiples of one input (货值金额的 1 倍至 5 倍).
    package let cell: CheckedDecisionTable.OutputCell
    /// Where it stands.
    package let range: SourceRange

    /// Creates a range.
    package init(output: Int, cell: CheckedDecisionTable.OutputCell, range: SourceRange) {
      self.output = output
      self.cell = cell
      self.range = range
    }
  }

  /// 由轻到重: the words of an output from light to heavy.
  package struct Order: Sendable, Hashable {
    /// The output column.
    package let output: Int
    /// The words, as positions in the choice type of the output.
    package let words: [Int]
    /// Where it stands.
    package let range: SourceRange

    /// Creates an order.
    package init(output: Int, words: [Int], range: SourceRange) {
      self.output = output
      self.words = words
      self.range = range
    }
  }

  /// The ranges of the law.
  package let legalRanges: [LegalRange]
  /// The orders of severity.
  package let orders: [Order]

  /// Creates a benchmark; without both it declares nothing.
  package init(legalRanges: [LegalRange] = [], orders: [Order] = []) {
    self.legalRanges = legalRanges
    self.orders = orders
  }
}
