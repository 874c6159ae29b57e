import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

/// A selection with the scope inside it and its table, which values do not have.
struct MadeSelection {
  let selection: Selection
  let inner: RowScope
  let table: TableID
}

extension RuleSetMaker {
  /// A selection over rows or over the values of a field.
  mutating func selection(_ scope: RowScope, _ depth: Int) -> (selection: Selection, inner: RowScope)? {
    if random.chance(15), let values = valueSelection(scope, depth) { return values }
    return rowSelection(scope, depth).map { ($0.selection, $0.inner) }
  }

  mutating func valueSelection(_ scope: RowScope, _ depth: Int) -> (selection: Selection, inner: RowScope)? {
    let element: ValueType = random.pick([.text, .text, .date, .number])
    guard let field = field(.several(element), scope) else { return nil }
    let inner = scope.with(element: element)
    bound(inner)
    var narrowing: CheckedExpression?
    if random.chance(40) {
      let subject = express(.element(slot: scope.next), element)
      narrowing = condition(.compare(element == .text ? .notEqual : order(), subject, constant(element)))
    }
    return (Selection(.values(field), slot: scope.next, where: narrowing), inner)
  }

  /// A selection over child rows, over another or the own table, or over the scope of a measure.
  mutating func rowSelection(_ scope: RowScope, _ depth: Int) -> MadeSelection? {
    fuel -= 1
    if let measured = scope.measured, random.chance(80) {
      let inner = scope.with(row: measured)
      bound(inner)
      let narrowing = random.chance(60) ? truth(inner, depth - 1) : nil
      return MadeSelection(
        selection: Selection(.scope(measured), slot: scope.next, where: narrowing), inner: inner, table: measured)
    }
    if random.chance(55), let children = childSelection(scope, depth) { return children }
    return tableSelection(scope, depth)
  }

  private mutating func childSelection(_ scope: RowScope, _ depth: Int) -> MadeSelection? {
    for _ in 0..<3 {
      guard let row = row(scope) else { return nil }
      let children = Office.children(of: row.table)
      guard !children.isEmpty else { continue }
      let table = random.pick(children)
      let inner = scope.with(row: table)
      bound(inner)
      let narrowing = random.chance(50) ? truth(inner, depth - 1) : nil
      // Other rows of the same parent.
      let own = scope.rows.last { $0.table == table }
      let excluding: RowExpression? = own != nil && random.chance(40) ? own.map { .slot($0.slot) } : nil
      return MadeSelection(
        selection: Selection(.children(table, of: row.row), slot: scope.next, where: narrowing, excluding: excluding),
        inner: inner, table: table)
    }
    return nil
  }

  private mutating func tableSelection(_ scope: RowScope, _ depth: Int) -> MadeSelection? {
    let table = random.pick([
      Office.cases, Office.cases, Office.complaints, Office.complaints, Office.notices, Office.special, Office.sections,
      Office.items, Office.opinions, Office.fees, Office.registers,
    ])
    let snapshot: TableSnapshot = random.chance(85) ? .current : random.pick([.previous, .lastYear])
    let inner = scope.with(row: table)
    bound(inner)
    var parts: [CheckedExpression] = []
    if random.chance(80), let equality = equality(scope, inner, table) { parts.append(equality) }
    if random.chance(15), let equality = equality(scope, inner, table) { parts.append(equality) }
    if parts.isEmpty || random.chance(40) { parts.append(truth(inner, min(1, depth - 1))) }
    if random.chance(10) { parts = [] }
    let own = scope.rows.last { $0.table == table }
    let excluding: RowExpression? = own != nil && random.chance(35) ? own.map { .slot($0.slot) } : nil
    return MadeSelection(
      selection: Selection(
        .table(table, snapshot), slot: scope.next,
        where: parts.isEmpty ? nil : parts.count == 1 ? parts[0] : condition(.all(parts)), excluding: excluding),
      inner: inner, table: table)
  }

