extension TreeBuilder {
  /// Push onto the list of active formatting elements: at most three equal ones (the Noah's Ark clause).
  mutating func pushFormatting(_ node: NodeID) {
    let element = FormattingElement(node: node, name: tree.nodes[Int(node.index)].name, sum: sum(of: node))
    var (index, count, equal, oldest) = (formatting.count, 0, 0, 0)
    while index > 0, !formatting[index - 1].isMarker {
      index -= 1
      count += 1
      let other = formatting[index]
      if other.sum == element.sum, other.name == element.name, hasSameAttributes(other.node, node) {
        equal += 1
        oldest = index
      }
    }
    if equal >= 3 {
      formatting.remove(at: oldest)
    } else if count >= Self.formattingLimit {
      formatting.remove(at: index)
    }
    formatting.append(element)
  }

  /// A sum that does not depend on the order of the attributes.
  private func sum(of node: NodeID) -> UInt64 {
    let node = tree.nodes[Int(node.index)]
    var sum: UInt64 = 0
    for index in Int(node.first)..<Int(node.first) + Int(node.count) {
      let attribute = tree.attributes[index]
      var value = UInt64(attribute.name.id) &* 0x9E37_79B9_7F4A_7C15
      let run = attribute.value
      for place in run.range {
        let byte = run.isDecoded ? tokenizer.decoded[place] : tokenizer.bytes[place]
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      }
      sum &+= value ^ value >> 31
    }
    return sum
  }

  private func hasSameAttributes(_ left: NodeID, _ right: NodeID) -> Bool {
    let (left, right) = (tree.attributes(of: left), tree.attributes(of: right))
    guard left.count == right.count else { return false }
    return left.allSatisfy { one in
      right.contains { $0.name == one.name && $0.space == one.space && isEqual($0.value, one.value) }
    }
  }

  private func isEqual(_ left: ByteRun, _ right: ByteRun) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count {
      let one = left.isDecoded ? tokenizer.decoded[Int(left.start) + offset] : tokenizer.bytes[Int(left.start) + offset]
      let two =
        right.isDecoded ? tokenizer.decoded[Int(right.start) + offset] : tokenizer.bytes[Int(right.start) + offset]
      if one != two { return false }
    }
    return true
  }

  /// Reconstruct the active formatting elements.
  @inline(__always)
  mutating func reconstructFormatting() {
    guard let last = formatting.last, !last.isMarker, !tree.nodes[Int(last.node.index)].isOpen else { return }
    reopenFormatting()
  }

  private mutating func reopenFormatting() {
    var index = formatting.count - 1
    while index > 0 {
      let before = formatting[index - 1]
      if before.isMarker || tree.nodes[Int(before.node.index)].isOpen { break }
      index -= 1
    }
    while index < formatting.count {
      closeTooDeep()
      let clone = clone(formatting[index].node)
      put(clone, at: insertionPlace())
      open(clone, formatting[index].name)
      formatting[index].node = clone
      index += 1
    }
  }

  /// A new element for the tag that another was made for.
  mutating func clone(_ node: NodeID) -> NodeID {
    let old = tree.nodes[Int(node.index)]
    var new = HTMLTree.Node(kind: .element, start: Int(old.start), end: Int(old.tagEnd))
    new.name = old.name
    new.namespace = old.namespace
    new.first = old.first
    new.count = old.count
    return tree.make(new)
  }

  /// Clear the list of active formatting elements up to the last marker.
  mutating func clearFormattingToMarker() {
    while let last = formatting.popLast(), !last.isMarker {}
  }

  /// The place in the list of an element behind the last marker.
  func formattingIndex(_ isWanted: (FormattingElement) -> Bool) -> Int? {
    var index = formatting.count
    while index > 0, !formatting[index - 1].isMarker {
      index -= 1
      if isWanted(formatting[index]) { return index }
    }
    return nil
  }

  mutating func removeFromFormatting(_ node: NodeID) {
    if let index = formattingIndex({ $0.node == node }) { formatting.remove(at: index) }
  }
}
