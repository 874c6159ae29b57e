import Driver
import System
import TestSupport
import Testing

@Suite("Pages about inputs")
struct InputPageTests {
  /// Reads the ids out of the sources, so that a new problem without a page is noticed.
  @Test("every problem of a snapshot or configuration has a page, and every page a problem")
  func everyProblemHasAPage() throws {
    var used: Set<String> = []
    for folder in ["Sources/Snapshots", "Sources/Driver/Configuration"] {
      let root = Path.join(SharedData.packageRoot, folder)
      for file in try FolderListing(root).files where file.contains("Problem") {
        let text = String(decoding: try Files.read(Path.join(root, file)), as: UTF8.self)
        for word in text.split(separator: "\"") where isID(word) { used.insert(String(word)) }
      }
    }
    #expect(used.count > 20)
    #expect(used.subtracting(InputPages.ids).sorted() == [])
    #expect(Set(InputPages.ids).subtracting(used).sorted() == [])
    #expect(Set(InputPages.ids).count == InputPages.ids.count)
  }

  private func isID(_ word: Substring) -> Bool {
    guard let first = word.split(separator: "-").first, word.contains("-") else { return false }
    let families = ["manifest", "input", "child", "quarantine", "undeclared", "configuration", "site"]
    return families.contains(String(first)) && word.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D }
  }
}
