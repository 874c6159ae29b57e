/// Takes the text of one element, as a reader sees it.
struct PassageSink: TextSink {
  private let tree: HTMLTree
  private let root: HTMLTree.NodeID
  /// The text so far.
  var builder: TextBuilder

  init(_ tree: HTMLTree, root: HTMLTree.NodeID, maximumSize: Int, keepsAnchors: Bool = false) {
    self.tree = tree
    self.root = root
    builder = TextBuilder(maximumSize: maximumSize, keepsAnchors: keepsAnchors)
  }

  mutating func enter(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) -> Bool {
    // The element itself is asked for, even if it is hidden.
    if id != root, role == .hidden || tree.isHidden(node) { return false }
    builder.begin(role)
    return true
  }

  mutating func leave(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) {
    builder.end(role)
  }

  mutating func text(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node) {
    builder.append(tree, node)
  }
}

extension TextBuilder {
  /// An element begins.
  mutating func begin(_ role: TextRole) {
    switch role {
    case .block, .lineBreak: breakLine()
    case .cell: breakCell()
    case .preformatted:
      breakLine()
      isPreformatted = true
    case .inline, .hidden: break
    }
  }

  /// An element ends.
  mutating func end(_ role: TextRole) {
    switch role {
    case .block: breakLine()
    case .cell: breakCell()
    case .preformatted:
      breakLine()
      isPreformatted = false
    case .inline, .lineBreak, .hidden: break
    }
  }
}

extension HTMLTree {
  /// The text of an element as a reader sees it, with its place; that of the start tag if there is no text.
  func passage(_ id: NodeID, maximumSize: Int, keepsAnchors: Bool = false) -> HTMLPage.Passage {
    var sink = PassageSink(self, root: id, maximumSize: maximumSize, keepsAnchors: keepsAnchors)
    walk(id, into: &sink)
    return passage(sink.builder, of: id)
  }

  /// What a builder holds, as the passage of an element.
  func passage(_ builder: TextBuilder, of id: NodeID) -> HTMLPage.Passage {
    guard let first = builder.firstPlace else {
      let range = startTagRange(of: id)
      return HTMLPage.Passage(text: "", range: range.lowerBound..<range.lowerBound)
    }
    return HTMLPage.Passage(
      text: builder.finished(), range: first..<max(first, builder.lastPlace),
      anchors: builder.anchors.map { HTMLPage.Anchor(offset: $0.offset, place: $0.place) })
  }

  /// The value of an attribute with its place, white space trimmed.
  func passage(_ attribute: Attribute) -> HTMLPage.Passage {
    let bytes = TextBuilder.trimmed(bytes(of: attribute.value))
    return HTMLPage.Passage(text: String(decoding: bytes, as: UTF8.self), range: attribute.place)
  }
}
