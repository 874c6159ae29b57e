import Records

extension Batch {
  /// Appends the content of one field to the row being filled; several values become a list.
  mutating func append(_ cell: Cell, type: FieldType, to field: FieldID) {
    switch cell {
    case .missing: columns[field.index].appendMissing()
    case .fault(let words): appendFault(words, to: field)
    case .value(.several(let values)):
      var element = type
      if case .several(let inner) = type { element = inner }
      let start = elementCount(of: field)
      for value in values {
        let storage = storage(of: value, type: element)
        Self.append(storage, to: &elements[field.index])
      }
      endElements(from: start, of: field)
    case .value(let value):
      let storage = storage(of: value, type: type)
      Self.append(storage, to: &columns[field.index])
    }
  }

  private static func append(_ storage: Storage, to column: inout Column) {
    switch storage {
    case .slot(let slot): column.append(slot: slot)
    case .wide(let number): column.append(.wide(number))
    case .none: column.append(.fault("…"))
    }
  }

  private enum Storage {
    case slot(Int64)
    case wide(Fraction)
    case none
  }

  private mutating func storage(of value: Value, type: FieldType) -> Storage {
    switch value {
    case .text(let text), .reference(let text):
      store(Array(text.string.utf8)).map { .slot($0) } ?? .none
    case .number(let number) where type == .integer:
      number.integer.flatMap { Int64(exactly: $0) }.map { .slot($0) } ?? .wide(number)
    case .number(let number): Self.scaled(number, ColumnScale.number)
    case .money(let amount): Self.scaled(amount, ColumnScale.money)
    case .duration(let duration): Self.scaled(duration.amount, ColumnScale.number)
    case .date(let day): .slot(Int64(day.number))
    case .moment(let moment): .slot(Batch.slot(moment))
    case .truth(let truth): .slot(truth ? 1 : 0)
    case .choice(let index): .slot(Int64(index))
    case .several: .none
    }
  }

  private static func scaled(_ number: Fraction, _ scale: Int64) -> Storage {
    ColumnScale.slot(number, scale: scale).map { .slot($0) } ?? .wide(number)
  }
}
