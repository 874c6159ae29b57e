import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks one scorecard, line by line: an error in one line does not hide those of the others.
struct ScorecardChecker {
  let pass: ScorecardPass
  let symbol: BlockSymbol<ScorecardDeclaration>
  var diagnostics: [Diagnostic] = []
  var uses = Uses()
  private var slotCount = 1

  init(_ symbol: BlockSymbol<ScorecardDeclaration>, _ pass: ScorecardPass) {
    self.symbol = symbol
    self.pass = pass
  }

  var world: World { pass.world }
  var declaration: ScorecardDeclaration { symbol.declaration }
  private var place: SourceRange { symbol.block.id?.range ?? symbol.block.headerRange }

  /// The checked scorecard; nil when something essential is missing.
  mutating func check() -> CheckedScorecard? {
    guard let object = objectSelection(), let table = object.table else { return nil }
    let frame = Frame(slot: 0, table: table, element: nil, name: world.tables[table.index].name)
    let checker = ExpressionChecker(world: world, context: context, object: frame)
    guard let full = points(declaration.fullMarks, clause: both(" `满分`", "`Full marks`")) else { return nil }
    let parts = parts(checker, full)
    var lines = ScoreLineChecker(self, checker, table)
    let totals = declaration.totals.compactMap { lines.line($0, isPart: false) }
    let bonuses = declaration.bonuses.compactMap { lines.line($0, isPart: false) }
    let rounding = declaration.rounding.flatMap { points($0, clause: both("", "")) }
    let grades = declaration.grades.compactMap { grade($0) }
    let vetoes = declaration.vetoes.compactMap { veto($0, grades, &lines) }
    take(lines)
    checkGrades(grades, full, bonuses, rounding)
    let rescales = declaration.rescales.compactMap { rescale($0, checker) }
    return CheckedScorecard(
      id: symbol.id, pack: world.packs[symbol.pack].name.en, title: symbol.title,
      basis: declaration.basis.map { CitationText.citation($0, in: world) }, object: object,
      cycle: cycle, hasYearlyMean: declaration.cycle?.hasYearlyMean ?? false, fullMarks: full, parts: parts,
      totals: totals, bonuses: bonuses, rescales: rescales, vetoes: vetoes, rounding: rounding, grades: grades,
      slotCount: slotCount, range: place)
  }

  mutating func report(_ problem: some CheckingProblem) { diagnostics.append(problem.diagnostic) }

  /// Takes over what the lines reported and used.
  private mutating func take(_ lines: ScoreLineChecker) {
    diagnostics += lines.diagnostics
    uses.formUnion(lines.uses)
    slotCount = max(slotCount, lines.slotCount)
  }

  // MARK: Clauses

  /// How often a score is given.
  var cycle: ObjectPeriod? {
    switch declaration.cycle?.period.value {
    case .day: .day
    case .workday: .workday
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .halfYear: .halfYear
    case .year: .year
    case nil: nil
    }
  }

  private var context: ScopeContext {
    var context = ScopeContext(pack: symbol.pack)
    context.period = cycle
    return context
  }

