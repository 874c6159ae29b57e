/// The head of an HTTP response: its status and fields (RFC 9112, section 4).
package struct HTTPResponseHead: Equatable, Sendable {
  /// The version, such as `HTTP/1.1`.
  package let version: String
  /// The status, such as 200.
  package let status: Int
  /// The fields.
  package let fields: HeaderFields

  /// Reads a head up to its empty line.
  package init(_ bytes: ArraySlice<UInt8>) throws(HTTPFault) {
    let lineEnd = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
    let line = bytes[..<lineEnd].split(whereSeparator: { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 })
    guard line.count >= 2, line[0].starts(with: "HTTP/".utf8), line[1].count == 3,
      let status = Int(String(decoding: line[1], as: UTF8.self)), status >= 100
    else { throw .badStatusLine }
    version = String(decoding: line[0], as: UTF8.self)
    self.status = status
    fields = HeaderFields(bytes[min(lineEnd + 1, bytes.endIndex)...])
  }

  /// The type of the body, if it is told.
  package var mediaType: MediaType? {
    fields["Content-Type"].flatMap { MediaType($0) }
  }

  /// The length of the body as sent; nil if it is not told, or told in several ways.
  package var contentLength: Int? {
    let values = Set(fields.all("Content-Length"))
    guard values.count == 1, let length = values.first.flatMap({ Int($0) }), length >= 0 else { return nil }
    return length
  }

  /// The address that the response sends on to.
  package var location: String? { fields["Location"] }

  var isChunked: Bool {
    fields.all("Transfer-Encoding").last?.lowercased().hasSuffix("chunked") ?? false
  }

  /// The encodings of the body, in the order in which they were applied.
  var contentEncodings: [String] {
    fields.all("Content-Encoding").flatMap { $0.split(separator: ",") }
      .map { $0.filter { $0 != " " }.lowercased() }.filter { $0 != "identity" && !$0.isEmpty }
  }

  /// Whether a response of this status never has a body.
  var hasNoBody: Bool {
    status < 200 || status == 204 || status == 304
  }
}
