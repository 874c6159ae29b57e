package import SourceText

/// 决策表: rows of cells that give outputs for inputs.
package struct DecisionTableDeclaration: Sendable, Hashable {
  /// 依据.
  package var basis: [CitationSyntax] = []
  /// 生效.
  package var effective: EffectiveSyntax?
  /// 输入, then the heads of columns that it does not name.
  package var inputs: [DecisionInputSyntax] = []
  /// 命中.
  package var hit: DecisionHitSyntax?
  /// 覆盖.
  package var cover: Placed<DecisionCoverWord>?
  /// 法定幅度: what the law allows for an output.
  package var legalRanges: [DecisionRangeSyntax] = []
  /// 由轻到重: the words of an output from light to heavy.
  package var orders: [DecisionOrderSyntax] = []
  /// The columns in the order of the head.
  package var columns: [DecisionColumnSyntax] = []
  /// The rows under the head.
  package var rows: [DecisionRowSyntax] = []

  /// Creates an empty declaration.
  package init() {}
}

/// One input: `情节取值轻微、一般、严重`.
package struct DecisionInputSyntax: Sendable, Hashable {
  /// The values that can occur.
  package enum Domain: Sendable, Hashable {
    /// Words: `轻微、一般、严重`.
    case words([DeclaredName])
    /// A type, values or bounds: `整数至少 1`, `金额`, `0 元至 100 万元`; the bounds read as 属于 of the input.
    case values(FieldTypeSyntax?, Readings<Expression>?)
  }

  /// The declared names.
  package let names: DeclaredName
  /// 取值; nil when the type comes from a field of the same name.
  package let domain: Domain?
  /// Where it stands.
  package let range: SourceRange

  /// Creates an input.
  package init(names: DeclaredName, domain: Domain?, range: SourceRange) {
    self.names = names
    self.domain = domain
    self.range = range
  }
}

/// 命中: what happens where several rows match.
package struct DecisionHitSyntax: Sendable, Hashable {
  /// The policy.
  package enum Word: String, Sendable, Hashable {
    /// 唯一.
    case unique
    /// 一致.
    case any
    /// 首个.
    case first
    /// 汇总.
    case collect
    /// 累进.
    case progressive
  }

  /// How collected outputs become one.
  package enum Collecting: String, Sendable, Hashable {
    case sum
    case smallest
    case largest
    case count
  }

  /// The policy.
  package let word: Word
  /// Behind 汇总; nil for the list itself.
  package let collecting: Collecting?
  /// Behind 首个，因为.
  package let reason: TitleSyntax?
  /// Where it stands.
  package let range: SourceRange

  /// Creates a policy.
  package init(word: Word, collecting: Collecting?, reason: TitleSyntax?, range: SourceRange) {
    self.word = word
    self.collecting = collecting
    self.reason = reason
    self.range = range
  }
}

/// `罚款 0 元至 5 万元`: the range of an output.
package struct DecisionRangeSyntax: Sendable, Hashable {
  /// The output.
  package let output: Name
  /// A range as 属于 of the output.
  package let value: Readings<Expression>
  /// Where it stands.
  package let range: SourceRange

  /// Creates a range.
  package init(output: Name, value: Readings<Expression>, range: SourceRange) {
    self.output = output
    self.value = value
    self.range = range
  }
}

/// `阶次 不予处罚、从轻、一般、从重`: the words of an output in order.
package struct DecisionOrderSyntax: Sendable, Hashable {
  /// The output.
  package let output: Name
  /// The words, from light to heavy.
  package let words: [Name]
  /// Where it stands.
  package let range: SourceRange

  /// Creates an order.
  package init(output: Name, words: [Name], range: SourceRange) {
    self.output = output
    self.words = words
    self.range = range
  }
}

/// 覆盖: whether some row must match whatever the inputs are.
package enum DecisionCoverWord: String, Sendable, Hashable {
  /// 完整.
  case complete
  /// 部分.
  case partial
}

/// A column of a decision table.
package enum DecisionColumnSyntax: Sendable, Hashable {
  /// An input, by its index in `inputs`.
  case input(Int)
  /// `=> 阶次`; the words that its cells declare, each once, in the order of the rows.
  case output(DeclaredName, words: [DeclaredName])
}

/// One row of a decision table.
package struct DecisionRowSyntax: Sendable, Hashable {
  /// The cells of the input columns, in order.
  package let cells: [DecisionCellSyntax]
  /// The cells of the output columns, in order.
  package let outputs: [DecisionOutputSyntax]
  /// Where the row stands.
  package let range: SourceRange

  /// Creates a row.
  package init(cells: [DecisionCellSyntax], outputs: [DecisionOutputSyntax], range: SourceRange) {
    self.cells = cells
    self.outputs = outputs
    self.range = range
  }
}

/// What a row asks of an input.
package struct DecisionCellSyntax: Sendable, Hashable {
  /// The forms of a cell.
  package enum Content: Sendable, Hashable {
    /// `-`.
    case any
    /// 其余.
    case rest
    /// 缺.
    case missing
    /// Values, ranges and comparisons as 属于 of the input, or a condition of its own.
    case condition(Readings<Expression>)
  }

  /// What it says.
  package let content: Content
  /// Where it stands.
  package let range: SourceRange

  /// Creates a cell.
  package init(_ content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }
}

/// What a row gives for an output.
package struct DecisionOutputSyntax: Sendable, Hashable {
  /// The forms of an output cell.
  package enum Content: Sendable, Hashable {
    /// `-`.
    case none
    /// A value or a word; a range reads as 属于 of the output.
    case value(Readings<Expression>)
    /// `200 元，每 10 件递增 100 元`.
    case rising(Readings<Expression>, every: Readings<Expression>, by: Readings<Expression>)
  }

  /// What it says.
  package let content: Content
  /// Where it stands.
  package let range: SourceRange

  /// Creates a cell.
  package init(_ content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }
}

/// An input given where a decision table is used: `CF-07（情节为违法情节）`.
package struct DecisionArgument: Sendable, Hashable {
  /// The input.
  package let input: Name
  /// What it is given.
  package let value: Expression

  /// Creates it.
  package init(input: Name, value: Expression) {
    self.input = input
    self.value = value
  }
}
