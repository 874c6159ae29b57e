import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks what a discretion benchmark declares of the outputs of its decision table: 法定幅度 and 由轻到重.
struct DecisionBenchmarkPass {
  private let declaration: DecisionTableDeclaration
  private let outputs: [CheckedDecisionTable.Output]
  private var checker: ExpressionChecker
  /// What the clauses use.
  private(set) var uses = Uses()

  init(
    _ declaration: DecisionTableDeclaration, outputs: [CheckedDecisionTable.Output], checker: ExpressionChecker
  ) {
    self.declaration = declaration
    self.outputs = outputs
    self.checker = checker
    self.checker.uses = Uses()
  }

  /// The checked clauses.
  mutating func benchmark() throws(Rejection) -> DecisionBenchmark {
    var ranges: [DecisionBenchmark.LegalRange] = []
    for syntax in declaration.legalRanges { ranges.append(try legalRange(syntax)) }
    var orders: [DecisionBenchmark.Order] = []
    for syntax in declaration.orders { orders.append(try order(syntax)) }
    uses.formUnion(checker.uses)
    return DecisionBenchmark(legalRanges: ranges, orders: orders)
  }

  private mutating func output(_ name: Name) throws(Rejection) -> Int {
    let key = nameKey(name.text)
    guard let index = outputs.firstIndex(where: { $0.name.isCalled(key) }) else {
      throw Rejection(BenchmarkProblem.notRange(name.range, output: LocalizedText(same: name.text)))
    }
    checker.resolve(name, to: outputs[index].name)
    return index
  }

  private mutating func legalRange(
    _ syntax: DecisionRangeSyntax
  ) throws(Rejection) -> DecisionBenchmark.LegalRange {
    let output = try output(syntax.output)
    let name = outputs[output].name
    let cell = try checker.choose(syntax.value) { (checker, node) throws(Rejection) in
      try Self.cell(node, output: name, &checker)
    }
    guard case .range(.range(let low, let high, _)) = cell, let end = low ?? high,
      checker.comparable(end.type, outputs[output].type)
    else { throw Rejection(BenchmarkProblem.notRange(syntax.range, output: name)) }
    return DecisionBenchmark.LegalRange(output: output, cell: cell, range: syntax.range)
  }

  private static func cell(
    _ node: Expression, output: LocalizedText, _ checker: inout ExpressionChecker
  ) throws(Rejection) -> CheckedDecisionTable.OutputCell {
    guard case .memberOf(let members, _, _) = node.kind,
      case .range(let low, let high, let lowerExcluded, let upperExcluded)? = members.first, !lowerExcluded
    else { throw Rejection(BenchmarkProblem.notRange(node.range, output: output)) }
    let lower = try low.map { (syntax) throws(Rejection) in try checker.value(syntax) }
    let upper = try high.map { (syntax) throws(Rejection) in try checker.value(syntax) }
    if let lower, let upper { try checker.requireEnds(lower, upper, node.range) }
    return .range(.range(lower, upper, upperExcluded: upperExcluded))
  }

  private mutating func order(_ syntax: DecisionOrderSyntax) throws(Rejection) -> DecisionBenchmark.Order {
    let output = try output(syntax.output)
    guard case .choice(let words) = outputs[output].type else {
      throw Rejection(BenchmarkProblem.notWords(syntax.range, output: outputs[output].name))
    }
    var order: [Int] = []
    for word in syntax.words {
      let key = nameKey(word.text)
      guard let index = words.firstIndex(where: { $0.name.isCalled(key) }), !order.contains(index) else {
        throw Rejection(
          BenchmarkProblem.unknownStep(
            word.range, word.text, output: outputs[output].name, known: listed(words.map(\.name))))
      }
      checker.resolve(word, to: words[index].name)
      order.append(index)
    }
    if let missing = words.indices.first(where: { !order.contains($0) }) {
      throw Rejection(
        BenchmarkProblem.missingStep(syntax.range, output: outputs[output].name, word: words[missing].name))
    }
    return DecisionBenchmark.Order(output: output, words: order, range: syntax.range)
  }
}
