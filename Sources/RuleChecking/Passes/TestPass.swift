import Diagnostics
import Findings
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks one test: a single case, or one case for each row of its table.
struct TestPass {
  let world: World
  let pack: Int
  let block: Block
  let declaration: TestDeclaration
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var tests: [CheckedTest] = []
  var scoreTests: [CheckedScoreTest] = []
  private(set) var uses = Uses()

  init(_ block: Block, _ declaration: TestDeclaration, pack: Int, in world: World) {
    self.block = block
    self.declaration = declaration
    self.pack = pack
    self.world = world
  }

  /// Checks the test; what is wrong stands in `diagnostics`.
  mutating func run() {
    guard let id = block.id else {
      if !world.hasError(in: block.headerRange) { report(TestProblem.withoutRule(block.headerRange)) }
      return
    }
    if let scorecard = world.scorecards.firstIndex(where: { nameKey($0.id) == nameKey(id.text) }) {
      check(scorecard: scorecard)
      return
    }
    guard let rule = world.rule(id: id.text) else {
      let nearest = nearestName(to: id.text, among: (world.rules.map(\.id) + world.scorecards.map(\.id)))
      report(NameProblem.unknownRule(id.text, id.range, nearest: nearest))
      return
    }
    guard let signature = world.signature(ofRule: rule) else { return }
    if let table = declaration.table {
      for (number, row) in table.rows.enumerated() {
        check(rule, signature, given: declaration.given + row.given, expected: row.expected, row.range, number + 1)
      }
    } else if let expected = declaration.expected {
      check(rule, signature, given: declaration.given, expected: expected, block.range, nil)
    } else if !world.hasError(in: block.range) {
      report(TestProblem.withoutExpectation(block.headerRange))
    }
  }

  mutating func report(_ problem: some CheckingProblem) { diagnostics.append(problem.diagnostic) }

  /// Takes over what the rows of a test reported and used.
  mutating func take(_ builder: TestRows) {
    diagnostics += builder.diagnostics
    uses.formUnion(builder.uses)
  }

  /// Adds what is wrong with a piece.
  mutating func add(_ more: [Diagnostic]) { diagnostics += more }

  /// Notes what a name means.
  mutating func label(_ range: SourceRange, _ name: LocalizedText) { uses.labels[range] = name }

  private mutating func check(
    _ rule: Int, _ signature: RuleSignature, given: [GivenValue], expected: ExpectedSyntax, _ range: SourceRange,
    _ number: Int?
  ) {
    var builder = TestRows(world: world, pack: pack, object: givenTable(signature.table), range: block.headerRange)
    for value in given { builder.give(value) }
    for row in declaration.rows { builder.give(row) }
    let figures = expected.figures.compactMap { figure($0, rule, signature) }
    take(builder)
    guard builder.diagnostics.isEmpty, figures.count == expected.figures.count, !world.hasError(in: block.range) else {
      return
    }
    tests.append(
      CheckedTest(
        rule: world.ruleIndex(rule), title: block.title?.text ?? LocalizedText(same: ""), number: number,
        rows: builder.rows, checkDate: builder.checkDate, period: builder.period, parameters: builder.parameters,
        outcome: expected.outcome?.value.outcome, figures: figures, range: range, expectedRange: expected.range))
  }

  /// The table whose row a test gives: hits are found in the row that holds the text.
  private func givenTable(_ object: TableID) -> TableID {
    world.schema[object].isOfHits ? world.tables[object.index].parent ?? object : object
  }

  private mutating func figure(
    _ syntax: GivenValue, _ rule: Int, _ signature: RuleSignature
  ) -> CheckedTest.Figure? {
    var context = ScopeContext(pack: pack)
    context.rule = rule
    context.deadlineUnit = signature.unit
    let frame = Frame(
      slot: 0, table: signature.table, element: nil, name: world.tables[signature.table.index].name)
    var checker = ExpressionChecker(world: world, context: context, object: frame)
    do throws(Rejection) {
      let expression = try checker.choose(syntax.field) { (checker, node) throws(Rejection) in
        try checker.value(node)
      }
      uses.formUnion(checker.uses)
      var reader = GivenReader(world: world, pack: pack)
      let value = try reader.value(syntax.value, type: expression.type, field: expression.source, syntax.range)
      uses.choices += reader.choices
      return CheckedTest.Figure(expression: expression, value: value, range: syntax.range)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }
}
