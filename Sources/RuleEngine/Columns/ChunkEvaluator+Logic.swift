import Records

extension ChunkEvaluator {
  /// All conditions, looked at in order: a row that one of them refuses is done, a hard one before that is hard.
  func all(_ parts: [NodeID], over table: TableID, within rows: Bitmap?) -> TruthColumn {
    let all = self.rows(table)
    guard let first = parts.first else { return TruthColumn(yes: all, known: all) }
    let column = truth(first, within: rows)
    var yes = column.yes
    var no = column.no
    var hard = column.hard
    for part in parts.dropFirst() {
      let isCostly = plan.traits[part.index].isCostly
      if isCostly, (rows ?? all).isSubset(of: no) { break }
      let next = truth(part, within: isCostly ? (rows ?? all).subtracting(no) : rows)
      // Hard is what meets something hard before a no.
      if let more = next.hard { hard = union(hard, more.subtracting(no)) }
      yes.formIntersection(next.yes)
      RowLoops.update(&no.words, next.known, butNot: next.yes)
      if let hard { no.subtract(hard) }
    }
    if let hard { yes.subtract(hard) }
    no.formUnion(yes)
    return TruthColumn(yes: yes, known: no, hard: hard)
  }

  /// Any condition, looked at in order: a row that one of them accepts is done, a hard one before that is hard.
  func any(_ parts: [NodeID], over table: TableID, within rows: Bitmap?) -> TruthColumn {
    let all = self.rows(table)
    guard let first = parts.first else { return TruthColumn(yes: Bitmap(count: all.count), known: all) }
    let column = truth(first, within: rows)
    var yes = column.yes
    var no = column.no
    var hard = column.hard
    for part in parts.dropFirst() {
      let isCostly = plan.traits[part.index].isCostly
      if isCostly, (rows ?? all).isSubset(of: yes) { break }
      let next = truth(part, within: isCostly ? (rows ?? all).subtracting(yes) : rows)
      if let more = next.hard { hard = union(hard, more.subtracting(yes)) }
      no.formIntersection(next.known)
      no.subtract(next.yes)
      yes.formUnion(next.yes)
      if let hard { yes.subtract(hard) }
    }
    if let hard { no.subtract(hard) }
    no.formUnion(yes)
    return TruthColumn(yes: yes, known: no, hard: hard)
  }

  /// At least so many of some conditions, every one looked at.
  func atLeast(_ wanted: Int, _ parts: [NodeID], over table: TableID, within rows: Bitmap?) -> TruthColumn {
    let count = rowCount(table)
    let columns = parts.map { truth($0, within: rows) }
    var yes = Bitmap(count: count)
    var known = Bitmap(count: count)
    for index in yes.words.indices {
      (yes.words[index], known.words[index]) = Self.atLeast(wanted, columns, word: index, rest: count - index << 6)
    }
    var hard: Bitmap?
    for column in columns {
      if let more = column.hard { hard = hard?.union(more) ?? more }
    }
    if let hard {
      yes = yes.subtracting(hard)
      known = known.subtracting(hard)
    }
    return TruthColumn(yes: yes, known: known, hard: hard)
  }

  private static func atLeast(
    _ wanted: Int, _ columns: [TruthColumn], word: Int, rest: Int
  ) -> (yes: UInt64, known: UInt64) {
    var yes: UInt64 = 0
    var known: UInt64 = 0
    for bit in 0..<min(64, rest) {
      let mask: UInt64 = 1 << UInt64(bit)
      var sure = 0
      var open = 0
      for column in columns {
        if column.yes.words[word] & mask != 0 {
          sure += 1
        } else if column.known.words[word] & mask == 0 {
          open += 1
        }
      }
      if sure >= wanted {
        yes |= mask
        known |= mask
      } else if sure + open < wanted {
        known |= mask
      }
    }
    return (yes, known)
  }

  func not(_ inner: NodeID, within rows: Bitmap?) -> TruthColumn {
    let column = truth(inner, within: rows)
    return TruthColumn(yes: column.no, known: column.known, hard: column.hard)
  }

  /// Whether two conditions have the same truth.
  func sameTruth(_ left: NodeID, _ right: NodeID, within rows: Bitmap?) -> TruthColumn {
    let first = truth(left, within: rows)
    let second = truth(right, within: rows)
    let hard = union(first.hard, second.hard)
    var known = first.known.intersection(second.known)
    if let hard { known = known.subtracting(hard) }
    let differ = RowLoops.words(first.yes, second.yes) { $0 ^ $1 }
    return TruthColumn(yes: known.subtracting(differ), known: known, hard: hard)
  }

  /// Whether a node has a value; rows without one are hard.
  func isKnown(_ inner: NodeID, within rows: Bitmap?) -> TruthColumn {
    let known =
      if case .truth = plan[inner].result { truth(inner, within: rows).known } else {
        slots(inner, within: rows).known
      }
    let others = known.complement()
    return TruthColumn(yes: known, known: known, hard: others.isEmpty ? nil : others)
  }

  func union(_ left: Bitmap?, _ right: Bitmap?) -> Bitmap? {
    guard let left else { return right }
    guard let right else { return left }
    return left.union(right)
  }
}
