import Records
import SourceText

/// Puts pages into the columns of 网页 and of the tables nested in it.
struct PageRows {
  /// A table nested in 网页, or 网页 itself.
  private enum Target {
    case page, link, image
    /// A declared table: which pages it is read from, and for each field the place of its value in the record.
    case declared(PageFilter, [Int?])
    /// A table that the engine fills.
    case other
  }

  private let sink: RecordSink
  private let reading: SiteReading
  private let targets: [Target]
  private let pageFields: PageFields
  private let linkFields: LinkFields
  private let imageFields: LinkFields
  /// File and column of each row, by table.
  private(set) var places: [[RowPlace]]
  /// Whether some page had a value for a field of a declared table.
  private var isMet: [[Bool]]

  init(_ sink: RecordSink, _ reading: SiteReading) {
    self.sink = sink
    self.reading = reading
    pageFields = PageFields()
    linkFields = LinkFields(.link)
    imageFields = LinkFields(.image)
    targets = sink.declarations.map { table in
      switch table.content {
      case .builtIn(.page): .page
      case .builtIn(.link): .link
      case .builtIn(.image): .image
      case .pages(let filter):
        .declared(filter, table.fields.map { $0.extractor.flatMap { reading.plan.number(of: $0) } })
      default: .other
      }
    }
    places = Array(repeating: [], count: targets.count)
    isMet = sink.declarations.map { Array(repeating: false, count: $0.fields.count) }
  }

  /// What keys were met: those of built-in tables always are.
  var keyUses: [KeyUse] {
    targets.indices.map { table in
      let isDeclared = if case .declared = targets[table] { true } else { false }
      return KeyUse(
        table: table, fields: isMet[table].indices.filter { !isDeclared || isMet[table][$0] }, name: nil, count: 1)
    }
  }

  // MARK: - Pages

  /// Adds the rows of a page.
  mutating func add(_ record: PageRecord, page number: Int) {
    let page = reading.pages[number]
    let root = reading.roots[page.site]
    let address = root.shownAddress(of: page)
    let texts = PageTexts(
      address: address, path: root.shownPath(of: page), title: record.title?.text, site: root.site.name)
    sink.line = 0
    sink.beginRecord()
    places[0].append(RowPlace(file: reading.fileNumber(ofPage: number), column: nil))
    putPage(record, texts, page)
    for table in sink.nesting.indices.dropFirst() where sink.nesting[table].parent == 0 {
      setListed(table)
      switch targets[table] {
      case .link: addLinks(record, to: table, page: number, address) { $0 != .image }
      case .image: addLinks(record, to: table, page: number, address) { $0 == .image }
      case .declared(let filter, let values):
        if filter.takes(texts) { addDeclared(record, values, to: table, page: number) }
      case .page, .other: continue
      }
    }
    sink.line = 0
    sink.endRow(0)
  }

  /// Says that the list of a nested table is there, so that no row means none.
  private func setListed(_ table: Int) {
    unsafe sink.tables[table].isListed = true
  }

  private mutating func place(_ table: Int, _ page: Int, _ place: PageRecord.Place) {
    places[table].append(RowPlace(file: reading.fileNumber(ofPage: page), column: Int(place.column)))
  }

  private func putPage(_ record: PageRecord, _ texts: PageTexts, _ page: SitePage) {
    let fields = pageFields
    put(texts.address, 0, fields.address)
    put(texts.path, 0, fields.path)
    put(texts.title, 0, fields.title)
    put(texts.site, 0, fields.site)
    put(record.body, 0, fields.body)
    put(record.fingerprint, 0, fields.fingerprint)
    put(record.encoding, 0, fields.encoding)
    put(PageText.sourceWords[min(Int(record.encodingSource), PageText.sourceWords.count - 1)], 0, fields.source)
    put(PageRecord.Place.start.text, 0, fields.position)
    if let day = record.published {
      put(Day(number: day).text, 0, fields.date)
    } else if let words = record.unreadableDate, isNeeded(0, fields.date) {
      unsafe sink.putFault(words, to: sink.tables[0].firstField + fields.date, row: sink.tables[0].row)
    }
    if isNeeded(0, fields.column) { put(reading.index().columns.key(of: page, record), 0, fields.column) }
  }

  // MARK: - Rows of a page

