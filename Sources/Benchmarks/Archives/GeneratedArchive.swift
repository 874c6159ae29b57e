import Codecs

/// A WARC archive of any size that is made while it is read: pages of about 30 KB, one record each.
struct GeneratedArchive: SequentialBytes {
  /// How many records there are.
  let records: Int
  private let record: [UInt8]
  private var number = 0
  private var position = 0

  /// Makes an archive of so many bytes at least, of copies of one record.
  ///
  /// - Parameter record: the record, or a gzip member that holds one.
  init(_ record: [UInt8], size: Int) {
    self.record = record
    records = size / record.count + 1
  }

  mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(Never) -> Int {
    let wanted = count
    var left = count
    while left > 0, number < records {
      let end = min(record.count, position + left)
      buffer.append(contentsOf: record[position..<end])
      left -= end - position
      position = end
      if position == record.count { (number, position) = (number + 1, 0) }
    }
    return wanted - left
  }

  /// A record with a page of news.
  static func page() -> [UInt8] {
    var body = "<!doctype html><html><head><meta charset=utf-8><title>通知公告</title></head><body><ul>\n"
    for line in 0..<240 {
      body +=
        "<li><a href=\"/art/\(line * 7919 % 10_007).html\">关于\(line * 31 % 97)项行政许可事项办理情况的公示（第\(line)号）</a></li>\n"
    }
    body += "</ul></body></html>\n"
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    let block = head + body
    let fields = "WARC-Target-URI: http://www.example.gov.cn/index.html\r\nWARC-Date: 2026-01-15T08:00:00Z\r\n"
    let type = "Content-Type: application/http; msgtype=response\r\n"
    return Array(
      ("WARC/1.1\r\nWARC-Type: response\r\n\(fields)\(type)Content-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n")
        .utf8)
  }
}
