package import Records
package import SourceText

/// Which tables must be in memory as a whole, and which must have been scanned before the rules over another can be
/// judged; found out from the rules alone, before anything is read.
package struct ScanNeeds: Sendable {
  private let reasons: [TableID: LocalizedText]
  private let previousReasons: [TableID: LocalizedText]
  private let before: [TableID: Set<TableID>]
  private let schema: Schema

  /// Looks through every rule, definition and measure.
  package init(rules: CheckedRuleSet) {
    var search = SetSearch(rules: rules)
    search.run()
    schema = rules.schema
    previousReasons = search.previousReasons
    before = search.before
    var reasons = search.reasons
    for table in rules.schema.tables where reasons[table.id] == nil && Self.isInCircle(table.id, search.before) {
      reasons[table.id] = LocalizedText(
        zh: "\(table.name.zh)的规则和其他表的规则互相要对方的汇总",
        en: "rules over \(table.name.en) and over other tables ask for each other's sets")
    }
    self.reasons = reasons
  }

  private static func isInCircle(_ table: TableID, _ before: [TableID: Set<TableID>]) -> Bool {
    var open = Array(before[table] ?? [])
    var seen = Set(open)
    while let next = open.popLast() {
      if next == table { return true }
      for further in before[next] ?? [] where seen.insert(further).inserted { open.append(further) }
    }
    return false
  }

  /// Why a table must be in memory as a whole; nil if scanning it in chunks is enough. A nested table has the reason of the
  /// records that hold it.
  package func whyLoaded(_ table: TableID) -> LocalizedText? { reasons[schema.recordTable(of: table)] }

  /// Why a table of the previous snapshot must be in memory as a whole.
  package func whyPreviousLoaded(_ table: TableID) -> LocalizedText? {
    previousReasons[schema.recordTable(of: table)] ?? whyLoaded(table)
  }

  /// The tables of records that must be scanned, or loaded, before the rules over a table can be judged, in their order.
  package func tablesBefore(_ table: TableID) -> [TableID] {
    (before[schema.recordTable(of: table)] ?? []).sorted()
  }
}
