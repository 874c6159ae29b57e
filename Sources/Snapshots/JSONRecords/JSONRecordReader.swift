import Codecs
import Records

/// Walks through the records of a piece of JSON Lines and puts the declared values into columns, without a tree.
///
/// Records of one file mostly have their keys in one order: after each key the one that followed it before is compared
/// with the input first; only when that fails is the key looked up. Undeclared keys are skipped by structure. Everything
/// is checked against the grammar; a record with any fault is taken back, and ``RecordFaultFinder`` says what it is.
@safe
final class JSONRecordReader {
  /// What the walk counts.
  struct State {
    /// The number of the object being read, to notice double keys.
    var object = 0
  }

  /// How many undeclared keys of one kind of object are remembered from piece to piece.
  private static let rememberedKeys = 4_096

  private let sink: RecordSink
  private let shapes: [ObjectShape]
  private let limits: ReadingLimits
  private let finder: RecordFaultFinder
  private let tables: UnsafeMutablePointer<MemberTable>
  private let state: UnsafeMutablePointer<State>
  /// The undeclared keys met in the piece, in the order in which they came first.
  private var met: [(shape: Int, member: Int)] = []
  /// The number of the last object before the piece.
  private var firstObject = 0
  private var unescaped: [UInt8] = []

  init(_ root: TableID, in schema: Schema, _ sink: RecordSink, _ limits: ReadingLimits) {
    self.sink = sink
    self.limits = limits
    shapes = ObjectShape.shapes(of: sink.nesting, in: schema)
    finder = RecordFaultFinder(shapes, limits)
    unsafe tables = .allocate(capacity: shapes.count)
    for (index, shape) in shapes.enumerated() { unsafe (tables + index).initialize(to: MemberTable(shape, sink)) }
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: State())
  }

  deinit {
    for index in shapes.indices { unsafe tables[index].deallocate() }
    unsafe tables.deallocate()
    unsafe state.deallocate()
  }

  // MARK: - Pieces

  /// Reads all records of a piece.
  ///
  /// - Parameters:
  ///   - isCut: whether the input ends with the piece and without a line end.
  ///   - result: where the records that can't be read are noted.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, isCut: Bool, end: Int, into result: inout PieceTally) {
    guard let base = bytes.baseAddress else { return }
    firstObject = unsafe state.pointee.object
    for index in shapes.indices { unsafe tables[index].forgetUndeclared(above: Self.rememberedKeys) }
    let walk = unsafe JSONWalk(
      writer: RowWriter(base, sink), tables: tables, marks: sink.marks, rows: sink.tables, state: state, reader: self,
      maximumDepth: min(limits.depth, 1_024), maximumKeys: limits.keys)
    var start = unsafe base
    let limit = unsafe base + end
    while unsafe start < limit {
      let content = unsafe blanksEnd(start)
      if unsafe content[0] != 0x0A {
        result.found += 1
        sink.beginRecord()
        if let recordEnd = unsafe walk.record(content), unsafe recordEnd - start <= limits.recordSize,
          unsafe UTF8Validator.isValid(UnsafeBufferPointer(start: start, count: recordEnd - start))
        {
          sink.endRow(0)
          unsafe start = unsafe recordEnd + 1
        } else {
          unsafe start = unsafe abandon(bytes, start - base, end, isCut: isCut, into: &result)
        }
      } else {
        unsafe start = unsafe content + 1
      }
      sink.line += 1
    }
    result.lines = Int(sink.line)
  }

  private func abandon(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, isCut: Bool, into result: inout PieceTally
  ) -> Bytes {
    sink.abandonRecord()
    guard let base = bytes.baseAddress else { preconditionFailure("a piece has bytes") }
    let lineEnd = unsafe min(lineFeed(base + start) - base, end)
    let range = start..<lineEnd
    guard range.count <= limits.recordSize else {
      unsafe result.setApart(
        RecordFault(.tooLarge(limits.recordSize), at: nil), line: sink.line, column: nil,
        excerpt: LineSearch.excerpt(bytes.span, range.prefix(limits.recordSize)))
      return unsafe base + lineEnd + 1
    }
    // Both walks refuse the same records; if ever they did not, the record would still be shown.
    var fault = unsafe finder.fault(bytes, range) ?? RecordFault(.notAnObject, at: start)
    if isCut, lineEnd == end, fault.isOfCutText { fault = RecordFault(.truncated, at: fault.offset) }
    let column = fault.offset.map { unsafe LineSearch.column(of: $0, from: start, in: bytes.span) }
    unsafe result.setApart(
      fault, line: sink.line, column: column, excerpt: LineSearch.excerpt(bytes.span, range))
    return unsafe base + lineEnd + 1
  }

  /// What keys the piece had: the declared ones, then the others in the order in which they came first. The counts begin
  /// again.
  func takeKeyUses() -> [KeyUse] {
    var uses: [KeyUse] = []
    for (index, shape) in shapes.enumerated() {
      for (member, target) in shape.targets.enumerated() where !target.fields.isEmpty {
        guard unsafe tables[index].members[member].lastObject > firstObject else { continue }
        uses.append(KeyUse(table: shape.table, fields: target.fields, name: nil, count: 1))
      }
    }
    for (shape, member) in met {
      let count = unsafe tables[shape].members[member].count
      unsafe tables[shape].members[member].count = 0
      uses.append(
        KeyUse(table: shapes[shape].table, fields: [], name: name(of: member, in: shape), count: count))
    }
    met.removeAll(keepingCapacity: true)
    return uses
  }

  private func name(of member: Int, in shape: Int) -> String {
    let members = unsafe tables[shape].members
    return unsafe shapes[shape].name(
      of: Array(UnsafeBufferPointer(start: members[member].key, count: members[member].keyCount)))
  }

  // MARK: - What is seldom

  /// Notes that a key was met for the first time in the piece.
  @inline(never)
  func noteFirst(_ member: Int, of shape: Int) {
    met.append((shape, member))
  }

  /// Gives a body the text of a string with escapes, whose raw bytes stand between two places.
  @inline(never)
  func withUnescaped<Result>(
    _ start: Bytes, _ end: Bytes, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    unsafe JSONText.unescape(start, end, to: &unescaped)
    return unsafe unescaped.withUnsafeBufferPointer { unsafe body($0) }
  }

  /// The member with a key that has escapes.
  @inline(never)
  func member(escaped start: Bytes, _ end: Bytes, of shape: Int) -> Int {
    unsafe JSONText.unescape(start, end, to: &unescaped)
    let count = unescaped.count
    // Keys are compared by words of eight bytes.
    unescaped += [UInt8](repeating: 0, count: 64)
    return unsafe unescaped.withUnsafeBufferPointer { key in
      guard let base = key.baseAddress else { return -1 }
      return unsafe tables[shape].find(base, count) ?? tables[shape].add(base, count)
    }
  }

  /// Puts a value that is not what the declaration expects into everything at or under a key.
  func putFault(_ words: String, _ target: ObjectShape.Target, of shape: Int, row: Int) {
    let first = unsafe sink.tables[shapes[shape].table].firstField
    for field in target.fields { sink.putFault(words, to: first + field, row: row) }
    if target.child >= 0 { sink.noteUnreadableList(of: target.child, words: words) }
    guard target.object >= 0 else { return }
    for below in shapes[target.object].targets { putFault(words, below, of: target.object, row: row) }
  }

  /// The declaration of a member.
  func target(_ member: Int, of shape: Int) -> ObjectShape.Target {
    shapes[shape].targets[member]
  }

  /// Says whether a scalar counts as missing in the table of a shape.
  func isBlank(_ text: UnsafeBufferPointer<UInt8>, of shape: Int) -> Bool {
    unsafe sink.isBlank(text, in: shapes[shape].table)
  }
}
