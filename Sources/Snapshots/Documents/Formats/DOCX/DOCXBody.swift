import Codecs

/// The blocks of a DOCX document, read from its body in their order.
struct DOCXBody {
  /// The blocks so far.
  private(set) var blocks: [DocumentContent.Block] = []
  /// The text of the first paragraph in the style of titles.
  private(set) var title: String?

  let styles: DOCXStyles
  private var numbering: DOCXNumbering
  /// How many paragraphs have begun.
  private var paragraphs = 0
  /// The text of paragraphs whose end has been deleted, so that the next one goes on with it.
  private var carried: DOCXText?
  /// The paragraphs of foot- and endnotes.
  private var notes: [DOCXPackage.Part: [String: [String]]] = [:]
  /// How many notes have been referred to.
  private var noteCounts: [DOCXPackage.Part: Int] = [:]
  /// The caption right above.
  private var caption: PlacedText?
  /// How many tables lie around: their paragraphs become the text of cells.
  private var tables = 0
  /// The fields that are open, each with whether it is a table of contents.
  private var fields: [Bool] = []

  init(styles: DOCXStyles, numbering: DOCXNumbering) {
    self.styles = styles
    self.numbering = numbering
  }

  /// Elements that stand around paragraphs or runs and have no text of their own; insertions of tracked changes too.
  private static let wrappings: Set<String> = [
    "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice", "hyperlink",
    "fldSimple",
    "dir", "bdo", "ruby", "rubyBase",
  ]

  /// Reads the part with the text.
  mutating func read(_ part: DOCXPart) throws(DOCXFault) {
    var part = part
    while let event = try part.next() {
      if case .start(let element) = event, element.name.local == "body" { try readBlocks(&part) }
    }
    // The end of the last paragraph has been deleted: nothing follows that could go on.
    if let text = carried { add(text, DOCXParagraphProperties()) }
    carried = nil
  }

  /// Reads the notes of a part, if the document has it.
  mutating func readNotes(_ package: DOCXPackage, _ kind: DOCXPackage.Part) throws(DOCXFault) {
    guard var part = try package.reader(kind) else { return }
    var texts: [String: [String]] = [:]
    while let event = try part.next() {
      guard case .start(let element) = event, element.name.local == "footnote" || element.name.local == "endnote",
        let id = element.attribute("id")
      else { continue }
      var body = DOCXBody(styles: styles, numbering: numbering)
      try body.readBlocks(&part)
      texts[id] = body.blocks.compactMap { block in
        switch block {
        case .heading(_, _, let text), .paragraph(_, let text): text.text
        case .table: nil
        }
      }
    }
    notes[kind] = texts
  }

  /// Reads paragraphs and tables to the end of the element that is open.
  private mutating func readBlocks(_ part: inout DOCXPart) throws(DOCXFault) {
    let depth = part.depth
    while part.depth >= depth, let event = try part.next() {
      guard case .start(let element) = event else { continue }
      switch element.name.local {
      case "p": try readParagraph(&part)
      case "tbl": try readTable(&part)
      case let name where Self.wrappings.contains(name): continue
      default: try part.skip()
      }
    }
  }

  /// The blocks to the end of the element that is open, which do not stand where it stands.
  private mutating func separateBlocks(_ part: inout DOCXPart) throws(DOCXFault) -> [DocumentContent.Block] {
    let outside = (blocks, carried, caption)
    (blocks, carried, caption) = ([], nil, nil)
    try readBlocks(&part)
    if let text = carried { add(text, DOCXParagraphProperties()) }
    defer { (blocks, carried, caption) = outside }
    return blocks
  }

  // MARK: Paragraphs

  private mutating func readParagraph(_ part: inout DOCXPart) throws(DOCXFault) {
    paragraphs += 1
    var text = carried ?? DOCXText()
    carried = nil
    text.begin(paragraphs)
    var properties = DOCXParagraphProperties()
    var behind: [DocumentContent.Block] = []
    let depth = part.depth
    while part.depth >= depth, let event = try part.next() {
      guard case .start(let element) = event else { continue }
      switch element.name.local {
      case "pPr": properties = try DOCXParagraphProperties(reading: &part)
      case "r": try readRun(&part, &text, &behind)
      case let name where Self.wrappings.contains(name): continue
      // A formula is its characters, whatever stands above or below.
      case _ where element.name.namespace.hasSuffix("/math"): continue
      default: try part.skip()
      }
    }
    if properties.isEndDeleted { carried = text } else { add(text, properties) }
    blocks += behind
  }

