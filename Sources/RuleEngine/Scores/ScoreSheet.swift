import Records

/// The arithmetic of one score, apart from where its numbers come from: parts, rescaling, deductions from the total, bonus.
///
/// Every line is an interval; the score is found at its low and at its high end, over every completion of what is not
/// known about parts and rescaling.
struct ScoreSheet {
  /// Which end of the intervals is taken.
  enum End {
    case low
    case high
  }

  /// What a line does.
  enum Kind {
    case deduction
    case addition
    case given
  }

  /// One line with its interval, caps applied.
  struct Line {
    let kind: Kind
    /// The line's own points.
    let points: Fraction?
    var low: Fraction
    var high: Fraction
    /// Above which score after deductions a bonus opens.
    var threshold: CheckedScorecard.Threshold?

    /// What the line is worth at an end: for deductions the high number is the low end of the score.
    func amount(_ end: End) -> Fraction {
      switch (kind, end) {
      case (.deduction, .low): high
      case (.deduction, .high): low
      case (.addition, .low), (.given, .low): low
      case (.addition, .high), (.given, .high): high
      }
    }

    /// The same line where nothing is lost.
    var perfect: Line {
      var line = self
      switch kind {
      case .deduction: (line.low, line.high) = (.zero, .zero)
      case .given: (line.low, line.high) = (points ?? high, points ?? high)
      case .addition: break
      }
      return line
    }
  }

  /// One part.
  struct Part {
    let points: Fraction
    let group: Int
    /// Whether it applies; nil if that is not known.
    let applies: Bool?
    var lines: [Line]
  }

  var fullMarks: Fraction
  var parts: [Part]
  var totals: [Line] = []
  var bonuses: [Line] = []
  /// The factors of 换算 with whether each holds.
  var rescales: [(factor: Fraction, holds: Bool?)] = []

  /// More completions than this are not tried.
  private static let mostCompletions = 256

  // MARK: Parts

  /// The score of a part at an end; nil beyond the range of numbers.
  func score(of part: Part, _ end: End) -> Fraction? {
    var sum = Fraction.zero
    var rest = part.points
    for line in part.lines {
      guard let points = line.points else { continue }
      guard let score = Self.score(of: line, points, end), let next = sum.adding(score),
        let left = rest.subtracting(points)
      else { return nil }
      (sum, rest) = (next, left)
    }
    let open = part.lines.filter { $0.points == nil }
    // A part in which points are only earned begins at nothing.
    let begins = open.isEmpty || open.contains { $0.kind == .deduction }
    if begins, rest > .zero, let next = sum.adding(rest) { sum = next }
    for line in open {
      let amount = line.amount(end)
      guard let next = line.kind == .deduction ? sum.subtracting(amount) : sum.adding(amount) else { return nil }
      sum = next
    }
    return min(max(sum, .zero), part.points)
  }

  private static func score(of line: Line, _ points: Fraction, _ end: End) -> Fraction? {
    let amount = min(line.amount(end), points)
    return line.kind == .deduction ? points.subtracting(amount) : max(amount, .zero)
  }

  // MARK: The total

  /// The lowest or highest score that is possible; nil where there is nothing to score or the numbers are too large.
  func total(_ end: End) -> Fraction? {
    guard let completions = completions() else { return end == .low ? .zero : maximum }
    var best: Fraction?
    for completion in completions {
      guard let score = total(end, completion) else { return nil }
      if let known = best, end == .low ? known <= score : known >= score { continue }
      best = score
    }
    return best
  }

  /// Full marks and all that can be added above them.
  private var maximum: Fraction {
    bonuses.reduce(fullMarks) { $0.adding($1.high) ?? $0 }
  }

  /// One way in which what is not known may turn out.
  private struct Completion {
    var parts: [Int] = []
    var factor: Fraction?
  }

  private func completions() -> [Completion]? {
    var all = [Completion()]
    var seen: Set<Int> = []
    for group in parts.map(\.group) where seen.insert(group).inserted {
      let members = parts.indices.filter { parts[$0].group == group }
      let possible = members.filter { parts[$0].applies != false }
      let isSure = members.contains { parts[$0].applies == true }
      var choices: [Int?] = possible
      if !isSure { choices.append(nil) }
      all = all.flatMap { completion in
        choices.map { choice in
          var next = completion
          if let choice { next.parts.append(choice) }
          return next
        }
      }
      if all.count > Self.mostCompletions { return nil }
    }
    var factors: [Fraction?] = []
    let holding = rescales.filter { $0.holds == true }
    factors += rescales.filter { $0.holds != false }.map { Optional($0.factor) }
    if holding.isEmpty { factors.append(nil) }
    return all.flatMap { completion in
      factors.map { factor in
        var next = completion
        next.factor = factor
        return next
      }
    }
  }

  private func total(_ end: End, _ completion: Completion) -> Fraction? {
    guard let low = afterDeductions(.low, completion), let high = afterDeductions(.high, completion) else { return nil }
    var total = end == .low ? low : high
    for bonus in bonuses {
      var opens = true
      if let threshold = bonus.threshold {
        let holds = [low, high].map { threshold.holds(for: $0) }
        opens = end == .low ? holds.allSatisfy { $0 } : holds.contains(true)
      }
      guard opens else { continue }
      guard let next = total.adding(bonus.amount(end)) else { return nil }
      total = next
    }
    return total
  }

  private func afterDeductions(_ end: End, _ completion: Completion) -> Fraction? {
    var sum = Fraction.zero
    var applicable = Fraction.zero
    for index in completion.parts {
      guard let score = score(of: parts[index], end), let next = sum.adding(score),
        let points = applicable.adding(parts[index].points)
      else { return nil }
      (sum, applicable) = (next, points)
    }
    if let factor = completion.factor {
      guard let scaled = sum.multiplied(by: factor) else { return nil }
      sum = min(scaled, fullMarks)
    } else if applicable < fullMarks {
      // The points of parts that do not apply are spread over the others in proportion.
      guard applicable > .zero, let scaled = sum.multiplied(by: fullMarks)?.divided(by: applicable) else { return nil }
      sum = scaled
    }
    for line in totals {
      guard let next = sum.subtracting(line.amount(end)) else { return nil }
      sum = next
    }
    return max(sum, .zero)
  }
}

extension CheckedScorecard.Threshold {
  /// Whether a score opens the bonus.
  func holds(for score: Fraction) -> Bool {
    switch comparison {
    case .less: score < points
    case .atMost: score <= points
    case .greater: score > points
    case .atLeast: score >= points
    case .equal: score == points
    case .notEqual: score != points
    }
  }
}
