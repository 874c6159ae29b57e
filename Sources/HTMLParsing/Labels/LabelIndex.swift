/// Where labels stand in a page and what stands beside or under them.
///
/// Everything that may be a label is entered once under its key; asking for a label then costs next to nothing, however
/// many labels a rule pack asks for.
struct LabelIndex {
  /// Something that may be a label.
  struct Entry {
    /// How plainly the page says that this is a label; the plainer, the lower.
    enum Kind: Int {
      /// A cell of a table.
      case cell
      /// A term of a list of terms.
      case term
      /// Text with a colon, in 【】, or an element of its own, before the value in one line.
      case prefix
      /// A heading.
      case heading
      /// A line alone: bold, numbered, or with a colon.
      case line
      /// A line alone that nothing marks.
      case plain
    }

    let kind: Kind
    /// The table or line.
    let index: Int
    /// The cell in the table; for a prefix the first byte of the value.
    let part: Int
    /// For a prefix the end of the value.
    let end: Int
    /// Where it stands in the text, for the order.
    let offset: Int
  }

  let tree: HTMLTree
  let text: [UInt8]
  let builder: TextBuilder
  let lines: [LabelLine]
  private(set) var tables: [LabelTable] = []
  let extents: [HTMLTree.NodeID: Range<Int>]
  /// What may be labels, and beside each the place of its key in ``keys``. Few labels are asked for, so that going through
  /// a list of hashes costs less than a dictionary.
  private var entries: [(hash: UInt64, key: Range<Int>, entry: Entry)] = []
  private var keys: [UInt8] = []

  init(_ tree: HTMLTree, limits: HTMLPage.Limits) {
    var sink = LineSink(tree, limits: limits)
    tree.walk(tree.document, into: &sink)
    self.tree = tree
    builder = sink.builder
    text = sink.builder.text
    lines = LabelLine.lines(of: sink)
    extents = Dictionary(sink.extents.map { ($0.id, $0.range) }, uniquingKeysWith: { first, _ in first })
    for table in sink.tables { add(LabelTable(table, in: tree, text: text, extents: extents)) }
    addTerms(sink.extents)
    for index in lines.indices { add(line: index) }
  }

  /// What may be labels under a key, the plainest first, else in the order of the page.
  func entries(_ key: [UInt8]) -> [Entry] {
    let hash = Self.hash(key)
    return entries.filter { $0.hash == hash && keys[$0.key] == key[...] }.map(\.entry)
      .sorted { ($0.kind.rawValue, $0.offset) < ($1.kind.rawValue, $1.offset) }
  }

  private mutating func enter(_ key: [UInt8]?, _ entry: Entry) {
    guard let key else { return }
    add(key, entry)
    if let short = LabelText.keyWithoutRemark(key) { add(short, entry) }
  }

  private mutating func add(_ key: [UInt8], _ entry: Entry) {
    let start = keys.count
    keys.append(contentsOf: key)
    entries.append((Self.hash(key), start..<keys.count, entry))
  }

  /// FNV-1a of 64 bits; keys are compared as well.
  private static func hash(_ key: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  private mutating func add(_ table: LabelTable) {
    let index = tables.count
    tables.append(table)
    for (part, key) in table.keys.enumerated() {
      enter(key, Entry(kind: .cell, index: index, part: part, end: 0, offset: table.texts[part].lowerBound))
    }
  }

  private mutating func addTerms(_ extents: [LineSink.Extent]) {
    for extent in extents where tree.isElement(extent.id, .dt) {
      let words = TextBuilder.trimmed(text[extent.range])
      enter(
        LabelText.key(words),
        Entry(kind: .term, index: Int(extent.id.index), part: 0, end: 0, offset: words.startIndex))
    }
  }

  private mutating func add(line index: Int) {
    let line = lines[index]
    let bytes = TextBuilder.trimmed(text[line.range])
    let kind: Entry.Kind =
      line.level > 0 ? .heading : line.isBold || line.endsWithColon || line.numbering != nil ? .line : .plain
    enter(LabelText.key(bytes), Entry(kind: kind, index: index, part: 0, end: 0, offset: bytes.startIndex))
    for prefix in line.prefixes {
      enter(
        LabelText.key(text[prefix.label]),
        Entry(
          kind: .prefix, index: index, part: prefix.valueStart, end: prefix.valueEnd, offset: prefix.label.lowerBound))
    }
  }
}

/// Keeps the index of a page once it was asked for.
final class LabelCache {
  var index: LabelIndex?
}
