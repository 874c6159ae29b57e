package import SourceText

/// 评分: points of an object, part by part; a clause that could not be read is missing and reported.
package struct ScorecardDeclaration: Sendable, Hashable {
  /// 依据.
  package var basis: [CitationSyntax] = []
  /// 对象.
  package var object: ObjectSyntax?
  /// 周期.
  package var cycle: ScoreCycleSyntax?
  /// 满分.
  package var fullMarks: PointsSyntax?
  /// 项目, in order.
  package var parts: [ScorePartSyntax] = []
  /// 总分再扣.
  package var totals: [ScoreLineSyntax] = []
  /// 加分.
  package var bonuses: [ScoreLineSyntax] = []
  /// 换算.
  package var rescales: [RescaleSyntax] = []
  /// 否决.
  package var vetoes: [VetoSyntax] = []
  /// 舍入.
  package var rounding: PointsSyntax?
  /// 等级.
  package var grades: [GradeSyntax] = []
  /// Where 等级 stands.
  package var gradesRange: SourceRange?

  /// Creates an empty declaration.
  package init() {}
}

/// Points as written: `60 分`; the unit may be missing, which the checker reports.
package struct PointsSyntax: Sendable, Hashable {
  /// The number.
  package let number: NumberSyntax
  /// Whether 分 stands behind it.
  package let hasUnit: Bool
  /// Where both stand.
  package let range: SourceRange

  /// Creates points.
  package init(number: NumberSyntax, hasUnit: Bool, range: SourceRange) {
    self.number = number
    self.hasUnit = hasUnit
    self.range = range
  }
}

/// 周期：每月，年度取平均.
package struct ScoreCycleSyntax: Sendable, Hashable {
  /// How often a score is given.
  package let period: Placed<ObjectPeriodWord>
  /// 年度取平均.
  package let hasYearlyMean: Bool

  /// Creates it.
  package init(period: Placed<ObjectPeriodWord>, hasYearlyMean: Bool) {
    self.period = period
    self.hasYearlyMean = hasYearlyMean
  }
}

/// 项目 业务工作：60 分，当所在科室为科室「办公室」.
package struct ScorePartSyntax: Sendable, Hashable {
  /// The labels; parts with equal labels are alternatives.
  package let names: DeclaredName?
  /// The points.
  package let points: PointsSyntax?
  /// 当: whom the part applies to.
  package let condition: Readings<Expression>?
  /// The items under it.
  package let lines: [ScoreLineSyntax]
  /// Where its header stands.
  package let range: SourceRange

  /// Creates a part.
  package init(
    names: DeclaredName?, points: PointsSyntax?, condition: Readings<Expression>?, lines: [ScoreLineSyntax],
    range: SourceRange
  ) {
    self.names = names
    self.points = points
    self.condition = condition
    self.lines = lines
    self.range = range
  }
}

/// One line of a scorecard: what is deducted, added or taken, and within which bounds.
package struct ScoreLineSyntax: Sendable, Hashable {
  /// What points are counted for.
  package enum Content: Sendable, Hashable {
    /// `违反 R 每次扣 …`.
    case breach(rule: Name, Counting)
    /// `T（其中 C）每次扣／加 …`.
    case rows(Readings<Expression>, Counting)
    /// `取 V`: a given score.
    case given(Readings<Expression>)
    /// Nothing that could be read; reported.
    case broken
  }

  /// `每次扣 2 分`, `每次加 2 分`, `每次扣其扣分`.
  package struct Counting: Sendable, Hashable {
    /// 加 instead of 扣.
    package let isAddition: Bool
    /// How much each time.
    package let amount: Amount

    /// Creates it.
    package init(isAddition: Bool, amount: Amount) {
      self.isAddition = isAddition
      self.amount = amount
    }
  }

  /// How much is counted each time.
  package enum Amount: Sendable, Hashable {
    case points(PointsSyntax)
    /// `5 至 10 分`: a choice without a criterion, which the checker refuses.
    case discretion(PointsSyntax, PointsSyntax)
    /// 其 F.
    case field(Readings<Expression>)
  }

  /// `当扣分后超过 80 分`.
  package struct Threshold: Sendable, Hashable {
    /// How the score after deductions compares.
    package let comparison: ComparisonWord
    /// With what.
    package let points: PointsSyntax

    /// Creates it.
    package init(comparison: ComparisonWord, points: PointsSyntax) {
      self.comparison = comparison
      self.points = points
    }
  }

  /// The label before `：`.
  package var label: DeclaredName?
  /// The line's own points: `20 分，取 …`.
  package var points: PointsSyntax?
  /// What is counted.
  package var content: Content
  /// 至多扣, 至多加.
  package var cap: PointsSyntax?
  /// 限 a 至 b 分.
  package var lower: PointsSyntax?
  /// The upper end of 限.
  package var upper: PointsSyntax?
  /// 同一 F 只扣一次.
  package var once: Readings<Expression>?
  /// 当: a condition on the object.
  package var condition: Readings<Expression>?
  /// 当扣分后 …, of 加分.
  package var threshold: Threshold?
  /// Where it stands.
  package let range: SourceRange

  /// Creates a line of which nothing was read yet.
  package init(range: SourceRange) {
    content = .broken
    self.range = range
  }
}

/// 换算：乘 4 除以 3，当 C.
package struct RescaleSyntax: Sendable, Hashable {
  /// The factor after 乘; nil without one.
  package let times: NumberSyntax?
  /// The divisor after 除以; nil without one.
  package let dividedBy: NumberSyntax?
  /// 当.
  package let condition: Readings<Expression>?
  /// Where it stands.
  package let range: SourceRange

  /// Creates it.
  package init(times: NumberSyntax?, dividedBy: NumberSyntax?, condition: Readings<Expression>?, range: SourceRange) {
    self.times = times
    self.dividedBy = dividedBy
    self.condition = condition
    self.range = range
  }
}

/// 否决：违反 CF-01 => 不合格.
package struct VetoSyntax: Sendable, Hashable {
  /// What sets the grade.
  package enum Content: Sendable, Hashable {
    case breach(rule: Name)
    case rows(Readings<Expression>)
  }

  /// What sets the grade.
  package let content: Content
  /// The grade.
  package let grade: Name
  /// Where it stands.
  package let range: SourceRange

  /// Creates it.
  package init(content: Content, grade: Name, range: SourceRange) {
    self.content = content
    self.grade = grade
    self.range = range
  }
}

/// One band of 等级: `合格 90 分至不满 95 分：「计发一半奖金」`.
package struct GradeSyntax: Sendable, Hashable {
  /// One end of a band.
  package struct End: Sendable, Hashable {
    /// Where the band ends.
    package let points: PointsSyntax
    /// Whether that number itself belongs to it.
    package let isIncluded: Bool

    /// Creates an end.
    package init(points: PointsSyntax, isIncluded: Bool) {
      self.points = points
      self.isIncluded = isIncluded
    }
  }

  /// The labels.
  package let names: DeclaredName
  /// The lower end; nil when open.
  package let lower: End?
  /// The upper end; nil when open.
  package let upper: End?
  /// What follows from the grade, in words.
  package let note: TitleSyntax?
  /// Where it stands.
  package let range: SourceRange

  /// Creates a grade.
  package init(names: DeclaredName, lower: End?, upper: End?, note: TitleSyntax?, range: SourceRange) {
    self.names = names
    self.lower = lower
    self.upper = upper
    self.note = note
    self.range = range
  }
}
