import Codecs
import HTMLParsing
import TestSupport
import Testing

@Suite("pages of real sites", .enabled(if: SharedData.isPresent, SharedData.hint))
struct RealPagesTests {
  private func page(_ path: String) throws -> HTMLPage {
    HTMLPage(utf8: try HTMLEncoding.decode(SharedData.bytes("01-gov-html/\(path)"), transportCharset: nil).text.utf8)
  }

  @Test("reads the tables above the documents of the State Council")
  func metadata() throws {
    let folder = "h-govcn-policy-60"
    var numbers = 0
    for name in try SharedData.names("01-gov-html/\(folder)") where name.hasSuffix(".htm") {
      let page = try page("\(folder)/\(name)")
      let index = page.labelled(["索引号"]).passage?.text
      #expect(index?.hasPrefix("000014349/") ?? false, "\(name): \(index ?? "nil")")
      for label in ["发文机关", "标题", "成文日期", "发布日期"] {
        #expect(page.labelled([label]).passage?.text.isEmpty == false, "\(name): \(label)")
      }
      let written = page.labelled(["成文日期"]).passage?.text ?? ""
      #expect(written.hasSuffix("日") && written.contains("年"), "\(name): \(written)")
      if page.labelled(["发文字号"]).passage?.text.contains("号") == true { numbers += 1 }
    }
    #expect(numbers > 30)
  }

  @Test("finds trails, titles, meta elements and addresses")
  func facts() throws {
    let bulletin = try page("a-jiangxi-yichun-wanzai/万载县/2022/万载县2022年国民经济和社会发展统计公报 _ 万载县人民政府.html")
    #expect(
      bulletin.breadcrumbs.map(\.words.text) == ["首页", "政务公开", "部门信息公开目录", "统计局", "法定主动公开内容", "工作动态", "统计数据"])
    #expect(bulletin.metas.first { $0.name == "PubDate" }?.content.text == "2023-08-16 10:33:59")
    #expect(bulletin.text.contains("全年"))
    let article = try page("d-wuan-site/走进武安_特色武安.html")
    #expect(article.breadcrumbs.map(\.words.text) == ["首页", "邯郸信息", "本地动态"])
    #expect(try page("d-wuan-site/详细页.html").labelled(["发布时间"]).passage?.text == "2019-01-03")
    let home = try page("d-wuan-site/index.html")
    #expect(home.title?.text == "武安市人民政府")
    #expect(home.references.filter { $0.kind == .anchor }.count > 100)
    #expect(home.references.filter { $0.kind == .image && ($0.words ?? "").isEmpty }.count > 5)
    let notice = try page("e-handan-xxgk/affairs/details.jsp")
    #expect(notice.metas.first { $0.name == "PubDate" }?.content.text == "2020年08月02日")
  }

  @Test("takes every page apart with places inside it")
  func everyPage() throws {
    let folders = [
      "a-jiangxi-yichun-wanzai/2015", "d-wuan-site", "e-handan-xxgk/affairs", "f-gbk-longgang-jsp", "h-govcn-policy-60",
      "j-jinhu-county-templates/jinhu", "l-xuhui-env-aspx/WebFront",
    ]
    var count = 0
    for folder in folders {
      for name in try SharedData.names("01-gov-html/\(folder)") {
        let kind = name.split(separator: ".").last.map(String.init) ?? ""
        guard ["html", "htm", "jsp", "ftl", "aspx"].contains(kind) else { continue }
        let page = try page("\(folder)/\(name)")
        #expect(!page.isCut)
        let blocks = page.blocks
        #expect(blocks.isEmpty == page.text.isEmpty, "\(folder)/\(name)")
        for step in page.breadcrumbs { #expect(!step.words.text.isEmpty && step.words.text.count <= 80) }
        #expect(!page.text.contains("\n\n"), "\(folder)/\(name)")
        count += 1
      }
    }
    #expect(count > 150)
  }
}
