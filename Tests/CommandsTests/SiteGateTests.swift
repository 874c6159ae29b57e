import System
import TestSupport
import Testing

/// A gate over a site remembers pages and committed bases; what it remembers must never change what it says.
@Suite("The gate over a site", .enabled(if: GitFolder.isThere, GitFolder.hint))
struct SiteGateTests {
  private static let rules = """
    规则集 网站试 / sites：「网站」
    版本：1

    规则 WY-01：「链接可用」
    级别：一般
    对象：链接
    要求：可用为是

    规则 WY-02：「有标题」
    级别：提示
    对象：网页
    要求：有标题

    """
  private static let manifest = """
    {"format": 1, "organisation": "某局", "as_of": "2025-06-30", "period": ["2025-02-01", "2025-03-31"], "tables": {},
     "sites": [{"name": "主站", "root": "site/", "base": "https://www.example.gov.cn/"}]}
    """

  private func page(_ links: [String], title: String = "通知") -> String {
    "<html><head><title>\(title)</title></head><body>\n"
      + links.map { "<a href=\"\($0)\">看</a>\n" }.joined() + "</body></html>\n"
  }

  private func folder() throws -> GitFolder {
    let folder = try GitFolder([
      "rules/sites/sites.zicha": Self.rules, "zicha.json": "{}", "data/snapshot.json": Self.manifest,
      "data/site/index.html": page(["/a.html", "/b.html", "/gone.html"]),
      "data/site/a.html": page(["/", "/b.html"]), "data/site/b.html": page(["/a.html"]),
    ])
    try folder.commit()
    return folder
  }

  private func gate(_ folder: GitFolder, _ base: String = "HEAD") -> WorkFolder.Call {
    folder.work.zicha("gate", "data", "--base", base)
  }

  private func forget(_ folder: GitFolder) throws {
    let memory = Path.join(folder.work.path, "data/.zicha")
    if Files.exists(memory) { try Files.removeTree(memory) }
  }

  @Test("knows a broken link again when another one is put before it, and shows a new one in its line")
  func links() throws {
    let folder = try folder()
    #expect(gate(folder).code == 0)
    try folder.work.write("data/site/index.html", page(["/b.html", "/a.html", "/b.html", "/gone.html"]))
    let moved = gate(folder)
    #expect(moved.code == 0, "\(moved.output)")
    #expect(moved.output.contains("新增 0，原有 1，已解决 0"))
    try folder.work.write("data/site/a.html", page(["/", "/lost.html"]))
    let call = gate(folder)
    #expect(call.code == 1)
    #expect(call.output.contains("site/a.html:3"))
    #expect(call.output.contains("    3 | <a href=\"/lost.html\">看</a>\n      | ^^^^^^^^^^^^^^^^^^^^^"))
    #expect(call.output.contains("新增 1，原有 1，已解决 0"))
    #expect(try folder.work.read("data/.zicha/.gitignore") == "*\n")
  }

  @Test("stops a page that takes away what another one links to")
  func otherPage() throws {
    let folder = try folder()
    #expect(gate(folder).code == 0)
    try Files.remove(Path.join(folder.work.path, "data/site/b.html"))
    let call = gate(folder)
    #expect(call.code == 1)
    #expect(call.output.contains("新增 2，原有 1，已解决 0"))
  }

  @Test("says the same with what it remembers and without, whatever changes")
  func memory() throws {
    let folder = try folder()
    var generator = SeededGenerator(seed: 2025)
    let names = ["index", "a", "b", "c"]
    for round in 0..<8 {
      let name = generator.pick(names)
      let links = (0..<generator.below(4)).map { _ in "/" + generator.pick(names + ["lost"]) + ".html" }
      try folder.work.write("data/site/\(name).html", page(links, title: generator.chance(70) ? "通知" : ""))
      if generator.chance(30) { try folder.commit() }
      if generator.chance(30) {
        let weight = generator.pick(["严重", "轻微"])
        try folder.work.write("rules/sites/sites.zicha", Self.rules.replacing("级别：一般", with: "级别：\(weight)"))
      }
      let base = generator.pick(["HEAD", "HEAD", "main~0"])
      let warm = gate(folder, base)
      let again = gate(folder, base)
      try forget(folder)
      let cold = gate(folder, base)
      #expect(warm.output == cold.output, "round \(round)")
      #expect(again.output == cold.output, "round \(round)")
      #expect(warm.code == cold.code)
    }
  }

  @Test("takes damaged memory as none")
  func damaged() throws {
    let folder = try folder()
    try folder.work.write("data/site/a.html", page(["/", "/lost.html"]))
    let expected = gate(folder)
    let cache = Path.join(folder.work.path, "data/.zicha/cache")
    let names = try Files.names(in: cache).names
    #expect(names.contains { $0.hasPrefix("base-") })
    #expect(names.contains { $0.hasPrefix("pages-") })
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<10 {
      for name in try Files.names(in: cache).names {
        var bytes = try Files.read(Path.join(cache, name))
        if generator.chance(50) {
          bytes.removeLast(generator.below(bytes.count))
        } else if !bytes.isEmpty {
          bytes[generator.below(bytes.count)] ^= 1 << UInt8(generator.below(8))
        }
        try Files.writeAtomically(Path.join(cache, name), bytes)
      }
      let call = gate(folder)
      #expect(call.output == expected.output)
      #expect(call.code == 1)
    }
  }
}
