import Codecs
import Reporting
import SourceText

/// The lines that annotations point at, with columns in the unit that a format asks for; each file is read once.
final class SourceLines {
  /// A place in a line: one-based columns, the end behind the last character.
  struct Region: Sendable, Hashable {
    /// Columns in the three units.
    struct Columns: Sendable, Hashable {
      let codePoints: Int
      let utf16: Int
      let utf8: Int
    }

    let line: Int
    /// Where it begins; nil when the line can't be read.
    let start: Columns?
    /// Behind the end of the line; nil when the line can't be read.
    let end: Columns?
    /// Whether it begins at a column of its own, rather than being the whole line.
    let hasColumn: Bool
    /// The text of the line; nil when it can't be read.
    let text: String?
  }

  private struct File {
    let bytes: [UInt8]
    /// In UTF-8.
    let text: [UInt8]
    let lines: LineTable
    var hashes: LineHashes?
  }

  private let sources: any FindingSources
  private var files: [FindingFile: File?] = [:]

  init(_ sources: any FindingSources) {
    self.sources = sources
  }

  /// The place of an annotation; a whole file begins on line 1.
  func region(of annotation: Annotation) -> Region {
    region(ofLine: annotation.line ?? 1, column: annotation.column, in: annotation.file)
  }

  /// A line of a file, from a one-based column in code points on.
  func region(ofLine line: Int, column: Int? = nil, in file: FindingFile) -> Region {
    guard let text = text(ofLine: line, in: file) else {
      return Region(line: line, start: nil, end: nil, hasColumn: false, text: nil)
    }
    let scalars = text.unicodeScalars
    let before = column.map { max(0, min($0 - 1, scalars.count)) } ?? 0
    return Region(
      line: line, start: Self.columns(behind: scalars.prefix(before)), end: Self.columns(behind: scalars[...]),
      hasColumn: column != nil, text: text)
  }

  /// The columns behind some characters of a line.
  static func columns(behind characters: Substring.UnicodeScalarView) -> Region.Columns {
    let text = Substring(characters)
    return Region.Columns(
      codePoints: characters.count + 1, utf16: text.utf16.count + 1, utf8: text.utf8.count + 1)
  }

  /// The text of a one-based line without its end; nil if there is no such line or the file can't be read.
  func text(ofLine line: Int, in file: FindingFile) -> String? {
    guard let read = self.file(file), line >= 1, line <= read.lines.lineCount else { return nil }
    return String(decoding: read.text[read.lines.contents(ofLine: line, in: read.text)], as: UTF8.self)
  }

  /// `primaryLocationLineHash` of a line as github/codeql-action computes it from the file.
  func hash(ofLine line: Int, in file: FindingFile) -> String? {
    guard var read = self.file(file) else { return nil }
    if read.hashes == nil {
      read.hashes = LineHashes(String(decoding: read.bytes, as: UTF8.self).utf16)
      files[file] = read
    }
    return read.hashes?[line]
  }

  private func file(_ file: FindingFile) -> File? {
    if let known = files[file] { return known }
    let read = sources.bytes(of: file).map { bytes in
      let text = Self.decoded(bytes)
      return File(bytes: bytes, text: text, lines: LineTable(bytes: text), hashes: nil)
    }
    files[file] = .some(read)
    return read
  }

  /// UTF-8 as it is without its mark, else GB18030, else UTF-8 with signs for what is broken.
  private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    let bare = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if String(validating: bare, as: UTF8.self) != nil { return bare }
    if let text = try? GB18030.decode(bare) { return text }
    return Array(String(decoding: bare, as: UTF8.self).utf8)
  }
}
