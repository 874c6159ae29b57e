/// The undoing of one content encoding of a body (RFC 9110, section 8.4.1), fed in pieces of any length.
///
/// A body that says gzip and does not begin so has been unpacked by the archive, and is taken as it is.
struct ContentDecoder: Sendable {
  private enum State {
    case start, gzip(GzipDecoder), zlib(ZlibDecoder), plain, end
  }

  private let isGzip: Bool
  private let limit: Int
  private var state = State.start
  private var start: [UInt8] = []

  /// Makes a decoder for the name of an encoding.
  ///
  /// - Parameter limit: how many bytes the unpacked body may have.
  init(_ name: String, limit: Int) throws(HTTPFault) {
    switch name {
    case "gzip", "x-gzip": isGzip = true
    case "deflate": isGzip = false
    default: throw .unknownEncoding(name)
    }
    self.limit = limit
  }

  mutating func decode(_ piece: [UInt8], to output: inout [UInt8]) throws(HTTPFault) {
    guard case .start = state else { return try go(piece, to: &output) }
    start += piece
    guard start.count >= 3 else { return }
    let all = start
    start = []
    choose(all)
    try go(all, to: &output)
  }

  /// Ends the body.
  ///
  /// - Throws: if the packed data have not ended.
  mutating func finish(to output: inout [UInt8]) throws(HTTPFault) {
    switch state {
    case .start:
      output.append(contentsOf: start)
    case .gzip(let decoder) where !decoder.isBetweenMembers: throw .truncated
    case .zlib(let decoder) where !decoder.isAtEnd: throw .truncated
    case .gzip, .zlib, .plain, .end: return
    }
  }

  private mutating func choose(_ start: [UInt8]) {
    if !isGzip {
      state = .zlib(ZlibDecoder(limit: limit, allowsBareData: true))
    } else if GzipDecoder.begins(start) {
      state = .gzip(GzipDecoder(limit: limit))
    } else {
      state = .plain
    }
  }

  private mutating func go(_ piece: [UInt8], to output: inout [UInt8]) throws(HTTPFault) {
    var position = 0
    switch state {
    case .gzip(var decoder):
      state = .end
      do throws(GzipError) {
        while try decoder.advance(piece.span, from: &position, to: &output) != .needsInput {}
        state = .gzip(decoder)
      } catch {
        // Something behind the packed body is no part of it.
        guard error.cause == .notGzip, decoder.memberCount > 0 else { throw fault(error.cause) }
      }
    case .zlib(var decoder):
      state = .end
      do throws(InflateError) {
        while try decoder.advance(piece.span, from: &position, to: &output) == .hasMore {}
      } catch { throw fault(.data(error.cause)) }
      state = .zlib(decoder)
    case .plain: output.append(contentsOf: piece)
    case .start, .end: return
    }
  }

  private func fault(_ cause: GzipError.Cause) -> HTTPFault {
    if case .data(.tooLarge) = cause { return .tooLarge(limit: limit) }
    return .data(cause)
  }
}
