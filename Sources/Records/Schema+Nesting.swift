extension Schema {
  /// A table among those that stand in the records of one table.
  package struct NestedTable: Hashable, Sendable {
    /// The table.
    package let table: TableID
    /// The position of its parent in the list; nil for the table of the records.
    package let parent: Int?
  }

  /// A table with files of its own and all tables nested in its records: parents before their children.
  package func nesting(of root: TableID) -> [NestedTable] {
    var list: [NestedTable] = []
    add(root, parent: nil, to: &list)
    return list
  }

  private func add(_ table: TableID, parent: Int?, to list: inout [NestedTable]) {
    let index = list.count
    list.append(NestedTable(table: table, parent: parent))
    for child in children(of: table) {
      // A table nested in itself through others has no end; checking refuses it, reading only must not follow it.
      guard !list.contains(where: { $0.table == child.id }) else { continue }
      if case .nested? = child.link?.origin { add(child.id, parent: index, to: &list) }
    }
  }
}
