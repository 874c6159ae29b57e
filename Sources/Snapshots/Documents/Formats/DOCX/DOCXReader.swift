import Codecs

/// Reads DOCX documents (ISO/IEC 29500): paragraphs with heading levels and the numbers that Word makes, and tables.
///
/// What a reader of the printed page does not see is left out: deleted text of tracked changes, hidden text, comments, and
/// the generated table of contents, whose lines would stand for the headings a second time.
package enum DOCXReader {
  /// A document with what its own properties say of it.
  package struct Reading: Equatable, Sendable {
    /// The text. The line of a place is the number of the paragraph, counted through the document and its tables.
    package let content: DocumentContent
    /// When the document was made, as `2024-01-15`; nil if its properties do not say.
    package let created: String?
  }

  /// The bounds for the archive: no text of an office is as long.
  private static var limits: ZIPArchive.Limits {
    var limits = ZIPArchive.Limits()
    limits.fileSize = 128 << 20
    limits.entries = 20_000
    return limits
  }

  /// Reads a document.
  package static func read(_ bytes: [UInt8]) throws(DOCXFault) -> Reading {
    guard !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { throw .olderFormatOrEncrypted }
    let package = try DOCXPackage(bytes, limits: limits)
    let styles = try package.reader(.styles).map(DOCXStyles.init(reading:)) ?? DOCXStyles()
    let numbering = try package.reader(.numbering).map(DOCXNumbering.init(reading:)) ?? DOCXNumbering()
    let properties = try DOCXProperties(package)
    var body = DOCXBody(styles: styles, numbering: numbering)
    try body.readNotes(package, .footnotes)
    try body.readNotes(package, .endnotes)
    guard let text = try package.reader(.document) else { throw .noDocument }
    try body.read(text)
    let content = DocumentContent(format: .docx, title: body.title ?? properties.title, blocks: body.blocks)
    return Reading(content: content, created: properties.created)
  }
}

/// Title and date among a document's properties.
private struct DOCXProperties {
  var title: String?
  var created: String?

  init(_ package: DOCXPackage) throws(DOCXFault) {
    guard var part = try package.reader(.properties) else { return }
    var text = ""
    while let event = try part.next() {
      switch event {
      case .start: text = ""
      case .text(let more): text += more
      case .end(let name):
        if name.local == "title" { title = DOCXText.trimmed(text) }
        if name.local == "created" { created = Self.day(text) }
      }
    }
  }

  /// The day of a moment such as 2024-01-15T08:00:00Z; nil if it is none.
  private static func day(_ text: String) -> String? {
    let day = text.prefix(10)
    let isDay = day.utf8.enumerated().allSatisfy { index, byte in
      index == 4 || index == 7 ? byte == 0x2D : byte >= 0x30 && byte <= 0x39
    }
    return day.utf8.count == 10 && isDay ? String(day) : nil
  }
}
