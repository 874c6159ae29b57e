/// The starts of a file's lines: turns byte offsets into lines and columns and back.
///
/// A line ends at LF, CR LF or CR.
package struct LineTable: Sendable {
  private let starts: [Int]
  private let length: Int

  /// Finds the lines of a text given as UTF-8 bytes.
  /// - Complexity: O(bytes).
  package init(bytes: [UInt8]) {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A {
        starts.append(index)
      } else if byte == 0x0D {
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        starts.append(index)
      }
    }
    self.starts = starts
    self.length = bytes.count
  }

  /// The number of lines; a text that ends with a line end has an empty last line.
  package var lineCount: Int { starts.count }

  /// The one-based line that holds a byte offset.
  /// - Complexity: O(log lines).
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The byte offset at which a one-based line begins, clamped to the text.
  package func start(ofLine line: Int) -> Int {
    let index = min(max(line - 1, 0), starts.count - 1)
    return starts[index]
  }

  /// The byte offsets of a one-based line without its line end.
  package func contents(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
    let lower = start(ofLine: line)
    var upper = line < starts.count ? starts[line] : length
    while upper > lower, bytes[upper - 1] == 0x0A || bytes[upper - 1] == 0x0D { upper -= 1 }
    return lower..<upper
  }
}
