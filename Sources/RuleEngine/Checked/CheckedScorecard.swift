package import Findings
package import Records
package import SourceText

/// A scorecard (评分) that was checked: points of an object, part by part and period by period.
///
/// Source: `language.md` §6. Rows of a table stand in slot 1 beside the object in slot 0; objects of a rule in slot 0.
package struct CheckedScorecard: Sendable, Hashable {
  /// The id, such as `PF-01`.
  package let id: String
  /// The English name of the pack.
  package let pack: String
  /// The title.
  package let title: LocalizedText
  /// The provisions.
  package let basis: [Citation]
  /// The objects, bound to slot 0.
  package let object: Selection
  /// How often a score is given; nil for one score over the reporting period.
  package let cycle: ObjectPeriod?
  /// Whether the score of the year is the mean of those of its periods (年度取平均).
  package let hasYearlyMean: Bool
  /// 满分.
  package let fullMarks: Fraction
  /// The parts in order.
  package let parts: [Part]
  /// What the total loses (总分再扣).
  package let totals: [Line]
  /// What is added above a score (加分).
  package let bonuses: [Line]
  /// How the total is rescaled (换算); of those whose condition holds the first.
  package let rescales: [Rescale]
  /// What sets the grade (否决).
  package let vetoes: [Veto]
  /// The step to which a score is rounded (舍入); nil for exact scores.
  package let rounding: Fraction?
  /// The grades in order.
  package let grades: [Grade]
  /// The number of row slots that it binds.
  package let slotCount: Int
  /// Where it is declared.
  package let range: SourceRange

  /// 项目.
  package struct Part: Sendable, Hashable {
    /// The name.
    package let name: LocalizedText
    /// The points.
    package let points: Fraction
    /// Whom it applies to, over slot 0; nil for everybody.
    package let condition: CheckedExpression?
    /// The number of its name: parts with the same are alternatives.
    package let group: Int
    /// The lines.
    package let lines: [Line]
    /// Where its header stands.
    package let range: SourceRange

    /// Creates a part.
    package init(
      name: LocalizedText, points: Fraction, condition: CheckedExpression?, group: Int, lines: [Line],
      range: SourceRange
    ) {
      self.name = name
      self.points = points
      self.condition = condition
      self.group = group
      self.lines = lines
      self.range = range
    }
  }

  /// One line: what is deducted, added or taken.
  package struct Line: Sendable, Hashable {
    /// The label as written before `：`, or the line itself.
    package let text: LocalizedText
    /// The line's own points; nil for a line that works on the part as a whole.
    package let points: Fraction?
    /// What is counted.
    package let content: Content
    /// At most so much (至多扣, 至多加).
    package let cap: Fraction?
    /// Rows with the same value count once, and so do those that another line has counted (同一 F 只扣一次).
    package let once: CheckedExpression?
    /// Whether the line applies to an object, over slot 0.
    package let condition: CheckedExpression?
    /// Above which score a bonus opens.
    package let threshold: Threshold?
    /// Where it stands.
    package let range: SourceRange

    /// Creates a line.
    package init(
      text: LocalizedText, points: Fraction?, content: Content, cap: Fraction?, once: CheckedExpression?,
      condition: CheckedExpression?, threshold: Threshold?, range: SourceRange
    ) {
      self.text = text
      self.points = points
      self.content = content
      self.cap = cap
      self.once = once
      self.condition = condition
      self.threshold = threshold
      self.range = range
    }

    /// Whether it adds.
    package var isAddition: Bool {
      switch content {
      case .violations(let counting): counting.isAddition
      case .rows(_, let counting): counting.isAddition
      case .given, .scores, .value: false
      }
    }

    /// Whether it gives a score instead of deducting from one.
    package var isGiven: Bool {
      switch content {
      case .violations, .rows: false
      case .given, .scores, .value: true
      }
    }
  }

  /// What a line counts.
  package enum Content: Sendable, Hashable {
    /// Violations of a rule.
    case violations(Counting)
    /// Rows of a table that refer to the object.
    case rows(Selection, Counting)
    /// A value of a row that refers to the object, of several rows a figure: 取 T 的 F.
    case given(Selection, date: CheckedExpression?, CheckedExpression, Aggregate?)
    /// The scores of other objects by another scorecard, an index: 取 人员（其中 C）的 PF-01 平均.
    case scores(Selection, scorecard: Int, Aggregate)
    /// A value of the object itself.
    case value(CheckedExpression)
  }

  /// How violations or rows are counted.
  package struct Counting: Sendable, Hashable {
    /// The rule, an index, of violations; nil for rows.
    package let rule: Int?
    /// Whose a violation is; nil where the rule's object is the scored object itself, or the selection says it.
    package let owner: Owner?
    /// Which date places it in a period; nil where none does.
    package let date: CheckedExpression?
    /// 加 instead of 扣.
    package let isAddition: Bool
    /// How much each time.
    package let amount: Amount

    /// Creates it.
    package init(rule: Int?, owner: Owner?, date: CheckedExpression?, isAddition: Bool, amount: Amount) {
      self.rule = rule
      self.owner = owner
      self.date = date
      self.isAddition = isAddition
      self.amount = amount
    }
  }

  /// Whose a violation is.
  package enum Owner: Sendable, Hashable {
    /// A reference to the scored object, or its key as text, over the rule's object in slot 0.
    case value(CheckedExpression)
    /// A unit named in the rule: the key or the name of a scored object.
    case name(String)
  }

  /// How much is counted each time.
  package enum Amount: Sendable, Hashable {
    case points(Fraction)
    /// A value in the data, within bounds if there are any.
    case field(CheckedExpression, lower: Fraction?, upper: Fraction?)
  }

  /// 当扣分后超过 80 分.
  package struct Threshold: Sendable, Hashable {
    /// How the score after deductions compares.
    package let comparison: Comparison
    /// With what.
    package let points: Fraction

    /// Creates it.
    package init(comparison: Comparison, points: Fraction) {
      self.comparison = comparison
      self.points = points
    }
  }

  /// 换算：乘 4 除以 3，当 C.
  package struct Rescale: Sendable, Hashable {
    /// By what the total is multiplied.
    package let factor: Fraction
    /// When, over slot 0; nil for always.
    package let condition: CheckedExpression?
    /// The line as written.
    package let text: LocalizedText

    /// Creates it.
    package init(factor: Fraction, condition: CheckedExpression?, text: LocalizedText) {
      self.factor = factor
      self.condition = condition
      self.text = text
    }
  }

  /// 否决：违反 CF-01 => 不合格.
  package struct Veto: Sendable, Hashable {
    /// What is looked for: `.violations` or `.rows`.
    package let content: Content
    /// The grade, an index into `grades`.
    package let grade: Int
    /// The line as written.
    package let text: LocalizedText

    /// Creates it.
    package init(content: Content, grade: Int, text: LocalizedText) {
      self.content = content
      self.grade = grade
      self.text = text
    }
  }

  /// A grade with its band.
  package struct Grade: Sendable, Hashable {
    /// The name.
    package let name: LocalizedText
    /// The band; nil ends are open.
    package let lower: Fraction?
    /// Whether the lower end belongs to it.
    package let includesLower: Bool
    /// The upper end.
    package let upper: Fraction?
    /// Whether the upper end belongs to it.
    package let includesUpper: Bool
    /// What follows from it, in words.
    package let note: LocalizedText?

    /// Creates a grade.
    package init(
      name: LocalizedText, lower: Fraction?, includesLower: Bool, upper: Fraction?, includesUpper: Bool,
      note: LocalizedText?
    ) {
      self.name = name
      self.lower = lower
      self.includesLower = includesLower
      self.upper = upper
      self.includesUpper = includesUpper
      self.note = note
    }

    /// Whether a score has this grade.
    package func contains(_ score: Fraction) -> Bool {
      if let lower, includesLower ? score < lower : score <= lower { return false }
      if let upper, includesUpper ? score > upper : score >= upper { return false }
      return true
    }
  }

  /// Creates a scorecard.
  package init(
    id: String, pack: String, title: LocalizedText, basis: [Citation], object: Selection, cycle: ObjectPeriod?,
    hasYearlyMean: Bool, fullMarks: Fraction, parts: [Part], totals: [Line], bonuses: [Line], rescales: [Rescale],
    vetoes: [Veto], rounding: Fraction?, grades: [Grade], slotCount: Int, range: SourceRange
  ) {
    self.id = id
    self.pack = pack
    self.title = title
    self.basis = basis
    self.object = object
    self.cycle = cycle
    self.hasYearlyMean = hasYearlyMean
    self.fullMarks = fullMarks
    self.parts = parts
    self.totals = totals
    self.bonuses = bonuses
    self.rescales = rescales
    self.vetoes = vetoes
    self.rounding = rounding
    self.grades = grades
    self.slotCount = slotCount
    self.range = range
  }

  /// All lines: of the parts, 总分再扣, 加分.
  package var allLines: [Line] { parts.flatMap(\.lines) + totals + bonuses }

  /// The indices of the rules whose violations count.
  package var rules: [Int] {
    (allLines.map(\.content) + vetoes.map(\.content)).compactMap { content in
      if case .violations(let counting) = content { counting.rule } else { nil }
    }
  }

  /// The tables of the objects and of the rows that lines count or take; those of rules are theirs.
  package var tables: [TableID] {
    let counted = (allLines.map(\.content) + vetoes.map(\.content)).compactMap { content -> TableID? in
      switch content {
      case .rows(let selection, _), .given(let selection, _, _, _), .scores(let selection, _, _): selection.table
      case .violations, .value: nil
      }
    }
    return [object.table].compactMap { $0 } + counted
  }

  /// The indices of the scorecards whose scores are taken.
  package var scorecards: [Int] {
    allLines.compactMap { line in
      if case .scores(_, let scorecard, _) = line.content { scorecard } else { nil }
    }
  }
}
