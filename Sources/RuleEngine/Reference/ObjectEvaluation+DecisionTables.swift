import Records
import SourceText

/// The rows of a decision table of which one applies, as far as is known.
struct DecisionRows {
  /// The rows; all of them apply under 一致 and 汇总.
  var rows: [Int] = []
  /// Whether it may be that none applies.
  var mayBeNone = false
  /// Why it is not known which one; empty when it is.
  var causes: [Cause] = []
}

extension ObjectEvaluation {
  /// What a decision table gives for an output.
  func decision(
    _ index: Int, _ output: Int, _ arguments: [CheckedExpression], _ expression: CheckedExpression
  ) -> Knowable {
    let table = engine.rules.decisionTables[index]
    return withInputs(of: table, arguments) { fault in
      if let fault { return .unknown(fault) }
      switch table.hit {
      case .unique, .any, .first: return single(table, output, expression)
      case .collect(let collecting): return collected(table, output, collecting, expression)
      case .progressive: return progressive(table, output, expression)
      }
    }
  }

  /// Whether a value is what a decision table gives: in its range, or one of the values collected.
  func member(
    _ candidate: Knowable, ofTable index: Int, _ output: Int, _ arguments: [CheckedExpression],
    _ expression: CheckedExpression
  ) -> Truth {
    let table = engine.rules.decisionTables[index]
    return withInputs(of: table, arguments) { fault in
      if let fault { return .unknown(fault) }
      switch table.hit {
      case .unique, .any, .first: return member(candidate, of: table, output, expression)
      case .collect(.list): return member(candidate, ofCollected: table, output, expression)
      case .collect(let collecting):
        let name = LocalizedText(same: table.id).member(table.outputs[output].name)
        let result = collected(table, output, collecting, name)
        return compare(.equal, candidate, result, ofTypes: expression.type, table.resultType(of: output), name)
      case .progressive:
        let name = LocalizedText(same: table.id).member(table.outputs[output].name)
        let result = progressive(table, output, name)
        return compare(.equal, candidate, result, ofTypes: expression.type, table.resultType(of: output), name)
      }
    }
  }

  // MARK: Inputs

  /// Works with the inputs of a table, in a frame of its own; the fault tells why they give nothing.
  private func withInputs<Result>(
    of table: CheckedDecisionTable, _ arguments: [CheckedExpression], _ body: ([Cause]?) -> Result
  ) -> Result {
    var given: [Knowable] = []
    for (input, argument) in zip(table.inputs, arguments) {
      given.append(DecisionInput(input, of: table).read(value(argument), type: argument.type))
    }
    let fault = whyNotInForce(table)
    let outer = inputs
    inputs = given
    defer { inputs = outer }
    return inFrame(slotCount: 1, object: .nothing) { body(fault) }
  }

  private func whyNotInForce(_ table: CheckedDecisionTable) -> [Cause]? {
    guard let effective = table.effective, effective.from != nil || effective.until != nil else { return nil }
    let date = parameterDay ?? .known(.date(engine.dataset.checkDate))
    guard let day = date.value?.day else { return date.causes }
    let isBefore = effective.from.map { day < $0 } ?? false
    let isAfter = effective.until.map { $0 < day } ?? false
    return isBefore || isAfter ? [Cause(name: table.name, kind: .notInForce)] : nil
  }

  // MARK: Matching

  /// Whether each row matches.
  private func matches(_ table: CheckedDecisionTable, except column: Int? = nil) -> [Truth] {
    table.rows.indices.map { row in
      var result = Truth.yes
      for input in table.inputs.indices where input != column {
        result = result.and(holds(row, input, table))
        if result.isNo { break }
      }
      engine.conditionLog?.note(result, at: table.rows[row].range)
      return result
    }
  }

  /// Whether a cell holds for its input.
  private func holds(_ row: Int, _ column: Int, _ table: CheckedDecisionTable) -> Truth {
    let cell = table.rows[row].cells[column]
    if case .any = cell { return .yes }
    let input = inputs[column]
    // Where a row asks for 缺, a blank is a value like others.
    if table.asksForMissing(column), case .unknown(let causes) = input, !causes.isEmpty,
      causes.allSatisfy(\.isAbsence)
    {
      if case .missing = cell { return .yes }
      return .no
    }
    switch cell {
    case .missing: return input.causes.isEmpty ? .no : .unknown(input.causes)
    case .rest: return named(column, table).negated
    default: return self.truth(of: cell, input)
    }
  }

