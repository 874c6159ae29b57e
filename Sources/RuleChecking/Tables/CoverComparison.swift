import RuleEngine

/// Compares the rows of a table with everything that can occur.
struct CoverComparison {
  private let space: TableSpace
  private var budget: Int
  private let mayOverlap: Bool
  /// Whether some question was not answered.
  private(set) var isUnfinished = false

  init(_ space: TableSpace, budget: Int, overlaps: Bool) {
    self.space = space
    self.budget = budget
    mayOverlap = overlaps
  }

  /// Cases that no row matches, each as large as it can be said in one row.
  mutating func gaps() -> TableAnalysis.Fault? {
    var boxes = space.table.rows.indices.map { space.may($0) }.filter { !Box.isEmpty($0) }
    let whole = space.whole
    guard !Box.isEmpty(whole) else { return nil }
    var found: [(point: [Int], box: [NumberSet])] = []
    while found.count < TableAnalysis.told {
      var search = CoverSearch(boxes: boxes, domain: whole, areApart: !mayOverlap, budget: budget)
      let result = search.run()
      budget = max(0, search.budget)
      guard case .gap(let point) = result else {
        if result == .unfinished { isUnfinished = true }
        break
      }
      let box = Self.widened(point, whole, boxes)
      found.append((point, box))
      boxes.append(box)
    }
    guard !found.isEmpty else { return nil }
    found.sort { $0.point.lexicographicallyPrecedes($1.point) }
    return .gaps(found.map { space.region($0.box, at: $0.point) })
  }

  /// The largest box around a point, column by column, that meets none of the boxes.
  private static func widened(_ point: [Int], _ whole: [NumberSet], _ boxes: [[NumberSet]]) -> [NumberSet] {
    var result = whole.indices.map { column in
      var set = whole[column]
      set.subtract(whole[column])
      set.insert(point[column])
      return set
    }
    for column in whole.indices.reversed() {
      var allowed = whole[column]
      for box in boxes where !box[column].isDisjoint(with: allowed) {
        let isBeside = whole.indices.contains { $0 != column && box[$0].isDisjoint(with: result[$0]) }
        if !isBeside { allowed.subtract(box[column]) }
      }
      result[column] = allowed
    }
    return result
  }

  /// Rows that are never reached under 首个 because earlier rows take all their cases.
  mutating func hidden(except gone: Set<Int>) -> (faults: [TableAnalysis.Fault], rows: Set<Int>) {
    guard case .first = space.table.hit else { return ([], []) }
    var faults: [TableAnalysis.Fault] = []
    var rows: Set<Int> = []
    let must = space.table.rows.indices.map { space.must($0) }
    for row in must.indices where !gone.contains(row) {
      let own = space.may(row)
      let earlier = must[..<row].enumerated().filter { !Box.isEmpty($0.element) && Box.meet($0.element, own) }
      if let single = earlier.first(where: { Box.isInside(own, $0.element) }) {
        faults.append(.hidden(row: row, by: single.offset))
        rows.insert(row)
        continue
      }
      guard earlier.count > 1 else { continue }
      guard budget > 0 else {
        isUnfinished = true
        break
      }
      var search = CoverSearch(
        boxes: earlier.map(\.element), domain: own, areApart: !mayOverlap, budget: budget)
      let result = search.run()
      budget = max(0, search.budget)
      switch result {
      case .covered:
        faults.append(.hidden(row: row, by: nil))
        rows.insert(row)
      case .gap: break
      case .unfinished: isUnfinished = true
      }
    }
    return (faults, rows)
  }
}
