/// Looks for a case that none of some boxes covers, without going through all cases.
///
/// It splits by one column at a time and keeps, as bits, the boxes that still match. Three things keep it short: a box
/// that asks nothing of the columns left covers everything; boxes that are too small all together to fill what is left
/// leave a gap, and boxes that never overlap and fill it exactly leave none; and a part of the table that was seen to be
/// covered is not looked at again when the same boxes are left over the same columns.
struct CoverSearch {
  /// What a search came to.
  enum Result: Equatable {
    /// Every case is covered.
    case covered
    /// A case that is not: a piece for each column.
    case gap([Int])
    /// The work was more than is allowed.
    case unfinished
  }

  /// How much work is left, in words of 64 bits that are looked at.
  private(set) var budget: Int
  private let boxes: [[NumberSet]]
  private let domain: [NumberSet]
  private let pieces: [[Int]]
  /// For each column and piece the boxes that hold it.
  private let holders: [[NumberSet]]
  /// For each column the boxes that hold all of it.
  private let full: [NumberSet]
  /// For each box and column how many pieces it holds, and which part of the column that is.
  private let sizes: [[UInt128]]
  private let shares: [[Double]]
  /// Whether no two boxes have a case in common.
  private let areApart: Bool
  private var covered: Set<State> = []
  private var path: [Int]

  private struct State: Hashable {
    let columns: UInt64
    let boxes: NumberSet
  }

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - boxes: what is covered, each with one set of pieces for a column.
  ///   - domain: where a case may lie; no column of it is empty, and there are at most 64.
  ///   - areApart: whether it is known that no two boxes have a case in common.
  ///   - budget: how much work is allowed.
  init(boxes: [[NumberSet]], domain: [NumberSet], areApart: Bool, budget: Int) {
    let inside = boxes.compactMap { Box.intersection($0, domain) }
    self.boxes = inside
    self.domain = domain
    self.areApart = areApart
    pieces = domain.map(\.numbers)
    var holders: [[NumberSet]] = []
    var full: [NumberSet] = []
    for column in domain.indices {
      var own = [NumberSet](
        repeating: NumberSet(capacity: inside.count), count: (pieces[column].last ?? -1) + 1)
      var whole = NumberSet(capacity: inside.count)
      for (index, box) in inside.enumerated() {
        for piece in box[column].numbers { own[piece].insert(index) }
        if box[column] == domain[column] { whole.insert(index) }
      }
      holders.append(own)
      full.append(whole)
    }
    self.holders = holders
    self.full = full
    sizes = inside.map { box in box.map { UInt128($0.count) } }
    shares = inside.map { box in box.indices.map { Double(box[$0].count) / Double(domain[$0].count) } }
    path = pieces.map { $0.first ?? 0 }
    // To lay out a box costs about as much as to look at it a few times.
    self.budget = budget - 4 * inside.count * domain.count
  }

  /// Searches.
  mutating func run() -> Result {
    guard domain.count <= 64 else { return .unfinished }
    let columns: UInt64 = domain.count == 64 ? .max : (1 << UInt64(domain.count)) - 1
    return search(NumberSet(below: boxes.count), columns)
  }

  private mutating func search(_ left: NumberSet, _ columns: UInt64) -> Result {
    if left.isEmpty {
      for column in domain.indices where columns & 1 << UInt64(column) != 0 { path[column] = pieces[column][0] }
      return .gap(path)
    }
    guard budget > 0 else { return .unfinished }
    let open = domain.indices.filter { columns & 1 << UInt64($0) != 0 }
    if coversAll(left, open) { return .covered }
    let numbers = left.numbers
    budget -= numbers.count * open.count + open.count * left.size
    let filling = filling(numbers, open)
    if filling == .exactly, areApart { return .covered }
    let state = State(columns: columns, boxes: left)
    if covered.contains(state) { return .covered }
    let result = split(left, columns, open, byFilling: filling == .less)
    if result == .covered { covered.insert(state) }
    return result
  }

  /// Whether a box asks nothing of the columns that are left.
  private func coversAll(_ left: NumberSet, _ open: [Int]) -> Bool {
    var whole = left
    for column in open {
      whole.formIntersection(full[column])
      if whole.isEmpty { return false }
    }
    return true
  }

  private mutating func split(_ left: NumberSet, _ columns: UInt64, _ open: [Int], byFilling: Bool) -> Result {
    guard let column = open.min(by: { left.countShared(with: full[$0]) < left.countShared(with: full[$1]) }) else {
      return .covered
    }
    let rest = columns & ~(1 << UInt64(column))
    var seen: Set<NumberSet> = []
    var branches: [(piece: Int, boxes: NumberSet, weight: UInt128)] = []
    let others = open.filter { $0 != column }
    budget -= pieces[column].count * left.size
    for piece in pieces[column] {
      let branch = left.intersection(holders[column][piece])
      guard seen.insert(branch).inserted else { continue }
      if byFilling { budget -= left.size + boxes.count * others.count / 8 }
      branches.append((piece, branch, byFilling ? volume(branch.numbers, others) ?? .max : UInt128(branch.count)))
    }
    // Where boxes fill less than there is, the piece that they fill least has a gap for certain.
    branches.sort { ($0.weight, $0.piece) < ($1.weight, $1.piece) }
    var seenCovered: [NumberSet] = []
    for branch in branches {
      // What fewer boxes cover, more boxes cover too.
      budget -= seenCovered.count * left.size / 4
      if seenCovered.contains(where: { $0.isSubset(of: branch.boxes) }) { continue }
      path[column] = branch.piece
      let result = search(branch.boxes, rest)
      if result != .covered { return result }
      seenCovered.append(branch.boxes)
    }
    return .covered
  }

  // MARK: Volumes

  private enum Filling { case less, exactly, more, unknown }

  /// How the cases of some boxes, each counted by itself, compare with all cases of the columns that are left.
  private func filling(_ boxes: [Int], _ open: [Int]) -> Filling {
    if !areApart, share(boxes, open) > 1.000_001 { return .more }
    var all: UInt128 = 1
    for column in open {
      let (product, overflow) = all.multipliedReportingOverflow(by: UInt128(pieces[column].count))
      if overflow { return .unknown }
      all = product
    }
    guard let filled = volume(boxes, open) else { return .unknown }
    return filled < all ? .less : filled == all ? .exactly : .more
  }

  /// The same as a part of one, nearly.
  private func share(_ boxes: [Int], _ open: [Int]) -> Double {
    var sum = 0.0
    for box in boxes {
      var product = 1.0
      for column in open { product *= shares[box][column] }
      sum += product
      if sum > 1.1 { break }
    }
    return sum
  }

  private func volume(_ boxes: [Int], _ open: [Int]) -> UInt128? {
    var sum: UInt128 = 0
    for box in boxes {
      var product: UInt128 = 1
      for column in open {
        let (next, overflow) = product.multipliedReportingOverflow(by: sizes[box][column])
        if overflow { return nil }
        product = next
      }
      let (next, overflow) = sum.addingReportingOverflow(product)
      if overflow { return nil }
      sum = next
    }
    return sum
  }
}
