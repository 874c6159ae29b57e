import Codecs
import HTMLParsing
import System

/// How fast pages become trees and texts, on one core, in this process.
struct PageBenchmark {
  /// How often all pages are read; the best round counts, since others on the machine can only add to it.
  let rounds: Int

  /// Some pages in UTF-8.
  private struct Collection {
    let name: String
    let pages: [[UInt8]]

    var size: Int { pages.reduce(0) { $0 + $1.count } }
  }

  /// The lines of a table in Markdown, then the figure of issue 5 beside its target.
  func lines() throws(FileError) -> [String] {
    var lines = [
      "| pages | number | MB | tokenizer and tree, MB/s | with text and addresses, MB/s |", "|---|--:|--:|--:|--:|",
    ]
    var slowest = Double.infinity
    for collection in try [Self.generated(), Self.real()] where collection.size > 0 {
      let tree = speed(collection) { HTMLTree.parse($0).nodeCount }
      let page = speed(collection) { HTMLPage(utf8: $0).text.utf8.count }
      slowest = min(slowest, page)
      lines.append(
        "| \(collection.name) | \(collection.pages.count) | \(Text.fixed(Double(collection.size) / 1e6, 2)) "
          + "| \(Text.fixed(tree, 0)) | \(Text.fixed(page, 0)) |")
    }
    lines += [
      "", "| figure | measured | target | |", "|---|--:|--:|---|",
      "| tree construction with text extraction on one core, slower collection, MB/s | \(Text.fixed(slowest, 0)) | ≥ 250 | "
        + (slowest >= 250 ? "met |" : "**missed** |"),
    ]
    return lines
  }

  /// Millions of bytes of source a second.
  private func speed(_ collection: Collection, _ read: ([UInt8]) -> Int) -> Double {
    var best = UInt64.max
    var sum = 0
    for _ in 0..<max(1, rounds) * 10 {
      let start = MonotonicTime.nanoseconds()
      for page in collection.pages { sum &+= read(page) }
      best = min(best, UInt64(MonotonicTime.nanoseconds() - start))
    }
    // The sum is looked at so that no reading is left out as useless.
    return sum == 0 ? 0 : Double(collection.size) * 1e3 / Double(max(best, 1))
  }

  private static func generated() -> Collection {
    var source = GeneratedPage(seed: 1)
    return Collection(name: "generated, 30 KB and 42 links each", pages: (0..<100).map { source.page($0) })
  }

  /// The real pages beside the package, decoded; none if they are not there.
  private static func real() throws(FileError) -> Collection {
    let folder = Path.normalise(Path.join(Path.parent(#filePath), "../../../../shared/data/01-gov-html"))
    var pages: [[UInt8]] = []
    for file in Files.isDirectory(folder) ? try FolderListing(folder).files : [] {
      guard [".html", ".htm", ".jsp", ".aspx"].contains(where: { file.hasSuffix($0) }) else { continue }
      let bytes = try Files.read(Path.join(folder, file))
      guard let decoded = try? HTMLEncoding.decode(bytes, transportCharset: nil) else { continue }
      pages.append(decoded.text.utf8)
    }
    return Collection(name: "real, ../shared/data/01-gov-html", pages: pages)
  }
}
