/// The headings of a document with their levels and numbers: those of the markup, and those that are known by their
/// numbers alone.
///
/// A list of headings is what stands with one form of number under one heading. An unnumbered short line between two lists
/// of the same form that begin at 1 parts them, as titles of articles in one file do.
struct DocumentOutline {
  /// A heading.
  struct Heading: Sendable {
    /// The level, from one.
    let level: Int
    /// The number as it is written, with its mark: 一、
    let label: String?
    /// What the number says.
    let ordinal: Int?
    /// The number that follows from the heading before it in the same list.
    let expected: Int?
    /// The number of the list among all lists; nil without a number.
    let list: Int?
    /// The heading above.
    let parent: Int?
    /// The words, at most eighty characters.
    let words: String
    /// The block that it begins.
    let block: Int
    /// Where it begins.
    let place: PlacedText.Place

    /// The number and the words.
    var title: String { (label ?? "") + words }
  }

  /// What is known of a block.
  struct BlockPlace: Sendable {
    /// The innermost heading above it, or the heading that it begins itself.
    var heading: Int?
    /// Whether it begins that heading.
    var isHeading = false
    /// How many characters of its text belong to a heading's number.
    var labelEnd = 0
  }

  /// The headings in reading order.
  private(set) var headings: [Heading] = []
  /// One entry for each block.
  private(set) var blocks: [BlockPlace] = []
  /// How many headings each list has.
  private(set) var listCounts: [Int] = []

  private struct List {
    let number: Int
    var last: Int
    /// Whether text without a number stands behind the last heading.
    var isInterrupted = false
  }

  private struct Open {
    let heading: Int?
    let rank: Int
    let level: Int
    var lists: [HeadingNumber.Style: List] = [:]
  }

  private var open = [Open(heading: nil, rank: -1, level: 0)]
  private var articles: List?
  /// The last list of each form since the last title: 国务院 documents count （一） to （三十） through 一、二、三、.
  private var latest: [HeadingNumber.Style: List] = [:]
  private var ranks: [HeadingNumber.Style: Int] = [:]
  /// A short line without a number, since the last heading.
  private var pendingTitle: (block: Int, text: PlacedText)?

  /// How many characters of a heading are kept.
  private static let longest = 80

  init(_ content: DocumentContent) {
    for (index, block) in content.blocks.enumerated() {
      blocks.append(BlockPlace())
      switch block {
      case .heading(let level, let label, let text): addMarked(level, label, text, block: index)
      case .paragraph(let label, let text): addParagraph(label, text, block: index)
      case .table: break
      }
      if blocks[index].heading == nil { blocks[index].heading = open.last?.heading }
    }
  }

  /// How many headings stand in the list of a heading; nil without a number.
  func siblings(of heading: Heading) -> Int? { heading.list.map { listCounts[$0] } }

  // MARK: - Blocks

  private mutating func addMarked(_ level: Int, _ label: String?, _ text: PlacedText, block: Int) {
    let (number, scalars, end) = Self.number(label, text)
    let rank = level * 2
    if let number, ranks[number.style] == nil { ranks[number.style] = rank }
    close(downTo: rank)
    add(number, scalars, end, label, text, level: level, rank: rank, block: block)
  }

  private mutating func addParagraph(_ label: String?, _ text: PlacedText, block: Int) {
    let (number, scalars, end) = Self.number(label, text)
    guard let number, fits(number) else {
      noteText(scalars, text, block)
      return
    }
    let rank = ranks[number.style] ?? 100 + number.style.rawValue * 2
    openTitle(above: number, rank: rank, block: block)
    close(downTo: rank)
    add(number, scalars, end, label, text, level: (open.last?.level ?? 0) + 1, rank: rank, block: block)
  }

  /// The number is what the word processor shows, or else what the text begins with.
  private static func number(_ label: String?, _ text: PlacedText) -> (HeadingNumber?, Scalars, end: Int) {
    let scalars = Scalars(text.text)
    if let label, let number = HeadingNumber.reading(Scalars(label + " 文")) { return (number, scalars, 0) }
    let number = HeadingNumber.reading(scalars)
    return (number, scalars, number?.end ?? 0)
  }

