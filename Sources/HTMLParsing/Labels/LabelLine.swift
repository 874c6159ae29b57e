/// A line of a page's text, or the part of it that stands in one cell.
struct LabelLine {
  /// A label before its value in one line.
  struct Prefix {
    let label: Range<Int>
    let valueStart: Int
    var valueEnd: Int
  }

  /// The bytes of the text.
  let range: Range<Int>
  /// The text node it begins with.
  let node: HTMLTree.NodeID
  /// The innermost block it begins in.
  let block: HTMLTree.NodeID
  /// The level of the heading it is in; 0 outside of headings.
  let level: Int
  /// Whether all of it is bold.
  let isBold: Bool
  /// Whether all of it is a link.
  let isLink: Bool
  let endsWithColon: Bool
  let numbering: LabelText.Numbering?
  private(set) var prefixes: [Prefix] = []
  /// Whether a label at the beginning has a colon and no title of law in it.
  private let isLabelled: Bool

  /// Whether it begins with a label and a colon of its own; a title of law before a colon is none.
  var hasOwnLabel: Bool {
    guard numbering == nil, let first = prefixes.first else { return false }
    return first.label.lowerBound == range.lowerBound && first.label.count <= 30 && isLabelled
  }

  /// Whether it is short enough for a heading.
  var isShort: Bool { range.count <= LabelText.maximumLength }

