import Records

/// The rows of the built-in tables that a document fills: texts by the numbers of the fields in `BuiltInTable`.
struct DocumentRows {
  /// A value of a row.
  enum Cell {
    case text(String)
    case list([String])
  }

  /// A row of a table, with its place and the values that are known.
  struct Row {
    let table: BuiltInTable
    let place: PlacedText.Place
    var cells: [(label: String, cell: Cell)] = []

    init(_ table: BuiltInTable, at place: PlacedText.Place) {
      self.table = table
      self.place = place
      self["位置"] = place.words
    }

    /// Sets a value by the Chinese label of its field; nil leaves the field empty.
    subscript(label: String) -> String? {
      get { nil }
      set { if let newValue { cells.append((label, .text(newValue))) } }
    }

    mutating func set(_ label: String, to number: Int?) { self[label] = number.map { String($0) } }
  }

  /// The row of the document itself.
  private(set) var document: Row
  /// The rows of each child table, in reading order.
  private(set) var children: [BuiltInTable: [Row]] = [:]
  private let content: DocumentContent
  private let outline: DocumentOutline
  private let path: String
  /// The block that reads like the heading of a table, before it.
  private var lastText: String?

  init(_ content: DocumentContent, path: String) {
    self.content = content
    self.path = path
    outline = DocumentOutline(content)
    document = Row(.document, at: PlacedText.Place(line: 1))
    fillDocument()
    addHeadings()
    var enumerated: [Int] = []
    for (index, block) in content.blocks.enumerated() {
      switch block {
      case .heading(_, let label, let text), .paragraph(let label, let text):
        addText(text, label: label, block: index, &enumerated)
        lastText = text.text
      case .table(let caption, let rows): addTable(caption?.text ?? tableName, rows)
      }
    }
  }

  // MARK: - The document

  private mutating func fillDocument() {
    let facts = DocumentFacts(content)
    document["路径"] = path
    document["标题"] = facts.title
    document["文号"] = facts.number
    document["日期"] = facts.date
    document["正文"] = body
    document["格式"] = content.format.rawValue
  }

  /// The text line by line: each line of text or DOCX paragraph stands where its number says.
  private var body: String {
    var body = ""
    var line = 1
    for block in content.blocks {
      for (number, text) in Self.texts(of: block) {
        if number > line {
          body += String(repeating: "\n", count: min(number - line, 1_000))
        } else if !body.isEmpty {
          body += "\t"
        }
        line = max(line, number)
        body += text
      }
    }
    return body
  }

  private static func texts(of block: DocumentContent.Block) -> [(line: Int, text: String)] {
    switch block {
    case .heading(_, let label, let text), .paragraph(let label, let text):
      [(text.place.line, (label ?? "") + text.text)]
    case .table(_, let rows): rows.flatMap { row in row.map { ($0.place.line, $0.text) } }
    }
  }

  // MARK: - Headings

  private mutating func addHeadings() {
    for heading in outline.headings {
      var row = Row(.heading, at: heading.place)
      row.set("级", to: heading.level)
      row["编号"] = heading.label
      row.set("序号", to: heading.ordinal)
      row.set("应为序号", to: heading.expected)
      row.set("同级数", to: outline.siblings(of: heading))
      row["上级"] = heading.parent.map { outline.headings[$0].title }
      row["文字"] = heading.words
      children[.heading, default: []].append(row)
    }
  }

  // MARK: - Paragraphs

  private mutating func addText(_ text: PlacedText, label: String?, block: Int, _ enumerated: inout [Int]) {
    let place = outline.blocks[block]
    let above = place.isHeading ? place.heading.flatMap { outline.headings[$0].parent } : place.heading
    var row = Row(.paragraph, at: text.place)
    row["所在标题"] = above.map { outline.headings[$0].title }
    row["文字"] = (label ?? "") + text.text
    children[.paragraph, default: []].append(row)
    let scalars = Scalars(text.text)
    let under = place.heading.map { outline.headings[$0].title }
    for figure in FigureReading.figures(of: scalars, from: place.labelEnd) { add(figure, text, under: under) }
    for found in EnumerationReading.enumerations(of: scalars, from: place.labelEnd) { add(found, text, scalars) }
    addHeadingList(after: scalars, text, block: block)
  }

