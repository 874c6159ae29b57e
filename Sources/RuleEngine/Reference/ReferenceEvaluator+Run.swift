package import Findings
import Records
import SourceText

extension ReferenceEvaluator {
  /// Evaluates all rules over all records: tallies, findings, measures and marks.
  package func evaluate() -> Evaluation {
    var tallies: [RuleTally] = []
    var findings: [Finding] = []
    var marks: [MarkTally] = []
    var uses: [WaiverUse] = []
    for index in rules.rules.indices {
      let rule = rules.rules[index]
      let isSelected = options.selectedRules?.contains(rule.id) ?? true
      guard isSelected else {
        tallies.append(emptyTally(of: rule, scope: .inScope))
        uses += waiverUses(index, nil)
        continue
      }
      let result = run(index)
      tallies.append(result.tally)
      findings += result.findings
      marks += result.marks
      uses += result.waivers
    }
    let gone = waiversWithoutRule()
    uses += gone
    let measures = measureResults()
    let scores = scoreResults()
    var checks = DataChecks(engine: self)
    checks.run()
    return Evaluation(
      tallies: tallies, findings: checks.findings + findings + waiverFindings(gone), measures: measures, marks: marks,
      dataTallies: checks.tallies, waivers: WaiverUse.sorted(uses), scores: scores)
  }

  /// The finding of any outcome for one row, with its complete derivation: one for each word, period and item.
  package func explain(ruleIndex: Int, row: Int) -> [Finding] {
    guard rules.rules.indices.contains(ruleIndex) else { return [] }
    isExplaining = true
    defer { isExplaining = false }
    let judged = judge(ruleIndex, row: row) { EvidenceRecorder(engine: self) }
    if judged.isEmpty { return [notSelected(ruleIndex, row: row)].compactMap { $0 } }
    return judged.flatMap { FindingBuilder(rule: ruleIndex, $0.verdict, $0.evaluation, isComplete: true).findings() }
  }

  /// Why a rule does not select a row.
  private func notSelected(_ index: Int, row: Int) -> Finding? {
    let rule = rules.rules[index]
    guard case .table(let table, let snapshot) = rule.object.source,
      let count = rowCount(table, isPrevious: snapshot != .current), row >= 0, row < count
    else { return nil }
    let object = RowReference(isPrevious: snapshot != .current, table: table, row: row)
    let evaluation = ObjectEvaluation(engine: self, slotCount: rule.slotCount, rule: index)
    let recorder = EvidenceRecorder(engine: self)
    evaluation.frame[0] = .row(object)
    evaluation.object = object
    evaluation.recorder = recorder
    if let condition = rule.object.condition { _ = evaluation.truth(condition) }
    let text = LocalizedText(
      zh: "不在规则的对象之内：\(rule.object.text.zh)", en: "not among the rule's objects: \(rule.object.text.en)")
    return Finding(
      kind: .rule, rule: rule.id, pack: rule.pack, title: rule.title, outcome: .notApplicable, severity: rule.severity,
      basis: rule.basis, quotedLaw: rule.quotedLaw, object: findingObject(object, word: nil, period: nil),
      evidence: recorder.readings.map { Evidence(name: $0.name, value: $0.value) }, expected: rule.object.text,
      actual: text, steps: [text], message: text)
  }

  /// What a rule says about one row; of several words or periods the one that decides.
  package func judge(ruleIndex: Int, row: Int) -> Judgement {
    let all = judgements(ruleIndex: ruleIndex, row: row)
    let worst = Outcome.worst(all.map(\.outcome))
    return all.first { $0.outcome == worst } ?? Judgement.notSelected
  }

  /// What a rule says about one row, for each word of 逐一 and each period; empty if the rule does not select it.
  package func judgements(ruleIndex: Int, row: Int) -> [Judgement] {
    guard rules.rules.indices.contains(ruleIndex) else { return [] }
    return verdicts(ruleIndex, row: row).map { Judgement($0, rule: rules.rules[ruleIndex]) }
  }

  // MARK: One rule

  /// What a whole rule comes to.
  struct RuleRun {
    var tally: RuleTally
    var findings: [Finding] = []
    var marks: [MarkTally] = []
    /// What became of the objects that waivers name.
    var waivers: [WaiverUse] = []
  }

