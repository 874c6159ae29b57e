extension TreeBuilder {
  /// A place for a node: before a sibling, or behind the last child if there is none.
  struct Spot {
    var parent: NodeID
    var sibling: NodeID
  }

  /// The appropriate place for inserting a node; text and comments may stand in the deepest elements, too.
  @inline(__always)
  func insertionPlace(isLeaf: Bool = false) -> Spot {
    guard let current = stack.last else { return Spot(parent: .none, sibling: .none) }
    if fosters, current.traits.contains(.fosters), current.namespace == .html { return fosterPlace() }
    return isLeaf ? inside(current) : bounded(inside(current))
  }

  /// The appropriate place with another target than the current node.
  func insertionPlace(in target: OpenElement) -> Spot {
    if fosters, target.traits.contains(.fosters), target.namespace == .html { return fosterPlace() }
    return bounded(inside(target))
  }

  /// Behind the last child of an element, or of the contents of a template.
  private func inside(_ element: OpenElement) -> Spot {
    guard element.isHTML(.template) else { return Spot(parent: element.node, sibling: .none) }
    return Spot(parent: tree.nodes[Int(element.node.index)].firstChild, sibling: .none)
  }

  /// Goes up from a parent that is too deep already.
  private func bounded(_ spot: Spot) -> Spot {
    guard tree.nodes[Int(spot.parent.index)].depth >= limits.depth else { return spot }
    var parent = spot.parent
    while tree.nodes[Int(parent.index)].depth >= limits.depth { parent = tree.nodes[Int(parent.index)].parent }
    return Spot(parent: parent, sibling: .none)
  }

  /// Foster parenting: before the table, or in the template that is nearer.
  private func fosterPlace() -> Spot {
    let template = stack.lastIndex { $0.isHTML(.template) }
    let table = stack.lastIndex { $0.isHTML(.table) }
    if let template, table.map({ template > $0 }) ?? true { return bounded(inside(stack[template])) }
    guard let table else { return bounded(Spot(parent: stack[0].node, sibling: .none)) }
    let node = tree.nodes[Int(stack[table].node.index)]
    // The table may have been moved to nowhere, or out of the stack's order, by a limit.
    if !node.parent.isNone { return Spot(parent: node.parent, sibling: stack[table].node) }
    return bounded(inside(stack[max(table - 1, 0)]))
  }

  mutating func put(_ node: NodeID, at spot: Spot) {
    if spot.sibling.isNone {
      tree.append(node, to: spot.parent)
    } else {
      tree.insert(node, before: spot.sibling)
    }
  }

  /// Makes an element for the tag, which stands nowhere yet.
  mutating func makeElement(_ name: HTMLName, _ namespace: HTMLTree.Namespace = .html) -> NodeID {
    var node = HTMLTree.Node(kind: .element, start: tokenizer.token.start, end: tokenizer.token.end)
    node.name = name
    node.namespace = namespace
    node.first = UInt32(truncatingIfNeeded: tree.attributes.count)
    node.count = UInt32(truncatingIfNeeded: tokenizer.attributes.count)
    for index in 0..<tokenizer.attributes.count { tree.attributes.append(tokenizer.attributes[index]) }
    return tree.make(node)
  }

  /// Inserts an HTML element for the tag and opens it.
  mutating func insertElement() {
    closeTooDeep()
    let node = makeElement(tokenizer.token.name)
    put(node, at: insertionPlace())
    open(node, tokenizer.token.name)
  }

  /// Inserts an HTML element that no tag stands for and opens it; it is empty in the source.
  mutating func insertElement(_ name: KnownName) {
    closeTooDeep()
    let place = tokenizer.token.start
    var element = HTMLTree.Node(kind: .element, start: place, end: place)
    element.name = HTMLName(name)
    let node = tree.make(element)
    put(node, at: insertionPlace())
    open(node, HTMLName(name))
  }

  /// Inserts an HTML element that has no contents.
  mutating func insertVoidElement() {
    let node = makeElement(tokenizer.token.name)
    put(node, at: insertionPlace())
  }

  /// Inserts an element of SVG or MathML; it stays open unless its tag closes itself.
  mutating func insertForeign(_ name: HTMLName, _ namespace: HTMLTree.Namespace) {
    closeTooDeep()
    let node = makeElement(name, namespace)
    put(node, at: insertionPlace())
    guard !tokenizer.token.isSelfClosing else { return }
    var traits = ElementTraits.foreign(name, namespace)
    if namespace == .math, name == HTMLName(.annotationXml), isAnnotationOfHTML { traits.insert(.htmlPoint) }
    push(OpenElement(node: node, name: name, tagName: tokenizer.token.name, namespace: namespace, traits: traits))
  }

  /// Whether the tag's `encoding` makes `annotation-xml` an HTML integration point.
  private var isAnnotationOfHTML: Bool {
    attributeHas(.encoding, "text/html") || attributeHas(.encoding, "application/xhtml+xml")
  }

  /// Whether an attribute of the tag has a value, letters of either size.
  func attributeHas(_ name: KnownName, _ value: StaticString) -> Bool {
    guard let attribute = tokenizer.attributes.first(where: { $0.name == HTMLName(name) }) else { return false }
    let run = attribute.value
    guard run.count == value.utf8CodeUnitCount else { return false }
    if !run.isDecoded { return tokenizer.bytes.has(value, at: Int(run.start)) }
    let bytes = tokenizer.decoded[run.range].map { PageBytes.small($0) }
    return value.withUTF8Buffer { unsafe bytes.elementsEqual($0) }
  }

  mutating func open(_ node: NodeID, _ name: HTMLName) {
    push(OpenElement(node: node, name: name, tagName: name, namespace: .html, traits: ElementTraits.html(name)))
  }

  /// Adds the attributes of the tag that an element does not have.
  mutating func addAttributes(to node: NodeID) {
    let old = Array(tree.attributes(of: node))
    let new = tokenizer.attributes.filter { attribute in
      !old.contains { $0.name == attribute.name && $0.space == .none }
    }
    let room = Tokenizer.attributeLimit - old.count
    guard !new.isEmpty, room > 0 else { return }
    let first = tree.attributes.count
    tree.attributes.append(contentsOf: old)
    tree.attributes.append(contentsOf: new.prefix(room))
    tree.nodes[Int(node.index)].first = UInt32(truncatingIfNeeded: first)
    tree.nodes[Int(node.index)].count = UInt32(truncatingIfNeeded: tree.attributes.count - first)
  }

  /// Reads what is behind a start tag as text up to its end tag.
  mutating func insertTextElement(_ content: Tokenizer.Content) {
    insertElement()
    tokenizer.content = content
    originalMode = mode
    mode = .text
  }
}
