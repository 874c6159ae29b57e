package import Records
package import RuleEngine

/// Everything that one run found out, before it is laid out: what every output format is made from.
package struct RunResult: Sendable {
  /// The name and version of the tool, such as `zicha 0.1.0`.
  package let tool: String
  /// The organisation (机构).
  package let organisation: String
  /// The reporting period.
  package let period: ClosedRange<Day>
  /// The check date.
  package let checkDate: Day
  /// The path of the snapshot as the user wrote it.
  package let snapshot: String
  /// The period and check date of the previous snapshot, when there is one.
  package let previousPeriod: ClosedRange<Day>?
  /// The rule set that judged it.
  package let ruleSet: CheckedRuleSet
  /// The input files in manifest order.
  package let inputs: [InputSummary]
  /// The input files of the previous snapshot.
  package let previousInputs: [InputSummary]
  /// The digests of the rule files, sorted by path.
  package let ruleFiles: [DigestedFile]
  /// The records that could not be read.
  package let quarantine: [QuarantinedRecord]
  /// Undeclared keys and absent fields.
  package let usage: [FieldUsage]
  /// What the evaluation yielded.
  package let evaluation: Evaluation
  /// What a profile changed; nil without one.
  package var tailoring: Tailoring?
  /// The check date of the snapshot where the call gave another one; nil where it is the snapshot's own.
  package var snapshotCheckDate: Day?
  /// What rules that are not yet in force would say.
  package var forecasts: [Forecast] = []
  /// The report declaration that lays it out; nil for the built-in one.
  package var report: CheckedReport?
  /// The fingerprints of the quarantined records where personal data in them are hidden; nil where they can be taken from
  /// the records.
  package var quarantineNames: [String]?
  /// How the findings stand against a base; nil outside of `zicha gate`.
  package var gate: GateResult?

  /// A file with its digest.
  package struct DigestedFile: Sendable, Hashable {
    /// The path.
    package let path: String
    /// SHA-256 in hex.
    package let sha256: String

    /// Creates an entry.
    package init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// Creates a result.
  package init(
    tool: String, organisation: String, period: ClosedRange<Day>, checkDate: Day, snapshot: String,
    previousPeriod: ClosedRange<Day>? = nil, ruleSet: CheckedRuleSet, inputs: [InputSummary],
    previousInputs: [InputSummary] = [], ruleFiles: [DigestedFile] = [], quarantine: [QuarantinedRecord] = [],
    usage: [FieldUsage] = [], evaluation: Evaluation, report: CheckedReport? = nil
  ) {
    self.tool = tool
    self.organisation = organisation
    self.period = period
    self.checkDate = checkDate
    self.snapshot = snapshot
    self.previousPeriod = previousPeriod
    self.ruleSet = ruleSet
    self.inputs = inputs
    self.previousInputs = previousInputs
    self.ruleFiles = ruleFiles
    self.quarantine = quarantine
    self.usage = usage
    self.evaluation = evaluation
    self.report = report
  }
}
