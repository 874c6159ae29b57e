/// A page read as browsers read it (WHATWG HTML, scripting off), with what rules ask of it.
///
/// Places are byte offsets into the UTF-8 bytes the page was made from; line and column follow from them. One walk through
/// the tree takes the text and finds what the properties ask for; labels, blocks and selections walk when they are asked.
package struct HTMLPage {
  /// Bounds for hostile pages; what is over them is cut and ``HTMLPage/isCut`` says so.
  package struct Limits: Sendable, Hashable {
    /// The most elements inside one another; deeper ones become siblings, as browsers do.
    package var depth = 512
    /// The most nodes.
    package var nodes = 2_000_000
    /// The longest extracted text in bytes.
    package var textSize = 16 << 20
    /// The most steps that a selection may take.
    package var selectionSteps = 4_000_000

    /// The limits of a normal run.
    package init() {}
  }

  /// Some text of the page and where it begins and ends in the source.
  package struct Passage: Sendable, Hashable {
    /// The text, white space collapsed as on screen, blocks separated by line feeds.
    package let text: String
    /// The place in the UTF-8 source.
    package let range: Range<Int>
    /// Where stretches of the text stand, rising; only ``HTMLPage/blocks`` have them.
    package let anchors: [Anchor]

    /// Creates a passage.
    package init(text: String, range: Range<Int>, anchors: [Anchor] = []) {
      self.text = text
      self.range = range
      self.anchors = anchors
    }
  }

  /// From a byte of a passage's text on, the text stands at a place of the source and goes on there byte by byte.
  package struct Anchor: Sendable, Hashable {
    /// The offset in the UTF-8 of the text.
    package let offset: Int
    /// The offset in the UTF-8 source.
    package let place: Int
  }

  /// A step of the trail that says where in the site the page is (当前位置：首页 > 政务公开).
  package struct Step: Sendable, Hashable {
    /// The words.
    package let words: Passage
    /// The address as written; nil if the step is no link.
    package let written: String?
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
    /// Whether it is an anchor with a script of its own (`onclick`).
    package let isScripted: Bool
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

  /// The tree.
  let tree: HTMLTree
  /// What the walk found.
  let facts: PageFacts
  let limits: Limits
  let labels = LabelCache()

  /// Reads a page from UTF-8 bytes; ill-formed ones mean U+FFFD. Nothing makes it fail.
  package init(utf8: [UInt8], limits: Limits = Limits()) {
    self.init(HTMLTree.parse(utf8, limits: limits), limits: limits)
  }

  /// Takes a page that was parsed already.
  package init(_ tree: HTMLTree, limits: Limits = Limits()) {
    var facts = PageFacts(tree, limits: limits)
    tree.walk(tree.document, into: &facts)
    self.tree = tree
    self.facts = facts
    self.limits = limits
  }

  /// Whether the page was too large or its text too long, so that the end is missing.
  package var isCut: Bool { tree.isCut || facts.builder.isCut }
}
