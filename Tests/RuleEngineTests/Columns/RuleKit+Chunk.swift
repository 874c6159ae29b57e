import Records
import RuleEngine

extension Kit {
  /// The cases with their special procedures as one chunk.
  static func chunk(_ cases: [Case]) -> Chunk {
    var starts: [Int32] = [0]
    var unknown = Array(repeating: UInt64(0), count: (cases.count + 63) / 64)
    for (row, item) in cases.enumerated() {
      starts.append(starts[row] + Int32(item.procedures?.count ?? 0))
      if item.procedures == nil { unknown[row >> 6] |= 1 << UInt64(row & 63) }
    }
    return Chunk(parts: [
      Chunk.Part(table: Self.cases, parent: nil, batch: batch(Self.cases, cases.map(\.fields))),
      Chunk.Part(
        table: special, parent: 0, batch: batch(special, cases.flatMap { $0.procedures ?? [] }), starts: starts,
        unknownLists: unknown.contains { $0 != 0 } ? unknown : []),
    ])
  }
}