  /// The tally of a rule before anything was judged.
  func emptyTally(of rule: CheckedRule, scope: RuleTally.Scope = .inScope) -> RuleTally {
    RuleTally(
      rule: rule.id, pack: rule.pack, title: rule.title, severity: rule.severity, tags: rule.tags, scope: scope)
  }

  /// Whether the snapshot has what a rule is about.
  func isInScope(_ rule: CheckedRule) -> Bool {
    guard case .table(let table, let snapshot) = rule.object.source,
      rowCount(table, isPrevious: snapshot != .current) != nil
    else { return false }
    return snapshot == .current || whyNoPrevious(snapshot, rule.title) == nil
  }

  /// Judges a rule for all rows of its table.
  func run(_ index: Int) -> RuleRun {
    let run = wholeRun(index)
    guard options.countedOnly.contains(run.tally.rule) else { return run }
    var counted = RuleRun(tally: run.tally)
    counted.tally.findingsOmitted = 0
    return counted
  }

  private func wholeRun(_ index: Int) -> RuleRun {
    let rule = rules.rules[index]
    guard isInScope(rule), case .table(let table, let snapshot) = rule.object.source,
      let count = rowCount(table, isPrevious: snapshot != .current)
    else { return withWaivers(index, RuleRun(tally: emptyTally(of: rule, scope: .outOfScope)), WaiverSightings()) }
    var sightings = WaiverSightings()
    var run = RuleRun(tally: emptyTally(of: rule))
    var marked: [LocalizedText: [String]] = [:]
    for row in 0..<count {
      let verdicts = verdicts(index, row: row)
      var needsFinding = false
      for verdict in verdicts {
        run.tally.count(verdict.outcome)
        let findings = FindingBuilder.findingCount(verdict)
        run.tally.findingsTotal += findings
        if findings > 0 { needsFinding = true }
        if let mark = verdict.deadline?.mark {
          marked[mark, default: []].append(key(RowReference(isPrevious: snapshot != .current, table: table, row: row)))
        }
      }
      if waivers.isAbout(rule: index) {
        let object = RowReference(isPrevious: snapshot != .current, table: table, row: row)
        run.tally.waived += sight(index, object, verdicts, into: &sightings)
      }
      if needsFinding, run.findings.count < options.maximumFindings { run.findings += findings(index, row: row) }
    }
    addUnlisted(rule, table, isPrevious: snapshot != .current, to: &run)
    if run.findings.count > options.maximumFindings {
      run.findings.removeLast(run.findings.count - options.maximumFindings)
    }
    run.tally.findingsOmitted = run.tally.findingsTotal - run.findings.count
    run.marks = markNames(of: rule).map { MarkTally(rule: rule.id, mark: $0, objects: marked[$0] ?? []) }
    run.findings += rulesetFindings(
      index, run.tally,
      notes.conflicts(of: index).map { ($0.conflict, findingObject($0.object, word: nil, period: nil)) })
    return withWaivers(index, run, sightings)
  }

  /// The objects that may stand in lists that are missing, sorted in by their place.
  private func addUnlisted(_ rule: CheckedRule, _ table: TableID, isPrevious: Bool, to run: inout RuleRun) {
    let findings = unlistedFindings(rule, table, isPrevious: isPrevious)
    guard !findings.isEmpty else { return }
    for _ in findings {
      run.tally.count(.undetermined)
      run.tally.findingsTotal += 1
    }
    run.findings = Self.byPlace(run.findings + findings)
  }

  /// What a rule says about the lists of its table that are missing.
  func unlistedFindings(_ rule: CheckedRule, _ table: TableID, isPrevious: Bool) -> [Finding] {
    unlisted(table, isPrevious: isPrevious).map { unlistedFinding(rule, table, under: $0) }
  }

  /// Findings by the place of their record, else in the order they have.
  static func byPlace(_ findings: [Finding]) -> [Finding] {
    func place(_ finding: Finding) -> (Int, Int) { (finding.object.input ?? -1, finding.object.line ?? -1) }
    return findings.enumerated()
      .sorted { left, right in
        let (first, second) = (place(left.element), place(right.element))
        return first == second ? left.offset < right.offset : first < second
      }
      .map(\.element)
  }

  /// The findings about one row, without taking note of anything on the way.
  func findings(_ index: Int, row: Int) -> [Finding] {
    isExplaining = true
    defer { isExplaining = false }
    return judge(index, row: row) { EvidenceRecorder(engine: self) }
      .filter { FindingBuilder.findingCount($0.verdict) > 0 }
      .flatMap {
        FindingBuilder(rule: index, $0.verdict, $0.evaluation, isComplete: false).findings()
      }
  }

