/// What one walk through a page finds: the text, and the elements that the properties of ``HTMLPage`` are made of.
struct PageFacts: TextSink {
  /// An element with an address.
  struct Found {
    let kind: HTMLPage.ReferenceKind
    let id: HTMLTree.NodeID
    /// The attribute with the address.
    let address: HTMLTree.Attribute
    /// For an anchor the bytes of ``PageFacts/builder`` that are its words.
    var words: Range<Int>?
    /// The alternative texts of the images in an anchor.
    var alternatives: [HTMLTree.Attribute] = []
    var isHidden = false
  }

  private let tree: HTMLTree
  /// The text of the page.
  private(set) var builder: TextBuilder
  private(set) var found: [Found] = []
  private(set) var title: HTMLTree.NodeID?
  private(set) var base: HTMLTree.Attribute?
  private(set) var language: HTMLTree.Attribute?
  private(set) var metas: [HTMLTree.NodeID] = []
  /// Ids, and names of anchors.
  private(set) var fragments: [HTMLTree.Attribute] = []
  private(set) var times: [HTMLTree.NodeID] = []
  /// The anchors that are open, as indices into ``found``.
  private var open: [Int] = []
  private var hiddenDepth = 0

  init(_ tree: HTMLTree, limits: HTMLPage.Limits) {
    self.tree = tree
    builder = TextBuilder(maximumSize: limits.textSize)
  }

  mutating func enter(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) -> Bool {
    if hiddenDepth > 0 || role == .hidden || tree.isHidden(node) {
      hiddenDepth += 1
    } else {
      builder.begin(role)
    }
    if node.count > 0, let attribute = tree.attribute(.id, of: id) { fragments.append(attribute) }
    if node.namespace == .html, let name = node.name.known { note(id, name) }
    return true
  }

  mutating func leave(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) {
    if let index = open.last, found[index].id == id {
      open.removeLast()
      if let start = found[index].words?.lowerBound { found[index].words = start..<builder.text.count }
    }
    if hiddenDepth > 0 {
      hiddenDepth -= 1
    } else {
      builder.end(role)
    }
  }

  mutating func text(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node) {
    if hiddenDepth == 0 { builder.append(tree, node) }
  }

  private mutating func note(_ id: HTMLTree.NodeID, _ name: KnownName) {
    switch name {
    case .a:
      if let anchor = tree.attribute(.name, of: id) { fragments.append(anchor) }
      noteAnchor(id)
    case .area: add(.anchor, id, .href)
    case .img:
      add(.image, id, .src)
      noteAlternative(id)
    case .input: if isImageButton(id) { add(.image, id, .src) }
    case .iframe, .frame, .embed: add(.frame, id, .src)
    case .object: add(.frame, id, .data)
    case .script, .source, .audio, .video, .track: add(.resource, id, .src)
    case .link: if !isHint(id) { add(.resource, id, .href) }
    case .form: add(.form, id, .action)
    case .meta: noteMeta(id)
    case .title: if title == nil { title = id }
    case .base: if base == nil { base = tree.attribute(.href, of: id) }
    case .html: language = tree.attribute(.lang, of: id) ?? tree.attribute(.xmlLang, of: id)
    case .time: times.append(id)
    default: break
    }
  }

  private mutating func add(_ kind: HTMLPage.ReferenceKind, _ id: HTMLTree.NodeID, _ name: KnownName) {
    guard let address = tree.attribute(name, of: id) else { return }
    found.append(Found(kind: kind, id: id, address: address, isHidden: hiddenDepth > 0))
  }

  private mutating func noteAnchor(_ id: HTMLTree.NodeID) {
    let count = found.count
    add(.anchor, id, .href)
    guard found.count > count else { return }
    if hiddenDepth == 0 { found[count].words = builder.text.count..<builder.text.count }
    open.append(count)
  }

  private mutating func noteAlternative(_ id: HTMLTree.NodeID) {
    if let index = open.last, let alternative = tree.attribute(.alt, of: id) {
      found[index].alternatives.append(alternative)
    }
  }

  private func isImageButton(_ id: HTMLTree.NodeID) -> Bool {
    tree.value(.type, of: id)?.lowercased() == "image"
  }

  /// Whether a `link` only tells the browser where to open a connection.
  private func isHint(_ id: HTMLTree.NodeID) -> Bool {
    guard let kind = tree.value(.rel, of: id)?.lowercased() else { return false }
    return kind == "preconnect" || kind == "dns-prefetch"
  }

  private mutating func noteMeta(_ id: HTMLTree.NodeID) {
    metas.append(id)
    guard tree.value(.httpEquiv, of: id)?.lowercased() == "refresh", let content = tree.attribute(.content, of: id)
    else {
      return
    }
    found.append(Found(kind: .refresh, id: id, address: content))
  }
}
