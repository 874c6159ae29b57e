import Codecs
import TestSupport
import Testing

/// The archives of warcio, jwarc and webarchive-commons, good and malformed ones, with what each of them must give.
@Suite("WARC files", .enabled(if: SharedData.isPresent, SharedData.hint))
struct WARCFilesTests {
  /// A capture of example.com as a page, its request, and the same page found unchanged.
  private static let example = [
    "warcinfo", "warcinfo", "response 200 text/html 1270", "request", "revisit 200 text/html 0", "request",
  ]

  /// A crawl of archive.org by wget, once packed and once not.
  private static let crawl =
    ["warcinfo"]
    + [
      "302 text/html 161", "200 text/plain 727", "302 text/html 161", "301 text/html 0", "200 text/html 30550",
      "302 text/html 161", "301 text/html 0", "200 text/html 30459", "302 text/html 161", "200 image/jpeg 1662",
      "302 text/html 161", "200 image/gif 1124", "302 text/html 161", "200 image/png 1016", "302 text/html 161",
      "200 text/xml 77773",
    ].flatMap { ["request", "response \($0)"] }
    + ["resource text/plain 48", "resource text/plain 54", "resource text/plain 5647"]

  /// The lengths are those that Python's zlib and a count by hand give.
  private static let files: KeyValuePairs<String, [String]> = [
    "jwarc/cc.warc.gz": ["response 200 text/html 20289"],
    // A header with the extra field "sl".
    "jwarc/gzip_extra_sl.warc.gz": ["warcinfo"],
    // The older format, which is named and not read.
    "warcio/bad.arc": ["fault arcFile at 0"],
    "warcio/example-space-in-url.arc": ["fault arcFile at 0"],
    "warcio/example.arc": ["fault arcFile at 0"],
    "warcio/example.arc.gz": ["fault arcFile at 0"],
    "webarchive-commons/format-arc-IAH-20080430204825-00000-blackbook-truncated.arc": ["fault arcFile at 0"],
    // Packed as a whole instead of record by record, which is no reason not to read them.
    "warcio/example-bad-non-chunked.warc.gz": example,
    "warcio/example-bad.warc.gz.bad": [
      "warcinfo", "response 200 text/html 1270", "request", "revisit 200 text/html 0", "request",
      "response 302 text/html 201",
    ],
    "warcio/example-digest.warc": ["request", "request", "request", "request"],
    "warcio/example-iana.org-chunked.warc": ["warcinfo", "response 200 text/html 7223", "request"],
    "warcio/example-resource.warc.gz": ["warcinfo", "warcinfo", "resource text/html 1303"],
    "warcio/example-space-in-target-uri.warc.gz": ["warcinfo", "resource image/png 70"],
    // The block is two bytes longer than its record says.
    "warcio/example-trunc.warc": ["warcinfo", "warcinfo", "fault wrongLength at 1197", "request"],
    "warcio/example-wget-bad-target-uri.warc.gz": [
      "warcinfo", "request", "response 200 text/html 1270", "metadata", "resource text/plain 49",
      "resource text/plain 471",
    ],
    // Members that begin in the middle of records; the body's last line end lies behind its block.
    "warcio/example-wrong-chunks.warc.gz": ["response 200 text/html 1270", "request"],
    "warcio/example.warc": example,
    "warcio/example.warc.gz": example,
    "warcio/post-test.warc.gz": [
      "response 200 application/json 545", "request", "response 200 application/json 552", "request",
      "response 200 application/json 551", "request",
    ],
    "webarchive-commons/format-gzip-IAH-urls-wget.warc.gz": crawl,
    "webarchive-commons/format-warc-IAH-urls-wget.warc": crawl,
    "webarchive-commons/format-gzip-abcd.gz": ["fault notARecord at 0"],
    "webarchive-commons/format-gzip-double-single-inflate-error.gz": ["fault notARecord at 0"],
    "webarchive-commons/format-gzip-empty.gz": ["fault noRecords at 0"],
    "webarchive-commons/format-gzip-hi-2.gz": ["fault notARecord at 0"],
    "webarchive-commons/format-gzip-hi.gz": ["fault notARecord at 0"],
    "webarchive-commons/format-warc-mutliple-headers.warc": ["response 200 text/html 108"],
    "webarchive-commons/resource-html-link-extraction-test.warc": [
      "warcinfo", "response 200 application/xhtml+xml 1128", "response 200 text/html 788",
      "response 200 text/html 492", "response 200 text/html 1227", "response 200 text/html 3057",
      "response 200 text/html 1767", "response 200 text/html 971",
    ],
  ]

  @Test("gives the records, pages and faults of every archive, in pieces of any length")
  func archives() throws {
    for (name, lines) in WARCFilesTests.files {
      let bytes = try SharedData.bytes("02-warc/" + name)
      #expect(WARCListing.lines(bytes) == lines, "\(name)")
      #expect(WARCListing.lines(bytes, pieceSize: 61) == lines, "\(name) in small pieces")
    }
  }

  @Test("leaves no archive out")
  func completeness() throws {
    let names = try SharedData.names("02-warc").flatMap { folder in
      try SharedData.names("02-warc/\(folder)").map { "\(folder)/\($0)" }
    }
    #expect(
      names.filter { !$0.hasSuffix("SOURCE.txt") }.sorted() == WARCFilesTests.files.map(\.key).sorted())
  }

  @Test("finds every gzip member of the oddities, and what is broken in one")
  func oddities() throws {
    func contents(_ name: String) throws -> String {
      String(decoding: try GzipDecoder.decode(SharedData.bytes("02-warc/webarchive-commons/\(name)")), as: UTF8.self)
    }
    #expect(try contents("format-gzip-abcd.gz") == "abcd")
    #expect(try contents("format-gzip-empty.gz") == "")
    #expect(try contents("format-gzip-hi-2.gz") == "hi\nhi\n")
    let error = #expect(throws: GzipError.self) { try contents("format-gzip-double-single-inflate-error.gz") }
    #expect(error?.cause == .data(.distanceTooFar))
  }

  @Test("tells where each page lies and what it is")
  func places() throws {
    var reader = WARCReader(BytesInMemory(try SharedData.bytes("02-warc/warcio/example.warc.gz")))
    var lines: [String] = []
    while case .record(let record) = reader.next() {
      guard record.isHTTPResponse else { continue }
      lines.append("\(record.offset) \(record.targetURI ?? "") \(record.date ?? "") \(record.refersToDate ?? "-")")
    }
    #expect(
      lines == [
        "784 http://example.com/ 2017-03-06T04:02:06Z -",
        "2621 http://example.com/ 2017-03-06T04:03:48Z 2017-03-06T04:02:06Z",
      ])
    reader = WARCReader(BytesInMemory(try SharedData.bytes("02-warc/warcio/example-wget-bad-target-uri.warc.gz")))
    _ = reader.next()
    guard case .record(let record) = reader.next() else { return }
    #expect(record.targetURI == "http://example.com/")
  }
}