  /// An equality between a member and the rows outside: a keyed lookup.
  private mutating func equality(_ outer: RowScope, _ inner: RowScope, _ table: TableID) -> CheckedExpression? {
    let slot = outer.next
    // What stands outside must not bind the slot of the member a second time.
    var outer = outer
    outer.next = inner.next
    var found: [CheckedExpression] = []
    for (index, field) in Office.plain[table].fields.enumerated() {
      let member = express(.field(.slot(slot), FieldID(index)), Office.valueType(field.type))
      switch field.type {
      case .reference(let target):
        if let row = row(of: target, outer) { found.append(equal(member, express(.rowKey(row), member.type))) }
        if let other = self.field(member.type, outer) { found.append(equal(member, other)) }
      case .choice, .text, .integer, .truth, .date:
        if random.chance(35), let other = self.field(member.type, outer) { found.append(equal(member, other)) }
      default: break
      }
    }
    if let reference = self.field(.reference(table), outer) {
      let key = express(.rowKey(.slot(slot)), .reference(table))
      found += [equal(reference, key), equal(key, reference)]
    }
    return found.isEmpty ? nil : random.pick(found)
  }

  private mutating func equal(_ left: CheckedExpression, _ right: CheckedExpression) -> CheckedExpression {
    condition(random.chance(50) ? .compare(.equal, left, right) : .compare(.equal, right, left))
  }

  // MARK: Figures

  mutating func aggregate(_ type: ValueType, _ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    guard let made = rowSelection(scope, depth), let inner = figure(type, made, depth) else {
      guard let values = valueSelection(scope, depth), let last = values.inner.elements.last, last.type == type else {
        return nil
      }
      let element = express(.element(slot: last.slot), type)
      return express(.aggregate(aggregate(for: type), values.selection, element), type)
    }
    return express(.aggregate(aggregate(for: type), made.selection, inner), type)
  }

  private mutating func aggregate(for type: ValueType) -> Aggregate {
    switch type {
    case .date, .moment: random.pick([.earliest, .latest])
    case .rate: random.pick([.average, .largest, .smallest])
    default: random.pick([.sum, .sum, .average, .largest, .smallest])
    }
  }

  /// A figure of a member; nil if its table has none of the type.
  private mutating func figure(_ type: ValueType, _ made: MadeSelection, _ depth: Int) -> CheckedExpression? {
    let fields = Office.fields(of: made.table, type)
    if fields.isEmpty { return nil }
    if random.chance(85) { return express(.field(.slot(made.selection.slot), random.pick(fields)), type) }
    return value(type, made.inner, 1)
  }

  mutating func distinctCount(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    guard let made = rowSelection(scope, depth), let field = memberField(made) else { return nil }
    return express(.aggregate(.distinctCount, made.selection, field), .number)
  }

  /// Any field of the members that has one value.
  private mutating func memberField(_ made: MadeSelection) -> CheckedExpression? {
    let fields = Office.plain[made.table].fields
    let index = random.below(fields.count)
    if case .several = fields[index].type { return nil }
    return express(.field(.slot(made.selection.slot), FieldID(index)), Office.valueType(fields[index].type))
  }

  // MARK: Conditions

  mutating func setCondition(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    switch random.below(15) {
    case 10... where isPlain && random.chance(90): return nil
    case 0: return selection(scope, depth).map { condition(.hasRows($0.selection)) }
    case 1: return selection(scope, depth).map { condition(.lacksRows($0.selection)) }
    case 2, 3, 4:
      guard let made = selection(scope, depth) else { return nil }
      let items = (0..<(1 + random.below(2))).map { _ in item(truth(made.inner, depth - 1)) }
      return condition(random.chance(50) ? .exists(made.selection, meets: items) : .every(made.selection, meets: items))
    case 5:
      guard let made = selection(scope, depth) else { return nil }
      let count = express(.count(made.selection), .number)
      return condition(.compare(order(), count, express(.constant(.number(Fraction(random.below(4)))), .number)))
    case 6: return complete(scope, depth)
    case 7: return setRelation(scope, depth)
    case 8: return sortedInOrder(scope, depth)
    case 9:
      guard let made = rowSelection(scope, depth), let field = memberField(made) else { return nil }
      return condition(.distinctWithin(made.selection, field))
    default: return ownTable(scope)
    }
  }

