import Codecs
import Records
import SourceText
import Synchronization

/// The documents of a snapshot as records: one record a file, its headings, paragraphs and numbers as child rows.
///
/// A document that can't be read is quarantined with its reason; the others are read.
final class DocumentSupply: RecordSupply {
  private struct State {
    var next = 0
    var inputs: [TableStream.InputRecord]
  }

  let files: [SnapshotManifest.File]
  let size: Int?
  private let setting: TableStream.Setting
  private let firstInput: Int
  private let state: Mutex<State>

  /// - Parameter firstInput: the number of the first document among the inputs of the snapshot.
  init(_ files: [SnapshotManifest.File], firstInput: Int, _ setting: TableStream.Setting) {
    self.files = files
    self.setting = setting
    self.firstInput = firstInput
    let sizes = files.map { file in (try? setting.tree.entry(at: file.path)).flatMap(\.?.size) }
    size = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
    state = Mutex(State(inputs: Array(repeating: TableStream.InputRecord(), count: files.count)))
  }

  var inputs: [TableStream.InputRecord] { state.withLock { $0.inputs } }

  func next() -> (records: any SuppliedRecords, input: Int?)? {
    state.withLock { state in
      guard state.next < files.count else { return nil }
      defer { state.next += 1 }
      return (DocumentRecord(supply: self, number: state.next), state.next)
    }
  }

  func again() -> any RecordSupply { DocumentSupply(files, firstInput: firstInput, setting) }

  // MARK: - One document

  /// Reads a document into a sink.
  fileprivate func read(_ number: Int, into sink: RecordSink, _ tally: inout PieceTally) -> [[RowPlace]] {
    var rows = DocumentSink(sink, file: firstInput + number)
    tally.found = 1
    tally.lines = 1
    tally.keys = rows.keyUses
    var record = TableStream.InputRecord()
    do throws(DocumentReader.Fault) {
      let bytes = try bytes(of: files[number], &record)
      let result = try DocumentReader.read(bytes, path: files[number].path)
      record.encoding = result.encoding
      rows.add(DocumentRows(result.content, path: files[number].path))
    } catch {
      tally.setApart(error.reason, path: files[number].reference)
    }
    state.withLock { $0.inputs[number] = record }
    return rows.places
  }

  /// The whole file; what the manifest says of it is compared.
  private func bytes(
    of file: SnapshotManifest.File, _ record: inout TableStream.InputRecord
  ) throws(DocumentReader.Fault) -> [UInt8] {
    let recorded = setting.manifest.input(at: file.reference)
    var bytes: [UInt8] = []
    do throws(SnapshotProblem) {
      var feed = InputFeed(
        try open(file), file: file, verifies: setting.verifies, hashes: recorded == nil, progress: setting.progress)
      while try feed.read(into: &bytes, atMost: setting.limits.pieceSize) > 0, bytes.count <= setting.limits.recordSize
      {}
      record.size = feed.size
      record.sha256 = feed.sha256
      record.quickHash = feed.quickHash
      if bytes.count <= setting.limits.recordSize { try compare(feed, with: recorded) }
    } catch {
      record.problem = error
    }
    guard bytes.count <= setting.limits.recordSize else {
      throw DocumentReader.Fault(reason: RecordFault(.tooLarge(setting.limits.recordSize), at: nil).reason)
    }
    return bytes
  }

  private func open(_ file: SnapshotManifest.File) throws(SnapshotProblem) -> any ByteSource {
    do {
      return try setting.tree.open(file.path)
    } catch {
      throw SnapshotProblem(error, file)
    }
  }

  private func compare(_ feed: InputFeed, with recorded: SnapshotManifest.Input?) throws(SnapshotProblem) {
    guard let recorded else {
      if setting.verifies { throw SnapshotProblem(.notRegistered, feed.file) }
      return
    }
    if recorded.size != feed.size {
      throw SnapshotProblem(.sizeDiffers(recorded: recorded.size, found: feed.size), feed.file)
    }
    if let sha256 = feed.sha256, sha256 != recorded.sha256 { throw SnapshotProblem(.digestDiffers, feed.file) }
  }
}

/// A document that a worker has taken.
private struct DocumentRecord: SuppliedRecords {
  let supply: DocumentSupply
  let number: Int

  func read(into sink: RecordSink, _ tally: inout PieceTally) -> [[RowPlace]] {
    supply.read(number, into: sink, &tally)
  }
}
