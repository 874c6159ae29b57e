/// What the truths of a sequence of members come to, so that sequences can be put together in any pieces.
///
/// For a member that may not belong a plain truth is open as well: the causes of *all* open members then stand where the
/// first such member stood. Hence the two positions.
struct TruthFold: Sendable {
  private(set) var hasYes = false
  private(set) var hasNo = false
  private(set) var hasUnknown = false
  /// Why the unknown ones are unknown, in order.
  private(set) var causes: [Cause] = []
  /// How many causes stand before the first member that holds; nil if none holds.
  private var firstYes: Int?
  /// How many causes stand before the first member that fails; nil if none fails.
  private var firstNo: Int?

  /// Adds the next member.
  mutating func add(_ truth: Truth) {
    switch truth {
    case .yes:
      hasYes = true
      if firstYes == nil { firstYes = causes.count }
    case .no:
      hasNo = true
      if firstNo == nil { firstNo = causes.count }
    case .unknown(let more):
      hasUnknown = true
      causes = causes.merged(with: more)
    }
  }

  /// Adds members that all hold, or all fail.
  mutating func add(all truth: Bool) { add(Truth(truth)) }

  /// Adds the members of a later piece.
  mutating func append(_ later: TruthFold) {
    func position(_ place: Int) -> Int { causes.merged(with: Array(later.causes.prefix(place))).count }
    if firstYes == nil { firstYes = later.firstYes.map(position) }
    if firstNo == nil { firstNo = later.firstNo.map(position) }
    hasYes = hasYes || later.hasYes
    hasNo = hasNo || later.hasNo
    hasUnknown = hasUnknown || later.hasUnknown
    causes = causes.merged(with: later.causes)
  }

  private func causes(with others: [Cause], at place: Int?) -> [Cause] {
    guard let place else { return causes }
    return Array(causes.prefix(place)).merged(with: others).merged(with: Array(causes.dropFirst(place)))
  }

  /// 存在: whether a member holds, with those that may belong after the sure ones.
  static func exists(sure: TruthFold, unsure: TruthFold, _ open: [Cause]) -> Truth {
    if sure.hasYes { return .yes }
    guard sure.hasUnknown || unsure.hasUnknown || unsure.hasYes else { return .no }
    return .unknown(sure.causes.merged(with: unsure.causes(with: open, at: unsure.firstYes)))
  }

  /// 每个: whether all members hold, with those that may belong after the sure ones.
  static func every(sure: TruthFold, unsure: TruthFold, _ open: [Cause]) -> Truth {
    if sure.hasNo { return .no }
    guard sure.hasUnknown || unsure.hasUnknown || unsure.hasNo else { return .yes }
    return .unknown(sure.causes.merged(with: unsure.causes(with: open, at: unsure.firstNo)))
  }
}