  /// The marks in the order in which a rule declares them.
  func markNames(of rule: CheckedRule) -> [LocalizedText] {
    var names: [LocalizedText] = []
    for variant in rule.variants {
      guard case .deadline(let deadline, _) = variant.body else { continue }
      for mark in deadline.marks where !names.contains(mark.name) { names.append(mark.name) }
    }
    return names
  }

  /// What is to be said about the rule itself: it selected nothing, or its lines contradict each other.
  func rulesetFindings(
    _ index: Int, _ tally: RuleTally, _ conflicts: [(conflict: RuleConflict, object: FindingObject)]
  ) -> [Finding] {
    let rule = rules.rules[index]
    var result: [Finding] = []
    if tally.selected == 0 {
      let text = LocalizedText(
        zh: "没有选中任何对象：\(rule.object.text.zh)", en: "nothing selected: \(rule.object.text.en)")
      result.append(rulesetFinding(rule, text, object: nil))
    }
    for (conflict, object) in conflicts {
      let text = LocalizedText(zh: "\(conflict.name.zh)同时成立而内容不同", en: "\(conflict.name.en) hold together and differ")
      result.append(rulesetFinding(rule, text, object: object))
    }
    return result
  }

  private func rulesetFinding(_ rule: CheckedRule, _ text: LocalizedText, object: FindingObject?) -> Finding {
    let table = rule.object.table.map { schema[$0].name } ?? rule.object.text
    return Finding(
      kind: .ruleset, rule: rule.id, pack: rule.pack, title: rule.title, outcome: .undetermined,
      severity: rule.severity, basis: rule.basis,
      object: object ?? FindingObject(table: table, key: "", row: -1),
      actual: text, message: text,
      remedy: LocalizedText(zh: "核对规则的对象和条件，或本次数据", en: "look at the rule's objects and conditions, or at the data"))
  }

  /// The object of a finding with its place.
  func findingObject(_ reference: RowReference, word: LocalizedText?, period: CalendarPeriod?) -> FindingObject {
    var key = self.key(reference)
    if let period { key += "/" + period.key }
    let name = schema[reference.table].name
    if reference.table == organisationTable { return FindingObject(table: name, key: key, word: word, row: -1) }
    let place = table(reference).provenance(row: reference.row)
    let path = inputPaths.indices.contains(place.file) && !reference.isPrevious ? inputPaths[place.file] : nil
    return FindingObject(
      table: name, key: key, word: word, row: number(of: reference), input: reference.isPrevious ? nil : place.file,
      path: path, line: place.line, column: place.column, page: reference.isPrevious ? nil : page(of: reference))
  }

  /// The address of the page that a row comes from; nil for rows that come from none.
  private func page(of reference: RowReference) -> String? {
    var reference = reference
    for _ in schema.tables {
      if schema[reference.table].content == .builtIn(.page) {
        return table(reference).key(row: reference.row)?.string
      }
      guard case .nested? = schema[reference.table].link?.origin, let link = schema[reference.table].link,
        let parent = table(reference).parent(of: reference.row)
      else { return nil }
      reference = RowReference(isPrevious: reference.isPrevious, table: link.parent, row: parent)
    }
    return nil
  }
}

extension Judgement {
  /// For a row that a rule does not select.
  static let notSelected = Judgement(
    outcome: .notApplicable, isSelected: false, items: [], word: nil, period: nil, exception: nil, dueDate: nil,
    used: nil, remaining: nil, overdue: nil, mark: nil, missing: [])

  init(_ verdict: Verdict, rule: CheckedRule) {
    var missing: [LocalizedText] = []
    for cause in verdict.causes + verdict.items.flatMap(\.causes) where !missing.contains(cause.name) {
      missing.append(cause.name)
    }
    self.init(
      outcome: verdict.outcome, isSelected: true,
      items: verdict.items.map { Item(label: $0.label, outcome: $0.outcome) },
      word: rule.variants[verdict.variant].word, period: verdict.period?.key, exception: verdict.exception,
      dueDate: verdict.deadline?.due?.value, used: verdict.deadline?.used?.value,
      remaining: verdict.deadline?.remaining?.value, overdue: verdict.deadline?.overdue?.value,
      mark: verdict.deadline?.mark, missing: missing)
  }
}
