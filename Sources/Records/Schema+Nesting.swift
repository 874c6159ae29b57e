extension Schema {
  /// A table among those that stand in the records of one table.
  package struct NestedTable: Hashable, Sendable {
    /// The table.
    package let table: TableID
    /// The position of its parent in the list; nil for the table of the records.
    package let parent: Int?
  }

  /// A table with files of its own and all tables nested in its records: parents before their children.
  ///
  /// - Parameter withHits: whether with the hits in their texts, which are not read but found when the records are judged.
  package func nesting(of root: TableID, withHits: Bool = false) -> [NestedTable] {
    var list: [NestedTable] = []
    add(root, parent: nil, withHits, to: &list)
    return list
  }

  private func add(_ table: TableID, parent: Int?, _ withHits: Bool, to list: inout [NestedTable]) {
    let index = list.count
    list.append(NestedTable(table: table, parent: parent))
    for child in children(of: table) {
      // A table nested in itself through others has no end; checking refuses it, reading only must not follow it.
      guard !list.contains(where: { $0.table == child.id }) else { continue }
      guard withHits || !child.isOfHits else { continue }
      if case .nested? = child.link?.origin { add(child.id, parent: index, withHits, to: &list) }
    }
  }
}
