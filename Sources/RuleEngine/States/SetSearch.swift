import Findings
import Records
import SourceText

/// Walks rules, definitions and measures for the sets that they ask of whole tables: each becomes a question to a state,
/// or a reason why its table must be in memory.
struct SetSearch {
  /// Where an expression stands.
  struct Place {
    /// The table of records over whose chunk it is evaluated; nil at the end, when everything is scanned.
    var asker: TableID?
    /// The tables of the rows bound to slots.
    var slots: [Int: RowTable]
    /// The measure whose value this is.
    var measure: Int?
    /// Whether a rule asks, whose evidence names members.
    var isRule = false
    /// Whether it is evaluated over the previous snapshot.
    var isPrevious = false
    /// The calendar by which working days are counted.
    var calendar = 0
  }

  /// The table of a row, and the snapshot it stands in.
  struct RowTable {
    var table: TableID
    var isPrevious = false
  }

  let rules: CheckedRuleSet
  var plan = SetStatePlan()
  private(set) var reasons: [TableID: LocalizedText] = [:]
  private(set) var previousReasons: [TableID: LocalizedText] = [:]
  private(set) var before: [TableID: Set<TableID>] = [:]
  /// The tables that a measure reads.
  private var measureTables: [Int: Set<TableID>] = [:]
  private var visits: Set<Visit> = []
  /// The measures that rules and other measures refer to.
  private(set) var askedMeasures: Set<Int> = []
  /// The measures that ask for the outcomes of a question.
  var outcomeAskers: [SetLeaf.Key: Set<Int>] = [:]

  private struct Visit: Hashable {
    let kind: Int
    let index: Int
    let asker: TableID?
    let measure: Int?
    let isPrevious: Bool
  }

  init(rules: CheckedRuleSet) {
    self.rules = rules
  }

  var schema: Schema { rules.schema }

  /// Looks through everything.
  mutating func run() {
    for table in schema.tables {
      // Every reference is looked up, if by no rule then by the check that it names a record.
      for field in table.fields {
        guard case .reference(let target) = field.type else { continue }
        need(
          target,
          LocalizedText(
            zh: "\(table.name.zh)的\(field.name.zh)引用它", en: "\(field.name.en) of \(table.name.en) refers to it"))
      }
      guard let link = table.link, case .separate = link.origin else { continue }
      let reason = LocalizedText(
        zh: "\(table.name.zh)另有文件，要按键找到所属的\(schema[link.parent].name.zh)",
        en: "\(table.name.en) has files of its own and finds its \(schema[link.parent].name.en) by key")
      need(link.parent, reason)
      // Whether each of its rows finds its parent is told at the end, of all of them.
      need(table.id, reason)
      needPrevious(link.parent, reason)
    }
    for index in rules.measures.indices { visit(measure: index) }
    for index in rules.rules.indices {
      let asker = rules.rules[index].object.table.map { schema.recordTable(of: $0) }
      visit(rule: index, asker: asker, isPrevious: false)
    }
    for card in rules.scorecards { visit(card) }
    markUnseenCauses()
  }

  // MARK: Reasons

  /// Notes that a table must be in memory.
  mutating func need(_ table: TableID, _ reason: LocalizedText, isPrevious: Bool = false) {
    if isPrevious { return needPrevious(table, reason) }
    guard !schema.isOrganisation(table) else { return }
    let root = schema.recordTable(of: table)
    if reasons[root] == nil { reasons[root] = reason }
  }

  /// Notes that a table of the previous snapshot must be in memory.
  mutating func needPrevious(_ table: TableID, _ reason: LocalizedText) {
    guard !schema.isOrganisation(table) else { return }
    let root = schema.recordTable(of: table)
    if previousReasons[root] == nil { previousReasons[root] = reason }
  }

  /// Notes that a table is scanned before what is evaluated at a place.
  mutating func scan(_ table: TableID, before place: Place) {
    let root = schema.recordTable(of: table)
    if let measure = place.measure { measureTables[measure, default: []].insert(root) }
    if let asker = place.asker, asker != root, !place.isPrevious { before[asker, default: []].insert(root) }
  }

  // MARK: Visits

