extension HTMLPage {
  /// The trail of columns that the page shows (当前位置：首页 > 政务公开 > 正文), from the home page down; empty if there is
  /// none.
  package var breadcrumbs: [Step] {
    // Looking into an element takes as long as it is large, and a page may be full of things that look like trails.
    var looksLeft = 24
    for id in tree.descendants(of: tree.document) where looksLeft > 0 {
      let node = tree.node(id)
      var steps: [Step] = []
      if node.kind == .text, Trail.announces(id, in: tree) {
        looksLeft -= 1
        steps = Trail.announcedSteps(id, in: tree)
      } else if node.kind == .element, node.count > 0, Trail.isMarked(id, in: tree) {
        looksLeft -= 1
        steps = Trail.steps(id, in: tree)
        if !steps.contains(where: { $0.written != nil }) { steps = [] }
      }
      if steps.count > 1 { return steps }
    }
    return []
  }
}

/// Finds the steps of a trail.
private enum Trail {
  private static let bare = Array("位置".utf8)
  private static let isWord = Array("是".utf8)
  /// The characters of which 您现在的 and the like consist.
  private static let beforePlace = Set("您你现在当前所处的目本页面網站网頁當".map { Array(String($0).utf8) })
  private static let fullColon = Array("：".utf8)
  private static let maximumSteps = 16

  /// Whether a text says that a trail follows.
  static func announces(_ text: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    let node = tree.node(text)
    // Long texts are no announcements, and the word stands near the beginning.
    guard node.end &- node.start < 2_048, tree.pieces[Int(node.first)].run.isDecoded || mayAnnounce(node, in: tree),
      let parent = tree.parent(of: text), TextRole.of(tree.node(parent)) != .hidden
    else { return false }
    return opening(words(of: node, in: tree)[...]) != nil
  }

  private static func words(of node: HTMLTree.Node, in tree: HTMLTree) -> [UInt8] {
    var builder = TextBuilder(maximumSize: 2_048)
    builder.append(tree, node)
    return builder.text
  }

  /// The steps that a text announces; none if nothing that could be them follows.
  static func announcedSteps(_ text: HTMLTree.NodeID, in tree: HTMLTree) -> [HTMLPage.Step] {
    // They may stand beside the words: go up until something follows.
    var container = tree.parent(of: text)
    for _ in 0..<4 {
      guard let element = container, tree.node(element).kind == .element else { return [] }
      let steps = steps(element, in: tree)
      if steps.count > 1 {
        // A bare 位置 may announce an address as well.
        let isBare = words(of: tree.node(text), in: tree).starts(with: bare)
        return !isBare || isHome(steps[0].words.text) ? steps : []
      }
      if tree.isElement(element, .body) { return [] }
      container = tree.parent(of: element)
    }
    return []
  }

  private static func isHome(_ words: String) -> Bool { words.hasSuffix("首页") || words.hasSuffix("主页") }

  private static func mayAnnounce(_ node: HTMLTree.Node, in tree: HTMLTree) -> Bool {
    var bytes = tree.bytes(of: tree.pieces[Int(node.first)].run)
    bytes = bytes.drop { $0 <= 0x20 }.prefix(48)
    while let place = bytes.firstIndex(of: bare[0]) {
      if bytes[place...].starts(with: bare) { return true }
      bytes = bytes[(place + 1)...]
    }
    // The rest may follow behind a character reference.
    return tree.pieces[Int(node.first)].next != 0
  }

  /// How many bytes at the beginning announce a trail, with the colon; nil if they don't.
  static func opening(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let end = announcementEnd(bytes) else { return nil }
    var rest = TextBuilder.trimmed(bytes[end...])
    let hadColon = rest.first == 0x3A || rest.starts(with: fullColon)
    if hadColon { rest = TextBuilder.trimmed(rest.dropFirst(rest.first == 0x3A ? 1 : 3)) }
    guard hadColon || rest.isEmpty else { return nil }
    return rest.isEmpty ? bytes.count : rest.startIndex - bytes.startIndex
  }

