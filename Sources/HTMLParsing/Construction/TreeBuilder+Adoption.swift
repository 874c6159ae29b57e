extension TreeBuilder {
  /// The adoption agency algorithm for the token's tag (section 13.2.6.4.7).
  mutating func runAdoptionAgency() {
    let name = tokenizer.token.name
    if let current = stack.last, current.isHTML(name), formattingIndex({ $0.node == current.node }) == nil {
      return pop()
    }
    for _ in 0..<8 {
      guard let index = formattingIndex({ $0.name == name }) else { return closeAnyOther() }
      let element = formatting[index].node
      guard tree.nodes[Int(element.index)].isOpen else {
        formatting.remove(at: index)
        return
      }
      guard isInScope(node: element), let depth = stack.lastIndex(where: { $0.node == element }) else { return }
      guard let block = stack.indices.first(where: { $0 > depth && stack[$0].traits.contains(.special) }) else {
        formatting.remove(at: index)
        return popUntil { $0.node == element }
      }
      mayBeTooDeep = true
      adopt(element, at: index, depth: depth, block: block)
    }
  }

  /// One round: the formatting element is closed before the furthest block and opened again inside it.
  private mutating func adopt(_ element: NodeID, at index: Int, depth: Int, block blockDepth: Int) {
    let block = stack[blockDepth]
    let ancestor = stack[max(depth - 1, 0)]
    var bookmark = index
    var last = block.node
    var position = blockDepth
    var counter = 0
    while position - 1 > depth {
      position -= 1
      counter += 1
      let node = stack[position].node
      var entry = formattingIndex { $0.node == node }
      if counter > 3, let place = entry {
        formatting.remove(at: place)
        if place < bookmark { bookmark -= 1 }
        entry = nil
      }
      guard let entry else {
        removeFromStack(node)
        continue
      }
      let copy = reopen(at: position, entry)
      if last == block.node { bookmark = entry + 1 }
      tree.detach(last)
      tree.append(last, to: copy)
      last = copy
    }
    tree.detach(last)
    put(last, at: insertionPlace(in: ancestor))
    let copy = clone(element)
    tree.moveChildren(of: block.node, to: copy)
    tree.append(copy, to: block.node)
    moveEntry(of: element, to: bookmark, copy)
    removeFromStack(element)
    let name = tree.nodes[Int(copy.index)].name
    let opened = OpenElement(
      node: copy, name: name, tagName: name, namespace: .html, traits: ElementTraits.html(name))
    tree.nodes[Int(copy.index)].isOpen = true
    let place = stack.lastIndex { $0.node == block.node } ?? stack.count - 1
    stack.insert(opened, at: place + 1)
  }

  /// Puts a new element for the same tag in the place of one, on the stack and in the list.
  private mutating func reopen(at position: Int, _ entry: Int) -> NodeID {
    let old = stack[position]
    let copy = clone(old.node)
    tree.nodes[Int(old.node.index)].isOpen = false
    tree.nodes[Int(old.node.index)].end = UInt32(truncatingIfNeeded: tokenizer.token.start)
    tree.nodes[Int(copy.index)].isOpen = true
    formatting[entry].node = copy
    stack[position] = OpenElement(
      node: copy, name: old.name, tagName: old.tagName, namespace: old.namespace, traits: old.traits)
    return copy
  }

  /// Takes an element out of the list and puts another where the bookmark is.
  private mutating func moveEntry(of element: NodeID, to bookmark: Int, _ copy: NodeID) {
    guard let old = formattingIndex({ $0.node == element }) else { return }
    var entry = formatting.remove(at: old)
    entry.node = copy
    formatting.insert(entry, at: min(old < bookmark ? bookmark - 1 : bookmark, formatting.count))
  }

  /// Any other end tag in body.
  mutating func closeAnyOther() {
    let name = tokenizer.token.name
    var index = stack.count
    while index > 0 {
      index -= 1
      let element = stack[index]
      if element.isHTML(name) {
        closeImplied(but: name.known)
        while stack.count > max(index, 1) { pop() }
        return
      }
      if element.traits.contains(.special) { return }
    }
  }
}
