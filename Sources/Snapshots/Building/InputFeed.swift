import Codecs

/// The bytes of one file on their way to a reader: counted, hashed, and reported to the progress display.
struct InputFeed {
  /// The file as the manifest names it.
  let file: SnapshotManifest.File
  /// How many bytes were read.
  private(set) var size = 0
  /// The size of the input if it is known before the end.
  var knownSize: Int? { source.size }
  private var source: any ByteSource
  private var contentHash: ContentHash?
  private var digest: SHA256?
  private let progress: @Sendable (Int) -> Void

  /// Makes a feed.
  ///
  /// - Parameter verifies: whether SHA-256 is computed; else a quick hash, if `hashes`.
  init(
    _ source: any ByteSource, file: SnapshotManifest.File, verifies: Bool, hashes: Bool,
    progress: @escaping @Sendable (Int) -> Void
  ) {
    self.source = source
    self.file = file
    self.progress = progress
    if verifies { digest = SHA256() } else if hashes { contentHash = ContentHash() }
  }

  /// Appends the next bytes; zero at the end only.
  mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(SnapshotProblem) -> Int {
    let start = buffer.count
    let appended: Int
    do {
      appended = try source.read(into: &buffer, atMost: count)
    } catch {
      throw SnapshotProblem(error, file)
    }
    size += appended
    let piece = buffer.span.extracting(start..<buffer.count)
    digest?.update(piece)
    contentHash?.update(piece)
    progress(appended)
    return appended
  }

  /// Reads the next bytes into a buffer, from an index on; zero at the end only.
  mutating func read(into buffer: inout [UInt8], at start: Int, atMost count: Int) throws(SnapshotProblem) -> Int {
    var fault: InputFault?
    var filled = 0
    unsafe buffer.withUnsafeMutableBytes { bytes in
      do throws(InputFault) {
        filled = unsafe try source.fill(UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + count]))
      } catch {
        fault = error
      }
    }
    if let fault { throw SnapshotProblem(fault, file) }
    size += filled
    let piece = buffer.span.extracting(start..<start + filled)
    digest?.update(piece)
    contentHash?.update(piece)
    progress(filled)
    return filled
  }

  /// SHA-256 of what was read, in hex; nil if it was not asked for.
  var sha256: String? {
    digest.map { Hexadecimal.text($0.finish()) }
  }

  /// The quick hash of what was read, in hex; empty if it was not asked for.
  var quickHash: String {
    contentHash.map { Hexadecimal.text($0.finish()) } ?? ""
  }
}
