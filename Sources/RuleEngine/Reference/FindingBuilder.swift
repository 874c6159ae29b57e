import Findings
import Records
import SourceText

/// Writes the findings of one object: what was read, expected and found, the way to the outcome, the message.
struct FindingBuilder {
  let index: Int
  let rule: CheckedRule
  let verdict: Verdict
  let evaluation: ObjectEvaluation
  /// Whether every outcome is told and every calendar day listed.
  let isComplete: Bool

  init(rule: Int, _ verdict: Verdict, _ evaluation: ObjectEvaluation, isComplete: Bool) {
    self.index = rule
    self.rule = evaluation.engine.rules.rules[rule]
    self.verdict = verdict
    self.evaluation = evaluation
    self.isComplete = isComplete
  }

  private var engine: ReferenceEvaluator { evaluation.engine }

  /// The number of findings that a verdict makes: one for each violated or open item and for the deadline.
  static func findingCount(_ verdict: Verdict) -> Int {
    guard isTold(verdict.outcome) else { return 0 }
    let items = verdict.items.count { isTold($0.outcome) }
    let deadline = verdict.deadline.map { isDeadlineTold($0, verdict) ? 1 : 0 } ?? 0
    return max(1, items + deadline + (needsWhole(verdict) ? 1 : 0))
  }

  /// Whether no part has the outcome of the whole: each completion violates the rule, but another part of it.
  private static func needsWhole(_ verdict: Verdict) -> Bool {
    guard !verdict.items.isEmpty else { return false }
    return verdict.deadline?.outcome != verdict.outcome && !verdict.items.contains { $0.outcome == verdict.outcome }
  }

  private static func isTold(_ outcome: Outcome) -> Bool { outcome == .violation || outcome == .undetermined }

  /// Whether the deadline itself, not an item beside it, needs a finding.
  private static func isDeadlineTold(_ deadline: DeadlineResult, _ verdict: Verdict) -> Bool {
    isTold(deadline.outcome) && !verdict.items.isEmpty
  }

  /// The findings.
  func findings() -> [Finding] {
    // Figures of a message hold for every completion, not for the last one tried.
    evaluation.decisions = nil
    evaluation.deadline = verdict.deadline
    var result: [Finding] = []
    if let deadline = verdict.deadline, verdict.items.isEmpty || isComplete || Self.isDeadlineTold(deadline, verdict) {
      let outcome = verdict.items.isEmpty ? verdict.outcome : deadline.outcome
      let causes = outcome == .undetermined ? deadline.causes.merged(with: verdict.causes) : verdict.causes
      result.append(finding(outcome, item: nil, causes))
    }
    for (offset, item) in verdict.items.enumerated() where isComplete || Self.isTold(item.outcome) {
      result.append(finding(item.outcome, item: (offset, item), item.causes))
    }
    if Self.needsWhole(verdict), !result.isEmpty { result.insert(whole(), at: 0) }
    if result.isEmpty { result.append(finding(verdict.outcome, item: nil, verdict.causes)) }
    return result
  }

  /// The finding that every completion of the unknown conditions comes to the same outcome, by one part or another.
  private func whole() -> Finding {
    finding(verdict.outcome, item: nil, verdict.causes)
  }

  private func finding(_ outcome: Outcome, item: (offset: Int, verdict: ItemVerdict)?, _ causes: [Cause]) -> Finding {
    let variant = rule.variants[verdict.variant]
    let expected = expected(item)
    let actual = actual(item, causes, outcome)
    let steps = engine.options.includesSteps || isComplete ? steps(item, causes, outcome) : []
    return Finding(
      kind: .rule, rule: rule.id, pack: rule.pack, title: rule.title, outcome: outcome, severity: rule.severity,
      isWaived: outcome == .violation && isWaived, basis: pinnedBasis, quotedLaw: rule.quotedLaw,
      object: engine.findingObject(
        evaluation.object ?? RowReference(isPrevious: false, table: TableID(0), row: 0), word: variant.word,
        period: verdict.period),
      item: itemLabel(item?.verdict), evidence: evidence(item?.offset), missing: names(causes), expected: expected,
      actual: actual, steps: steps, message: told(outcome, expected, actual), remedy: remedy(outcome), owner: owner(),
      mark: verdict.deadline?.mark)
  }

  /// The provisions, pinned to the version of their law in force on the object's date: that of 生效, else the check date.
  private var pinnedBasis: [Citation] {
    let day = evaluation.parameterDay?.value?.day ?? engine.dataset.checkDate
    return rule.basis.map { citation in
      guard let law = engine.lawsWithVersions[citation.law], let version = law.version(on: day) else { return citation }
      var pinned = citation
      pinned.version = version.effective.text
      return pinned
    }
  }

  /// Whether a waiver in force covers the violation.
  private var isWaived: Bool { evaluation.object.map { engine.isWaived(index, $0, verdict) } ?? false }

