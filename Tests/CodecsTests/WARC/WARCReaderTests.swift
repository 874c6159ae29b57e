import Codecs
import TestSupport
import Testing

/// Archives made by hand: heads of every spelling, and damage of every kind with what is left after it.
@Suite("WARC records")
struct WARCReaderTests {
  private let good = "response 200 text/html 13"

  private func archive(isPacked: Bool, _ records: [[UInt8]]) -> ArchiveMaker {
    var maker = ArchiveMaker(isPacked: isPacked)
    for record in records { maker.add(record) }
    return maker
  }

  /// What an archive gives, the same in pieces of any length.
  private func lines(_ bytes: [UInt8], limit: Int = 1 << 20) -> [String] {
    let lines = WARCListing.lines(bytes, limit: limit)
    for size in [1, 7, 100] { #expect(WARCListing.lines(bytes, pieceSize: size, limit: limit) == lines) }
    return lines
  }

  @Test("reads heads in any case, with continued lines and bare line feeds")
  func heads() throws {
    let text =
      "WARC/1.0\nwarc-type: resource\nCONTENT-LENGTH:\t3 \nWARC-Target-URI: http://a/\n b\nContent-type: text/plain\n\nabc\n\n"
    var reader = WARCReader(BytesInMemory(Array(text.utf8)))
    guard case .record(let record) = reader.next() else { throw TestFailure() }
    #expect(record.kind == .resource && record.version == "1.0" && record.length == 3)
    #expect(record.targetURI == "http://a/ b")
    var bytes: [UInt8] = []
    #expect(reader.readBlock(into: &bytes, atMost: 2) == .bytes(2))
    #expect(reader.readBlock(into: &bytes, atMost: 2) == .bytes(1))
    #expect(reader.readBlock(into: &bytes, atMost: 2) == .end)
    #expect(bytes == Array("abc".utf8))
    #expect(reader.next() == .end)
    #expect(reader.next() == .end)
  }

  private struct TestFailure: Error {}

  @Test("steps over blocks that nobody reads, and bodies that nobody wants", arguments: [false, true])
  func skipping(isPacked: Bool) {
    let maker = archive(isPacked: isPacked, [ArchiveMaker.page("a"), ArchiveMaker.page("b"), ArchiveMaker.page("c")])
    var reader = WARCReader(BytesInMemory(maker.bytes))
    var offsets: [Int] = []
    while case .record(let record) = reader.next() {
      offsets.append(record.offset)
      if offsets.count == 2 {
        let payload = reader.readPayload(limit: 100) { head, type in head?.status != 200 || type?.charset != "utf-8" }
        #expect((try? payload.get())?.body == [])
      }
    }
    #expect(offsets == maker.offsets)
  }

  @Test("joins chunks and unpacks bodies")
  func bodies() throws {
    let text = "政务公开 政务公开 政务公开"
    let zlib = ArchiveSamples.bytes(ArchiveSamples.zlib)
    let gzip = ArchiveMaker.gzip(Array(text.utf8))
    func chunked(_ bytes: [UInt8]) -> [UInt8] {
      let half = bytes.count / 2
      let head = { (count: Int) in Array((String(count, radix: 16, uppercase: true) + ";x=y\r\n").utf8) }
      return head(half) + bytes[..<half] + Array("\r\n".utf8) + head(bytes.count - half) + bytes[half...]
        + Array("\r\n0\r\nTrailer: 1\r\n\r\n".utf8)
    }
    let cases: [(String, [UInt8])] = [
      ("Content-Encoding: gzip\r\n", gzip),
      ("content-encoding: deflate\r\n", zlib),
      ("Content-Encoding: deflate\r\n", Array(zlib.dropFirst(2).dropLast(4))),
      ("Transfer-Encoding: chunked\r\n", chunked(Array(text.utf8))),
      ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip)),
      ("Content-Encoding: deflate, gzip\r\n", ArchiveMaker.gzip(zlib)),
      // The archive has unpacked and joined the body and kept the fields.
      ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", Array(text.utf8)),
      ("Content-Encoding: gzip\r\n", gzip + Array("<!-- -->".utf8)),
      ("Content-Encoding: identity\r\nContent-Length: \(text.utf8.count)\r\n", Array(text.utf8)),
    ]
    for (fields, body) in cases {
      for size in [1, 5, 1_000] {
        var reader = HTTPResponseReader(bodyLimit: 1_000)
        var result: [UInt8] = []
        var rest = ArchiveMaker.response(fields, body)[...]
        while !rest.isEmpty {
          try reader.read(rest.prefix(size), to: &result)
          rest = rest.dropFirst(size)
        }
        try reader.finish(to: &result)
        #expect(String(decoding: result, as: UTF8.self) == text, "\(fields)")
      }
    }
  }

  @Test(
    "says what is wrong with a response",
    arguments: [
      ("HTTP/1.1 OK\r\n\r\n", .badStatusLine), ("<html>\n\n", .badStatusLine), ("", .truncated),
      ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabcdef", .truncated),
      ("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nabc", .unknownEncoding("br")),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", .truncated),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n", .badChunk),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nxyz\r\n", .badChunk),
      ("HTTP/1.1 200 OK\r\n\r\n01234567890", .tooLarge(limit: 10)),
      ("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n\u{7}xxx", .data(.data(.reservedBlockType))),
    ] as [(String, HTTPFault)])
  func responseFaults(text: String, fault: HTTPFault) {
    let record = ArchiveMaker.record("response", Array(text.utf8), fields: "Content-Type: application/http\r\n")
    let cause: WARCFault.Cause = fault == .tooLarge(limit: 10) ? .bodyTooLarge(limit: 10) : .http(fault)
    #expect(
      lines(record + ArchiveMaker.page("b", ""), limit: 10) == ["fault \(cause) at 0", "response 200 text/html 0"])
  }

  @Test("sets aside a record that is cut off at the end", arguments: [false, true])
  func cutOff(isPacked: Bool) {
    let maker = archive(isPacked: isPacked, [ArchiveMaker.page("a"), ArchiveMaker.page("b")])
    for count in (maker.offsets[1] + 20)..<(maker.bytes.count - (isPacked ? 0 : 4)) {
      let lines = WARCListing.lines(Array(maker.bytes.prefix(count)))
      #expect(lines.count == 2 && lines[0] == good && lines[1].hasPrefix("fault "))
      #expect(
        lines[1].hasSuffix(
          isPacked
            ? "gzip(Codecs.GzipError.Cause.truncated) at \(maker.offsets[1])" : "truncated at \(maker.offsets[1])"))
    }
  }

  @Test("loses one record of three when the middle one is cut off", arguments: [false, true])
  func cutInTheMiddle(isPacked: Bool) {
    let records = ["a", "b", "c"].map { ArchiveMaker.page($0, String(repeating: $0, count: 13)) }
    let maker = archive(isPacked: isPacked, records)
    for count in stride(from: 25, to: maker.offsets[2] - maker.offsets[1] - 9, by: 3) {
      let bytes = maker.bytes[..<(maker.offsets[1] + count)] + maker.bytes[maker.offsets[2]...]
      let lines = lines(Array(bytes))
      // A stored block swallows the beginning of the next member; what it holds of a record is a fault of its own.
      let faults = lines.dropFirst().dropLast()
      #expect(lines.first == good && lines.last == good && (1...(isPacked ? 2 : 1)).contains(faults.count), "\(count)")
      #expect(faults.allSatisfy { $0.hasPrefix("fault") && $0.hasSuffix(" at \(maker.offsets[1])") })
    }
  }

  @Test("loses one record of three when a bit of a packed one is wrong")
  func wrongBit() {
    let maker = archive(isPacked: true, ["a", "b", "c"].map { ArchiveMaker.page($0) })
    for offset in maker.offsets[1]..<maker.offsets[2] {
      // Time, flags for compression and the system are of no consequence, and one flag only says that it is text.
      guard ![4, 5, 6, 7, 8, 9].contains(offset - maker.offsets[1]) else { continue }
      var bytes = maker.bytes
      bytes[offset] ^= 2
      let lines = lines(bytes)
      #expect(lines.filter { $0 == good }.count >= 2, "\(offset) \(lines)")
      #expect(lines.filter { $0.hasPrefix("fault") }.count == 1, "\(offset) \(lines)")
    }
  }

  @Test(
    "refuses a head that says too little or too much",
    arguments: [
      ("WARC-Type: response\r\n", .missingField("Content-Length")),
      ("Content-Length: 0\r\n", .missingField("WARC-Type")),
      ("WARC-Type: response\r\nContent-Length: -1\r\n", .badLength("-1")),
      ("WARC-Type: response\r\nContent-Length: 0\r\nContent-Length: 1\r\n", .badLength("0, 1")),
      ("WARC-Type: response\r\nContent-Length: 99999999999999999999\r\n", .badLength("99999999999999999999")),
      ("WARC-Type: response\r\nContent-Length: 5\r\n", .wrongLength),
    ] as [(String, WARCFault.Cause)])
  func badHeads(fields: String, cause: WARCFault.Cause) {
    let bytes = Array("WARC/1.0\r\n\(fields)\r\n".utf8)
    #expect(lines(bytes + ArchiveMaker.page("a")) == ["fault \(cause) at 0", good])
  }

  @Test("tells of what stands between records once, and goes on behind it")
  func rubbish() {
    let rubbish = Array("<html>WARC/ and WARC/1.0 are no records\n\n".utf8)
    let page = ArchiveMaker.page("a")
    #expect(lines(rubbish + page) == ["fault notARecord at 0", good])
    #expect(lines(page + rubbish + page) == ["fault wrongLength at 0", good])
    let endless = Array("WARC/1.0\r\nx: ".utf8) + [UInt8](repeating: 0x61, count: 300_000)
    #expect(WARCListing.lines(endless + page) == ["fault headTooLarge(limit: 262144) at 0", good])
    #expect(lines([]) == ["fault noRecords at 0"])
    #expect(lines(Array("\r\n\r\n".utf8)) == ["fault noRecords at 0"])
    let packed = archive(isPacked: true, [page]).bytes
    #expect(lines(packed + [0, 0]) == [good])
    #expect(
      lines(packed + Array("xyz".utf8)) == [good, "fault gzip(Codecs.GzipError.Cause.notGzip) at \(packed.count)"])
  }

  @Test("looks through heads once, however many of them are cut off")
  func manyHeads() {
    let bytes = Array(String(repeating: "WARC/1.0\na:xWARC/1.0\nb:\n", count: 1_000).utf8)
    let lines = WARCListing.lines(bytes)
    #expect(lines.count == 2_000 && lines.allSatisfy { $0.hasPrefix("fault truncated at ") })
  }

  @Test("sees that a member ends inside a record, and that records go on over members")
  func members() {
    let page = ArchiveMaker.page("a")
    let long = ArchiveMaker.record("resource", Array("abc".utf8), fields: "Content-Type: a/b\r\n", length: 30)
    let packed = ArchiveMaker.gzip(long) + ArchiveMaker.gzip(page)
    #expect(lines(packed) == ["fault truncated at 0", good])
    let divided = stride(from: 0, to: page.count, by: 20).map { Array(page[$0..<min($0 + 20, page.count)]) }
    #expect(lines((divided + divided).flatMap(ArchiveMaker.gzip)) == [good, good])
    #expect(lines(ArchiveMaker.gzip(page + page)) == [good, good])
  }

  @Test("comes to the end of every broken archive, each step farther on", arguments: [false, true])
  func mutations(isPacked: Bool) {
    var random = SeededGenerator(seed: isPacked ? 28_500 : 28_501)
    let body = ArchiveMaker.response(
      "Transfer-Encoding: chunked\r\nContent-Encoding: deflate\r\n", Array("5\r\nabcde\r\n0\r\n\r\n".utf8))
    let maker = archive(
      isPacked: isPacked,
      [ArchiveMaker.page("a"), ArchiveMaker.record("response", body, fields: "Content-Type: application/http\r\n")]
        + [ArchiveMaker.record("warcinfo", Array("software: x\r\n".utf8)), ArchiveMaker.page("b")])
    var faults = 0
    for _ in 0..<(SeededGenerator.cases / 2) {
      var bytes = maker.bytes
      for _ in 0...random.below(4) {
        let index = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes.remove(at: index)
        case 1: bytes[index] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.insert(contentsOf: Array("WARC/1.0\r\n".utf8), at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + random.below(60)))
        }
      }
      var reader = WARCReader(BytesInMemory(bytes, pieceSize: 1 + random.below(300)))
      var last = -1
      var steps = 0
      loop: while steps < 100 {
        steps += 1
        switch reader.next() {
        case .end: break loop
        case .fault(let fault):
          faults += 1
          #expect(fault.offset <= bytes.count)
        case .record(let record):
          #expect(record.contentOffset > last)
          last = record.contentOffset
          if random.chance(70) { _ = reader.readPayload(limit: 1_000) }
        }
      }
      #expect(steps < 100)
    }
    #expect(faults > SeededGenerator.cases / 4)
  }
}