  private func truth(of cell: CheckedDecisionTable.Cell, _ input: Knowable) -> Truth {
    switch cell {
    case .any: .yes
    case .missing, .rest: .no
    case .values(let values, let negated):
      negated ? isAny(of: values, input).negated : isAny(of: values, input)
    case .intervals(let intervals): intervals.reduce(Truth.no) { $0.or(isIn($1, input)) }
    case .condition(let condition): truth(condition)
    }
  }

  /// Whether some row of a column names the input.
  private func named(_ column: Int, _ table: CheckedDecisionTable) -> Truth {
    var result = Truth.no
    for row in table.rows {
      result = result.or(truth(of: row.cells[column] == .any ? .rest : row.cells[column], inputs[column]))
      if result.isYes { return .yes }
    }
    return inputs[column].causes.isEmpty ? result : result.or(.unknown(inputs[column].causes))
  }

  private func isAny(of values: [Value], _ input: Knowable) -> Truth {
    var result = Truth.no
    for value in values {
      result = result.or(ValueOrder.truth(.equal, input, .known(value)) ?? .unknown(input.causes))
      if result.isYes { return .yes }
    }
    return result
  }

  private func isIn(_ interval: CellInterval, _ input: Knowable) -> Truth {
    var result = Truth.yes
    if let lower = interval.lower {
      result = result.and(bound(interval.includesLower ? .atLeast : .greater, input, lower))
    }
    if let upper = interval.upper {
      result = result.and(bound(interval.includesUpper ? .atMost : .less, input, upper))
    }
    return result
  }

  private func bound(_ comparison: Comparison, _ input: Knowable, _ end: Value) -> Truth {
    var input = input
    // A moment lies in a range of dates by its date.
    if case .date = end, case .known(.moment(let moment)) = input { input = .known(.date(moment.day)) }
    return ValueOrder.truth(comparison, input, .known(end)) ?? .unknown(input.causes)
  }

  /// The row that applies, or those of which one does.
  private func applicable(_ table: CheckedDecisionTable) -> DecisionRows {
    let truths = matches(table)
    let sure = truths.indices.filter { truths[$0].isYes }
    let open = truths.indices.filter { !truths[$0].isYes && !truths[$0].isNo }
    let causes = open.reduce([]) { $0.merged(with: truths[$1].causes) }
    switch table.hit {
    case .unique where sure.count > 1: return DecisionRows(causes: [conflict(table, sure)])
    case .first:
      guard let first = sure.first else { break }
      let earlier = open.filter { $0 < first }
      return DecisionRows(rows: earlier + [first], causes: earlier.isEmpty ? [] : causes)
    default: if !sure.isEmpty { return DecisionRows(rows: sure) }
    }
    // What cannot be is no reason to think that some row must match.
    let isOutside = inputs.contains { $0.causes.contains(where: \.isOutside) }
    guard open.isEmpty else {
      return DecisionRows(rows: open, mayBeNone: !table.isComplete || isOutside, causes: causes)
    }
    return DecisionRows(mayBeNone: true, causes: [noRow(table)])
  }

  private func conflict(_ table: CheckedDecisionTable, _ rows: [Int]) -> Cause {
    Cause(name: table.name(ofRows: rows), kind: .conflict)
  }

  /// Why there is no row: named with the inputs where one must match, plainly no value where none need.
  private func noRow(_ table: CheckedDecisionTable) -> Cause {
    guard table.isComplete else { return Cause(name: table.name, kind: .noValue) }
    let shown = zip(table.inputs, inputs).map { input, value in
      let text = EvidenceRecorder.text(value, type: input.type, name: input.name)
      return LocalizedText(zh: "\(input.name.zh) \(text.zh)", en: "\(input.name.en) \(text.en)")
    }
    let list = LocalizedText(
      zh: shown.map(\.zh).joined(separator: "，"), en: shown.map(\.en).joined(separator: ", "))
    return Cause(name: table.name, kind: .noDecision(list))
  }

  /// Why no row may apply: where one should, the value that cannot be is told already.
  private func noValue(_ table: CheckedDecisionTable, _ name: LocalizedText) -> [Cause] {
    table.isComplete ? [] : [Cause(name: name, kind: .noValue)]
  }

  // MARK: One row

