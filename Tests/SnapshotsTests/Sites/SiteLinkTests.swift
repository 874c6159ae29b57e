import Records
import Snapshots
import Testing

@Suite("links of a site")
struct SiteLinkTests {
  /// The facts of one link on the page `/a/b.html` of a small site.
  private func link(_ written: String, field: String, base: String? = nil) throws -> String? {
    let head = base.map { "<base href=\"" + $0 + "\">" } ?? ""
    let loaded = try SiteKit.load([
      "site/a/b.html": head + "<p id=\"here\">x</p>\n  <a href=\"" + written + "\">去</a>",
      "site/index.html": "<p id=\"顶\">x</p>",
      "site/a/c.html": "",
      "site/政务公开/列表 1.html": "",
      "site/%E5%85%AC%E5%91%8A.html": "",
      "site/list.jsp?id=3&page=2": "",
      "site/old@id=7.html": "",
      "site/f/附件.pdf": "%PDF",
      "site/d/default.aspx": "",
      "site/plain.html": "",
      "site/g/index.htm": "",
    ])
    return loaded.texts(.link, field)[0]
  }

  @Test(
    "are resolved as browsers do",
    arguments: [
      ("c.html", "https://a.gov.cn/a/c.html"), ("../index.html", "https://a.gov.cn/index.html"),
      ("../../../index.html", "https://a.gov.cn/index.html"), ("/index.html", "https://a.gov.cn/index.html"),
      ("./././c.html", "https://a.gov.cn/a/c.html"), ("//a.gov.cn/index.html", "https://a.gov.cn/index.html"),
      ("http://A.gov.cn:80/index.html", "https://a.gov.cn/index.html"),
      ("..\\index.html", "https://a.gov.cn/index.html"), (" \tc.html ", "https://a.gov.cn/a/c.html"),
      ("/", "https://a.gov.cn/index.html"), ("?x=1", "https://a.gov.cn/a/b.html"),
      ("/政务公开/列表%201.html", "https://a.gov.cn/政务公开/列表%201.html"),
      ("/%E6%94%BF%E5%8A%A1%E5%85%AC%E5%BC%80/%E5%88%97%E8%A1%A8%201.html", "https://a.gov.cn/政务公开/列表%201.html"),
      // The same name percent-encoded in GBK.
      ("/%D5%FE%CE%F1%B9%AB%BF%AA/%C1%D0%B1%ED%201.html", "https://a.gov.cn/政务公开/列表%201.html"),
      ("/公告.html", "https://a.gov.cn/公告.html"), ("https://b.gov.cn", "https://b.gov.cn/"),
      ("https://b.gov.cn/x/../y?a=%E4%B8%AD#z", "https://b.gov.cn/y?a=中#z"),
    ])
  func resolved(written: String, target: String) throws {
    #expect(try link(written, field: "目标") == target)
  }

  @Test(
    "work if their target is in the mirror",
    arguments: [
      ("c.html", "true"), ("x.html", "false"), ("/index.html#顶", "true"), ("/index.html#%E9%A1%B6", "true"),
      ("/index.html#底", "false"), ("#here", "true"), ("#there", "false"), ("#top", "true"), ("/", "true"),
      ("/d/", "true"),
      ("/d", "true"), ("/g", "true"), ("/e/", "false"), ("/list.jsp?id=3&page=2", "true"), ("/list.jsp?id=4", "false"),
      ("/old?id=7", "true"), ("/f/附件.pdf", "true"), ("/f//附件.pdf#page=2", "true"), ("/plain", "true"),
      ("/a/c.html?v=2", "true"), ("https://b.gov.cn/", nil), ("mailto:a@b.cn", nil), ("/index.html#/list", "true"),
    ] as [(String, String?)])
  func working(written: String, works: String?) throws {
    #expect(try link(written, field: "可用") == works)
  }

  @Test(
    "are of a kind",
    arguments: [
      ("c.html", "网页"), ("#", "空链接"), ("", "空链接"), ("##", "空链接"), ("#here", "页内"), ("javascript:void(0)", "空链接"),
      ("javascript:go(1)", "脚本"),
      ("mailto:a@b.cn", "邮件电话"), ("tel:0310-1234567", "邮件电话"), ("/f/附件.pdf", "附件"), ("https://b.cn/x.docx", "附件"),
      ("https://b.cn/x", "网页"), ("${ctx}/a.html", "无效地址"), ("file:///C:/a.html", "无效地址"), ("C:\\a.html", "无效地址"),
      ("http://", "无效地址"), ("http:// /a", "无效地址"), ("https://a b/", "无效地址"),
    ])
  func kinds(written: String, kind: String) throws {
    #expect(try link(written, field: "种类") == kind)
  }

  @Test("are seen from the base of the page")
  func base() throws {
    #expect(try link("c.html", field: "目标", base: "/f/") == "https://a.gov.cn/f/c.html")
    #expect(try link("#here", field: "可用", base: "/") == "false")
    #expect(try link("#", field: "种类", base: "/") == "空链接")
  }

  @Test("stand at a line and a column, in code points")
  func places() throws {
    let loaded = try SiteKit.load(["site/a.html": "一\n二三<a href=\"#\">x</a>"])
    #expect(loaded.texts(.link, "位置") == ["2:3"])
    #expect(loaded.texts(.link, "所在页") == ["https://a.gov.cn/a.html"])
    let place = loaded.dataset[TableID(2)].provenance(row: 0)
    #expect(place == Provenance(file: 1, line: 2, column: 3))
  }
}
