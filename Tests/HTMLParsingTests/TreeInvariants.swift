import HTMLParsing
import Testing

/// What holds in every tree, whatever the page.
struct TreeInvariants {
  /// How many nodes stand in the tree.
  private(set) var count = 0
  /// The depth of the deepest element; that of `html` is 1.
  private(set) var deepest = 0
  /// What does not hold.
  private(set) var failures: [String] = []

  init(_ tree: HTMLTree, limits: HTMLPage.Limits = HTMLPage.Limits()) {
    var open = [tree.document]
    var depths = [0]
    while let node = open.popLast(), let depth = depths.popLast() {
      count += 1
      if count > tree.nodeCount {
        failures.append("a node stands in two places")
        return
      }
      if tree.kind(of: node) == .element { deepest = max(deepest, depth) }
      check(node, tree)
      for child in children(of: node, tree) {
        open.append(child)
        depths.append(depth + 1)
      }
    }
    if deepest > limits.depth { failures.append("an element is \(deepest) deep") }
  }

  /// The children, after their links to one another and to the parent were compared.
  private mutating func children(of node: HTMLTree.NodeID, _ tree: HTMLTree) -> [HTMLTree.NodeID] {
    var children: [HTMLTree.NodeID] = []
    var before: HTMLTree.NodeID?
    for child in tree.children(of: node) {
      if tree.parent(of: child) != node { failures.append("a child has another parent") }
      if tree.previousSibling(of: child) != before { failures.append("a child has another one before it") }
      before = child
      children.append(child)
      if children.count > tree.nodeCount {
        failures.append("the children go round")
        return []
      }
    }
    if tree.lastChild(of: node) != before { failures.append("the last child is another one") }
    return children
  }

  private mutating func check(_ node: HTMLTree.NodeID, _ tree: HTMLTree) {
    let (range, tag) = (tree.range(of: node), tree.startTagRange(of: node))
    if range.upperBound > tree.source.count || tag.upperBound > tree.source.count {
      failures.append("a node ends behind the page")
    }
    switch tree.kind(of: node) {
    case .element:
      if tag.upperBound > range.upperBound { failures.append("an element ends in its tag") }
      if !tag.isEmpty, tree.source[tag.lowerBound] != 0x3C { failures.append("a tag begins without <") }
      if !tag.isEmpty, tree.source[tag.upperBound - 1] != 0x3E { failures.append("a tag ends without >") }
      for attribute in tree.attributes(of: node) where attribute.place.upperBound > tree.source.count {
        failures.append("a value ends behind the page")
      }
    case .text:
      if tree.runs(of: node).allSatisfy({ tree.bytes(of: $0).isEmpty }) { failures.append("a text is empty") }
    case .document, .doctype, .comment, .templateContent: break
    }
  }
}
