import Codecs

/// Makes archives record by record, plain or packed.
struct ArchiveMaker {
  private(set) var bytes: [UInt8] = []
  /// Where each record begins.
  private(set) var offsets: [Int] = []
  private let isPacked: Bool

  /// Makes an empty archive.
  init(isPacked: Bool = false) {
    self.isPacked = isPacked
  }

  /// A record with the length of its block.
  static func record(_ type: String = "response", _ block: [UInt8], fields: String = "", length: Int? = nil) -> [UInt8]
  {
    let head = "WARC/1.1\r\nWARC-Type: \(type)\r\n\(fields)Content-Length: \(length ?? block.count)\r\n\r\n"
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// A record with a page.
  static func page(_ name: String, _ body: String = "<p>公开</p>") -> [UInt8] {
    let fields = "WARC-Target-URI: http://a.gov.cn/\(name)\r\nContent-Type: application/http; msgtype=response\r\n"
    return record(response("Content-Type: text/html; charset=utf-8\r\n", Array(body.utf8)), fields: fields)
  }

  private static func record(_ block: [UInt8], fields: String) -> [UInt8] {
    record("response", block, fields: fields)
  }

  /// A response with some fields and a body.
  static func response(_ fields: String, _ body: [UInt8]) -> [UInt8] {
    Array("HTTP/1.1 200 OK\r\n\(fields)\r\n".utf8) + body
  }

  /// Adds a record, in a packed archive as a member of its own.
  mutating func add(_ record: [UInt8]) {
    offsets.append(bytes.count)
    bytes += isPacked ? ArchiveMaker.gzip(record) : record
  }

  /// A gzip member with a stored block.
  static func gzip(_ contents: [UInt8]) -> [UInt8] {
    precondition(contents.count < 65_536)
    let count = UInt16(contents.count)
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]
    for number in [count, ~count] { bytes += [UInt8(number & 0xFF), UInt8(number >> 8)] }
    bytes += contents
    for number in [CRC32.of(contents), UInt32(count)] {
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    return bytes
  }
}
