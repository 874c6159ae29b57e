import Synchronization

/// The lookups into the rows of one table, made when the first one is asked for; safe to use from many threads.
final class RowIndex: Sendable {
  /// Row numbers in lists without a memory block for each: the first row of every list, and the row behind each row.
  private struct Chains: Sendable {
    var next: [Int32]

    /// The rows from one on.
    func rows(from first: Int32) -> [Int] {
      var rows: [Int] = []
      var row = first
      while row >= 0 {
        rows.append(Int(row))
        row = next[Int(row)]
      }
      return rows
    }
  }

  private let keys = Mutex<(first: [Text: Int32], chains: Chains)?>(nil)
  private let owners = Mutex<(first: [Int32], chains: Chains)?>(nil)

  /// The rows of a table with a key, in order.
  func rows(withKey key: Text, of table: TableRows) -> [Int] {
    keys.withLock { state in
      let index = state ?? Self.keyIndex(of: table)
      state = index
      return index.first[key].map { index.chains.rows(from: $0) } ?? []
    }
  }

  private static func keyIndex(of table: TableRows) -> (first: [Text: Int32], chains: Chains) {
    var first: [Text: Int32] = [:]
    var chains = Chains(next: Array(repeating: -1, count: table.count))
    // From the end, so that each row is put before those that come after it.
    for (batch, start) in zip(table.batches, table.starts).reversed() {
      for row in (0..<batch.rowCount).reversed() {
        guard let key = table.key(of: batch, row: row) else { continue }
        let number = Int32(start + row)
        if let old = first.updateValue(number, forKey: key) { chains.next[start + row] = old }
      }
    }
    return (first, chains)
  }

  /// The rows that belong to a parent row, in order.
  ///
  /// - Parameter rows: the parent row of each row, -1 for none.
  func rows(of parent: Int, owners rows: [Int32]) -> [Int] {
    owners.withLock { state in
      let index = state ?? Self.ownerIndex(rows)
      state = index
      return index.first.indices.contains(parent) ? index.chains.rows(from: index.first[parent]) : []
    }
  }

  private static func ownerIndex(_ owners: [Int32]) -> (first: [Int32], chains: Chains) {
    var first: [Int32] = Array(repeating: -1, count: Int(owners.max() ?? -1) + 1)
    var chains = Chains(next: Array(repeating: -1, count: owners.count))
    for (row, owner) in owners.enumerated().reversed() where owner >= 0 {
      chains.next[row] = first[Int(owner)]
      first[Int(owner)] = Int32(row)
    }
    return (first, chains)
  }
}
