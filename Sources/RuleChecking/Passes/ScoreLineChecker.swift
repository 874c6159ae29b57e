import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks the lines of a scorecard: what is counted, whose it is, when it counts, and how many points it is worth.
struct ScoreLineChecker {
  let pass: ScorecardPass
  let cycle: ObjectPeriod?
  /// The scored table.
  let table: TableID
  /// The checker with the scored object in slot 0.
  let checker: ExpressionChecker
  var diagnostics: [Diagnostic] = []
  var uses = Uses()
  var slotCount = 1

  init(_ card: ScorecardChecker, _ checker: ExpressionChecker, _ table: TableID) {
    pass = card.pass
    cycle = card.cycle
    self.checker = checker
    self.table = table
  }

  var world: World { pass.world }

  mutating func report(_ problem: some CheckingProblem) { diagnostics.append(problem.diagnostic) }

  /// Runs a piece; what is wrong with it is kept.
  mutating func attempt<Result>(
    _ checker: ExpressionChecker, _ body: (inout ExpressionChecker) throws(Rejection) -> Result
  ) -> Result? {
    var copy = checker
    copy.uses = Uses()
    do throws(Rejection) {
      let result = try body(&copy)
      uses.formUnion(copy.uses)
      slotCount = max(slotCount, copy.slotCount)
      return result
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  // MARK: Lines

  /// The lines of a part; a single given score takes the points that the others leave.
  mutating func lines(_ syntax: ScorePartSyntax, name: LocalizedText, points: Fraction) -> [CheckedScorecard.Line] {
    let before = diagnostics.count
    var lines = syntax.lines.compactMap { line($0, isPart: true) }
    guard diagnostics.count == before, lines.count == syntax.lines.count else { return lines }
    let sum = lines.compactMap(\.points).reduce(Fraction.zero) { $0.adding($1) ?? $0 }
    let open = lines.indices.filter { lines[$0].points == nil && lines[$0].isGiven }
    if open.count > 1 {
      report(ScorecardProblem.itemWithoutPoints(lines[open[1]].range))
      return lines
    }
    let isAllPointed = lines.allSatisfy { $0.points != nil }
    if !lines.isEmpty, sum > points || (isAllPointed && sum != points) {
      report(
        ScorecardProblem.itemsSum(
          syntax.range, part: name, sum: ScoreText.number(sum), points: ScoreText.number(points)))
      return lines
    }
    if let only = open.first, let rest = points.subtracting(sum), rest > .zero {
      lines[only] = lines[only].with(points: rest)
    }
    for line in lines { checkScale(line) }
    return lines
  }

  /// The scores of another scorecard are taken as they are: both must have the same full marks.
  private mutating func checkScale(_ line: CheckedScorecard.Line) {
    guard case .scores(_, let other, _) = line.content, let points = line.points,
      pass.checked.indices.contains(other), pass.checked[other].fullMarks != points
    else { return }
    let card = pass.checked[other]
    report(
      ScorecardProblem.scale(
        line.range, id: card.id, full: ScoreText.number(card.fullMarks), points: ScoreText.number(points)))
  }

  /// One line; nil when something is wrong with it.
  mutating func line(_ syntax: ScoreLineSyntax, isPart: Bool) -> CheckedScorecard.Line? {
    let before = diagnostics.count
    let points = syntax.points.flatMap { PointsReading.points($0, &diagnostics) }
    let cap = syntax.cap.flatMap { PointsReading.points($0, &diagnostics) }
    let content = content(syntax)
    let condition = syntax.condition.flatMap { readings in
      attempt(checker) { (checker) throws(Rejection) in
        try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.condition(node) }
      }
    }
    let threshold = syntax.threshold.flatMap { threshold in
      PointsReading.number(threshold.points, &diagnostics).map {
        CheckedScorecard.Threshold(comparison: threshold.comparison.comparison, points: $0)
      }
    }
    guard let content, diagnostics.count == before else { return nil }
    if !isPart, content.isGiven {
      report(ScorecardProblem.givenOutsidePart(syntax.range))
      return nil
    }
    return CheckedScorecard.Line(
      text: syntax.label?.text ?? content.text, points: points, content: content.content, cap: cap,
      once: content.once, condition: condition, threshold: threshold, range: syntax.range)
  }

  /// What a line counts, with its text.
  struct Content {
    let content: CheckedScorecard.Content
    var once: CheckedExpression?
    let text: LocalizedText

    var isGiven: Bool {
      switch content {
      case .violations, .rows: false
      case .given, .scores, .value: true
      }
    }
  }

  private mutating func content(_ syntax: ScoreLineSyntax) -> Content? {
    switch syntax.content {
    case .breach(let rule, let counting): return violations(rule, counting, syntax)
    case .rows(let readings, let counting): return rows(readings, counting, syntax)
    case .given(let readings): return given(readings)
    case .broken: return nil
    }
  }

  /// What a veto looks for.
  mutating func content(_ syntax: VetoSyntax.Content) -> Content? {
    let line = ScoreLineSyntax(range: checker.frames.isEmpty ? world.tables[0].range : world.tables[table.index].range)
    switch syntax {
    case .breach(let rule): return violations(rule, nil, line)
    case .rows(let readings): return rows(readings, nil, line)
    }
  }

  // MARK: Amounts

  /// How much is counted each time, with its text.
  mutating func amount(
    _ counting: ScoreLineSyntax.Counting?, _ syntax: ScoreLineSyntax, _ row: ExpressionChecker
  ) -> (amount: CheckedScorecard.Amount, text: LocalizedText)? {
    guard let counting else { return (.points(.one), both("", "")) }
    let verb = counting.isAddition ? both("每次加", "each time add") : both("每次扣", "each time deduct")
    switch counting.amount {
    case .points(let written):
      guard let points = PointsReading.points(written, &diagnostics) else { return nil }
      let text = ScoreText.points(points)
      return (
        .points(points), phrase(zh: [verb.zh + " " + text.zh], en: [verb.en, text.en])
      )
    case .discretion(let low, let high):
      report(
        ScorecardProblem.discretion(
          low.range.joined(with: high.range), low: low.number.decimal, high: high.number.decimal))
      return nil
    case .field(let readings):
      let field = attempt(row) { (row) throws(Rejection) in
        try row.choose(readings) { (row, node) throws(Rejection) in
          let value = try row.value(node, expecting: .number)
          guard value.type == .number else {
            throw Rejection(
              TypeProblem.wrongType(
                node.range, value: value.source, type: row.world.typeName(value.type), expected: both("数", "a number"),
                what: both("分值", "points")))
          }
          return value
        }
      }
      return field.flatMap { bounded($0, syntax, verb) }
    }
  }

  private mutating func bounded(
    _ field: CheckedExpression, _ syntax: ScoreLineSyntax, _ verb: LocalizedText
  ) -> (amount: CheckedScorecard.Amount, text: LocalizedText)? {
    var text = phrase(zh: [verb.zh + "其" + field.source.zh], en: [verb.en, "its", field.source.en])
    guard let upper = syntax.upper else { return (.field(field, lower: nil, upper: nil), text) }
    guard let high = PointsReading.points(upper, &diagnostics) else { return nil }
    let low = syntax.lower.flatMap { Fraction(decimal: $0.number.decimal) }
    if let low, low > high {
      report(ScorecardProblem.numbers(syntax.range, both("`限` 的两端颠倒了", "the ends of `within` run backwards")))
      return nil
    }
    let range = ScoreText.range(low ?? .zero, high)
    text = text + LocalizedText(zh: "，限 \(range.zh)", en: ", within \(range.en)")
    return (.field(field, lower: low, upper: high), text)
  }

  /// 同一 F 只扣一次.
  mutating func once(_ syntax: ScoreLineSyntax, _ row: ExpressionChecker) -> CheckedExpression? {
    guard let readings = syntax.once else { return nil }
    return attempt(row) { (row) throws(Rejection) in
      try row.choose(readings) { (row, node) throws(Rejection) in try row.value(node) }
    }
  }
}

extension CheckedScorecard.Line {
  /// The same line with points of its own.
  fileprivate func with(points: Fraction) -> CheckedScorecard.Line {
    CheckedScorecard.Line(
      text: text, points: points, content: content, cap: cap, once: once, condition: condition, threshold: threshold,
      range: range)
  }
}
