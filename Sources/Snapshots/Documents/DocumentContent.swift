/// A document as a reader of it sees it: blocks in reading order, each with its place; one model for text, Markdown, HTML
/// and DOCX.
///
/// Readers of formats report what the markup says and nothing else; headings that are known by their numbers alone
/// (一、 （一） 1.) are paragraphs here and get their levels later.
package struct DocumentContent: Sendable, Hashable {
  /// The formats of documents; the words are those of the field 格式.
  package enum Format: String, Sendable, Hashable, CaseIterable {
    case text = "文本"
    case markdown = "Markdown"
    case html = "HTML"
    case docx = "DOCX"
  }

  /// A part of a document.
  package enum Block: Sendable, Hashable {
    /// A heading by markup: `#`, `h1` … `h6`, a heading style or outline level of a word processor.
    ///
    /// The level counts from one. The label is a number that the word processor makes and that is no part of the text.
    case heading(level: Int, label: String?, PlacedText)
    /// A paragraph or list item, with the label that the word processor makes before it.
    case paragraph(label: String?, PlacedText)
    /// A table: rows of cells, merged cells repeated.
    case table(caption: PlacedText?, rows: [[PlacedText]])
  }

  /// The format.
  package let format: Format
  /// The title that the file's own properties name; nil when they name none.
  package let title: String?
  /// The blocks; texts have no white space at their ends, and none of them is empty but those of cells.
  package let blocks: [Block]

  /// Creates a document.
  package init(format: Format, title: String? = nil, blocks: [Block]) {
    self.format = format
    self.title = title
    self.blocks = blocks
  }
}
