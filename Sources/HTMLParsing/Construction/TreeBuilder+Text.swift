extension TreeBuilder {
  /// Takes bytes off the front of the text token.
  mutating func dropText(_ count: Int) {
    let run = tokenizer.token.run
    let start = run.range.lowerBound + count
    tokenizer.token.run = ByteRun(start..<run.range.upperBound, isDecoded: run.isDecoded)
    if !run.isDecoded { tokenizer.token.start = start }
  }

  @inline(__always)
  private func byte(_ run: ByteRun, _ offset: Int) -> UInt8 {
    run.isDecoded ? tokenizer.decoded[Int(run.start) + offset] : tokenizer.bytes[Int(run.start) + offset]
  }

  /// How many bytes at the front of a run are white space.
  func countOfSpaces(_ run: ByteRun) -> Int {
    var count = 0
    while count < run.count, PageBytes.isSpace(byte(run, count)) { count += 1 }
    return count
  }

  /// Takes the white space off the front of the text token: what is left is read again.
  ///
  /// - Returns: the white space with its place, or nil if the text begins with another character.
  mutating func takeSpaces() -> (run: ByteRun, place: Range<Int>)? {
    let run = tokenizer.token.run
    let count = countOfSpaces(run)
    guard count > 0 else { return nil }
    let taken = ByteRun(run.range.lowerBound..<run.range.lowerBound + count, isDecoded: run.isDecoded)
    let place = run.isDecoded ? place : taken.range
    dropText(count)
    return (taken, place)
  }

  /// Whether nothing of the text token is left.
  var isTextEmpty: Bool { tokenizer.token.run.count == 0 }

  /// Puts the text token where characters are put (insert a character, section 13.2.6.1).
  mutating func insertText() {
    insertText(tokenizer.token.run, place: place)
  }

  /// Puts text into the tree; it is joined with text right before it.
  mutating func insertText(_ run: ByteRun, place: Range<Int>) {
    let spot = insertionPlace(isLeaf: true)
    // A document takes no text.
    guard !spot.parent.isNone else { return }
    let before =
      spot.sibling.isNone
      ? tree.nodes[Int(spot.parent.index)].lastChild : tree.nodes[Int(spot.sibling.index)].previous
    if !before.isNone, tree.nodes[Int(before.index)].kind == .text {
      return tree.extend(before, with: run, place: place)
    }
    put(tree.makeText(.text, run, place: place), at: spot)
  }

  /// Puts the white space at the front of the text token into the tree; true if words are left.
  mutating func insertSpacesAndSeeWords() -> Bool {
    if let spaces = takeSpaces() { insertText(spaces.run, place: spaces.place) }
    return !isTextEmpty
  }

  /// Puts only the white space of the text token into the tree, wherever it stands in it.
  mutating func insertOnlySpaces() {
    while !isTextEmpty {
      if let spaces = takeSpaces() {
        insertText(spaces.run, place: spaces.place)
      } else {
        dropText(1)
      }
    }
  }

  /// Puts the comment token behind the last child of a node, or where a node is put.
  mutating func insertComment(into parent: NodeID? = nil) {
    let comment = tree.makeText(.comment, tokenizer.token.run, place: place)
    put(comment, at: parent.map { Spot(parent: $0, sibling: .none) } ?? insertionPlace(isLeaf: true))
  }

  /// U+FFFD in the place of a NUL.
  mutating func insertReplacement() {
    let start = tokenizer.decoded.count
    tokenizer.appendReplacement()
    insertText(ByteRun(start..<start + 3, isDecoded: true), place: place)
  }
}
