/// Puts together the text that a reader sees: white space collapsed, a line feed between blocks, a tab between cells.
///
/// No-break spaces collapse like spaces, since pages use them to push words apart; ideographic spaces stay inside a line
/// (张三　李四) and go at its ends, where they are indents. Marks without width are left out.
struct TextBuilder {
  /// Where a stretch of text stands in the source; it goes on byte by byte to the next stretch.
  struct Anchor {
    let offset: Int
    let place: Int
  }

  private enum Pending {
    case nothing, tab, lineFeed
  }

  /// The text so far.
  private(set) var text: [UInt8] = []
  /// The source of the first byte that is no white space; nil as long as there is none.
  private(set) var firstPlace: Int?
  /// The end, in the source, of the last byte that is no white space.
  private(set) var lastPlace = 0
  /// Where stretches stand, if that is asked for.
  private(set) var anchors: [Anchor] = []
  /// Whether white space counts.
  var isPreformatted = false
  /// The first byte of the line that the next text goes into.
  private(set) var lineStart = 0
  private var pending = Pending.nothing
  /// White space that counts if anything follows it in the line.
  private var spaces: [UInt8] = []
  private let keepsAnchors: Bool
  private let maximumSize: Int
  private(set) var isCut = false

  init(maximumSize: Int, keepsAnchors: Bool = false) {
    self.maximumSize = maximumSize
    self.keepsAnchors = keepsAnchors
  }

  /// Ends the line, if anything is in it.
  mutating func breakLine() {
    pending = .lineFeed
    spaces.removeAll(keepingCapacity: true)
  }

  /// Ends a cell of a row.
  mutating func breakCell() {
    if pending != .lineFeed { pending = .tab }
    spaces.removeAll(keepingCapacity: true)
  }

  /// Whether what comes next begins a line.
  var isAtLineStart: Bool { text.count == lineStart || pending == .lineFeed }

  /// Whether what comes next stands behind a border between cells.
  var isAtCellStart: Bool { pending == .tab }

  /// Where a byte of the text stands in the source, if anchors are kept.
  func place(of offset: Int) -> Int {
    var (low, high) = (0, anchors.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if anchors[middle].offset <= offset { low = middle } else { high = middle }
    }
    guard low < anchors.count else { return 0 }
    return anchors[low].place + max(0, offset - anchors[low].offset)
  }

  /// The bytes between two sizes the text had, without white space at their ends.
  func trimmed(_ range: Range<Int>) -> ArraySlice<UInt8> {
    Self.trimmed(text[range])
  }

  /// Bytes without white space at their ends, ideographic spaces included.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes
    while let first = slice.first {
      if first <= 0x20 {
        slice.removeFirst()
      } else if first == 0xE3, slice.starts(with: [0xE3, 0x80, 0x80]) {
        slice.removeFirst(3)
      } else {
        break
      }
    }
    while let last = slice.last {
      if last <= 0x20 {
        slice.removeLast()
      } else if last == 0x80, slice.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) {
        slice.removeLast(3)
      } else {
        break
      }
    }
    return slice
  }

  /// The text, without white space at its end.
  func finished() -> String {
    String(decoding: Self.trimmed(text[...]), as: UTF8.self)
  }

  /// Adds the runs of a text node.
  mutating func append(_ tree: HTMLTree, _ node: HTMLTree.Node) {
    var piece = Int(node.first)
    var place = Int(node.start)
    while true {
      let current = tree.pieces[piece]
      let range = current.run.range
      if current.run.isDecoded {
        // A character reference stands behind what was before it; its own end is the next run's beginning.
        append(tree.decoded, range, place: place, isSource: false)
      } else {
        place = range.lowerBound
        append(tree.source, range, place: place, isSource: true)
        place = range.upperBound
      }
      guard current.next != 0 else { break }
      piece = Int(current.next)
    }
  }

  /// Adds bytes that stand at a place in the source.
  private mutating func append(_ bytes: [UInt8], _ range: Range<Int>, place: Int, isSource: Bool) {
    guard text.count <= maximumSize else {
      isCut = true
      return
    }
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let start = index
      index = Self.plainEnd(bytes, index, end)
      if index > start {
        copy(bytes, start..<index, place: isSource ? place + start - range.lowerBound : place, isSource)
      }
      guard index < end else { return }
      // A soft hyphen shows nothing.
      let isHyphen = bytes[index] == 0xC2 && bytes[index + 1] == 0xAD
      index += isHyphen ? 2 : space(bytes[index])
    }
  }

  /// The end of the bytes that are text and nothing to look at more closely.
  @inline(__always)
  private static func plainEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte > 0x20, byte < 0xC2 {
        index &+= 1
        continue
      }
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D: return index
      case 0xC2 where index + 1 < end && (bytes[index + 1] == 0xA0 || bytes[index + 1] == 0xAD): return index
      case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x8B: return index
      case 0xE3 where index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80: return index
      case 0xEF where index + 2 < end && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF: return index
      default: index &+= 1
      }
    }
    return index
  }

  /// Takes in one special character by its first byte and returns its length.
  private mutating func space(_ byte: UInt8) -> Int {
    switch byte {
    case 0xC2:
      addSpace([0x20])
      return 2
    case 0xE3:
      addSpace([0xE3, 0x80, 0x80])
      return 3
    case 0xE2, 0xEF: return 3
    case 0x0A where isPreformatted:
      addLineFeed()
      return 1
    default:
      addSpace([0x20])
      return 1
    }
  }

  private mutating func addSpace(_ bytes: [UInt8]) {
    if !isPreformatted {
      guard pending == .nothing, text.count > lineStart, bytes[0] != 0x20 || spaces.last != 0x20 else { return }
    }
    spaces.append(contentsOf: bytes)
  }

  /// A line feed that counts, even if the line is empty.
  private mutating func addLineFeed() {
    spaces.removeAll(keepingCapacity: true)
    flush()
    guard !text.isEmpty else { return }
    text.append(0x0A)
    lineStart = text.count
  }

  private mutating func copy(_ bytes: [UInt8], _ range: Range<Int>, place: Int, _ isSource: Bool) {
    flush()
    if firstPlace == nil { firstPlace = place }
    lastPlace = isSource ? place + range.count : place
    if keepsAnchors, anchors.last.map({ $0.place - $0.offset != place - text.count }) ?? true {
      anchors.append(Anchor(offset: text.count, place: place))
    }
    text.append(contentsOf: bytes[range])
  }

  private mutating func flush() {
    switch pending {
    case .nothing: break
    case .tab: if text.count > lineStart { text.append(0x09) }
    case .lineFeed:
      if let last = text.last, last != 0x0A { text.append(0x0A) }
      lineStart = text.count
    }
    pending = .nothing
    guard !spaces.isEmpty else { return }
    text.append(contentsOf: spaces)
    spaces.removeAll(keepingCapacity: true)
  }
}
