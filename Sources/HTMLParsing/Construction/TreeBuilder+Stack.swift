extension TreeBuilder {
  /// The current node; for a fragment with nothing open but its root, the context.
  @inline(__always)
  var adjustedCurrent: OpenElement? {
    if stack.count == 1, let context { return context }
    return stack.last
  }

  mutating func push(_ element: OpenElement) {
    tree.nodes[Int(element.node.index)].isOpen = true
    stack.append(element)
  }

  /// Takes the current node off the stack: it ends behind its end tag, else where the token begins that closes it.
  mutating func pop() {
    guard let element = stack.popLast() else { return }
    close(element)
  }

  private mutating func close(_ element: OpenElement) {
    let token = tokenizer.token
    let isOwnTag = token.kind == .endTag && token.name == element.tagName
    let index = Int(element.node.index)
    tree.nodes[index].isOpen = false
    // One that its own tag closes again, such as a form in a table, ends behind that.
    let end = UInt32(truncatingIfNeeded: isOwnTag ? token.end : token.start)
    tree.nodes[index].end = max(end, tree.nodes[index].tagEnd)
  }

  /// Takes an element off the stack, wherever it lies in it.
  mutating func removeFromStack(_ node: NodeID) {
    guard tree.nodes[Int(node.index)].isOpen, let index = stack.lastIndex(where: { $0.node == node }) else { return }
    close(stack.remove(at: index))
  }

  /// Makes room before an element is opened at the greatest depth: the current node is closed, so that the new one
  /// becomes its sibling.
  mutating func closeTooDeep() {
    guard stack.count >= limits.depth, stack.count > 2, let top = stack.last else { return }
    pop()
    if top.isHTML(.template) {
      if !templateModes.isEmpty { templateModes.removeLast() }
    }
  }

  /// Pops elements until one with a name has been popped; the root stays.
  mutating func popUntil(_ name: KnownName) {
    popUntil { $0.isHTML(name) }
  }

  /// Pops elements until one that is wanted has been popped; the root stays.
  mutating func popUntil(_ isLast: (OpenElement) -> Bool) {
    while stack.count > 1, let top = stack.last {
      pop()
      if isLast(top) { return }
    }
  }

  /// Pops elements down to one that is wanted, which stays, as does the root.
  mutating func clearStack(to isContext: (OpenElement) -> Bool) {
    while stack.count > 1, let top = stack.last, !isContext(top) { pop() }
  }

  func isOpen(_ name: KnownName) -> Bool { stack.contains { $0.isHTML(name) } }

  /// Says whether an element that is wanted is on the stack above every one that has a trait.
  @inline(__always)
  private func has(above traits: ElementTraits, _ isWanted: (OpenElement) -> Bool) -> Bool {
    var index = stack.count
    while index > 0 {
      index -= 1
      let element = stack[index]
      if isWanted(element) { return true }
      if !element.traits.isDisjoint(with: traits) { return false }
    }
    return false
  }

  /// Has an element in scope.
  func isInScope(_ name: KnownName) -> Bool { has(above: .scope) { $0.isHTML(name) } }

  /// Has an element in scope, by any name.
  func isInScope(_ name: HTMLName) -> Bool { has(above: .scope) { $0.isHTML(name) } }

  /// Has a certain element in scope.
  func isInScope(node: NodeID) -> Bool { has(above: .scope) { $0.node == node } }

  /// Has one of the headings in scope.
  var isHeadingInScope: Bool { has(above: .scope) { $0.traits.contains(.heading) && $0.namespace == .html } }

  /// Has an element in list item scope.
  func isInListScope(_ name: KnownName) -> Bool { has(above: [.scope, .listScope]) { $0.isHTML(name) } }

  /// Has an element in button scope.
  func isInButtonScope(_ name: KnownName) -> Bool { has(above: [.scope, .buttonScope]) { $0.isHTML(name) } }

  /// Has an element in table scope.
  func isInTableScope(_ name: KnownName) -> Bool { has(above: .tableScope) { $0.isHTML(name) } }

  /// Has `tbody`, `thead` or `tfoot` in table scope.
  var isTableBodyInScope: Bool {
    has(above: .tableScope) { $0.isHTML(.tbody) || $0.isHTML(.thead) || $0.isHTML(.tfoot) }
  }

  /// Generate implied end tags.
  mutating func closeImplied(but name: KnownName? = nil) {
    while let top = stack.last, top.traits.contains(.implied), top.namespace == .html {
      if let name, top.isHTML(name) { return }
      pop()
    }
  }

  /// Generate all implied end tags thoroughly.
  mutating func closeAllImplied() {
    while let top = stack.last, top.traits.contains(.impliedInTemplate) { pop() }
  }

  /// Close a `p` element, if there is one in button scope.
  mutating func closeParagraph() {
    guard isInButtonScope(.p) else { return }
    closeImplied(but: .p)
    popUntil(.p)
  }

  /// Reset the insertion mode appropriately.
  mutating func resetMode() {
    var index = stack.count
    while index > 0 {
      index -= 1
      let isLast = index == 0
      let element = isLast ? context ?? stack[0] : stack[index]
      if let found = mode(for: element, isLast: isLast) {
        mode = found
        return
      }
    }
    mode = .inBody
  }

  private func mode(for element: OpenElement, isLast: Bool) -> InsertionMode? {
    switch element.tag {
    case .td, .th: isLast ? .inBody : .inCell
    case .tr: .inRow
    case .tbody, .thead, .tfoot: .inTableBody
    case .caption: .inCaption
    case .colgroup: .inColumnGroup
    case .table: .inTable
    case .template: templateModes.last ?? .inBody
    case .head: isLast ? .inBody : .inHead
    case .body: .inBody
    case .frameset: .inFrameset
    case .html: head.isNone ? .beforeHead : .afterHead
    default: isLast ? .inBody : nil
    }
  }
}
