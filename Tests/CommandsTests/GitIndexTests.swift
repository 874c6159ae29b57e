import Driver
import System
import Testing

@Suite("Files of a work tree that are git blobs", .enabled(if: GitFolder.isThere, GitFolder.hint))
struct GitIndexTests {
  private func id(_ folder: GitFolder, _ path: String) throws -> String {
    let outcome = try ChildProcess.run("git", ["-C", folder.work.path, "rev-parse", ":" + path])
    return String(decoding: outcome.output.dropLast(), as: UTF8.self)
  }

  @Test("are those that are staged and unchanged, whatever they are called")
  func clean() throws {
    let folder = try GitFolder([
      "site/a.html": "one", "site/目录/b c.html": "two", "site/changed.html": "three", "other/a.html": "four",
    ])
    try folder.commit()
    try folder.work.write("site/changed.html", "THREE")
    try folder.work.write("site/untracked.html", "one")
    let names = ["a.html", "目录/b c.html", "changed.html"]
    let ids = try names.map { try id(folder, "site/" + $0) }
    let sizes = Dictionary(uniqueKeysWithValues: zip(ids, [3, 3, 5]))
    let index = try GitIndex(Path.join(folder.work.path, "site"), sizes: sizes)
    #expect(names.map { index.object(of: $0) } == [ids[0], ids[1], nil])
    #expect(index.object(of: "untracked.html") == nil)
    #expect(index.object(of: "../other/a.html") == nil)
    let top = try GitIndex(folder.work.path, sizes: sizes)
    #expect(top.object(of: "site/a.html") == ids[0])
    #expect(top.object(of: "other/a.html") == nil)
  }

  @Test("are not those that git was told to leave alone, nor those that it converted")
  func hidden() throws {
    let folder = try GitFolder(["a.html": "one\n", "b.html": "two\n", "c.html": "three\n"])
    try folder.commit()
    let sizes = [try id(folder, "a.html"): 4, try id(folder, "b.html"): 4, try id(folder, "c.html"): 6]
    #expect(try GitIndex(folder.work.path, sizes: sizes).object(of: "c.html") != nil)
    try folder.git("update-index", "--assume-unchanged", "a.html")
    try folder.git("update-index", "--skip-worktree", "b.html")
    try folder.work.write("a.html", "ONE\n")
    try folder.work.write("b.html", "TWO\n")
    try folder.git("config", "core.autocrlf", "true")
    try Files.remove(Path.join(folder.work.path, "c.html"))
    try folder.git("checkout", "-q", "--", "c.html")
    #expect(try folder.work.read("c.html") == "three\r\n")
    let index = try GitIndex(folder.work.path, sizes: sizes)
    #expect(["a.html", "b.html", "c.html"].map { index.object(of: $0) } == [nil, nil, nil])
  }

  @Test("are found without running a filter")
  func filters() throws {
    let folder = try GitFolder(["a.html": "one", ".gitattributes": "*.html filter=trap\n"])
    try folder.commit()
    let mark = Path.join(folder.work.path, "mark")
    for name in ["clean", "smudge", "process"] {
      try folder.git("config", "filter.trap.\(name)", "sh -c 'echo \(name) >> \(mark); cat'")
    }
    // Rewritten within the same moment, the file has to be compared by its content.
    try folder.work.write("a.html", "ONE")
    let index = try GitIndex(folder.work.path, sizes: [try id(folder, "a.html"): 3])
    #expect(index.object(of: "a.html") == nil)
    #expect(!Files.exists(mark))
  }
}
