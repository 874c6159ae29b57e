/// A text of which every character knows where it stands in the file it was read from.
///
/// Offsets count code points from zero. A run of characters on one line needs one anchor: the columns follow.
package struct PlacedText: Sendable, Hashable {
  /// A line and a column, both from one, columns in code points.
  ///
  /// In formats without lines (DOCX) the line is the number of the paragraph, counted through the document and its tables.
  package struct Place: Sendable, Hashable {
    /// The line, or the number of the paragraph.
    package var line: Int
    /// The column.
    package var column: Int

    /// Creates a place.
    package init(line: Int, column: Int = 1) {
      self.line = line
      self.column = column
    }

    /// `LINE:COLUMN`, as the field 位置 has it.
    package var words: String { String(line) + ":" + String(column) }
  }

  /// From an offset on, characters stand at a place and behind it.
  private struct Anchor: Sendable, Hashable {
    let offset: Int
    let place: Place
  }

  /// The text.
  package private(set) var text: String
  private var anchors: [Anchor]
  private var count: Int

  /// Creates a text that stands on one line.
  package init(_ text: String, at place: Place) {
    self.text = text
    anchors = [Anchor(offset: 0, place: place)]
    count = text.unicodeScalars.count
  }

  /// Adds what stands elsewhere, behind the text.
  package mutating func append(_ more: String, at place: Place) {
    text += more
    anchors.append(Anchor(offset: count, place: place))
    count += more.unicodeScalars.count
  }

  /// Where the text begins.
  package var place: Place { anchors[0].place }

  /// Where a character stands.
  ///
  /// - Parameter offset: how many code points stand before it.
  package func place(at offset: Int) -> Place {
    var (low, high) = (0, anchors.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if anchors[middle].offset <= offset { low = middle } else { high = middle }
    }
    let anchor = anchors[low]
    return Place(line: anchor.place.line, column: anchor.place.column + max(0, offset - anchor.offset))
  }
}
