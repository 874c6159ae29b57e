/// The nodes of a page in one array, with links between them by index: no object and no `String` for a node.
///
/// Names are interned (``HTMLName``). Text and attribute values are ranges of the source where they stand there as they
/// mean, else of ``decoded``. The tree is the one that the WHATWG HTML standard gives (section 13.2, scripting off), with
/// one difference in shape: the contents of a `template` are a node of kind ``Kind/templateContent``, its only child.
package struct HTMLTree: Sendable {
  /// What a node is.
  package enum Kind: UInt8, Sendable {
    /// The root of the page or fragment: node 0.
    case document
    /// The document type declaration; its public and system identifier are attributes `public` and `system`.
    case doctype
    /// An element of any namespace.
    case element
    /// A run of text.
    case text
    /// A comment; also what the standard makes one, such as `<?xml … ?>`.
    case comment
    /// The contents of a `template`, which are no part of the document: descendants of it are not walked into.
    case templateContent
  }

  /// The namespace of an element.
  package enum Namespace: UInt8, Sendable {
    /// HTML.
    case html
    /// SVG.
    case svg
    /// MathML.
    case math
  }

  /// How far the page keeps to old browsers' layout (section 13.2.6.4.1); `p` around a table depends on it.
  package enum DocumentMode: UInt8, Sendable {
    /// A full standard document type.
    case noQuirks
    /// A transitional one.
    case limitedQuirks
    /// None, or one of old.
    case quirks
  }

  /// The UTF-8 bytes the page was made from, as they were given.
  package let source: [UInt8]
  /// Bytes of text and values that do not stand in the source as they mean: character references, replaced NUL, joined
  /// line ends.
  var decoded: [UInt8] = []
  var nodes: [Node]
  var pieces: [TextPiece] = []
  var attributes: [Attribute] = []
  /// The names in the page and the ids they have.
  package var names: NameTable
  /// The mode of the document.
  package var mode = DocumentMode.noQuirks
  /// Whether something is missing: the end of a page with too many nodes, or attributes of an element with too many.
  package var isCut = false

  /// Makes a tree with a document node and nothing in it.
  init(source: [UInt8], names: NameTable) {
    self.source = source
    self.names = names
    nodes = [Node(kind: .document, start: 0)]
  }

  /// The root.
  package var document: NodeID { NodeID(index: 0) }

  /// How many nodes there are, detached ones included.
  package var nodeCount: Int { nodes.count }
}

extension HTMLTree {
  /// A node of one tree: its index there, rising in the order in which nodes were made.
  package struct NodeID: Hashable, Sendable {
    let index: UInt32

    /// Nothing, in a link: the document is no child and nobody's sibling.
    var isNone: Bool { index == 0 }

    static let none = NodeID(index: 0)
  }

  /// What is kept for a node. For an element and a doctype `first` and `count` are its run of attributes; for text and
  /// comments they are the first and last of its pieces.
  struct Node: Sendable {
    let kind: Kind
    var namespace = Namespace.html
    /// Whether tree construction still has the element on its stack.
    var isOpen = false
    /// The distance from the document when the node was put into the tree.
    var depth: UInt16 = 0
    var name = HTMLName(.a)
    var parent = NodeID.none
    var previous = NodeID.none
    var next = NodeID.none
    var firstChild = NodeID.none
    var lastChild = NodeID.none
    var first: UInt32 = 0
    var count: UInt32 = 0
    /// The first byte of the start tag, or of the text or comment.
    var start: UInt32
    /// Behind the start tag.
    var tagEnd: UInt32
    /// Behind the element, or the text or comment.
    var end: UInt32

    init(kind: Kind, start: Int, end: Int = 0) {
      self.kind = kind
      self.start = UInt32(truncatingIfNeeded: start)
      tagEnd = UInt32(truncatingIfNeeded: end)
      self.end = UInt32(truncatingIfNeeded: end)
    }
  }

  /// Bytes in the source, or in ``HTMLTree/decoded``.
  package struct ByteRun: Hashable, Sendable {
    let start: UInt32
    private let countAndKind: UInt32

    init(_ range: Range<Int>, isDecoded: Bool) {
      start = UInt32(truncatingIfNeeded: range.lowerBound)
      countAndKind = UInt32(truncatingIfNeeded: range.count) << 1 | (isDecoded ? 1 : 0)
    }

    /// How many bytes.
    package var count: Int { Int(countAndKind >> 1) }

    /// Whether the bytes stand among the decoded ones, not in the source.
    package var isDecoded: Bool { countAndKind & 1 == 1 }

    /// The place in the source or among the decoded bytes.
    package var range: Range<Int> { Int(start)..<Int(start) + count }
  }

  /// One of the runs of bytes that a text consists of.
  struct TextPiece: Sendable {
    var run: ByteRun
    /// The piece behind it; 0 if there is none (piece 0 is always a first one).
    var next: UInt32 = 0
  }

  /// An attribute of an element.
  package struct Attribute: Sendable {
    /// The prefix and namespace that foreign elements give a name (section 13.2.6.1, adjust foreign attributes).
    package enum Space: UInt8, Sendable {
      /// None.
      case none
      /// `xlink:`
      case xlink
      /// `xml:`
      case xml
      /// `xmlns` and `xmlns:`
      case xmlns
    }

    /// The name, small letters but for those of SVG and MathML; without the prefix if there is a ``space``.
    package var name: HTMLName
    /// The namespace.
    package var space = Space.none
    /// The value's bytes.
    package let value: ByteRun
    /// The first byte of the value in the source, behind a quote; that of the name if it has no value.
    let valueStart: UInt32
    let valueCount: UInt32

    init(name: HTMLName, value: ByteRun, place: Range<Int>) {
      self.name = name
      self.value = value
      valueStart = UInt32(truncatingIfNeeded: place.lowerBound)
      valueCount = UInt32(truncatingIfNeeded: place.count)
    }

    /// The place of the value in the source, without quotes; empty, at the name's end, if there is no value.
    package var place: Range<Int> { Int(valueStart)..<Int(valueStart) + Int(valueCount) }
  }
}
