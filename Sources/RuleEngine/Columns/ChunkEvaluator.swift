import Records

/// Computes the nodes of a plan over one chunk after the other, each node at most once a chunk.
///
/// One evaluator belongs to one worker. The kernels stand in extensions by construct; none of them knows a cause: what is
/// unknown is just unknown here, and the reference evaluator finds out why when a finding is written.
final class ChunkEvaluator {
  /// The plan.
  let plan: Plan
  /// The rules it was made from.
  let rules: CheckedRuleSet
  /// What lookups, probes and gathers ask, built once for all workers.
  let tables: LoadedTables
  /// The chunk in hand.
  private(set) var chunk = Chunk(parts: [])
  /// The texts of the plan as slots.
  let constantTexts: ConstantTexts
  private var truths: [TruthColumn?]
  private var values: [SlotColumn?]
  /// The rows for which a costly node was computed; nil for all rows.
  private var done: [Bitmap?]
  private var outcomes: [RuleColumns?]
  private var matchers: [PatternMatcher?]
  private var places: [Int?]
  /// The parent row of each child row, by table, for the tables that were asked.
  private var parentRows: [[Int32]?]
  private var everyRow: [Bitmap?]

  init(plan: Plan, rules: CheckedRuleSet, tables: LoadedTables) {
    self.plan = plan
    self.rules = rules
    self.tables = tables
    constantTexts = ConstantTexts(plan.texts)
    truths = Array(repeating: nil, count: plan.nodes.count)
    values = Array(repeating: nil, count: plan.nodes.count)
    done = Array(repeating: nil, count: plan.nodes.count)
    outcomes = Array(repeating: nil, count: plan.rules.count)
    matchers = Array(repeating: nil, count: plan.texts.count)
    places = Array(repeating: nil, count: rules.schema.tables.count)
    parentRows = Array(repeating: nil, count: rules.schema.tables.count)
    everyRow = Array(repeating: nil, count: rules.schema.tables.count)
  }

  /// Takes the next chunk and forgets what was computed over the last one.
  func begin(_ chunk: Chunk) {
    self.chunk = chunk
    for index in truths.indices { (truths[index], values[index], done[index]) = (nil, nil, nil) }
    for index in outcomes.indices { outcomes[index] = nil }
    for index in places.indices { (places[index], parentRows[index]) = (nil, nil) }
    for (place, part) in chunk.parts.enumerated() { places[part.table.index] = place }
  }

  /// The number of rows of a table in the chunk.
  func rowCount(_ table: TableID) -> Int {
    guard let place = places[table.index] else { preconditionFailure("a node runs over a table of the chunk") }
    return chunk.parts[place].batch.rowCount
  }

  /// All rows of a table in the chunk.
  func rows(_ table: TableID) -> Bitmap {
    if let known = everyRow[table.index], known.count == rowCount(table) { return known }
    let rows = Bitmap(repeating: true, count: rowCount(table))
    everyRow[table.index] = rows
    return rows
  }

  /// The column of a field in the chunk.
  func column(_ table: TableID, _ field: FieldID) -> Column {
    guard let place = places[table.index] else { preconditionFailure("a node runs over a table of the chunk") }
    return chunk.parts[place].batch.columns[field.index]
  }

  /// The part of a table in the chunk.
  func part(_ table: TableID) -> Chunk.Part {
    guard let place = places[table.index] else { preconditionFailure("a node runs over a table of the chunk") }
    return chunk.parts[place]
  }

  /// The parent row of each row of a child table.
  func parents(of table: TableID) -> [Int32] {
    if let known = parentRows[table.index] { return known }
    let part = part(table)
    let parents = RowLoops.parents(starts: part.starts, count: part.batch.rowCount)
    parentRows[table.index] = parents
    return parents
  }

  /// The truth of a node, at least for the rows asked for; for other rows a costly node says nothing.
  func truth(_ id: NodeID, within rows: Bitmap? = nil) -> TruthColumn {
    let wanted = plan.traits[id.index].isCostly ? rows : nil
    guard let known = truths[id.index] else {
      let column = computeTruth(plan[id], within: wanted)
      truths[id.index] = column
      done[id.index] = wanted
      return column
    }
    guard let ready = done[id.index] else { return known }
    let missing = wanted?.subtracting(ready) ?? ready.complement()
    if missing.isEmpty { return known }
    let more = computeTruth(plan[id], within: missing)
    let hard = Self.merged(known.hard, more.hard, missing)
    let column = TruthColumn(
      yes: known.yes.subtracting(missing).union(more.yes.intersection(missing)),
      known: known.known.subtracting(missing).union(more.known.intersection(missing)), hard: hard)
    truths[id.index] = column
    done[id.index] = wanted.map { $0.union(ready) }
    return column
  }

  /// The values of a node, at least for the rows asked for; for other rows a costly node says nothing.
  func slots(_ id: NodeID, within rows: Bitmap? = nil) -> SlotColumn {
    let wanted = plan.traits[id.index].isCostly ? rows : nil
    guard let known = values[id.index] else {
      let column = computeSlots(plan[id], within: wanted)
      values[id.index] = column
      done[id.index] = wanted
      return column
    }
    guard let ready = done[id.index] else { return known }
    let missing = wanted?.subtracting(ready) ?? ready.complement()
    if missing.isEmpty { return known }
    let more = computeSlots(plan[id], within: missing)
    let column = SlotColumn(
      slots: Self.merged(known.slots, more.slots, missing),
      known: known.known.subtracting(missing).union(more.known.intersection(missing)),
      hard: Self.merged(known.hard, more.hard, missing))
    values[id.index] = column
    done[id.index] = wanted.map { $0.union(ready) }
    return column
  }

  private static func merged(_ hard: Bitmap?, _ more: Bitmap?, _ rows: Bitmap) -> Bitmap? {
    let first = hard?.subtracting(rows)
    guard let second = more?.intersection(rows) else { return first }
    return first?.union(second) ?? second
  }

  /// What a rule says about the rows of its table; every row is hard for a rule without columns.
  func outcomes(ofRule index: Int) -> RuleColumns {
    if let known = outcomes[index] { return known }
    let found = computeOutcomes(index)
    outcomes[index] = found
    return found
  }

  /// The matcher of a pattern, an index into `Plan.texts`; nil for one that does not compile.
  func matcher(_ text: Int) -> PatternMatcher? {
    if let known = matchers[text] { return known }
    guard let pattern = try? TextPattern.compile(String(decoding: plan.texts[text], as: UTF8.self)) else { return nil }
    let matcher = PatternMatcher(pattern)
    matchers[text] = matcher
    return matcher
  }
}
