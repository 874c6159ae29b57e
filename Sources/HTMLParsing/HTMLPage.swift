/// A page read as browsers read it (WHATWG HTML, scripting off), with what rules ask of it.
///
/// Places are byte offsets into the UTF-8 bytes the page was made from; line and column follow from them.
package struct HTMLPage {
  /// Bounds for hostile pages; what is over them is cut and ``HTMLPage/isCut`` says so.
  package struct Limits: Sendable, Hashable {
    /// The most elements inside one another; deeper ones become siblings, as browsers do.
    package var depth = 512
    /// The most nodes.
    package var nodes = 2_000_000
    /// The longest extracted text in bytes.
    package var textSize = 16 << 20

    /// The limits of a normal run.
    package init() {}
  }

  /// Some text of the page and where it begins and ends in the source.
  package struct Passage: Sendable, Hashable {
    /// The text, white space collapsed as on screen, blocks separated by line feeds.
    package let text: String
    /// The place in the UTF-8 source.
    package let range: Range<Int>

    /// Creates a passage.
    package init(text: String, range: Range<Int>) {
      self.text = text
      self.range = range
    }
  }

  /// A meta element with a name (or `property`, `http-equiv`) and a content.
  package struct Meta: Sendable, Hashable {
    /// The name as written.
    package let name: String
    /// The content and its place.
    package let content: Passage
  }

  /// What a reference was found on.
  package enum ReferenceKind: Sendable, Hashable {
    /// `a`, `area` with `href`.
    case anchor
    /// `iframe`, `frame`, `embed`, `object`.
    case frame
    /// `link`, `script`, and other things the page loads.
    case resource
    /// `img`, with its alternative text in ``Reference/words``; nil there when the attribute is absent.
    case image
    /// A form's `action`.
    case form
    /// The target of `<meta http-equiv="refresh">`.
    case refresh
  }

  /// One address in the page.
  package struct Reference: Sendable, Hashable {
    /// What it was found on.
    package let kind: ReferenceKind
    /// The address as written, white space trimmed; nil for an `a` without `href` is not listed.
    package let written: String
    /// The words of the link, or the alternative text of an image.
    package let words: String?
    /// The place of the element's start tag.
    package let range: Range<Int>
    /// Whether it is an anchor with `onclick` or a `javascript:` address.
    package let isScripted: Bool

    /// Creates a reference.
    package init(kind: ReferenceKind, written: String, words: String?, range: Range<Int>, isScripted: Bool) {
      self.kind = kind
      self.written = written
      self.words = words
      self.range = range
      self.isScripted = isScripted
    }
  }

  /// A block for documents, in document order.
  package enum Block: Sendable, Hashable {
    /// `h1` … `h6`.
    case heading(level: Int, Passage)
    /// A paragraph, list item or other run of text between block borders.
    case paragraph(Passage)
    /// A data table: its caption and rows of cells (spans repeated).
    case table(caption: Passage?, rows: [[Passage]])
  }
}
