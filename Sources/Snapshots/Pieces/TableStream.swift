import Codecs
package import Records
import Synchronization

/// The records of one declared table on their way in: the files of the manifest, one behind the other, in pieces.
///
/// Workers take pieces with ``next()``, each decodes them with a ``ChunkDecoder`` of its own, and what they made goes
/// through ``TableSummary/merge(_:)`` in the order of the pieces:
///
///     let decoder = stream.decoder()
///     while let piece = stream.next() {
///       var decoded = decoder.decode(piece)
///       summary.merge(&decoded)           // in the order of `decoded.sequence`
///       … judge decoded.chunk …
///       decoder.recycle(decoded.chunk)
///     }
///
/// Memory holds the pieces in work and nothing else.
package final class TableStream: Sendable {
  /// The table.
  package let table: TableID
  /// The size of all its files in bytes; nil when one of them is a pipe.
  package let knownSize: Int?

  /// What an input was found to be when its last byte had been read.
  struct InputRecord: Sendable {
    var size = 0
    var sha256: String?
    var quickHash = ""
    var encoding = ""
    var header: HeaderMatching?
    var problem: SnapshotProblem?
  }

  /// What is the same for all streams of a snapshot.
  struct Setting: Sendable {
    let manifest: SnapshotManifest
    let schema: Schema
    let tree: any FileTree
    let demand: Demand?
    let limits: ReadingLimits
    let verifies: Bool
    /// Called with the bytes of each read.
    let progress: @Sendable (Int) -> Void
  }

  private struct Reading {
    var feed: InputFeed
    var cutter: any PieceCutter
  }

  private struct State {
    var sequence = 0
    var reading: Reading?
    /// Inputs that were begun; all but the one being read have come to their end.
    var inputs: [InputRecord] = []
  }

  let setting: Setting
  let files: [SnapshotManifest.File]
  /// The number of the first file among the inputs of the snapshot.
  let firstInput: Int
  /// Where the records come from, if not from the files.
  private let supply: (any RecordSupply)?
  private let buffers = BufferPool()
  private let state = Mutex(State())

  init(_ table: TableID, files: [SnapshotManifest.File], firstInput: Int, _ setting: Setting) {
    self.table = table
    self.files = files
    self.firstInput = firstInput
    self.setting = setting
    supply = nil
    let sizes = files.map { file in (try? setting.tree.entry(at: file.path)).flatMap(\.?.size) }
    knownSize = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// The stream of records that do not stand in table files.
  init(_ table: TableID, supply: any RecordSupply, firstInput: Int, _ setting: Setting) {
    self.table = table
    self.supply = supply
    self.firstInput = firstInput
    self.setting = setting
    files = supply.files
    knownSize = supply.size
  }

  /// The same files from their beginning, for another pass; a pipe can't be read twice.
  package func again() -> TableStream {
    if let supply { return TableStream(table, supply: supply.again(), firstInput: firstInput, setting) }
    return TableStream(table, files: files, firstInput: firstInput, setting)
  }

  /// A decoder for one worker.
  package func decoder() -> ChunkDecoder {
    ChunkDecoder(
      table, in: setting.schema, demand: setting.demand, limits: setting.limits, buffers: buffers)
  }

  /// An empty summary, for the merge.
  package func summary() -> TableSummary {
    TableSummary(self)
  }

  /// The errors met so far. The pieces end behind the last file whatever happens; an input with an error is left there.
  package var problems: [SnapshotProblem] {
    inputs.compactMap(\.problem)
  }

  /// What is known of the inputs: all of them once ``next()`` has given nil.
  var inputs: [InputRecord] {
    supply?.inputs ?? state.withLock { $0.inputs }
  }

  // MARK: - Pieces

  /// The next piece, from whichever thread it is asked for; nil behind the last one.
  package func next() -> RecordPiece? {
    state.withLock { state in
      if let supply { return next(of: supply, &state) }
      while true {
        if state.reading == nil {
          guard state.inputs.count < files.count else { return nil }
          begin(files[state.inputs.count], &state)
        }
        if let piece = cut(&state) { return piece }
      }
    }
  }

  private func next(of supply: any RecordSupply, _ state: inout State) -> RecordPiece? {
    guard let (records, input) = supply.next() else { return nil }
    defer { state.sequence += 1 }
    return RecordPiece(
      sequence: state.sequence, input: input.map { firstInput + $0 } ?? -1, content: .supplied(records), bytes: [],
      count: 0, isCut: false, leadingLines: 0)
  }

  private func begin(_ file: SnapshotManifest.File, _ state: inout State) {
    state.inputs.append(InputRecord())
    do throws(SnapshotProblem) {
      let source = try open(file)
      guard let format = SnapshotFormat.format(of: file.path) else { throw SnapshotProblem(.unknownFormat, file) }
      let isRecorded = setting.manifest.input(at: file.reference) != nil
      let feed = InputFeed(
        source, file: file, verifies: setting.verifies, hashes: !isRecorded, progress: setting.progress)
      state.reading = Reading(
        feed: feed, cutter: format.cutter(setting.schema[table], setting.limits, buffers))
    } catch {
      state.inputs[state.inputs.count - 1].problem = error
    }
  }

  private func open(_ file: SnapshotManifest.File) throws(SnapshotProblem) -> any ByteSource {
    do {
      return try setting.tree.open(file.path)
    } catch {
      throw SnapshotProblem(error, file)
    }
  }

  /// The next piece of the input being read; nil when it has come to its end, for whatever reason.
  private func cut(_ state: inout State) -> RecordPiece? {
    guard var reading = state.reading else { return nil }
    state.reading = nil
    let input = state.inputs.count - 1
    do throws(SnapshotProblem) {
      if var piece = try reading.cutter.next(&reading.feed) {
        state.reading = reading
        if piece.bytes.count > piece.count { piece.bytes[piece.count] = 0x0A }
        defer { state.sequence += 1 }
        return RecordPiece(
          sequence: state.sequence, input: firstInput + input, content: piece.content, bytes: piece.bytes,
          count: piece.count, isCut: piece.isCut, leadingLines: piece.leadingLines)
      }
      state.inputs[input] = try end(reading)
    } catch {
      state.inputs[input].encoding = reading.cutter.encoding.rawValue
      state.inputs[input].problem = error
    }
    return nil
  }

  private func end(_ reading: Reading) throws(SnapshotProblem) -> InputRecord {
    let feed = reading.feed
    let recorded = setting.manifest.input(at: feed.file.reference)
    if recorded == nil, setting.verifies { throw SnapshotProblem(.notRegistered, feed.file) }
    if let recorded, recorded.size != feed.size {
      throw SnapshotProblem(.sizeDiffers(recorded: recorded.size, found: feed.size), feed.file)
    }
    let sha256 = feed.sha256
    if let recorded, let sha256, recorded.sha256 != sha256 { throw SnapshotProblem(.digestDiffers, feed.file) }
    return InputRecord(
      size: feed.size, sha256: sha256, quickHash: feed.quickHash, encoding: reading.cutter.encoding.rawValue,
      header: reading.cutter.header)
  }
}
