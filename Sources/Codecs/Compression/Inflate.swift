/// The decompression of DEFLATE data (RFC 1951), fed in pieces of any length.
///
///     var inflate = Inflate(limit: 1 << 24)
///     var position = 0
///     repeat { step = try inflate.advance(piece, from: &position, to: &output) } while step == .hasMore
///
/// No byte behind the data is taken in, so that what follows them can be read from `position` on.
package struct Inflate: Sendable {
  /// What ``advance(_:from:to:)`` came to.
  package enum Step: Equatable, Sendable {
    /// The piece has been used up.
    case needsInput
    /// A part of the output is there and more can be made of the same piece.
    case hasMore
    /// The data have ended.
    case end
  }

  /// What the next bits of the input are.
  enum State: Equatable {
    case blockHeader, storedLength, stored(left: Int), counts, codeLengths, lengths, symbols, end
  }

  /// The farthest that a reference goes back.
  static let windowSize = 1 << 15
  /// How much output is made before it is given out.
  static let chunkSize = 1 << 17
  /// What a copy may write beyond its end, and the longest copy.
  private static let slack = 258 + 32

  /// How many bytes the output may have; more of them is an error.
  package private(set) var limit: Int
  /// How many bytes have been taken in.
  package private(set) var inputCount = 0
  /// How many bytes have been given out.
  package private(set) var outputCount = 0

  var state = State.blockHeader
  var isLastBlock = false
  /// The bits taken in and not yet used; those above `bitCount` are zero between calls.
  var bits: UInt64 = 0
  var bitCount = 0

  var lengthTable = PrefixCodeTable(.lengths)
  var literalTable = PrefixCodeTable(.literals)
  var distanceTable = PrefixCodeTable(.distances)
  /// The code lengths of a dynamic block as they come in.
  var lengths: [UInt8] = []
  var literalCount = 0
  var distanceCount = 0
  var lengthCount = 0

  /// The last output: at least a window, when there has been as much, and what is to be given out.
  var window: [UInt8] = []
  var filled = 0
  private var given = 0

  /// Makes a decoder at the start of data.
  ///
  /// - Parameter limit: how many bytes the output may have; a small piece of data can be made to give a thousand times
  ///   as much.
  package init(limit: Int = .max) {
    self.limit = limit
  }

  /// The whole output of data that stand alone.
  ///
  /// - Throws: also for data that end too early; bytes behind the end are let be.
  package static func inflate(_ bytes: [UInt8], limit: Int = .max) throws(InflateError) -> [UInt8] {
    var inflate = Inflate(limit: limit)
    var output: [UInt8] = []
    var position = 0
    while true {
      switch try inflate.advance(bytes.span, from: &position, to: &output) {
      case .hasMore: continue
      case .needsInput: throw InflateError(.truncated, at: inflate.inputCount)
      case .end: return output
      }
    }
  }

  /// Goes back to the start, for data that follow others; the memory is kept.
  package mutating func reset(limit: Int) {
    self.limit = limit
    (inputCount, outputCount, filled, given) = (0, 0, 0, 0)
    (state, isLastBlock, bits, bitCount) = (.blockHeader, false, 0, 0)
  }

  /// Decompresses from a piece until it is used up, the data end or a good part of output has come together.
  ///
  /// - Parameters:
  ///   - position: where to begin in the piece; afterwards the first byte that has not been taken in.
  ///   - output: what the decompressed bytes are appended to, about 128 KB at most; also those before a fault.
  package mutating func advance(
    _ input: Span<UInt8>, from position: inout Int, to output: inout [UInt8]
  ) throws(InflateError) -> Step {
    if window.isEmpty {
      window = [UInt8](repeating: 0, count: Inflate.windowSize + Inflate.chunkSize + Inflate.slack)
    }
    let start = position
    let base = inputCount
    defer { inputCount = base + position - start }
    do throws(InflateError.Cause) {
      let step: Step
      do throws(InflateError.Cause) {
        step = try unsafe input.withUnsafeBufferPointer { input throws(InflateError.Cause) in
          try unsafe decode(input, &position)
        }
      } catch {
        // What was sound before the fault is given all the same.
        try give(&output)
        throw error
      }
      try give(&output)
      return step
    } catch {
      throw InflateError(error, at: base + position - start)
    }
  }

  /// Appends what has been made to the output, and makes room if there is little.
  private mutating func give(_ output: inout [UInt8]) throws(InflateError.Cause) {
    let count = filled - given
    guard count <= limit - outputCount else { throw .tooLarge(limit: limit) }
    output.append(contentsOf: window[given..<filled])
    outputCount += count
    given = filled
    guard filled >= Inflate.windowSize + Inflate.chunkSize / 2 else { return }
    let kept = Inflate.windowSize
    let start = filled - kept
    unsafe window.withUnsafeMutableBytes { window in
      guard let base = window.baseAddress else { return }
      unsafe base.copyMemory(from: base + start, byteCount: kept)
    }
    (filled, given) = (kept, kept)
  }

  private mutating func decode(
    _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(InflateError.Cause) -> Step {
    while state != .end {
      guard filled < Inflate.windowSize + Inflate.chunkSize else { return .hasMore }
      let goesOn =
        switch state {
        case .blockHeader: try unsafe readBlockHeader(input, &position)
        case .storedLength: try unsafe readStoredLength(input, &position)
        case .stored(let left): unsafe copyStored(input, &position, left)
        case .counts: try unsafe readCounts(input, &position)
        case .codeLengths: try unsafe readCodeLengths(input, &position)
        case .lengths: try unsafe readLengths(input, &position)
        case .symbols: try unsafe readSymbols(input, &position)
        case .end: true
        }
      guard goesOn else { return .needsInput }
    }
    return .end
  }

  /// Takes in bytes until there are so many bits; false when the piece is used up before.
  @inline(__always)
  mutating func need(_ count: Int, _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Bool {
    while bitCount < count {
      guard position < input.count else { return false }
      bits |= UInt64(unsafe input[position]) << UInt64(bitCount)
      position += 1
      bitCount += 8
    }
    return true
  }

  /// Uses up bits that are there.
  @inline(__always)
  mutating func take(_ count: Int) -> Int {
    let value = Int(bits & (1 << UInt64(count) - 1))
    bits >>= UInt64(count)
    bitCount -= count
    return value
  }

  /// Copies bytes of a stored block as far as there is room; false when the piece is used up.
  private mutating func copyStored(_ input: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ left: Int) -> Bool {
    let count = min(left, input.count - position, Inflate.windowSize + Inflate.chunkSize - filled)
    let (source, target) = (position, filled)
    unsafe window.withUnsafeMutableBytes { window in
      unsafe UnsafeMutableRawBufferPointer(rebasing: window[target..<target + count])
        .copyBytes(from: input[source..<source + count])
    }
    position += count
    filled += count
    state = count == left ? isLastBlock ? .end : .blockHeader : .stored(left: left - count)
    return count == left || position < input.count
  }
}
