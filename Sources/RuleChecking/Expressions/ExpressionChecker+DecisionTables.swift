import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// An input of the decision table whose cells are checked.
struct DecisionInputSymbol {
  let name: LocalizedText
  let type: ValueType
}

extension ExpressionChecker {
  /// An input of the decision table whose cells are checked.
  mutating func inputTerm(_ key: String, _ name: Name) -> Term? {
    guard let index = context.inputs.firstIndex(where: { $0.name.isCalled(key) }) else { return nil }
    let input = context.inputs[index]
    resolve(name, to: input.name)
    return .value(
      CheckedExpression(kind: .input(index), type: input.type, range: name.range, source: input.name))
  }

  /// CF-07（情节为违法情节）.
  func decisionTerm(_ name: Name, _ given: [DecisionArgument]) throws(Rejection) -> Term {
    guard let table = world.decisionTable(id: name.text) else {
      throw Rejection(
        DecisionProblem.unknownTable(
          name.range, name.text, nearest: nearestName(to: name.text, among: world.decisionTables.map(\.id))))
    }
    return .decision(table, given)
  }

  /// CF-07 的罚款: the output of a decision table for inputs given, or of the rows here.
  mutating func decided(
    _ index: Int, _ given: [DecisionArgument], _ name: Name, _ range: SourceRange
  ) throws(Rejection) -> Term {
    let (number, table) = try world.decisionTable(index, usedAt: range)
    uses.add(decisionTable: index, with: world.decisionUses[index])
    let key = nameKey(name.text)
    guard let output = table.outputs.firstIndex(where: { $0.name.isCalled(key) }) else {
      let names = table.outputs.map(\.name)
      throw Rejection(
        DecisionProblem.unknownOutput(
          name.range, name.text, table: table.id, known: listed(names),
          nearest: nearestName(to: name.text, among: names.flatMap { [$0.zh, $0.en] })))
    }
    resolve(name, to: table.outputs[output].name)
    let (inputs, givenTexts) = try inputs(of: table, given, range)
    var base = LocalizedText(same: table.id)
    if !givenTexts.isEmpty {
      base = LocalizedText(
        zh: base.zh + "（\(givenTexts.map(\.zh).joined(separator: "，"))）",
        en: base.en + " (\(givenTexts.map(\.en).joined(separator: ", ")))")
    }
    let text = base.member(table.outputs[output].name)
    if table.outputs[output].isRange {
      return .decided(.decision(table: number, output: output, inputs: inputs), table.outputs[output].type, text)
    }
    return .value(
      CheckedExpression(
        kind: .decision(table: number, output: output, inputs: inputs), type: table.resultType(of: output),
        range: range, source: text))
  }

  // MARK: Inputs

  private mutating func inputs(
    of table: CheckedDecisionTable, _ given: [DecisionArgument], _ range: SourceRange
  ) throws(Rejection) -> (values: [CheckedExpression], given: [LocalizedText]) {
    var byInput: [Int: DecisionArgument] = [:]
    for argument in given {
      let key = nameKey(argument.input.text)
      guard let index = table.inputs.firstIndex(where: { $0.name.isCalled(key) }), byInput[index] == nil else {
        let names = table.inputs.map(\.name)
        throw Rejection(
          DecisionProblem.unknownInput(
            argument.input.range, argument.input.text, table: table.id, known: listed(names),
            nearest: nearestName(to: argument.input.text, among: names.flatMap { [$0.zh, $0.en] })))
      }
      resolve(argument.input, to: table.inputs[index].name)
      byInput[index] = argument
    }
    var values: [CheckedExpression] = []
    var texts: [LocalizedText] = []
    for (index, input) in table.inputs.enumerated() {
      let value: CheckedExpression
      if let argument = byInput[index] {
        value = try self.value(argument.value, expecting: input.type, of: input.name)
        texts.append(
          phrase(zh: [input.name.zh, "为", value.source.zh], en: [input.name.en, "is", value.source.en]))
      } else {
        value = try defaultInput(input, of: table, range)
      }
      try requireInput(value, input, of: table, byInput[index]?.value.range ?? range)
      values.append(value)
    }
    return (values, texts)
  }

  /// The field or definition of the name of an input: of the innermost rows that have it, else of nothing.
  private mutating func defaultInput(
    _ input: CheckedDecisionTable.Input, of table: CheckedDecisionTable, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let keys = [nameKey(input.name.zh), nameKey(input.name.en)]
    let name = Name(text: input.name.zh, range: range)
    for frame in frames.reversed() {
      guard let own = frame.table else { continue }
      let members = keys.compactMap { world.member($0, of: own) }
      guard let member = members.first else { continue }
      touched.insert(frame.slot)
      let isInnermost = frame.slot == frames.last?.slot
      let text = rowText(frame)
      let row = RowTerm(row: .slot(frame.slot), table: own, prefix: isInnermost ? nil : text, text: text)
      if case .value(let value) = try memberTerm(row, member, name) { return value }
    }
    for key in keys {
      if case .value(let value)? = inputTerm(key, name) { return value }
      guard let symbol = try world.lookup(key, name: name, pack: context.pack) else { continue }
      switch symbol {
      case .parameter, .definition: return try single(try nameTerm(name, want: .any), range)
      default: continue
      }
    }
    throw Rejection(
      DecisionProblem.inputMissing(range, table: table.id, input: input.name, here: frames.last?.name))
  }

  /// Whether a value can be an input: of its type, or a word of another list with a word in common.
  private func requireInput(
    _ value: CheckedExpression, _ input: CheckedDecisionTable.Input, of table: CheckedDecisionTable,
    _ range: SourceRange
  ) throws(Rejection) {
    if value.type == input.type || comparable(value.type, input.type) || sharesWords(value.type, input.type) { return }
    if case .choice = input.type, value.type == .text { return }
    throw Rejection(
      DecisionProblem.inputValue(
        range, table: table.id, input: input.name, expected: typeText(input.type), value: value.source,
        type: typeText(value.type)))
  }

  /// A type with the words of a choice.
  private func typeText(_ type: ValueType) -> LocalizedText {
    guard case .choice(let words) = type else { return world.typeName(type) }
    let list = listed(words.map(\.name))
    return LocalizedText(zh: "选项 \(list.zh) 之一", en: "one of \(list.en)")
  }

  /// Whether two lists of words have a word in common.
  func sharesWords(_ left: ValueType, _ right: ValueType) -> Bool {
    guard case .choice(let first) = left, case .choice(let second) = right else { return false }
    let labels = Set(second.map(\.name.zh))
    return first.contains { labels.contains($0.name.zh) }
  }
}

extension CheckedExpression {
  /// Whether it is the output of a decision table.
  var isDecision: Bool {
    if case .decision = kind { true } else { false }
  }
}

extension LocalizedText {
  /// Whether it is one of the labels that a key stands for.
  func isCalled(_ key: String) -> Bool { nameKey(zh) == key || nameKey(en) == key }
}
