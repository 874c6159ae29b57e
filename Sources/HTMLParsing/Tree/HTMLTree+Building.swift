extension HTMLTree {
  /// Makes a node that stands nowhere yet.
  mutating func make(_ node: Node) -> NodeID {
    nodes.append(node)
    return NodeID(index: UInt32(truncatingIfNeeded: nodes.count - 1))
  }

  /// Puts a detached node into a parent, behind its last child.
  mutating func append(_ id: NodeID, to parent: NodeID) {
    let last = nodes[Int(parent.index)].lastChild
    nodes[Int(id.index)].parent = parent
    nodes[Int(id.index)].previous = last
    nodes[Int(id.index)].next = .none
    nodes[Int(id.index)].depth = Self.below(nodes[Int(parent.index)].depth)
    if last.isNone {
      nodes[Int(parent.index)].firstChild = id
    } else {
      nodes[Int(last.index)].next = id
    }
    nodes[Int(parent.index)].lastChild = id
  }

  /// Puts a detached node before another, which has a parent.
  mutating func insert(_ id: NodeID, before sibling: NodeID) {
    let (parent, previous) = (nodes[Int(sibling.index)].parent, nodes[Int(sibling.index)].previous)
    nodes[Int(id.index)].parent = parent
    nodes[Int(id.index)].previous = previous
    nodes[Int(id.index)].next = sibling
    nodes[Int(id.index)].depth = Self.below(nodes[Int(parent.index)].depth)
    nodes[Int(sibling.index)].previous = id
    if previous.isNone {
      nodes[Int(parent.index)].firstChild = id
    } else {
      nodes[Int(previous.index)].next = id
    }
  }

  /// Takes a node out of its parent, if it is in one.
  mutating func detach(_ id: NodeID) {
    guard parent(of: id) != nil else { return }
    let node = nodes[Int(id.index)]
    if node.previous.isNone {
      nodes[Int(node.parent.index)].firstChild = node.next
    } else {
      nodes[Int(node.previous.index)].next = node.next
    }
    if node.next.isNone {
      nodes[Int(node.parent.index)].lastChild = node.previous
    } else {
      nodes[Int(node.next.index)].previous = node.previous
    }
    nodes[Int(id.index)].parent = .none
    nodes[Int(id.index)].previous = .none
    nodes[Int(id.index)].next = .none
  }

  /// Moves all children of a node behind the last child of another.
  mutating func moveChildren(of old: NodeID, to new: NodeID) {
    let (first, last) = (nodes[Int(old.index)].firstChild, nodes[Int(old.index)].lastChild)
    guard !first.isNone else { return }
    let depth = Self.below(nodes[Int(new.index)].depth)
    var child = first
    while !child.isNone {
      nodes[Int(child.index)].parent = new
      nodes[Int(child.index)].depth = depth
      child = nodes[Int(child.index)].next
    }
    let end = nodes[Int(new.index)].lastChild
    if end.isNone {
      nodes[Int(new.index)].firstChild = first
    } else {
      nodes[Int(end.index)].next = first
      nodes[Int(first.index)].previous = end
    }
    nodes[Int(new.index)].lastChild = last
    nodes[Int(old.index)].firstChild = .none
    nodes[Int(old.index)].lastChild = .none
  }

  /// Makes a text or comment of one run.
  mutating func makeText(_ kind: Kind, _ run: ByteRun, place: Range<Int>) -> NodeID {
    pieces.append(TextPiece(run: run))
    let piece = UInt32(truncatingIfNeeded: pieces.count - 1)
    var node = Node(kind: kind, start: place.lowerBound, end: place.upperBound)
    node.first = piece
    node.count = piece
    return make(node)
  }

  /// Adds a run to the end of a text; runs that follow one another become one.
  mutating func extend(_ id: NodeID, with run: ByteRun, place: Range<Int>) {
    let index = Int(id.index)
    let last = Int(nodes[index].count)
    let end = pieces[last].run
    if end.isDecoded == run.isDecoded, end.range.upperBound == run.range.lowerBound {
      pieces[last].run = ByteRun(end.range.lowerBound..<run.range.upperBound, isDecoded: run.isDecoded)
    } else {
      pieces.append(TextPiece(run: run))
      let piece = UInt32(truncatingIfNeeded: pieces.count - 1)
      pieces[last].next = piece
      nodes[index].count = piece
    }
    let behind = UInt32(truncatingIfNeeded: place.upperBound)
    nodes[index].end = max(nodes[index].end, behind)
    nodes[index].tagEnd = nodes[index].end
  }

  /// Makes elements that are deeper than a limit siblings of those they are in, in document order.
  mutating func flatten(to limit: Int) {
    var (id, depth) = (document, 0)
    while true {
      if depth == limit { liftElements(of: id) }
      let first = nodes[Int(id.index)].firstChild
      if !first.isNone {
        id = first
        depth += 1
        continue
      }
      while nodes[Int(id.index)].next.isNone {
        if depth <= 1 { return }
        id = nodes[Int(id.index)].parent
        depth -= 1
      }
      id = nodes[Int(id.index)].next
    }
  }

  /// Puts the children of a node from the first element on behind the node.
  private mutating func liftElements(of id: NodeID) {
    var first = nodes[Int(id.index)].firstChild
    while !first.isNone, nodes[Int(first.index)].kind != .element { first = nodes[Int(first.index)].next }
    guard !first.isNone else { return }
    let (parent, next) = (nodes[Int(id.index)].parent, nodes[Int(id.index)].next)
    let (before, last) = (nodes[Int(first.index)].previous, nodes[Int(id.index)].lastChild)
    nodes[Int(id.index)].lastChild = before
    if before.isNone {
      nodes[Int(id.index)].firstChild = .none
    } else {
      nodes[Int(before.index)].next = .none
    }
    var child = first
    while !child.isNone {
      nodes[Int(child.index)].parent = parent
      child = nodes[Int(child.index)].next
    }
    nodes[Int(id.index)].next = first
    nodes[Int(first.index)].previous = id
    nodes[Int(last.index)].next = next
    if next.isNone {
      nodes[Int(parent.index)].lastChild = last
    } else {
      nodes[Int(next.index)].previous = last
    }
  }

  private static func below(_ depth: UInt16) -> UInt16 { depth == .max ? depth : depth + 1 }
}