  private func single(_ table: CheckedDecisionTable, _ output: Int, _ expression: CheckedExpression) -> Knowable {
    let found = applicable(table)
    guard !found.rows.isEmpty else { return .unknown(found.causes) }
    let name = LocalizedText(same: table.id).member(table.outputs[output].name)
    var results = found.rows.map { value(table.rows[$0].outputs[output], name) }
    let isSure = found.causes.isEmpty
    if found.mayBeNone { results.append(.unknown(noValue(table, name))) }
    if found.rows.count == 1, !found.mayBeNone {
      recorder?.note(row: table.text(ofRow: found.rows[0]))
      return results[0]
    }
    if let first = results[0].value, results.allSatisfy({ $0.value == first }) {
      recorder?.note(row: isSure ? table.text(ofRow: found.rows[0]) : table.possibleText(found.rows))
      return results[0]
    }
    if isSure { return .unknown([conflict(table, found.rows)]) }
    recorder?.note(row: table.possibleText(found.rows))
    let causes = results.reduce(found.causes) { $0.merged(with: $1.causes) }
    return table.outputs[output].type.hasAmount ? Self.hull(results, found.causes) : .unknown(causes)
  }

  /// The value of an output cell.
  private func value(_ cell: CheckedDecisionTable.OutputCell, _ name: LocalizedText) -> Knowable {
    switch cell {
    case .value(let expression): value(expression)
    case .range, .rising, .none: .unknown(.noValue, name)
    }
  }

  private func member(
    _ candidate: Knowable, of table: CheckedDecisionTable, _ output: Int, _ expression: CheckedExpression
  ) -> Truth {
    let found = applicable(table)
    guard !found.rows.isEmpty else { return .unknown(found.causes) }
    var truths = found.rows.map { member(candidate, of: table.rows[$0].outputs[output], table, output, expression) }
    let name = LocalizedText(same: table.id).member(table.outputs[output].name)
    if found.mayBeNone { truths.append(.unknown(noValue(table, name))) }
    if found.rows.count == 1, !found.mayBeNone {
      recorder?.note(row: stepText(candidate, table, found.rows[0], output))
      if let step = step(table, found.rows[0], output) { recorder?.note(step: step) }
      return truths[0]
    }
    let isSure = found.causes.isEmpty
    recorder?.note(
      row: isSure ? stepText(candidate, table, found.rows[0], output) : table.possibleText(found.rows))
    if truths.allSatisfy(\.isYes) { return .yes }
    if truths.allSatisfy(\.isNo) { return .no }
    if isSure { return .unknown([conflict(table, found.rows)]) }
    return .unknown(truths.reduce(found.causes) { $0.merged(with: $1.causes) })
  }

  private func member(
    _ candidate: Knowable, of cell: CheckedDecisionTable.OutputCell, _ table: CheckedDecisionTable, _ output: Int,
    _ expression: CheckedExpression
  ) -> Truth {
    let name = LocalizedText(same: table.id).member(table.outputs[output].name)
    switch cell {
    case .value(let wanted):
      return compare(.equal, candidate, value(wanted), ofTypes: expression.type, wanted.type, name)
    case .range(let set): return member(candidate, of: set, expression)
    case .rising, .none: return .unknown([Cause(name: name, kind: .noValue)])
    }
  }

  // MARK: Rows together

  private func collected(
    _ table: CheckedDecisionTable, _ output: Int, _ collecting: CheckedDecisionTable.Collecting,
    _ expression: CheckedExpression
  ) -> Knowable {
    collected(table, output, collecting, expression.source)
  }

  /// The outputs of all matching rows as one value; rows that may match widen it.
  private func collected(
    _ table: CheckedDecisionTable, _ output: Int, _ collecting: CheckedDecisionTable.Collecting, _ name: LocalizedText
  ) -> Knowable {
    let truths = matches(table)
    let sure = truths.indices.filter { truths[$0].isYes }
    let open = truths.indices.filter { !truths[$0].isYes && !truths[$0].isNo }
    let causes = open.reduce([]) { $0.merged(with: truths[$1].causes) }
    if sure.isEmpty, open.isEmpty, table.isComplete { return .unknown([noRow(table)]) }
    if !sure.isEmpty { recorder?.note(row: table.text(ofRows: sure)) }
    if !open.isEmpty { recorder?.note(row: table.possibleText(open)) }
    let fold = DecisionFold(
      sure: sure.map { value(table.rows[$0].outputs[output], name) },
      open: open.map { value(table.rows[$0].outputs[output], name) }, causes: causes,
      type: table.outputs[output].type, name: name)
    return fold.result(collecting)
  }

