/// A reader of one HTTP response as it came over the wire: its head, and its body with chunks joined and unpacked.
package struct HTTPResponseReader: Sendable {
  /// How long a body may be in the end, in bytes.
  package let bodyLimit: Int
  /// How long a head may be, in bytes.
  package static let headLimit = 256 << 10

  /// The head, as soon as it has been read.
  package private(set) var head: HTTPResponseHead?
  private var start: [UInt8] = []
  /// How far the head has been searched for its end.
  private var searched = 0
  private var chunks: ChunkedDecoder?
  private var decoders: [ContentDecoder] = []
  /// How many bytes of the body came over the wire.
  private var received = 0
  private var bodyCount = 0

  /// Makes a reader at the start of a response.
  package init(bodyLimit: Int = 64 << 20) {
    self.bodyLimit = bodyLimit
  }

  /// Takes in a piece and appends what it gives of the body.
  package mutating func read(_ piece: ArraySlice<UInt8>, to body: inout [UInt8]) throws(HTTPFault) {
    if head != nil { return try readBody(piece, to: &body) }
    start.append(contentsOf: piece)
    guard let end = headEnd() else {
      guard start.count <= HTTPResponseReader.headLimit else {
        throw .headTooLarge(limit: HTTPResponseReader.headLimit)
      }
      return
    }
    let bytes = start
    start = []
    try open(bytes[..<end])
    try readBody(bytes[end...], to: &body)
  }

  /// Ends the response and appends the rest of the body.
  ///
  /// - Parameter isHeadOnly: whether the body is left out on purpose, as in a record that tells of a page unchanged.
  /// - Throws: `truncated` if head or body has not come to its end; a line end may be missing.
  package mutating func finish(to body: inout [UInt8], isHeadOnly: Bool = false) throws(HTTPFault) {
    if head == nil {
      // A head without an empty line behind it is one if nothing else follows.
      guard !start.isEmpty else { throw .truncated }
      let bytes = start
      start = []
      try open(bytes[...])
    }
    guard let head, !isHeadOnly, !head.hasNoBody else { return }
    // The line end at the end of a page is easily lost to the one behind the block of a record.
    if decoders.isEmpty, chunks == nil, let length = head.contentLength, received + 2 < length { throw .truncated }
    var rest: [UInt8] = []
    chunks?.finish(to: &rest)
    if let chunks, !chunks.isComplete { throw .truncated }
    try decode(rest, to: &body, isLast: received > 0)
  }

  private mutating func open(_ bytes: ArraySlice<UInt8>) throws(HTTPFault) {
    let head = try HTTPResponseHead(bytes)
    self.head = head
    if head.isChunked { chunks = ChunkedDecoder() }
    let encodings = head.contentEncodings
    // No server packs a body more often; each further time would multiply what a bomb gives.
    guard encodings.count <= 3 else { throw .unknownEncoding(encodings.joined(separator: ", ")) }
    for encoding in encodings.reversed() { decoders.append(try ContentDecoder(encoding, limit: bodyLimit)) }
  }

  /// The index behind the empty line that ends the head.
  private mutating func headEnd() -> Int? {
    var index = max(0, searched - 3)
    defer { searched = start.count }
    while index < start.count {
      guard start[index] == 0x0A else {
        index += 1
        continue
      }
      if index + 1 < start.count, start[index + 1] == 0x0A { return index + 2 }
      if index + 2 < start.count, start[index + 1] == 0x0D, start[index + 2] == 0x0A { return index + 3 }
      index += 1
    }
    return nil
  }

  private mutating func readBody(_ piece: ArraySlice<UInt8>, to body: inout [UInt8]) throws(HTTPFault) {
    guard !piece.isEmpty, head?.hasNoBody == false else { return }
    received += piece.count
    guard chunks != nil || !decoders.isEmpty else { return try add(piece, to: &body) }
    var joined: [UInt8] = []
    if chunks != nil { try chunks?.decode(piece, to: &joined) } else { joined = Array(piece) }
    try decode(joined, to: &body, isLast: false)
  }

  /// Sends bytes through the decoders, one after the other.
  private mutating func decode(
    _ bytes: [UInt8], to body: inout [UInt8], isLast: Bool
  ) throws(HTTPFault) {
    var bytes = bytes
    for index in decoders.indices {
      var output: [UInt8] = []
      try decoders[index].decode(bytes, to: &output)
      if isLast { try decoders[index].finish(to: &output) }
      bytes = output
    }
    try add(bytes[...], to: &body)
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>, to body: inout [UInt8]) throws(HTTPFault) {
    guard bytes.count <= bodyLimit - bodyCount else { throw .tooLarge(limit: bodyLimit) }
    bodyCount += bytes.count
    body.append(contentsOf: bytes)
  }
}
