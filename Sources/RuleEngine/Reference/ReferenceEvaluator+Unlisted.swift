import Findings
import Records
import SourceText

extension ReferenceEvaluator {
  /// The rows above a nested table whose list of it is not there: how many rows it would have is not known.
  ///
  /// Rows from a file of their own all stand in the table, whosever they are.
  func unlisted(_ table: TableID, isPrevious: Bool) -> [RowReference] {
    guard let link = schema[table].link, case .nested = link.origin,
      let count = rowCount(link.parent, isPrevious: isPrevious), rowCount(table, isPrevious: isPrevious) != nil
    else { return [] }
    let anchor = RowReference(isPrevious: isPrevious, table: table, row: 0)
    if let known = unlistedRows[anchor] { return known }
    let rows = self.table(anchor)
    let own = rows.hasUnknownChildren ? (0..<count).filter { rows.children(of: $0) == .unknown } : []
    let all =
      unlisted(link.parent, isPrevious: isPrevious)
      + own.map { RowReference(isPrevious: isPrevious, table: link.parent, row: $0) }
    unlistedRows[anchor] = all
    return all
  }

  /// How many records above a nested table have no list of it.
  func unlistedCount(_ table: TableID, isPrevious: Bool) -> Int {
    let evaluator = isPrevious ? previous : self
    return evaluator?.answers?.unlisted(table) ?? unlisted(table, isPrevious: isPrevious).count
  }

  /// Why the rows of a whole table are not all known.
  func unlistedCauses(_ table: TableID, isPrevious: Bool) -> [Cause] {
    let unread = [unreadAbove(table, isPrevious: isPrevious)].compactMap { $0 }
    return unlistedCount(table, isPrevious: isPrevious) == 0
      ? unread : [unlistedCause(table, under: nil)] + unread
  }

  /// Why the rows of a nested table under a row are not known: their list is missing, or the text that holds hits.
  func unlistedCause(_ table: TableID, under parent: RowReference?) -> Cause {
    guard case .hits(let field, _)? = schema[table].content, let above = schema[table].link?.parent else {
      return Cause(name: schema[table].name, kind: .missing)
    }
    // It may be a list further up that is missing, and with it the text.
    if let parent, parent.table != above { return Cause(name: schema[above].name, kind: .missing) }
    let isThere = parent.map { hasValue($0, field) } ?? false
    return Cause(name: schema[above][field].name, kind: isThere ? .tooManyHits : .missing)
  }

  /// Why it is not known how many rows a nested table has: records that hold them could not be read. Nil if all were.
  func unreadAbove(_ table: TableID, isPrevious: Bool) -> Cause? {
    let root = recordTable(of: table)
    return root != table && unread(root, isPrevious: isPrevious) > 0 ? unreadCause(root) : nil
  }

  /// The table whose records hold the rows of a table: itself unless it is nested.
  private func recordTable(of table: TableID) -> TableID {
    var root = table
    while let link = schema[root].link, case .nested = link.origin { root = link.parent }
    return root
  }

  /// How many records of a table could not be read.
  func unread(_ table: TableID, isPrevious: Bool) -> Int {
    guard rowCount(table, isPrevious: isPrevious) != nil else { return 0 }
    return self.table(RowReference(isPrevious: isPrevious, table: table, row: 0)).unread
  }

  /// Why a set over a table with unreadable records is open.
  func unreadCause(_ table: TableID) -> Cause {
    Cause(name: schema[table].name, kind: .unreadRecords)
  }

  /// What a rule over a nested table says where the list itself is missing: its objects can't be judged.
  func unlistedFinding(_ rule: CheckedRule, _ table: TableID, under parent: RowReference) -> Finding {
    let name = schema[table].name
    let above = findingObject(parent, word: nil, period: nil)
    let cause = unlistedCause(table, under: parent)
    let actual = cause.text
    return Finding(
      kind: .rule, rule: rule.id, pack: rule.pack, title: rule.title, outcome: .undetermined, severity: rule.severity,
      basis: rule.basis, quotedLaw: rule.quotedLaw,
      object: FindingObject(
        table: name, key: above.key + "/?", row: above.row, input: above.input, path: above.path, line: above.line),
      missing: [cause.name], expected: rule.object.text, actual: actual, steps: [actual],
      message: FindingBuilder.undecided(actual), remedy: FindingBuilder.undecidedRemedy)
  }
}