  private mutating func objectSelection() -> Selection? {
    guard let object = declaration.object else {
      if !world.hasError(in: symbol.block.range) {
        report(ScorecardProblem.incomplete(place, id: symbol.id, clause: both(" `对象`", "`For each`")))
      }
      return nil
    }
    if let period = object.period {
      report(FormProblem.itemsUnexpected(period.range))
      return nil
    }
    let checker = ExpressionChecker(world: world, context: context)
    return attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(object.selection) { (checker, node) throws(Rejection) in
        let selection = try checker.set(node)
        guard case .table(_, .current) = selection.source else {
          throw Rejection(TypeProblem.setExpected(node.range, value: selection.text))
        }
        return selection
      }
    }
  }

  /// Runs a piece; what is wrong with it is kept.
  private mutating func attempt<Result>(
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

  private mutating func condition(
    _ readings: Readings<Expression>?, _ checker: ExpressionChecker
  ) -> CheckedExpression? {
    guard let readings else { return nil }
    return attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.condition(node) }
    }
  }

  /// Points above zero; a missing clause is named.
  private mutating func points(_ syntax: PointsSyntax?, clause: LocalizedText) -> Fraction? {
    guard let syntax else {
      if !world.hasError(in: symbol.block.range) {
        report(ScorecardProblem.incomplete(place, id: symbol.id, clause: clause))
      }
      return nil
    }
    return PointsReading.points(syntax, &diagnostics)
  }

  private mutating func rescale(_ syntax: RescaleSyntax, _ checker: ExpressionChecker) -> CheckedScorecard.Rescale? {
    let times = syntax.times.flatMap { Fraction(decimal: $0.decimal) } ?? .one
    let divisor = syntax.dividedBy.flatMap { Fraction(decimal: $0.decimal) } ?? .one
    guard times > .zero, let factor = times.divided(by: divisor), factor > .zero else {
      report(ScorecardProblem.numbers(syntax.range, both("换算的倍数要大于 0", "a factor must be above 0")))
      return nil
    }
    let condition = condition(syntax.condition, checker)
    if syntax.condition != nil, condition == nil { return nil }
    let (top, bottom) = (times.decimalText(), divisor.decimalText())
    let isPlain = syntax.dividedBy == nil
    let when = condition.map { LocalizedText(zh: "，当\($0.source.zh)", en: ", when \($0.source.en)") } ?? both("", "")
    let text = LocalizedText(
      zh: "换算：乘 \(top)" + (isPlain ? "" : " 除以 \(bottom)") + when.zh,
      en: "rescaled times \(top)" + (isPlain ? "" : " divided by \(bottom)") + when.en)
    return CheckedScorecard.Rescale(factor: factor, condition: condition, text: text)
  }

  // MARK: Parts

  private mutating func parts(_ checker: ExpressionChecker, _ full: Fraction) -> [CheckedScorecard.Part] {
    if declaration.parts.isEmpty, !world.hasError(in: symbol.block.range) {
      report(ScorecardProblem.incomplete(place, id: symbol.id, clause: both(" `项目`", "`Part`")))
      return []
    }
    var parts: [CheckedScorecard.Part] = []
    var isComplete = true
    for syntax in declaration.parts {
      let condition = condition(syntax.condition, checker)
      guard let names = syntax.names, let written = syntax.points,
        let points = PointsReading.points(written, &diagnostics), syntax.condition == nil || condition != nil
      else {
        isComplete = false
        continue
      }
      let earlier = parts.first { nameKey($0.name.zh) == nameKey(names.zh.text) }
      if let earlier, earlier.points != points { report(ScorecardProblem.partsDiffer(syntax.range, part: names.text)) }
      var lines = ScoreLineChecker(self, checker, checker.frames[0].table ?? .organisation)
      let checked = lines.lines(syntax, name: names.text, points: points)
      take(lines)
      parts.append(
        CheckedScorecard.Part(
          name: names.text, points: points, condition: condition,
          group: earlier?.group ?? parts.count, lines: checked, range: syntax.range))
    }
    if isComplete { checkSum(parts, full) }
    return parts
  }

  private mutating func checkSum(_ parts: [CheckedScorecard.Part], _ full: Fraction) {
    var seen: Set<Int> = []
    var sum = Fraction.zero
    for part in parts where seen.insert(part.group).inserted { sum = sum.adding(part.points) ?? sum }
    if sum != full, let range = declaration.fullMarks?.range {
      report(ScorecardProblem.partsSum(range, sum: ScoreText.number(sum), full: ScoreText.number(full)))
    }
  }

  // MARK: Grades

  private mutating func grade(_ syntax: GradeSyntax) -> CheckedScorecard.Grade? {
    let lower = syntax.lower.map { PointsReading.number($0.points, &diagnostics) }
    let upper = syntax.upper.map { PointsReading.number($0.points, &diagnostics) }
    if let lower, let upper, let low = lower, let high = upper, low > high {
      report(ScorecardProblem.numbers(syntax.range, both("等级的两端颠倒了", "the ends of the band run backwards")))
      return nil
    }
    if lower == .some(nil) || upper == .some(nil) { return nil }
    return CheckedScorecard.Grade(
      name: syntax.names.text, lower: lower ?? nil, includesLower: syntax.lower?.isIncluded ?? false,
      upper: upper ?? nil, includesUpper: syntax.upper?.isIncluded ?? false, note: syntax.note?.text)
  }

  private mutating func checkGrades(
    _ grades: [CheckedScorecard.Grade], _ full: Fraction, _ bonuses: [CheckedScorecard.Line], _ step: Fraction?
  ) {
    guard let range = declaration.gradesRange, grades.count == declaration.grades.count, !grades.isEmpty else { return }
    var top: Fraction? = full
    for bonus in bonuses { top = bonus.cap.flatMap { cap in top?.adding(cap) } }
    for defect in GradeBands(grades: grades, top: top, step: step).defects() {
      if defect.grades.count > 1 {
        let (first, second) = (defect.grades[0], defect.grades[1])
        report(
          ScorecardProblem.gradeOverlap(
            declaration.grades[second].range, between: defect.between, first: grades[first].name,
            second: grades[second].name))
      } else {
        report(ScorecardProblem.gradeGap(range, between: defect.between, example: ScoreText.number(defect.example)))
      }
    }
  }

  private mutating func veto(
    _ syntax: VetoSyntax, _ grades: [CheckedScorecard.Grade], _ lines: inout ScoreLineChecker
  ) -> CheckedScorecard.Veto? {
    let key = nameKey(syntax.grade.text)
    let grade = grades.firstIndex { nameKey($0.name.zh) == key || nameKey($0.name.en) == key }
    let content = lines.content(syntax.content)
    guard let grade else {
      if grades.count == declaration.grades.count {
        let nearest = nearestName(to: syntax.grade.text, among: grades.flatMap { [$0.name.zh, $0.name.en] })
        report(ScorecardProblem.unknownGrade(syntax.grade.range, syntax.grade.text, nearest: nearest))
      }
      return nil
    }
    uses.labels[syntax.grade.range] = grades[grade].name
    return content.map { CheckedScorecard.Veto(content: $0.content, grade: grade, text: $0.text) }
  }
}

/// Reads points as written.
enum PointsReading {
  /// A number of points above zero; what is wrong with it is added.
  static func points(_ syntax: PointsSyntax, _ diagnostics: inout [Diagnostic]) -> Fraction? {
    guard let points = number(syntax, &diagnostics) else { return nil }
    guard points > .zero else {
      diagnostics.append(
        ScorecardProblem.numbers(syntax.range, both("分值要大于 0", "points must be above 0")).diagnostic)
      return nil
    }
    return points
  }

  /// A number of points; nil for one that is too long or has no unit.
  static func number(_ syntax: PointsSyntax, _ diagnostics: inout [Diagnostic]) -> Fraction? {
    guard let points = Fraction(decimal: syntax.number.decimal) else {
      diagnostics.append(DeclarationProblem.numberTooLong(syntax.number.range).diagnostic)
      return nil
    }
    guard syntax.hasUnit else {
      diagnostics.append(ScorecardProblem.withoutUnit(syntax.range, points.decimalText()).diagnostic)
      return nil
    }
    return points
  }
}
