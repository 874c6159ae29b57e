import Codecs
import Findings
import Records
import ReportRenderers
import Reporting
import RuleEngine
import SourceText
import Testing

extension SampleRun {
  /// The formats that go to CI services.
  static let formatsForCI = ["sarif", "sarif-github", "junit", "github", "gitlab", "rdjson", "step-summary"]

  /// A run with findings of our own.
  static func run(
    _ findings: [Finding], quarantine: [QuarantinedRecord] = [], tallies: [RuleTally]? = nil, gate: GateResult? = nil
  ) -> RunResult {
    var run = RunResult(
      tool: "zicha 0.1.0", organisation: "某县农业局", period: day(2010, 1, 1)...day(2010, 12, 31),
      checkDate: day(2010, 12, 31), snapshot: "data/2010", ruleSet: ruleSet, inputs: [input("a.html", 9, 0)],
      quarantine: quarantine,
      evaluation: Evaluation(
        tallies: tallies ?? [], findings: Fingerprint.name(findings), measures: [], marks: []))
    run.gate = gate
    return run
  }

  /// A violation at a place.
  static func violation(
    rule: String = "XK-01", key: String = "2010-0001", severity: Severity = .major, isWaived: Bool = false,
    path: String? = "a.html", line: Int? = 1, column: Int? = nil, message: String = "超期"
  ) -> Finding {
    Finding(
      kind: .rule, rule: rule, pack: licensing, title: text("期限", "limit"), outcome: .violation, severity: severity,
      isWaived: isWaived, basis: [lawText],
      object: FindingObject(table: text("办件", "case"), key: key, row: 1, path: path, line: line, column: column),
      message: LocalizedText(same: message))
  }

  /// The run of all kinds of findings, in one format.
  static func rendered(
    _ id: String, _ result: RunResult, sources: (any FindingSources)? = MemorySources(), language: Language = .zh,
    masks: Bool? = nil
  ) throws -> String {
    let format = try #require(ReportFormat.named(id))
    var options = RenderOptions()
    options.sources = sources
    options.masks = masks
    return String(decoding: format.render(result: result, language: language, options: options), as: UTF8.self)
  }

  /// The same as JSON.
  static func document(
    _ id: String, _ result: RunResult, sources: (any FindingSources)? = MemorySources()
  ) throws -> JSONValue {
    try JSONValue.parse(Array(rendered(id, result, sources: sources).utf8))
  }

  /// The results of a SARIF log.
  static func results(_ log: JSONValue) -> [JSONValue] {
    log["runs"]?.elements?.first?["results"]?.elements ?? []
  }
}
