/// What a walk through a page gives to those who take something out of it.
protocol TextSink {
  /// An element begins. The walk goes into it if the answer is true, and then tells when it ends.
  mutating func enter(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) -> Bool
  /// An element that was entered ends.
  mutating func leave(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole)
  /// A text stands here.
  mutating func text(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node)
}

extension HTMLTree {
  /// Walks through a node and all that is in it, in document order; the contents of templates are no part of the page.
  func walk(_ root: NodeID, into sink: inout some TextSink) {
    let nodes = nodes
    var current = root
    while true {
      let node = nodes[Int(current.index)]
      var isEntered = false
      switch node.kind {
      case .element: isEntered = sink.enter(current, node, TextRole.of(node))
      case .text: sink.text(current, node)
      case .document: isEntered = true
      case .doctype, .comment, .templateContent: break
      }
      if isEntered {
        if !node.firstChild.isNone {
          current = node.firstChild
          continue
        }
        if node.kind == .element { sink.leave(current, node, TextRole.of(node)) }
      }
      while true {
        if current == root { return }
        let node = nodes[Int(current.index)]
        if !node.next.isNone {
          current = node.next
          break
        }
        current = node.parent
        let parent = nodes[Int(current.index)]
        if parent.kind == .element { sink.leave(current, parent, TextRole.of(parent)) }
      }
    }
  }
}
