import Findings
import Records
import RuleChecking
import RuleEngine
import SourceText

/// A checked test as records: the object, what belongs to it, the previous snapshot, the dates of the run.
struct TestSetting {
  /// The records.
  let dataset: Dataset
  /// The previous snapshot; nil when the test gives no row of it.
  let previous: Dataset?
  /// The number of the object's row in its table; of a rule over hits, of the row whose text they stand in.
  let objectRow: Int
  /// The rows that the rule judges: that of the object, or the hits in its text.
  let judgedRows: [Int]
  /// Whether it is not known what hits there are.
  let hasOpenRows: Bool
  /// The rule set with the parameters that the test sets.
  let ruleSet: CheckedRuleSet

  /// Builds the records of a test.
  init(_ test: CheckedTest, ruleSet: CheckedRuleSet) {
    let checkDate = test.checkDate ?? Self.defaultCheckDate(test, rule: ruleSet.rules[test.rule])
    self.init(
      test.rows, checkDate: checkDate, period: test.period, parameters: test.parameters, ruleSet: ruleSet,
      object: ruleSet.rules[test.rule].object.table)
  }

  /// Builds the records of a test of a scorecard; without a check date it is made on the last day of the period, else of
  /// the year of the latest date that it gives.
  init(_ test: CheckedScoreTest, ruleSet: CheckedRuleSet) {
    let usual = Day(year: 2025, month: 12, day: 31) ?? Day(number: 0)
    let checkDate =
      test.checkDate ?? test.period?.upperBound ?? Self.latestDate(test.rows).map { Self.year(of: $0).upperBound }
      ?? usual
    self.init(test.rows, checkDate: checkDate, period: test.period, parameters: test.parameters, ruleSet: ruleSet)
  }

  private init(
    _ rows: [CheckedTest.Row], checkDate: Day, period: ClosedRange<Day>?, parameters: [Int: Value],
    ruleSet: CheckedRuleSet, object: TableID? = nil
  ) {
    let period = period ?? Self.year(of: checkDate)
    var current = Placing(rows.map { $0.isPrevious ? nil : $0 }, schema: ruleSet.schema)
    var earlier = Placing(rows.map { $0.isPrevious ? $0 : nil }, schema: ruleSet.schema)
    objectRow = current.placeAll() ?? 0
    _ = earlier.placeAll()
    dataset = current.tables.dataset(checkDate: checkDate, period: period, organisation: Self.organisation).withHits
    (judgedRows, hasOpenRows) = Self.judged(object, objectRow, dataset)
    if earlier.isEmpty {
      previous = nil
    } else {
      let end = period.upperBound.advanced(byMonths: -12)
      previous =
        earlier.tables.dataset(
          checkDate: end, period: period.lowerBound.advanced(byMonths: -12)...end, organisation: Self.organisation
        ).withHits
    }
    self.ruleSet = parameters.isEmpty ? ruleSet : ruleSet.setting(parameters)
  }

  /// The rows of a rule's table that a test is about.
  private static func judged(_ object: TableID?, _ row: Int, _ dataset: Dataset) -> ([Int], Bool) {
    guard let object, dataset.schema[object].isOfHits else { return ([row], false) }
    switch dataset[object].children(of: row) {
    case .rows(let rows): return (rows, false)
    case .unknown: return ([], true)
    }
  }

  /// What a rule makes of the object: the worst of its rows, to be checked if these are not known.
  func outcome(ofRule rule: Int, by evaluator: ReferenceEvaluator) -> Outcome {
    let outcomes = judgedRows.map { evaluator.judge(ruleIndex: rule, row: $0).outcome }
    return Outcome.worst(hasOpenRows ? outcomes + [.undetermined] : outcomes)
  }

  private static let organisation = "本机构"

  /// The last day of the year of the latest date that the test gives; without any date the last day of 2025, or of the
  /// year in which the rule comes into force if that is later, but never after its last day.
  static func defaultCheckDate(_ test: CheckedTest, rule: CheckedRule) -> Day {
    if let latest = latestDate(test.rows) { return year(of: latest).upperBound }
    let usual = year(of: rule.effective?.from ?? Day(number: 0)).upperBound
    let chosen = max(usual, Day(year: 2025, month: 12, day: 31) ?? usual)
    return rule.effective?.until.map { min(chosen, $0) } ?? chosen
  }

  private static func latestDate(_ rows: [CheckedTest.Row]) -> Day? {
    rows.filter { !$0.isPrevious }.flatMap { $0.values.flatMap { days(in: $0.value) } }.max()
  }

  private static func days(in value: Value?) -> [Day] {
    switch value {
    case .date(let day): [day]
    case .moment(let moment): [moment.day]
    case .several(let values): values.flatMap { days(in: $0) }
    default: []
    }
  }

  private static func year(of day: Day) -> ClosedRange<Day> {
    let year = day.parts.year
    guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
      return day...day
    }
    return first...last
  }
}

/// Puts the rows of a test into tables, parents before their children.
private struct Placing {
  private let rows: [CheckedTest.Row?]
  private let schema: Schema
  private(set) var tables: TestTables
  private var numbers: [Int?]
  private var unnamedParents: [TableID: Int] = [:]

  init(_ rows: [CheckedTest.Row?], schema: Schema) {
    self.rows = rows
    self.schema = schema
    tables = TestTables(schema: schema)
    numbers = Array(repeating: nil, count: rows.count)
  }

  var isEmpty: Bool { rows.allSatisfy { $0 == nil } }

  /// Places all rows; the number of the first one.
  mutating func placeAll() -> Int? {
    for index in rows.indices { _ = place(index, depth: 0) }
    return numbers.first ?? nil
  }

  private mutating func place(_ index: Int, depth: Int) -> Int? {
    if let number = numbers[index] { return number }
    guard let row = rows[index], depth < 16, !isOffice(row) else { return nil }
    var parent: Int?
    if let parentRow = row.parent, rows.indices.contains(parentRow) { parent = place(parentRow, depth: depth + 1) }
    if parent == nil, let link = schema[row.table].link { parent = unnamedParent(link.parent, depth: depth + 1) }
    let cells = row.values.map { (field: $0.field, cell: $0.value.map { Cell.value($0) } ?? .missing) }
    let number = tables.add(to: row.table, key: row.key.map { Text($0) }, cells: cells, parent: parent)
    numbers[index] = number
    return number
  }

  /// The row that child rows hang on when the test does not speak of their parent: one for each table, without values.
  private mutating func unnamedParent(_ table: TableID, depth: Int) -> Int {
    if let number = unnamedParents[table] { return number }
    let parent = depth < 16 ? schema[table].link.map { unnamedParent($0.parent, depth: depth + 1) } : nil
    let number = tables.add(to: table, key: nil, cells: [], parent: parent)
    unnamedParents[table] = number
    return number
  }

  /// 机构 has its one row without being given.
  private func isOffice(_ row: CheckedTest.Row) -> Bool {
    let table = schema[row.table]
    return table.source == nil && table.link == nil && row.values.isEmpty
  }
}

extension CheckedRuleSet {
  /// The same rules with other values of some parameters.
  func setting(_ values: [Int: Value]) -> CheckedRuleSet {
    var changed = self
    for (index, parameter) in parameters.enumerated() {
      guard let value = values[index] else { continue }
      changed = changed.replacing(
        parameter: index,
        with: Parameter(
          name: parameter.name, type: parameter.type, values: [DatedValue(from: nil, value: value)],
          range: parameter.range))
    }
    return changed
  }
}
