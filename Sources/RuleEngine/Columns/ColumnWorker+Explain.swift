package import Findings
package import Records

/// What one chunk yields for a record that is looked for.
package struct ChunkSearch: Sendable {
  /// The findings of each record with the key.
  package var findings: [[Finding]] = []
  /// Keys of the first rows of the table, to propose the one that was meant.
  package var keys: [String] = []

  /// Nothing found.
  package init() {}
}

extension ColumnWorker {
  /// Explains a rule for the rows of a chunk that a user means by a key.
  package func explain(
    rule: Int, of table: TableID, named key: String, in chunk: Chunk, firstRows: [Int]
  ) -> ChunkSearch {
    var search = ChunkSearch()
    let (chunk, firstRows) = run.rules.schema[table].isOfHits ? withHits(chunk, firstRows) : (chunk, firstRows)
    guard let part = chunk.part(of: table) else { return search }
    let mayHold = mayHold(key, chunk)
    let wantsKeys = firstRows[part] < Self.proposedKeys
    guard mayHold || wantsKeys else { return search }
    begin(chunk, firstRows: firstRows)
    if mayHold {
      search.findings = reference.rows(of: table, named: key).map { reference.explain(ruleIndex: rule, row: $0) }
    }
    if wantsKeys { search.keys = reference.keys(of: table, limit: Self.proposedKeys - firstRows[part]) }
    return search
  }

  /// So many keys are kept to propose one.
  private static let proposedKeys = 20_000

  /// Whether a chunk may hold the record: for keys that are texts, whether their bytes occur in it at all.
  private func mayHold(_ key: String, _ chunk: Chunk) -> Bool {
    let root = run.rules.schema[chunk.parts[0].table]
    guard !key.hasPrefix("#"), !root.key.isEmpty, root.key.allSatisfy({ root[$0].type == .text }) else { return true }
    let first = Array(key.utf8.prefix { $0 != UInt8(ascii: "/") })
    return first.isEmpty || Self.occurs(first, in: chunk.parts[0].batch.bytes)
  }

  private static func occurs(_ words: [UInt8], in bytes: [UInt8]) -> Bool {
    guard let last = words.last, bytes.count >= words.count else { return false }
    // Horspool: shifts by what the last byte of the window says.
    var shifts = Array(repeating: words.count, count: 256)
    for (index, byte) in words.dropLast().enumerated() { shifts[Int(byte)] = words.count - 1 - index }
    var end = words.count - 1
    while end < bytes.count {
      let byte = bytes[end]
      if byte == last {
        var offset = 0
        while offset < words.count, bytes[end - offset] == words[words.count - 1 - offset] { offset += 1 }
        if offset == words.count { return true }
      }
      end += shifts[Int(byte)]
    }
    return false
  }
}
