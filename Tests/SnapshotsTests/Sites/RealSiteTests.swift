import Codecs
import Diagnostics
import Driver
import Records
import Snapshots
import SourceText
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
    "every page has an outcome",
    arguments: [
      ("a-jiangxi-yichun-wanzai", 2), ("d-wuan-site", 8), ("e-handan-xxgk", 5), ("f-gbk-longgang-jsp", 8),
      ("h-govcn-policy-60", 30), ("j-jinhu-county-templates", 80), ("l-xuhui-env-aspx", 36),
    ])
  func folders(name: String, pages: Int) throws {
    let loaded = try load("01-gov-html", root: name)
    print(name, loaded.inputs.map { ($0.found, $0.quarantined, $0.encoding) }, loaded.texts(.link, "种类").count, loaded.texts(.image, "目标").count)
    print(loaded.texts(.page, "发布日期").compactMap(\.self).prefix(8), loaded.texts(.page, "标题").prefix(5))
    print(loaded.texts(.column, "栏目路径").prefix(10), loaded.quarantine.prefix(4))
    var kinds: [String: Int] = [:]
    for kind in loaded.texts(.link, "种类") { kinds[kind ?? "", default: 0] += 1 }
    print(kinds)
    #expect(loaded.inputs.map(\.found).first == pages)
  }

  @Test("archives")
  func archives() throws {
    for folder in try SharedData.names("02-warc") {
      for file in try FolderListing(SharedData.path("02-warc/" + folder)).files where file.contains("arc") {
        do {
          let loaded = try load("02-warc/" + folder, root: file)
          print(folder, file, loaded.inputs.map { ($0.found, $0.quarantined, $0.encoding) }, loaded.texts(.page, "地址").prefix(2), loaded.quarantine.map(\.reason.zh).prefix(2))
        } catch let error as SnapshotError { print(folder, file, error.problems.map(\.diagnostic.headline.zh)) }
      }
    }
  }
}
