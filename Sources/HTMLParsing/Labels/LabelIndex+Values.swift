extension LabelIndex {
  /// The bytes of the text that are the value of a label; nil if there is none, empty if the place for it is blank.
  func value(of entry: Entry) -> Range<Int>? {
    switch entry.kind {
    case .cell:
      guard let ranges = tables[entry.index].values(of: entry.part) else { return nil }
      return joined(ranges)
    case .term: return description(of: HTMLTree.NodeID(index: UInt32(truncatingIfNeeded: entry.index)))
    case .prefix: return prefixed(entry)
    case .heading, .line: return under(entry.index)
    case .plain: return besidePlain(entry.index)
    }
  }

  /// Ranges that follow one another, as one.
  private func joined(_ ranges: [Range<Int>]) -> Range<Int> {
    let filled = ranges.filter { !$0.isEmpty }
    guard let first = filled.first else { return 0..<0 }
    return filled.reduce(first) { min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound) }
  }

  /// The descriptions behind a term, up to the next term.
  private func description(of term: HTMLTree.NodeID) -> Range<Int>? {
    var ranges: [Range<Int>] = []
    var hasBegun = false
    var sibling = tree.nextSibling(of: term)
    while let next = sibling {
      if tree.isElement(next, .dd) {
        hasBegun = true
        // 时　间 is the name of another column, in a list that is used as a table.
        if let range = extents[next], !LabelTable.isSpaced(TextBuilder.trimmed(text[range])) { ranges.append(range) }
      } else if tree.isElement(next, .dt), hasBegun {
        break
      }
      sibling = tree.nextSibling(of: next)
    }
    return hasBegun ? joined(ranges) : nil
  }

  // MARK: - Lines

  /// What stands behind a label in its line, and the items of a list that go on with it.
  private func prefixed(_ entry: Entry) -> Range<Int>? {
    let bytes = TextBuilder.trimmed(text[entry.part..<max(entry.part, entry.end)])
    guard !bytes.isEmpty else {
      // With something else behind it in the line its own place is blank.
      return entry.end < lines[entry.index].range.upperBound ? 0..<0 : under(entry.index) ?? 0..<0
    }
    var end = bytes.endIndex
    guard entry.end == lines[entry.index].range.upperBound else { return bytes.startIndex..<end }
    var index = entry.index + 1
    let block = lines[entry.index].block
    while index < lines.count, lines[index].block == block, continues(index, after: end) {
      end = TextBuilder.trimmed(text[lines[index].range]).endIndex
      index += 1
    }
    return bytes.startIndex..<end
  }

  /// Whether a line of the same block goes on with the value before it, as the items of a list do.
  private func continues(_ index: Int, after end: Int) -> Bool {
    let line = lines[index]
    if line.isBold || line.level > 0 { return false }
    let starts = line.numbering == .arabic || line.numbering == .arabicInBrackets || line.numbering == .circled
    let before = text[max(0, end - 3)..<end]
    let goesOn = [[0xEF, 0xBC, 0x9B], [0xEF, 0xBC, 0x8C], [0xE3, 0x80, 0x81]].contains { before.elementsEqual($0) }
    return (starts || goesOn || text[line.range].starts(with: Array("《".utf8))) && line.prefixes.isEmpty
  }

  /// What stands under a label that has a line of its own, up to the next label of its kind.
  private func under(_ index: Int) -> Range<Int>? {
    let label = lines[index]
    let first = index + 1
    guard first < lines.count, !label.isLink, let container = container(of: label, holding: lines[first]) else {
      return nil
    }
    var next = first
    while next < lines.count, !ends(label, at: lines[next]), contains(container, lines[next].node),
      lines[next].range.upperBound - label.range.upperBound < 20_000
    {
      next += 1
    }
    guard next > first else { return 0..<0 }
    return lines[first].range.lowerBound..<lines[next - 1].range.upperBound
  }

  /// Whether a line is where the text under a label ends.
  private func ends(_ label: LabelLine, at line: LabelLine) -> Bool {
    if line.level > 0 { return label.level == 0 || line.level <= label.level }
    if label.endsWithColon, label.level == 0, line.hasOwnLabel { return true }
    if label.level > 0 || !line.isShort { return false }
    if label.isBold { return line.isBold }
    if let numbering = label.numbering { return line.numbering == numbering }
    return line.endsWithColon || line.isBold || line.hasOwnLabel
  }

  /// The nearest element around a label that holds what follows it; labels in cells have their values in them.
  private func container(of label: LabelLine, holding next: LabelLine) -> HTMLTree.NodeID? {
    var candidate: HTMLTree.NodeID? = label.block
    for _ in 0..<5 {
      guard let element = candidate else { return nil }
      if contains(element, next.node) { return element }
      switch tree.tag(of: element) {
      case .td, .th, .body, .dd: return nil
      default: candidate = tree.parent(of: element)
      }
    }
    return nil
  }

  private func contains(_ element: HTMLTree.NodeID, _ node: HTMLTree.NodeID) -> Bool {
    var current: HTMLTree.NodeID? = node
    while let candidate = current {
      if candidate == element { return true }
      current = tree.parent(of: candidate)
    }
    return false
  }

  /// The text of the element beside one that holds nothing but the label, if the two look different.
  private func besidePlain(_ index: Int) -> Range<Int>? {
    let label = lines[index]
    let first = index + 1
    guard first < lines.count, !label.isLink, !lines[first].isLink, lines[first].level == 0,
      let container = container(of: label, holding: lines[first]),
      let own = child(of: container, around: label.node), let other = child(of: container, around: lines[first].node),
      own != other, !isChoice(own), !looksAlike(own, other) || elementCount(container) == 2
    else { return nil }
    var next = first
    while next < lines.count, contains(other, lines[next].node) { next += 1 }
    guard next > first else { return nil }
    return lines[first].range.lowerBound..<lines[next - 1].range.upperBound
  }

  private func child(of container: HTMLTree.NodeID, around node: HTMLTree.NodeID) -> HTMLTree.NodeID? {
    var current = node
    while let parent = tree.parent(of: current) {
      if parent == container { return current }
      current = parent
    }
    return nil
  }

  private func looksAlike(_ left: HTMLTree.NodeID, _ right: HTMLTree.NodeID) -> Bool {
    guard tree.kind(of: left) == .element, tree.kind(of: right) == .element else {
      return tree.kind(of: left) == tree.kind(of: right)
    }
    return tree.name(of: left) == tree.name(of: right) && tree.value(.class, of: left) == tree.value(.class, of: right)
  }

  /// Whether an element is one of several things to choose from.
  private func isChoice(_ id: HTMLTree.NodeID) -> Bool {
    switch tree.tag(of: id) {
    case .option, .li, .button: true
    default: false
    }
  }

  private func elementCount(_ id: HTMLTree.NodeID) -> Int {
    tree.children(of: id).reduce(0) { $0 + (tree.kind(of: $1) == .element ? 1 : 0) }
  }
}
