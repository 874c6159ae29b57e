import Records

/// What is known of the values of one object at once.
struct Situation {
  private(set) var bounds = DifferenceBounds()
  private var differences: [(first: Int?, second: Int?, amount: Fraction)] = []
  private(set) var words: [Int: Set<Int>] = [:]
  private(set) var texts: [Int: TextFacts] = [:]
  private(set) var presence: [Int: Bool] = [:]
  private var atoms: [Int: Bool] = [:]
  private var hasBounds = false
  /// Whether everything known is a plain fact about values that are read: then a case can be given.
  private(set) var isPlain = true

  /// Adds a fact; false when it contradicts what is known.
  mutating func add(_ fact: Fact, _ terms: [TermTable.Term]) -> Bool {
    switch fact {
    case .bound(let first, let second, let weight):
      if first == second { return !weight.isImpossible && valued(first, terms) }
      hasBounds = true
      bounds.add(first, second, weight, terms)
      return valued(first, terms) && valued(second, terms)
    case .different(let first, let second, let amount):
      if first == second { return amount != .zero && valued(first, terms) }
      differences.append((first, second, amount))
      hasBounds = true
      return valued(first, terms) && valued(second, terms)
    case .words(let term, let set):
      let left = words[term].map { $0.intersection(set) } ?? set
      words[term] = left
      return !left.isEmpty && valued(term, terms)
    case .texts(let term, let set, let isOne):
      texts[term, default: TextFacts()].add(set, isOne: isOne)
      return (texts[term]?.isPossible ?? true) && valued(term, terms)
    case .textTest(let term, let test, let text, let isPassed):
      texts[term, default: TextFacts()].add(test, text, isPassed)
      return (texts[term]?.isPossible ?? true) && valued(term, terms)
    case .present(let term, let isThere):
      if !terms[term].isRead { isPlain = false }
      if let old = presence[term] { return old == isThere }
      presence[term] = isThere
      return true
    case .atom(let term, let truth):
      isPlain = false
      if let old = atoms[term] { return old == truth }
      atoms[term] = truth
      return true
    }
  }

  /// Notes that not everything that is demanded was understood.
  mutating func leaveOpen() { isPlain = false }

  /// A value that is compared is there.
  private mutating func valued(_ term: Int?, _ terms: [TermTable.Term]) -> Bool {
    guard let term else { return true }
    if !terms[term].isRead { isPlain = false }
    if let old = presence[term] { return old }
    presence[term] = true
    return true
  }

  /// Draws the conclusions of the limits; false when they contradict each other.
  mutating func close(_ terms: [TermTable.Term]) -> Bool {
    guard hasBounds else { return true }
    guard bounds.close() else { return false }
    // Each amount left out at an end moves that end; a few rounds are enough for what people write.
    for _ in 0..<8 {
      var isMoved = false
      for difference in differences {
        switch bounds.leaveOut(difference.first, difference.second, difference.amount, terms) {
        case nil: return false
        case true?: isMoved = true
        case false?: break
        }
      }
      guard isMoved else { break }
      guard bounds.close() else { return false }
    }
    if bounds.isCut { isPlain = false }
    return true
  }

  /// Whether values keep what must not be equal apart.
  func keepsApart(_ values: [Int: Fraction]) -> Bool {
    differences.allSatisfy { difference in
      let first = difference.first.map { values[$0] ?? .zero } ?? .zero
      let second = difference.second.map { values[$0] ?? .zero } ?? .zero
      return first.subtracting(second) != difference.amount
    }
  }
}
