/// Takes the text of a page with what tells labels from values: lines, bold and linked stretches, cells and terms.
struct LineSink: TextSink {
  /// A stretch of text of one text node.
  struct Run {
    let start: Int
    let end: Int
    let node: HTMLTree.NodeID
    /// The innermost element that is a block.
    let block: HTMLTree.NodeID
    let isBold: Bool
    let isLink: Bool
    let level: Int
  }

  /// The bytes of an element's text.
  struct Extent {
    let id: HTMLTree.NodeID
    var range: Range<Int>
  }

  private let tree: HTMLTree
  private(set) var builder: TextBuilder
  private(set) var runs: [Run] = []
  /// The tables, in the order of their beginnings.
  private(set) var tables: [HTMLTree.NodeID] = []
  /// The texts of cells, terms and descriptions, in the order of their ends.
  private(set) var extents: [Extent] = []
  /// Where elements within a line end that begin it.
  private(set) var leads: [Int] = []
  private var openExtents: [Extent] = []
  private var openLeads: [Extent] = []
  private var blocks: [HTMLTree.NodeID]
  private var bold: [HTMLTree.NodeID] = []
  private var links: [HTMLTree.NodeID] = []
  private var level = 0

  init(_ tree: HTMLTree, limits: HTMLPage.Limits) {
    self.tree = tree
    builder = TextBuilder(maximumSize: limits.textSize, keepsAnchors: true)
    blocks = [tree.document]
  }

  mutating func enter(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) -> Bool {
    if role == .hidden || tree.isHidden(node) { return false }
    builder.begin(role)
    let tag = tree.tag(of: id)
    if role == .inline {
      if tag == .a {
        links.append(id)
      } else if isLead, !(tag == .label && holdsControl(id)) {
        openLeads.append(Extent(id: id, range: 0..<0))
      }
      if isBold(id, node, tag) { bold.append(id) }
    } else if role != .lineBreak {
      blocks.append(id)
      if let heading = tree.headingLevel(id) { level = heading }
      if tag == .table { tables.append(id) }
      if role == .cell || tag == .dt || tag == .dd {
        openExtents.append(Extent(id: id, range: builder.text.count..<builder.text.count))
        if tag == .th || tag == .dt { bold.append(id) }
      }
    }
    return true
  }

  mutating func leave(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) {
    if bold.last == id { bold.removeLast() }
    if links.last == id { links.removeLast() }
    if openLeads.last?.id == id {
      openLeads.removeLast()
      leads.append(builder.text.count)
    }
    if blocks.last == id, blocks.count > 1 { blocks.removeLast() }
    if tree.headingLevel(id) != nil { level = 0 }
    if let extent = openExtents.last, extent.id == id {
      openExtents.removeLast()
      extents.append(Extent(id: id, range: extent.range.lowerBound..<builder.text.count))
    }
    builder.end(role)
  }

  mutating func text(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node) {
    let start = builder.text.count
    builder.append(tree, node)
    guard builder.text.count > start else { return }
    runs.append(
      Run(
        start: start, end: builder.text.count, node: id, block: blocks[blocks.count - 1], isBold: !bold.isEmpty,
        isLink: !links.isEmpty, level: level))
  }

  /// Whether what comes next begins a line or a cell.
  private var isLead: Bool { builder.isAtLineStart || builder.isAtCellStart }

  /// Whether a `label` names a box to tick in it, and nothing behind it.
  private func holdsControl(_ id: HTMLTree.NodeID) -> Bool {
    tree.children(of: id).contains { tree.isElement($0, .input) }
  }

  private func isBold(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ tag: KnownName?) -> Bool {
    if tag == .b || tag == .strong { return true }
    guard node.count > 0, let style = tree.attribute(.style, of: id) else { return false }
    let value = tree.bytes(of: style.value)
    guard let weight = value.place(of: "font-weight") else { return false }
    let words = value[(weight + 11)...].drop { $0 == 0x3A || $0 <= 0x20 }
    guard let first = words.first else { return false }
    // From 700 on, or `bold` and `bolder`.
    return first >= 0x37 && first <= 0x39 || first | 0x20 == 0x62
  }
}