  /// A bare number counts only where it goes on with a count that began at 1.
  private func fits(_ number: HeadingNumber) -> Bool {
    guard number.style == .bare else { return true }
    let list = open.lazy.compactMap { $0.lists[.bare] }.first
    guard let list else { return number.ordinal == 1 }
    return number.ordinal == 1 || number.ordinal > list.last && number.ordinal <= list.last + 2
  }

  private mutating func noteText(_ scalars: Scalars, _ text: PlacedText, _ block: Int) {
    if Self.isTitle(scalars) { pendingTitle = (block, text) }
    for index in open.indices {
      for style in open[index].lists.keys { open[index].lists[style]?.isInterrupted = true }
    }
  }

  /// Says whether a text looks like a title: short, Chinese, without punctuation.
  static func isTitle(_ text: Scalars) -> Bool {
    guard (2...30).contains(text.count), text.all.contains(where: \.isHan) else { return false }
    if let last = text.all.last, "年月日".unicodeScalars.contains(last), text[0]?.digit != nil { return false }
    return !text.all.contains { $0.endsClause || $0 == "、" || $0 == "." && text[0]?.digit != nil }
  }

  // MARK: - Headings

  /// Opens the title that parts the list that a number begins from the one before.
  private mutating func openTitle(above number: HeadingNumber, rank: Int, block: Int) {
    defer { pendingTitle = nil }
    guard number.ordinal == 1, let title = pendingTitle, open.count > 1 else { return }
    let isRepeated = open.contains { $0.lists[number.style] != nil }
    guard isRepeated || title.block == block - 1 else { return }
    close(downTo: rank - 1)
    latest = latest.filter { $0.key < number.style }
    let level = (open.last?.level ?? 0) + 1
    append(
      Heading(
        level: level, label: nil, ordinal: nil, expected: nil, list: nil, parent: open.last?.heading,
        words: title.text.text, block: title.block, place: title.text.place), rank: rank - 1)
    for index in title.block..<block { blocks[index].heading = headings.count - 1 }
    blocks[title.block].isHeading = true
  }

  private mutating func close(downTo rank: Int) {
    while open.count > 1, let last = open.last, last.rank >= rank { open.removeLast() }
  }

  private mutating func add(
    _ number: HeadingNumber?, _ scalars: Scalars, _ end: Int, _ label: String?, _ text: PlacedText, level: Int,
    rank: Int, block: Int
  ) {
    pendingTitle = nil
    let (expected, list) = number.map { place($0) } ?? (nil, nil)
    let written = end > 0 ? scalars.text(0..<end) : number == nil ? nil : label
    blocks[block] = BlockPlace(heading: headings.count, isHeading: true, labelEnd: end)
    append(
      Heading(
        level: level, label: written.map(Self.trimmed), ordinal: number?.ordinal, expected: expected, list: list,
        parent: open.last?.heading, words: Self.words(scalars, from: end), block: block, place: text.place), rank: rank)
  }

  private mutating func append(_ heading: Heading, rank: Int) {
    open.append(Open(heading: headings.count, rank: rank, level: heading.level))
    headings.append(heading)
  }

  /// Counts a number in its list: what it should be, and the list.
  private mutating func place(_ number: HeadingNumber) -> (expected: Int, list: Int) {
    let parent = open.count - 1
    var list = number.style == .article ? articles : open[parent].lists[number.style]
    if let last = list, number.ordinal == 1, number.style != .article, last.last > 1 || last.isInterrupted {
      list = nil
    }
    if list == nil, number.ordinal > 1, let last = latest[number.style], last.last + 1 == number.ordinal { list = last }
    let expected = (list?.last ?? 0) + 1
    var counted = list ?? List(number: listCounts.count, last: 0)
    if list == nil { listCounts.append(0) }
    counted.last = number.ordinal
    counted.isInterrupted = false
    listCounts[counted.number] += 1
    latest[number.style] = counted
    if number.style == .article { articles = counted } else { open[parent].lists[number.style] = counted }
    return (expected, counted.number)
  }

  /// The first sentence of a heading.
  private static func words(_ text: Scalars, from start: Int) -> String {
    var end = start
    while end < text.count, end - start < longest, !text.all[end].endsSentence { end += 1 }
    return text.text(start..<end)
  }

  private static func trimmed(_ label: String) -> String {
    var view = label.unicodeScalars
    while let last = view.last, last.isBlank { view.removeLast() }
    return String(view)
  }
}
