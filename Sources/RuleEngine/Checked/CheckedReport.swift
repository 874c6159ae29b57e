package import Findings
package import Records
package import SourceText

/// A report (报告) that was checked: every figure in it is a measure or a figure of the run, none is typed.
package struct CheckedReport: Sendable, Hashable {
  /// The id, such as `BG-01`, unique in its rule set.
  package let id: String
  /// The English name of the pack.
  package let pack: String
  /// The title.
  package let title: Text
  /// The sections in order.
  package let sections: [Section]
  /// Where it is declared.
  package let range: SourceRange

  /// A numbered section (节) or an annex (附).
  package struct Section: Sendable, Hashable {
    /// The name without its number.
    package let name: LocalizedText
    /// Whether it is an annex, without a number.
    package let isAnnex: Bool
    /// What it shows, in order.
    package let blocks: [Block]

    /// Creates a section.
    package init(name: LocalizedText, isAnnex: Bool, blocks: [Block]) {
      self.name = name
      self.isAnnex = isAnnex
      self.blocks = blocks
    }
  }

  /// A piece of a section.
  package enum Block: Sendable, Hashable {
    /// A paragraph, or a remark in smaller type, shown when the condition holds.
    case text(Text, condition: Condition?, isNote: Bool)
    /// A heading inside the section, numbered by its place.
    case heading(LocalizedText)
    /// One of the blocks that every report can show.
    case standard(StandardBlock)
    /// A table: with `head` one row for each group of the measures, without it one row for each measure.
    case list(head: LocalizedText?, columns: [Figure])
    /// A bar chart: grouped bars of one measure by group, or the measures stacked as parts of a sum.
    case chart(Chart)
    /// The violated rules with examples, of at least a weight, under the responsible units if `byOwner`.
    case problems(minimum: Severity?, byOwner: Bool)
    /// The ledger of findings with these outcomes.
    case ledger([Outcome])
    /// The lines of those who sign.
    case signature([LocalizedText])
  }

  /// A bar chart.
  package struct Chart: Sendable, Hashable {
    /// Whether the measures are parts of one bar.
    package let isStacked: Bool
    /// The measures, indices into `CheckedRuleSet.measures`; one with groups when it is not stacked.
    package let measures: [Int]

    /// Creates a chart.
    package init(isStacked: Bool, measures: [Int]) {
      self.isStacked = isStacked
      self.measures = measures
    }
  }

  /// A text with figures in it, in both languages.
  package struct Text: Sendable, Hashable {
    /// A piece of a text.
    package enum Part: Sendable, Hashable {
      case words(String)
      case figure(Figure)
    }

    /// The Chinese text.
    package let zh: [Part]
    /// The English text; the Chinese one where none was written.
    package let en: [Part]

    /// Creates a text.
    package init(zh: [Part], en: [Part]) {
      self.zh = zh
      self.en = en
    }
  }

  /// A figure that a report names.
  package enum Figure: Sendable, Hashable {
    /// A figure of the whole run.
    case run(RunFigure)
    /// A measure, an index into `CheckedRuleSet.measures`.
    case measure(Int, MeasureView)
  }

  /// Which figure of a measure is meant.
  package enum MeasureView: Sendable, Hashable {
    /// This period's.
    case current
    /// The previous snapshot's; `lastYear`: only if its period is one year earlier.
    case previous(lastYear: Bool)
    /// The change since then, in words in a text and with a sign in a table.
    case change(lastYear: Bool)
  }

  /// When a text is shown.
  package indirect enum Condition: Sendable, Hashable {
    /// A figure against a number.
    case compare(Figure, Comparison, Fraction)
    /// 有: the figure can be computed.
    case has(Figure)
    case not(Condition)
    case all([Condition])
    case any([Condition])
  }

  /// Creates a report.
  package init(id: String, pack: String, title: Text, sections: [Section], range: SourceRange) {
    self.id = id
    self.pack = pack
    self.title = title
    self.sections = sections
    self.range = range
  }
}

/// A block that every report can show (内容); the raw values are the ids of their keywords.
package enum StandardBlock: String, Sendable, Hashable, CaseIterable {
  case inspection
  case records
  case outcomes
  case violations
  case severities
  case measureText
  case measureTable
  case groupedMeasures
  case scores
  case rules
  case ruleChart
  case marks
  case problems
  case remedies
  case owners
  case ledger
  case undetermined
  case dataFaults
  case quarantine
  case fields
  case scope
  case notComputed
  case ruleSet
  case packs
  case laws
  case calendars
  case inputs
  case ruleFiles
  case verification
}

/// A figure of the whole run that a report's text can name; the raw values are the ids of their keywords.
package enum RunFigure: String, Sendable, Hashable, CaseIterable {
  case organisation
  case periodName
  case periodSpan
  case year
  case checkDate
  case packNames
  case lawNames
  case lawCount
  case recordsFound
  case recordsEvaluated
  case recordsQuarantined
  case quarantinedShare
  case rules
  case rulesInScope
  case rulesOutOfScope
  case rulesSelectedNothing
  case rulesViolated
  case judged
  case passed
  case violations
  case undetermined
  case undeterminedShare
  case notDue
  case notApplicable
  case waived
  case violationsBySeverity
  case dataFaults

  /// Whether it is a text or a date, which no condition can compare with a number.
  package var isText: Bool {
    switch self {
    case .organisation, .periodName, .periodSpan, .checkDate, .packNames, .lawNames, .violationsBySeverity: true
    default: false
    }
  }
}
