import Codecs
import Records

/// The steps through one record: places in, places out, nil for anything that is no JSON.
///
/// Nothing here is counted by references or allocates; what is seldom is left to ``JSONRecordReader``.
@safe struct JSONWalk {
  let writer: RowWriter
  let tables: UnsafeMutablePointer<MemberTable>
  let marks: RowMarks
  let rows: UnsafeMutablePointer<TableSink>
  let state: UnsafeMutablePointer<JSONRecordReader.State>
  unowned(unsafe) let reader: JSONRecordReader
  let maximumDepth: Int
  let maximumKeys: Int

  /// How many keys that may have been left out are tried before a key is looked up.
  private static let guesses = 3

  /// Reads a record and returns the place of the line feed behind it.
  func record(_ start: Bytes) -> Bytes? {
    guard unsafe start[0] == 0x7B, let end = unsafe object(start, shape: 0, row: rows[0].row, depth: 0) else {
      return nil
    }
    let place = unsafe blanksEnd(end)
    return unsafe place[0] == 0x0A ? place : nil
  }

  // MARK: - Objects

  /// Reads the object at a place.
  func object(_ start: Bytes, shape: Int, row: Int, depth: Int) -> Bytes? {
    guard depth < maximumDepth else { return nil }
    let table = unsafe tables + shape
    unsafe state.pointee.object &+= 1
    let objectNumber = unsafe state.pointee.object
    var place = unsafe start + 1
    if unsafe place[0] != 0x22 {
      unsafe place = unsafe blanksEnd(place)
      if unsafe place[0] == 0x7D { return unsafe place + 1 }
      if unsafe place[0] != 0x22 { return nil }
    }
    var last = -1
    var index = unsafe table.pointee.first
    var keys = 0
    var members = unsafe table.pointee.members
    while true {
      // The place is that of the opening quote of a key.
      var member = unsafe members + index
      if unsafe isKey(member, at: place) {
        unsafe place += member.pointee.quotedCount
      } else if let guess = unsafe laterGuess(after: index, members, at: place) {
        index = guess
        unsafe member = unsafe members + guess
        unsafe place += member.pointee.quotedCount
      } else {
        guard let (found, next) = unsafe key(place, of: shape, after: last) else { return nil }
        index = found
        unsafe place = unsafe next
        unsafe members = unsafe table.pointee.members
        unsafe member = unsafe members + found
      }
      keys &+= 1
      guard keys <= maximumKeys, unsafe member.pointee.lastObject != objectNumber else { return nil }
      unsafe member.pointee.lastObject = objectNumber
      if unsafe !member.pointee.isDeclared { unsafe count(member, index, of: shape) }
      if unsafe place[0] <= 0x20 { unsafe place = unsafe blanksEnd(place) }
      value: do {
        // The usual spelling of each type; everything else is left to the functions below.
        switch unsafe member.pointee.role {
        case .text, .word, .undeclared:
          guard unsafe place[0] == 0x22 else { break }
          let end = unsafe plainEnd(place + 1)
          guard unsafe end[0] == 0x22 else { break }
          if unsafe member.pointee.role == .text {
            guard unsafe writer.putText(place + 1, end, to: member.pointee.field, row: row) else { break }
          } else if unsafe member.pointee.role == .word {
            guard unsafe writer.putWord(place + 1, end, to: member.pointee.field, row: row) else { break }
          }
          unsafe place = end + 1
          break value
        case .date:
          guard unsafe place[0] == 0x22, unsafe place[11] == 0x22,
            unsafe writer.putDate(place + 1, to: member.pointee.field, row: row)
          else { break }
          unsafe place += 12
          break value
        case .number:
          guard let end = unsafe number(place, to: member.pointee.field, row: row) else { break }
          unsafe place = end
          break value
        case .several, .field, .object, .list, .mixed: break
        }
        guard let end = unsafe otherValue(place, member, index, of: shape, row: row, depth: depth + 1) else {
          return nil
        }
        unsafe place = unsafe end
      }
      if unsafe place[0] != 0x2C {
        unsafe place = unsafe blanksEnd(place)
        if unsafe place[0] == 0x7D { return unsafe place + 1 }
        if unsafe place[0] != 0x2C { return nil }
      }
      unsafe place += 1
      if unsafe place[0] != 0x22 {
        unsafe place = unsafe blanksEnd(place)
        if unsafe place[0] != 0x22 { return nil }
      }
      last = index
      index = unsafe member.pointee.next
    }
  }

