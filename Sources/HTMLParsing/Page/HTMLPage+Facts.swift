import Codecs

extension HTMLPage {
  /// The text of the page as a reader sees it, blocks on lines of their own.
  package var text: String { facts.builder.finished() }

  /// The title; nil if the page has none.
  package var title: Passage? {
    facts.title.map { tree.passage($0, maximumSize: limits.textSize) }
  }

  /// The address that the page's references are relative to (`base`), as written; nil if it names none.
  package var base: String? {
    facts.base.map { tree.passage($0).text }
  }

  /// The language that the page declares (`lang` of `html`); nil if it declares none.
  package var language: String? {
    facts.language.map { tree.value(of: $0) }
  }

  /// The meta elements with a name and a content, in document order.
  package var metas: [Meta] {
    facts.metas.compactMap { id in
      guard let content = tree.attribute(.content, of: id) else { return nil }
      let name = tree.value(.name, of: id) ?? tree.value(.property, of: id) ?? tree.value(.httpEquiv, of: id)
      return name.map { Meta(name: $0, content: tree.passage(content)) }
    }
  }

  /// Whether a meta element says what encoding the page is in.
  package var hasDeclaredEncoding: Bool {
    facts.metas.contains { id in
      if tree.attribute(.charset, of: id) != nil { return true }
      guard tree.value(.httpEquiv, of: id)?.lowercased() == "content-type" else { return false }
      return tree.value(.content, of: id).flatMap { HTMLEncoding.charset(ofContentType: $0) } != nil
    }
  }

  /// The fragments that addresses can name: ids and the names of anchors, in document order.
  package var ids: [String] {
    facts.fragments.map { tree.value(of: $0) }.filter { !$0.isEmpty }
  }

  /// What the first hundred time elements say: their `datetime`, else their text.
  package var times: [Passage] {
    facts.times.prefix(100).map { id in
      tree.attribute(.datetime, of: id).map { tree.passage($0) } ?? tree.passage(id, maximumSize: limits.textSize)
    }
  }

  /// All addresses in document order.
  package var references: [Reference] {
    facts.found.compactMap { found in
      let written =
        found.kind == .refresh ? refreshTarget(found.address) : tree.passage(found.address).text
      return written.map { written in
        Reference(
          kind: found.kind, written: written, words: words(of: found), range: tree.startTagRange(of: found.id),
          isScripted: found.kind == .anchor && tree.attribute(.onclick, of: found.id) != nil)
      }
    }
  }

  private func words(of found: PageFacts.Found) -> String? {
    switch found.kind {
    case .image: return tree.attribute(.alt, of: found.id).map { tree.passage($0).text }
    case .anchor:
      if tree.isElement(found.id, .area) { return tree.attribute(.alt, of: found.id).map { tree.passage($0).text } }
      let seen =
        found.words.map { String(decoding: facts.builder.trimmed($0), as: UTF8.self) }
        ?? tree.passage(found.id, maximumSize: limits.textSize).text
      // What a picture says stands for words that are not there.
      if seen.isEmpty { return found.alternatives.map { tree.passage($0).text }.first { !$0.isEmpty } ?? "" }
      return seen.utf8.contains { $0 < 0x20 } ? String(seen.map { $0 == "\n" || $0 == "\t" ? " " : $0 }) : seen
    default: return nil
    }
  }

  /// The address in `5; url=/index.html` (WHATWG HTML, section 4.2.5.3, shared declarative refresh steps).
  private func refreshTarget(_ content: HTMLTree.Attribute) -> String? {
    var rest = Substring(tree.passage(content).text).utf8[...]
    rest = rest.drop { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
    rest = rest.drop { $0 <= 0x20 || $0 == 0x3B || $0 == 0x2C }
    if rest.prefix(3).map({ $0 | 0x20 }) == Array("url".utf8) {
      let tail = rest.dropFirst(3).drop { $0 <= 0x20 }
      if tail.first == 0x3D { rest = tail.dropFirst().drop { $0 <= 0x20 } }
    }
    if let quote = rest.first, quote == 0x22 || quote == 0x27 { rest = rest.dropFirst().prefix { $0 != quote } }
    return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
  }

  /// The texts of the elements that a selector selects, in document order.
  ///
  /// - Throws: when the selection takes more steps than is allowed.
  package func select(_ selector: Selector) throws(SelectorOverrun) -> [Passage] {
    var selected: [HTMLTree.NodeID] = []
    var matcher = SelectorMatcher(selector, in: tree, steps: limits.selectionSteps)
    try matcher.forEach(below: tree.document) { id in
      selected.append(id)
      return true
    }
    // Elements may be inside one another, so that all texts together could be the square of the page.
    var size = 0
    return selected.map { id in
      let passage = tree.passage(id, maximumSize: max(0, limits.textSize - size))
      size += passage.text.utf8.count
      return passage
    }
  }

  /// The text of the first element that a selector selects; nil if there is none.
  ///
  /// - Throws: when the selection takes more steps than is allowed.
  package func first(_ selector: Selector) throws(SelectorOverrun) -> Passage? {
    var selected: HTMLTree.NodeID?
    var matcher = SelectorMatcher(selector, in: tree, steps: limits.selectionSteps)
    try matcher.forEach(below: tree.document) { id in
      selected = id
      return false
    }
    return selected.map { tree.passage($0, maximumSize: limits.textSize) }
  }
}
