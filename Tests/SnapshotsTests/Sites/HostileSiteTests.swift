import Records
import Snapshots
import TestSupport
import Testing

@Suite("hostile sites")
struct HostileSiteTests {
  private static let parts = [
    "<a href=\"", "\">", "</a>", "<p id=", "<meta name=PubDate content=\"", "<base href=", "<img src=", "../", "//",
    "/", "#", "?",
    "%E4%B8", "%", "http://", "https://a.gov.cn", "x.html", "中文", "\u{0}", " ", "\n", "&#x", "<table><tr><td>办理依据",
    "javascript:",
    "<!--", "<title>", "</title>", "\\", ":", "a", "发布日期：2020-", "当前位置：首页 > ", "<ul class=breadcrumb><li>", "\u{FEFF}",
  ]

  @Test("whatever stands in a page, it has an outcome, and every link its place in it")
  func pages() throws {
    var random = SeededGenerator(seed: 5)
    let cases = 300
    var files: [(path: String, bytes: [UInt8])] = []
    for number in 0..<cases {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        text += Array((Self.parts.randomElement(using: &random) ?? "").utf8)
      }
      if number % 7 == 0, !text.isEmpty { text[Int.random(in: 0..<text.count, using: &random)] = 0xFF }
      files.append(("site/\(number).html", text))
    }
    let loaded = try SiteKit.load(MemoryTree(files))
    #expect(loaded.inputs.map(\.found) == [cases])
    #expect(loaded.texts(.page, "地址").count + loaded.quarantined == cases)
    for place in loaded.texts(.link, "位置") { #expect(place?.contains(":") == true) }
  }

  @Test("names of files of any kind are paths")
  func names() throws {
    let loaded = try SiteKit.load(
      MemoryTree([
        ("site/%.html", []), ("site/%zz.html", []), ("site/a b?c=d&e=%20.html", Array("<html>".utf8)),
        ("site/%2F.html", []),
        ("site/#.html", []), ("site/..html", []), ("site/?", Array("<html>".utf8)),
      ]))
    #expect(
      loaded.texts(.page, "路径") == [
        "/%23.html", "/%25.html", "/%2F.html", "/%25zz.html", "/..html", "/?", "/a%20b?c=d&e=%20.html",
      ])
  }

  @Test("pages that send on to one another in a circle are no trouble")
  func circle() throws {
    func moved(_ from: String, _ to: String) -> String {
      let block = "HTTP/1.1 301 Moved\r\nLocation: \(to)\r\n\r\n"
      return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(from)\r\nContent-Type: application/http\r\n"
        + "Content-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }
    let text = moved("http://a.cn/1", "http://a.cn/2") + moved("http://a.cn/2", "http://a.cn/1")
    let loaded = try SiteKit.load(
      MemoryTree([("a.warc", Array(text.utf8))]), sites: #"[{"name": "站", "root": "a.warc"}]"#)
    #expect(loaded.found == 0)
  }
}