  private mutating func readRun(
    _ part: inout DOCXPart, _ text: inout DOCXText, _ behind: inout [DocumentContent.Block]
  ) throws(DOCXFault) {
    let depth = part.depth
    var isHidden = false
    while part.depth >= depth, let event = try part.next() {
      guard case .start(let element) = event else { continue }
      switch element.name.local {
      case "rPr": isHidden = try readHiding(&part)
      case "t":
        let words = try readCharacters(&part)
        if !isHidden, !fields.contains(true) { text.append(words) }
      case "tab", "ptab": text.append("\t")
      case "br" where element.attribute("type") ?? "textWrapping" == "textWrapping": text.append("\n")
      case "cr": text.append("\n")
      case "noBreakHyphen": text.append("-")
      case "fldChar": readField(element)
      case "instrText":
        let words = try readCharacters(&part)
        if !fields.isEmpty, DOCXText.trimmed(words)?.hasPrefix("TOC") == true { fields[fields.count - 1] = true }
      case "footnoteReference": addNote(.footnotes, element, text.end, &behind)
      case "endnoteReference": addNote(.endnotes, element, text.end, &behind)
      case "drawing", "pict", "object": try readDrawing(&part, &behind)
      case "r": try readRun(&part, &text, &behind)
      case let name where Self.wrappings.contains(name): continue
      default: try part.skip()
      }
    }
  }

  private mutating func readCharacters(_ part: inout DOCXPart) throws(DOCXFault) -> String {
    var words = ""
    let depth = part.depth
    while part.depth >= depth, let event = try part.next() {
      if case .text(let more) = event { words += more }
    }
    return words
  }

  private mutating func readHiding(_ part: inout DOCXPart) throws(DOCXFault) -> Bool {
    var isHidden = false
    let depth = part.depth
    while part.depth >= depth, let event = try part.next() {
      guard case .start(let element) = event else { continue }
      if element.name.local == "vanish" { isHidden = element.isOn }
      // Formatting from before a tracked change.
      if element.name.local == "rPrChange" { try part.skip() }
    }
    return isHidden
  }

  private mutating func readField(_ element: XMLElement) {
    switch element.attribute("fldCharType") {
    case "begin": fields.append(false)
    case "end": _ = fields.popLast()
    default: break
    }
  }

  /// Puts the paragraphs of a note behind the one that refers to it, with the number that stands at both places; once.
  private mutating func addNote(
    _ kind: DOCXPackage.Part, _ reference: XMLElement, _ place: PlacedText.Place,
    _ behind: inout [DocumentContent.Block]
  ) {
    guard let id = reference.attribute("id"), let texts = notes[kind]?.removeValue(forKey: id) else { return }
    noteCounts[kind, default: 0] += 1
    let number = noteCounts[kind, default: 0]
    let label = DOCXNumberFormat.text(number, kind == .footnotes ? "decimal" : "lowerRoman") ?? ""
    for text in texts { behind.append(.paragraph(label: "[\(label)]", PlacedText(text, at: place))) }
  }

  /// Finds text boxes in a drawing.
  private mutating func readDrawing(
    _ part: inout DOCXPart, _ behind: inout [DocumentContent.Block]
  ) throws(DOCXFault) {
    let depth = part.depth
    while part.depth >= depth, let event = try part.next() {
      guard case .start(let element) = event else { continue }
      if element.name.local == "txbxContent" { behind += try separateBlocks(&part) }
      // The same box for older versions of Word.
      if element.name.local == "Fallback" { try part.skip() }
    }
  }

  private mutating func add(_ text: DOCXText, _ properties: DOCXParagraphProperties) {
    let label = self.label(properties)
    let isCaption = styles.isCaption(properties.style)
    caption = nil
    guard !styles.isContents(properties.style) else { return }
    if tables > 0 {
      guard var cell = text.joined ?? label.map({ PlacedText($0, at: text.end) }) else { return }
      if let label, text.joined != nil {
        cell = PlacedText(label, at: cell.place)
        for line in text.lines { cell.append(line.text, at: line.place) }
      }
      blocks.append(.paragraph(label: nil, cell))
      return
    }
    if let level = properties.headingLevel(styles) {
      if let words = text.joined { blocks.append(.heading(level: level, label: label, words)) }
      return
    }
    if styles.isTitle(properties.style), let words = text.joined {
      if title == nil { title = words.text }
      blocks.append(.paragraph(label: label, words))
      return
    }
    for (number, line) in text.lines.enumerated() {
      blocks.append(.paragraph(label: number == 0 ? label : nil, line))
      if isCaption { caption = line }
    }
  }

