import Records
import SourceText

extension ObjectEvaluation {
  /// The members of a selection: those that belong to it and those that may.
  func members(_ selection: Selection) -> Members {
    switch selection.source {
    case .table(let table, let snapshot): return tableMembers(selection, table, snapshot)
    case .children(let table, let row): return childMembers(selection, table, row)
    case .values(let expression): return valueMembers(selection, expression)
    case .scope: return scopeMembers(selection)
    }
  }

  // MARK: Sources

  private func childMembers(_ selection: Selection, _ table: TableID, _ row: RowExpression) -> Members {
    switch rows(row) {
    case .none(let cause): return .unknown([cause])
    case .unknown(let causes): return .unknown(causes)
    case .sameKey(let references):
      guard let first = references.first, references.count == 1 else {
        return .unknown([Cause(name: selection.text, kind: .doubleKey)])
      }
      return children(of: first, selection, table)
    case .row(let reference): return children(of: reference, selection, table)
    }
  }

  private func children(of reference: RowReference, _ selection: Selection, _ table: TableID) -> Members {
    switch engine.children(table, of: reference) {
    case .unknown(let causes): return .unknown(causes)
    case .rows(let rows, let unassigned):
      let conditions = [selection.condition].compactMap { $0 }
      func bindings(_ rows: [Int]) -> [Binding] {
        rows.map { .row(RowReference(isPrevious: reference.isPrevious, table: table, row: $0)) }
      }
      var result = filtered(bindings(rows), selection, conditions)
        .widened(
          by: engine.unread(table, isPrevious: reference.isPrevious), of: table, engine.unreadCause(table))
      guard !unassigned.isEmpty else { return result }
      let open = filtered(bindings(unassigned), selection, conditions).all
      if !open.isEmpty { result.causes = result.causes.merged(with: [engine.unassignedCause(table)]) }
      result.unsure += open
      return result
    }
  }

  private func valueMembers(_ selection: Selection, _ expression: CheckedExpression) -> Members {
    switch value(expression) {
    case .known(.several(let values)):
      return filtered(values.map { .element($0) }, selection, [selection.condition].compactMap { $0 })
    case .known(let value):
      return filtered([.element(value)], selection, [selection.condition].compactMap { $0 })
    case .between(_, _, _, let causes), .unknown(let causes): return .unknown(causes)
    }
  }

  private func scopeMembers(_ selection: Selection) -> Members {
    guard let scope else { return .unknown([Cause(name: selection.text, kind: .noValue)]) }
    let conditions = [selection.condition].compactMap { $0 }
    if conditions.isEmpty, selection.excluding == nil { return scope }
    var result = filtered(scope.sure, selection, conditions)
    result.isUnknown = scope.isUnknown
    let open = filtered(scope.unsure, selection, conditions)
    result.unsure += open.all
    result.causes = result.causes.merged(with: open.causes).merged(with: scope.causes)
    return result
  }

  /// The rows of a whole table; where a record's list of them is missing there may be any number more.
  private func tableMembers(_ selection: Selection, _ table: TableID, _ snapshot: TableSnapshot) -> Members {
    var members = listedMembers(selection, table, snapshot)
    let isPrevious = snapshot != .current
    guard !members.isUnknown else { return members }
    if hasOwnRecords(table) {
      return members.widened(by: engine.unread(table, isPrevious: isPrevious), of: table, engine.unreadCause(table))
    }
    let causes = engine.unlistedCauses(table, isPrevious: isPrevious)
    members.isUnknown = !causes.isEmpty
    members.causes = members.causes.merged(with: causes)
    return members
  }

  /// Whether a table is read from records of its own.
  private func hasOwnRecords(_ table: TableID) -> Bool {
    if case .nested? = engine.schema[table].link?.origin { false } else { true }
  }

  private func listedMembers(_ selection: Selection, _ table: TableID, _ snapshot: TableSnapshot) -> Members {
    let isPrevious = snapshot != .current
    if isPrevious, let cause = engine.whyNoPrevious(snapshot, selection.text) { return .unknown([cause]) }
    let count = engine.rowCount(table, isPrevious: isPrevious)
    guard let count else { return .unknown([Cause(name: engine.schema[table].name, kind: .absentTable)]) }
    let plan = engine.plan(for: selection)
    if !isPrevious, engine.streamed.contains(table) {
      return .unknown([Cause(name: selection.text, kind: .tooComplex)])
    }
    if plan.isClosed {
      if let members = plan.members { return members }
      let members = locally {
        scan(0..<count, selection, table, isPrevious, plan.rest + plan.joinConditions(selection))
      }
      plan.members = members
      return members
    }
    guard let candidates = candidates(plan, selection, table, isPrevious, count) else {
      return scan(0..<count, selection, table, isPrevious, [selection.condition].compactMap { $0 })
    }
    var result = scan(candidates.sure, selection, table, isPrevious, plan.rest)
    let open = scan(candidates.open, selection, table, isPrevious, plan.rest)
    result.unsure += open.all
    if !open.all.isEmpty {
      result.causes = result.causes.merged(with: open.causes).merged(with: keyCauses(plan, selection, open))
    }
    return result
  }

