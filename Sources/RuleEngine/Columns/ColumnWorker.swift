import Findings
package import Records
import SourceText

/// Judges chunks, one after the other; each thread of a run has one of its own.
package final class ColumnWorker {
  let run: ColumnRun
  let evaluator: ChunkEvaluator
  let reference: ReferenceEvaluator
  private let dataset: Dataset
  private let hits: HitTables

  init(_ run: ColumnRun) {
    self.run = run
    evaluator = ChunkEvaluator(plan: run.plan, rules: run.rules, tables: run.tables)
    reference = run.reference()
    dataset = reference.dataset
    hits = HitTables(run.rules.schema)
  }

  /// Judges a chunk of a table that is read in chunks and let go.
  ///
  /// - Parameters:
  ///   - chunk: the records, with their lines.
  ///   - firstRows: for each part the number that its first row has in the whole table.
  package func judge(_ chunk: Chunk, firstRows: [Int]) -> ChunkResult {
    // The chunk's memory serves the next piece, so nothing here may hold on to it.
    defer {
      evaluator.begin(Chunk(parts: []))
      reference.begin(dataset, firstRows: [:])
    }
    return judge(begin(chunk, firstRows: firstRows))
  }

  /// Hands a chunk that is not kept to the reference evaluator.
  @discardableResult
  func begin(_ chunk: Chunk, firstRows: [Int]) -> ChunkPlace {
    let (chunk, firstRows) = withHits(chunk, firstRows)
    let place = ChunkPlace(chunk: chunk, firstRows: firstRows, isLoaded: false)
    reference.begin(dataset.replacing(chunk), firstRows: place.bases)
    return place
  }

  /// A chunk with the hits in its texts.
  func withHits(_ chunk: Chunk, _ firstRows: [Int]) -> (Chunk, [Int]) {
    var chunk = chunk
    hits.add(to: &chunk)
    // The reference evaluator numbers hits by their parents.
    return (chunk, firstRows + Array(repeating: 0, count: max(0, chunk.parts.count - firstRows.count)))
  }

  /// Judges a chunk of a table in memory.
  func judge(loaded root: TableID, at index: Int) -> ChunkResult {
    let (chunk, firstRows) = run.dataset.chunk(of: root, at: index)
    return judge(ChunkPlace(chunk: chunk, firstRows: firstRows, isLoaded: true))
  }

  private func judge(_ place: ChunkPlace) -> ChunkResult {
    evaluator.begin(place.chunk)
    var result = ChunkResult()
    let wanted = run.wanted()
    var open: [OpenRule] = []
    for (index, part) in place.chunk.parts.enumerated() {
      result.rowCounts.append(.init(table: part.table, count: part.batch.rowCount))
      for rule in run.order.rules[part.table] ?? [] { open.append(count(rule, part: index, place)) }
    }
    // Findings come after all outcomes: what is found out for them alone is not kept.
    for rule in open { result.rules.append(told(rule, place, wanted: wanted.rules[rule.result.rule])) }
    var checks = ChunkChecks(self, place)
    checks.run(wanted: wanted.checks, into: &result)
    addStates(place, to: &result)
    takeNotes(place, into: &result)
    return result
  }

  /// Keeps what sets and measures ask of the rows.
  private func addStates(_ place: ChunkPlace, to result: inout ChunkResult) {
    let root = place.chunk.parts[0].table
    guard run.plan.states.tables.contains(root) else { return }
    var states = SetStates(run.plan.states)
    let firstRows = Dictionary(zip(place.chunk.parts.map(\.table), place.firstRows)) { first, _ in first }
    states.add(root, evaluator: evaluator, reference: reference, firstRows: place.isLoaded ? firstRows : nil)
    result.states = states
  }

  // MARK: Outcomes

  /// A rule whose outcomes are known and whose findings are not written yet.
  struct OpenRule {
    var result: RuleResult
    /// The part of its rows.
    let part: Int
    /// Rows known to be violated or undetermined from columns alone.
    let columns: RuleColumns
    /// All rows that need a finding.
    var told: Bitmap
    /// What it says about lists that are missing.
    var unlisted: [Finding] = []
  }

  private func count(_ index: Int, part: Int, _ place: ChunkPlace) -> OpenRule {
    let rule = run.rules.rules[index]
    let rows = place.chunk.parts[part].batch.rowCount
    let columns = run.settings.isEveryRowHard ? RuleColumns(hard: true, count: rows) : evaluator.outcomes(ofRule: index)
    var result = RuleResult(
      rule: index, tally: reference.emptyTally(of: rule), entries: Array(repeating: [], count: run.settings.lists.count)
    )
    result.tally.count(columns)
    var told = columns.violation.union(columns.undetermined)
    result.tally.findingsTotal = columns.findingCount(told)
    columns.hard.forEachRow { row in
      for verdict in reference.verdicts(index, row: place.row(row, of: part)) {
        result.tally.count(verdict.outcome)
        let findings = FindingBuilder.findingCount(verdict)
        result.tally.findingsTotal += findings
        if findings > 0 { told[row] = true }
        if let mark = verdict.deadline?.mark {
          result.marks.append((mark, reference.key(place.reference(row, of: part))))
        }
      }
    }
    sight(index, part: part, place, into: &result)
    var open = OpenRule(result: result, part: part, columns: columns, told: told)
    addUnlisted(rule, place, to: &open)
    return open
  }

  /// Looks at the records that waivers of a rule may mean.
  private func sight(_ index: Int, part: Int, _ place: ChunkPlace, into result: inout RuleResult) {
    guard reference.waivers.isAbout(rule: index) else { return }
    // The columns note what there is to note about the row.
    reference.isExplaining = true
    defer { reference.isExplaining = false }
    for row in NamedRows(place.chunk.parts[part], run.rules.schema, reference.waivers.recordKeys(ofRule: index)).rows {
      let object = place.reference(row, of: part)
      result.tally.waived += reference.sight(
        index, object, reference.verdicts(index, row: object.row), into: &result.sightings)
    }
  }

  /// The objects that may stand in lists that are missing.
  private func addUnlisted(_ rule: CheckedRule, _ place: ChunkPlace, to open: inout OpenRule) {
    guard let table = rule.object.table, place.chunk.parts[open.part].parent != nil else { return }
    let parents = reference.unlisted(table, isPrevious: false)
    guard !parents.isEmpty else { return }
    for parent in parents {
      if place.isLoaded {
        guard let part = place.chunk.part(of: parent.table) else { continue }
        let first = place.firstRows[part]
        guard parent.row >= first, parent.row < first + place.chunk.parts[part].batch.rowCount else { continue }
      }
      open.result.tally.count(.undetermined)
      open.result.tally.findingsTotal += 1
      open.unlisted.append(reference.unlistedFinding(rule, table, under: parent))
    }
  }

  // MARK: Findings

  /// Writes the findings of a rule that are wanted, by place.
  private func told(_ rule: OpenRule, _ place: ChunkPlace, wanted: Int) -> RuleResult {
    var result = rule.result
    guard result.tally.findingsTotal > 0, !run.options.countedOnly.contains(result.tally.rule) else { return result }
    if run.listsEveryFinding, rule.unlisted.isEmpty {
      list(rule, place, wanted: wanted, into: &result)
      return result
    }
    guard wanted > 0 || run.listsEveryFinding else { return result }
    var findings: [Finding] = []
    let limit = run.listsEveryFinding ? Int.max : wanted
    rule.told.forEachRow { row in
      if findings.count < limit { findings += reference.findings(result.rule, row: place.row(row, of: rule.part)) }
    }
    if !rule.unlisted.isEmpty {
      findings = ReferenceEvaluator.byPlace(findings + rule.unlisted)
      result.mayRepeat = true
    }
    if run.listsEveryFinding { for finding in findings { append(finding, to: &result.entries) } }
    result.findings = Array(findings.prefix(max(0, wanted)))
    return result
  }

  /// Gives every finding to the lists, and keeps those that are wanted.
  private func list(_ rule: OpenRule, _ place: ChunkPlace, wanted: Int, into result: inout RuleResult) {
    var entries = result.entries
    result.entries = []
    if wanted == 0, let short = ShortFindings(rule, place, run, reference.waivers) {
      var mayRepeat = false
      short.append(rule.told, to: &entries) { row, entries in
        let findings = reference.findings(result.rule, row: place.row(row, of: rule.part))
        if Self.mayRepeat(findings) { mayRepeat = true }
        for finding in findings { append(finding, to: &entries) }
      }
      if mayRepeat { result.mayRepeat = true }
    } else {
      rule.told.forEachRow { row in
        let findings = reference.findings(result.rule, row: place.row(row, of: rule.part))
        if Self.mayRepeat(findings) { result.mayRepeat = true }
        for finding in findings {
          append(finding, to: &entries)
          if result.findings.count < wanted { result.findings.append(finding) }
        }
      }
    }
    result.entries = entries
  }

  /// Whether two findings about one row may have the same name.
  private static func mayRepeat(_ findings: [Finding]) -> Bool {
    findings.count > 1 && Set(findings.map { [$0.object.word, $0.item] }).count < findings.count
  }

  /// Appends the entry of a finding to every list.
  func append(_ finding: Finding, to entries: inout [[UInt8]]) {
    for (index, list) in run.settings.lists.enumerated() { list.listing.append(finding, to: &entries[index]) }
  }

  // MARK: Notes

  private func takeNotes(_ place: ChunkPlace, into result: inout ChunkResult) {
    let notes = reference.takeNotes()
    for fault in notes.faults.sorted(by: OrderFault.precedes) {
      let object = RowReference(
        isPrevious: false, table: fault.object.table, row: reference.number(of: fault.object))
      result.faults.append(
        .init(
          fault: OrderFault(object: object, from: fault.from, to: fault.to, start: fault.start, end: fault.end),
          object: place.isLoaded ? nil : reference.findingObject(fault.object, word: nil, period: nil)))
    }
    for (conflict, object) in notes.conflicts {
      result.conflicts.append(
        .init(
          conflict: conflict, row: reference.number(of: object),
          object: reference.findingObject(object, word: nil, period: nil)))
    }
  }
}

extension RuleTally {
  /// Counts the rows whose outcome the columns know.
  fileprivate mutating func count(_ columns: RuleColumns) {
    pass += columns.pass.population
    violation += columns.violation.population
    undetermined += columns.undetermined.population
    notDue += columns.notDue.population
    notApplicable += columns.notApplicable.population
    selected = pass + violation + undetermined + notDue + notApplicable
  }

  /// Adds what was counted over other rows.
  mutating func add(_ other: RuleTally) {
    selected += other.selected
    pass += other.pass
    violation += other.violation
    undetermined += other.undetermined
    notDue += other.notDue
    notApplicable += other.notApplicable
    findingsTotal += other.findingsTotal
    waived += other.waived
  }
}

extension RuleColumns {
  /// The number of findings about rows: one for each violated or open item and for the deadline beside them, and at least
  /// one a row.
  fileprivate func findingCount(_ told: Bitmap) -> Int {
    let parts = deadline.map { items + [$0] } ?? items
    guard !parts.isEmpty else { return told.population }
    var count = 0
    var rest = told
    for part in parts {
      let open = part.violated.union(part.open).intersection(told)
      count += open.population
      rest = rest.subtracting(open)
    }
    return count + rest.population
  }
}
