/// What a record holds for a reader of pages: the body, with the head of its HTTP response if it has one.
package struct WARCPayload: Equatable, Sendable {
  /// The head of the HTTP response; nil for a resource.
  package let head: HTTPResponseHead?
  /// The type of the body as the server, or for a resource the archive, tells it.
  package let mediaType: MediaType?
  /// The body, unpacked; empty in a revisit, and if it was not wanted.
  package let body: [UInt8]
}

extension WARCReader {
  /// Reads the whole block of this record as a page would be read from the web.
  ///
  /// - Parameters:
  ///   - limit: how long the body may be in the end, in bytes.
  ///   - wantsBody: asked once the head is known; without the body the record is only stepped over and checked.
  /// - Returns: the payload, or why the record is damaged; `next()` does not tell of it again.
  package mutating func readPayload(
    limit: Int, wantsBody: (HTTPResponseHead?, MediaType?) -> Bool = { _, _ in true }
  ) throws(Input.Failure) -> Result<WARCPayload, WARCFault> {
    guard let record else {
      return .success(WARCPayload(head: nil, mediaType: nil, body: []))
    }
    var body: [UInt8] = []
    var isWanted: Bool?
    var reader = record.isHTTPResponse ? HTTPResponseReader(bodyLimit: limit) : nil
    var cause: WARCFault.Cause?
    if reader == nil { isWanted = wantsBody(nil, record.mediaType) }
    while true {
      let step = try takeBlock(atMost: .max) { piece in
        guard cause == nil, isWanted != false else { return }
        do throws(HTTPFault) {
          guard reader != nil else {
            if body.count + piece.count > limit { throw HTTPFault.tooLarge(limit: limit) }
            return body.append(contentsOf: piece)
          }
          try reader?.read(piece, to: &body)
          if isWanted == nil, let head = reader?.head { isWanted = wantsBody(head, head.mediaType) }
        } catch {
          cause = if case .tooLarge(let limit) = error { .bodyTooLarge(limit: limit) } else { .http(error) }
        }
      }
      if case .fault(let fault) = step { return .failure(fault) }
      if step == .end { break }
    }
    if cause == nil, isWanted != false {
      do throws(HTTPFault) { try reader?.finish(to: &body, isHeadOnly: record.kind == .revisit) } catch {
        cause = .http(error)
      }
      // A short response is whole only once it has ended.
      if isWanted == nil, let head = reader?.head { isWanted = wantsBody(head, head.mediaType) }
    }
    if let cause {
      let place = ArchiveStream.Place(file: record.offset, content: record.contentOffset)
      return .failure(WARCFault(cause, at: place, targetURI: record.targetURI))
    }
    let mediaType = reader == nil ? record.mediaType : reader?.head?.mediaType
    return .success(WARCPayload(head: reader?.head, mediaType: mediaType, body: isWanted == false ? [] : body))
  }
}
