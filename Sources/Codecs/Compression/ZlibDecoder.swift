/// The decompression of data in the wrapper of zlib (RFC 1950), fed in pieces of any length.
///
/// It is the `deflate` of HTTP (RFC 9110, section 8.4.1.2). Some servers send bare DEFLATE data under that name; as in
/// browsers these are read too when the first two bytes are no wrapper and that is allowed.
package struct ZlibDecoder: Sendable {
  private enum State {
    case header, data, trailer, end
  }

  private let allowsBareData: Bool
  private var isWrapped = true
  private var state = State.header
  private var pending: [UInt8] = []
  private var inflate: Inflate
  private var sums: (low: UInt32, high: UInt32) = (1, 0)
  private var count = 0

  /// Makes a decoder at the start of data.
  ///
  /// - Parameters:
  ///   - limit: how many bytes the output may have.
  ///   - allowsBareData: whether data without the wrapper are read too.
  package init(limit: Int = .max, allowsBareData: Bool = false) {
    inflate = Inflate(limit: limit)
    self.allowsBareData = allowsBareData
  }

  /// Whether the data have ended.
  package var isAtEnd: Bool { state == .end }

  /// Decompresses from a piece until it is used up, the data end or a good part of output has come together.
  package mutating func advance(
    _ input: Span<UInt8>, from position: inout Int, to output: inout [UInt8]
  ) throws(InflateError) -> Inflate.Step {
    let start = position
    defer { count += position - start }
    if state == .header, try !readHeader(input, &position, to: &output) { return .needsInput }
    if state == .data {
      let start = output.count
      let step = try inflate.advance(input, from: &position, to: &output)
      if isWrapped { add(output.span.extracting(start...)) }
      guard step == .end else { return step }
      state = isWrapped ? .trailer : .end
    }
    while state == .trailer {
      guard position < input.count else { return .needsInput }
      pending.append(input[position])
      position += 1
      guard pending.count == 4 else { continue }
      let expected = pending.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard expected == sums.high << 16 | sums.low else { throw InflateError(.checksum, at: count + position - start) }
      state = .end
    }
    return .end
  }

  /// Reads the two bytes of the wrapper; false when the piece is used up before.
  private mutating func readHeader(
    _ input: Span<UInt8>, _ position: inout Int, to output: inout [UInt8]
  ) throws(InflateError) -> Bool {
    while pending.count < 2 {
      guard position < input.count else { return false }
      pending.append(input[position])
      position += 1
    }
    let start = pending
    pending.removeAll()
    state = .data
    if start[0] & 15 == 8, (Int(start[0]) << 8 | Int(start[1])) % 31 == 0 {
      guard start[1] & 0x20 == 0 else { throw InflateError(.badWrapper, at: 0) }
      return true
    }
    guard allowsBareData else { throw InflateError(.badWrapper, at: 0) }
    isWrapped = false
    var first = 0
    if try inflate.advance(start.span, from: &first, to: &output) == .end { state = .end }
    return true
  }

  /// Adds to the checksum Adler-32 (RFC 1950, section 9).
  private mutating func add(_ bytes: Span<UInt8>) {
    var index = 0
    while index < bytes.count {
      // So many sums stay below 2³² before the remainder is needed.
      let end = min(index + 5552, bytes.count)
      while index < end {
        sums.low &+= UInt32(bytes[index])
        sums.high &+= sums.low
        index += 1
      }
      sums.low %= 65521
      sums.high %= 65521
    }
  }
}
