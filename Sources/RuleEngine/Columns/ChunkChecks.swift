import Findings
import Records

/// The built-in checks over the rows of a chunk, from known bits and exceptions; only faults are looked at one by one.
struct ChunkChecks {
  private let worker: ColumnWorker
  private let place: ChunkPlace
  private var reference: ReferenceEvaluator { worker.reference }

  init(_ worker: ColumnWorker, _ place: ChunkPlace) {
    self.worker = worker
    self.place = place
  }

  /// Runs the checks of all tables of the chunk.
  mutating func run(wanted: [Int], into result: inout ChunkResult) {
    for (index, part) in place.chunk.parts.enumerated() {
      for number in worker.run.checks.numbers[part.table] ?? [] {
        let found = check(worker.run.checks.all[number], number, part: index, wanted: wanted[number])
        if let found, found.count > 0 { result.checks.append(found) }
      }
      noteIntervals(part: index)
    }
    result.keys = KeyRun(place.chunk.parts[0].batch, of: worker.run.rules.schema[place.chunk.parts[0].table])
  }

  private func check(_ check: DataCheck, _ number: Int, part: Int, wanted: Int) -> CheckResult? {
    switch check.kind {
    case .required: required(check, number, part, wanted)
    case .value: unreadable(check, number, part, wanted)
    case .dangling: dangling(check, number, part, wanted)
    case .doubleKey: doubleKeys(check, number, part, wanted)
    case .order: nil
    }
  }

  // MARK: Fields

  private func required(_ check: DataCheck, _ number: Int, _ part: Int, _ wanted: Int) -> CheckResult? {
    guard let field = check.field, worker.run.rules.schema[check.table][field].blankDefault == nil else { return nil }
    let batch = place.chunk.parts[part].batch
    let column = batch.columns[field.index]
    var missing = Bitmap(repeating: true, count: batch.rowCount)
    for index in missing.words.indices { missing.words[index] &= ~column.known[index] }
    if !column.exceptions.isEmpty { for row in column.exceptions.keys { missing[row] = false } }
    return result(check, number, part, missing, wanted) { _ in "" }
  }

  private func unreadable(_ check: DataCheck, _ number: Int, _ part: Int, _ wanted: Int) -> CheckResult? {
    guard let field = check.field else { return nil }
    let batch = place.chunk.parts[part].batch
    let column = batch.columns[field.index]
    let elements = batch.elements[field.index]
    guard !column.exceptions.isEmpty || !elements.exceptions.isEmpty else { return nil }
    let type = worker.run.rules.schema[check.table][field].type
    var faults = Bitmap(count: batch.rowCount)
    for (row, exception) in column.exceptions { if case .fault = exception { faults[row] = true } }
    if !elements.exceptions.isEmpty, column.hasSlots {
      for row in 0..<batch.rowCount where column.isKnown(row) {
        if case .fault = batch.cell(row: row, field: field, type: type) { faults[row] = true }
      }
    }
    return result(check, number, part, faults, wanted) { row in
      if case .fault(let words) = batch.cell(row: row, field: field, type: type) { words } else { "" }
    }
  }

  private func dangling(_ check: DataCheck, _ number: Int, _ part: Int, _ wanted: Int) -> CheckResult? {
    guard let field = check.field, let target = check.target, let keys = worker.run.keys(of: target) else { return nil }
    let batch = place.chunk.parts[part].batch
    let column = batch.columns[field.index]
    guard column.hasSlots else { return nil }
    let rows = keys.rowsWithout(column, batch.bytes, count: batch.rowCount)
    return result(check, number, part, rows, wanted) { batch.text(slot: column.slots[$0]).string }
  }

  private func result(
    _ check: DataCheck, _ number: Int, _ part: Int, _ rows: Bitmap, _ wanted: Int, words: (Int) -> String
  ) -> CheckResult? {
    let count = rows.population
    guard count > 0 else { return nil }
    var result = empty(number)
    result.count = count
    guard wanted > 0 || worker.run.listsEveryFinding else { return result }
    rows.forEachRow { row in
      guard worker.run.listsEveryFinding || result.findings.count < wanted else { return }
      let object = reference.findingObject(place.reference(row, of: part), word: nil, period: nil)
      add(check.finding(object, words: words(row)), to: &result, wanted)
    }
    return result
  }

