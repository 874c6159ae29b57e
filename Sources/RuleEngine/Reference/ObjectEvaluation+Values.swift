import Findings
import Records
import SourceText

extension ObjectEvaluation {
  /// The value of an expression.
  func value(_ expression: CheckedExpression) -> Knowable {
    deeper { valueWithinDepth(expression) } ?? .unknown(.tooComplex, expression.source)
  }

  private func valueWithinDepth(_ expression: CheckedExpression) -> Knowable {
    switch expression.kind {
    case .constant(let value): return .known(value)
    case .field(let row, let field): return self.field(row, field, expression)
    case .rowKey(let row): return rowKey(row, expression)
    case .parameter(let index): return parameter(index)
    case .environment(let value): return environment(value, expression)
    case .element(let slot):
      guard frame.indices.contains(slot), case .element(let value) = frame[slot] else {
        return .unknown(.noValue, expression.source)
      }
      return .known(value)
    case .definition(let index, let row): return definition(index, of: row, expression)
    case .deadline(let figure, let rule, let row):
      return deadlineFigure(figure, rule: rule, row: row, expression)
    case .mark(let rule, let row): return mark(rule: rule, row: row, expression)
    case .measure(let index, let group, let previous):
      return measure(index, group: group, previous: previous, expression)
    case .ruleCount(let rule, let outcomes): return ruleCount(rule, outcomes, expression)
    case .decision(let table, let output, let inputs): return decision(table, output, inputs, expression)
    case .input(let index):
      return inputs.indices.contains(index) ? inputs[index] : .unknown(.noValue, expression.source)
    case .arithmetic(let operation, let left, let right): return arithmetic(operation, left, right, expression)
    case .shift(let date, let duration, let forward): return shift(date, by: duration, forward: forward, expression)
    case .spanLength(let from, let to, let unit, let exclusions):
      return spanLength(from, to, unit, exclusions, expression)
    case .rounded(let inner, let step, let mode): return rounded(inner, step, mode, expression)
    case .call(let id, let arguments): return call(id, arguments, expression)
    case .conditional(let cases): return conditional(cases, expression)
    case .count(let selection): return count(selection)
    case .aggregate(let aggregate, let selection, let inner):
      return self.aggregate(aggregate, selection, inner, expression)
    case .share(let part, let whole): return share(part, of: whole, expression)
    default: return truthValue(expression)
    }
  }

  private func truthValue(_ expression: CheckedExpression) -> Knowable {
    switch truth(expression) {
    case .yes: .known(.truth(true))
    case .no: .known(.truth(false))
    case .unknown(let causes): .unknown(causes)
    }
  }

  // MARK: Fields, parameters, environment

  private func field(_ row: RowExpression, _ field: FieldID, _ expression: CheckedExpression) -> Knowable {
    let result: Knowable
    let name: LocalizedText
    switch rows(row) {
    case .row(let reference):
      name = self.name(of: field, in: reference, through: row, expression)
      result = engine.read(reference, field, name: name)
    case .sameKey(let references):
      name = expression.source
      result = agreeing(references, field, name)
    case .none(let cause): return .unknown([Cause(name: cause.name, kind: cause.kind)])
    case .unknown(let causes): return .unknown(causes)
    }
    recorder?.record(name, result, type: expression.type)
    recorder?.noteBlank(name, row, field, self)
    return result
  }

  /// The key of a row, as a reference to it.
  private func rowKey(_ row: RowExpression, _ expression: CheckedExpression) -> Knowable {
    switch rows(row) {
    case .row(let reference):
      let key = engine.table(reference).key(row: reference.row)
      return key.map { .known(.reference($0)) } ?? .unknown(.missing, expression.source)
    case .sameKey(let references):
      let keys = Set(references.compactMap { engine.table($0).key(row: $0.row) })
      return keys.count == 1 ? .known(.reference(keys.first ?? Text(""))) : .unknown(.doubleKey, expression.source)
    case .none(let cause): return .unknown([cause])
    case .unknown(let causes): return .unknown(causes)
    }
  }

  /// A field of the object goes by its own name, one of another row by its full path.
  private func name(
    of field: FieldID, in reference: RowReference, through row: RowExpression, _ expression: CheckedExpression
  ) -> LocalizedText {
    if case .slot(0) = row { return engine.schema[reference.table][field].name }
    return expression.source
  }

  private func agreeing(_ references: [RowReference], _ field: FieldID, _ name: LocalizedText) -> Knowable {
    var found: Value?
    for reference in references {
      guard case .known(let value) = engine.read(reference, field, name: name) else {
        return .unknown(.doubleKey, name)
      }
      if let found, found != value { return .unknown(.doubleKey, name) }
      found = value
    }
    return found.map { .known($0) } ?? .unknown(.noRow, name)
  }

  private func parameter(_ index: Int) -> Knowable {
    let parameter = engine.rules.parameters[index]
    let result = parameterValue(parameter)
    recorder?.record(parameter.name, result, type: parameter.type)
    return result
  }

