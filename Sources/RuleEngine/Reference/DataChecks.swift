import Findings
import Records
import SourceText

/// Checks what stands in the records themselves: one built-in rule for each field and cause, apart from the rules.
struct DataChecks {
  private let engine: ReferenceEvaluator
  private(set) var tallies: [RuleTally] = []
  private(set) var findings: [Finding] = []

  init(engine: ReferenceEvaluator) {
    self.engine = engine
  }

  /// Checks every table that the snapshot has.
  mutating func run() {
    for check in engine.dataChecks() {
      switch check.kind {
      case .required, .value, .dangling: report(check, check.isLink ? linkFaults(check) : fieldFaults(check))
      case .doubleKey: report(check, doubleKeys(check))
      case .order: continue
      }
    }
    for table in engine.schema.tables { checkIntervals(table) }
    addOrderFaults()
  }

  private mutating func report(_ check: DataCheck, _ found: (count: Int, findings: [Finding])) {
    if check.isToldIfFound, found.count == 0 { return }
    let rows = engine.rowCount(check.table, isPrevious: false) ?? 0
    tallies.append(check.tally(rows: rows, faults: found.count, shown: found.findings.count))
    findings += found.findings
  }

  // MARK: Fields

  private func fieldFaults(_ check: DataCheck) -> (Int, [Finding]) {
    guard let id = check.field else { return (0, []) }
    let field = engine.schema[check.table][id]
    return faults(check) { reference in
      switch engine.cell(reference, id) {
      case .missing: check.kind == .required && field.blankDefault == nil ? "" : nil
      case .fault(let words): check.kind == .value ? words : nil
      case .value(.reference(let key)):
        if check.kind == .dangling, let target = check.target, engine.isDangling(key, in: target) {
          key.string
        } else {
          nil
        }
      case .value: nil
      }
    }
  }

  /// Whether every child row from a file of its own says whose it is, and names a record that is there.
  func linkFaults(_ check: DataCheck) -> (Int, [Finding]) {
    guard let id = check.field else { return (0, []) }
    let rows = engine.dataset[check.table]
    let type = engine.schema[check.table][id].type
    return faults(check) { reference in
      guard rows.parent(of: reference.row) == nil else { return nil }
      switch rows.cell(row: reference.row, field: id) {
      case .missing: return check.kind == .required ? "" : nil
      case .fault: return nil
      case .value(let value): return check.kind == .dangling ? TableRows.keyText(value, type: type) : nil
      }
    }
  }

  /// The findings about the rows for which a body gives the words found.
  private func faults(_ check: DataCheck, _ words: (RowReference) -> String?) -> (Int, [Finding]) {
    var count = 0
    var findings: [Finding] = []
    for row in 0..<(engine.rowCount(check.table, isPrevious: false) ?? 0) {
      let reference = RowReference(isPrevious: false, table: check.table, row: row)
      guard let words = words(reference) else { continue }
      count += 1
      guard findings.count < engine.options.maximumFindings else { continue }
      findings.append(check.finding(engine.findingObject(reference, word: nil, period: nil), words: words))
    }
    return (count, findings)
  }

  // MARK: Keys and order

  /// The keys that a row before has, of the same parent for child rows.
  func doubleKeys(_ check: DataCheck) -> (Int, [Finding]) {
    let rows = engine.dataset[check.table]
    let isChild = rows.schema.link != nil
    var count = 0
    var findings: [Finding] = []
    for row in 0..<rows.count {
      guard let key = rows.key(row: row) else { continue }
      let parent = isChild ? rows.parent(of: row) : nil
      let same = rows.rows(withKey: key).filter { !isChild || rows.parent(of: $0) == parent }
      guard same.count > 1, let original = same.first, original != row else { continue }
      count += 1
      guard findings.count < engine.options.maximumFindings else { continue }
      let reference = RowReference(isPrevious: false, table: check.table, row: row)
      findings.append(
        check.finding(
          engine.findingObject(reference, word: nil, period: nil), key: key.string,
          firstLine: rows.provenance(row: original).line))
    }
    return (count, findings)
  }

  private func checkIntervals(_ table: TableSchema) {
    guard table.id != engine.organisationTable, let count = engine.rowCount(table.id, isPrevious: false) else { return }
    for row in 0..<count {
      engine.noteIntervals(RowReference(isPrevious: false, table: table.id, row: row), table)
    }
  }

  /// Spans that ran backwards when rules read them, and intervals of tables.
  private mutating func addOrderFaults() {
    for (check, faults) in OrderChecks.grouped(engine.notes.faults, engine.schema) {
      let rows = engine.rowCount(check.table, isPrevious: false) ?? faults.count
      let shown = faults.prefix(engine.options.maximumFindings)
      tallies.append(check.tally(rows: rows, faults: faults.count, shown: shown.count))
      findings += shown.map { check.finding(engine.findingObject($0.object, word: nil, period: nil), $0) }
    }
  }
}

/// Spans that run backwards as checks: by table, by the first row that has one, by name.
enum OrderChecks {
  /// The faults of each check, in order.
  static func grouped(_ faults: Set<OrderFault>, _ schema: Schema) -> [(check: DataCheck, faults: [OrderFault])] {
    var groups: [String: (check: DataCheck, faults: [OrderFault])] = [:]
    for fault in faults {
      let check = DataCheck(fault, schema)
      groups[check.id, default: (check, [])].faults.append(fault)
    }
    return groups.values.map { ($0.check, $0.faults.sorted(by: OrderFault.precedes)) }.sorted { precedes($0, $1) }
  }

  private static func precedes(
    _ one: (check: DataCheck, faults: [OrderFault]), _ other: (check: DataCheck, faults: [OrderFault])
  ) -> Bool {
    if one.check.table != other.check.table { return one.check.table < other.check.table }
    let (first, second) = (one.faults.first?.object.row ?? 0, other.faults.first?.object.row ?? 0)
    return first == second ? one.check.id.utf8.lexicographicallyPrecedes(other.check.id.utf8) : first < second
  }
}

extension ReferenceEvaluator {
  /// The built-in checks of the tables that the snapshot has, but for those of spans.
  func dataChecks() -> [DataCheck] {
    DataCheck.all(of: schema) { $0 != organisationTable && rowCount($0, isPrevious: false) != nil }
  }

  /// Whether a key names no row of a table that the snapshot has.
  func isDangling(_ key: Text, in target: TableID) -> Bool {
    guard rowCount(target, isPrevious: false) != nil else { return false }
    return dataset[target].rows(withKey: key).isEmpty
  }

  /// Notes what runs backwards among the declared intervals of a row.
  func noteIntervals(_ reference: RowReference, _ table: TableSchema) {
    for interval in [table.interval, table.lifetime].compactMap({ $0 }) {
      let (from, to) = (table[interval.start].name, table[interval.end].name)
      guard let start = read(reference, interval.start, name: from).value?.day,
        let end = read(reference, interval.end, name: to).value?.day, end < start
      else { continue }
      noteOrderFault(reference, from, to, start, end)
    }
  }
}