  // MARK: Parts

  /// A single requirement without a label of its own needs no item.
  private func itemLabel(_ item: ItemVerdict?) -> LocalizedText? {
    guard let item else { return nil }
    return verdict.items.count > 1 || verdict.deadline != nil || item.label != item.condition.source ? item.label : nil
  }

  private func names(_ causes: [Cause]) -> [LocalizedText] {
    var result: [LocalizedText] = []
    for cause in causes where !result.contains(cause.name) { result.append(cause.name) }
    return result
  }

  private func evidence(_ item: Int?) -> [Evidence] {
    let readings = evaluation.recorder?.readings ?? []
    let count = verdict.items.count
    return readings.filter { reading in
      count < 2 || reading.items.contains(nil) || item.map { reading.items.contains($0) } ?? true
    }
    .map { Evidence(name: $0.name, value: $0.value) }
  }

  private func owner() -> LocalizedText? {
    switch rule.owner {
    case nil: nil
    case .name(let name): name
    case .value(let expression): ownerName(expression)
    }
  }

  private func ownerName(_ expression: CheckedExpression) -> LocalizedText? {
    guard case .known(let value) = evaluation.unrecorded({ evaluation.value(expression) }) else { return nil }
    if case .reference(let table) = expression.type, let key = value.textContent,
      case .row(let row) = engine.rows(of: table, withKey: key, isPrevious: false, name: expression.source),
      let name = engine.displayName(table, row: row.row)
    {
      return LocalizedText(same: name)
    }
    return ValueText.text(value, type: expression.type)
  }

  /// The rule's message speaks of what is known; an outcome to be checked says what is not.
  private func told(_ outcome: Outcome, _ expected: LocalizedText, _ actual: LocalizedText) -> LocalizedText {
    if outcome == .undetermined { return Self.undecided(actual) }
    let template = rule.variants[verdict.variant].message ?? rule.message
    return template.map { message($0) } ?? defaultMessage(expected, actual)
  }

  private func remedy(_ outcome: Outcome) -> LocalizedText? {
    if outcome == .undetermined { return Self.undecidedRemedy }
    return (rule.variants[verdict.variant].remedy ?? rule.remedy).map { message($0) }
  }

  /// The message of an outcome to be checked.
  static func undecided(_ actual: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "不能判定：\(actual.zh)", en: "can't be decided: \(actual.en)")
  }

  /// What is to be done about an outcome to be checked.
  static let undecidedRemedy = LocalizedText(
    zh: "补全或核实这些数据后重新检查", en: "complete or verify these data and check again")

  private func defaultMessage(_ expected: LocalizedText, _ actual: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "应为：\(expected.zh)；实际：\(actual.zh)", en: "expected: \(expected.en); found: \(actual.en)")
  }

  // MARK: Message

  /// A message with its figures filled in; a duration before a written unit shows its number only.
  func message(_ template: MessageTemplate) -> LocalizedText {
    LocalizedText(zh: filled(template.zh, .zh), en: filled(template.en, .en))
  }

  private func filled(_ parts: [MessageTemplate.Part], _ language: Language) -> String {
    var text = ""
    for (offset, part) in parts.enumerated() {
      switch part {
      case .text(let words): text += words
      case .figure(let expression):
        var next = ""
        if offset + 1 < parts.count, case .text(let words) = parts[offset + 1] { next = words }
        text += figure(expression, before: next)[language]
      }
    }
    return text
  }

  private static let units = [
    "个工作日", "工作日", "日", "天", "个月", "月", "年", "小时", "working day", "day", "month", "year", "hour",
  ]

  private func figure(_ expression: CheckedExpression, before next: String) -> LocalizedText {
    let result = evaluation.unrecorded { evaluation.value(expression) }
    var type = expression.type
    if case .known(.duration(let duration)) = result {
      let rest = String(next.drop { $0 == " " })
      if Self.units.contains(where: { rest.hasPrefix($0) }) {
        return LocalizedText(same: ValueText.plain(duration.amount))
      }
      type = .duration(duration.unit)
    }
    if case .known(let value) = result, case .reference(let table) = expression.type, let key = value.textContent,
      case .row(let row) = engine.rows(of: table, withKey: key, isPrevious: false, name: expression.source),
      let name = engine.displayName(table, row: row.row)
    {
      return LocalizedText(same: name)
    }
    // In a sentence a figure that lacks something else is just unknown; the cause stands beside it.
    if case .unknown(let causes) = result, causes.first?.name != expression.source {
      return LocalizedText(zh: "未知", en: "unknown")
    }
    return EvidenceRecorder.text(result, type: type, name: expression.source)
  }
}

extension ObjectEvaluation {
  /// Runs a body without recording what it reads.
  func unrecorded<Result>(_ body: () -> Result) -> Result {
    let outer = recorder
    recorder = nil
    defer { recorder = outer }
    return body()
  }
}
