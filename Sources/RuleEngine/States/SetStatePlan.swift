import Findings
package import Records
import SourceText

/// What is kept of tables while they are scanned in chunks, so that sets over them and measures are answered without their
/// rows: the questions (leaves) that rules and measures ask, and the groups by which they are answered.
package struct SetStatePlan: Sendable {
  /// The rows in groups.
  private(set) var groupings: [SetGrouping] = []
  /// The questions.
  private(set) var leaves: [SetLeaf] = []
  /// The questions of each grouping, indexes into `leaves`.
  private(set) var leavesOfGrouping: [[Int]] = []
  /// The grouping of the scope of each measure that has one.
  private(set) var scopes: [Int: Int] = [:]
  private var numbers: [SetLeaf.Key: Int] = [:]
  /// The table of records that holds the rows of each grouping.
  private(set) var recordTables: [TableID] = []

  /// A plan that keeps nothing.
  init() {}

  /// The plan of all rules and measures, judged row by row.
  package init(rules: CheckedRuleSet) {
    var search = SetSearch(rules: rules)
    search.run()
    self = search.plan
  }

  /// The tables of records of which something is kept.
  package var tables: Set<TableID> { Set(groupings.indices.filter { isAsked($0) }.map { recordTables[$0] }) }

  /// The number of questions.
  package var questionCount: Int { leaves.count }

  /// The number of questions that are answered from columns.
  package var columnarQuestionCount: Int {
    leaves.count { $0.columns != nil && groupings[$0.grouping].columns != nil }
  }

  /// The number of a question; nil if nobody was found to ask it.
  func leaf(_ key: SetLeaf.Key) -> Int? { numbers[key] }

  /// Whether anybody is left to ask a grouping.
  func isAsked(_ grouping: Int) -> Bool {
    groupings[grouping].measure == nil || scopes.values.contains(grouping)
  }

  /// Whether a question is kept of a table.
  ///
  /// A table whose rows are in memory as well answers most sets from its own keys; only what would judge all of its rows
  /// once more is kept of it, and only from columns: the scopes of measures and sets without a key.
  func isKept(leaf index: Int, isLoaded: Bool) -> Bool {
    let grouping = leaves[index].grouping
    guard isLoaded else { return isAsked(grouping) }
    guard isAsked(grouping), groupings[grouping].columns != nil else { return false }
    if groupings[grouping].measure == nil { return groupings[grouping].keys.isEmpty && leaves[index].columns != nil }
    return leavesOfGrouping[grouping].allSatisfy { leaves[$0].columns != nil }
  }

  /// Whether anything of a grouping is kept of its table.
  func isKept(grouping index: Int, isLoaded: Bool) -> Bool {
    guard isLoaded else { return isAsked(index) }
    let isEmptyScope = groupings[index].measure != nil && leavesOfGrouping[index].isEmpty
    guard !isEmptyScope else { return isAsked(index) && groupings[index].columns != nil }
    return leavesOfGrouping[index].contains { isKept(leaf: $0, isLoaded: true) }
  }

  // MARK: Building

  /// Leaves the scope of a measure to its rows, because one of its sets can't be kept.
  mutating func dropScope(ofMeasure index: Int) { scopes[index] = nil }

  /// The number of a grouping, the same for equal ones.
  mutating func addGrouping(_ grouping: SetGrouping, recordTable: TableID) -> Int {
    let same = groupings.firstIndex {
      $0.table == grouping.table && ($0.measure == nil) == (grouping.measure == nil) && $0.slot == grouping.slot
        && $0.conditions == grouping.conditions && $0.keys == grouping.keys
    }
    if let same {
      if let measure = grouping.measure { scopes[measure] = same }
      return same
    }
    groupings.append(grouping)
    recordTables.append(recordTable)
    leavesOfGrouping.append([])
    if let measure = grouping.measure { scopes[measure] = groupings.count - 1 }
    return groupings.count - 1
  }

  /// Adds a question, or what a second asker needs of it.
  mutating func addLeaf(_ leaf: SetLeaf) {
    if let known = numbers[leaf.key] {
      if leaf.isEvidence { leaves[known].isEvidence = true }
      if !leaf.ignoresSureCauses { leaves[known].ignoresSureCauses = false }
      return
    }
    numbers[leaf.key] = leaves.count
    leavesOfGrouping[leaf.grouping].append(leaves.count)
    leaves.append(leaf)
  }

  /// Says that nobody sees why sure objects are undetermined.
  mutating func ignoreSureCauses(ofLeaf index: Int) { leaves[index].ignoresSureCauses = true }

  /// Gives a grouping its nodes.
  mutating func setColumns(_ columns: GroupingColumns, ofGrouping index: Int) { groupings[index].columns = columns }

  /// Gives a question its nodes.
  mutating func setColumns(_ columns: LeafColumns, ofLeaf index: Int) { leaves[index].columns = columns }
}

extension Schema {
  /// The table whose records hold the rows of a table: itself unless it is nested.
  func recordTable(of table: TableID) -> TableID {
    var root = table
    while let link = self[root].link, case .nested = link.origin { root = link.parent }
    return root
  }

  /// The table of 机构, which is never read as records.
  func isOrganisation(_ table: TableID) -> Bool {
    self[table].source == nil && self[table].link == nil && self[table].name.zh == "机构"
  }
}
