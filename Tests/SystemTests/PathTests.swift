import System
import Testing

@Suite("path")
struct PathTests {
  @Test(
    "joins and normalises",
    arguments: [
      ("a", "b", "a/b"), ("a/", "b", "a/b"), ("a", "/b", "/b"), ("", "b", "b"), ("a", "", "a"), ("a/b", "../c", "a/c"),
      (".", "b/./c", "b/c"), ("a", "../..", ".."), ("/", "..", "/"), ("/a", "../../b", "/b"), ("a//b", "c", "a/b/c"),
      ("a", "..", "."), ("样本/农业", "2010", "样本/农业/2010"),
    ])
  func joining(folder: String, path: String, expected: String) {
    #expect(Path.normalise(Path.join(folder, path)) == expected)
  }

  @Test(
    "takes a path apart",
    arguments: [
      ("a/b.jsonl", "a", "b.jsonl", "jsonl"), ("b", ".", "b", ""), ("/b", "/", "b", ""), ("/", "/", "", ""),
      ("a/b/", "a", "b", ""), ("a/.hidden", "a", ".hidden", ""), ("办件.tar.gz", ".", "办件.tar.gz", "gz"),
      ("a.b/c", "a.b", "c", ""),
    ])
  func parts(path: String, parent: String, name: String, fileExtension: String) {
    #expect(Path.parent(path) == parent)
    #expect(Path.name(path) == name)
    #expect(Path.fileExtension(path) == fileExtension)
  }

  @Test(
    "finds the way from a folder",
    arguments: [
      ("a/b/c", "a", "b/c"), ("a", "a/b", ".."), ("a/x", "a/b/c", "../../x"), ("a", "a", "."), ("/a/b", "/a", "b"),
      ("/a", "b", "/a"), ("x", "..", "x"),
    ])
  func relative(path: String, folder: String, expected: String) {
    #expect(Path.relative(path, to: folder) == expected)
  }

  @Test("says whether a path climbs out")
  func inside() {
    #expect(["a", "a/../b", "."].allSatisfy(Path.staysInside))
    #expect(!["..", "a/../../b", "/a"].contains(where: Path.staysInside))
  }
}
