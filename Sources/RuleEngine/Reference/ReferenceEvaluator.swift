import Findings
package import Records
import SourceText

/// Evaluates checked rules over the records of a snapshot as the language page means them: slow, clear, exact.
///
/// The bulk path yields outcomes only; findings are built by a second walk for objects that need one. A column evaluator
/// may replace the bulk path, the walk that explains stays.
package final class ReferenceEvaluator {
  /// The rules.
  package let rules: CheckedRuleSet
  /// The records.
  package private(set) var dataset: Dataset
  /// The paths of the inputs, by the file numbers of provenances.
  package let inputPaths: [String]
  /// How the run is done.
  package let options: EvaluationOptions
  /// The same rules over the previous snapshot, with its own check date.
  let previous: ReferenceEvaluator?
  /// The laws that have several versions, by their titles.
  let lawsWithVersions: [String: CheckedLaw]
  /// The waivers by rule and object.
  package let waivers: WaiverSet

  private var plans: [SelectionKey: SelectionPlan] = [:]
  private var patterns: [String: TextPattern?] = [:]
  private var rememberedTruths: [SelectionKey: [[Value]: Truth]] = [:]
  /// What was noted about the records and the rules on the way.
  private(set) var notes = EvaluationNotes()
  /// Whether findings are being written: what is found out for them alone is not noted and not kept, so that outcomes
  /// and data faults do not depend on how many findings are wanted.
  var isExplaining = false
  /// What conditions came to, for the coverage of tests; nil in a run.
  package var conditionLog: ConditionLog?
  /// How many rows of a table stand before those of the dataset, for tables of which it holds a chunk only.
  private var firstRows: [TableID: Int] = [:]
  /// The verdicts found so far, by rule and row.
  var verdicts: [[Int: [Verdict]]]
  /// The rules being judged, so that rules that ask for each other end in 待查 and not in a loop.
  var rulesInHand: Set<RuleOnRow> = []
  /// The measures found so far.
  var measureTables: [MeasureTable?]
  /// What sets and measures come to over tables that were scanned in chunks; nil where every table has its rows.
  package var answers: SetAnswers?
  /// The tables whose rows are not here because they were scanned in chunks: a set over them that has no answer is unknown.
  package var streamed: Set<TableID> = []
  /// The measures being computed.
  var measuresInHand: Set<Int> = []

  /// Creates an evaluator.
  ///
  /// - Parameters:
  ///   - rules: the checked rules.
  ///   - dataset: the records, read by the schema of the rules.
  ///   - previous: the records of the previous snapshot, read by the same schema.
  ///   - inputPaths: the paths of the inputs, by the file numbers of provenances.
  ///   - options: how the run is done.
  package init(
    rules: CheckedRuleSet, dataset: Dataset, previous: Dataset? = nil, inputPaths: [String] = [],
    options: EvaluationOptions = EvaluationOptions()
  ) {
    self.rules = rules
    self.dataset = HitTables.filling(dataset)
    self.inputPaths = inputPaths
    self.options = options
    waivers = WaiverSet(rules)
    lawsWithVersions = Dictionary(
      rules.laws.filter { $0.versions.count > 1 }.map { ($0.title, $0) }
    ) { first, _ in first }
    self.previous = previous.map { ReferenceEvaluator(rules: rules, dataset: $0, options: options) }
    verdicts = Array(repeating: [:], count: rules.rules.count)
    measureTables = Array(repeating: nil, count: rules.measures.count)
  }

  /// The schema of the rules.
  var schema: Schema { rules.schema }

  // MARK: Rows

  /// The table of 机构, which has one row whatever the snapshot holds; nil if no rule speaks of it.
  private(set) lazy var organisationTable: TableID? =
    schema.tables.first { $0.source == nil && $0.link == nil && $0.name.zh == "机构" }?.id

  /// What `unlisted` found, by the first row of the table.
  var unlistedRows: [RowReference: [RowReference]] = [:]

  /// The rows of a table in the snapshot that a reference means.
  func table(_ reference: RowReference) -> TableRows {
    let dataset = reference.isPrevious ? previous?.dataset ?? self.dataset : self.dataset
    return dataset.tables[reference.table.index]
  }

  /// The number of rows of a table; nil if the snapshot does not have it.
  func rowCount(_ table: TableID, isPrevious: Bool) -> Int? {
    if table == organisationTable { return 1 }
    let dataset = isPrevious ? previous?.dataset : self.dataset
    guard let rows = dataset?.tables[table.index], rows.isPresent else { return nil }
    return rows.count
  }

  /// What stands in a field; 机构 answers with its own name.
  func cell(_ reference: RowReference, _ field: FieldID) -> Cell {
    if reference.table == organisationTable {
      let dataset = reference.isPrevious ? previous?.dataset ?? self.dataset : self.dataset
      let rows = dataset.tables[reference.table.index]
      let cell = rows.count > reference.row ? rows.cell(row: reference.row, field: field) : .missing
      return cell == .missing && field.index == 0 ? .value(.text(Text(dataset.organisation))) : cell
    }
    return table(reference).cell(row: reference.row, field: field)
  }

  /// The value of a field, with what a blank means.
  func read(_ reference: RowReference, _ field: FieldID, name: @autoclosure () -> LocalizedText) -> Knowable {
    switch cell(reference, field) {
    case .value(let value): .known(value)
    case .missing:
      schema[reference.table][field].blankDefault.map { .known($0) } ?? .unknown(.missing, name())
    case .fault(let words): .unknown(.unreadable(words), name())
    }
  }

  /// Whether something stands in a field, readable or not, or a blank means something; an empty list is nothing.
  func hasValue(_ reference: RowReference, _ field: FieldID) -> Bool {
    switch cell(reference, field) {
    case .value(.several(let values)): !values.isEmpty
    case .value, .fault: true
    case .missing: schema[reference.table][field].blankDefault != nil
    }
  }

  /// The key of a row as shown: its own, with that of its parent before it, or its place.
  func key(_ reference: RowReference) -> String {
    if reference.table == organisationTable { return dataset.organisation }
    let table = table(reference)
    let own = table.key(row: reference.row)?.string
    guard let link = table.schema.link, (0..<table.count).contains(reference.row),
      let parent = table.parent(of: reference.row)
    else { return own ?? place(reference) }
    let parentReference = RowReference(isPrevious: reference.isPrevious, table: link.parent, row: parent)
    return key(parentReference) + "/" + (own ?? ordinal(reference, under: parent))
  }

  private func ordinal(_ reference: RowReference, under parent: Int) -> String {
    guard case .rows(let rows) = table(reference).children(of: parent), let index = rows.firstIndex(of: reference.row)
    else { return place(reference) }
    return String(index + 1)
  }

  private func place(_ reference: RowReference) -> String {
    "#" + String(table(reference).provenance(row: reference.row).line ?? number(of: reference) + 1)
  }

  /// The rows of a table with a key.
  func rows(of table: TableID, withKey key: Text, isPrevious: Bool, name: LocalizedText) -> RowResult {
    guard rowCount(table, isPrevious: isPrevious) != nil else {
      return .unknown([Cause(name: schema[table].name, kind: .absentTable)])
    }
    let anchor = RowReference(isPrevious: isPrevious, table: table, row: 0)
    let found = self.table(anchor).rows(withKey: key)
    guard let first = found.first else { return .unknown([Cause(name: name, kind: .dangling(key.string))]) }
    if found.count == 1 { return .row(RowReference(isPrevious: isPrevious, table: table, row: first)) }
    return .sameKey(found.map { RowReference(isPrevious: isPrevious, table: table, row: $0) })
  }

  /// The child rows of a row, or why they are not known.
  enum ChildRows {
    /// Those of the row, and those whose parent is not filled in: they may belong to any row.
    case rows([Int], unassigned: [Int])
    case unknown([Cause])
  }

  /// The rows of a child table under a row.
  func children(_ table: TableID, of parent: RowReference) -> ChildRows {
    let name = schema[table].name
    guard rowCount(table, isPrevious: parent.isPrevious) != nil else {
      return .unknown([Cause(name: name, kind: .absentTable)])
    }
    let rows = self.table(RowReference(isPrevious: parent.isPrevious, table: table, row: 0))
    switch rows.children(of: parent.row) {
    case .unknown: return .unknown([unlistedCause(table, under: parent)])
    case .rows(let own): return .rows(own, unassigned: rows.unassigned)
    }
  }

  /// Why it is not known whose a child row is.
  func unassignedCause(_ table: TableID) -> Cause {
    var name = schema[table].name
    if case .separate(let field)? = schema[table].link?.origin { name = name + schema[table][field].name.spaced }
    return Cause(name: name, kind: .missingReference)
  }

  /// The row with the same key in the previous snapshot; child rows pair within the pair of their parent.
  func previousPair(of reference: RowReference) -> RowResult {
    let name = LocalizedText(zh: "上期", en: "previous ") + schema[reference.table].name
    guard !reference.isPrevious, let previous else { return .unknown([Cause(name: name, kind: .noPrevious)]) }
    if reference.table == organisationTable {
      return .row(RowReference(isPrevious: true, table: reference.table, row: 0))
    }
    let rows = table(reference)
    guard let key = rows.key(row: reference.row) else { return .unknown([Cause(name: name, kind: .missing)]) }
    guard rowCount(reference.table, isPrevious: true) != nil else {
      return .unknown([Cause(name: name, kind: .absentTable)])
    }
    var found = previous.dataset[reference.table].rows(withKey: key)
    if let link = rows.schema.link, let parent = rows.parent(of: reference.row) {
      let parentReference = RowReference(isPrevious: false, table: link.parent, row: parent)
      guard case .row(let pair) = previousPair(of: parentReference) else {
        return .none(Cause(name: name, kind: .noRow))
      }
      found = found.filter { previous.dataset[reference.table].parent(of: $0) == pair.row }
    }
    guard let first = found.first else {
      let isOpen = previous.dataset[reference.table].unread > 0
      return isOpen ? .unknown([unreadCause(reference.table)]) : .none(Cause(name: name, kind: .noRow))
    }
    if found.count == 1 { return .row(RowReference(isPrevious: true, table: reference.table, row: first)) }
    return .sameKey(found.map { RowReference(isPrevious: true, table: reference.table, row: $0) })
  }

  /// Why 上期 or 上年 is not there; nil if it is.
  func whyNoPrevious(_ snapshot: TableSnapshot, _ name: LocalizedText) -> Cause? {
    guard let previous else { return Cause(name: name, kind: .noPrevious) }
    guard snapshot == .lastYear else { return nil }
    let isYearEarlier =
      previous.dataset.period.lowerBound == dataset.period.lowerBound.advanced(byMonths: -12)
      && previous.dataset.period.upperBound == dataset.period.upperBound.advanced(byMonths: -12)
    return isYearEarlier ? nil : Cause(name: name, kind: .noPrevious)
  }

  /// A definition of a row of the previous snapshot, at that snapshot's check date.
  func previousDefinition(_ index: Int, of reference: RowReference, _ name: LocalizedText) -> Knowable {
    guard let previous else { return .unknown(.noPrevious, name) }
    let definition = rules.definitions[index]
    let evaluation = ObjectEvaluation(engine: previous, slotCount: definition.slotCount, rule: nil)
    evaluation.frame[0] = .row(RowReference(isPrevious: false, table: reference.table, row: reference.row))
    return evaluation.value(definition.value)
  }

  // MARK: What is found out once

  /// The plan of a selection.
  func plan(for selection: Selection, determinants: [CheckedExpression] = []) -> SelectionPlan {
    let key = SelectionKey(selection: selection, extra: determinants)
    if let plan = plans[key] { return plan }
    let plan =
      determinants.isEmpty ? SelectionPlan(selection, rules: rules) : SelectionPlan(determinants: determinants)
    plans[key] = plan
    return plan
  }

  /// A compiled pattern; nil if it does not compile.
  func pattern(_ text: String) -> TextPattern? {
    if let known = patterns[text] { return known }
    let compiled = try? TextPattern.compile(text)
    patterns[text] = .some(compiled)
    return compiled
  }

  /// A truth about a whole group of rows, found out once for each key of the group.
  func remembered(
    _ selection: Selection, _ extra: [CheckedExpression], by evaluation: ObjectEvaluation, _ body: () -> Truth
  ) -> Truth {
    let plan = plan(for: selection)
    let isOwn = extra.allSatisfy { expression in
      let use = ExpressionUse(expression, in: rules)
      return !use.usesContext && use.slots.subtracting([selection.slot]).isEmpty
    }
    guard isOwn, evaluation.recorder == nil, plan.isClosed || plan.isKeyed, case .table = selection.source else {
      return body()
    }
    var key: [Value] = []
    for join in plan.joins {
      guard case .known(let value) = evaluation.value(join.outer) else { return body() }
      key.append(SelectionPlan.key(value))
    }
    let place = SelectionKey(selection: selection, extra: extra)
    if let known = rememberedTruths[place]?[key] { return known }
    let truth = body()
    rememberedTruths[place, default: [:]][key] = truth
    return truth
  }

  // MARK: What is noted on the way

  /// Notes that the end of a span lies before its start.
  func noteOrderFault(_ object: RowReference?, _ from: LocalizedText, _ to: LocalizedText, _ early: Day, _ late: Day) {
    guard let object, !object.isPrevious else { return }
    notes.add(OrderFault(object: object, from: from, to: to, start: early, end: late))
  }

  /// Notes that two conditional lines or exceptions of a rule hold together and differ.
  func noteConflict(rule: Int, _ name: LocalizedText, object: RowReference?) {
    guard let object else { return }
    notes.add(RuleConflict(rule: rule, name: name), object)
  }

  /// Gives what was noted and forgets it.
  func takeNotes() -> EvaluationNotes {
    defer { notes = EvaluationNotes() }
    return notes
  }

  // MARK: One chunk after the other

  /// Takes the next chunk of a table: what was found out about rows of its tables is forgotten, what was found out about
  /// the others stays.
  ///
  /// - Parameters:
  ///   - dataset: the records, with just the chunk's rows in its tables.
  ///   - firstRows: how many rows of each of these tables stand before them.
  func begin(_ dataset: Dataset, firstRows: [TableID: Int]) {
    self.dataset = dataset
    self.firstRows = firstRows
    for (index, rule) in rules.rules.enumerated() {
      if let table = rule.object.table, firstRows[table] != nil { verdicts[index].removeAll(keepingCapacity: true) }
    }
    if !unlistedRows.isEmpty { unlistedRows = unlistedRows.filter { firstRows[$0.key.table] == nil } }
    plans = plans.filter { key, _ in key.selection.table.map { firstRows[$0] == nil } ?? true }
    rememberedTruths = rememberedTruths.filter { key, _ in key.selection.table.map { firstRows[$0] == nil } ?? true }
  }

  /// The number of a row in the whole table.
  func number(of reference: RowReference) -> Int {
    if reference.isPrevious { return reference.row }
    // How many hits stand before a chunk is not known; there are never more in one text.
    if schema[reference.table].isOfHits, let link = schema[reference.table].link,
      let (parent, ordinal) = table(reference).placeUnderParent(reference.row)
    {
      let parent = RowReference(isPrevious: false, table: link.parent, row: parent)
      return number(of: parent) * HitSearch.greatestCount + ordinal
    }
    return reference.row + (firstRows[reference.table] ?? 0)
  }
}

/// A rule and a row that it is judged for.
struct RuleOnRow: Hashable, Sendable {
  let rule: Int
  let row: Int
}