  /// Why the key of a row is unknown, for the first of the rows.
  private func keyCauses(_ plan: SelectionPlan, _ selection: Selection, _ open: Members) -> [Cause] {
    guard let first = open.all.first else { return [] }
    return locally {
      let outer = frame
      defer { frame = outer }
      bind(selection.slot, first)
      return plan.joins.reduce([]) { $0.merged(with: value($1.inner).causes) }
    }
  }

  /// The rows that fit the keys of the joins, and those whose own key is unknown; nil when a full scan is needed.
  func candidates(
    _ plan: SelectionPlan, _ selection: Selection, _ table: TableID, _ isPrevious: Bool, _ count: Int
  ) -> (sure: [Int], open: [Int])? {
    guard !plan.joins.isEmpty, engine.conditionLog == nil else { return nil }
    var key: [Value] = []
    for join in plan.joins {
      guard case .known(let value) = value(join.outer) else { return nil }
      key.append(SelectionPlan.key(value))
    }
    let index = self.index(plan, selection, table, isPrevious, count)
    return (index.rows[key] ?? [], index.unknown)
  }

  /// The rows of a table by the keys of the joins, built once.
  func index(
    _ plan: SelectionPlan, _ selection: Selection, _ table: TableID, _ isPrevious: Bool, _ count: Int
  ) -> SelectionPlan.Index {
    if let index = plan.index { return index }
    var index = SelectionPlan.Index()
    locally {
      let outer = frame
      defer { frame = outer }
      for row in 0..<count {
        bind(selection.slot, .row(RowReference(isPrevious: isPrevious, table: table, row: row)))
        let key = plan.joins.compactMap { value($0.inner).value }.map { SelectionPlan.key($0) }
        if key.count == plan.joins.count {
          index.rows[key, default: []].append(row)
        } else {
          index.unknown.append(row)
        }
      }
    }
    plan.index = index
    return index
  }

  // MARK: Filtering

  private func scan(
    _ rows: some Sequence<Int>, _ selection: Selection, _ table: TableID, _ isPrevious: Bool,
    _ conditions: [CheckedExpression]
  ) -> Members {
    filtered(
      rows.map { .row(RowReference(isPrevious: isPrevious, table: table, row: $0)) }, selection, conditions)
  }

  /// The candidates for which all conditions hold or may hold.
  func filtered(_ candidates: [Binding], _ selection: Selection, _ conditions: [CheckedExpression]) -> Members {
    let excluded = selection.excluding.map { rows($0) }
    if conditions.isEmpty, excluded == nil { return Members(sure: candidates) }
    var result = Members()
    locally {
      let outer = frame
      defer { frame = outer }
      for candidate in candidates {
        bind(selection.slot, candidate)
        var truth = Self.isOther(candidate, than: excluded)
        for condition in conditions {
          if truth.isNo { break }
          truth = truth.and(completed(condition))
        }
        switch truth {
        case .yes: result.sure.append(candidate)
        case .no: continue
        case .unknown(let causes):
          result.unsure.append(candidate)
          result.causes = result.causes.merged(with: causes)
        }
      }
    }
    return result
  }

  private static func isOther(_ candidate: Binding, than excluded: RowResult?) -> Truth {
    switch excluded {
    case nil, .some(.none): .yes
    case .row(let reference): Truth(candidate != .row(reference))
    case .sameKey(let references): Truth(!references.contains { candidate == .row($0) })
    case .unknown(let causes): .unknown(causes)
    }
  }

  /// The truth of a condition of a member: one that is unknown is evaluated for each completion of the cases in it.
  func completed(_ condition: CheckedExpression) -> Truth {
    let plain = truth(condition)
    guard case .unknown(let causes) = plain else { return plain }
    let outer = decisions
    defer { decisions = outer }
    decisions = Decisions()
    var found: Bool?
    repeat {
      switch truth(condition) {
      case .unknown: return plain
      case .yes:
        if found == false { return plain }
        found = true
      case .no:
        if found == true { return plain }
        found = false
      }
    } while decisions?.next() ?? false
    if decisions?.isExhausted ?? true { return .unknown(causes) }
    return found.map { Truth($0) } ?? plain
  }
}

extension SelectionPlan {
  /// The equalities as conditions again, for a scan.
  func joinConditions(_ selection: Selection) -> [CheckedExpression] {
    guard !joins.isEmpty, let condition = selection.condition else { return [] }
    return [condition]
  }
}
