import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Builds the rows of a test from what it gives: the object, its parents and children, rows it refers to, other rows.
struct TestRows {
  let world: World
  let pack: Int
  let object: TableID
  private(set) var rows: [CheckedTest.Row]
  private(set) var checkDate: Day?
  private(set) var period: ClosedRange<Day>?
  private(set) var parameters: [Int: Value] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var uses = Uses()
  private var places: [Place: SourceRange] = [:]

  private struct Place: Hashable {
    let row: Int
    let field: Int
  }

  /// Where a value goes.
  private enum Target: Hashable {
    case field(row: Int, FieldID)
    case checkDate
    case period
    case parameter(Int)
  }

  init(world: World, pack: Int, object: TableID, range: SourceRange) {
    self.world = world
    self.pack = pack
    self.object = object
    rows = [CheckedTest.Row(table: object, range: range)]
  }

  /// Takes a value of the object or of the run.
  mutating func give(_ value: GivenValue) { give(value, to: 0) }

  private mutating func give(_ value: GivenValue, to row: Int) {
    do throws(Rejection) {
      let target = try target(value.field, row: row)
      try assign(value, to: target)
    } catch {
      diagnostics += error.diagnostics
    }
  }

  /// Takes a row of a child table or of another table.
  mutating func give(_ row: GivenRow) {
    do throws(Rejection) {
      let index = try addRow(row)
      for value in row.values { give(value, to: index) }
    } catch {
      diagnostics += error.diagnostics
    }
  }

  private mutating func addRow(_ row: GivenRow) throws(Rejection) -> Int {
    guard let name = row.table else {
      // 上年 alone: the pair of the object.
      rows.append(CheckedTest.Row(table: object, key: rows[0].key, isPrevious: true, range: row.range))
      return rows.count - 1
    }
    let checker = ExpressionChecker(world: world, context: ScopeContext(pack: pack))
    let table = try checker.table(named: name)
    let symbol = world.tables[table.index]
    if let key = row.key, !row.isPrevious, let existing = rowWithKey(key.text, table) { return existing }
    var parent: Int?
    if let parentTable = symbol.parent {
      parent = try parentRow(parentTable, for: symbol, row)
    }
    rows.append(
      CheckedTest.Row(table: table, key: row.key?.text, parent: parent, isPrevious: row.isPrevious, range: row.range))
    if !row.isPrevious { stand(objectIn: rows.count - 1) }
    return rows.count - 1
  }

  /// A link stands in the page that is given with it: such rows have no other way to name their parent.
  private mutating func stand(objectIn row: Int) {
    let own = world.tables[object.index]
    guard own.content != nil, own.parent == rows[row].table, rows[0].parent == nil else { return }
    rows[0].parent = row
  }

  private func rowWithKey(_ key: String, _ table: TableID) -> Int? {
    rows.indices.dropFirst().first { rows[$0].table == table && rows[$0].key == key && !rows[$0].isPrevious }
  }

  /// The parent of a given child row: the object, the object's own parent, or the row of that table given last.
  private mutating func parentRow(
    _ parent: TableID, for child: TableSymbol, _ row: GivenRow
  ) throws(Rejection) -> Int {
    if let last = rows.indices.last(where: { rows[$0].table == parent && rows[$0].isPrevious == row.isPrevious }) {
      return last
    }
    if row.isPrevious || parent != object {
      if let made = ancestor(parent) { return made }
      rows.append(CheckedTest.Row(table: parent, isPrevious: row.isPrevious, range: row.range))
      return rows.count - 1
    }
    return 0
  }

  /// The row of a parent table of the object, made when it is first named.
  private mutating func ancestor(_ table: TableID) -> Int? {
    var current = 0
    while let parent = world.tables[rows[current].table.index].parent {
      if let existing = rows[current].parent {
        current = existing
      } else {
        rows.append(CheckedTest.Row(table: parent, range: rows[current].range))
        rows[current].parent = rows.count - 1
        current = rows.count - 1
      }
      if parent == table { return current }
    }
    return nil
  }

  // MARK: Where a value goes

  private mutating func target(
    _ readings: Readings<Expression>, row: Int
  ) throws(Rejection) -> Target {
    var last: Rejection?
    for reading in readings.all.sorted(by: { $0.words.count < $1.words.count }) {
      let before = self
      do throws(Rejection) {
        let found = try target(reading.node, row: row)
        uses.choices.append(ReadingChoice(range: readings.range, words: reading.words))
        return found
      } catch {
        self = before
        if last == nil || error.plausibility > (last?.plausibility ?? .name) { last = error }
      }
    }
    throw last ?? .silent
  }

  private mutating func target(_ node: Expression, row: Int) throws(Rejection) -> Target {
    switch node.kind {
    case .name(let name): return try named(name, row: row)
    case .period: return .period
    case .member(let base, let name):
      let owner = try reached(base, from: row)
      return try field(name, of: owner)
    default: throw Rejection(TestProblem.notAField(node.range, world.text(node.range)))
    }
  }