  private func parameterValue(_ parameter: CheckedRuleSet.Parameter) -> Knowable {
    if parameter.values.count == 1, parameter.values[0].from == nil { return .known(parameter.values[0].value) }
    switch parameterDay ?? .known(.date(engine.dataset.checkDate)) {
    case .known(let value):
      guard let day = value.day else { return .unknown(.noParameter, parameter.name) }
      let value = parameter.values.last { $0.from.map { $0 <= day } ?? true }
      return value.map { .known($0.value) } ?? .unknown(.noParameter, parameter.name)
    case .between(_, _, _, let causes), .unknown(let causes):
      return .unknown(causes.merged(with: [Cause(name: parameter.name, kind: .noParameter)]))
    }
  }

  private func environment(_ value: EnvironmentValue, _ expression: CheckedExpression) -> Knowable {
    let dataset = engine.dataset
    switch value {
    case .checkDate: return .known(.date(dataset.checkDate))
    case .periodStart: return .known(.date(dataset.period.lowerBound))
    case .periodEnd: return .known(.date(dataset.period.upperBound))
    case .year: return .known(.number(Fraction(dataset.period.upperBound.parts.year)))
    case .organisation: return .known(.text(Text(dataset.organisation)))
    case .objectPeriodStart:
      return period.map { .known(.date($0.first)) } ?? .unknown(.noValue, expression.source)
    case .objectPeriodEnd:
      return period.map { .known(.date($0.last)) } ?? .unknown(.noValue, expression.source)
    }
  }

  // MARK: Definitions and cases

  private func definition(_ index: Int, of row: RowExpression?, _ expression: CheckedExpression) -> Knowable {
    let definition = engine.rules.definitions[index]
    var binding = Binding.nothing
    if let row {
      switch rows(row) {
      case .row(let reference):
        if reference.isPrevious { return engine.previousDefinition(index, of: reference, expression.source) }
        binding = .row(reference)
      case .sameKey(let references):
        return agreeingDefinition(definition, references, expression.source)
      case .none(let cause): return .unknown([cause])
      case .unknown(let causes): return .unknown(causes)
      }
    }
    let result = inFrame(slotCount: definition.slotCount, object: binding) { value(definition.value) }
    recorder?.record(expression.source, result, type: expression.type)
    return result
  }

  private func agreeingDefinition(
    _ definition: CheckedRuleSet.Definition, _ references: [RowReference], _ name: LocalizedText
  ) -> Knowable {
    var found: Value?
    for reference in references {
      let result = inFrame(slotCount: definition.slotCount, object: .row(reference)) { value(definition.value) }
      guard case .known(let value) = result, found == nil || found == value else { return .unknown(.doubleKey, name) }
      found = value
    }
    return found.map { .known($0) } ?? .unknown(.noRow, name)
  }

  private func conditional(_ cases: [ConditionalValue], _ expression: CheckedExpression) -> Knowable {
    guard decisions != nil else { return combined(cases, expression) }
    for item in cases {
      guard let condition = item.condition else {
        engine.conditionLog?.note(.yes, at: item.value.range)
        return value(item.value)
      }
      if choose(condition) { return value(item.value) }
    }
    return .unknown(.noValue, expression.source)
  }

  /// The value on which all cases that may hold agree, or the ends between which theirs lie.
  private func combined(_ cases: [ConditionalValue], _ expression: CheckedExpression) -> Knowable {
    var results: [Knowable] = []
    var causes: [Cause] = []
    var isClosed = false
    for item in cases {
      let truth = item.condition.map { self.truth($0) } ?? .yes
      if item.condition == nil { engine.conditionLog?.note(.yes, at: item.value.range) }
      if truth.isNo { continue }
      causes = causes.merged(with: truth.causes)
      results.append(value(item.value))
      if truth.isYes {
        isClosed = true
        break
      }
    }
    if !isClosed { results.append(.unknown(.noValue, expression.source)) }
    return results.count == 1 ? results[0] : Self.hull(results, causes)
  }

  /// What holds of all of several results.
  static func hull(_ results: [Knowable], _ causes: [Cause]) -> Knowable {
    let ends = results.compactMap(\.ends)
    let all = results.reduce(causes) { $0.merged(with: $1.causes) }
    guard ends.count == results.count, var low = ends.first?.low, var high = ends.first?.high else {
      return .unknown(all)
    }
    if ends.allSatisfy({ $0.low == low && $0.high == low }) { return .known(low) }
    for end in ends {
      guard let below = ValueOrder.isLess(end.low, low), let above = ValueOrder.isLess(high, end.high) else {
        return .unknown(all)
      }
      if below { low = end.low }
      if above { high = end.high }
    }
    return .between(low, high, undecided: 1, all)
  }

  // MARK: Functions

  private func call(_ id: String, _ arguments: [CheckedExpression], _ expression: CheckedExpression) -> Knowable {
    let results = arguments.map { value($0) }
    let values = results.compactMap(\.value)
    guard values.count == results.count else {
      return .unknown(results.reduce([]) { $0.merged(with: $1.causes) })
    }
    guard let function = BuiltinFunctions.function(id), let result = function.body(BuiltinArguments(values)) else {
      return .unknown(.noValue, expression.source)
    }
    return .known(result)
  }
}