  /// The next of the keys after a wrong guess that is the one at a place: the ones between have been left out.
  @inline(never)
  private func laterGuess(
    after guess: Int, _ members: UnsafeMutablePointer<JSONMember>, at place: Bytes
  ) -> Int? {
    var index = guess
    for _ in 0..<Self.guesses {
      index = unsafe members[index].next
      if unsafe isKey(members + index, at: place) { return index }
    }
    return nil
  }

  private func count(_ member: UnsafeMutablePointer<JSONMember>, _ index: Int, of shape: Int) {
    if unsafe member.pointee.count == 0 { unsafe reader.noteFirst(index, of: shape) }
    unsafe member.pointee.count &+= 1
  }

  @inline(__always)
  private func isKey(_ member: UnsafeMutablePointer<JSONMember>, at place: Bytes) -> Bool {
    let words = unsafe member.pointee.words
    let masks = unsafe member.pointee.masks
    let difference =
      unsafe ((word64(place) & masks.0) ^ words.0) | ((word64(place + 8) & masks.1) ^ words.1)
      | ((word64(place + 16) & masks.2) ^ words.2)
    return unsafe difference == 0 && (member.pointee.quotedCount <= 24 || isLongKey(member, at: place))
  }

  @inline(never)
  private func isLongKey(_ member: UnsafeMutablePointer<JSONMember>, at place: Bytes) -> Bool {
    let count = unsafe member.pointee.keyCount
    // Byte by byte, because the key may end before as many bytes have been read as it has.
    for index in 0..<count where unsafe place[1 + index] != member.pointee.key[index] { return false }
    return unsafe place[1 + count] == 0x22 && place[2 + count] == 0x3A
  }

  /// Looks up the key at a place and returns its member with the place behind the colon.
  @inline(never)
  private func key(_ start: Bytes, of shape: Int, after last: Int) -> (member: Int, place: Bytes)? {
    guard let (end, hasEscapes) = unsafe JSONText.end(start + 1) else { return nil }
    let table = unsafe tables + shape
    let index: Int
    if hasEscapes {
      index = unsafe reader.member(escaped: start + 1, end, of: shape)
    } else {
      index = unsafe table.pointee.find(start + 1, end - start - 1) ?? table.pointee.add(start + 1, end - start - 1)
    }
    // What was guessed follows what was found, so that keys that may be missing keep their places in the order.
    let members = unsafe table.pointee.members
    let old = unsafe last >= 0 ? members[last].next : table.pointee.first
    if last >= 0 { unsafe members[last].next = index } else { unsafe table.pointee.first = index }
    if unsafe members[index].next == index { unsafe members[index].next = old }
    var place = unsafe blanksEnd(end + 1)
    guard unsafe place[0] == 0x3A else { return nil }
    unsafe place += 1
    return unsafe (index, place)
  }

  // MARK: - Values

  /// Reads a whole number or a decimal into a number column; nil for everything else.
  @inline(__always)
  private func number(_ start: Bytes, to field: Int, row: Int) -> Bytes? {
    var place = unsafe start
    let isNegative = unsafe place[0] == 0x2D
    if isNegative { unsafe place += 1 }
    let whole = unsafe place
    guard unsafe place[0] &- 0x30 < 10, unsafe place[0] != 0x30 || place[1] &- 0x30 >= 10 else { return nil }
    var digits: Int64 = 0
    while unsafe place[0] &- 0x30 < 10 {
      digits = unsafe digits &* 10 &+ Int64(place[0] &- 0x30)
      unsafe place += 1
    }
    var decimals = 0
    if unsafe place[0] == 0x2E {
      let point = unsafe place
      unsafe place += 1
      while unsafe place[0] &- 0x30 < 10 {
        digits = unsafe digits &* 10 &+ Int64(place[0] &- 0x30)
        unsafe place += 1
      }
      decimals = unsafe place - point - 1
      if decimals == 0 { return nil }
    }
    guard unsafe place - whole <= 18, unsafe !continuesWord(place[0]) else { return nil }
    let isPut = unsafe writer.put(isNegative ? -digits : digits, decimals, place - start, to: field, row: row)
    return unsafe isPut ? place : nil
  }

