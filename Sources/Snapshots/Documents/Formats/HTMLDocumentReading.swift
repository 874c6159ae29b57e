import HTMLParsing

/// Reads an HTML page as a document: its headings, paragraphs and tables, with lines and columns of the source.
struct HTMLDocumentReading {
  private let source: [UInt8]
  /// Where the lines begin.
  private var lineStarts = [0]
  /// How many code points stand before each run of ``run`` bytes.
  private var counts: [Int] = []

  private static let run = 256

  /// The blocks of a page in UTF-8.
  static func content(of source: [UInt8]) -> DocumentContent {
    let page = HTMLPage(utf8: source)
    let reading = HTMLDocumentReading(source)
    return DocumentContent(
      format: .html, title: page.title.map(\.text), blocks: page.blocks.compactMap { reading.block($0) })
  }

  private init(_ source: [UInt8]) {
    self.source = source
    var count = 0
    for (offset, byte) in source.enumerated() {
      if offset % Self.run == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
      if byte == 0x0A { lineStarts.append(offset + 1) }
    }
  }

  private func block(_ block: HTMLPage.Block) -> DocumentContent.Block? {
    switch block {
    case .heading(let level, let passage):
      passage.text.isEmpty ? nil : .heading(level: level, label: nil, text(passage))
    case .paragraph(let passage): passage.text.isEmpty ? nil : .paragraph(label: nil, text(passage))
    case .table(let caption, let rows):
      .table(caption: caption.map { text($0) }, rows: rows.map { row in row.map { text($0) } })
    }
  }

  /// The text of a passage with the places of its stretches.
  private func text(_ passage: HTMLPage.Passage) -> PlacedText {
    let bytes = Array(passage.text.utf8)
    var anchors = passage.anchors.filter { $0.offset < bytes.count }.map { (offset: $0.offset, place: $0.place) }
    if anchors.first?.offset != 0 { anchors.insert((0, passage.range.lowerBound), at: 0) }
    var text: PlacedText?
    for (index, anchor) in anchors.enumerated() {
      let end = index + 1 < anchors.count ? anchors[index + 1].offset : bytes.count
      let part = String(decoding: bytes[anchor.offset..<max(anchor.offset, end)], as: UTF8.self)
      if text == nil {
        text = PlacedText(part, at: place(anchor.place))
      } else {
        text?.append(part, at: place(anchor.place))
      }
    }
    return text ?? PlacedText("", at: place(passage.range.lowerBound))
  }

  private func place(_ offset: Int) -> PlacedText.Place {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return PlacedText.Place(line: low + 1, column: count(before: offset) - count(before: lineStarts[low]) + 1)
  }

  /// How many code points stand before an offset.
  private func count(before offset: Int) -> Int {
    guard !counts.isEmpty else { return 0 }
    let run = min(offset / Self.run, counts.count - 1)
    var count = counts[run]
    for index in run * Self.run..<max(run * Self.run, min(offset, source.count)) where source[index] & 0xC0 != 0x80 {
      count += 1
    }
    return count
  }
}