  private mutating func complete(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    guard let made = rowSelection(scope, depth), let field = memberField(made) else { return nil }
    let words = (0..<(1 + random.below(2))).map { _ in constant(field.type) }
    return condition(.complete(made.selection, field, words: words, exactly: random.chance(40)))
  }

  private mutating func setRelation(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    let relation: SetRelation = random.pick([.subset, .equal, .disjoint])
    if random.chance(25), let left = valueSelection(scope, depth), let type = left.inner.elements.last?.type {
      var outer = scope
      outer.next += 1
      guard let right = valueSelection(outer, depth), right.inner.elements.last?.type == type else { return nil }
      return condition(
        .setRelation(
          relation, left.selection, [express(.element(slot: scope.next), type)], right.selection,
          [express(.element(slot: outer.next), type)]))
    }
    guard let left = rowSelection(scope, depth), let key = memberField(left) else { return nil }
    var outer = scope
    outer.next += 1
    for _ in 0..<4 {
      guard let right = rowSelection(outer, depth) else { return nil }
      let fields = Office.fields(of: right.table, key.type)
      guard !fields.isEmpty else { continue }
      let other = express(.field(.slot(right.selection.slot), random.pick(fields)), key.type)
      return condition(.setRelation(relation, left.selection, [key], right.selection, [other]))
    }
    return nil
  }

  private mutating func sortedInOrder(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    guard let made = rowSelection(scope, depth) else { return nil }
    let types: [ValueType] = [.date, .number, .money].filter { !Office.fields(of: made.table, $0).isEmpty }
    guard !types.isEmpty, let by = figure(random.pick(types), made, depth),
      let inner = figure(random.pick(types), made, depth)
    else { return nil }
    return condition(.sortedInOrder(made.selection, by: by, inner, strictly: random.chance(40)))
  }

  /// Conditions over the own table: unique, consecutive, gaps, one depends on the other.
  private mutating func ownTable(_ scope: RowScope) -> CheckedExpression? {
    guard let own = random.chance(75) ? scope.rows.first : scope.rows.last, own.table != Office.organisation else {
      return nil
    }
    let slot = scope.next
    let inner = scope.with(row: own.table)
    bound(inner)
    let fields = Office.plain[own.table].fields.indices.filter {
      if case .several = Office.plain[own.table].fields[$0].type { false } else { true }
    }
    func read(_ index: Int, _ slot: Int) -> CheckedExpression {
      express(.field(.slot(slot), FieldID(index)), Office.valueType(Office.plain[own.table].fields[index].type))
    }
    var within: CheckedExpression?
    if random.chance(50) {
      let index = random.pick(fields)
      within = condition(.compare(.equal, read(index, slot), read(index, own.slot)))
    }
    let peers = Selection(.table(own.table, .current), slot: slot, where: within)
    let numbers = Office.fields(of: own.table, .number)
    let dates = Office.fields(of: own.table, .date)
    switch random.below(4) {
    case 0:
      let index = random.pick(fields)
      return condition(.unique(peers, read(index, slot), own: read(index, own.slot)))
    case 1 where !numbers.isEmpty: return condition(.consecutive(peers, read(random.pick(numbers).index, slot)))
    case 2 where !dates.isEmpty:
      let bound = constant(.duration(random.pick([.day, .workday, .month])))
      return condition(
        .maximumGap(peers, by: read(random.pick(dates).index, slot), random.pick([.atMost, .less]), bound))
    default:
      guard own.slot == 0 else { return nil }
      let from = (0..<(1 + random.below(2))).map { _ in read(random.pick(fields), slot) }
      return condition(.functional(peers, from: from, to: [read(random.pick(fields), slot)]))
    }
  }
}
