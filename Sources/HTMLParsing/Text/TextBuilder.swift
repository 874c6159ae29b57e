/// Puts together the text that a reader sees: white space collapsed, a line feed between blocks, a tab between cells.
///
/// No-break spaces collapse like spaces, since pages use them to push words apart; ideographic spaces stay inside a line
/// (张三　李四) and go at its ends, where they are indents, and so do en and em spaces. Marks without width are left out.
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
      } else if first == 0xE3 || first == 0xE2, isWideSpace(slice.prefix(3)) {
        slice.removeFirst(3)
      } else {
        break
      }
    }
    while let last = slice.last {
      if last <= 0x20 {
        slice.removeLast()
      } else if last >= 0x80, last <= 0x8A, isWideSpace(slice.suffix(3)) {
        slice.removeLast(3)
      } else {
        break
      }
    }
    return slice
  }

  /// Whether three bytes are an ideographic space or one of the spaces of other widths (U+2000…U+200A).
  private static func isWideSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 3 else { return false }
    let (first, second, third) = (bytes[bytes.startIndex], bytes[bytes.startIndex + 1], bytes[bytes.startIndex + 2])
    return second == 0x80 && (first == 0xE3 && third == 0x80 || first == 0xE2 && third <= 0x8A)
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
    unsafe bytes.withUnsafeBufferPointer { all in
      guard range.upperBound <= all.count, let base = all.baseAddress else { return }
      let end = range.upperBound
      var index = range.lowerBound
      while index < end {
        let start = index
        index = unsafe Self.plainEnd(base, index, end)
        if index > start {
          let stretch = unsafe UnsafeBufferPointer(rebasing: all[start..<index])
          unsafe copy(stretch, place: isSource ? place + start - range.lowerBound : place, isSource)
        }
        guard index < end else { return }
        unsafe index += space(base + index, end - index)
      }
    }
  }

  /// The end of the bytes that are text and nothing to look at more closely.
  @inline(__always)
  private static func plainEnd(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      let byte = unsafe bytes[index]
      if byte > 0x20 {
        // Characters without a special one among those with the same first byte, which are nearly all.
        if byte < 0xC2 {
          index &+= 1
          continue
        }
        if byte >= 0xE4, byte < 0xEF {
          index &+= 3
          continue
        }
        if unsafe isSpecial(bytes + index, end &- index) { return index }
        index &+= 1
      } else {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0C, 0x0D: return index
        default: index &+= 1
        }
      }
    }
    // A sequence that the end cuts was stepped over.
    return min(index, end)
  }

  /// Whether a no-break space, soft hyphen, space of any width or none, or byte order mark begins here.
  private static func isSpecial(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard count > 1 else { return false }
    let (first, second) = unsafe (bytes[0], bytes[1])
    if first == 0xC2 { return second == 0xA0 || second == 0xAD }
    guard count > 2 else { return false }
    let third = unsafe bytes[2]
    switch first {
    case 0xE2: return second == 0x80 && third <= 0x8B
    case 0xE3: return second == 0x80 && third == 0x80
    case 0xEF: return second == 0xBB && third == 0xBF
    default: return false
    }
  }

  /// Takes in special characters and returns how many bytes they have.
  @inline(__always)
  private mutating func space(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    switch unsafe bytes[0] {
    case 0xC2:
      // A soft hyphen shows nothing.
      if unsafe bytes[1] == 0xA0 { addSpace() }
      return 2
    case 0xE3:
      addSpace([0xE3, 0x80, 0x80])
      return 3
    case 0xE2:
      let last = unsafe bytes[2]
      if last != 0x8B { addSpace([0xE2, 0x80, last]) }
      return 3
    case 0xEF: return 3
    case 0x0A where isPreformatted:
      addLineFeed()
      return 1
    default:
      addSpace()
      if isPreformatted { return 1 }
      var length = 1
      while length < count,
        unsafe bytes[length] == 0x20 || bytes[length] == 0x0A || bytes[length] == 0x09
          || bytes[length] == 0x0D
      {
        length &+= 1
      }
      return length
    }
  }

  /// Adds a space; one that collapses goes only behind text and not behind its like.
  @inline(__always)
  private mutating func addSpace() {
    if !isPreformatted {
      guard pending == .nothing, text.count > lineStart, spaces.last != 0x20 else { return }
    }
    spaces.append(0x20)
  }

  /// Adds a space with a width of its own.
  private mutating func addSpace(_ bytes: [UInt8]) {
    if !isPreformatted {
      guard pending == .nothing, text.count > lineStart else { return }
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

  private mutating func copy(_ stretch: UnsafeBufferPointer<UInt8>, place: Int, _ isSource: Bool) {
    flush()
    if firstPlace == nil { firstPlace = place }
    lastPlace = isSource ? place + stretch.count : place
    if keepsAnchors, anchors.last.map({ $0.place - $0.offset != place - text.count }) ?? true {
      anchors.append(Anchor(offset: text.count, place: place))
    }
    unsafe text.append(contentsOf: stretch)
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
