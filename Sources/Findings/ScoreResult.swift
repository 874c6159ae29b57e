package import Records
package import SourceText

/// The scores that one scorecard (评分) gives: one object a row, with every point that was lost and why.
package struct ScoreResult: Sendable, Hashable {
  /// The scorecard's id, such as `PF-01`.
  package let scorecard: String
  /// The English name of its pack.
  package let pack: String
  /// Its title.
  package let title: LocalizedText
  /// The table of the scored objects.
  package let table: LocalizedText
  /// 满分.
  package let fullMarks: Fraction
  /// The parts with their points; parts that are alternatives stand once.
  package let parts: [Part]
  /// The grades in declared order, each with what follows from it.
  package let grades: [Grade]
  /// Whether scores are given by period (month, quarter …).
  package let isPeriodic: Bool
  /// The scored objects, in the order of their table.
  package let objects: [ScoredObject]
  /// How many records of the table could not be read, so that nobody knows whether they are to be scored.
  package let unread: Int

  /// A part with its points.
  package struct Part: Sendable, Hashable {
    /// The name.
    package let name: LocalizedText
    /// The points.
    package let points: Fraction

    /// Creates a part.
    package init(name: LocalizedText, points: Fraction) {
      self.name = name
      self.points = points
    }
  }

  /// A grade.
  package struct Grade: Sendable, Hashable {
    /// The name.
    package let name: LocalizedText
    /// What follows from it, in words.
    package let note: LocalizedText?

    /// Creates a grade.
    package init(name: LocalizedText, note: LocalizedText?) {
      self.name = name
      self.note = note
    }
  }

  /// Creates a result.
  package init(
    scorecard: String, pack: String, title: LocalizedText, table: LocalizedText, fullMarks: Fraction, parts: [Part],
    grades: [Grade], isPeriodic: Bool, objects: [ScoredObject], unread: Int
  ) {
    self.scorecard = scorecard
    self.pack = pack
    self.title = title
    self.table = table
    self.fullMarks = fullMarks
    self.parts = parts
    self.grades = grades
    self.isPeriodic = isPeriodic
    self.objects = objects
    self.unread = unread
  }
}

/// A score: exact, or between two ends where something is still to be checked; never full marks on missing data.
package struct ScoreFigure: Sendable, Hashable {
  /// The lowest score that is still possible, rounded.
  package let low: Fraction
  /// The highest.
  package let high: Fraction
  /// The grade, if both ends agree on it; an index among the grades.
  package let grade: Int?
  /// Whether a veto set the grade.
  package let isVetoed: Bool

  /// Creates a figure.
  package init(low: Fraction, high: Fraction, grade: Int?, isVetoed: Bool = false) {
    self.low = low
    self.high = high
    self.grade = grade
    self.isVetoed = isVetoed
  }

  /// The score, if it is exact.
  package var exact: Fraction? { low == high ? low : nil }
}

/// One object with its score.
package struct ScoredObject: Sendable, Hashable {
  /// The object with its place.
  package let object: FindingObject
  /// Its name in the data, if its table has one.
  package let name: LocalizedText?
  /// The score of the reporting period or the yearly mean; nil where there is none.
  package let figure: ScoreFigure?
  /// Why there is no score, or what is missing for an exact one.
  package let notes: [LocalizedText]
  /// The scores by period; one without a key for a scorecard without 周期.
  package let periods: [PeriodScore]
  /// What would raise the score most: lines by the points that could be regained, the most first.
  package let gains: [ScoreGain]

  /// Creates an object.
  package init(
    object: FindingObject, name: LocalizedText?, figure: ScoreFigure?, notes: [LocalizedText], periods: [PeriodScore],
    gains: [ScoreGain]
  ) {
    self.object = object
    self.name = name
    self.figure = figure
    self.notes = notes
    self.periods = periods
    self.gains = gains
  }
}

/// The points that a line took and that could be regained.
package struct ScoreGain: Sendable, Hashable {
  /// The part; nil for 总分再扣.
  package let part: LocalizedText?
  /// The line.
  package let line: LocalizedText
  /// How much the lowest possible score would rise if the line lost nothing; of a yearly mean its share.
  package let points: Fraction

  /// Creates a gain.
  package init(part: LocalizedText?, line: LocalizedText, points: Fraction) {
    self.part = part
    self.line = line
    self.points = points
  }
}

