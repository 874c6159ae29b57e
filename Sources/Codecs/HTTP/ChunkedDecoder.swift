/// The decoding of a chunked body (RFC 9112, section 7.1), fed in pieces of any length.
///
/// Some archives keep the field `Transfer-Encoding: chunked` of a body that they have joined: a body that does not even
/// begin with a chunk is taken as it is.
struct ChunkedDecoder: Sendable {
  private enum State {
    case size, data(left: Int), dataEnd, trailer, end, joined
  }

  private var state = State.size
  private var line: [UInt8] = []
  private var isFirst = true

  /// The longest line of a chunk's size with its extensions.
  private static let lineLimit = 4_096

  /// Whether the last chunk has been seen, or there are none.
  var isComplete: Bool {
    switch state {
    case .end, .joined: true
    // The last chunk is there; only the line behind it is missing.
    case .trailer: true
    default: false
    }
  }

  mutating func decode(_ piece: ArraySlice<UInt8>, to output: inout [UInt8]) throws(HTTPFault) {
    var rest = piece
    while let byte = rest.first {
      switch state {
      case .size:
        line.append(byte)
        rest.removeFirst()
        guard byte == 0x0A || line.count > ChunkedDecoder.lineLimit else { continue }
        try readSize(to: &output)
      case .data(let left):
        let count = min(left, rest.count)
        output.append(contentsOf: rest.prefix(count))
        rest.removeFirst(count)
        state = count == left ? .dataEnd : .data(left: left - count)
      case .dataEnd:
        rest.removeFirst()
        if byte == 0x0A { state = .size } else if byte != 0x0D { throw .badChunk }
      case .trailer:
        rest.removeFirst()
        if byte == 0x0A, line.allSatisfy({ $0 == 0x0D }) { state = .end }
        if byte == 0x0A { line.removeAll() } else if line.count < 2 { line.append(byte) }
      case .end: return
      case .joined:
        output.append(contentsOf: rest)
        return
      }
    }
  }

  /// Ends the body: what looked like the first size and had no end is a body that was joined.
  mutating func finish(to output: inout [UInt8]) {
    if case .size = state, isFirst {
      output.append(contentsOf: line)
      state = .joined
    }
  }

  private mutating func readSize(to output: inout [UInt8]) throws(HTTPFault) {
    defer {
      line.removeAll()
      isFirst = false
    }
    let digits = line.prefix { Character(UnicodeScalar($0)).isHexDigit && $0 < 0x80 }
    let isSize = !digits.isEmpty && digits.count <= 12 && !line[digits.count...].contains { $0 > 0x7E }
    let follows = line[digits.count...].first { $0 != 0x20 && $0 != 0x09 }
    guard isSize, line.last == 0x0A, follows == 0x0D || follows == 0x0A || follows == 0x3B,
      let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
    else {
      guard isFirst else { throw .badChunk }
      output.append(contentsOf: line)
      state = .joined
      return
    }
    state = size == 0 ? .trailer : .data(left: size)
  }
}