/// Header fields and media types.
@Suite("header fields")
struct HeaderFieldsTests {
  @Test("reads fields without regard to case, in order, and joins continued lines")
  func fields() {
    let fields = HeaderFields(Array("A: 1\r\nb:2\r\n  3\r\na:  4 \r\nnone\r\n: x\r\nC:\r\n".utf8)[...])
    #expect(fields.fields.map { "\($0.name)=\($0.value)" } == ["A=1", "b=2 3", "a=4", "C="])
    #expect(fields["B"] == "2 3")
    #expect(fields.all("A") == ["1", "4"])
    #expect(fields.hasOtherLines)
    #expect(HeaderFields([0x41, 0x3A, 0xE9][...])["a"] == "é")
  }

  @Test(
    "reads a media type and its charset",
    arguments: [
      ("text/html", "text/html", nil), ("Text/HTML; charset=GBK", "text/html", "GBK"),
      ("text/html;charset=\"utf-8\"; x=y", "text/html", "utf-8"),
      ("text/html; Charset = gb2312 ", "text/html", "gb2312"),
      ("text/html; charset=", "text/html", nil), ("html", nil, nil), ("", nil, nil), ("/x", nil, nil),
    ] as [(String, String?, String?)])
  func mediaTypes(value: String, name: String?, charset: String?) {
    #expect(MediaType(value)?.name == name)
    #expect(MediaType(value)?.charset == charset)
  }
}