  private func empty(_ number: Int) -> CheckResult {
    CheckResult(check: number, entries: Array(repeating: [], count: worker.run.settings.lists.count))
  }

  private func add(_ finding: Finding, to result: inout CheckResult, _ wanted: Int) {
    if worker.run.listsEveryFinding { worker.append(finding, to: &result.entries) }
    if result.findings.count < wanted { result.findings.append(finding) }
  }

  // MARK: Keys of child rows

  /// A key of a nested row is used twice only under the same row, so that it is found out within the chunk.
  private func doubleKeys(_ check: DataCheck, _ number: Int, _ part: Int, _ wanted: Int) -> CheckResult? {
    let rows = place.chunk.parts[part]
    let table = reference.dataset[rows.table]
    var result = empty(number)
    for parent in 0..<max(0, rows.starts.count - 1) {
      let range = Int(rows.starts[parent])..<Int(rows.starts[parent + 1])
      guard range.count > 1 else { continue }
      var first: [Text: Int] = [:]
      for row in range {
        let number = place.row(row, of: part)
        guard let key = table.key(row: number) else { continue }
        guard let original = first[key] else {
          first[key] = number
          continue
        }
        result.count += 1
        guard worker.run.listsEveryFinding || result.findings.count < wanted else { continue }
        let object = reference.findingObject(place.reference(row, of: part), word: nil, period: nil)
        add(
          check.finding(object, key: key.string, firstLine: table.provenance(row: original).line), to: &result, wanted)
      }
    }
    return result
  }

  // MARK: Intervals

  private func noteIntervals(part: Int) {
    let rows = place.chunk.parts[part]
    let table = worker.run.rules.schema[rows.table]
    guard worker.run.checks.numbers[rows.table] != nil else { return }
    for interval in [table.interval, table.lifetime].compactMap({ $0 }) {
      let backward = backwardRows(rows.batch, table, interval)
      backward.forEachRow { reference.noteIntervals(place.reference($0, of: part), table) }
    }
  }

  /// The rows whose interval runs backwards, and those of which the columns can't tell.
  private func backwardRows(_ batch: Batch, _ table: TableSchema, _ interval: IntervalFields) -> Bitmap {
    let start = batch.columns[interval.start.index]
    let end = batch.columns[interval.end.index]
    let fields = [table[interval.start], table[interval.end]]
    let isPlain = fields.allSatisfy { $0.type == .date && $0.blankDefault == nil }
    guard isPlain, start.hasSlots, end.hasSlots else { return Bitmap(repeating: true, count: batch.rowCount) }
    var rows = Bitmap(count: batch.rowCount)
    for word in rows.words.indices {
      var rest = start.known[word] & end.known[word]
      while rest != 0 {
        let row = word << 6 | rest.trailingZeroBitCount
        rest &= rest &- 1
        if end.slots[row] < start.slots[row] { rows[row] = true }
      }
    }
    return rows
  }
}

/// The built-in checks of a run.
struct RunChecks: Sendable {
  /// All checks but those of spans, in the order in which they are told.
  let all: [DataCheck]
  /// The checks over the rows of a table that run with its chunks.
  let numbers: [TableID: [Int]]

  private let atEnd: Set<Int>

  init(_ all: [DataCheck], of schema: Schema) {
    self.all = all
    var numbers: [TableID: [Int]] = [:]
    var atEnd: Set<Int> = []
    for (index, check) in all.enumerated() {
      var isNested = false
      if case .nested? = schema[check.table].link?.origin { isNested = true }
      let waits = check.isLink || check.kind == .doubleKey && !isNested
      if waits { atEnd.insert(index) }
      numbers[check.table, default: []] += waits ? [] : [index]
    }
    self.numbers = numbers
    self.atEnd = atEnd
  }

  /// Whether a check looks at the whole table and is made at the end.
  func isAtEnd(_ number: Int) -> Bool { atEnd.contains(number) }
}