  /// Reads a list of child rows; one element that is no object makes the children unknown.
  private func list(_ start: Bytes, _ child: Int, _ shape: Int, depth: Int) -> Bytes? {
    guard depth < maximumDepth else { return nil }
    unsafe rows[child].isListed = true
    var place = unsafe start + 1
    if unsafe place[0] <= 0x20 { unsafe place = unsafe blanksEnd(place) }
    if unsafe place[0] == 0x5D { return unsafe place + 1 }
    var unreadable: String?
    while true {
      let start = unsafe place
      if unsafe place[0] == 0x7B {
        marks.beginRow(child)
        guard let end = unsafe object(place, shape: shape, row: rows[child].row, depth: depth + 1) else { return nil }
        marks.endRow(child)
        unsafe place = unsafe end
      } else {
        guard let end = unsafe JSONText.valueEnd(place, depth: depth + 1, maximumDepth) else { return nil }
        unsafe place = unsafe end
        if unreadable == nil { unreadable = unsafe words(start, end) }
      }
      if unsafe place[0] != 0x2C {
        unsafe place = unsafe blanksEnd(place)
        if unsafe place[0] == 0x5D { break }
        if unsafe place[0] != 0x2C { return nil }
      }
      unsafe place += 1
      if unsafe place[0] <= 0x20 { unsafe place = unsafe blanksEnd(place) }
    }
    if let unreadable { unsafe writer.sink.noteUnreadableList(of: child, words: unreadable) }
    return unsafe place + 1
  }

  /// The words of a value for a message.
  private func words(_ start: Bytes, _ end: Bytes) -> String {
    let bytes = unsafe UnsafeBufferPointer(start: start, count: end - start)
    return unsafe ValueReader.words(bytes.span, 0..<bytes.count)
  }

  // MARK: - Other values

  /// Reads a value that has parts.
  private func otherValue(
    _ start: Bytes, _ member: UnsafeMutablePointer<JSONMember>, _ index: Int, of shape: Int, row: Int, depth: Int
  ) -> Bytes? {
    switch unsafe (member.pointee.role, start[0]) {
    case (.object, 0x7B): unsafe object(start, shape: member.pointee.object, row: row, depth: depth)
    case (.list, 0x5B):
      unsafe list(start, member.pointee.child, member.pointee.childShape, depth: depth)
    case (.several, 0x5B): unsafe elements(start, to: member.pointee.field, row: row, depth: depth)
    case (.undeclared, _): unsafe JSONText.valueEnd(start, depth: depth, maximumDepth)
    case (.word, 0x66), (.word, 0x74): unsafe truth(start, to: member.pointee.field, row: row)
    case (_, 0x6E): unsafe JSONText.valueEnd(start, depth: depth, maximumDepth)
    default: unsafe unusualValue(start, index, of: shape, row: row, depth: depth)
    }
  }

  /// Reads `true` or `false` into a column of words.
  private func truth(_ start: Bytes, to field: Int, row: Int) -> Bytes? {
    guard let end = unsafe JSONText.valueEnd(start, depth: 0, maximumDepth) else { return nil }
    if unsafe !writer.putWord(start, end, to: field, row: row) {
      unsafe writer.putSlowly(start, end, as: .text, to: field, row: row)
    }
    return unsafe end
  }

  /// Reads a value that is not the usual one of its declaration.
  @inline(never)
  private func unusualValue(_ start: Bytes, _ index: Int, of shape: Int, row: Int, depth: Int) -> Bytes? {
    let target = unsafe reader.target(index, of: shape)
    switch unsafe start[0] {
    case 0x22:
      guard let (end, hasEscapes) = unsafe JSONText.end(start + 1) else { return nil }
      if hasEscapes {
        unsafe reader.withUnescaped(start + 1, end) { unsafe put($0, at: nil, as: .text, target, of: shape, row: row) }
      } else {
        let text = unsafe UnsafeBufferPointer(start: start + 1, count: end - start - 1)
        unsafe put(text, at: start + 1 - writer.base, as: .text, target, of: shape, row: row)
      }
      return unsafe end + 1
    case 0x7B:
      if target.object >= 0 { return unsafe object(start, shape: target.object, row: row, depth: depth) }
    case 0x5B:
      if target.child >= 0 { return unsafe list(start, target.child, target.childShape, depth: depth) }
      if !target.fields.isEmpty { return unsafe elements(start, target, of: shape, row: row, depth: depth) }
    default:
      guard let end = unsafe JSONText.valueEnd(start, depth: depth, maximumDepth) else { return nil }
      if unsafe start[0] == 0x6E { return unsafe end }
      let isNumber = unsafe start[0] == 0x2D || start[0] &- 0x30 < 10
      let text = unsafe UnsafeBufferPointer(start: start, count: end - start)
      unsafe put(text, at: start - writer.base, as: isNumber ? .number : .text, target, of: shape, row: row)
      return unsafe end
    }
    guard let end = unsafe JSONText.valueEnd(start, depth: depth, maximumDepth) else { return nil }
    unsafe reader.putFault(words(start, end), target, of: shape, row: row)
    return unsafe end
  }

