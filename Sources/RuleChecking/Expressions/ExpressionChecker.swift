import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Turns one reading into a checked expression: resolves names, types values, numbers row variables.
///
/// A value type: each reading is tried on a copy, and the copy of the chosen reading goes on.
struct ExpressionChecker {
  let world: World
  var context: ScopeContext
  var frames: [Frame]
  /// What the expression uses.
  var uses = Uses()
  /// One more than the highest row variable.
  var slotCount: Int
  /// How many variables the next selection leaves free, for forms with two selections side by side.
  var slotSkip = 0
  /// The set named last, for 且每份满足.
  var lastSet: Selection?
  /// The row variables that were read since this was last emptied, to find comparisons of every row with every row.
  var touched: Set<Int> = []
  /// The row variables of selections that an equality with an outer row narrows.
  var keyed: Set<Int> = []
  /// How deep the expression is nested; bounded by the parser too.
  var depth = 0

  init(world: World, context: ScopeContext, object: Frame? = nil) {
    self.world = world
    self.context = context
    frames = object.map { [$0] } ?? []
    slotCount = object == nil ? 0 : 1
  }

  /// The row variable of the next selection.
  var nextSlot: Int { (frames.last?.slot ?? -1) + 1 + slotSkip }

  /// Works inside the rows of a selection.
  mutating func inside<Result>(
    _ frame: Frame, _ body: (inout ExpressionChecker) throws(Rejection) -> Result
  ) throws(Rejection) -> Result {
    let (outerSkip, outerSet) = (slotSkip, lastSet)
    frames.append(frame)
    slotSkip = 0
    lastSet = nil
    slotCount = max(slotCount, frame.slot + 1)
    defer {
      frames.removeLast()
      slotSkip = outerSkip
      lastSet = outerSet
    }
    return try body(&self)
  }

  /// The frame of a selection.
  func frame(of selection: Selection) -> Frame {
    switch selection.source {
    case .table(let table, _), .children(let table, _), .scope(let table):
      return Frame(slot: selection.slot, table: table, element: nil, name: world.tables[table.index].name)
    case .values(let values):
      var element = values.type
      if case .several(let inner) = values.type { element = inner }
      return Frame(slot: selection.slot, table: nil, element: element, name: values.source)
    }
  }

  /// A condition.
  mutating func condition(_ expression: Expression) throws(Rejection) -> CheckedExpression {
    let term = try term(expression, want: .any)
    if expression.kind.isCondition { return try single(term, expression.range) }
    if case .rows(let selection) = term {
      throw Rejection(
        TypeProblem.conditionExpected(
          expression.range, value: selection.text, type: both("一个集合", "a set")))
    }
    let value = try single(term, expression.range)
    if value.type == .truth {
      throw Rejection(
        TypeProblem.bareTruth(
          expression.range, value: value.source, isChinese: world.text(expression.range).contains { !$0.isASCII }))
    }
    throw Rejection(
      TypeProblem.conditionExpected(expression.range, value: value.source, type: world.typeName(value.type)))
  }

  /// One value.
  mutating func value(
    _ expression: Expression, expecting type: ValueType? = nil, of owner: LocalizedText? = nil
  ) throws(Rejection) -> CheckedExpression {
    let term = try term(expression, want: .value(type, of: owner))
    return try single(term, expression.range)
  }

  /// The one value of a term.
  func single(_ term: Term, _ range: SourceRange) throws(Rejection) -> CheckedExpression {
    switch term {
    case .value(let value): return value
    case .column(let selection, let value, let single):
      if let single { return single }
      throw Rejection(TypeProblem.columnAsValue(range, column: selection.text.member(value.source)))
    case .row(let row):
      return CheckedExpression(
        kind: .rowKey(row.row), type: .reference(row.table), range: range, source: row.text)
    case .rows(let selection):
      // 全部 as a figure is the number of rows in the scope of the measure.
      if case .scope = selection.source, selection.condition == nil { return count(selection, range) }
      throw Rejection(TypeProblem.setAsValue(range, set: selection.text))
    case .words(_, let name): throw Rejection(TypeProblem.notAValue(range, what: name))
    case .period: throw Rejection(TypeProblem.notAValue(range, what: both("时期", "a period")))
    case .rule(let rule):
      throw Rejection(TypeProblem.notAValue(range, what: LocalizedText(same: world.rules[rule].id)))
    case .decision(let table, _):
      throw Rejection(TypeProblem.notAValue(range, what: LocalizedText(same: world.decisionTables[table].id)))
    case .decided(_, _, let text): throw Rejection(DecisionProblem.rangeAsValue(range, text: text))
    }
  }

  /// A set of rows or values.
  mutating func set(_ expression: Expression) throws(Rejection) -> Selection {
    let term = try term(expression, want: .rows)
    return try asSet(term, expression.range)
  }

