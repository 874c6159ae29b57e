extension HTMLPage {
  /// The trail of columns that the page shows (当前位置：首页 > 政务公开 > 正文), from the home page down; empty if there is
  /// none.
  package var breadcrumbs: [Step] {
    for id in tree.descendants(of: tree.document) {
      let node = tree.node(id)
      if node.kind == .text, let container = Trail.container(of: id, in: tree) {
        let steps = Trail.steps(container, in: tree)
        if !steps.isEmpty { return steps }
      } else if node.kind == .element, node.count > 0, Trail.isMarked(id, in: tree) {
        let steps = Trail.steps(id, in: tree)
        if steps.count > 1, steps.contains(where: { $0.written != nil }) { return steps }
      }
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

  /// The element with the trail that a text announces; nil if it announces none.
  static func container(of text: HTMLTree.NodeID, in tree: HTMLTree) -> HTMLTree.NodeID? {
    let node = tree.node(text)
    // Long texts are no announcements.
    guard node.end &- node.start < 2_048, let parent = tree.parent(of: text) else { return nil }
    var builder = TextBuilder(maximumSize: 2_048)
    builder.append(tree, node)
    guard opening(builder.text[...]) != nil else { return nil }
    if TextRole.of(tree.node(parent)) == .hidden { return nil }
    // The trail may stand beside the words: go up until something follows them.
    var container = parent
    for _ in 0..<3 {
      let steps = steps(container, in: tree)
      if steps.count > 1 {
        // A bare 位置 may announce an address as well.
        let isBare = builder.text.starts(with: bare)
        return !isBare || isHome(steps[0].words.text) ? container : nil
      }
      guard let next = tree.parent(of: container), tree.node(next).kind == .element,
        !tree.isElement(next, .body)
      else { break }
      container = next
    }
    return nil
  }

  private static func isHome(_ words: String) -> Bool { words.hasSuffix("首页") || words.hasSuffix("主页") }

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
      let words = String(decoding: bytes, as: UTF8.self).lowercased()
      if words.contains("crumb") || words.contains("weizhi") || words.contains("dqwz") { return true }
    }
    return false
  }

  /// The steps in an element, without what announces them.
  static func steps(_ container: HTMLTree.NodeID, in tree: HTMLTree) -> [HTMLPage.Step] {
    var sink = TrailSink(tree)
    tree.walk(container, into: &sink)
    sink.finish()
    var steps = sink.steps
    if let first = steps.first, first.written == nil {
      let words = first.words.text.utf8
      if let count = opening(Array(words)[...]) {
        let rest = TextBuilder.trimmed(Array(words.dropFirst(count))[...])
        steps.removeFirst()
        if !rest.isEmpty {
          let words = HTMLPage.Passage(text: String(decoding: rest, as: UTF8.self), range: first.words.range)
          steps.insert(HTMLPage.Step(words: words, written: nil), at: 0)
        }
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
