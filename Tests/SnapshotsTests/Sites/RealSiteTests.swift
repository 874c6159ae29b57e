import Driver
import Records
import Snapshots
import System
import TestSupport
import Testing

@Suite("real sites and archives", .enabled(if: SharedData.isPresent, SharedData.hint))
struct RealSiteTests {
  private func load(_ folder: String, root: String) throws -> LoadedSnapshot {
    try SiteKit.load(
      FolderTree(SharedData.path(folder)), sites: #"[{"name": "站", "root": "\#(root)"}]"#)
  }

  @Test(
    "every page of every folder is read",
    arguments: [
      ("a-jiangxi-yichun-wanzai", 4), ("d-wuan-site", 8), ("e-handan-xxgk", 5), ("f-gbk-longgang-jsp", 8),
      ("h-govcn-policy-60", 31), ("j-jinhu-county-templates", 78), ("l-xuhui-env-aspx", 36),
    ])
  func folders(name: String, pages: Int) throws {
    let loaded = try load("01-gov-html", root: name)
    #expect(loaded.inputs.map(\.found) == [pages])
    #expect(loaded.inputs.map(\.quarantined) == [0])
    #expect(loaded.texts(.page, "地址").count == pages)
    #expect(loaded.problems.isEmpty)
  }

  @Test("武安: dead links are counted, links and images in the mirror work, missing ones do not")
  func wuan() throws {
    let loaded = try load("01-gov-html", root: "d-wuan-site")
    let kinds = loaded.texts(.link, "种类")
    #expect(kinds.count { $0 == "空链接" } == 223)
    #expect(loaded.texts(.page, "标题").allSatisfy { $0 == "武安市人民政府" })
    let works = zip(loaded.texts(.image, "目标"), loaded.texts(.image, "可用"))
    #expect(Set(works.filter { $1 == "false" }.compactMap(\.0)) == ["站/images/lbt_tu1.jpg"])
    #expect(works.contains { $0 == "站/images/武安市人民政府_08.jpg" && $1 == "true" })
  }

  @Test("邯郸: dates in Chinese characters, columns by meta elements")
  func handan() throws {
    let loaded = try load("01-gov-html", root: "e-handan-xxgk")
    #expect(loaded.texts(.page, "发布日期").compactMap(\.self) == ["2020-08-02", "2020-08-05"])
    #expect(loaded.texts(.column, "名称").contains("部门信息公开"))
  }

  @Test("万载: dates with a time, the trail of columns")
  func wanzai() throws {
    let loaded = try load("01-gov-html", root: "a-jiangxi-yichun-wanzai")
    #expect(loaded.texts(.page, "发布日期").compactMap(\.self) == ["2022-04-24", "2023-08-16"])
    #expect(loaded.texts(.column, "栏目路径").contains("站/数据开放/政府数据/统计信息"))
    #expect(loaded.texts(.column, "名称").allSatisfy { $0?.contains("位置") == false })
  }

  @Test("龙岗 and 徐汇: pages in GBK, most of which do not say so")
  func encodings() throws {
    let longgang = try load("01-gov-html", root: "f-gbk-longgang-jsp")
    #expect(longgang.texts(.page, "标题").contains("广东省网上办事大厅深圳市龙岗区住房与建设局-政务公开"))
    let xuhui = try load("01-gov-html", root: "l-xuhui-env-aspx")
    #expect(xuhui.texts(.page, "标题").contains("徐汇环保"))
    #expect(xuhui.texts(.page, "正文").allSatisfy { $0?.contains("\u{FFFD}") != true })
  }

  @Test("templates that nobody filled in have links that lead nowhere")
  func templates() throws {
    let loaded = try load("01-gov-html", root: "j-jinhu-county-templates")
    #expect(loaded.texts(.link, "种类").count { $0 == "无效地址" } > 300)
  }

  @Test(
    "archives are read record by record",
    arguments: [
      ("jwarc", "cc.warc.gz", 1, 0), ("warcio", "example.warc", 1, 0), ("warcio", "example.warc.gz", 1, 0),
      ("warcio", "example-trunc.warc", 1, 1), ("warcio", "example-wrong-chunks.warc.gz", 1, 0),
      ("warcio", "example-iana.org-chunked.warc", 1, 0), ("warcio", "example-resource.warc.gz", 1, 0),
      ("warcio", "example.arc", 1, 1), ("webarchive-commons", "resource-html-link-extraction-test.warc", 6, 0),
    ])
  func archives(folder: String, file: String, found: Int, quarantined: Int) throws {
    let loaded = try load("02-warc/" + folder, root: file)
    #expect(loaded.inputs.map(\.found) == [found])
    #expect(loaded.inputs.map(\.quarantined) == [quarantined])
    #expect(loaded.texts(.page, "地址").count == found - quarantined)
    #expect(loaded.quarantine.count == quarantined)
  }

  @Test("no archive is too broken to be told about")
  func everyArchive() throws {
    for folder in try SharedData.names("02-warc") {
      for file in try FolderListing(SharedData.path("02-warc/" + folder)).files where file.contains("arc") {
        let loaded = try load("02-warc/" + folder, root: file)
        let input = try #require(loaded.inputs.first)
        #expect(loaded.texts(.page, "地址").count + input.quarantined == input.found, "\(file)")
      }
    }
  }

  @Test("an address keeps its scheme")
  func addresses() throws {
    let loaded = try load("02-warc/warcio", root: "example.warc")
    #expect(loaded.texts(.page, "地址") == ["http://example.com/"])
    #expect(loaded.texts(.page, "路径") == ["/"])
    #expect(loaded.texts(.page, "标题") == ["Example Domain"])
  }
}
