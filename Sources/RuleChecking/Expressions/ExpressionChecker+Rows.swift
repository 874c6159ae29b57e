import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// 本 T, 该 T, 其他 T, 上年 X, T「键」.
  mutating func rowTerm(_ expression: Expression, want: Want) throws(Rejection) -> Term {
    switch expression.kind {
    case .this(let name): return .row(try thisRow(name))
    case .that(let name): return try thatTerm(name)
    case .other(let name): return .rows(try otherRows(name))
    case .keyed(let name, let key): return .row(try keyedRow(name, key))
    case .previous(let inner, let lastYear):
      return try previousTerm(inner, lastYear: lastYear, expression.range, want: want)
    default: throw Rejection(FormProblem.noObject(expression.range))
    }
  }

  /// The table that a name declares.
  func table(named written: Name) throws(Rejection) -> TableID {
    let name = substituted(written)
    if EnvironmentWord.named(nameKey(name.text)) == .organisation { return .organisation }
    if case .table(let table)? = try world.lookup(nameKey(name.text), name: name, pack: context.pack) { return table }
    let tables = world.tables.filter { world.isVisible($0, from: context.pack) }
    let nearest = nearestName(to: name.text, among: tables.flatMap { [$0.name.zh, $0.name.en] })
    throw Rejection(DeclarationProblem.unknownTable(name.range, name.text, nearest: nearest))
  }

  private mutating func thisRow(_ name: Name) throws(Rejection) -> RowTerm {
    if let hit = thisHit(name) {
      touched.insert(0)
      return hit
    }
    let table = try table(named: name)
    guard let object = frames.first, object.slot == 0, let own = object.table else {
      throw Rejection(FormProblem.noObject(name.range))
    }
    touched.insert(0)
    let label = world.tables[table.index].name
    let text = LocalizedText(zh: "本" + label.zh, en: "this " + label.en)
    if table == own {
      return RowTerm(row: .slot(0), table: table, prefix: frames.count == 1 ? nil : text, text: text)
    }
    var row = RowExpression.slot(0)
    var current = own
    while let parent = world.tables[current.index].parent {
      row = .parent(row)
      if parent == table { return RowTerm(row: row, table: table, prefix: label, text: label) }
      current = parent
    }
    throw Rejection(NameProblem.notTheObject(label, name.range, object: object.name))
  }

  private mutating func thatTerm(_ name: Name) throws(Rejection) -> Term {
    let key = nameKey(name.text)
    for frame in frames.dropFirst(frames.first?.slot == 0 ? 1 : 0).reversed() {
      guard nameKey(frame.name.zh) == key || nameKey(frame.name.en) == key else { continue }
      touched.insert(frame.slot)
      let text = LocalizedText(zh: "该" + frame.name.zh, en: "that " + frame.name.en)
      if let table = frame.table {
        return .row(RowTerm(row: .slot(frame.slot), table: table, prefix: text, text: text))
      }
      return .value(
        CheckedExpression(
          kind: .element(slot: frame.slot), type: frame.element ?? .text, range: name.range, source: text))
    }
    throw Rejection(NameProblem.noEnclosing(label(of: name), name.range))
  }

  /// The declared labels of a table, or the word as written.
  private func label(of name: Name) -> LocalizedText {
    (try? table(named: name)).map { world.tables[$0.index].name } ?? LocalizedText(same: name.text)
  }

  private func otherRows(_ name: Name) throws(Rejection) -> Selection {
    let table = try table(named: name)
    guard let frame = frames.last(where: { $0.table == table }) else {
      throw Rejection(NameProblem.noEnclosing(label(of: name), name.range))
    }
    let label = world.tables[table.index].name
    let source: Selection.Source =
      frame.slot > 0 && world.tables[table.index].parent != nil
      ? .children(table, of: .parent(.slot(frame.slot))) : .table(table, .current)
    return Selection(
      source: source, slot: nextSlot, excluding: .slot(frame.slot),
      text: LocalizedText(zh: "其他" + label.zh, en: "other " + label.en))
  }

  private func keyedRow(_ name: Name, _ key: String) throws(Rejection) -> RowTerm {
    let table = try table(named: name)
    let symbol = world.tables[table.index]
    var within: RowExpression?
    if let parent = symbol.parent, let frame = frames.last(where: { $0.table == parent }) {
      within = .slot(frame.slot)
    }
    let text = LocalizedText(zh: "\(symbol.name.zh)「\(key)」", en: "\(symbol.name.en)「\(key)」")
    return RowTerm(row: .keyed(table, Text(key), within: within), table: table, prefix: text, text: text)
  }

  private mutating func previousTerm(
    _ inner: Expression, lastYear: Bool, _ range: SourceRange, want: Want
  ) throws(Rejection) -> Term {
    if case .name(let name) = inner.kind {
      let symbol = try world.lookup(nameKey(substituted(name).text), name: name, pack: context.pack)
      if case .measure(let index)? = symbol {
        return .value(try measure(index, previous: true, lastYear: lastYear, range))
      }
      if case .table(let table)? = symbol {
        let label = world.tables[table.index].name
        return .rows(
          selection(.table(table, lastYear ? .lastYear : .previous), previousText(label, lastYear)))
      }
    }
    let row = try row(inner)
    let text = previousText(row.text, lastYear)
    return .row(RowTerm(row: .previousPair(row.row), table: row.table, prefix: text, text: text))
  }

  private func previousText(_ text: LocalizedText, _ lastYear: Bool) -> LocalizedText {
    lastYear
      ? LocalizedText(zh: "上年" + text.zh, en: "last year's " + text.en)
      : LocalizedText(zh: "上期" + text.zh, en: "previous " + text.en)
  }

  /// T（其中 C）.
  mutating func selection(
    _ base: Expression, _ condition: Expression, _ range: SourceRange
  ) throws(Rejection) -> Selection {
    let outer = try set(base)
    let checked = try noPairs(outer, range) { (checker) throws(Rejection) in
      try checker.inside(checker.frame(of: outer)) { (inner) throws(Rejection) in try inner.condition(condition) }
    }
    return narrowed(outer, by: checked)
  }

  /// Checks what is asked of the rows of a selection, and rejects a comparison of every row with every row: one that reads
  /// an outer row without an equality between the two sides.
  mutating func noPairs<Result>(
    _ selection: Selection, _ range: SourceRange,
    _ body: (inout ExpressionChecker) throws(Rejection) -> Result
  ) throws(Rejection) -> Result {
    let before = touched
    touched = []
    let result = try body(&self)
    let outer = touched.filter { slot in slot < selection.slot && frames.contains { $0.slot == slot } }
    let isKeyed = keyed.contains(selection.slot)
    touched.formUnion(before)
    touched.remove(selection.slot)
    guard case .table(let table, _) = selection.source, table != .organisation, !isKeyed, !context.allowsPairs,
      let slot = outer.max(), let frame = frames.first(where: { $0.slot == slot }), frame.table != .organisation
    else { return result }
    throw Rejection(FormProblem.pairwise(range, left: frame.name, right: selection.text))
  }

  /// A selection with one more condition.
  func narrowed(_ selection: Selection, by condition: CheckedExpression) -> Selection {
    var conditions: [CheckedExpression] = []
    if let first = selection.condition { conditions.append(first) }
    conditions.append(condition)
    let joined = conditions.count == 1 ? condition : allOf(conditions, condition.range)
    let text = LocalizedText(
      zh: "\(selection.text.zh)（其中\(condition.source.zh)）", en: "\(selection.text.en) (where \(condition.source.en))")
    return Selection(
      source: selection.source, slot: selection.slot, condition: joined, excluding: selection.excluding, text: text)
  }

  /// All of several conditions.
  func allOf(_ conditions: [CheckedExpression], _ range: SourceRange) -> CheckedExpression {
    CheckedExpression(
      kind: .all(conditions), type: .truth, range: range,
      source: LocalizedText(
        zh: conditions.map { inAnd($0).zh }.joined(separator: "，且"),
        en: conditions.map { inAnd($0).en }.joined(separator: ", and ")))
  }

  /// The text of a condition as a part of 且.
  func inAnd(_ condition: CheckedExpression) -> LocalizedText {
    switch condition.kind {
    case .any, .implies: condition.source.bracketed
    default: condition.source
    }
  }
}
