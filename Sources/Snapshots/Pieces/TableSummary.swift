import Codecs
package import Records
import SourceText

/// What is said about the inputs of a table beside its records: counted piece by piece, in the order of the pieces.
package struct TableSummary: Sendable {
  /// The records of one input so far.
  private struct Count {
    var lines = 0
    var found = 0
    var quarantined = 0
  }

  /// The stream whose pieces are merged.
  let stream: TableStream
  /// The lists that are no lists of objects.
  private(set) var lists: [LinkProblem] = []
  /// The records that can't be read, as many of each input as are listed.
  private(set) var quarantine: [QuarantinedRecord] = []
  private let nesting: [Schema.NestedTable]
  private var counts: [Count]
  private var usage: FieldUsageCounter
  private var rowCounts: [Int]
  private var nextSequence = 0

  init(_ stream: TableStream) {
    self.stream = stream
    nesting = stream.setting.schema.nesting(of: stream.table)
    counts = Array(repeating: Count(), count: stream.files.count)
    usage = FieldUsageCounter(nesting.map { stream.setting.schema[$0.table] })
    rowCounts = Array(repeating: 0, count: nesting.count)
  }

  /// The table.
  package var table: TableID { stream.table }

  /// The records that were read.
  package var rowCount: Int { rowCounts[0] }

  /// The records that could not be read.
  package var unread: Int { counts.reduce(0) { $0 + $1.quarantined } }

  /// Adds a piece and tells its chunk on which line it begins. Pieces come in the order of their numbers.
  package mutating func merge(_ piece: inout DecodedPiece) {
    precondition(piece.sequence == nextSequence, "pieces are merged in their order")
    nextSequence += 1
    // Records of no input stand in files of their own and are counted for none.
    let input = counts.indices.contains(piece.input - stream.firstInput) ? piece.input - stream.firstInput : nil
    let firstLine = (input.map { counts[$0].lines } ?? 0) + 1
    for index in piece.chunk.parts.indices {
      piece.chunk.parts[index].batch.firstLine = firstLine
      rowCounts[index] += piece.chunk.parts[index].batch.rowCount
    }
    if let input { count(piece, input: input, firstLine: firstLine) }
    for use in piece.tally.keys {
      if let name = use.name { usage.noteUndeclared(name, count: use.count, in: use.table) }
      for field in use.fields { usage.noteDeclared(field, in: use.table) }
    }
    for list in piece.tally.lists {
      note(list, at: Provenance(file: piece.input, line: firstLine + Int(list.line)))
    }
  }

  private mutating func count(_ piece: DecodedPiece, input: Int, firstLine: Int) {
    let listed = counts[input].quarantined
    counts[input].lines += piece.lines
    counts[input].found += piece.found
    counts[input].quarantined += piece.quarantined
    let room = max(0, stream.setting.limits.listedQuarantine - listed)
    for record in piece.tally.listed.prefix(room) {
      quarantine.append(
        QuarantinedRecord(
          input: piece.input, path: record.path ?? stream.files[input].reference,
          line: record.path == nil ? firstLine + record.line : nil, column: record.column, reason: record.reason,
          excerpt: record.excerpt))
    }
  }

  private mutating func note(_ list: RecordSink.UnreadableList, at place: Provenance) {
    let table = nesting[list.table].table
    if let index = lists.firstIndex(where: { $0.table == table }) {
      lists[index].add(place, list.words)
    } else {
      lists.append(LinkProblem(kind: .notAList, table: table, first: place, words: list.words))
    }
  }

  // MARK: - Results

  /// The inputs, once all pieces have been merged.
  var inputs: [InputSummary] {
    let schema = stream.setting.schema
    return zip(zip(stream.files, stream.inputs), counts).map { pair, count in
      let (file, record) = pair
      let recorded = stream.setting.manifest.input(at: file.reference)
      return InputSummary(
        path: file.reference, table: schema[stream.table].name.zh, sha256: record.sha256 ?? recorded?.sha256 ?? "",
        isVerified: record.sha256 != nil, contentHash: record.quickHash, size: record.size,
        encoding: record.encoding, found: count.found, quarantined: count.quarantined)
    }
  }

  /// What went wrong with the inputs, in their order.
  var problems: [SnapshotProblem] {
    let limit = stream.setting.limits.listedQuarantine
    return zip(zip(stream.files, stream.inputs), counts).flatMap { pair, count in
      let (file, record) = pair
      var problems = record.problem.map { [$0] } ?? []
      if count.quarantined > limit {
        problems.append(SnapshotProblem(.manyQuarantined(total: count.quarantined, listed: limit), file))
      }
      return problems
    }
  }

  /// The keys that were met, for each table.
  var usages: [FieldUsage] {
    var usage = usage
    for (record, count) in zip(stream.inputs, counts) { record.header?.report(to: &usage, rows: count.found) }
    return usage.usages(rowCounts: rowCounts)
  }
}
