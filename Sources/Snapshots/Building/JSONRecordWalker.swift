import Codecs
import Records

/// Walks through one JSON object at a time and puts the declared values into columns, without a tree.
///
/// Records of one file mostly have their keys in one order: after each key the one that followed it last time is
/// compared with the input first; only when that fails is the key looked up. Undeclared keys are skipped by structure.
struct JSONRecordWalker {
  private var shapes: [ObjectShape]
  private let maximumKeys: Int
  /// The number of the object being read, to notice double keys.
  private var objectNumber = 0
  private var unescaped: [UInt8] = []

  init(_ reading: TableReading) {
    shapes = ObjectShape.shapes(of: reading.assembly)
    maximumKeys = reading.limits.keys
  }

  /// Reads the record that the cursor has selected.
  mutating func readRecord(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, checksUTF8: Bool, into assembly: inout RecordAssembly
  ) throws(RecordFault) {
    do {
      if checksUTF8 { try cursor.validateUTF8() }
      guard try cursor.value().kind == .object else { throw RecordFault(.notAnObject, at: cursor.offset) }
      try readObject(&cursor, bytes, shape: 0, into: &assembly)
      try cursor.finish()
    } catch let error as JSONError {
      throw RecordFault(.json(error.cause), at: error.offset)
    } catch let error as RecordFault {
      throw error
    } catch {
      throw RecordFault(.notAnObject, at: cursor.offset)
    }
  }

  /// Adds the keys met to the usage of their tables.
  func report(to usage: inout FieldUsageCounter) {
    for shape in shapes {
      for (index, member) in shape.members.enumerated() {
        if member.target.isUndeclared {
          usage.noteUndeclared(shape.name(of: index), count: member.count, in: shape.table)
        } else if member.count > 0, member.target.field >= 0 {
          for field in [member.target.field] + member.target.more { usage.noteDeclared(field, in: shape.table) }
        }
      }
    }
  }

  // MARK: - Objects

  private mutating func readObject(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, shape: Int, into assembly: inout RecordAssembly
  ) throws {
    objectNumber += 1
    let number = objectNumber
    var guess = shapes[shape].first
    var last = -1
    var keys = 0
    try cursor.enterObject()
    while true {
      var member = guess
      if guess < 0 || !takes(guess, of: shape, &cursor) {
        guard let key = try cursor.nextKey() else { return }
        member = find(key, cursor, bytes, in: shape)
        remember(member, after: last, in: shape)
      }
      keys += 1
      guard keys <= maximumKeys else { throw RecordFault(.tooManyKeys(maximumKeys), at: cursor.offset) }
      guard member >= 0 else {
        try cursor.skipValue()
        guess = -1
        continue
      }
      guard shapes[shape].members[member].lastObject != number else {
        throw RecordFault(.repeatedKey(shapes[shape].name(of: member)), at: cursor.offset)
      }
      shapes[shape].members[member].lastObject = number
      shapes[shape].members[member].count += 1
      if shapes[shape].members[member].target.isUndeclared {
        try cursor.skipValue()
      } else {
        try readValue(&cursor, bytes, shapes[shape].members[member].target, in: shape, into: &assembly)
      }
      last = member
      guess = shapes[shape].members[member].next
    }
  }

  private func takes(_ guess: Int, of shape: Int, _ cursor: inout JSONCursor) -> Bool {
    let quoted = shapes[shape].members[guess].quoted
    return !quoted.isEmpty && cursor.nextKey(matching: quoted.span)
  }

  private mutating func find(
    _ key: JSONToken, _ cursor: borrowing JSONCursor, _ bytes: Span<UInt8>, in shape: Int
  ) -> Int {
    guard key.hasEscapes else { return shapes[shape].member(bytes, key.range) }
    unescaped.removeAll(keepingCapacity: true)
    cursor.appendText(of: key, to: &unescaped)
    let text = unescaped
    return shapes[shape].member(text.span, 0..<text.count)
  }

  private mutating func remember(_ member: Int, after last: Int, in shape: Int) {
    if last >= 0 { shapes[shape].members[last].next = member } else { shapes[shape].first = member }
  }

  // MARK: - Values

  private mutating func readValue(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, _ target: ObjectShape.Target, in shape: Int,
    into assembly: inout RecordAssembly
  ) throws {
    let token = try cursor.value()
    switch token.kind {
    case .null: return
    case .string, .true, .false: put(bytes, token.range, as: .text, target, in: shape, into: &assembly)
    case .number: put(bytes, token.range, as: .number, target, in: shape, into: &assembly)
    case .escapedString:
      unescaped.removeAll(keepingCapacity: true)
      cursor.appendText(of: token, to: &unescaped)
      put(unescaped.span, 0..<unescaped.count, as: .text, target, in: shape, into: &assembly)
    case .object:
      if target.object >= 0 {
        try readObject(&cursor, bytes, shape: target.object, into: &assembly)
      } else {
        try putUnreadable(&cursor, bytes, token, target, in: shape, into: &assembly)
      }
    case .array:
      if target.child >= 0 {
        try readRows(&cursor, bytes, target, into: &assembly)
      } else if target.field >= 0 {
        try readElements(&cursor, bytes, token, target, in: shape, into: &assembly)
      } else {
        try putUnreadable(&cursor, bytes, token, target, in: shape, into: &assembly)
      }
    }
  }

