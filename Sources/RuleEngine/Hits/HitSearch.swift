import Records

/// Finds all places of a search in a text: from left to right, none inside another, at each place the longest.
///
/// A text is searched line by line: no hit goes over the end of a line. One search belongs to one worker.
final class HitSearch {
  /// A text with more hits than this is not known: what were listed of them would look like all.
  static let greatestCount = 10_000

  private enum Method {
    case pattern(PatternFinder)
    case words(WordFinder)
    case format(HitFormat)
    /// A pattern that does not compile; checking lets none through.
    case nothing
  }

  private let method: Method

  init(_ search: TextSearch) {
    switch search {
    case .pattern(let text): method = (try? TextPattern.compile(text)).map { .pattern(PatternFinder($0)) } ?? .nothing
    case .words(let words): method = .words(WordFinder(words))
    case .format(let id): method = HitFormat(id: id).map { .format($0) } ?? .nothing
    }
  }

  /// A hit.
  struct Hit: Hashable {
    /// Its bytes.
    let range: Range<Int>
    /// The bytes of its line.
    let line: Range<Int>
    /// The one-based number of its line.
    let lineNumber: Int
  }

  /// The hits in some bytes of UTF-8; nil if there are too many, or if finding them would take too long.
  func hits(in bytes: [UInt8], _ text: Range<Int>) -> [Hit]? {
    var hits: [Hit] = []
    var start = text.lowerBound
    var number = 1
    var budget = 200 * text.count + 10_000
    while start < text.upperBound {
      let end = bytes[start..<text.upperBound].firstIndex(of: 0x0A) ?? text.upperBound
      guard let found = find(in: bytes, start..<end, &budget) else { return nil }
      hits += found.map { Hit(range: $0, line: start..<end, lineNumber: number) }
      if hits.count > Self.greatestCount { return nil }
      start = end + 1
      number += 1
    }
    return hits
  }

  private func find(in bytes: [UInt8], _ line: Range<Int>, _ budget: inout Int) -> [Range<Int>]? {
    switch method {
    case .pattern(let finder): finder.ranges(in: bytes, line, &budget)
    case .words(let finder): finder.ranges(in: bytes, line)
    case .format(let format): format.ranges(in: bytes, line)
    case .nothing: []
    }
  }
}
