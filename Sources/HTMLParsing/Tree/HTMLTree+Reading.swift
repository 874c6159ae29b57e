extension HTMLTree {
  @inline(__always)
  func node(_ id: NodeID) -> Node { nodes[Int(id.index)] }

  /// What a node is.
  package func kind(of id: NodeID) -> Kind { node(id).kind }

  /// The namespace of an element.
  package func namespace(of id: NodeID) -> Namespace { node(id).namespace }

  /// The name of an element or doctype; of no use for other nodes.
  package func name(of id: NodeID) -> HTMLName { node(id).name }

  /// The spelling of a name.
  package func spelling(of name: HTMLName) -> String { names.spelling(of: name) }

  /// Says whether a node is an HTML element with a name.
  package func isElement(_ id: NodeID, _ name: KnownName) -> Bool {
    let node = node(id)
    return node.kind == .element && node.namespace == .html && node.name == HTMLName(name)
  }

  /// The known name of an HTML element; nil for other nodes and namespaces, and for names that HTML does not know.
  package func tag(of id: NodeID) -> KnownName? {
    let node = node(id)
    return node.kind == .element && node.namespace == .html ? node.name.known : nil
  }

  /// The parent; nil for the document and for a node that was taken out.
  package func parent(of id: NodeID) -> NodeID? {
    let node = node(id)
    // A detached node and a child of the document both hold 0; only the latter is linked as a child.
    guard node.parent.isNone else { return node.parent }
    return id != document && isTopLevel(id) ? document : nil
  }

  private func isTopLevel(_ id: NodeID) -> Bool {
    let node = node(id)
    return !node.previous.isNone || nodes[0].firstChild == id
  }

  /// The first child.
  package func firstChild(of id: NodeID) -> NodeID? { some(node(id).firstChild) }

  /// The last child.
  package func lastChild(of id: NodeID) -> NodeID? { some(node(id).lastChild) }

  /// The sibling behind.
  package func nextSibling(of id: NodeID) -> NodeID? { some(node(id).next) }

  /// The sibling before.
  package func previousSibling(of id: NodeID) -> NodeID? { some(node(id).previous) }

  private func some(_ id: NodeID) -> NodeID? { id.isNone ? nil : id }

  /// The source of a whole node: an element from its start tag to where it was closed; empty if the tool made it up.
  package func range(of id: NodeID) -> Range<Int> {
    let node = node(id)
    return Int(node.start)..<Int(max(node.start, node.end))
  }

  /// The source of an element's start tag; empty for an element whose tag is left out.
  package func startTagRange(of id: NodeID) -> Range<Int> {
    let node = node(id)
    return Int(node.start)..<Int(max(node.start, node.tagEnd))
  }

  /// The bytes of a run. Those of a text may hold CR LF or CR from the source; see ``appendText(of:to:)``.
  package func bytes(of run: ByteRun) -> ArraySlice<UInt8> {
    run.isDecoded ? decoded[run.range] : source[run.range]
  }

  /// The children in order.
  package func children(of id: NodeID) -> Children { Children(nodes: nodes, upcoming: node(id).firstChild) }

  /// Everything below a node in document order, contents of templates left out (unless the node is such contents).
  package func descendants(of id: NodeID) -> Descendants { Descendants(nodes: nodes, root: id) }

  /// The runs of bytes of a text or comment in order.
  package func runs(of id: NodeID) -> Runs {
    let node = node(id)
    let holdsText = node.kind == .text || node.kind == .comment
    return Runs(pieces: pieces, upcoming: node.first, isAtEnd: !holdsText)
  }

  /// Appends the text of a text or comment node, line ends as LF.
  package func appendText(of id: NodeID, to text: inout [UInt8]) {
    for run in runs(of: id) {
      let bytes = bytes(of: run)
      if run.isDecoded || !bytes.contains(0x0D) {
        text.append(contentsOf: bytes)
      } else {
        LineEnds.appendNormalised(bytes, to: &text)
      }
    }
  }

  /// The text of a text or comment node; ill-formed UTF-8 becomes U+FFFD.
  package func text(of id: NodeID) -> String {
    var bytes: [UInt8] = []
    appendText(of: id, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of all text nodes below a node, in order and with nothing between: `textContent`.
  package func textContent(of id: NodeID) -> String {
    var bytes: [UInt8] = []
    if kind(of: id) == .text { appendText(of: id, to: &bytes) }
    for below in descendants(of: id) where kind(of: below) == .text { appendText(of: below, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The attributes of an element or doctype in the order of the source.
  package func attributes(of id: NodeID) -> ArraySlice<Attribute> {
    let node = node(id)
    guard node.kind == .element || node.kind == .doctype else { return [] }
    return attributes[Int(node.first)..<Int(node.first) + Int(node.count)]
  }

  /// The attribute with a known name and no namespace.
  package func attribute(_ name: KnownName, of id: NodeID) -> Attribute? { attribute(HTMLName(name), of: id) }

  /// The attribute with a name and no namespace.
  package func attribute(_ name: HTMLName, of id: NodeID) -> Attribute? {
    let node = node(id)
    guard node.kind == .element || node.kind == .doctype else { return nil }
    for index in Int(node.first)..<Int(node.first) + Int(node.count)
    where attributes[index].name == name && attributes[index].space == .none {
      return attributes[index]
    }
    return nil
  }

  /// The text of an attribute's value.
  package func value(of attribute: Attribute) -> String {
    String(decoding: bytes(of: attribute.value), as: UTF8.self)
  }

  /// The value of an attribute with a known name; nil if it is absent, empty if it has no value.
  package func value(_ name: KnownName, of id: NodeID) -> String? {
    attribute(name, of: id).map { value(of: $0) }
  }

  /// The name with a spelling (exact: HTML's names are in small letters), if it occurs in the page or is known.
  package func name(spelled spelling: String) -> HTMLName? { names.name(spelled: Array(spelling.utf8)) }
}

extension HTMLTree {
  /// The children of a node.
  package struct Children: Sequence, IteratorProtocol {
    let nodes: [Node]
    var upcoming: NodeID

    /// The next child.
    package mutating func next() -> NodeID? {
      guard !upcoming.isNone else { return nil }
      let current = upcoming
      upcoming = nodes[Int(current.index)].next
      return current
    }
  }

  /// What is below a node, in document order.
  package struct Descendants: Sequence, IteratorProtocol {
    let nodes: [Node]
    let root: NodeID
    private var current: NodeID

    init(nodes: [Node], root: NodeID) {
      self.nodes = nodes
      self.root = root
      current = root
    }

    /// The next node.
    package mutating func next() -> NodeID? {
      let node = nodes[Int(current.index)]
      let goesDown = !node.firstChild.isNone && (node.kind != .templateContent || current == root)
      return goesDown ? step(to: node.firstChild) : nextBeside()
    }

    /// The next node that is not inside the one given last: a walk leaves out what is in it.
    package mutating func nextBeside() -> NodeID? {
      while current != root {
        let node = nodes[Int(current.index)]
        if !node.next.isNone { return step(to: node.next) }
        current = node.parent
      }
      return nil
    }

    private mutating func step(to id: NodeID) -> NodeID {
      current = id
      return id
    }
  }

  /// The runs of bytes of a text.
  package struct Runs: Sequence, IteratorProtocol {
    let pieces: [TextPiece]
    var upcoming: UInt32
    var isAtEnd: Bool

    /// The next run.
    package mutating func next() -> ByteRun? {
      guard !isAtEnd else { return nil }
      let piece = pieces[Int(upcoming)]
      upcoming = piece.next
      isAtEnd = upcoming == 0
      return piece.run
    }
  }
}
