/// Finds the elements of a page that a selector selects, in a bounded number of steps.
struct SelectorMatcher {
  let tree: HTMLTree
  private let selector: Selector
  /// How many tests and moves are still allowed.
  var stepsLeft: Int
  /// Places among siblings that were counted last, by kind of counting.
  private var counted: [Counted?] = [nil, nil, nil, nil]

  private struct Counted {
    let id: HTMLTree.NodeID
    let place: Int
  }

  init(_ selector: Selector, in tree: HTMLTree, steps: Int) {
    self.selector = selector
    self.tree = tree
    stepsLeft = steps
  }

  /// Gives each selected element below a node to a body, in document order, until the body says that it has enough.
  mutating func forEach(below root: HTMLTree.NodeID, _ body: (HTMLTree.NodeID) -> Bool) throws(SelectorOverrun) {
    for id in tree.descendants(of: root) where tree.node(id).kind == .element {
      if try matchesAny(selector.alternatives, id, scope: nil), !body(id) { return }
    }
  }

  private mutating func step() throws(SelectorOverrun) {
    stepsLeft -= 1
    if stepsLeft < 0 { throw SelectorOverrun() }
  }

  private mutating func matchesAny(
    _ list: [Selector.Complex], _ id: HTMLTree.NodeID, scope: HTMLTree.NodeID?
  )
    throws(SelectorOverrun) -> Bool
  {
    for complex in list where try matches(complex, complex.compounds.count - 1, id, scope) { return true }
    return false
  }

  /// Whether an element fits a compound and what is on its left can be found for it.
  private mutating func matches(
    _ complex: Selector.Complex, _ index: Int, _ id: HTMLTree.NodeID, _ scope: HTMLTree.NodeID?
  ) throws(SelectorOverrun) -> Bool {
    try step()
    for test in complex.compounds[index].tests where try !holds(test, id, scope) { return false }
    guard index > 0 else { return true }
    switch complex.combinators[index] {
    case .child:
      guard let parent = parentElement(id) else { return false }
      return try matches(complex, index - 1, parent, scope)
    case .descendant:
      var ancestor = parentElement(id)
      while let candidate = ancestor {
        if try matches(complex, index - 1, candidate, scope) { return true }
        ancestor = parentElement(candidate)
      }
      return false
    case .nextSibling:
      guard let previous = try previousElement(id) else { return false }
      return try matches(complex, index - 1, previous, scope)
    case .laterSibling:
      var sibling = try previousElement(id)
      while let candidate = sibling {
        if try matches(complex, index - 1, candidate, scope) { return true }
        sibling = try previousElement(candidate)
      }
      return false
    }
  }

  private mutating func holds(
    _ test: Selector.Test, _ id: HTMLTree.NodeID, _ scope: HTMLTree.NodeID?
  )
    throws(SelectorOverrun) -> Bool
  {
    switch test {
    case .any: return true
    case .element(let name): return isNamed(id, name)
    case .id(let value): return hasID(id, value)
    case .className(let value): return hasClass(id, value)
    case .attribute(let attribute): return fits(id, attribute)
    case .root: return parentElement(id) == nil
    case .empty: return isEmpty(id)
    case .nth(let cycle, let fromEnd, let ofType):
      return cycle.contains(try place(of: id, fromEnd: fromEnd, ofType: ofType))
    case .onlyChild(let ofType):
      guard try place(of: id, fromEnd: false, ofType: ofType) == 1 else { return false }
      return try place(of: id, fromEnd: true, ofType: ofType) == 1
    case .link: return isLink(id)
    case .enabled: return isFormControl(id) && tree.attribute(.disabled, of: id) == nil
    case .disabled: return isFormControl(id) && tree.attribute(.disabled, of: id) != nil
    case .checked: return isChecked(id)
    case .language(let range): return isInLanguage(id, range)
    case .not(let list): return try !matchesAny(list, id, scope: scope)
    case .matchesAny(let list): return try matchesAny(list, id, scope: scope)
    case .has(let list): return try has(list, id)
    case .scope: return id == scope
    }
  }

  /// Whether something that stands to an element as the selectors say is there.
  private mutating func has(_ list: [Selector.Complex], _ scope: HTMLTree.NodeID) throws(SelectorOverrun) -> Bool {
    for complex in list {
      // Behind the scope stands at least one compound; its combinator says where to look.
      let leading = complex.combinators[1]
      let isInside = leading == .child || leading == .descendant
      var root: HTMLTree.NodeID? = isInside ? scope : tree.nextSibling(of: scope)
      while let candidate = root {
        if !isInside, tree.node(candidate).kind == .element,
          try matches(complex, complex.compounds.count - 1, candidate, scope)
        {
          return true
        }
        for below in tree.descendants(of: candidate) where tree.node(below).kind == .element {
          if try matches(complex, complex.compounds.count - 1, below, scope) { return true }
        }
        root = isInside ? nil : tree.nextSibling(of: candidate)
      }
    }
    return false
  }

  // MARK: - Places among siblings

  private func parentElement(_ id: HTMLTree.NodeID) -> HTMLTree.NodeID? {
    guard let parent = tree.parent(of: id), tree.node(parent).kind == .element else { return nil }
    return parent
  }

  private mutating func previousElement(_ id: HTMLTree.NodeID) throws(SelectorOverrun) -> HTMLTree.NodeID? {
    var previous = tree.previousSibling(of: id)
    while let sibling = previous, tree.node(sibling).kind != .element {
      try step()
      previous = tree.previousSibling(of: sibling)
    }
    return previous
  }

  /// The place among the siblings (of the same name), counted from one.
  ///
  /// Elements come in document order, so that the last one counted is most often the sibling before this one.
  private mutating func place(of id: HTMLTree.NodeID, fromEnd: Bool, ofType: Bool) throws(SelectorOverrun) -> Int {
    let kind = (fromEnd ? 1 : 0) + (ofType ? 2 : 0)
    let node = tree.node(id)
    func counts(_ sibling: HTMLTree.Node) -> Bool {
      sibling.kind == .element && (!ofType || sibling.name == node.name && sibling.namespace == node.namespace)
    }
    var place = 1
    var known: Int?
    var sibling = tree.previousSibling(of: id)
    while let candidate = sibling {
      try step()
      if counts(tree.node(candidate)) {
        if let last = counted[kind], last.id == candidate {
          known = fromEnd ? last.place - place : last.place + place
          break
        }
        place += 1
        // From the end the siblings before are of no use but to find the one counted last.
        if fromEnd, place > 8 { break }
      }
      sibling = tree.previousSibling(of: candidate)
    }
    if let known {
      place = known
    } else if fromEnd {
      place = 1
      var sibling = tree.nextSibling(of: id)
      while let candidate = sibling {
        try step()
        if counts(tree.node(candidate)) { place += 1 }
        sibling = tree.nextSibling(of: candidate)
      }
    }
    counted[kind] = Counted(id: id, place: place)
    return place
  }
}
