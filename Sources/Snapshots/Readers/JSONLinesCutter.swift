import Codecs
import SourceText

extension SnapshotFormat {
  /// JSON Lines: one object a line, child rows nested in it.
  static let jsonLines = SnapshotFormat(
    id: "jsonl", name: LocalizedText(same: "JSON Lines"), extensions: ["jsonl", "ndjson"]
  ) { JSONLinesCutter($1, $2) }
}

/// Cuts JSON Lines at line ends; a line that is longer than the limit is never held whole.
struct JSONLinesCutter: PieceCutter {
  private let limits: ReadingLimits
  private let buffers: BufferPool
  /// What follows the last line end.
  private var carried: [UInt8] = []
  private var isStart = true
  private var isEnd = false
  private var isSkipping = false
  /// Lines of JSON have no header.
  var header: HeaderMatching? { nil }
  /// The encoding, as far as it is known.
  private(set) var encoding = TextEncoding.utf8

  init(_ limits: ReadingLimits, _ buffers: BufferPool) {
    self.limits = limits
    self.buffers = buffers
  }

  /// The bytes of the next lines; nil at the end.
  mutating func next(_ feed: inout InputFeed) throws(SnapshotProblem) -> CutPiece? {
    if isEnd { return nil }
    // A small file needs no buffer for a whole piece; the byte more lets the end be seen.
    let size = max(min(limits.pieceSize, (feed.knownSize ?? .max - 1) + 1), 16)
    var filled = carried.count
    var target = filled + size
    var buffer = buffers.take(target + RecordPiece.padding)
    buffer.replaceSubrange(0..<filled, with: carried)
    carried.removeAll(keepingCapacity: true)
    var searched = 0
    while true {
      let appended = try feed.read(into: &buffer, at: filled, atMost: target - filled)
      filled += appended
      isEnd = appended == 0
      if isStart {
        guard filled >= 4 || isEnd else { continue }
        filled -= try takeStart(&buffer, filled, feed.file)
        isStart = false
      }
      if isSkipping { skipLine(&buffer, &filled) }
      if isEnd { return rest(buffer, filled) }
      guard filled == target else { continue }
      if let end = LineSearch.endOfLastLine(buffer.span, in: searched..<filled) { return cut(buffer, at: end, filled) }
      searched = filled
      if filled > limits.recordSize { return overlong(buffer, filled) }
      target += size
      if buffer.count < target + RecordPiece.padding {
        buffer += [UInt8](repeating: 0, count: target + RecordPiece.padding - buffer.count)
      }
    }
  }

  private mutating func cut(_ buffer: [UInt8], at end: Int, _ filled: Int) -> CutPiece {
    carried.append(contentsOf: buffer[end..<filled])
    return CutPiece(bytes: buffer, count: end, isCut: false, content: .jsonLines)
  }

  private func rest(_ buffer: [UInt8], _ filled: Int) -> CutPiece? {
    guard filled > 0 else {
      buffers.give(buffer)
      return nil
    }
    return CutPiece(bytes: buffer, count: filled, isCut: buffer[filled - 1] != 0x0A, content: .jsonLines)
  }

  /// Looks at the first bytes: a mark is stepped over, what is no text at all is refused.
  private mutating func takeStart(
    _ buffer: inout [UInt8], _ filled: Int, _ file: SnapshotManifest.File
  ) throws(SnapshotProblem) -> Int {
    if let problem = SnapshotProblem.binaryStart(Array(buffer[..<min(filled, 4)]), file) { throw problem }
    guard filled >= 3, buffer.starts(with: [0xEF, 0xBB, 0xBF]) else { return 0 }
    encoding = .utf8WithMark
    buffer.removeFirst(3)
    buffer.append(contentsOf: [0, 0, 0])
    return 3
  }

  // MARK: - Long lines

  /// Sets apart the line that fills the buffer; reading goes on at the next one.
  private mutating func overlong(_ buffer: [UInt8], _ filled: Int) -> CutPiece {
    isSkipping = true
    let excerpt = LineSearch.excerpt(buffer.span, 0..<min(filled, limits.recordSize))
    return CutPiece(bytes: [], count: 0, isCut: false, content: .overlong(excerpt: excerpt))
  }

  /// Drops what belongs to the line being skipped.
  private mutating func skipLine(_ buffer: inout [UInt8], _ filled: inout Int) {
    let end = LineSearch.lineFeed(buffer.span, in: 0..<filled)
    guard end < filled else {
      filled = 0
      return
    }
    buffer.removeFirst(end + 1)
    buffer.append(contentsOf: repeatElement(0, count: end + 1))
    filled -= end + 1
    isSkipping = false
  }
}

/// The bytes of some records, before they are numbered.
struct CutPiece {
  /// The bytes; behind the records there is room for ``RecordPiece/padding`` more.
  var bytes: [UInt8]
  /// How many bytes the records take.
  let count: Int
  /// Whether the input ends here, without a line end.
  let isCut: Bool
  /// What stands in it.
  let content: RecordPiece.Content
  /// How many lines of the input stand before the records and after those of the piece before.
  var leadingLines = 0
}
