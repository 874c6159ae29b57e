import Records
import Snapshots
import Testing

@Suite("web archives as sites")
struct SiteArchiveTests {
  /// A record with an HTTP response.
  private func response(
    _ uri: String, _ body: String, status: String = "200 OK", type: String? = "text/html; charset=utf-8",
    fields: String = "", kind: String = "response"
  ) -> String {
    let head = "HTTP/1.1 \(status)\r\n" + (type.map { "Content-Type: \($0)\r\n" } ?? "") + fields + "\r\n"
    let block = kind == "revisit" ? head : head + body
    return
      "WARC/1.1\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: \(uri)\r\nContent-Type: application/http; msgtype=response\r\n"
      + "Content-Length: \(block.utf8.count)\r\n" + (kind == "revisit" ? fields : "") + "\r\n" + block + "\r\n\r\n"
  }

  private func load(_ records: String..., base: String? = nil) throws -> LoadedSnapshot {
    let base = base.map { #", "base": "\#($0)""# } ?? ""
    return try SiteKit.load(
      MemoryTree([("a.warc", Array(records.joined().utf8))]), sites: #"[{"name": "站", "root": "a.warc"\#(base)}]"#)
  }

  @Test("pages are the HTML responses; links are judged by what was archived")
  func links() throws {
    let loaded = try load(
      response(
        "http://a.cn/", "<title>首页</title><a href=/x.html>1</a><a href=/y>2</a><a href=/old>3</a><a href=/z>4</a>"),
      response("http://a.cn/x.html", "<p id=b>x"),
      response("http://a.cn/y", "", status: "404 Not Found"),
      response("http://a.cn/old", "", status: "301 Moved", fields: "Location: /x.html\r\n"),
      response("http://a.cn/p.png", "png", type: "image/png"))
    #expect(loaded.texts(.page, "地址") == ["http://a.cn/", "http://a.cn/x.html"])
    #expect(loaded.texts(.link, "可用") == ["true", "false", "true", nil])
    #expect(loaded.texts(.link, "站内") == ["true", "true", "true", "true"])
    #expect(loaded.texts(.page, "标题") == ["首页", nil])
  }

  @Test("the transport header tells the encoding, before the page itself")
  func charset() throws {
    let loaded = try load(
      response("http://a.cn/", "<meta charset=gbk><title>中文</title>", type: "text/html;charset=utf-8"))
    #expect(loaded.texts(.page, "标题") == ["中文"])
    #expect(loaded.texts(.page, "编码来源") == ["传输头"])
  }

  @Test("a revisit has the body of the record that it refers to; the last capture of an address counts")
  func revisit() throws {
    let loaded = try load(
      response("http://a.cn/1", "<title>旧</title>"), response("http://a.cn/1", "<title>新</title>"),
      response("http://a.cn/2", "", fields: "WARC-Refers-To-Target-URI: http://a.cn/1\r\n", kind: "revisit"))
    #expect(loaded.texts(.page, "地址") == ["http://a.cn/1", "http://a.cn/2"])
    #expect(loaded.texts(.page, "标题") == ["新", "新"])
  }

  @Test("a broken record is set apart alone")
  func broken() throws {
    let loaded = try load(
      response("http://a.cn/1", "<title>一</title>"), "rubbish\r\n\r\n", response("http://a.cn/2", "<title>二</title>"))
    #expect(loaded.texts(.page, "标题") == ["二"])
    #expect(loaded.inputs.map(\.quarantined) == [1])
    #expect(loaded.quarantine.map(\.path).allSatisfy { $0.hasPrefix("a.warc#") })
  }

  @Test("with a base, pages of other hosts are no pages of the site")
  func base() throws {
    let loaded = try load(
      response("http://a.cn/1", "<a href=http://b.cn/2>x</a>"), response("http://b.cn/2", ""), base: "http://a.cn/")
    #expect(loaded.texts(.page, "地址") == ["http://a.cn/1"])
    #expect(loaded.texts(.link, "站内") == ["false"])
  }
}