  /// Puts a scalar into the fields of its key; where objects or child rows were declared it is a fault unless blank.
  private func put(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as source: ValueReader.Source, _ target: ObjectShape.Target,
    in shape: Int, into assembly: inout RecordAssembly
  ) {
    let table = shapes[shape].table
    if target.field >= 0 {
      assembly.tables[table].put(bytes, range, as: source, to: target.field)
      for field in target.more { assembly.tables[table].put(bytes, range, as: source, to: field) }
    } else if ValueReader(type: .text, blankWords: assembly.tables[table].schema.blankWords).read(bytes, range)
      != .missing
    {
      putFault(ValueReader.words(bytes, range), target, in: shape, into: &assembly)
    }
  }

  /// Skips a container that stands where a scalar or another container was declared.
  private func putUnreadable(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, _ token: JSONToken, _ target: ObjectShape.Target, in shape: Int,
    into assembly: inout RecordAssembly
  ) throws {
    try cursor.skipValue()
    putFault(ValueReader.words(bytes, token.start..<cursor.offset), target, in: shape, into: &assembly)
  }

  /// Puts a fault into every field at or under a key, and makes the child rows there unknown.
  private func putFault(
    _ words: String, _ target: ObjectShape.Target, in shape: Int, into assembly: inout RecordAssembly
  ) {
    let table = shapes[shape].table
    if target.field >= 0 {
      for field in [target.field] + target.more { assembly.tables[table].putFault(words, to: field) }
    }
    if target.child >= 0 { assembly.noteUnreadableList(of: target.child, words: words) }
    guard target.object >= 0 else { return }
    for member in shapes[target.object].members where !member.target.isUndeclared {
      putFault(words, member.target, in: target.object, into: &assembly)
    }
  }

  // MARK: - Lists

  /// Reads a list of child rows; one element that is no object makes the children unknown.
  private mutating func readRows(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, _ target: ObjectShape.Target,
    into assembly: inout RecordAssembly
  ) throws {
    var unreadable: String?
    try cursor.enterArray()
    while try cursor.nextElement() {
      let token = try cursor.value()
      if token.kind == .object {
        try readObject(&cursor, bytes, shape: target.childShape, into: &assembly)
        assembly.endRow(of: target.child)
      } else {
        if token.kind == .array { try cursor.skipValue() }
        unreadable = unreadable ?? ValueReader.words(bytes, token.start..<cursor.offset)
      }
    }
    if let unreadable {
      assembly.noteUnreadableList(of: target.child, words: unreadable)
    } else {
      assembly.noteList(of: target.child)
    }
  }

  /// Reads a list into fields `多个 T`; an element that is blank or unreadable makes the whole field a fault, because a
  /// shorter list would be another statement. A list for a field of one value is a fault.
  private mutating func readElements(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, _ list: JSONToken, _ target: ObjectShape.Target, in shape: Int,
    into assembly: inout RecordAssembly
  ) throws {
    let table = shapes[shape].table
    let fields = [target.field] + target.more
    let starts = fields.map { assembly.tables[table].elementCount(of: $0) }
    var faults: [String?] = fields.map { _ in nil }
    try cursor.enterArray()
    while try cursor.nextElement() {
      let token = try cursor.value()
      if token.kind == .object || token.kind == .array { try cursor.skipValue() }
      let (text, range) = (token.isString ? token.range : token.start..<cursor.offset, token.start..<cursor.offset)
      for (index, field) in fields.enumerated() where faults[index] == nil {
        let isRead = putElement(&cursor, bytes, token, text, to: field, in: table, into: &assembly)
        if !isRead { faults[index] = ValueReader.words(bytes, range) }
      }
    }
    for (index, field) in fields.enumerated() {
      if assembly.tables[table].readers[field].isSeveral {
        assembly.tables[table].endElements(from: starts[index], of: field, fault: faults[index])
      } else {
        assembly.tables[table].putFault(ValueReader.words(bytes, list.start..<cursor.offset), to: field)
      }
    }
  }

  private mutating func putElement(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, _ token: JSONToken, _ range: Range<Int>, to field: Int,
    in table: Int, into assembly: inout RecordAssembly
  ) -> Bool {
    guard assembly.tables[table].readers[field].isSeveral else { return true }
    let reading: Reading
    switch token.kind {
    case .null, .object, .array: return false
    case .escapedString:
      unescaped.removeAll(keepingCapacity: true)
      cursor.appendText(of: token, to: &unescaped)
      reading = assembly.tables[table].putElement(unescaped.span, 0..<unescaped.count, as: .text, to: field)
    case .number: reading = assembly.tables[table].putElement(bytes, range, as: .number, to: field)
    case .string, .true, .false: reading = assembly.tables[table].putElement(bytes, range, as: .text, to: field)
    }
    switch reading {
    case .missing, .fault: return false
    case .slot, .text, .wide: return true
    }
  }
}
