package import Records

/// What sets and measures ask of the rows of some chunks, folded: one for each chunk, merged in their order.
///
/// INVARIANT: folding the rows of a table in any pieces and merging the pieces in order yields what folding all rows at once
/// does.
package struct SetStates: Sendable {
  /// The rows in groups.
  struct Groups: Sendable {
    /// The numbers of the keys; 0 is for rows whose key is unknown.
    private(set) var numbers: [[Value]: Int] = [:]
    /// The keys in order of their numbers, from 1.
    private(set) var keys: [[Value]] = []
    /// The groups in the order in which rows of theirs in scope were found, and then rows that may be in scope.
    private var sureOrder: [Int] = []
    private var unsureOrder: [Int] = []
    /// How many rows are in scope, and may be, by group.
    private(set) var sure: [Int] = [0]
    private(set) var unsure: [Int] = [0]
    /// Whether there were more keys than are kept; then nothing is known of any.
    private(set) var isTooVaried = false
    /// More keys than this are not kept.
    static let greatestVariety = 1 << 20
    /// Why it is open whether rows are in scope, in order.
    var scopeCauses: [Cause] = []
    /// Why keys are unknown, for rows in scope and then for those that may be.
    var sureKeyCauses: [Cause] = []
    var unsureKeyCauses: [Cause] = []

    /// The number of a key.
    mutating func number(_ key: [Value]) -> Int {
      if let known = numbers[key] { return known }
      guard keys.count < Self.greatestVariety, !isTooVaried else {
        forget()
        return FoldTable.withoutKey
      }
      keys.append(key)
      numbers[key] = keys.count
      sure.append(0)
      unsure.append(0)
      return keys.count
    }

    private mutating func forget() {
      guard !isTooVaried else { return }
      isTooVaried = true
      (numbers, keys, sure, unsure, sureOrder, unsureOrder) = ([:], [], [0], [0], [], [])
    }

    /// Counts rows of a group.
    mutating func count(_ group: Int, isInScope: Bool, times: Int = 1) {
      if isTooVaried { return }
      if isInScope {
        if sure[group] == 0, group != FoldTable.withoutKey { sureOrder.append(group) }
        sure[group] += times
      } else {
        if unsure[group] == 0, group != FoldTable.withoutKey { unsureOrder.append(group) }
        unsure[group] += times
      }
    }

    /// The keys of groups with rows, as first found among the rows in scope and then among those that may be.
    var order: [[Value]] {
      sureOrder.map { keys[$0 - 1] } + unsureOrder.filter { sure[$0] == 0 }.map { keys[$0 - 1] }
    }

    /// Adds a later piece; gives the number here of each group there.
    mutating func append(_ later: Groups) -> [Int] {
      if later.isTooVaried { forget() }
      if isTooVaried { return [] }
      let mapping = [FoldTable.withoutKey] + later.keys.map { number($0) }
      for group in [FoldTable.withoutKey] + later.sureOrder where later.sure[group] > 0 {
        count(mapping[group], isInScope: true, times: later.sure[group])
      }
      for group in [FoldTable.withoutKey] + later.unsureOrder where later.unsure[group] > 0 {
        count(mapping[group], isInScope: false, times: later.unsure[group])
      }
      if isTooVaried { return [] }
      scopeCauses = scopeCauses.merged(with: later.scopeCauses)
      sureKeyCauses = sureKeyCauses.merged(with: later.sureKeyCauses)
      unsureKeyCauses = unsureKeyCauses.merged(with: later.unsureKeyCauses)
      return mapping
    }
  }

  /// What is kept, and for whom.
  let plan: SetStatePlan
  /// The groups of each grouping.
  var groups: [Groups]
  /// The folds of each question.
  var folds: [FoldTable]
  /// For keyed questions: what is known of all rows while the outer key is unknown.
  var unkeyed: [MemberFold]
  /// How many records have no list of a nested table, by table.
  var unlisted: [TableID: Int] = [:]
  /// The tables of records that were scanned.
  private(set) var scanned: Set<TableID> = []
  /// Those of them whose rows are in memory as well.
  private(set) var loaded: Set<TableID> = []

  /// An empty state.
  package init(_ plan: SetStatePlan) {
    self.plan = plan
    groups = Array(repeating: Groups(), count: plan.groupings.count)
    folds = plan.leaves.map { FoldTable($0.content) }
    unkeyed = plan.leaves.map { MemberFold(for: $0.content) }
  }

  /// Adds the rows of one chunk of a table of records, judged one by one.
  ///
  /// - Parameters:
  ///   - recordTable: the table of the records.
  ///   - reference: an evaluator over a dataset in which the table and those nested in it hold the rows of the chunk only.
  package mutating func add(_ recordTable: TableID, reference: ReferenceEvaluator) {
    scanned.insert(recordTable)
    for index in plan.groupings.indices where plan.recordTables[index] == recordTable && plan.isAsked(index) {
      addRows(toGrouping: index, reference)
    }
    noteUnlisted(recordTable, reference)
  }

  /// Adds the rows of one chunk, from columns where there are nodes.
  ///
  /// - Parameters:
  ///   - recordTable: the table of the records.
  ///   - evaluator: the chunk in hand.
  ///   - reference: an evaluator over a dataset in which the table and those nested in it hold the rows of the chunk only;
  ///     or, with `firstRows`, all rows.
  ///   - firstRows: for a loaded table the number of the chunk's first row of each of its tables.
  mutating func add(
    _ recordTable: TableID, evaluator: ChunkEvaluator, reference: ReferenceEvaluator, firstRows: [TableID: Int]? = nil
  ) {
    scanned.insert(recordTable)
    let isLoaded = firstRows != nil
    if isLoaded { loaded.insert(recordTable) } else { noteUnlisted(recordTable, reference) }
    for index in plan.groupings.indices
    where plan.recordTables[index] == recordTable && plan.isKept(grouping: index, isLoaded: isLoaded) {
      let table = plan.groupings[index].table
      let first = firstRows?[table] ?? 0
      if !addColumns(toGrouping: index, evaluator, reference, firstRow: first, isLoaded: isLoaded) {
        addRows(toGrouping: index, reference, rows: first..<first + evaluator.rowCount(table))
      }
    }
  }

  private mutating func noteUnlisted(_ recordTable: TableID, _ reference: ReferenceEvaluator) {
    for table in Set(plan.groupings.map(\.table)) where table != recordTable {
      guard reference.schema.recordTable(of: table) == recordTable else { continue }
      let count = reference.unlisted(table, isPrevious: false).count
      if count > 0 { unlisted[table, default: 0] += count }
    }
  }

  /// Adds the rows of the chunks that follow.
  package mutating func merge(_ later: SetStates) {
    let mappings = groups.indices.map { groups[$0].append(later.groups[$0]) }
    for index in folds.indices {
      let leaf = plan.leaves[index]
      if groups[leaf.grouping].isTooVaried {
        folds[index] = FoldTable(leaf.content)
        continue
      }
      folds[index].append(later.folds[index], mappings[leaf.grouping])
      unkeyed[index].append(later.unkeyed[index], leaf.content)
    }
    for (table, count) in later.unlisted { unlisted[table, default: 0] += count }
    scanned.formUnion(later.scanned)
    loaded.formUnion(later.loaded)
  }

  /// The answers, as soon as every chunk was added; the evaluator knows how many records could not be read, and gets them.
  ///
  /// - Parameters:
  ///   - reference: the evaluator that is to take them.
  ///   - complete: the tables of records that were scanned whole, even if they have no record; only what is asked of them
  ///     gets an answer. Nil for all of which a chunk was added.
  @discardableResult
  package consuming func finish(by reference: ReferenceEvaluator, scanned complete: Set<TableID>? = nil) -> SetAnswers {
    let tables = complete ?? scanned
    let answers = SetAnswers(self, of: tables, by: reference)
    reference.answers = answers
    return answers
  }
}