  /// A term as a set.
  mutating func asSet(_ term: Term, _ range: SourceRange) throws(Rejection) -> Selection {
    switch term {
    case .rows(let selection):
      slotCount = max(slotCount, selection.slot + 1)
      return selection
    case .value(let value):
      guard case .several = value.type else {
        throw Rejection(TypeProblem.setExpected(range, value: value.source))
      }
      slotCount = max(slotCount, nextSlot + 1)
      return Selection(source: .values(value), slot: nextSlot, text: value.source)
    case .row(let row):
      if case .organisation = row.row { return selection(.table(.organisation, .current), row.text) }
      throw Rejection(TypeProblem.setExpected(range, value: row.text))
    case .column(_, let value, _): throw Rejection(TypeProblem.setExpected(range, value: value.source))
    case .words(_, let name): throw Rejection(TypeProblem.setExpected(range, value: name))
    case .period: throw Rejection(TypeProblem.setExpected(range, value: both("时期", "a period")))
    case .rule(let rule):
      throw Rejection(TypeProblem.setExpected(range, value: LocalizedText(same: world.rules[rule].id)))
    case .decision(let table, _):
      throw Rejection(TypeProblem.setExpected(range, value: LocalizedText(same: world.decisionTables[table].id)))
    case .decided(_, _, let text): throw Rejection(TypeProblem.setExpected(range, value: text))
    }
  }

  /// One row.
  mutating func row(_ expression: Expression) throws(Rejection) -> RowTerm {
    let found = try term(expression, want: .any)
    switch found {
    case .row(let row): return row
    case .value(let value):
      if let row = followed(value) { return row }
      throw Rejection(TypeProblem.rowExpected(expression.range, value: value.source))
    default:
      let value = try single(found, expression.range)
      throw Rejection(TypeProblem.rowExpected(expression.range, value: value.source))
    }
  }

  /// The row that a reference field names.
  func followed(_ value: CheckedExpression) -> RowTerm? {
    guard case .reference(let table) = value.type else { return nil }
    switch value.kind {
    case .field(let row, let field):
      if let parent = parentRow(row, field, table) {
        return RowTerm(row: parent, table: table, prefix: value.source, text: value.source)
      }
      return RowTerm(row: .follow(row, field), table: table, prefix: value.source, text: value.source)
    case .rowKey(let row):
      return RowTerm(row: row, table: table, prefix: value.source, text: value.source)
    default: return nil
    }
  }

  /// The row that a field of a built-in child row names, which is the one in which it stands.
  private func parentRow(_ row: RowExpression, _ field: FieldID, _ target: TableID) -> RowExpression? {
    guard case .slot(let slot) = row, let table = frames.first(where: { $0.slot == slot })?.table,
      world.tables[table.index].parent == target, world.namesParent(field, of: table)
    else { return nil }
    return .parent(row)
  }

  /// What an expression stands for.
  mutating func term(_ expression: Expression, want: Want) throws(Rejection) -> Term {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw Rejection(FormProblem.tooDeep(expression.range)) }
    switch expression.kind {
    case .number, .quantity, .text, .date, .truth: return .value(try literal(expression, want: want))
    case .name(let name): return try nameTerm(name, want: want)
    case .this, .that, .other, .previous, .keyed: return try rowTerm(expression, want: want)
    case .periodDay(let day): return .value(try periodDay(day, expression.range))
    case .period(let word):
      try requirePeriod(word, expression.range)
      return .period(word)
    case .everything: return .rows(try everything(expression.range))
    case .ruleOutcome(let word, let rule): return .value(try ruleOutcome(word, rule, expression.range))
    case .member(let base, let name): return try memberTerm(base, name, expression.range, want: want)
    case .hits(let base, let search): return try hitsTerm(base, search, expression.range)
    case .decision(let name, let given): return try decisionTerm(name, given)
    case .selection(let base, let condition): return .rows(try selection(base, condition, expression.range))
    case .call, .aggregate, .share, .spanLength, .rounded, .arithmetic:
      return .value(try computed(expression, want: want))
    case .interval(let from, _, _):
      throw Rejection(FormProblem.intervalElsewhere(from.range.joined(with: expression.range)))
    default: return .value(try conditionKind(expression))
    }
  }
}

extension Expression.Kind {
  /// Whether it is a condition by its form.
  var isCondition: Bool {
    switch self {
    case .and, .or, .not, .implies, .has, .lacks, .compare, .approximately, .span, .memberOf, .textTest,
      .exists, .every, .countCompare, .complete, .setRelation, .inOrder, .sortedInOrder, .distinct, .unique,
      .consecutive, .maximumGap, .functional, .items, .ruleOutcome:
      true
    default: false
    }
  }
}
