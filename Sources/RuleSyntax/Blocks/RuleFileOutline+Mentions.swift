extension RuleFileOutline {
  /// Whether a table is read out of pages, whatever else is called so.
  package var readsPages: Bool {
    blocks.contains { block in
      block.head == "table" && block.clauses.contains { $0.id == "source" && lines[$0.line].isPageSource }
    }
  }

  /// Which of some labels the lines of the file name, outside quotations, comments and headers.
  ///
  /// A label inside a longer name that is declared, or one that is declared itself, is not meant; in the items of a table
  /// nor is what stands in brackets, which are names in the data.
  ///
  /// - Parameters:
  ///   - labels: the labels looked for.
  ///   - declared: the names that win.
  package func mentioned(_ labels: [String], besides declared: [String]) -> Set<String> {
    let mentions = Mentions(labels: labels, declared: declared)
    var found: Set<String> = []
    for block in blocks {
      let header = lines[block.header]
      if block.head == "definition" { found.formUnion(mentions.labels(in: header.content, header.name)) }
      for number in (block.header + 1)..<max(block.header + 1, block.last + 1) where lines.indices.contains(number) {
        let line = lines[number]
        switch line.kind {
        case .clause, .item, .row:
          let isField = block.head == "table" && line.kind == .item
          found.formUnion(mentions.labels(in: line.content, line.body, skippingBrackets: isField))
        default: break
        }
      }
    }
    return found
  }
}

/// Finds labels in the text of lines.
private struct Mentions {
  private struct Spelling {
    let form: [UInt32]
    /// The label; nil for a name that wins.
    let label: String?
  }

  private let spellings: [UInt32: [Spelling]]

  init(labels: [String], declared: [String]) {
    var spellings: [UInt32: [Spelling]] = [:]
    let wanted = labels.map { Spelling(form: CodePoints.labelForm($0), label: $0) }
    for name in declared {
      let form = CodePoints.labelForm(name)
      // Only a name that holds a label can hide one.
      guard wanted.contains(where: { Self.holds(form, $0.form) }) else { continue }
      spellings[form[0], default: []].append(Spelling(form: form, label: nil))
    }
    for label in wanted where !label.form.isEmpty { spellings[label.form[0], default: []].append(label) }
    self.spellings = spellings.mapValues { list in
      list.enumerated().sorted { left, right in
        // The longest first; of two that are equal the declared name, which stands first.
        (right.element.form.count, left.offset) < (left.element.form.count, right.offset)
      }.map(\.element)
    }
  }

  private static func holds(_ form: [UInt32], _ part: [UInt32]) -> Bool {
    guard !part.isEmpty, form.count >= part.count else { return false }
    return (0...(form.count - part.count)).contains { form[$0..<($0 + part.count)].elementsEqual(part) }
  }

  func labels(in content: ContentText, _ indices: Range<Int>, skippingBrackets: Bool = false) -> Set<String> {
    var found: Set<String> = []
    var index = indices.lowerBound
    var depth = 0
    while index < indices.upperBound {
      if let quote = content.quotes[index] {
        index = max(quote.end, index + 1)
        continue
      }
      let scalar = content.scalars[index]
      if skippingBrackets, scalar == 0x28 { depth += 1 }
      if skippingBrackets, scalar == 0x29 { depth -= 1 }
      if depth <= 0, let spelling = spelling(in: content, at: index, to: indices.upperBound) {
        if let label = spelling.label { found.insert(label) }
        index += spelling.form.count
      } else {
        index += 1
      }
    }
    return found
  }

  private func spelling(in content: ContentText, at index: Int, to end: Int) -> Spelling? {
    let first = CodePoints.folded(content.scalars[index])
    return spellings[first]?.first { spelling in
      let last = index + spelling.form.count
      guard last <= end else { return false }
      for (offset, scalar) in spelling.form.enumerated()
      where CodePoints.folded(content.scalars[index + offset]) != scalar { return false }
      return Self.isBorder(content, index, from: index - 1)
        && (last == end || Self.isBorder(content, last - 1, from: last))
    }
  }

  /// Whether an ASCII word doesn't go on from one place to the next.
  private static func isBorder(_ content: ContentText, _ inside: Int, from outside: Int) -> Bool {
    guard content.scalars.indices.contains(outside) else { return true }
    return !(CodePoints.isASCIIWord(content.scalars[inside]) && CodePoints.isASCIIWord(content.scalars[outside]))
  }
}