  private mutating func label(_ properties: DOCXParagraphProperties) -> String? {
    let ofStyle = styles.numbering(properties.style)
    guard let list = properties.list ?? ofStyle?.list, list > 0 else { return nil }
    let level = properties.level ?? numbering.level(of: properties.style, in: list) ?? ofStyle?.level ?? 0
    return numbering.label(list, level: level)
  }

  // MARK: Tables

  /// A cell as it stands in the markup.
  private struct Cell {
    var text: PlacedText
    var width = 1
    var goesOn = false
  }

  /// How many columns are read at most; Word has 63.
  private static let widest = 256

  private mutating func readTable(_ part: inout DOCXPart) throws(DOCXFault) {
    let caption = self.caption
    var rows: [[PlacedText]] = []
    var inner: [DocumentContent.Block] = []
    tables += 1
    let depth = part.depth
    while part.depth >= depth, let event = try part.next() {
      guard case .start(let element) = event else { continue }
      switch element.name.local {
      case "tr": if let row = try readRow(&part, above: rows.last ?? [], &inner) { rows.append(row) }
      case let name where Self.wrappings.contains(name): continue
      default: try part.skip()
      }
    }
    tables -= 1
    self.caption = nil
    if !rows.isEmpty { blocks.append(.table(caption: caption, rows: rows)) }
    blocks += inner
  }

  /// Reads a row; nil for one that a tracked change has deleted.
  private mutating func readRow(
    _ part: inout DOCXPart, above: [PlacedText], _ inner: inout [DocumentContent.Block]
  ) throws(DOCXFault) -> [PlacedText]? {
    var row: [PlacedText] = []
    var isDeleted = false
    let depth = part.depth
    while part.depth >= depth, let event = try part.next() {
      guard case .start(let element) = event else { continue }
      switch element.name.local {
      case "tc":
        let cell = try readCell(&part, &inner)
        for _ in 0..<cell.width where row.count < Self.widest {
          row.append(cell.goesOn && row.count < above.count ? above[row.count] : cell.text)
        }
      case "trPr": continue
      case "gridBefore":
        let count = element.value.flatMap { Int($0) } ?? 0
        let empty = PlacedText("", at: PlacedText.Place(line: paragraphs + 1))
        row.append(contentsOf: repeatElement(empty, count: max(0, min(count, Self.widest))))
      case "del": isDeleted = true
      case let name where Self.wrappings.contains(name): continue
      default: try part.skip()
      }
    }
    return isDeleted ? nil : row
  }

  private mutating func readCell(
    _ part: inout DOCXPart, _ inner: inout [DocumentContent.Block]
  ) throws(DOCXFault) -> Cell {
    let place = PlacedText.Place(line: paragraphs + 1)
    let outside = (blocks, carried)
    (blocks, carried) = ([], nil)
    defer { (blocks, carried) = outside }
    var cell = Cell(text: PlacedText("", at: place))
    let depth = part.depth
    while part.depth >= depth, let event = try part.next() {
      guard case .start(let element) = event else { continue }
      switch element.name.local {
      case "p": try readParagraph(&part)
      case "tbl": try readTable(&part)
      case "tcPr": continue
      case "gridSpan": cell.width = max(1, min(element.value.flatMap { Int($0) } ?? 1, Self.widest))
      case "vMerge": cell.goesOn = element.value ?? "continue" == "continue"
      case let name where Self.wrappings.contains(name): continue
      default: try part.skip()
      }
    }
    for block in blocks {
      guard case .paragraph(_, let text) = block else {
        inner.append(block)
        continue
      }
      if cell.text.text.isEmpty {
        cell.text = text
      } else {
        cell.text.append("\n" + text.text, at: PlacedText.Place(line: text.place.line, column: text.place.column - 1))
      }
    }
    return cell
  }
}
