package import Findings
package import Records
package import SourceText

/// What one evaluation of a rule set over a snapshot yields.
package struct Evaluation: Sendable {
  /// One tally for each rule, in the order of the rule set.
  package let tallies: [RuleTally]
  /// The findings sorted by rule (order of the rule set, data faults first), table and place.
  package let findings: [Finding]
  /// The figures of the measures, in the order of the rule set.
  package let measures: [MeasureResult]
  /// For each deadline rule with marks: how many running and late cases carry which mark.
  package let marks: [MarkTally]
  /// One tally for each built-in data check (`data/办件/受理日期/required`), in the order of tables and fields.
  package let dataTallies: [RuleTally]
  /// What became of each object that a waiver names, in the order of the waivers.
  package let waivers: [WaiverUse]
  /// The scores, in the order in which the scorecards stand in their files.
  package let scores: [ScoreResult]

  /// Creates a result.
  package init(
    tallies: [RuleTally], findings: [Finding], measures: [MeasureResult], marks: [MarkTally],
    dataTallies: [RuleTally] = [], waivers: [WaiverUse] = [], scores: [ScoreResult] = []
  ) {
    self.tallies = tallies
    self.findings = findings
    self.measures = measures
    self.marks = marks
    self.dataTallies = dataTallies
    self.waivers = waivers
    self.scores = scores
  }

  /// The first day on which a violation that is waived now loses its cover; nil when none is waived.
  package var nearestWaiverEnd: Day? { waivers.compactMap(\.coveredUntil).min() }
}

/// How many objects of a deadline rule carry a mark.
package struct MarkTally: Sendable, Hashable {
  /// The rule id.
  package let rule: String
  /// The mark, such as 红牌.
  package let mark: LocalizedText
  /// The keys of the objects that carry it, in place order.
  package let objects: [String]

  /// Creates a tally.
  package init(rule: String, mark: LocalizedText, objects: [String]) {
    self.rule = rule
    self.mark = mark
    self.objects = objects
  }
}

/// How an evaluation is run.
package struct EvaluationOptions: Sendable {
  /// At most so many findings are written out for each rule; the rest is counted.
  package var maximumFindings: Int
  /// Whether findings carry their derivation.
  package var includesSteps: Bool
  /// The ids of the rules to judge; nil for all. Rules that others ask for (违反 R) are judged all the same.
  package var selectedRules: Set<String>?
  /// The ids of rules whose outcomes are counted and whose findings are not written: those that are not yet in force.
  package var countedOnly: Set<String> = []
  /// A waiver that ends within so many days of the check date is told.
  package var waiverNotice = 30
  /// The English names of the packs whose scorecards score; nil for all.
  package var scoringPacks: Set<String>?

  /// Creates options.
  package init(maximumFindings: Int = 1000, includesSteps: Bool = true, selectedRules: Set<String>? = nil) {
    self.maximumFindings = maximumFindings
    self.includesSteps = includesSteps
    self.selectedRules = selectedRules
  }
}
