import Records
import SourceText

extension PlanBuilder {
  /// Which row an expression speaks of.
  mutating func row(_ expression: RowExpression, _ scope: PlanScope) throws(PlanLimit) -> PlanRow {
    switch expression {
    case .slot(let slot):
      if let row = scope.loadedRows[slot] { return row }
      guard let table = scope.slots[slot] else { throw PlanLimit(construct: "row") }
      return .own(table)
    case .organisation:
      guard let table = organisationTable else { throw PlanLimit(construct: "机构") }
      return .loaded(node(.slotConstant(0), over: scope.table, .slots(.row(table))), table)
    case .follow(let from, let field): return try follow(try row(from, scope), field)
    case .parent(let child): return try parent(of: try row(child, scope))
    case .keyed(let table, let key, within: nil):
      let text = node(
        .textConstant(text(Array(key.string.utf8))), over: scope.table, .slots(.text(.constants)))
      return .loaded(try lookup(text, table), table)
    case .only(let selection): return try onlyRow(selection, scope)
    case .keyed, .onlyChild, .previousPair: throw PlanLimit(construct: "row")
    }
  }

  /// The table of 机构, which has one row whatever the snapshot holds.
  var organisationTable: TableID? {
    rules.schema.tables.first { $0.source == nil && $0.link == nil && $0.name.zh == "机构" }?.id
  }

  /// Whether all rows of a table are in memory.
  func isLoaded(_ table: TableID) -> Bool {
    if loaded.contains(table) || table == organisationTable { return true }
    guard let link = rules.schema[table].link, case .nested = link.origin else { return false }
    return isLoaded(link.parent)
  }

  /// The row of a loaded table whose key a text is.
  private mutating func lookup(_ key: NodeID, _ table: TableID) throws(PlanLimit) -> NodeID {
    guard isLoaded(table), table != organisationTable else {
      throw PlanLimit(construct: rules.schema[table].name.zh)
    }
    return node(.lookup(key, table), over: plan[key].table, .slots(.row(table)))
  }

  private mutating func follow(_ row: PlanRow, _ field: FieldID) throws(PlanLimit) -> PlanRow {
    switch row {
    case .own(let table):
      guard case .reference(let target) = rules.schema[table][field].type else { throw PlanLimit(construct: "row") }
      return .loaded(try lookup(node(.field(field), over: table, .slots(.text(.chunk(table)))), target), target)
    case .loaded(let from, let table), .one(let from, let table, _):
      guard case .reference(let target) = rules.schema[table][field].type else { throw PlanLimit(construct: "row") }
      let key = node(.gather(from, field), over: plan[from].table, .slots(.text(.loaded(table, field))))
      let found = try lookup(key, target)
      if case .one(_, _, let exists) = row { return .one(found, target, exists: exists) }
      return .loaded(found, target)
    }
  }

  private mutating func parent(of row: PlanRow) throws(PlanLimit) -> PlanRow {
    let table: TableID
    switch row {
    case .own(let own): table = own
    case .loaded(_, let other), .one(_, let other, _): table = other
    }
    guard let link = rules.schema[table].link else { throw PlanLimit(construct: "row") }
    switch link.origin {
    case .nested:
      guard case .own = row else { throw PlanLimit(construct: "row") }
      return .own(link.parent)
    case .separate(let field):
      switch rules.schema[table][field].type {
      case .text, .reference: break
      default: throw PlanLimit(construct: "row")
      }
      switch row {
      case .own:
        let key = node(.field(field), over: table, .slots(.text(.chunk(table))))
        return .loaded(try lookup(key, link.parent), link.parent)
      case .loaded(let from, _), .one(let from, _, _):
        let key = node(.gather(from, field), over: plan[from].table, .slots(.text(.loaded(table, field))))
        let found = try lookup(key, link.parent)
        if case .one(_, _, let exists) = row { return .one(found, link.parent, exists: exists) }
        return .loaded(found, link.parent)
      }
    }
  }

  private mutating func onlyRow(_ selection: Selection, _ scope: PlanScope) throws(PlanLimit) -> PlanRow {
    let parts = try keyedParts(of: selection, scope)
    guard let table = selection.table, parts.outerConditions.isEmpty else {
      throw PlanLimit(selection)
    }
    let probe = self.probe(parts.probe(.rows))
    let row = node(.probeRow(probe, parts.keys, severalAreHard: false), over: parts.table, .slots(.row(table)))
    let exists = node(.probe(probe, parts.keys), over: parts.table, .truth)
    return .one(row, table, exists: exists)
  }

  /// A node over a table above another one, for each row of the latter.
  mutating func spread(_ id: NodeID, to table: TableID) throws(PlanLimit) -> NodeID {
    guard plan[id].table != table else { return id }
    guard let link = rules.schema[table].link, case .nested = link.origin else { throw PlanLimit(construct: "row") }
    let above = try spread(id, to: link.parent)
    return node(.spread(above), over: table, plan[above].result)
  }
}
