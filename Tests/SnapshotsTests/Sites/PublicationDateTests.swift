import Records
import Snapshots
import Testing

@Suite("dates of publication")
struct PublicationDateTests {
  private func date(_ page: String) throws -> String? {
    try SiteKit.load(["site/a.html": page]).texts(.page, "发布日期")[0]
  }

  @Test(
    "are read in all their shapes",
    arguments: [
      ("2020-08-02", "2020-08-02"), ("2020-08-02 10:17", "2020-08-02"), ("2020-08-02 10:17:33", "2020-08-02"),
      ("2020年08月02日", "2020-08-02"), ("2020年8月2日 10时", "2020-08-02"), ("2020/8/2", "2020-08-02"),
      ("2020.08.02", "2020-08-02"), ("2020-08-02T10:17:00+08:00", "2020-08-02"), ("20200802", "2020-08-02"),
      ("发布于2020-8-2 来源：本局", "2020-08-02"), ("", nil), ("2020-13-02", "!2020-13-02"), ("${date}", "!${date}"),
      ("昨天", "!昨天"), ("12020-08-02", "!12020-08-02"), ("2020-08/02", "!2020-08/02"),
    ] as [(String, String?)])
  func shapes(content: String, expected: String?) throws {
    #expect(try date("<meta name=\"PubDate\" content=\"\(content)\">") == expected)
  }

  @Test(
    "stand in meta elements, time elements and beside labels",
    arguments: [
      ("<META NAME=pubdate CONTENT=2020-08-02>", "2020-08-02"),
      ("<meta property='article:published_time' content='2020-08-02T01:02:03Z'>", "2020-08-02"),
      ("<time datetime='2020-08-02'>昨天</time>", "2020-08-02"), ("<time>2020年8月2日</time>", "2020-08-02"),
      ("<p>发布日期：2020-08-02 来源：办公室</p>", "2020-08-02"),
      ("<table><tr><td>发布日期</td><td>2020年08月02日</td></tr></table>", "2020-08-02"),
      // A date that can be read counts before words that can't.
      ("<meta name=PubDate content=昨天><p>发布时间：2020-08-02</p>", "2020-08-02"),
      ("<p>2020-08-02</p>", nil),
    ] as [(String, String?)])
  func places(page: String, expected: String?) throws {
    #expect(try date(page) == expected)
  }
}
