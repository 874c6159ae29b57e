import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension TestPass {
  /// Checks a test of a scorecard.
  mutating func check(scorecard index: Int) {
    guard let card = world.checkedScorecards.first(where: { $0.id == world.scorecards[index].id }),
      let number = world.checkedScorecards.firstIndex(where: { $0.id == card.id }), let table = card.object.table
    else { return }
    guard let score = declaration.expected?.score else {
      if !world.hasError(in: block.range) { report(ScorecardProblem.withoutScore(block.headerRange)) }
      return
    }
    var builder = TestRows(world: world, pack: pack, object: table, range: block.headerRange)
    for value in declaration.given { builder.give(value) }
    for row in declaration.rows { builder.give(row) }
    take(builder)
    guard builder.diagnostics.isEmpty, !world.hasError(in: block.range), let expected = expected(score, card) else {
      return
    }
    scoreTests.append(
      CheckedScoreTest(
        scorecard: number, title: block.title?.text ?? LocalizedText(same: ""), rows: builder.rows,
        checkDate: builder.checkDate, period: builder.period, parameters: builder.parameters, expected: expected,
        range: block.range, expectedRange: declaration.expected?.range ?? block.range))
  }

  private mutating func expected(
    _ syntax: ExpectedScoreSyntax, _ card: CheckedScorecard
  ) -> CheckedScoreTest.Expected? {
    guard let written = syntax.low else { return CheckedScoreTest.Expected.none }
    guard let low = number(written) else { return nil }
    var high = low
    if let upper = syntax.high {
      guard let number = number(upper) else { return nil }
      high = number
    }
    if low > high {
      report(ScorecardProblem.numbers(written.range, both("两端颠倒了", "the ends run backwards")))
      return nil
    }
    switch syntax.grade {
    case nil: return .score(low: low, high: high, grade: nil)
    case .open?: return .score(low: low, high: high, grade: .open)
    case .named(let name)?:
      let key = nameKey(name.text)
      guard let grade = card.grades.firstIndex(where: { nameKey($0.name.zh) == key || nameKey($0.name.en) == key })
      else {
        let nearest = nearestName(to: name.text, among: card.grades.flatMap { [$0.name.zh, $0.name.en] })
        report(ScorecardProblem.unknownGrade(name.range, name.text, nearest: nearest))
        return nil
      }
      label(name.range, card.grades[grade].name)
      return .score(low: low, high: high, grade: .grade(grade))
    }
  }

  private mutating func number(_ syntax: PointsSyntax) -> Fraction? {
    var found: [Diagnostic] = []
    let number = PointsReading.number(syntax, &found)
    add(found)
    return number
  }
}
