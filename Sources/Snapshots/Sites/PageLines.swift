/// Where the lines of a page begin, to tell places by line and column.
final class PageLines {
  private let text: [UInt8]
  private var starts: [Int] = [0]
  /// The last place that was asked for, to count on from there: pages may have one line only.
  private var last = (line: 0, offset: 0, column: 1)

  /// - Parameter text: the page in UTF-8.
  init(_ text: [UInt8]) {
    self.text = text
    var offset = 0
    while true {
      let end = LineSearch.lineFeed(text.span, in: offset..<text.count)
      guard end < text.count else { break }
      starts.append(end + 1)
      offset = end + 1
    }
  }

  /// The line and column of an offset.
  func place(_ offset: Int) -> PageRecord.Place {
    let offset = min(max(offset, 0), text.count)
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    var (from, column) = (starts[low], 1)
    if last.line == low, last.offset <= offset { (from, column) = (last.offset, last.column) }
    for index in from..<offset where text[index] & 0xC0 != 0x80 { column += 1 }
    last = (low, offset, column)
    return PageRecord.Place(line: Int32(clamping: low + 1), column: Int32(clamping: column))
  }
}
