import Findings
import Records

/// Whether a row is among the rows asked about, and whether it belongs to the set.
enum MemberClass: Int, CaseIterable, Sendable {
  /// It is in scope and belongs.
  case member
  /// It is in scope and may belong.
  case open
  /// It may be in scope and belongs then.
  case memberIfInScope
  /// It may be in scope and may belong then.
  case openIfInScope

  init(isInScope: Bool, belongs: Bool) {
    self = isInScope ? (belongs ? .member : .open) : (belongs ? .memberIfInScope : .openIfInScope)
  }
}

/// What the members come to, by group and class.
struct FoldTable: Sendable {
  /// The group of the rows whose key is unknown.
  static let withoutKey = 0

  /// Positions in `folds` by group × class; -1 for none.
  private var places: [Int32] = []
  private var folds: [MemberFold] = []
  /// What rows that surely belong come to beside that, by group: plain counts and sums, as columns yield them.
  private var counts: [Int] = []
  private var outcomes: [Int] = []
  private var sums: [Int128] = []
  /// By how much the amounts in the sums are multiplied.
  private var scale: Int64 = 1
  let content: SetContent

  init(_ content: SetContent) {
    self.content = content
  }

  private func place(_ group: Int, _ kind: MemberClass) -> Int? {
    let index = group * MemberClass.allCases.count + kind.rawValue
    guard places.indices.contains(index), places[index] >= 0 else { return nil }
    return Int(places[index])
  }

  /// What the members of a class in a group come to; of nothing for an unknown group.
  func fold(_ group: Int?, _ kind: MemberClass) -> MemberFold {
    guard let group else { return MemberFold(for: content) }
    var fold = place(group, kind).map { folds[$0] } ?? MemberFold(for: content)
    guard kind == .member, counts.indices.contains(group), counts[group] > 0 else { return fold }
    fold.count += counts[group]
    if sums.indices.contains(group) {
      let sum = Fraction(numerator: sums[group], denominator: Int128(scale))
      fold.values?.add(known: counts[group], sum: sum, fall: .zero, rise: .zero)
    }
    for outcome in Outcome.allCases {
      let place = group * Outcome.allCases.count + OutcomeFold.index(outcome)
      if outcomes.indices.contains(place), outcomes[place] > 0 { fold.outcomes?.add(outcome, times: outcomes[place]) }
    }
    return fold
  }

  /// Adds rows that surely belong: how many in each group, their outcomes, the sums of their amounts.
  mutating func add(counts more: [Int], outcomes: [Int], sums: [Int128], scale: Int64?) {
    Self.add(more, to: &counts)
    Self.add(outcomes, to: &self.outcomes)
    while self.sums.count < sums.count { self.sums.append(0) }
    for index in sums.indices { self.sums[index] &+= sums[index] }
    if let scale { self.scale = scale }
  }

  private static func add(_ more: [Int], to counts: inout [Int]) {
    if counts.count < more.count { counts += Array(repeating: 0, count: more.count - counts.count) }
    for index in more.indices { counts[index] += more[index] }
  }

  /// Changes what the members of a class in a group come to.
  mutating func update(_ group: Int, _ kind: MemberClass, _ body: (inout MemberFold) -> Void) {
    if let place = place(group, kind) { return body(&folds[place]) }
    let index = group * MemberClass.allCases.count + kind.rawValue
    while places.count <= index { places.append(-1) }
    places[index] = Int32(folds.count)
    folds.append(MemberFold(for: content))
    body(&folds[folds.count - 1])
  }

  /// Adds a later piece whose groups have other numbers.
  mutating func append(_ later: FoldTable, _ numbers: [Int]) {
    let content = self.content
    let width = Outcome.allCases.count
    var more = (
      counts: Array(repeating: 0, count: later.counts.isEmpty ? 0 : (numbers.max() ?? 0) + 1), outcomes: [Int](),
      sums: [Int128]()
    )
    more.outcomes = Array(repeating: 0, count: later.outcomes.isEmpty ? 0 : more.counts.count * width)
    more.sums = Array(repeating: 0, count: later.sums.isEmpty ? 0 : more.counts.count)
    for (group, count) in later.counts.enumerated() where count > 0 {
      more.counts[numbers[group]] = count
      if !later.sums.isEmpty { more.sums[numbers[group]] = later.sums[group] }
      guard !later.outcomes.isEmpty else { continue }
      for place in 0..<width { more.outcomes[numbers[group] * width + place] = later.outcomes[group * width + place] }
    }
    add(counts: more.counts, outcomes: more.outcomes, sums: more.sums, scale: later.sums.isEmpty ? nil : later.scale)
    if later.folds.isEmpty { return }
    for group in numbers.indices {
      for kind in MemberClass.allCases {
        guard let place = later.place(group, kind) else { continue }
        update(numbers[group], kind) { $0.append(later.folds[place], content) }
      }
    }
  }
}