  /// A rule judged over a table's chunks: its own, or those of a table whose rules ask for its outcome.
  mutating func visit(rule index: Int, asker: TableID?, isPrevious: Bool) {
    let visit = Visit(kind: 0, index: index, asker: asker, measure: nil, isPrevious: isPrevious)
    guard visits.insert(visit).inserted else { return }
    let rule = rules.rules[index]
    guard case .table(let table, let snapshot) = rule.object.source else { return }
    let isEarlier = isPrevious || snapshot != .current
    if snapshot != .current {
      needPrevious(table, LocalizedText(zh: "规则的对象是上期：\(rule.id)", en: "rule \(rule.id) is over the previous rows"))
    }
    let place = Place(
      asker: asker, slots: [0: RowTable(table: table, isPrevious: isEarlier)], isRule: true, isPrevious: isPrevious,
      calendar: rule.calendar ?? 0)
    for expression in Self.expressions(of: rule) { walk(expression, place) }
    for exclusions in Self.exclusions(of: rule) { walk(exclusions, place) }
    if let condition = rules.ended[table] { walk(condition, place) }
  }

  /// A definition of a row, evaluated where it is asked.
  mutating func visit(definition index: Int, of row: RowTable?, _ outer: Place) {
    let isPrevious = outer.isPrevious || row?.isPrevious ?? false
    let asker = isPrevious ? nil : outer.asker
    let visit = Visit(kind: 1, index: index, asker: asker, measure: outer.measure, isPrevious: isPrevious)
    guard visits.insert(visit).inserted else { return }
    var place = outer
    place.asker = asker
    place.isPrevious = isPrevious
    place.slots = row.map { [0: $0] } ?? [:]
    walk(rules.definitions[index].value, place)
  }

  /// The cells of a decision table, evaluated where it is asked.
  mutating func visit(decision index: Int, _ outer: Place) {
    let visit = Visit(
      kind: 3, index: index, asker: outer.asker, measure: outer.measure, isPrevious: outer.isPrevious)
    guard visits.insert(visit).inserted else { return }
    var place = outer
    place.slots = [:]
    walk(rules.decisionTables[index].expressions, place)
  }

  /// A measure asked for at a place, whose tables are scanned before.
  mutating func visit(measure index: Int, from place: Place) {
    askedMeasures.insert(index)
    visit(measure: index)
    for table in (measureTables[index] ?? []).sorted() {
      if table == place.asker, !place.isPrevious {
        let name = rules.measures[index].name
        need(table, LocalizedText(zh: "规则要本表自己的指标“\(name.zh)”", en: "its rules ask for its measure “\(name.en)”"))
      }
      scan(table, before: place)
    }
  }

  private mutating func visit(measure index: Int) {
    let visit = Visit(kind: 2, index: index, asker: nil, measure: nil, isPrevious: false)
    guard visits.insert(visit).inserted else { return }
    let measure = rules.measures[index]
    var place = Place(asker: nil, slots: [:], measure: index)
    measureTables[index] = measureTables[index] ?? []
    let scope = measure.scope ?? ReferenceEvaluator.impliedScope(of: measure, rules)
    if let scope, let table = scope.table {
      place.slots[scope.slot] = RowTable(table: table)
      addScope(scope, of: index, place)
    }
    walk(measure.value, place)
  }

  // MARK: The expressions of a rule

  private static func expressions(of rule: CheckedRule) -> [CheckedExpression] {
    var all = [rule.object.condition, rule.effective?.by, rule.dueBy, rule.attribution].compactMap { $0 }
    if case .value(let value)? = rule.owner { all.append(value) }
    var messages = [rule.message, rule.remedy]
    for variant in rule.variants {
      messages += [variant.message, variant.remedy]
      for exception in variant.exceptions { all += [exception.condition] + exception.replacement.map(\.condition) }
      switch variant.body {
      case .requirements(let items): all += items.map(\.condition)
      case .deadline(let deadline, let items): all += items.map(\.condition) + expressions(of: deadline)
      }
    }
    for message in messages.compactMap({ $0 }) {
      for part in message.zh + message.en { if case .figure(let figure) = part { all.append(figure) } }
    }
    return all
  }

  private static func expressions(of deadline: Deadline) -> [CheckedExpression] {
    var all = [deadline.ended].compactMap { $0 } + deadline.marks.map(\.bound)
    for line in deadline.starts + deadline.stops { all += [line.condition].compactMap { $0 } + [line.content] }
    for line in deadline.limits {
      all += [line.condition, line.content.duration, line.content.extent].compactMap { $0 } + line.content.needs
    }
    all += deadline.exclusions.compactMap(\.condition)
    return all
  }

  private static func exclusions(of rule: CheckedRule) -> [[Exclusion]] {
    rule.variants.flatMap { variant -> [[Exclusion]] in
      if case .deadline(let deadline, _) = variant.body { deadline.exclusions.map(\.content) } else { [] }
    }
  }
}
