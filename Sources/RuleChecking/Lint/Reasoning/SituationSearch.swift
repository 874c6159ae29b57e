/// Looks for a situation in which claims are true together.
struct SituationSearch {
  /// What the search found.
  enum Result {
    /// Nothing can be like this.
    case impossible
    /// As far as can be told, something can.
    case possible(Situation)
    /// There are too many cases to look at.
    case undecided
  }

  /// How many steps a search takes at most: conditions that people write need a few.
  static let greatestSteps = 400

  private let terms: [TermTable.Term]
  private var steps = 0

  private init(_ terms: [TermTable.Term]) {
    self.terms = terms
  }

  /// Whether claims can be true together.
  static func result(_ claims: [Claim], _ terms: TermTable) -> Result {
    var search = SituationSearch(terms.terms)
    return search.result(claims[...], Situation(), [])
  }

  /// Whether claims can never be true together.
  static func isImpossible(_ claims: [Claim], _ terms: TermTable) -> Bool {
    if case .impossible = result(claims, terms) { true } else { false }
  }

  private mutating func result(_ claims: ArraySlice<Claim>, _ start: Situation, _ branches: [[Claim]]) -> Result {
    var situation = start
    var open = branches
    guard add(claims, &situation, &open) else { return .impossible }
    steps += 1
    guard steps < Self.greatestSteps else { return .undecided }
    guard situation.close(terms) else { return .impossible }
    guard let next = open.popLast() else { return .possible(situation) }
    var isUndecided = false
    for branch in next {
      switch result([branch], situation, open) {
      case .impossible: continue
      case .possible(let found): return .possible(found)
      case .undecided: isUndecided = true
      }
    }
    return isUndecided ? .undecided : .impossible
  }

  /// Adds what must all be so; alternatives are kept for later.
  private func add(_ claims: ArraySlice<Claim>, _ situation: inout Situation, _ open: inout [[Claim]]) -> Bool {
    for claim in claims {
      switch claim {
      case .fact(let fact): guard situation.add(fact, terms) else { return false }
      case .all(let parts): guard add(parts[...], &situation, &open) else { return false }
      case .any(let parts): if !parts.contains(where: \.isAlways) { open.append(parts) }
      case .always: break
      case .never: return false
      case .unknown: situation.leaveOpen()
      }
    }
    return true
  }
}

extension Claim {
  fileprivate var isAlways: Bool { if case .always = self { true } else { false } }
}