  private mutating func named(_ name: Name, row: Int) throws(Rejection) -> Target {
    let key = nameKey(name.text)
    if let member = world.member(key, of: rows[row].table) {
      return try memberTarget(member, name, row: row)
    }
    switch EnvironmentWord.named(key) {
    case .checkDate?: return .checkDate
    case .reportPeriod?: return .period
    default: break
    }
    if case .parameter(let index)? = try world.lookup(key, name: name, pack: pack) {
      uses.parameters.insert(index)
      return .parameter(index)
    }
    return try field(name, of: row)
  }

  private mutating func memberTarget(_ member: Member, _ name: Name, row: Int) throws(Rejection) -> Target {
    uses.labels[name.range] = world.label(of: member, in: rows[row].table)
    switch member {
    case .field(let id): return .field(row: row, id)
    case .definition(let index):
      throw Rejection(TestProblem.computedField(name.range, world.definitions[index].name))
    case .child, .parent: throw Rejection(TestProblem.notAField(name.range, name.text))
    }
  }

  private mutating func field(_ name: Name, of row: Int) throws(Rejection) -> Target {
    let table = rows[row].table
    if let member = world.member(nameKey(name.text), of: table) { return try memberTarget(member, name, row: row) }
    if world.brokenMembers[table.index]?.contains(nameKey(name.text)) == true { throw Rejection.silent }
    let symbol = world.tables[table.index]
    if let nearest = nearestName(to: name.text, among: symbol.orderedNames) {
      throw Rejection(NameProblem.unknownMember(name.text, name.range, table: symbol.name, nearest: nearest))
    }
    let checker = ExpressionChecker(world: world, context: ScopeContext(pack: pack))
    throw Rejection(
      checker.inOtherTable(nameKey(name.text), name, here: table)
        ?? .unknownMember(name.text, name.range, table: symbol.name, nearest: nil))
  }

  /// The row that a path leads to from another one.
  private mutating func reached(_ base: Expression, from row: Int) throws(Rejection) -> Int {
    switch base.kind {
    case .this: return 0
    case .previous:
      if let pair = rows.indices.first(where: { rows[$0].isPrevious && rows[$0].table == object }) { return pair }
      rows.append(CheckedTest.Row(table: object, key: rows[0].key, isPrevious: true, range: base.range))
      return rows.count - 1
    case .member(let inner, let name):
      let owner = try reached(inner, from: row)
      return try step(name, from: owner)
    case .name(let name): return try step(name, from: row)
    default: throw Rejection(TestProblem.notAField(base.range, world.text(base.range)))
    }
  }

  private mutating func step(_ name: Name, from row: Int) throws(Rejection) -> Int {
    switch world.member(nameKey(name.text), of: rows[row].table) {
    case .parent(let table)?:
      if let existing = rows[row].parent { return existing }
      rows.append(CheckedTest.Row(table: table, range: name.range))
      rows[row].parent = rows.count - 1
      return rows.count - 1
    case .field(let id)?:
      if case .reference(let table) = world.tables[rows[row].table.index].fields[id.index].type {
        return referred(table, by: id, from: row, name.range)
      }
    case .child(let table)?:
      if let existing = rows.indices.first(where: { rows[$0].table == table && rows[$0].parent == row }) {
        return existing
      }
      rows.append(CheckedTest.Row(table: table, parent: row, range: name.range))
      return rows.count - 1
    default: break
    }
    throw Rejection(TestProblem.notAField(name.range, name.text))
  }

  /// The row that a reference names: the one with the given key, else a row made up for it.
  private mutating func referred(_ table: TableID, by field: FieldID, from row: Int, _ range: SourceRange) -> Int {
    var key = "#\(world.tables[table.index].name.zh)"
    if case .reference(let text)? = rows[row].values.first(where: { $0.field == field })?.value {
      key = text.string
    } else {
      rows[row].values.append(.init(field: field, value: .reference(Text(key))))
    }
    if let existing = rowWithKey(key, table) { return existing }
    rows.append(CheckedTest.Row(table: table, key: key, range: range))
    return rows.count - 1
  }

  // MARK: Values

  private mutating func assign(_ given: GivenValue, to target: Target) throws(Rejection) {
    var reader = GivenReader(world: world, pack: pack)
    defer { uses.choices += reader.choices }
    switch target {
    case .checkDate:
      let value = try reader.value(given.value, type: .date, field: EnvironmentWord.checkDate.names, given.range)
      if case .date(let day)? = value { checkDate = day }
    case .period: period = try reader.period(given.value, given.range)
    case .parameter(let index):
      guard let parameter = world.parameters[index].checked else { throw Rejection.silent }
      parameters[world.parameterIndex(index)] = try reader.value(
        given.value, type: parameter.type, field: parameter.name, given.range)
    case .field(let row, let id):
      let field = world.tables[rows[row].table.index].fields[id.index]
      if let first = places[Place(row: row, field: id.index)] {
        throw Rejection(TestProblem.givenTwice(given.range, field: field.name, first: first))
      }
      places[Place(row: row, field: id.index)] = given.range
      let value = try reader.value(given.value, field: field, given.range)
      rows[row].values.append(.init(field: id, value: value))
      if world.isKey(id, of: rows[row].table), rows[row].key == nil, let value {
        rows[row].key = TableRows.keyText(value, type: field.type)
      }
    }
  }
}
