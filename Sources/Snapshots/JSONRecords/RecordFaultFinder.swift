import Codecs
import Records

/// Goes through a record that could not be read, and says why: slowly, exactly, and without keeping anything.
struct RecordFaultFinder {
  private let shapes: [ObjectShape]
  private let limits: ReadingLimits

  init(_ shapes: [ObjectShape], _ limits: ReadingLimits) {
    self.shapes = shapes
    self.limits = limits
  }

  /// The first fault of the record in a range of bytes; nil if there is none.
  func fault(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> RecordFault? {
    var cursor = unsafe JSONCursor(bytes, maximumDepth: limits.depth)
    cursor.select(range)
    do {
      try cursor.validateUTF8()
      guard try cursor.value().kind == .object else { throw RecordFault(.notAnObject, at: cursor.offset) }
      try readObject(&cursor, shapes[0])
      try cursor.finish()
      return nil
    } catch let error as JSONError {
      return RecordFault(.json(error.cause), at: error.offset)
    } catch let fault as RecordFault {
      return fault
    } catch {
      return RecordFault(.notAnObject, at: cursor.offset)
    }
  }

  private func readObject(_ cursor: inout JSONCursor, _ shape: ObjectShape) throws {
    var met: Set<[UInt8]> = []
    try cursor.enterObject()
    while let token = try cursor.nextKey() {
      var key: [UInt8] = []
      cursor.appendText(of: token, to: &key)
      guard met.count < limits.keys else { throw RecordFault(.tooManyKeys(limits.keys), at: cursor.offset) }
      guard met.insert(key).inserted else {
        throw RecordFault(.repeatedKey(shape.name(of: key)), at: cursor.offset)
      }
      try readValue(&cursor, shape.target(key.span))
    }
  }

  private func readValue(_ cursor: inout JSONCursor, _ target: ObjectShape.Target?) throws {
    guard let target, target.object >= 0 || target.child >= 0 else { return try cursor.skipValue() }
    let kind = try cursor.value().kind
    if kind == .object {
      guard target.object >= 0 else { return try cursor.skipValue() }
      try readObject(&cursor, shapes[target.object])
    } else if kind == .array {
      guard target.child >= 0 else { return try cursor.skipValue() }
      try cursor.enterArray()
      while try cursor.nextElement() {
        let kind = try cursor.value().kind
        if kind == .object { try readObject(&cursor, shapes[target.childShape]) }
        if kind == .array { try cursor.skipValue() }
      }
    }
  }
}
