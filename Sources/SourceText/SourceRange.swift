/// The number of a file among the files of one run, in the order in which they were added.
package struct FileID: Hashable, Comparable, Sendable {
  /// The zero-based number.
  package let index: Int32

  /// Creates the id of the file with a zero-based number.
  package init(index: Int32) {
    self.index = index
  }

  package static func < (left: FileID, right: FileID) -> Bool {
    left.index < right.index
  }
}

/// A range of UTF-8 bytes in one file: twelve bytes that every node of a tree can carry.
package struct SourceRange: Hashable, Comparable, Sendable {
  /// The file the bytes stand in.
  package let file: FileID
  /// The offset of the first byte.
  package let lower: Int32
  /// The offset after the last byte; equal to `lower` for a place between two characters.
  package let upper: Int32

  /// Creates a range of byte offsets.
  package init(file: FileID, lower: Int, upper: Int) {
    self.file = file
    self.lower = Int32(clamping: lower)
    self.upper = Int32(clamping: max(lower, upper))
  }

  /// The offsets as a half-open range of integers.
  package var offsets: Range<Int> { Int(lower)..<Int(upper) }

  /// Whether the range holds no byte.
  package var isEmpty: Bool { lower == upper }

  /// The smallest range that holds this one and another of the same file.
  package func joined(with other: SourceRange) -> SourceRange {
    SourceRange(file: file, lower: Int(min(lower, other.lower)), upper: Int(max(upper, other.upper)))
  }

  /// Whether this range holds all bytes of another one.
  package func contains(_ other: SourceRange) -> Bool {
    file == other.file && lower <= other.lower && other.upper <= upper
  }

  package static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.file, left.lower, left.upper) < (right.file, right.lower, right.upper)
  }
}
