import HTMLParsing
import TestSupport
import Testing

@Suite("what rules ask of a page")
struct HTMLPageTests {
  private func page(_ source: String) -> HTMLPage { HTMLPage(utf8: Array(source.utf8)) }

  @Test("has title, base, language, meta elements and a declared encoding")
  func head() {
    let page = page(
      """
      <html lang=zh-CN><head><meta charset=utf-8><title> 办事
      指南 </title><title>二</title><base href=" /a/ "><base href="/b/"><meta name=SiteName content=" 某局 ">\
      <meta property="og:title" content="标"><meta name=x><meta http-equiv=Refresh content="3;URL='/new.html'"></head>
      """)
    #expect(page.title?.text == "办事 指南")
    #expect(page.base == "/a/")
    #expect(page.language == "zh-CN")
    #expect(page.hasDeclaredEncoding)
    #expect(page.metas.map(\.name) == ["SiteName", "og:title", "Refresh"])
    #expect(page.metas.map(\.content.text) == ["某局", "标", "3;URL='/new.html'"])
    #expect(page.references.map(\.kind) == [.refresh])
    #expect(page.references.map(\.written) == ["/new.html"])
  }

  @Test("has nothing of what is not there")
  func nothing() {
    let page = page("<p>x")
    #expect(page.title == nil && page.base == nil && page.language == nil && !page.hasDeclaredEncoding)
    #expect(page.metas.isEmpty && page.references.isEmpty && page.ids.isEmpty && page.times.isEmpty)
    #expect(page.breadcrumbs.isEmpty)
    #expect(self.page("<meta http-equiv=content-type content='text/html'>").hasDeclaredEncoding == false)
    #expect(self.page("<meta http-equiv=content-type content='text/html; charset=gbk'>").hasDeclaredEncoding)
  }

  @Test("lists addresses in document order with their words")
  func references() {
    let source = """
      <link href=/a.css rel=stylesheet><link rel=dns-prefetch href=//x><script src=b.js></script>
      <a href=" c.htm ">首<br>页</a><a href="javascript:void(0)">返回</a><a href="#" onclick="go()">上</a><a name=x>无</a>
      <a href=d.htm><img src=e.png alt="图"><img src=f.png></a><div hidden><a href=g.htm>藏 着</a></div>
      <map><area href=h.htm alt=区></map><iframe src=i.htm></iframe><form action=j.do><input type=image src=k.png alt=查></form>
      <img alt=没有地址><video><source src=l.mp4></video><a href="">空</a>
      """
    let found = page(source).references
    #expect(
      found.map(\.written) == [
        "/a.css", "b.js", "c.htm", "javascript:void(0)", "#", "d.htm", "e.png", "f.png", "g.htm", "h.htm", "i.htm",
        "j.do",
        "k.png", "l.mp4", "",
      ])
    #expect(
      found.map(\.words) == [
        nil, nil, "首 页", "返回", "上", "图", "图", nil, "藏 着", "区", nil, nil, "查", nil, "空",
      ])
    #expect(found.map(\.isScripted) == found.map { $0.written == "#" })
    #expect(
      found.map(\.kind) == [
        .resource, .resource, .anchor, .anchor, .anchor, .anchor, .image, .image, .anchor, .anchor, .frame, .form,
        .image,
        .resource, .anchor,
      ])
    for reference in found {
      #expect(Array(source.utf8)[reference.range].first == 0x3C && Array(source.utf8)[reference.range].last == 0x3E)
    }
  }

  @Test("lists fragments and times")
  func fragments() {
    let page = page("<p id=a><a name=b id=c>x</a><p id=''><time datetime=2024-01-02>昨天</time><time>2024年1月3日</time>")
    #expect(page.ids == ["a", "c", "b"])
    #expect(page.times.map(\.text) == ["2024-01-02", "2024年1月3日"])
  }

  @Test(
    "finds the trail of columns",
    arguments: [
      ("<div>当前位置：<a href=/>首页</a> &gt; <a href=/zw/>政务公开</a> &gt; 正文</div>", ["首页", "政务公开", "正文"]),
      ("<p>您现在的位置是: <a href=/>首页</a>»<a href=/a>动态</a></p>", ["首页", "动态"]),
      ("<div><span>您当前所在位置：</span><a href=/>首页</a>-><a href=b>统计</a></div>", ["首页", "统计"]),
      ("<p>当前位置 : 首页->邯郸信息->本地动态</p>", ["首页", "邯郸信息", "本地动态"]),
      ("<table><tr><td>所在位置：</td><td><a href=/>首页</a>／<a href=b>指南</a></td></tr></table>", ["首页", "指南"]),
      ("<p>今天是星期一　<b>当前位置：</b><a href=/>首页</a> | <a href=b>指南</a></p>", ["首页", "指南"]),
      ("<ol class=BreadCrumb><li><a href=/>首页</a><li>列表</ol>", ["首页", "列表"]),
      ("<p>位置：解放路 5 号／南门</p>", []), ("<p>当前位置</p>", []), ("<p>地理位置优越</p><p>首页 > 动态</p>", []),
    ] as [(String, [String])])
  func breadcrumbs(source: String, steps: [String]) {
    #expect(page(source).breadcrumbs.map(\.words.text) == steps)
    #expect(page(source).breadcrumbs.allSatisfy { ($0.written == nil) == !source.contains(">\($0.words.text)</a>") })
  }

  @Test("reads any bytes without a crash, with places inside the source")
  func hostile() {
    var random = SeededGenerator(seed: 77_001)
    let parts =
      [
        "<table>", "<tr>", "<td colspan=99999>", "<td rowspan=0>", "<th>", "</table>", "<dl><dt>", "<dd>", "<h2>",
        "办理依据", "：", "值",
        "<br>", "<a href=x>", "</a>", "<p>", "<b>", "</b>", "当前位置：", "&gt;", "\u{0}", "<svg>", "<template>",
        "</template>", "【", "】",
        "<pre>", " ", "　", "<select>", "<option>", "<meta http-equiv=refresh content=", "<title>", "<body>",
        "<frameset>", "&", "<",
      ].map { Array($0.utf8) } + [[0xFF], [0xE4, 0xB8], [0xC2]]
    for _ in 0..<SeededGenerator.cases {
      let source = (0..<random.below(40)).flatMap { _ in random.pick(parts) }
      let page = HTMLPage(utf8: source)
      var passages = page.breadcrumbs.map(\.words) + page.metas.map(\.content) + page.times
      for block in page.blocks {
        switch block {
        case .heading(_, let passage), .paragraph(let passage): passages.append(passage)
        case .table(let caption, let rows): passages += rows.joined() + (caption.map { [$0] } ?? [])
        }
      }
      let found = page.labelled(["办理依据"])
      passages += [found.passage, found.near].compactMap { $0 }
      #expect(found.passage == nil || found.near == nil)
      for passage in passages {
        #expect(passage.range.lowerBound >= 0 && passage.range.upperBound <= source.count, "\(source)")
      }
      #expect(page.references.allSatisfy { $0.range.upperBound <= source.count })
    }
  }
}