  private func member(
    _ candidate: Knowable, ofCollected table: CheckedDecisionTable, _ output: Int, _ expression: CheckedExpression
  ) -> Truth {
    var result = Truth.no
    let truths = matches(table)
    if table.isComplete, truths.allSatisfy(\.isNo) { return .unknown([noRow(table)]) }
    for (row, truth) in zip(table.rows, truths) where !truth.isNo {
      result = result.or(truth.and(member(candidate, of: row.outputs[output], table, output, expression)))
    }
    return result
  }

  // MARK: Steps

  private func progressive(
    _ table: CheckedDecisionTable, _ output: Int, _ expression: CheckedExpression
  ) -> Knowable {
    progressive(table, output, expression.source)
  }

  /// The price of all units, each at the price of its step.
  private func progressive(_ table: CheckedDecisionTable, _ output: Int, _ name: LocalizedText) -> Knowable {
    guard let column = table.stepInput else { return .unknown(.noValue, name) }
    let truths = matches(table, except: column)
    let causes = truths.reduce(inputs[column].causes) { $0.merged(with: $1.causes) }
    guard truths.allSatisfy({ $0.isYes || $0.isNo }), let ends = inputs[column].ends else { return .unknown(causes) }
    let rows = table.rows.indices.filter { truths[$0].isYes }
    var totals: [Value] = []
    for end in ends.low == ends.high ? [ends.low] : [ends.low, ends.high] {
      guard let amount = end.amount else { return .unknown(causes) }
      let isCovered = amount <= .zero || rows.contains { truth(of: table.rows[$0].cells[column], .known(end)).isYes }
      guard isCovered else { return .unknown([noRow(table)]) }
      var total = Fraction.zero
      for row in rows {
        guard let units = units(table, row, column, amount), let price = price(table.rows[row].outputs[output], units),
          let sum = total.adding(price)
        else { return .unknown(.overflow, name) }
        if units > .zero, ends.low == ends.high { recorder?.note(row: table.text(ofRow: row, units: units)) }
        total = sum
      }
      totals.append(Self.value(total, type: table.resultType(of: output)))
    }
    guard let first = totals.first, let last = totals.last else { return .unknown(causes) }
    let isAscending = ValueOrder.isLess(last, first) != true
    return .ends(
      isAscending ? first : last, isAscending ? last : first, undecided: inputs[column].undecidedCount, causes)
  }

  /// How many units of an amount lie in the step of a row: whole ones are counted from the first, others measured from
  /// zero.
  private func units(_ table: CheckedDecisionTable, _ row: Int, _ column: Int, _ amount: Fraction) -> Fraction? {
    var isDiscrete = false
    if case .ordered(_, let discrete) = table.inputs[column].domain { isDiscrete = discrete }
    guard case .intervals(let intervals) = table.rows[row].cells[column] else {
      return table.rows[row].cells[column] == .any ? amount : .zero
    }
    var units = Fraction.zero
    for interval in intervals {
      var low = interval.lower?.amount ?? .zero
      var high = interval.upper?.amount ?? amount
      if isDiscrete {
        // Unit k lies between k - 1 and k: from 11 to 30 there are twenty.
        if interval.lower != nil, interval.includesLower { low = low.subtracting(.one) ?? low }
        if interval.upper != nil, !interval.includesUpper { high = high.subtracting(.one) ?? high }
      }
      low = low < .zero ? .zero : low
      high = amount < high ? amount : high
      guard let length = high.subtracting(low) else { return nil }
      if length > .zero {
        guard let sum = units.adding(length) else { return nil }
        units = sum
      }
    }
    return units
  }

  /// The price of so many units of a step.
  private func price(_ cell: CheckedDecisionTable.OutputCell, _ units: Fraction) -> Fraction? {
    if units == .zero { return .zero }
    switch cell {
    case .none: return .zero
    case .range: return nil
    case .value(let expression): return value(expression).value?.amount?.multiplied(by: units)
    case .rising(let base, let every, let increment):
      guard let first = value(base).value?.amount, let step = value(every).value?.amount, step > .zero,
        let growth = value(increment).value?.amount,
        let blocks = units.divided(by: step)?.rounded(toStep: .one, .down),
        let full = blocks.multiplied(by: step), let rest = units.subtracting(full),
        // 1 + 2 + … up to the last full block but one.
        let pairs = blocks.subtracting(.one)?.multiplied(by: blocks)?.divided(by: Fraction(2)),
        let plain = first.multiplied(by: units), let grown = pairs.multiplied(by: step)?.multiplied(by: growth),
        let last = blocks.multiplied(by: growth)?.multiplied(by: rest), let sum = plain.adding(grown)?.adding(last)
      else { return nil }
      return sum
    }
  }
}