  /// The end of words such as 您现在的位置是; nil if the bytes don't begin with them.
  private static func announcementEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    while rest.count >= 6, rest.startIndex - bytes.startIndex <= 24 {
      if rest.starts(with: bare) {
        rest = rest.dropFirst(6)
        return rest.starts(with: isWord) ? rest.startIndex + 3 : rest.startIndex
      }
      guard beforePlace.contains(Array(rest.prefix(3))) else { return nil }
      rest = rest.dropFirst(3)
    }
    return nil
  }

  /// Whether the class, id or label of an element says that it holds the trail.
  static func isMarked(_ id: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    for name in [KnownName.class, .id, .ariaLabel] {
      guard let attribute = tree.attribute(name, of: id) else { continue }
      let bytes = tree.bytes(of: attribute.value)
      guard bytes.count < 200 else { continue }
      if bytes.holds("crumb") || bytes.holds("weizhi") || bytes.holds("dqwz") { return true }
    }
    return false
  }

  /// The steps in an element, without what announces them.
  static func steps(_ container: HTMLTree.NodeID, in tree: HTMLTree) -> [HTMLPage.Step] {
    var sink = TrailSink(tree)
    tree.walk(container, into: &sink)
    sink.finish()
    var steps = sink.steps
    // What stands before the announcement, such as the date, is no part of the trail.
    let announced = steps.firstIndex { $0.written == nil && opening(Array($0.words.text.utf8)[...]) != nil }
    if let announced, let count = opening(Array(steps[announced].words.text.utf8)[...]) {
      let first = steps[announced].words
      let rest = TextBuilder.trimmed(Array(first.text.utf8.dropFirst(count))[...])
      steps.removeFirst(announced + 1)
      if !rest.isEmpty {
        let words = HTMLPage.Passage(text: String(decoding: rest, as: UTF8.self), range: first.range)
        steps.insert(HTMLPage.Step(words: words, written: nil), at: 0)
      }
    }
    // More than that is a list of something else.
    guard steps.count <= maximumSteps, steps.allSatisfy({ $0.words.text.count <= 80 }) else { return [] }
    return steps
  }
}

/// Takes a trail apart: links are steps, other text is split where separators stand.
private struct TrailSink: TextSink {
  private let tree: HTMLTree
  private var builder = TextBuilder(maximumSize: 4_096)
  private var anchor: HTMLTree.NodeID?
  private(set) var steps: [HTMLPage.Step] = []

  init(_ tree: HTMLTree) {
    self.tree = tree
  }

  mutating func enter(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) -> Bool {
    if role == .hidden || tree.isHidden(node) || steps.count > 40 { return false }
    if tree.isElement(id, .a) {
      finish()
      anchor = id
    }
    builder.begin(role)
    return true
  }

  mutating func leave(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) {
    builder.end(role)
    if id == anchor {
      let words = tree.passage(builder, of: id)
      if !words.text.isEmpty { steps.append(HTMLPage.Step(words: words, written: tree.value(.href, of: id))) }
      builder = TextBuilder(maximumSize: 4_096)
      anchor = nil
    }
  }

  mutating func text(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node) {
    if anchor == nil, Trail.announces(id, in: tree) { finish() }
    builder.append(tree, node)
  }

  /// Ends a text that is no link.
  mutating func finish() {
    guard let place = builder.firstPlace else { return }
    let scalars = Array(builder.finished().unicodeScalars)
    var start = 0
    for index in 0...scalars.count {
      guard index == scalars.count || Self.isSeparator(scalars, index) else { continue }
      add(scalars[start..<index], place: place)
      start = index + 1
    }
    builder = TextBuilder(maximumSize: 4_096)
  }

  private mutating func add(_ scalars: ArraySlice<Unicode.Scalar>, place: Int) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    let words = TextBuilder.trimmed(Array(String(view).utf8)[...])
    // `->` leaves a dash, and a lone dot or bar between links is a separator, too.
    guard !words.isEmpty,
      words.contains(where: { $0 >= 0x80 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 &- 0x30 < 10 })
    else { return }
    let text = String(decoding: words, as: UTF8.self)
    steps.append(HTMLPage.Step(words: HTMLPage.Passage(text: text, range: place..<place), written: nil))
  }

  private static func isSeparator(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    switch scalars[index] {
    case ">", "＞", "»", "›", "→", "》", "/", "／", "|", "｜", "\\", "\n", "\t", "·", "•": true
    case "-": index + 1 < scalars.count && scalars[index + 1] == ">"
    default: false
    }
  }
}