  private mutating func add(_ figure: Figure, _ text: PlacedText, under heading: String?) {
    var row = Row(.figure, at: text.place(at: figure.range.lowerBound))
    row["值"] = figure.value.text
    row.set("小数位", to: figure.value.places)
    row["单位"] = figure.unit
    row["界限"] = figure.bound.rawValue
    row["值上限"] = figure.upper?.text
    row["对象"] = figure.object
    row["前文"] = figure.before
    row["后文"] = figure.after
    row["所在标题"] = heading
    children[.figure, default: []].append(row)
  }

  private mutating func add(_ found: Enumeration, _ text: PlacedText, _ scalars: Scalars) {
    var row = Row(.enumeration, at: text.place(at: found.range.lowerBound))
    row.set("声称数", to: found.claimed)
    row.cells.append(("成员", .list(found.members)))
    row.set("成员数", to: found.members.count)
    row["未列尽"] = found.isOpen ? "是" : "否"
    row["对象"] = found.object
    row["文字"] = scalars.text(found.range)
    children[.enumeration, default: []].append(row)
  }

  /// 以下四个方面的工作： with the headings under it.
  private mutating func addHeadingList(after scalars: Scalars, _ text: PlacedText, block: Int) {
    guard let last = scalars.all.last, last == "：" || last == ":", block + 1 < outline.blocks.count,
      let figure = FigureReading.figures(of: scalars, from: outline.blocks[block].labelEnd).last,
      let claimed = figure.value.whole, (2...99).contains(claimed), figure.upper == nil,
      EnumerationReading.countsThings(figure.unit),
      figure.bound == .exact || figure.after.first != "以",
      scalars.count - figure.range.upperBound <= 24,
      !scalars.all[figure.range.upperBound...].dropLast().contains(where: \.endsClause),
      outline.blocks[block + 1].isHeading, let first = outline.blocks[block + 1].heading,
      let list = outline.headings[first].list, outline.headings[first].ordinal == 1
    else { return }
    let members = outline.headings.filter { $0.list == list }.map(\.words)
    add(
      Enumeration(
        claimed: claimed, members: members, isOpen: figure.bound != .exact, object: figure.object,
        range: figure.range.lowerBound..<scalars.count), text, scalars)
  }

  // MARK: - Tables

  private var tableName: String? {
    guard let lastText, Scalars(lastText).count <= 40, lastText.hasPrefix("表") || lastText.hasSuffix("表") else {
      return nil
    }
    return lastText
  }

  private mutating func addTable(_ name: String?, _ rows: [[PlacedText]]) {
    for (rowNumber, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        var row = Row(.cell, at: cell.place)
        row["表名"] = name
        row["行名"] = cells.first?.text
        row["列名"] = rows.first.flatMap { column < $0.count ? $0[column].text : nil }
        row.set("行号", to: rowNumber + 1)
        row.set("列号", to: column + 1)
        row["文字"] = cell.text
        row["值"] = Self.value(of: cell.text)
        children[.cell, default: []].append(row)
        for figure in FigureReading.figures(of: Scalars(cell.text)) { add(figure, cell, under: name) }
      }
    }
    lastText = nil
  }

  /// The number that a cell holds, alone or with a percent sign or unit.
  private static func value(of text: String) -> String? {
    let scalars = Scalars(text)
    guard let numeral = NumeralReading.numeral(in: scalars, at: 0), numeral.isReadable, !numeral.isChinese else {
      return nil
    }
    if numeral.end == scalars.count { return numeral.value.text }
    return MeasureWords.unit(in: scalars, at: numeral.end)?.end == scalars.count ? numeral.value.text : nil
  }
}
