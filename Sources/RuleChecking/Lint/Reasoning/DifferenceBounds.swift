import Records

/// Upper limits of the differences between values, closed under addition: whether numbers or days can meet them all.
///
/// Place 0 stands for zero; the other places are values. The closest limit of every pair follows by the shortest paths
/// (Floyd and Warshall); a value that would have to be below itself shows a contradiction.
struct DifferenceBounds {
  /// More values than this are not reasoned about.
  static let greatestSize = 16

  /// The numbers of the values at places 1, 2, ….
  private(set) var members: [Int] = []
  private var isWhole: [Bool] = [true]
  private var limits: [Weight?] = [nil]
  /// Whether a limit was left out because a number left the range or there were too many values.
  private(set) var isCut = false

  private var size: Int { members.count + 1 }

  /// Adds a limit: the first value minus the second, nil for zero.
  mutating func add(_ first: Int?, _ second: Int?, _ weight: Weight, _ terms: [TermTable.Term]) {
    guard let from = place(second, terms), let to = place(first, terms) else {
      isCut = true
      return
    }
    let tightened = isWhole[from] && isWhole[to] ? weight.ofIntegers : weight
    tighten(from, to, tightened)
  }

  private mutating func tighten(_ from: Int, _ to: Int, _ weight: Weight) {
    let index = from * size + to
    if let old = limits[index], !weight.isCloser(than: old) { return }
    limits[index] = weight
  }

  private mutating func place(_ term: Int?, _ terms: [TermTable.Term]) -> Int? {
    guard let term else { return 0 }
    if let index = members.firstIndex(of: term) { return index + 1 }
    guard members.count < Self.greatestSize else { return nil }
    let old = size
    members.append(term)
    isWhole.append(terms[term].isWhole)
    var grown = [Weight?](repeating: nil, count: size * size)
    for from in 0..<old { for to in 0..<old { grown[from * size + to] = limits[from * old + to] } }
    limits = grown
    if terms[term].isNotNegative { limits[(size - 1) * size] = Weight(amount: .zero, isStrict: false) }
    return size - 1
  }

  /// Draws all conclusions; false when they contradict each other.
  mutating func close() -> Bool {
    for middle in 0..<size {
      for from in 0..<size {
        guard let first = limits[from * size + middle] else { continue }
        for to in 0..<size {
          guard let second = limits[middle * size + to] else { continue }
          guard let sum = first.adding(second) else {
            isCut = true
            continue
          }
          tighten(from, to, sum)
        }
      }
    }
    return !(0..<size).contains { limits[$0 * size + $0]?.isImpossible ?? false }
  }

  /// Leaves one amount out of the difference of two values: true when a limit moved, nil on a contradiction.
  mutating func leaveOut(_ first: Int?, _ second: Int?, _ amount: Fraction, _ terms: [TermTable.Term]) -> Bool? {
    guard let from = place(second, terms), let to = place(first, terms) else {
      isCut = true
      return false
    }
    let upper = Weight(amount: amount, isStrict: false)
    let lower = Weight(amount: amount.negated, isStrict: false)
    let touchesUpper = limits[from * size + to] == upper
    let touchesLower = limits[to * size + from] == lower
    if touchesUpper && touchesLower { return nil }
    guard touchesUpper || touchesLower else { return false }
    let below = Weight(amount: touchesUpper ? amount : amount.negated, isStrict: true)
    let moved = isWhole[from] && isWhole[to] ? below.ofIntegers : below
    if touchesUpper { limits[from * size + to] = moved } else { limits[to * size + from] = moved }
    return true
  }

  // MARK: A case

  /// Values that meet all limits, by term; call `close` before.
  ///
  /// - Parameter usual: the value that a term takes when nothing limits it.
  func values(_ terms: [TermTable.Term], usual: (Int) -> Fraction) -> [Int: Fraction]? {
    var left = self
    var found: [Int: Fraction] = [:]
    for (index, member) in members.enumerated() {
      let place = index + 1
      guard let value = left.value(place, usual: usual(member)) else { return nil }
      found[member] = value
      left.tighten(0, place, Weight(amount: value, isStrict: false))
      left.tighten(place, 0, Weight(amount: value.negated, isStrict: false))
      guard left.close() else { return nil }
    }
    return found
  }

  /// A value between the limits of one place, the usual one if it lies there.
  private func value(_ place: Int, usual: Fraction) -> Fraction? {
    let upper = limits[place]
    let lower = limits[place * size].map { Weight(amount: $0.amount.negated, isStrict: $0.isStrict) }
    func fits(_ value: Fraction) -> Bool {
      let isBelow = upper.map { $0.isStrict ? value < $0.amount : value <= $0.amount } ?? true
      let isAbove = lower.map { $0.isStrict ? value > $0.amount : value >= $0.amount } ?? true
      return isBelow && isAbove
    }
    var candidates: [Fraction?] = [usual, lower?.amount, upper?.amount]
    candidates.append(lower?.amount.adding(.one))
    candidates.append(upper?.amount.subtracting(.one))
    if let low = lower?.amount, let high = upper?.amount {
      candidates.append(low.adding(high)?.divided(by: Fraction(2)))
    }
    return candidates.compactMap { $0 }.first { fits($0) }
  }
}
