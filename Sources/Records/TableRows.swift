/// All rows of one table in one snapshot, as batches, with the lookups that rules need.
///
/// A row is named by its number in the table, from zero, in the order of the manifest's files and the records in them.
package struct TableRows: Sendable {
  /// The rows of a child table that belong to one parent row.
  package enum Children: Sendable, Hashable {
    /// The nested list was absent or null and the table does not say that this means none.
    case unknown
    /// The numbers of the rows in the child table.
    case rows([Int])
  }

  /// How the rows of one batch of a nested table hang on rows of the parent: each parent row has a range of them.
  struct Tie: Sendable {
    /// The number of the first parent row.
    let firstParent: Int
    /// Where the rows of each parent begin in the batch: one entry more than there are parents.
    let starts: [Int32]
    /// The parents whose list is unknown; empty if there is none.
    let unknownLists: [UInt64]

    /// The number of parent rows.
    var parentCount: Int { max(0, starts.count - 1) }
  }

  /// The declaration.
  package let schema: TableSchema
  /// Whether the snapshot has this table at all; rules over an absent table are out of scope, lookups into it unknown.
  package let isPresent: Bool
  /// The batches.
  private(set) var batches: [Batch] = []
  /// The number of the first row of each batch.
  private(set) var starts: [Int] = []
  /// For a nested table: the tie of each batch.
  private(set) var ties: [Tie] = []
  /// The number of rows.
  package private(set) var count = 0
  /// The number of records of this table that could not be read: sets over it are open by so many members.
  package var unread = 0
  /// For a child table from files of its own: the parent's row number of each row, -1 where the key names no parent.
  private var owners: [Int32] = []
  /// For a child table from files of its own: the rows whose link is missing or unreadable. Each may belong to any parent,
  /// so that counts over any parent's children are wider by them.
  package private(set) var unassigned: [Int] = []
  /// Parents whose rows are unknown for another reason than their own list.
  private(set) var unknownParents: Set<Int> = []
  private var index = RowIndex()

  /// Creates the rows of an empty or absent table.
  package init(schema: TableSchema, isPresent: Bool) {
    self.schema = schema
    self.isPresent = isPresent
  }

  /// Whether the rows stand in the records of another table.
  var isNested: Bool {
    if case .nested? = schema.link?.origin { true } else { false }
  }

  // MARK: - Filling

  /// Adds the rows of one part of a chunk.
  ///
  /// - Parameter firstParent: for a nested table, the number of the parent row that the part's first list belongs to.
  package mutating func append(_ part: Chunk.Part, firstParent: Int = 0) {
    if isNested {
      ties.append(Tie(firstParent: firstParent, starts: part.starts, unknownLists: part.unknownLists))
    }
    add(part.batch)
  }

  /// Adds a batch; for a child table with the parent row number of each of its rows.
  ///
  /// The rows of a nested table stand in the order of their parents; those without a parent come last.
  package mutating func append(_ batch: Batch, parents: [Int?] = []) {
    if schema.link != nil {
      precondition(parents.count == batch.rowCount, "each child row needs its parent")
      if isNested { tie(parents) } else { own(batch, parents) }
    }
    add(batch)
  }

  private mutating func add(_ batch: Batch) {
    starts.append(count)
    batches.append(batch)
    count += batch.rowCount
    index = RowIndex()
  }

  private mutating func tie(_ parents: [Int?]) {
    let first = ties.last.map { $0.firstParent + $0.parentCount } ?? 0
    var starts: [Int32] = []
    for (row, parent) in parents.enumerated() {
      guard let parent else { continue }
      precondition(parent - first >= starts.count - 1, "the rows of a nested table stand in the order of their parents")
      while starts.count <= parent - first { starts.append(Int32(row)) }
    }
    starts.append(Int32(parents.lastIndex { $0 != nil }.map { $0 + 1 } ?? 0))
    ties.append(Tie(firstParent: first, starts: starts, unknownLists: []))
  }

  private mutating func own(_ batch: Batch, _ parents: [Int?]) {
    for (offset, parent) in parents.enumerated() {
      owners.append(Int32(parent ?? -1))
      if parent == nil, isUnlinked(batch, row: offset) { unassigned.append(count + offset) }
    }
  }

  private func isUnlinked(_ batch: Batch, row: Int) -> Bool {
    guard case .separate(let field)? = schema.link?.origin else { return false }
    if case .value = batch.cell(row: row, field: field, type: schema[field].type) { return false }
    return true
  }

  /// Notes that a parent row had no list of these children and that this leaves them unknown.
  package mutating func markUnknown(parent: Int) {
    unknownParents.insert(parent)
  }

  // MARK: - Cells

  /// The content of a field in a row.
  package func cell(row: Int, field: FieldID) -> Cell {
    let index = batchIndex(of: row)
    return batches[index].cell(row: row - starts[index], field: field, type: schema[field].type)
  }

  /// Where a row came from.
  package func provenance(row: Int) -> Provenance {
    let index = batchIndex(of: row)
    return batches[index].provenance(row: row - starts[index])
  }

  /// The batch that holds a row.
  private func batchIndex(of row: Int) -> Int {
    Self.last(in: 0..<starts.count) { starts[$0] <= row }
  }

  /// The last index for which a condition holds that holds for a first part of them; the first one if it never holds.
  private static func last(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return low
  }

  // MARK: - Keys

  /// The key of a row as text, compound keys joined by `/`; nil without a declared or readable key.
  package func key(row: Int) -> Text? {
    let index = batchIndex(of: row)
    return key(of: batches[index], row: row - starts[index])
  }

  /// The rows with a key, in order; more than one is a data fault `double-key`.
  package func rows(withKey key: Text) -> [Int] {
    schema.key.isEmpty ? [] : index.rows(withKey: key, of: self)
  }

  func key(of batch: Batch, row: Int) -> Text? {
    guard !schema.key.isEmpty else { return nil }
    var parts: [String] = []
    for field in schema.key {
      guard case .value(let value) = batch.cell(row: row, field: field, type: schema[field].type) else { return nil }
      parts.append(Self.keyText(value, type: schema[field].type))
    }
    return Text(parts.count == 1 ? parts[0] : parts.joined(separator: "/"))
  }

  /// How a value stands in a key.
  package static func keyText(_ value: Value, type: FieldType) -> String {
    switch value {
    case .text(let text), .reference(let text): return text.string
    case .number(let number), .money(let number): return number.decimalText()
    case .date(let day): return day.text
    case .moment(let moment): return moment.text
    case .duration(let duration): return duration.amount.decimalText()
    case .truth(let truth): return truth ? "true" : "false"
    case .choice(let index):
      if case .choice(let words) = type, words.indices.contains(index) { return words[index].code }
      return String(index)
    case .several(let values): return values.map { keyText($0, type: type) }.joined(separator: ",")
    }
  }

  // MARK: - Parents and children

  /// For a child table: the parent's row number of a row; nil when there is none.
  package func parent(of row: Int) -> Int? {
    guard isNested else {
      return owners.indices.contains(row) && owners[row] >= 0 ? Int(owners[row]) : nil
    }
    guard row >= 0, row < count else { return nil }
    let index = batchIndex(of: row)
    let tie = ties[index]
    let local = Int32(row - starts[index])
    guard let end = tie.starts.last, local < end else { return nil }
    return tie.firstParent + Self.last(in: 0..<tie.parentCount) { tie.starts[$0] <= local }
  }

  /// For a nested table: the parent's row number of a row, and how many rows of that parent stand before it.
  package func placeUnderParent(_ row: Int) -> (parent: Int, ordinal: Int)? {
    guard isNested, let parent = parent(of: row) else { return nil }
    let index = batchIndex(of: row)
    return (parent, row - starts[index] - Int(ties[index].starts[parent - ties[index].firstParent]))
  }

  /// For a child table: the parent's row number of each row, as ``parent(of:)`` gives it one by one.
  package var parents: [Int?] {
    schema.link == nil ? [] : (0..<count).map { parent(of: $0) }
  }

  /// The rows of this child table under one row of the parent.
  package func children(of parent: Int) -> Children {
    if unknownParents.contains(parent) { return .unknown }
    guard isNested else { return .rows(index.rows(of: parent, owners: owners)) }
    guard !ties.isEmpty else { return .rows([]) }
    let index = Self.last(in: 0..<ties.count) { ties[$0].firstParent <= parent }
    let tie = ties[index]
    let local = parent - tie.firstParent
    guard local >= 0, local < tie.parentCount else { return .rows([]) }
    if Self.holds(tie.unknownLists, local) { return .unknown }
    return .rows(Array((starts[index] + Int(tie.starts[local]))..<(starts[index] + Int(tie.starts[local + 1]))))
  }

  /// Whether some parent's rows of this child table are not known.
  package var hasUnknownChildren: Bool {
    !unknownParents.isEmpty || ties.contains { tie in tie.unknownLists.contains { $0 != 0 } }
  }

  private static func holds(_ bits: [UInt64], _ index: Int) -> Bool {
    !bits.isEmpty && bits[index >> 6] & (1 << UInt64(index & 63)) != 0
  }
}