/// The score of one period.
package struct PeriodScore: Sendable, Hashable {
  /// The period, such as `2024-03`; nil for the whole reporting period.
  package let period: String?
  /// The score; nil where none was given.
  package let figure: ScoreFigure?
  /// Why none was given, or what is missing for an exact one.
  package let notes: [LocalizedText]
  /// The parts.
  package let parts: [PartScore]
  /// 总分再扣.
  package let totals: [LineScore]
  /// 加分.
  package let bonuses: [LineScore]
  /// What set the grade.
  package let vetoes: [LineScore]
  /// How the score came about, one step a line.
  package let steps: [LocalizedText]

  /// Creates a score.
  package init(
    period: String?, figure: ScoreFigure?, notes: [LocalizedText], parts: [PartScore] = [], totals: [LineScore] = [],
    bonuses: [LineScore] = [], vetoes: [LineScore] = [], steps: [LocalizedText] = []
  ) {
    self.period = period
    self.figure = figure
    self.notes = notes
    self.parts = parts
    self.totals = totals
    self.bonuses = bonuses
    self.vetoes = vetoes
    self.steps = steps
  }
}

/// The score of one part.
package struct PartScore: Sendable, Hashable {
  /// The name.
  package let name: LocalizedText
  /// The points it can have.
  package let points: Fraction
  /// Whether it applies to the object; nil if that is not known.
  package let applies: Bool?
  /// The lowest score still possible.
  package let low: Fraction
  /// The highest.
  package let high: Fraction
  /// The lines.
  package let lines: [LineScore]

  /// Creates a part.
  package init(
    name: LocalizedText, points: Fraction, applies: Bool?, low: Fraction, high: Fraction, lines: [LineScore]
  ) {
    self.name = name
    self.points = points
    self.applies = applies
    self.low = low
    self.high = high
    self.lines = lines
  }
}

/// What one line came to.
package struct LineScore: Sendable, Hashable {
  /// What a line does.
  package enum Kind: String, Sendable, Hashable {
    /// 扣.
    case deduction
    /// 加.
    case addition
    /// 取: a given score.
    case given
    /// 否决.
    case veto
  }

  /// The line.
  package let text: LocalizedText
  /// What it does.
  package let kind: Kind
  /// The line's own points; nil without any.
  package let points: Fraction?
  /// The points deducted, added or given at least; for a veto 1 if it holds for certain.
  package let low: Fraction
  /// At most; for a veto 1 if it may hold.
  package let high: Fraction
  /// What it counted, at most as many as findings are shown.
  package let causes: [ScoreCause]
  /// How many causes are not shown.
  package let omitted: Int
  /// What is missing for an exact figure.
  package let missing: [LocalizedText]

  /// Creates a line.
  package init(
    text: LocalizedText, kind: Kind, points: Fraction?, low: Fraction, high: Fraction, causes: [ScoreCause],
    omitted: Int, missing: [LocalizedText]
  ) {
    self.text = text
    self.kind = kind
    self.points = points
    self.low = low
    self.high = high
    self.causes = causes
    self.omitted = omitted
    self.missing = missing
  }
}

/// One thing that a line counted: a violation, a record, the score of another object.
package struct ScoreCause: Sendable, Hashable {
  /// How it counted.
  package enum Kind: String, Sendable, Hashable {
    /// It was counted.
    case counted
    /// It may have to be counted: to be checked, or of unknown date, owner or amount.
    case open
    /// A violation covered by a waiver: listed, not deducted.
    case waived
    /// Counted already, by another line or another record of the same matter.
    case elsewhere
  }

  /// How it counted.
  package let kind: Kind
  /// The rule, for a violation; the scorecard, for a score.
  package let rule: String?
  /// The record.
  package let object: FindingObject
  /// The date that places it, as shown.
  package let date: String?
  /// The points before caps, at least.
  package let low: Fraction
  /// At most.
  package let high: Fraction
  /// What is missing, or where it was counted.
  package let note: LocalizedText?

  /// Creates a cause.
  package init(
    kind: Kind, rule: String?, object: FindingObject, date: String?, low: Fraction, high: Fraction,
    note: LocalizedText?
  ) {
    self.kind = kind
    self.rule = rule
    self.object = object
    self.date = date
    self.low = low
    self.high = high
    self.note = note
  }
}
