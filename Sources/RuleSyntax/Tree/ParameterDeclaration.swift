package import SourceText

/// 参数: a value that packs and profiles may change.
package struct ParameterDeclaration: Sendable, Hashable {
  /// In which direction a value is stricter.
  package enum Strictness: String, Sendable, Hashable {
    /// 越小越严.
    case smaller
    /// 越大越严.
    case larger
  }

  /// A value from a day on: `- 自 2024-01-01：15 个工作日`.
  package struct Dated: Sendable, Hashable {
    /// The first day.
    package let from: DateSyntax
    /// The value.
    package let value: Readings<Expression>

    /// Creates a value.
    package init(from: DateSyntax, value: Readings<Expression>) {
      self.from = from
      self.value = value
    }
  }

  /// The value; nil when there is none or only dated ones.
  package let value: Readings<Expression>?
  /// The type, written in place of a value by a parameter without a default.
  package let type: FieldTypeSyntax?
  /// The dated values in the order of the file.
  package let dated: [Dated]
  /// 越小越严, 越大越严.
  package let strictness: Strictness?
  /// 只可收紧.
  package let tightensOnly: Bool

  /// Creates the declaration.
  package init(
    value: Readings<Expression>?, type: FieldTypeSyntax?, dated: [Dated], strictness: Strictness?, tightensOnly: Bool
  ) {
    self.value = value
    self.type = type
    self.dated = dated
    self.strictness = strictness
    self.tightensOnly = tightensOnly
  }
}

/// 词表: words by which texts are judged.
package struct WordListDeclaration: Sendable, Hashable {
  /// The words.
  package let words: [QuotedText]
  /// 文件 "…": the words stand in a file beside the pack, one a line.
  package let file: QuotedText?

  /// Creates the declaration.
  package init(words: [QuotedText], file: QuotedText?) {
    self.words = words
    self.file = file
  }
}

/// 定义: a named figure or condition, of the rows of a table or of nothing.
package struct DefinitionDeclaration: Sendable, Hashable {
  /// What it computes.
  package enum Body: Sendable, Hashable {
    case single(Readings<Expression>)
    /// The first that holds.
    case cases([Case])
    /// Nothing was written, or nothing could be read; already reported.
    case broken
  }

  /// A value with its condition.
  package struct Case: Sendable, Hashable {
    /// The value.
    package let value: Readings<Expression>
    /// The condition after 当; nil for 其余.
    package let condition: Readings<Expression>?
    /// Where it stands.
    package let range: SourceRange

    /// Creates a case.
    package init(value: Readings<Expression>, condition: Readings<Expression>?, range: SourceRange) {
      self.value = value
      self.condition = condition
      self.range = range
    }
  }

  /// The table before 的; nil for a definition of no table.
  package let owner: Name?
  /// What it computes.
  package let body: Body

  /// Creates the declaration.
  package init(owner: Name?, body: Body) {
    self.owner = owner
    self.body = body
  }
}

/// 指标: a figure over the rows of a scope.
package struct MeasureDeclaration: Sendable, Hashable {
  /// The figure; nil when nothing could be read.
  package let value: Readings<Expression>?
  /// 范围.
  package let scope: Readings<Expression>?
  /// 分组.
  package let group: Readings<Expression>?
  /// 无数据.
  package let noData: OutcomeSyntax?

  /// Creates the declaration.
  package init(
    value: Readings<Expression>?, scope: Readings<Expression>?, group: Readings<Expression>?, noData: OutcomeSyntax?
  ) {
    self.value = value
    self.scope = scope
    self.group = group
    self.noData = noData
  }
}
