import Diagnostics
import Records
import Snapshots
import Testing

@Suite("pages of a site")
struct SitePageTests {
  @Test("are its HTML files, and one input of the report")
  func listing() throws {
    let loaded = try SiteKit.load([
      "site/index.html": "<title>首页</title>", "site/a/b.htm": "", "site/c": "<!doctype html><title>无后缀</title>",
      "site/d": "just words", "site/e.css": "", "site/.git/f.html": "", "other/g.html": "", "site/h.pdf": "",
    ])
    #expect(loaded.texts(.page, "路径") == ["/a/b.htm", "/c", "/index.html"])
    #expect(loaded.texts(.page, "标题") == [nil, "无后缀", "首页"])
    #expect(loaded.inputs.map(\.path) == ["site/"])
    #expect(loaded.inputs.map(\.found) == [3])
    #expect(loaded.problems.isEmpty)
  }

  @Test("that are none are set apart by name")
  func quarantine() throws {
    let loaded = try SiteKit.load(["site/a.html": "%PDF-1.7", "site/b.html": "<title>b</title>"])
    #expect(loaded.inputs.map(\.found) == [2])
    #expect(loaded.inputs.map(\.quarantined) == [1])
    #expect(loaded.quarantine.map(\.path) == ["site/a.html"])
    #expect(loaded.texts(.page, "标题") == ["b"])
  }

  @Test("have the name of the site for an address where the manifest gives none, and several sites stand side by side")
  func sites() throws {
    let loaded = try SiteKit.load(
      [
        "old/a.html": "<a href=\"b.html\">x</a><a href=\"https://n.gov.cn/c.html\">x</a>", "old/b.html": "",
        "new/c.html": "",
      ],
      sites: #"[{"name": "旧站", "root": "old"}, {"name": "新站", "root": "new", "base": "https://n.gov.cn/"}]"#)
    #expect(loaded.texts(.page, "地址") == ["旧站/a.html", "旧站/b.html", "https://n.gov.cn/c.html"])
    #expect(loaded.texts(.page, "站点") == ["旧站", "旧站", "新站"])
    #expect(loaded.texts(.link, "目标") == ["旧站/b.html", "https://n.gov.cn/c.html"])
    #expect(loaded.texts(.link, "可用") == ["true", "true"])
    #expect(loaded.inputs.map(\.path) == ["old", "new"])
  }

  @Test("have columns by the file of columns: by address, with parents")
  func columns() throws {
    let columns = "名称,地址,上级\n政务公开,/zwgk/,\n通知公告,/zwgk/tzgg/index.html,政务公开\n办事,/bs/,没有\n"
    let loaded = try SiteKit.load(
      ["site/zwgk/a.html": "", "site/zwgk/tzgg/b.html": "", "site/c.html": "", "columns.csv": columns],
      sites: #"[{"name": "主站", "root": "site/", "base": "https://a.gov.cn/", "columns": "columns.csv"}]"#)
    #expect(loaded.texts(.column, "栏目路径") == ["主站/政务公开", "主站/政务公开/通知公告", "主站/没有/办事"])
    #expect(loaded.texts(.column, "上级") == [nil, "主站/政务公开", "主站/没有"])
    #expect(loaded.texts(.column, "地址").first == "https://a.gov.cn/zwgk/")
    #expect(loaded.texts(.page, "栏目") == [nil, "主站/政务公开", "主站/政务公开/通知公告"])
    #expect(loaded.inputs.map(\.path) == ["site/", "columns.csv"])
    #expect(loaded.inputs.map(\.found) == [3, 3])
    #expect(loaded.dataset[TableID(4)].provenance(row: 1) == Provenance(file: 1, line: 3))
  }

  @Test("fill declared tables, at most one row a page")
  func declared() throws {
    let filter = PageFilter(alternatives: [
      [PageFilter.Test(field: FieldID(1), comparison: .prefix, texts: ["/bszn/"])]
    ])
    let schema = SiteKit.schema([
      (filter, [SiteKit.field("依据", .text, .label(["办理依据"])), SiteKit.field("时限", .integer, .label(["时限"]))])
    ])
    let loaded = try SiteKit.load(
      ["site/bszn/a.html": "\n<p>办理依据：某法</p><p>时限：x</p>", "site/b.html": "<p>办理依据：别的</p>", "site/bszn/c.html": ""],
      schema: schema)
    #expect(loaded.texts(TableID(5), "依据") == ["某法", nil])
    #expect(loaded.texts(TableID(5), "时限") == ["!x", nil])
    #expect(loaded.dataset[TableID(5)].parents == [1, 2])
    #expect(loaded.dataset[TableID(5)].provenance(row: 0).line == 2)
  }

  @Test("missing folders, wrong addresses and double names are errors")
  func mistakes() throws {
    func ids(_ sites: String) throws -> [String] {
      do {
        _ = try SiteKit.load(["site/a.html": ""], sites: sites)
        return []
      } catch let error as SnapshotError {
        return error.problems.map(\.diagnostic.id)
      }
    }
    #expect(try ids(#"[{"name": "a", "root": "no/"}]"#) == ["site-missing"])
    #expect(try ids(#"[{"name": "a", "root": "site/", "base": "a.gov.cn"}]"#) == ["site-base"])
    #expect(try ids(#"[{"name": "a", "root": "site/"}, {"name": "a", "root": "site/"}]"#) == ["site-repeated"])
    #expect(try ids(#"[{"name": "a", "root": "site/", "columns": "c.csv"}]"#) == ["input-missing"])
  }

  @Test("digests name the site by all its files")
  func digests() throws {
    var manifest = try SiteKit.manifest(#"[{"name": "a", "root": "site/"}]"#)
    let tree = MemoryTree(texts: ["site/a.html": "a", "site/b.css": "b", "x.html": "x"])
    try manifest.recordInputs(in: tree)
    #expect(manifest.inputs.map(\.path) == ["site/"])
    #expect(manifest.inputs.map(\.size) == [2])
    #expect(manifest.verify(in: tree).map(\.status) == [.matches])
    let changed = MemoryTree(texts: ["site/a.html": "a", "site/c.css": "b"])
    #expect(manifest.verify(in: changed).first?.sha256 != manifest.inputs[0].sha256)
    var options = SnapshotLoader.Options()
    options.verifies = true
    let loaded = try SnapshotLoader.load(manifest, schema: SiteKit.schema(), tree: tree, options: options)
    #expect(loaded.inputs.map(\.isVerified) == [true])
    #expect(throws: SnapshotError.self) {
      try SnapshotLoader.load(manifest, schema: SiteKit.schema(), tree: changed, options: options)
    }
  }
}