  private mutating func addLinks(
    _ record: PageRecord, to table: Int, page: Int, _ address: String, where isWanted: (PageRecord.Link.Kind) -> Bool
  ) {
    let judgement = reading.judgement()
    let base = judgement.base(of: page, record)
    let isImage = if case .image = targets[table] { true } else { false }
    let fields = isImage ? imageFields : linkFields
    for link in record.links where isWanted(link.kind) {
      let facts = judgement.facts(of: link, on: page, base: base)
      sink.line = link.place.line - 1
      sink.beginRow(table)
      place(table, page, link.place)
      put(address, table, fields.page)
      put(facts.target, table, fields.target)
      put(link.words, table, fields.words)
      put(facts.works, table, fields.works)
      put(facts.isInternal, table, fields.isInternal)
      if isNeeded(table, fields.position) { put(link.place.text, table, fields.position) }
      if isImage {
        put(link.words.map { $0.utf8.allSatisfy { $0 == 0x20 } }, table, fields.isDecorative)
      } else {
        put(link.written, table, fields.written)
        put(facts.kind.rawValue, table, fields.kind)
      }
      listChildren(of: table)
      sink.endRow(table)
    }
  }

  private mutating func addDeclared(_ record: PageRecord, _ values: [Int?], to table: Int, page: Int) {
    let words = values.map { number in
      number.flatMap { record.values.indices.contains($0) ? record.values[$0] : nil }
    }
    let first = words.compactMap { $0?.place }.min { ($0.line, $0.column) < ($1.line, $1.column) } ?? .start
    sink.line = first.line - 1
    sink.beginRow(table)
    place(table, page, first)
    for (field, value) in words.enumerated() {
      guard let value else { continue }
      isMet[table][field] = true
      put(value.text, table, field)
    }
    listChildren(of: table)
    sink.endRow(table)
  }

  private func listChildren(of table: Int) {
    for child in sink.nesting.indices where sink.nesting[child].parent == table { setListed(child) }
  }

  // MARK: - Values

  /// Whether anything looks at a field: a column is needed, or it must not be missing.
  private func isNeeded(_ table: Int, _ field: Int) -> Bool {
    guard field >= 0, field < sink.declarations[table].fields.count else { return false }
    return unsafe sink.fields[sink.tables[table].firstField + field].slots != nil
      || sink.declarations[table].fields[field].isRequired
  }

  private func put(_ text: String?, _ table: Int, _ field: Int) {
    guard let text, !text.isEmpty, isDeclared(table) || isNeeded(table, field) else { return }
    var copy = text
    copy.withUTF8 { bytes in
      unsafe sink.put(
        bytes, at: nil, as: .text, to: sink.tables[table].firstField + field, row: sink.tables[table].row)
    }
  }

  private func put(_ truth: Bool?, _ table: Int, _ field: Int) {
    guard let truth else { return }
    put(truth ? "true" : "false", table, field)
  }

  private func isDeclared(_ table: Int) -> Bool {
    if case .declared = targets[table] { true } else { false }
  }
}

/// What the tests of a page filter look at.
struct PageTexts {
  let address: String
  let path: String
  let title: String?
  let site: String
}

extension PageFilter {
  /// Whether a page is one that the filter takes.
  func takes(_ page: PageTexts) -> Bool {
    alternatives.isEmpty || alternatives.contains { $0.allSatisfy { $0.holds(for: page) } }
  }
}

extension PageFilter.Test {
  fileprivate func holds(for page: PageTexts) -> Bool {
    let fields = BuiltInTable.page.fields
    guard fields.indices.contains(field.index) else { return false }
    let text: String =
      switch fields[field.index].name.zh {
      case "地址": page.address
      case "路径": page.path
      case "标题": page.title ?? ""
      default: page.site
      }
    let fits = texts.contains { wanted in
      switch comparison {
      case .prefix: text.utf8.starts(with: wanted.utf8)
      case .suffix: text.hasSuffix(wanted)
      case .contains: text.contains(wanted)
      case .equals: text == wanted
      }
    }
    return fits != isNegated
  }
}

/// The numbers of the fields of 网页.
private struct PageFields {
  let address = Self.number("地址")
  let path = Self.number("路径")
  let title = Self.number("标题")
  let date = Self.number("发布日期")
  let column = Self.number("栏目")
  let site = Self.number("站点")
  let body = Self.number("正文")
  let fingerprint = Self.number("正文指纹")
  let encoding = Self.number("编码")
  let source = Self.number("编码来源")
  let position = Self.number("位置")

  private static func number(_ label: String) -> Int { BuiltInTable.page.field(label)?.index ?? -1 }
}

/// The numbers of the fields of 链接 or 图片; -1 for what the table does not have.
private struct LinkFields {
  let page, target, words, works, written, kind, isInternal, isDecorative, position: Int

  init(_ table: BuiltInTable) {
    func number(_ label: String) -> Int { table.field(label)?.index ?? -1 }
    page = number("所在页")
    target = number("目标")
    words = number(table == .image ? "替代文字" : "文字")
    works = number("可用")
    written = number("原文")
    kind = number("种类")
    isInternal = number("站内")
    isDecorative = number("装饰")
    position = number("位置")
  }
}
