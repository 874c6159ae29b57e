import Records
import RuleEngine
import SourceText

/// Copies the rows of a loaded dataset into chunks of so many records, whatever the pieces of its files were.
struct DatasetChunks {
  let dataset: Dataset

  /// The tables that have records of their own.
  var roots: [TableID] {
    dataset.schema.tables.filter { table in
      if case .nested? = table.link?.origin { return false }
      return table.id != .organisation && dataset[table.id].isPresent
    }
    .map(\.id)
  }

  /// The chunks of a table of records, with the first row of each of its parts.
  func chunks(of root: TableID, size: Int) -> [(chunk: Chunk, firstRows: [Int])] {
    let count = dataset[root].count
    return stride(from: 0, to: max(1, count), by: max(1, size)).map { start in
      chunk(root, start..<min(count, start + max(1, size)))
    }
  }

  private func chunk(_ root: TableID, _ rows: Range<Int>) -> (chunk: Chunk, firstRows: [Int]) {
    var parts = [Chunk.Part(table: root, parent: nil, batch: batch(root, Array(rows)))]
    var ranges = [rows]
    add(childrenOf: 0, to: &parts, &ranges)
    return (Chunk(parts: parts), ranges.map(\.lowerBound))
  }

  private func add(childrenOf parent: Int, to parts: inout [Chunk.Part], _ ranges: inout [Range<Int>]) {
    for table in dataset.schema.children(of: parts[parent].table) {
      guard case .nested? = table.link?.origin, dataset[table.id].isPresent else { continue }
      let rows = dataset[table.id]
      var starts: [Int32] = [0]
      var children: [Int] = []
      var unknown = Array(repeating: UInt64(0), count: (ranges[parent].count + 63) / 64)
      let owned = Dictionary(grouping: 0..<rows.count) { rows.parents[$0] ?? -1 }
      for (offset, row) in ranges[parent].enumerated() {
        children += owned[row] ?? []
        starts.append(Int32(children.count))
        if rows.children(of: row) == .unknown { unknown[offset >> 6] |= 1 << UInt64(offset & 63) }
      }
      let first = children.first ?? 0
      precondition(children == Array(first..<first + children.count), "child rows stand in the order of their parents")
      parts.append(
        Chunk.Part(
          table: table.id, parent: parent, batch: batch(table.id, children), starts: starts,
          unknownLists: unknown.allSatisfy { $0 == 0 } ? [] : unknown))
      ranges.append(first..<first + children.count)
      add(childrenOf: parts.count - 1, to: &parts, &ranges)
    }
  }

  // MARK: Cells

  private func batch(_ table: TableID, _ rows: [Int]) -> Batch {
    let schema = dataset.schema[table]
    var batch = Batch(fieldCount: schema.fields.count)
    for row in rows {
      for (index, field) in schema.fields.enumerated() {
        append(dataset[table].cell(row: row, field: FieldID(index)), field.type, index, &batch)
      }
      batch.endRow(dataset[table].provenance(row: row))
    }
    return batch
  }

  private func append(_ cell: Cell, _ type: FieldType, _ index: Int, _ batch: inout Batch) {
    switch cell {
    case .missing: batch.columns[index].appendMissing()
    case .fault(let words): batch.columns[index].append(.fault(words))
    case .value(.several(let values)):
      guard case .several(let element) = type else { return }
      let start = Int64(batch.elements[index].count)
      for value in values {
        if let slot = slot(value, element, &batch) {
          batch.elements[index].append(slot: slot)
        } else {
          batch.elements[index].append(.wide(value.amount ?? .zero))
        }
      }
      batch.columns[index].append(slot: start << 24 | Int64(values.count))
    case .value(let value):
      if let slot = slot(value, type, &batch) {
        batch.columns[index].append(slot: slot)
      } else {
        batch.columns[index].append(.wide(value.amount ?? .zero))
      }
    }
  }

  /// The slot of a value; nil for a number with more digits than its scale.
  private func slot(_ value: Value, _ type: FieldType, _ batch: inout Batch) -> Int64? {
    switch value {
    case .text(let text), .reference(let text): batch.store(Array(text.string.utf8))
    case .number(let number):
      if case .integer = type {
        number.integer.map { Int64($0) }
      } else {
        ColumnScale.slot(number, scale: ColumnScale.number)
      }
    case .money(let amount): ColumnScale.slot(amount, scale: ColumnScale.money)
    case .date(let day): Int64(day.number)
    case .moment(let moment): Batch.slot(moment)
    case .duration(let duration): ColumnScale.slot(duration.amount, scale: ColumnScale.number)
    case .truth(let truth): truth ? 1 : 0
    case .choice(let index): Int64(index)
    case .several: nil
    }
  }
}
