package import Findings
package import Records
package import SourceText

/// All checked declarations of the packs of a run: what the evaluators take.
package struct CheckedRuleSet: Sendable {
  /// The packs in the order in which they were named.
  package let packs: [Pack]
  /// The tables of all packs.
  package let schema: Schema
  /// For each table the condition that says a row is ended (办结), over slot 0; nil without one.
  package let ended: [TableID: CheckedExpression]
  /// The parameters.
  package internal(set) var parameters: [Parameter]
  /// The definitions, in an order in which each uses only earlier ones.
  package internal(set) var definitions: [Definition]
  /// The working-day calendars.
  package let calendars: [WorkCalendar]
  /// The rules, sorted by pack and then in the order of files and lines.
  package internal(set) var rules: [CheckedRule]
  /// The measures, in an order in which each uses only earlier ones.
  package internal(set) var measures: [CheckedMeasure]
  /// The decision tables, in an order in which each uses only earlier ones, else by pack, files and lines.
  package internal(set) var decisionTables: [CheckedDecisionTable]
  /// The scorecards, in an order in which each takes scores only of earlier ones.
  package internal(set) var scorecards: [CheckedScorecard]
  /// The reports, sorted by pack and then in the order of files and lines.
  package let reports: [CheckedReport]
  /// The waivers of all packs, in the order of packs, files and lines.
  package internal(set) var waivers: [CheckedWaiver]
  /// The declared laws, in the order of packs, files and lines.
  package let laws: [CheckedLaw]
  /// The profiles of all packs, in the order of packs, files and lines.
  package let profiles: [CheckedProfile]

  /// One pack.
  package struct Pack: Sendable, Hashable {
    /// The declared names.
    package let name: LocalizedText
    /// The title.
    package let title: LocalizedText
    /// The version as written.
    package let version: String
    /// The paths of its rule files with their SHA-256, sorted by path; filled in by the Driver.
    package var files: [String]

    /// Creates a pack.
    package init(name: LocalizedText, title: LocalizedText, version: String, files: [String]) {
      self.name = name
      self.title = title
      self.version = version
      self.files = files
    }
  }

  /// A parameter with its values over time.
  package struct Parameter: Sendable, Hashable {
    /// The names.
    package let name: LocalizedText
    /// The type.
    package let type: ValueType
    /// The values, each from a day on (nil: from the beginning), sorted by day; empty for a parameter without a default.
    package let values: [DatedValue]
    /// In which direction a value is stricter (越小越严, 越大越严); nil when it is not said.
    package let strictness: Strictness?
    /// Whether a profile may only make it stricter (只可收紧).
    package let tightensOnly: Bool
    /// Where it is declared.
    package let range: SourceRange

    /// In which direction a value is stricter.
    package enum Strictness: String, Sendable, Hashable {
      /// 越小越严.
      case smaller
      /// 越大越严.
      case larger
    }

    /// Creates a parameter.
    package init(
      name: LocalizedText, type: ValueType, values: [DatedValue], strictness: Strictness? = nil,
      tightensOnly: Bool = false, range: SourceRange
    ) {
      self.name = name
      self.type = type
      self.values = values
      self.strictness = strictness
      self.tightensOnly = tightensOnly
      self.range = range
    }
  }

  /// A value from a day on.
  package struct DatedValue: Sendable, Hashable {
    /// The first day; nil from the beginning.
    package let from: Day?
    /// The value.
    package let value: Value

    /// Creates a value.
    package init(from: Day?, value: Value) {
      self.from = from
      self.value = value
    }
  }

  /// A named computation over the rows of a table.
  package struct Definition: Sendable, Hashable {
    /// The names.
    package let name: LocalizedText
    /// The table whose rows it is a figure of, bound to slot 0; nil for a constant.
    package let table: TableID?
    /// What it computes.
    package let value: CheckedExpression
    /// The number of row slots that it binds.
    package let slotCount: Int

    /// Creates a definition.
    package init(name: LocalizedText, table: TableID?, value: CheckedExpression, slotCount: Int) {
      self.name = name
      self.table = table
      self.value = value
      self.slotCount = slotCount
    }
  }

  /// Creates a rule set.
  package init(
    packs: [Pack], schema: Schema, ended: [TableID: CheckedExpression] = [:], parameters: [Parameter] = [],
    definitions: [Definition] = [], calendars: [WorkCalendar] = [], rules: [CheckedRule] = [],
    measures: [CheckedMeasure] = [], decisionTables: [CheckedDecisionTable] = [],
    scorecards: [CheckedScorecard] = [], reports: [CheckedReport] = [], waivers: [CheckedWaiver] = [],
    profiles: [CheckedProfile] = [],
    laws: [CheckedLaw] = []
  ) {
    self.packs = packs
    self.schema = schema
    self.ended = ended
    self.parameters = parameters
    self.definitions = definitions
    self.calendars = calendars
    self.rules = rules
    self.measures = measures
    self.decisionTables = decisionTables
    self.scorecards = scorecards
    self.reports = reports
    self.waivers = waivers
    self.profiles = profiles
    self.laws = laws
  }
}

/// A measure (指标): a figure over the rows of a scope, whole or by group.
package struct CheckedMeasure: Sendable, Hashable {
  /// The names.
  package let name: LocalizedText
  /// The English name of the pack.
  package let pack: String
  /// The figure: `.ruleCount`, `.count` of `.scope` selections, sums, quotients, other measures.
  package let value: CheckedExpression
  /// The rows (范围), bound to slot 0; nil when the figure selects for itself.
  package let scope: Selection?
  /// The group of a row (分组), over slot 0.
  package let group: CheckedExpression?
  /// What a figure without data is (无数据).
  package let noData: Outcome?
  /// The number of row slots that it binds.
  package let slotCount: Int
  /// How its figures are written.
  package let style: FigureStyle
  /// Where it is declared.
  package let range: SourceRange

  /// Creates a measure.
  package init(
    name: LocalizedText, pack: String, value: CheckedExpression, scope: Selection?, group: CheckedExpression?,
    noData: Outcome?, slotCount: Int, style: FigureStyle, range: SourceRange
  ) {
    self.name = name
    self.pack = pack
    self.value = value
    self.scope = scope
    self.group = group
    self.noData = noData
    self.slotCount = slotCount
    self.style = style
    self.range = range
  }
}
