/// Takes a page apart into headings, paragraphs and tables.
struct BlockSink: TextSink {
  private let tree: HTMLTree
  private(set) var blocks: [HTMLPage.Block] = []
  /// The text since the last border of a block.
  private var builder: TextBuilder
  private var level: Int?
  private var sizeLeft: Int

  init(_ tree: HTMLTree, limits: HTMLPage.Limits) {
    self.tree = tree
    sizeLeft = limits.textSize
    builder = TextBuilder(maximumSize: limits.textSize, keepsAnchors: true)
  }

  mutating func enter(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) -> Bool {
    if role == .hidden || tree.isHidden(node) { return false }
    if tree.isElement(id, .table), addTable(id) { return false }
    if role == .lineBreak, level != nil {
      // A heading that is broken into lines is one heading.
      builder.breakLine()
    } else if role != .inline {
      finish(id)
    }
    if let level = tree.headingLevel(id) { self.level = level }
    if role == .preformatted { builder.isPreformatted = true }
    return true
  }

  mutating func leave(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node, _ role: TextRole) {
    if role != .inline, role != .lineBreak { finish(id) }
    if tree.headingLevel(id) != nil { level = nil }
    if role == .preformatted { builder.isPreformatted = false }
  }

  mutating func text(_ id: HTMLTree.NodeID, _ node: HTMLTree.Node) {
    builder.append(tree, node)
  }

  /// Ends a block, if anything is in it.
  private mutating func finish(_ id: HTMLTree.NodeID) {
    guard builder.firstPlace != nil else { return }
    let passage = tree.passage(builder, of: id)
    if !passage.text.isEmpty { blocks.append(level.map { .heading(level: $0, passage) } ?? .paragraph(passage)) }
    let isPreformatted = builder.isPreformatted
    sizeLeft -= passage.text.utf8.count
    builder = TextBuilder(maximumSize: max(0, sizeLeft), keepsAnchors: true)
    builder.isPreformatted = isPreformatted
  }

  /// Adds a table of data; false for one of layout.
  private mutating func addTable(_ id: HTMLTree.NodeID) -> Bool {
    let grid = TableGrid(id, in: tree)
    guard grid.isData(id, in: tree) else { return false }
    finish(id)
    // What is misplaced in a table stands before it, and was taken with what is before.
    let passages = grid.cells.map { cell -> HTMLPage.Passage in
      let passage = tree.passage(cell.id, maximumSize: max(0, sizeLeft), keepsAnchors: true)
      sizeLeft -= passage.text.utf8.count
      return passage
    }
    let rows = grid.rows.map { row in row.compactMap { index in index.map { passages[$0] } } }
    let caption = grid.caption.map { tree.passage($0, maximumSize: max(0, sizeLeft), keepsAnchors: true) }
    blocks.append(.table(caption: caption, rows: rows.filter { !$0.isEmpty }))
    return true
  }
}

extension HTMLTree {
  /// The level of a heading; nil for other nodes.
  func headingLevel(_ id: NodeID) -> Int? {
    switch tag(of: id) {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}

extension HTMLPage {
  /// The headings, paragraphs and tables in document order, with the places of their characters.
  ///
  /// A list item is a paragraph, and so is each line that `br` ends. Tables of layout are taken apart like the rest.
  package var blocks: [Block] {
    var sink = BlockSink(tree, limits: limits)
    tree.walk(tree.document, into: &sink)
    return sink.blocks
  }
}
