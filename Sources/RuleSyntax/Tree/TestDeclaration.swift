package import SourceText

/// 测试: given values, and what a rule makes of them; the block's id names the rule.
package struct TestDeclaration: Sendable, Hashable {
  /// The values of the object, of the environment (检查日期, 报告期) and of parameters; they hold for every row of the table.
  package let given: [GivenValue]
  /// Rows of child tables and of other tables.
  package let rows: [GivenRow]
  /// 应为; nil when a table says it.
  package let expected: ExpectedSyntax?
  /// The table form.
  package let table: TestTable?

  /// Creates the declaration.
  package init(given: [GivenValue], rows: [GivenRow], expected: ExpectedSyntax?, table: TestTable?) {
    self.given = given
    self.rows = rows
    self.expected = expected
    self.table = table
  }
}

/// A field and its value: `受理日期 2025-01-20`, `办理方式承诺件`.
package struct GivenValue: Sendable, Hashable {
  /// The field: a name or a path (`办件的收到日期`, `上年本办件的F`).
  package let field: Readings<Expression>
  /// The value.
  package let value: GivenContent
  /// Where both stand.
  package let range: SourceRange

  /// Creates it.
  package init(field: Readings<Expression>, value: GivenContent, range: SourceRange) {
    self.field = field
    self.value = value
    self.range = range
  }
}

/// What is given for a field; its meaning depends on the field's type.
package enum GivenContent: Sendable, Hashable {
  /// A blank cell: the value is missing.
  case missing
  /// `[]`: a list without members.
  case none
  /// One value.
  case single(GivenText)
  /// Values joined by `、`, for a field 多个 T.
  case list([GivenText])
  /// `a 至 b`, for 报告期 and the like.
  case span(GivenText, GivenText)
}

/// A value as written.
package struct GivenText: Sendable, Hashable {
  /// The text as written, without quotation marks.
  package let text: String
  /// Whether it stood in quotation marks.
  package let isQuoted: Bool
  /// The readings as a value (a date, a quantity, a choice); empty for free text and keys, nothing is reported then.
  package let readings: Readings<Expression>
  /// Where it stands.
  package let range: SourceRange

  /// Creates it.
  package init(text: String, isQuoted: Bool, readings: Readings<Expression>, range: SourceRange) {
    self.text = text
    self.isQuoted = isQuoted
    self.readings = readings
    self.range = range
  }
}

/// `- 特别程序：程序种类听证，开始日期 2025-02-10`, `- 许可事项 SX-001：法定时限 20 个工作日`.
package struct GivenRow: Sendable, Hashable {
  /// The table; nil after 上年 alone: the object's own pair.
  package let table: Name?
  /// The row's key.
  package let key: Name?
  /// 上年, 上期: a row of the previous snapshot.
  package let isPrevious: Bool
  /// The values.
  package let values: [GivenValue]
  /// Where it stands.
  package let range: SourceRange

  /// Creates it.
  package init(table: Name?, key: Name?, isPrevious: Bool, values: [GivenValue], range: SourceRange) {
    self.table = table
    self.key = key
    self.isPrevious = isPrevious
    self.values = values
    self.range = range
  }
}

/// 应为：通过，到期日 2025-02-24.
package struct ExpectedSyntax: Sendable, Hashable {
  /// The outcome; nil when only figures are expected.
  package let outcome: OutcomeSyntax?
  /// Expected figures: 到期日, 用时, 剩余, 超期, a definition, a measure.
  package let figures: [GivenValue]
  /// The score that a test of a scorecard expects.
  package let score: ExpectedScoreSyntax?
  /// Where it stands.
  package let range: SourceRange

  /// Creates it.
  package init(
    outcome: OutcomeSyntax?, figures: [GivenValue], score: ExpectedScoreSyntax? = nil, range: SourceRange
  ) {
    self.outcome = outcome
    self.figures = figures
    self.score = score
    self.range = range
  }
}

/// 应为：92.5 分，合格; 应为：88 至 92 分，等级待定; 应为：没有得分.
package struct ExpectedScoreSyntax: Sendable, Hashable {
  /// The expected grade.
  package enum Grade: Sendable, Hashable {
    case named(Name)
    /// 等级待定.
    case open
  }

  /// The score, or the lower end; nil for 没有得分.
  package let low: PointsSyntax?
  /// The upper end; nil for an exact score.
  package let high: PointsSyntax?
  /// The grade, if the test names one.
  package let grade: Grade?

  /// Creates it.
  package init(low: PointsSyntax?, high: PointsSyntax?, grade: Grade?) {
    self.low = low
    self.high = high
    self.grade = grade
  }
}

/// A test as a table: one case a row.
package struct TestTable: Sendable, Hashable {
  /// A column.
  package enum Column: Sendable, Hashable {
    /// A given field.
    case given(Readings<Expression>)
    /// `=> 结果`.
    case outcome
    /// `=> 到期日` and other figures.
    case figure(Readings<Expression>)
  }

  /// One case.
  package struct Row: Sendable, Hashable {
    /// The given fields with their values.
    package let given: [GivenValue]
    /// What is expected.
    package let expected: ExpectedSyntax
    /// Where the row stands.
    package let range: SourceRange

    /// Creates a case.
    package init(given: [GivenValue], expected: ExpectedSyntax, range: SourceRange) {
      self.given = given
      self.expected = expected
      self.range = range
    }
  }

  /// The columns.
  package let columns: [Column]
  /// The cases.
  package let rows: [Row]

  /// Creates a table.
  package init(columns: [Column], rows: [Row]) {
    self.columns = columns
    self.rows = rows
  }
}