  /// Puts a scalar into the fields of its key; where objects or child rows were declared it is a fault unless blank.
  private func put(
    _ text: UnsafeBufferPointer<UInt8>, at offset: Int?, as source: ValueReader.Source,
    _ target: ObjectShape.Target, of shape: Int, row: Int
  ) {
    let first = unsafe rows[tables[shape].table].firstField
    for field in target.fields { unsafe writer.sink.put(text, at: offset, as: source, to: first + field, row: row) }
    if target.fields.isEmpty, unsafe !reader.isBlank(text, of: shape) {
      unsafe reader.putFault(ValueReader.words(text.span, 0..<text.count), target, of: shape, row: row)
    }
  }

  /// Reads a list into fields `多个 T`; an element that is blank or unreadable makes the whole field a fault, because a
  /// shorter list would be another statement. A list for a field of one value is a fault.
  private func elements(_ start: Bytes, _ target: ObjectShape.Target, of shape: Int, row: Int, depth: Int) -> Bytes? {
    let first = unsafe rows[tables[shape].table].firstField
    var end: Bytes?
    for field in target.fields {
      guard let listEnd = unsafe elements(start, to: first + field, row: row, depth: depth) else { return nil }
      unsafe end = unsafe listEnd
    }
    return unsafe end
  }

  private func elements(_ start: Bytes, to field: Int, row: Int, depth: Int) -> Bytes? {
    guard unsafe writer.fields[field].isSeveral else {
      guard let end = unsafe JSONText.valueEnd(start, depth: depth, maximumDepth) else { return nil }
      unsafe writer.sink.putFault(words(start, end), to: field, row: row)
      return unsafe end
    }
    guard depth < maximumDepth else { return nil }
    let first = unsafe writer.fields[field].elementCount
    var fault: String?
    var place = unsafe blanksEnd(start + 1)
    while unsafe place[0] != 0x5D {
      guard let end = unsafe element(place, to: field, depth: depth + 1, &fault) else { return nil }
      unsafe place = unsafe blanksEnd(end)
      if unsafe place[0] == 0x5D { break }
      guard unsafe place[0] == 0x2C else { return nil }
      unsafe place = unsafe blanksEnd(place + 1)
      if unsafe place[0] == 0x5D { return nil }
    }
    unsafe writer.sink.endElements(from: first, of: field, row: row, fault: fault)
    return unsafe place + 1
  }

  @inline(__always)
  private func element(_ start: Bytes, to field: Int, depth: Int, _ fault: inout String?) -> Bytes? {
    if unsafe start[0] == 0x22 {
      let end = unsafe plainEnd(start + 1)
      if unsafe end[0] == 0x22, fault == nil, unsafe writer.putTextElement(start + 1, end, to: field) {
        return unsafe end + 1
      }
    }
    return unsafe otherElement(start, to: field, depth: depth, &fault)
  }

  @inline(never)
  private func otherElement(_ start: Bytes, to field: Int, depth: Int, _ fault: inout String?) -> Bytes? {
    guard let end = unsafe JSONText.valueEnd(start, depth: depth, maximumDepth) else { return nil }
    if fault != nil { return unsafe end }
    let reading: Reading
    switch unsafe start[0] {
    case 0x7B, 0x5B, 0x6E: reading = .missing
    case 0x22:
      guard let (textEnd, hasEscapes) = unsafe JSONText.end(start + 1) else { return nil }
      if hasEscapes {
        reading = unsafe reader.withUnescaped(start + 1, textEnd) { text in
          unsafe writer.sink.putElement(text, 0..<text.count, at: nil, as: .text, to: field)
        }
      } else {
        let text = unsafe UnsafeBufferPointer(start: start + 1, count: textEnd - start - 1)
        reading = unsafe writer.sink.putElement(
          text, 0..<text.count, at: start + 1 - writer.base, as: .text, to: field)
      }
    default:
      let isNumber = unsafe start[0] == 0x2D || start[0] &- 0x30 < 10
      let text = unsafe UnsafeBufferPointer(start: start, count: end - start)
      reading = unsafe writer.sink.putElement(
        text, 0..<text.count, at: start - writer.base, as: isNumber ? .number : .text, to: field)
    }
    switch reading {
    case .missing, .fault: fault = unsafe words(start, end)
    case .slot, .text, .wide: break
    }
    return unsafe end
  }
}
