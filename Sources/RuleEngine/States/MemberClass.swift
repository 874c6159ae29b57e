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
    guard let group, let place = place(group, kind) else { return MemberFold(for: content) }
    return folds[place]
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
    for group in numbers.indices {
      for kind in MemberClass.allCases {
        guard let place = later.place(group, kind) else { continue }
        update(numbers[group], kind) { $0.append(later.folds[place], content) }
      }
    }
  }
}
