/// A text file that was read: its path as shown to the user, its bytes and its lines.
package struct SourceFile: Sendable {
  /// The number of the file in its run.
  package let id: FileID
  /// The path as the user wrote it or as the run found it.
  package let path: String
  /// The bytes, UTF-8.
  package let bytes: [UInt8]
  /// The file's lines.
  package let lines: LineTable

  /// Creates a file from its bytes.
  package init(id: FileID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    self.bytes = bytes
    self.lines = LineTable(bytes: bytes)
  }

  /// The text of a byte range; broken UTF-8 shows as U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    let clamped = range.clamped(to: 0..<bytes.count)
    return String(decoding: bytes[clamped], as: UTF8.self)
  }

  /// The text of a source range in this file.
  package func text(_ range: SourceRange) -> String {
    text(range.offsets)
  }

  /// The place of a byte offset, one-based, with the column in characters (code points).
  package func position(at offset: Int) -> TextPosition {
    let line = lines.line(at: offset)
    let lineStart = lines.start(ofLine: line)
    let prefix = text(lineStart..<max(lineStart, min(offset, bytes.count)))
    return TextPosition(
      line: line, column: prefix.unicodeScalars.count + 1, utf16Column: prefix.utf16.count + 1,
      utf8Column: prefix.utf8.count + 1)
  }
}

/// A place in a text: one-based line and columns in the units that output formats ask for.
package struct TextPosition: Hashable, Sendable {
  /// The one-based line.
  package let line: Int
  /// The one-based column in Unicode code points, as people and our JSON count.
  package let column: Int
  /// The one-based column in UTF-16 code units, as SARIF and the language server protocol count.
  package let utf16Column: Int
  /// The one-based column in UTF-8 bytes, as rdjson counts.
  package let utf8Column: Int
}

/// The text files of one run; an id is given once and never changes.
package struct SourceFiles: Sendable {
  /// The files in the order in which they were added.
  package private(set) var files: [SourceFile] = []

  /// Creates an empty list.
  package init() {}

  /// Adds a file and gives its id.
  @discardableResult
  package mutating func add(path: String, bytes: [UInt8]) -> FileID {
    let id = FileID(index: Int32(clamping: files.count))
    files.append(SourceFile(id: id, path: path, bytes: bytes))
    return id
  }

  /// The file with an id.
  package subscript(id: FileID) -> SourceFile { files[Int(id.index)] }

  /// The text of a range.
  package func text(_ range: SourceRange) -> String {
    self[range.file].text(range)
  }

  /// The place at which a range begins.
  package func position(of range: SourceRange) -> TextPosition {
    self[range.file].position(at: Int(range.lower))
  }
}
