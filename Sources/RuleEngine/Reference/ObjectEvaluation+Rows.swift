import Records
import SourceText

extension ObjectEvaluation {
  /// Where a row expression leads.
  func rows(_ expression: RowExpression) -> RowResult {
    switch expression {
    case .slot(let slot):
      guard frame.indices.contains(slot) else { return .unknown([]) }
      switch frame[slot] {
      case .row(let reference): return .row(reference)
      case .unread(let table): return .unknown([engine.unreadCause(table)])
      case .element, .nothing: return .unknown([])
      }
    case .organisation: return organisation()
    case .follow(let row, let field): return each(row) { follow($0, field) }
    case .parent(let row): return each(row) { parent(of: $0) }
    case .onlyChild(let row, let table): return each(row) { onlyChild(of: $0, table) }
    case .keyed(let table, let key, let within): return keyed(table, key, within)
    case .only(let selection): return only(selection)
    case .previousPair(let row): return each(row) { engine.previousPair(of: $0) }
    }
  }

  private func organisation() -> RowResult {
    guard let table = engine.organisationTable else { return .unknown([]) }
    return .row(RowReference(isPrevious: false, table: table, row: 0))
  }

  /// One step further from a row, or from each of several rows with the same key.
  private func each(_ expression: RowExpression, _ step: (RowReference) -> RowResult) -> RowResult {
    switch rows(expression) {
    case .row(let reference): return step(reference)
    case .none(let cause): return .none(cause)
    case .unknown(let causes): return .unknown(causes)
    case .sameKey(let references):
      var found: [RowReference] = []
      for reference in references {
        switch step(reference) {
        case .row(let next): if !found.contains(next) { found.append(next) }
        case .sameKey(let next): for row in next where !found.contains(row) { found.append(row) }
        case .none(let cause): return .unknown([Cause(name: cause.name, kind: .doubleKey)])
        case .unknown(let causes): return .unknown(causes)
        }
      }
      return found.count == 1 ? .row(found[0]) : .sameKey(found)
    }
  }

  private func follow(_ reference: RowReference, _ field: FieldID) -> RowResult {
    let schema = engine.schema[reference.table][field]
    switch engine.read(reference, field, name: schema.name) {
    case .known(.reference(let key)):
      guard case .reference(let target) = schema.type else { return .unknown([]) }
      return engine.rows(of: target, withKey: key, isPrevious: reference.isPrevious, name: schema.name)
    case .unknown(let causes):
      return .unknown(
        causes.map { Cause(name: $0.name, kind: $0.kind == .missing ? .missingReference : $0.kind) })
    default: return .unknown([Cause(name: schema.name, kind: .noValue)])
    }
  }

  private func parent(of reference: RowReference) -> RowResult {
    let table = engine.table(reference)
    guard let link = table.schema.link, (0..<table.count).contains(reference.row) else { return .unknown([]) }
    guard let parent = table.parent(of: reference.row) else {
      return .unknown([Cause(name: engine.schema[link.parent].name, kind: .dangling(engine.key(reference)))])
    }
    return .row(RowReference(isPrevious: reference.isPrevious, table: link.parent, row: parent))
  }

  private func onlyChild(of reference: RowReference, _ table: TableID) -> RowResult {
    let name = engine.schema[table].name
    switch engine.children(table, of: reference) {
    case .unknown(let causes): return .unknown(causes)
    case .rows(let rows, let unassigned):
      if !unassigned.isEmpty, rows.count < 2 { return .unknown([engine.unassignedCause(table)]) }
      if engine.unread(table, isPrevious: reference.isPrevious) > 0, rows.count < 2 {
        return .unknown([engine.unreadCause(table)])
      }
      guard let first = rows.first else { return .none(Cause(name: name, kind: .noRow)) }
      guard rows.count == 1 else { return .unknown([Cause(name: name, kind: .severalRows)]) }
      return .row(RowReference(isPrevious: reference.isPrevious, table: table, row: first))
    }
  }

  private func keyed(_ table: TableID, _ key: Text, _ within: RowExpression?) -> RowResult {
    let name = engine.schema[table].name
    guard let within else { return engine.rows(of: table, withKey: key, isPrevious: false, name: name) }
    return each(within) { parent in
      switch engine.children(table, of: parent) {
      case .unknown(let causes): return .unknown(causes)
      case .rows(let rows, let unassigned):
        func keyed(_ rows: [Int]) -> [RowReference] {
          rows.map { RowReference(isPrevious: parent.isPrevious, table: table, row: $0) }
            .filter { engine.table($0).key(row: $0.row) == key }
        }
        if !keyed(unassigned).isEmpty { return .unknown([engine.unassignedCause(table)]) }
        let found = keyed(rows)
        if found.isEmpty {
          let isOpen = engine.unread(table, isPrevious: parent.isPrevious) > 0
          return isOpen ? .unknown([engine.unreadCause(table)]) : .none(Cause(name: name, kind: .noRow))
        }
        return found.count == 1 ? .row(found[0]) : .sameKey(found)
      }
    }
  }

  private func only(_ selection: Selection) -> RowResult {
    let members = self.members(selection)
    if members.isUnknown { return .unknown(members.causes) }
    if !members.unsure.isEmpty { return .unknown(members.causes) }
    guard members.sure.count <= 1 else { return .unknown([Cause(name: selection.text, kind: .severalRows)]) }
    guard case .row(let reference) = members.sure.first else {
      return .none(Cause(name: selection.text, kind: .noRow))
    }
    return .row(reference)
  }
}
