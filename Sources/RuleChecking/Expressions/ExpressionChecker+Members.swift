import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// A 的 B.
  mutating func memberTerm(
    _ base: Expression, _ written: Name, _ range: SourceRange, want: Want
  ) throws(Rejection) -> Term {
    let name = substituted(written)
    let outer = try term(base, want: .any)
    switch outer {
    case .row(let row): return try memberTerm(row, named: name)
    case .rule(let rule): return .value(try deadline(of: rule, name))
    case .decision(let table, let given): return try decided(table, given, name, range)
    case .decided(_, _, let text): throw Rejection(DecisionProblem.rangeAsValue(base.range, text: text))
    case .rows(let selection): return try columnTerm(selection, name, range)
    case .column(let selection, let value, let single):
      return try deeperColumn(selection, value, single, name, range)
    case .value(let value): return try memberOfValue(value, name, range)
    case .words(_, let label):
      throw Rejection(NameProblem.noMembers(name.text, name.range, of: label, type: both("词表", "a word list")))
    case .period:
      throw Rejection(
        NameProblem.noMembers(name.text, name.range, of: both("报告期", "report period"), type: both("时期", "a period")))
    }
  }

  private mutating func memberTerm(_ row: RowTerm, named name: Name) throws(Rejection) -> Term {
    if let member = world.member(nameKey(name.text), of: row.table) { return try memberTerm(row, member, name) }
    if world.brokenMembers[row.table.index]?.contains(nameKey(name.text)) == true { throw Rejection.silent }
    throw Rejection(unknownMember(name, of: row.table))
  }

  private func unknownMember(_ name: Name, of table: TableID) -> NameProblem {
    let symbol = world.tables[table.index]
    if let nearest = nearestName(to: name.text, among: symbol.orderedNames) {
      return .unknownMember(name.text, name.range, table: symbol.name, nearest: nearest)
    }
    return inOtherTable(nameKey(name.text), name, here: table)
      ?? .unknownMember(name.text, name.range, table: symbol.name, nearest: nil)
  }

  /// A member of a row.
  mutating func memberTerm(_ row: RowTerm, _ member: Member, _ name: Name) throws(Rejection) -> Term {
    resolve(name, to: world.label(of: member, in: row.table))
    switch member {
    case .field(let id):
      let field = world.tables[row.table.index].fields[id.index]
      let source = row.prefix.map { $0.member(field.name) } ?? field.name
      return .value(
        CheckedExpression(
          kind: .field(row.row, id), type: world.valueType(field.type), range: name.range, source: source))
    case .definition(let index): return .value(try definition(index, row: row, name.range))
    case .child(let table):
      let label = world.tables[table.index].name
      return .rows(
        selection(.children(table, of: row.row), row.prefix.map { $0.member(label) } ?? label))
    case .parent(let table):
      let label = world.tables[table.index].name
      let text = row.prefix.map { $0.member(label) } ?? label
      return .row(RowTerm(row: .parent(row.row), table: table, prefix: text, text: text))
    }
  }

  private func isCountWord(_ name: Name) -> Bool { ["数量", "number", "count"].contains(nameKey(name.text)) }

  /// The number of rows of a selection.
  func count(_ selection: Selection, _ range: SourceRange) -> CheckedExpression {
    CheckedExpression(
      kind: .count(selection), type: .number, range: range,
      source: LocalizedText(zh: selection.text.zh + "的数量", en: "number of " + selection.text.en))
  }

  /// S 的 F.
  private mutating func columnTerm(
    _ selection: Selection, _ name: Name, _ range: SourceRange
  ) throws(Rejection) -> Term {
    slotCount = max(slotCount, selection.slot + 1)
    if isCountWord(name) { return .value(count(selection, range)) }
    guard let table = selection.table else {
      throw Rejection(
        NameProblem.noMembers(name.text, name.range, of: selection.text, type: both("多个值", "several values")))
    }
    let row = RowTerm(row: .slot(selection.slot), table: table, prefix: nil, text: selection.text)
    guard case .value(let value) = try memberTerm(row, named: name) else {
      throw Rejection(
        NameProblem.noMembers(name.text, name.range, of: selection.text, type: both("许多行", "many rows")))
    }
    var single: CheckedExpression?
    if let only = onlyRow(selection), case .value(let one) = try memberTerm(only, named: name) { single = one }
    let column = CheckedExpression(kind: value.kind, type: value.type, range: range, source: value.source)
    return .column(selection, column, single: single)
  }

  /// The row of a selection that can only have one: a child table, or what 其中 picks out.
  private func onlyRow(_ selection: Selection) -> RowTerm? {
    switch selection.source {
    case .children(let table, let row) where selection.condition == nil && selection.excluding == nil:
      return RowTerm(row: .onlyChild(row, table), table: table, prefix: selection.text, text: selection.text)
    case .table(let table, _), .children(let table, _):
      guard selection.condition != nil else { return nil }
      return RowTerm(row: .only(selection), table: table, prefix: selection.text, text: selection.text)
    case .values, .scope: return nil
    }
  }

  private mutating func deeperColumn(
    _ selection: Selection, _ value: CheckedExpression, _ single: CheckedExpression?, _ name: Name,
    _ range: SourceRange
  ) throws(Rejection) -> Term {
    guard case .value(let deeper) = try memberOfValue(value, name, range) else {
      throw Rejection(
        NameProblem.noMembers(name.text, name.range, of: value.source, type: both("许多行", "many rows")))
    }
    var deeperSingle: CheckedExpression?
    if let single, case .value(let one) = try memberOfValue(single, name, range) { deeperSingle = one }
    return .column(selection, deeper, single: deeperSingle)
  }

  private mutating func memberOfValue(
    _ value: CheckedExpression, _ name: Name, _ range: SourceRange
  ) throws(Rejection) -> Term {
    if let row = followed(value), world.member(nameKey(name.text), of: row.table) != nil {
      return try memberTerm(row, named: name)
    }
    if case .several = value.type, isCountWord(name) {
      return .value(count(try asSet(.value(value), range), range))
    }
    if let function = world.function(named: nameKey(name.text)), function.form == .property {
      return .value(try call(function, [value], range))
    }
    if let row = followed(value) { throw Rejection(unknownMember(name, of: row.table)) }
    throw Rejection(
      NameProblem.noMembers(name.text, name.range, of: value.source, type: world.typeName(value.type)))
  }

  /// 到期日 and its like of a named rule, for the row here.
  private mutating func deadline(of rule: Int, _ name: Name) throws(Rejection) -> CheckedExpression {
    guard let word = DeadlineWord.named(nameKey(name.text)) else {
      throw Rejection(
        NameProblem.unknownMember(
          name.text, name.range, table: LocalizedText(same: world.rules[rule].id),
          nearest: nearestName(to: name.text, among: DeadlineWord.allCases.flatMap { [$0.names.zh, $0.names.en] })))
    }
    guard let signature = world.signature(ofRule: rule) else { throw Rejection.silent }
    guard let unit = signature.unit else {
      throw Rejection(FormProblem.ruleWithoutDeadline(name.range, rule: world.rules[rule].id))
    }
    let row = try row(ofRule: rule, signature.table, name.range)
    return word.expression(
      rule: world.ruleIndex(rule), unit: unit, marks: try marks(word, of: rule, name.range), row: row,
      prefix: LocalizedText(same: world.rules[rule].id), name.range)
  }

  /// The row here that a rule judges: the innermost row itself, its parent, or what one reference names.
  mutating func row(ofRule rule: Int, _ table: TableID, _ range: SourceRange) throws(Rejection) -> RowExpression {
    for frame in frames.reversed() {
      guard let own = frame.table else { continue }
      touched.insert(frame.slot)
      if own == table { return .slot(frame.slot) }
      var row = RowExpression.slot(frame.slot)
      var current = own
      while let parent = world.tables[current.index].parent {
        row = .parent(row)
        if parent == table { return row }
        current = parent
      }
      let fields = world.tables[own.index].fields
      let references = fields.indices.filter { fields[$0].type == .reference(table) }
      if references.count == 1, let only = references.first { return .follow(.slot(frame.slot), FieldID(only)) }
    }
    throw Rejection(
      FormProblem.ruleOfOtherObject(
        range, rule: world.rules[rule].id, object: world.tables[table.index].name, here: frames.last?.name))
  }

  /// 通过 R, 违反 R: a condition on a row, or in a measure a number of objects.
  mutating func ruleOutcome(
    _ word: RuleOutcomeWord, _ name: Name, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    guard let rule = world.rule(id: name.text) else {
      throw Rejection(
        NameProblem.unknownRule(
          name.text, name.range, nearest: nearestName(to: name.text, among: world.rules.map(\.id))))
    }
    guard let signature = world.signature(ofRule: rule) else { throw Rejection.silent }
    uses.rules.insert(rule)
    let id = world.rules[rule].id
    let label: LocalizedText
    switch word {
    case .pass: label = phrase(zh: ["通过", id], en: ["passes", id])
    case .violation: label = phrase(zh: ["违反", id], en: ["breach of", id])
    case .applicable: label = phrase(zh: ["适用", id], en: ["applicable", id])
    case .undetermined: label = phrase(zh: ["待查", id], en: ["to be checked", id])
    }
    if context.isMeasure && frames.isEmpty {
      return CheckedExpression(
        kind: .ruleCount(rule: world.ruleIndex(rule), outcomes: word.outcomes), type: .number, range: range,
        source: label)
    }
    let row = try row(ofRule: rule, signature.table, range)
    let parts = word.outcomes.map { outcome in
      CheckedExpression(
        kind: .ruleOutcome(rule: world.ruleIndex(rule), outcome: outcome, row), type: .truth, range: range,
        source: label)
    }
    guard parts.count > 1 else { return parts[0] }
    return CheckedExpression(kind: .any(parts), type: .truth, range: range, source: label)
  }
}
