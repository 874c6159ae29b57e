import Driver
import Records
import Snapshots
import Synchronization
import System
import Testing

@Suite("the page cache")
struct PageCacheTests {
  /// A folder that counts how often pages are opened, and whose files have an identity each.
  private final class CountingTree: FileTree {
    private let tree: MemoryTree
    private let identities: [String: String]
    private let count = Mutex(0)

    init(_ files: [(path: String, bytes: [UInt8])], identities: [String: String]) {
      tree = MemoryTree(files)
      self.identities = identities
    }

    var opened: Int { count.withLock { $0 } }

    func files() throws(InputFault) -> [FileEntry] { try tree.files() }
    func entry(at path: String) throws(InputFault) -> FileEntry? { try tree.entry(at: path) }
    func identity(of path: String) -> String? { identities[path] }
    func open(_ path: String) throws(InputFault) -> any ByteSource {
      count.withLock { $0 += 1 }
      return try tree.open(path)
    }
  }

  private static let page = Array("<title>甲</title><p id=x>文</p><a href=b.html#y>去</a><img src=c.png>".utf8)
  private static let other = Array("<title>乙</title><p id=y>文</p>".utf8)

  private func load(
    _ folder: String, _ second: [UInt8], identities: [String: String]
  ) throws -> (titles: [String?], works: [String?], opened: Int) {
    let tree = CountingTree([("site/a.html", Self.page), ("site/b.html", second)], identities: identities)
    let cache = FilePageCache(folder: folder, tool: "zicha test")
    var options = SnapshotLoader.Options()
    options.pageCache = cache
    let loaded = try SiteKit.load(tree, options: options)
    try cache.save()
    return (loaded.texts(.page, "标题"), loaded.texts(.link, "可用"), tree.opened)
  }

  @Test("gives what was read before, and reads only what has changed")
  func changes() throws {
    let folder = try TemporaryFolder()
    let identities = ["site/a.html": "1", "site/b.html": "2"]
    let first = try load(folder.path, Self.other, identities: identities)
    #expect(first.titles == ["甲", "乙"])
    #expect(first.works == ["true"])
    #expect(first.opened == 2)
    let second = try load(folder.path, Self.other, identities: identities)
    #expect(second.titles == first.titles)
    #expect(second.works == first.works)
    #expect(second.opened == 0)
    let changed = Array("<title>丙</title>".utf8)
    let third = try load(folder.path, changed, identities: ["site/a.html": "1", "site/b.html": "3"])
    #expect(third.titles == ["甲", "丙"])
    #expect(third.works == ["false"])
    #expect(third.opened == 1)
  }

  @Test("knows a page by its content where nothing else names it")
  func content() throws {
    let folder = try TemporaryFolder()
    _ = try load(folder.path, Self.other, identities: [:])
    let second = try load(folder.path, Self.other, identities: ["site/a.html": "7"])
    #expect(second.titles == ["甲", "乙"])
    #expect(second.opened == 2)
    #expect(try load(folder.path, Self.other, identities: ["site/a.html": "7"]).opened == 1)
  }

  @Test("counts as not there when it is damaged")
  func damage() throws {
    let folder = try TemporaryFolder()
    let identities = ["site/a.html": "1", "site/b.html": "2"]
    _ = try load(folder.path, Self.other, identities: identities)
    let name = try #require(try Files.names(in: folder.path).names.first)
    let path = Path.join(folder.path, name)
    let sound = try Files.read(path)
    for offset in stride(from: 0, to: sound.count, by: 37) {
      var broken = sound
      broken[offset] ^= 0x20
      try Files.writeAtomically(path, broken)
      let loaded = try load(folder.path, Self.other, identities: identities)
      #expect(loaded.titles == ["甲", "乙"])
      #expect(loaded.opened == 2)
    }
    try Files.writeAtomically(path, Array(sound.prefix(sound.count / 2)))
    #expect(try load(folder.path, Self.other, identities: identities).opened == 2)
  }
}
