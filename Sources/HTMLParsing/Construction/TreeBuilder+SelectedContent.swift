extension TreeBuilder {
  /// Fills each `selectedcontent` with a copy of what is in the selected option of its `select` (section 4.10.17).
  ///
  /// The standard does so whenever an option is closed; the last time is the one that is seen.
  mutating func fillSelectedContents() {
    var filled: Set<UInt32> = []
    for node in selectedContents {
      guard let select = select(around: node, isOption: false), tree.attribute(.multiple, of: select) == nil,
        filled.insert(select.index).inserted, let option = selectedOption(of: select)
      else { continue }
      while let child = tree.firstChild(of: node) { tree.detach(child) }
      mayBeTooDeep = true
      copyChildren(of: option, to: node)
    }
  }

  /// The `select` that an option or `selectedcontent` belongs to.
  private func select(around node: NodeID, isOption: Bool) -> NodeID? {
    var groups = 0
    var ancestor = tree.parent(of: node)
    while let current = ancestor {
      switch tree.tag(of: current) {
      case .select: return current
      case .option, .selectedcontent: return nil
      case .datalist, .hr: if isOption { return nil }
      case .optgroup:
        groups += 1
        if isOption, groups > 1 { return nil }
      default: break
      }
      ancestor = tree.parent(of: current)
    }
    return nil
  }

  /// The last option with `selected`, else the first that is not disabled.
  private func selectedOption(of select: NodeID) -> NodeID? {
    var first: NodeID?
    var last: NodeID?
    for node in tree.descendants(of: select) where tree.isElement(node, .option) {
      guard self.select(around: node, isOption: true) == select else { continue }
      if tree.attribute(.selected, of: node) != nil { last = node }
      if first == nil, tree.attribute(.disabled, of: node) == nil { first = node }
    }
    return last ?? first
  }

  /// Copies everything below a node behind the children of another, as long as there is room for nodes.
  private mutating func copyChildren(of source: NodeID, to target: NodeID) {
    var copies = [source: target]
    for node in Array(tree.descendants(of: source)) {
      guard tree.nodes.count < limits.nodes else {
        tree.isCut = true
        return
      }
      guard let old = tree.parent(of: node), let parent = copies[old] else { continue }
      var copy = tree.nodes[Int(node.index)]
      (copy.parent, copy.previous, copy.next) = (.none, .none, .none)
      (copy.firstChild, copy.lastChild) = (.none, .none)
      let made = tree.make(copy)
      tree.append(made, to: parent)
      copies[node] = made
    }
  }
}