  /// All lines of a text.
  static func lines(of sink: LineSink) -> [LabelLine] {
    let text = sink.builder.text
    var lines: [LabelLine] = []
    var (run, lead) = (0, 0)
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x09 } ?? text.count
      while run < sink.runs.count, sink.runs[run].end <= start { run += 1 }
      var stop = run
      while stop < sink.runs.count, sink.runs[stop].start < end { stop += 1 }
      if end > start, run < stop {
        let inside = sink.runs[run..<stop].filter { Self.hasText(text[max($0.start, start)..<min($0.end, end)]) }
        while lead < sink.leads.count, sink.leads[lead] <= start { lead += 1 }
        var leadEnd = lead
        while leadEnd < sink.leads.count, sink.leads[leadEnd] < end { leadEnd += 1 }
        if let first = inside.first {
          lines.append(
            LabelLine(start..<end, text: text, first: first, runs: inside, leads: sink.leads[lead..<leadEnd]))
        }
      }
      start = end + 1
    }
    return lines
  }

  private static func hasText(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.contains { $0 > 0x20 } }

  private init(
    _ range: Range<Int>, text: [UInt8], first: LineSink.Run, runs: [LineSink.Run], leads: ArraySlice<Int>
  ) {
    self.range = range
    node = first.node
    block = first.block
    level = first.level
    isBold = runs.allSatisfy(\.isBold)
    isLink = runs.allSatisfy(\.isLink)
    let bytes = TextBuilder.trimmed(text[range])
    endsWithColon = bytes.last == 0x3A || bytes.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A])
    numbering = LabelText.numbering(of: bytes)
    let colons = Self.colonPrefixes(text, range)
    prefixes = colons
    isLabelled = colons.first.map { !Self.hasTitle(text[$0.label]) } ?? false
    var others = Self.bracketPrefixes(text, range)
    others += Self.spacePrefix(text, range)
    for lead in leads.prefix(4) where lead > range.lowerBound && Self.hasText(text[lead..<range.upperBound]) {
      others.append(
        Prefix(
          label: range.lowerBound..<lead, valueStart: Self.skipColon(text, lead, range.upperBound),
          valueEnd: range.upperBound))
    }
    for var other in others
    where !colons.contains(where: {
      $0.label.lowerBound <= other.label.lowerBound
        && $0.valueStart <= other.valueStart && $0.valueStart > other.label.upperBound
    }) {
      other.valueEnd = colons.first { $0.label.lowerBound >= other.valueStart }?.label.lowerBound ?? other.valueEnd
      prefixes.append(other)
    }
  }

  /// Labels with a colon: at the beginning of the line, and behind white space or a bar, as in 来源：本站　浏览：5 次.
  private static func colonPrefixes(_ text: [UInt8], _ range: Range<Int>) -> [Prefix] {
    var prefixes: [Prefix] = []
    /// Where the words before the next colon begin; nil if they don't stand free.
    var start: Int? = range.lowerBound
    /// Behind the last separator.
    var free = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound, prefixes.count < 16 {
      let separator = separatorLength(text, index, range.upperBound)
      let colon = separator > 0 ? 0 : colonLength(text, index, range.upperBound)
      if separator > 0 {
        index += separator
        free = index
        // White space within the first label (索 引 号：) is part of it.
        if !prefixes.isEmpty || index - (start ?? index) > 24 { start = index }
      } else if colon > 0 {
        add(text, start, free, index, colon, range, to: &prefixes)
        index += colon
        // What follows at once is a value, even if a colon is in it.
        start = nil
      } else {
        index += 1
      }
    }
    return prefixes
  }

  /// Adds the label before a colon, if it is one.
  private static func add(
    _ text: [UInt8], _ start: Int?, _ free: Int, _ colon: Int, _ length: Int, _ range: Range<Int>,
    to prefixes: inout [Prefix]
  ) {
    guard let start, start < colon else { return }
    // A value may have colons, too: labels behind it are short and have no title in them.
    let limit = prefixes.isEmpty ? LabelText.maximumLength : 30
    guard colon - start <= limit, isLabel(text[start..<colon]) else { return }
    if !prefixes.isEmpty {
      guard !text[start..<colon].contains(0x20), !hasTitle(text[start..<colon]) else { return }
      for earlier in prefixes.indices where prefixes[earlier].valueEnd > start { prefixes[earlier].valueEnd = start }
    } else if free > start, colon - free <= 30, free < colon {
      // 详见 办理依据：… has its label behind the space.
      prefixes.append(Prefix(label: free..<colon, valueStart: colon + length, valueEnd: range.upperBound))
    }
    prefixes.append(Prefix(label: start..<colon, valueStart: colon + length, valueEnd: range.upperBound))
  }

  /// Whether 《 is in some bytes.
  private static func hasTitle(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains { bytes[$0] == 0xE3 && bytes[$0...].starts(with: [0xE3, 0x80, 0x8A]) }
  }

  /// A label has letters or characters, and is no time of day or address of the web.
  private static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    let words = TextBuilder.trimmed(bytes)
    guard let last = words.last else { return false }
    return words.contains { $0 >= 0xC2 }
      ? !(last &- 0x30 < 10)
      : words.count > 2 && !words.suffix(4).elementsEqual("http".utf8)
        && !words.suffix(5).elementsEqual("https".utf8) && !(last &- 0x30 < 10)
  }

  private static func colonLength(_ text: [UInt8], _ index: Int, _ end: Int) -> Int {
    if text[index] == 0x3A { return 1 }
    return text[index] == 0xEF && index + 2 < end && text[index + 1] == 0xBC && text[index + 2] == 0x9A ? 3 : 0
  }

  private static func separatorLength(_ text: [UInt8], _ index: Int, _ end: Int) -> Int {
    switch text[index] {
    case 0x20, 0x7C: return 1
    case 0xE3 where index + 2 < end && text[index + 1] == 0x80 && text[index + 2] == 0x80: return 3
    case 0xE2 where index + 2 < end && text[index + 1] == 0x80 && text[index + 2] <= 0x8A: return 3
    // ｜ and ；
    case 0xEF where index + 2 < end && text[index + 1] == 0xBD && text[index + 2] == 0x9C: return 3
    case 0xEF where index + 2 < end && text[index + 1] == 0xBC && text[index + 2] == 0x9B: return 3
    default: return 0
    }
  }

  /// A first word before a number or a title, as in 网站标识码 1304000009.
  private static func spacePrefix(_ text: [UInt8], _ range: Range<Int>) -> [Prefix] {
    guard let space = text[range].prefix(31).firstIndex(of: 0x20), space > range.lowerBound else { return [] }
    let value = space + 1
    guard value < range.upperBound, text[range.lowerBound] >= 0xC2,
      text[value] &- 0x30 < 10 || hasTitle(text[value..<min(value + 3, range.upperBound)])
    else { return [] }
    return [Prefix(label: range.lowerBound..<space, valueStart: value, valueEnd: range.upperBound)]
  }

  /// A label in 【】 at the beginning.
  private static func bracketPrefixes(_ text: [UInt8], _ range: Range<Int>) -> [Prefix] {
    let bytes = TextBuilder.trimmed(text[range])
    guard bytes.starts(with: [0xE3, 0x80, 0x90]) else { return [] }
    var index = bytes.startIndex + 3
    while index + 2 < bytes.endIndex, index - bytes.startIndex <= LabelText.maximumLength {
      if text[index] == 0xE3, text[index + 1] == 0x80, text[index + 2] == 0x91 {
        let start = skipColon(text, index + 3, range.upperBound)
        guard hasText(text[start..<range.upperBound]) else { return [] }
        return [Prefix(label: bytes.startIndex + 3..<index, valueStart: start, valueEnd: range.upperBound)]
      }
      index += 1
    }
    return []
  }

  private static func skipColon(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, text[index] <= 0x20 { index += 1 }
    return index < end ? index + colonLength(text, index, end) : end
  }
}
