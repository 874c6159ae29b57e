/// A record of a WARC archive (ISO 28500) without its block: what was archived, when and how.
package struct WARCRecord: Equatable, Sendable {
  /// What a record is.
  package enum Kind: Equatable, Sendable {
    /// About the archive itself.
    case warcinfo
    /// A response as it came from a server.
    case response
    /// Something archived without a protocol, such as a file.
    case resource
    /// A request as it went to a server.
    case request
    /// About another record.
    case metadata
    /// A page that was there before and had not changed: the body stands in an earlier record.
    case revisit
    /// Another form of an earlier record.
    case conversion
    /// The rest of an earlier record.
    case continuation
    /// A type that the standard does not know.
    case other(String)
  }

  /// What the record is.
  package let kind: Kind
  /// The offset in the file: of the record, or of the gzip member in which it begins.
  package let offset: Int
  /// The offset in the unpacked contents; the same as ``offset`` in an archive that is not packed.
  package let contentOffset: Int
  /// The version that the record names, such as `1.0`.
  package let version: String
  /// All fields.
  package let fields: HeaderFields
  /// The length of the block in bytes.
  package let length: Int

  /// The address of what was archived, without the angle brackets that some versions of wget put around it.
  package var targetURI: String? { address("WARC-Target-URI") }

  /// When it was archived, as written: `2017-03-06T04:03:53Z`, in version 1.1 with parts of a second or without a time.
  package var date: String? { fields["WARC-Date"] }

  /// The identity of the record.
  package var id: String? { fields["WARC-Record-ID"] }

  /// The type of the block.
  package var mediaType: MediaType? { fields["Content-Type"].flatMap { MediaType($0) } }

  /// A digest of the body, such as `sha1:…`, by which a revisit finds its original.
  package var payloadDigest: String? { fields["WARC-Payload-Digest"] }

  /// The identity of the record that a revisit stands for.
  package var refersTo: String? { fields["WARC-Refers-To"] }

  /// The address of the record that a revisit stands for.
  package var refersToTargetURI: String? { address("WARC-Refers-To-Target-URI") }

  /// The date of the record that a revisit stands for.
  package var refersToDate: String? { fields["WARC-Refers-To-Date"] }

  /// Why the archive holds less than was sent: `length`, `time`, `disconnect`, `unspecified`; nil if it holds all.
  package var truncation: String? { fields["WARC-Truncated"] }

  /// Whether the block is an HTTP response.
  package var isHTTPResponse: Bool {
    switch kind {
    case .response, .revisit:
      guard let name = mediaType?.name else { return targetURI?.lowercased().hasPrefix("http") ?? false }
      return name == "application/http"
    default: return false
    }
  }

  private func address(_ name: String) -> String? {
    guard let value = fields[name], value.hasPrefix("<"), value.hasSuffix(">") else { return fields[name] }
    return String(value.dropFirst().dropLast())
  }
}

extension WARCRecord.Kind {
  /// The kind of a value of `WARC-Type`.
  init(_ name: String) {
    switch name.lowercased() {
    case "warcinfo": self = .warcinfo
    case "response": self = .response
    case "resource": self = .resource
    case "request": self = .request
    case "metadata": self = .metadata
    case "revisit": self = .revisit
    case "conversion": self = .conversion
    case "continuation": self = .continuation
    default: self = .other(name)
    }
  }
}
