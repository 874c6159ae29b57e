/// A reader of web archives in the format WARC 1.0 and 1.1 (ISO 28500), plain or packed by gzip, record by record.
///
///     var reader = WARCReader(source)
///     while case let step = try reader.next(), step != .end {
///       if case .record(let record) = step, record.isHTTPResponse { … try reader.readPayload(limit: …) … }
///     }
///
/// The block of a record is read in pieces or stepped over, so that the memory does not depend on its size. A damaged
/// record gives one fault, and reading goes on at the next record, in a packed archive at the next member.
package struct WARCReader<Input: SequentialBytes>: Sendable {
  /// What comes next in an archive.
  package enum Step: Equatable, Sendable {
    /// A record, whose block may now be read.
    case record(WARCRecord)
    /// A damaged record or a stretch that is no record.
    case fault(WARCFault)
    /// The end of the archive.
    case end
  }

  /// What reading in a block comes to.
  package enum BlockStep: Equatable, Sendable {
    /// So many bytes have been appended.
    case bytes(Int)
    /// The block has come to its end and is sound.
    case end
    /// The record is damaged; ``WARCReader/next()`` does not tell of it again.
    case fault(WARCFault)
  }

  private enum State {
    case start, between, block(left: Int), lost, end
  }

  /// How long the head of a record may be.
  private static var headLimit: Int { 256 << 10 }
  private static var pieceSize: Int { 1 << 18 }

  /// How many records have been begun.
  package private(set) var recordCount = 0
  var stream = ArchiveStream()
  private(set) var record: WARCRecord?
  private var state = State.start
  private var faultCount = 0
  private var input: Input

  /// Makes a reader at the start of an archive.
  package init(_ input: Input) {
    self.input = input
  }

  /// The next record or fault; the rest of the block before is stepped over.
  package mutating func next() throws(Input.Failure) -> Step {
    if case .block = state {
      while true {
        let step = try takeBlock(atMost: .max) { _ in }
        if case .fault(let fault) = step { return .fault(fault) }
        if step == .end { break }
      }
    }
    record = nil
    if case .lost = state { try resynchronise() }
    if case .end = state { return .end }
    return try readRecord()
  }

  /// Appends the next bytes of the block of this record, at most `count` of them.
  package mutating func readBlock(into bytes: inout [UInt8], atMost count: Int) throws(Input.Failure) -> BlockStep {
    var piece: [UInt8] = []
    let step = try takeBlock(atMost: count) { piece.append(contentsOf: $0) }
    bytes.append(contentsOf: piece)
    return step
  }

  /// Gives the next bytes of the block to a closure.
  mutating func takeBlock(atMost count: Int, _ take: (ArraySlice<UInt8>) -> Void) throws(Input.Failure) -> BlockStep {
    guard case .block(let left) = state, let record else { return .end }
    guard left > 0 else { return try finishBlock(record) }
    guard try ensure(1) > 0 else { return lose(stream.trouble.map { .gzip($0.error.cause) } ?? .truncated) }
    let isInside = stream.contentOffset > record.contentOffset
    if isInside, stream.beginsMember(at: stream.contentOffset), try beginsRecord() {
      // The member has ended inside the block, and the next one begins a record of its own.
      state = .between
      return fault(.truncated)
    }
    var length = min(left, count, stream.available)
    if let start = stream.memberStart(after: stream.contentOffset) {
      length = min(length, start - stream.contentOffset)
    }
    take(stream.buffer[stream.position..<stream.position + length])
    stream.position += length
    state = .block(left: left - length)
    return .bytes(length)
  }

  /// Steps over the line ends behind a block; what follows must be a record or the end.
  private mutating func finishBlock(_ record: WARCRecord) throws(Input.Failure) -> BlockStep {
    let blockEnd = stream.position + stream.base
    while try ensure(1) > 0 {
      let byte = stream.buffer[stream.position]
      guard byte == 0x0D || byte == 0x0A else { break }
      stream.position += 1
    }
    if stream.available == 0 {
      // The checksum of the record's own member comes behind its block.
      if let trouble = stream.trouble, trouble.start <= max(record.contentOffset, blockEnd - 1) {
        return lose(.gzip(trouble.error.cause))
      }
    } else if try !beginsRecord(), !stream.beginsMember(at: stream.contentOffset) {
      return lose(.wrongLength)
    }
    state = .between
    return .end
  }

  private mutating func fault(_ cause: WARCFault.Cause) -> BlockStep {
    faultCount += 1
    let place = ArchiveStream.Place(file: record?.offset ?? 0, content: record?.contentOffset ?? 0)
    return .fault(WARCFault(cause, at: place, targetURI: record?.targetURI))
  }

  /// Ends a damaged record; the next one is looked for from its second byte on.
  private mutating func lose(_ cause: WARCFault.Cause) -> BlockStep {
    state = .lost
    guard let record else { return fault(cause) }
    if case .gzip = cause {
      // What a broken member has given is no good, even where it looks like a record.
      stream.position = stream.buffer.count
    } else {
      stream.position = max(0, record.contentOffset + 1 - stream.base)
    }
    return fault(cause)
  }

  // MARK: Heads

  private mutating func readRecord() throws(Input.Failure) -> Step {
    try skipLineEnds()
    let place = stream.place(stream.contentOffset)
    if stream.available == 0 {
      if let trouble = stream.trouble {
        state = .lost
        faultCount += 1
        return .fault(
          WARCFault(
            .gzip(trouble.error.cause), at: .init(file: trouble.error.memberOffset, content: trouble.start)))
      }
      state = .end
      guard recordCount + faultCount == 0 else { return .end }
      faultCount += 1
      return .fault(WARCFault(.noRecords, at: stream.place(0)))
    }
    if case .start = state, try begins("filedesc:") {
      faultCount += 1
      state = .end
      return .fault(WARCFault(.arcFile, at: place))
    }
    guard try beginsRecord() else { return fail(.notARecord, at: place) }
    let length: Int
    switch try headEnd() {
    case .length(let found): length = found
    case .tooLong: return fail(.headTooLarge(limit: Self.headLimit), at: place)
    case .runsOn: return fail(.truncated, at: place)
    case .missing: return fail(stream.trouble.map { .gzip($0.error.cause) } ?? .truncated, at: place)
    }
    switch Self.parse(stream.buffer[stream.position..<stream.position + length], at: place) {
    case .success(let record):
      stream.position += length
      recordCount += 1
      self.record = record
      state = .block(left: record.length)
      return .record(record)
    case .failure(let fault):
      faultCount += 1
      stream.position += 1
      state = .lost
      return .fault(fault)
    }
  }

  /// Tells of something that is no sound head; the next record is looked for from its second byte on.
  private mutating func fail(_ cause: WARCFault.Cause, at place: ArchiveStream.Place) -> Step {
    faultCount += 1
    if case .gzip = cause { stream.position = stream.buffer.count } else { stream.position += 1 }
    state = .lost
    return .fault(WARCFault(cause, at: place))
  }

  private mutating func skipLineEnds() throws(Input.Failure) {
    while try ensure(1) > 0 {
      let byte = stream.buffer[stream.position]
      guard byte == 0x0D || byte == 0x0A else { return }
      stream.position += 1
    }
  }

  /// What looking for the end of a head comes to.
  private enum HeadEnd {
    case length(Int)
    /// There is no end within the limit.
    case tooLong
    /// The archive ends before.
    case missing
    /// The next record begins in the middle; so each head is looked through once only.
    case runsOn
  }

  private mutating func headEnd() throws(Input.Failure) -> HeadEnd {
    var (offset, line) = (0, 0)
    while offset <= Self.headLimit {
      guard try ensure(offset + 3) > offset else { return .missing }
      let start = stream.position
      let lineEnd = ByteSearch.first(of: 0x0A, in: stream.buffer.span, from: start + offset)
      if lineEnd == stream.buffer.count {
        offset = lineEnd - start
        continue
      }
      guard lineEnd - start <= Self.headLimit else { return .tooLong }
      // The head of a record that was cut off runs on into the next record.
      if line > 0, Self.endsLikeFirstLine(stream.buffer[(start + line)..<lineEnd]) { return .runsOn }
      offset = lineEnd - start
      guard try ensure(offset + 3) > offset + 1 else { return .missing }
      let next = stream.buffer[stream.position + offset + 1]
      if next == 0x0A { return .length(offset + 2) }
      if next == 0x0D, stream.available > offset + 2, stream.buffer[stream.position + offset + 2] == 0x0A {
        return .length(offset + 3)
      }
      offset += 1
      line = offset
    }
    return .tooLong
  }

  private static func parse(
    _ head: ArraySlice<UInt8>, at place: ArchiveStream.Place
  ) -> Result<WARCRecord, WARCFault> {
    let line = head.prefix { $0 != 0x0A }
    let fields = HeaderFields(head.dropFirst(line.count + 1))
    let uri = fields["WARC-Target-URI"]
    func fail(_ cause: WARCFault.Cause) -> Result<WARCRecord, WARCFault> {
      .failure(WARCFault(cause, at: place, targetURI: uri))
    }
    guard let kind = fields["WARC-Type"] else { return fail(.missingField("WARC-Type")) }
    let lengths = fields.all("Content-Length")
    guard let written = lengths.first else { return fail(.missingField("Content-Length")) }
    guard lengths.allSatisfy({ $0 == written }), written.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let length = Int(written), length < 1 << 53
    else { return fail(.badLength(lengths.joined(separator: ", "))) }
    let version = String(decoding: line.dropFirst(5).prefix { $0 != 0x0D && $0 != 0x20 }, as: UTF8.self)
    return .success(
      WARCRecord(
        kind: WARCRecord.Kind(kind), offset: place.file, contentOffset: place.content, version: version,
        fields: fields, length: length))
  }

  /// Says whether a line that is not the first one ends with `WARC/` and a version.
  private static func endsLikeFirstLine(_ line: ArraySlice<UInt8>) -> Bool {
    let end = (line.last == 0x0D ? line.dropLast() : line).suffix(8)
    return end.starts(with: "WARC/".utf8) && end.dropFirst(6).first == 0x2E
  }

  // MARK: The stream

  /// Sees to it that so many bytes are there; returns how many are, fewer only at the end or before a broken member.
  @discardableResult
  mutating func ensure(_ count: Int) throws(Input.Failure) -> Int {
    while stream.available < count, !stream.isBlocked {
      if stream.unpack() { continue }
      if stream.isBlocked { break }
      if stream.isInputAtEnd { break }
      try stream.receive(&input, Self.pieceSize)
    }
    return stream.available
  }

  private mutating func begins(_ text: String) throws(Input.Failure) -> Bool {
    try ensure(text.utf8.count)
    return stream.buffer[stream.position...].starts(with: text.utf8)
  }

  private mutating func beginsRecord() throws(Input.Failure) -> Bool {
    try begins("WARC/")
  }

  /// Goes to the next place that looks like the start of a record: its first line, and a field behind it.
  private mutating func resynchronise() throws(Input.Failure) {
    while true {
      try ensure(Self.pieceSize / 4)
      if let found = Self.recordStart(in: stream.buffer, from: stream.position, isWhole: stream.isBlocked) {
        stream.position = found
        state = .between
        return
      }
      // What may be the beginning of a first line stays.
      stream.position = max(stream.position, stream.buffer.count - Self.lineLength)
      if stream.trouble != nil {
        while !stream.searchMember(), !stream.isInputAtEnd { try stream.receive(&input, Self.pieceSize) }
      } else if stream.isBlocked {
        stream.position = stream.buffer.count
        state = .end
        return
      }
    }
  }

  private static var lineLength: Int { 256 }

  /// The first index of the first line of a record; `isWhole` says that nothing follows the bytes.
  private static func recordStart(in bytes: [UInt8], from start: Int, isWhole: Bool) -> Int? {
    var index = start
    while true {
      index = ByteSearch.first(of: 0x57, in: bytes.span, from: index)
      guard index < bytes.count, isWhole || index + lineLength < bytes.count else { return nil }
      let rest = bytes[index...].prefix(lineLength)
      let line = rest.prefix { $0 != 0x0A }
      if line.count <= 16, line.starts(with: "WARC/".utf8),
        line.dropFirst(5).first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true
      {
        let next = rest.dropFirst(line.count + 1).prefix { $0 != 0x0A }
        if next.contains(0x3A) { return index }
      }
      index += 1
    }
  }
}
