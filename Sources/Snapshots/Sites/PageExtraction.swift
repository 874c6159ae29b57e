import Codecs
import HTMLParsing
import Records

/// Takes out of a page what a plan asks for.
struct PageExtraction {
  private let page: HTMLPage
  private let metas: [HTMLPage.Meta]
  private let plan: PagePlan
  private let selectors: [Selector?]
  private let lines: PageLines

  /// Parses a page.
  ///
  /// - Parameters:
  ///   - text: the page in UTF-8.
  ///   - selectors: those of the plan's extractors.
  init(_ text: [UInt8], plan: PagePlan, selectors: [Selector?]) {
    page = HTMLPage(utf8: text)
    metas = page.metas
    self.plan = plan
    self.selectors = selectors
    lines = PageLines(text)
  }

  /// The record of the page, but for its encoding.
  func record() -> PageRecord {
    var record = PageRecord()
    record.isCut = page.isCut
    record.base = page.base
    record.title = page.title.map(words)
    if plan.takesDate { takeDate(&record) }
    if plan.takesColumns { takeColumns(&record) }
    if plan.takesBody || plan.takesFingerprint { takeBody(&record) }
    if plan.takesLinks || plan.takesImages { record.links = links() }
    if plan.takesFragments { record.fragments = page.ids }
    record.values = plan.extractors.indices.map(value)
    return record
  }

  private func words(_ passage: HTMLPage.Passage) -> PageRecord.Words {
    PageRecord.Words(text: passage.text, place: lines.place(passage.range.lowerBound))
  }

  // MARK: - Parts

  private func takeDate(_ record: inout PageRecord) {
    for meta in metas(PublicationDate.metaNames) {
      if let day = PublicationDate.day(in: meta.content.text) {
        record.published = day.number
        return
      }
      if record.unreadableDate == nil { record.unreadableDate = meta.content.text }
    }
    let day =
      page.times.lazy.compactMap { PublicationDate.day(in: $0.text) }.first
      ?? page.labelled(PublicationDate.labels).passage.flatMap { PublicationDate.day(in: $0.text) }
    guard let day else { return }
    record.published = day.number
    record.unreadableDate = nil
  }

  /// The meta elements with one of some names that have a content, in the order of the names.
  private func metas(_ names: [String]) -> [HTMLPage.Meta] {
    names.flatMap { name in
      metas.filter { Self.isSame($0.name, name) && !Self.isBlank($0.content.text) }
    }
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count
      && zip(left.utf8, right.utf8).allSatisfy { lower($0) == lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte + 0x20 : byte }

  private static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value <= 0x20 || $0.value == 0xA0 || $0.value == 0x3000 }
  }

  private func takeColumns(_ record: inout PageRecord) {
    record.columnNames = metas(["ColumnName"]).flatMap { meta in
      meta.content.text.split { ";；,，>＞/|".contains($0) }.map(Self.trimmed).filter { !$0.isEmpty }
    }
    record.trail = page.breadcrumbs.map { step in
      PageRecord.Step(
        words: step.words.text, written: step.written, place: lines.place(step.words.range.lowerBound))
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var scalars = text.unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  private func takeBody(_ record: inout PageRecord) {
    let body = page.text
    if plan.takesBody { record.body = body }
    if plan.takesFingerprint { record.fingerprint = Self.fingerprint(of: body) }
  }

  /// The first half of the SHA-256 of a text without its white space, in hex: what looks the same has the same one.
  static func fingerprint(of text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace && scalar.value != 0xFEFF {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return bytes.isEmpty ? nil : String(SHA256.hexadecimal(bytes).prefix(32))
  }

  private func links() -> [PageRecord.Link] {
    page.references.compactMap { reference in
      guard let kind = kind(reference.kind) else { return nil }
      return PageRecord.Link(
        kind: kind, isScripted: reference.isScripted, written: clipped(reference.written),
        words: reference.words, place: lines.place(reference.range.lowerBound))
    }
  }

  private func kind(_ kind: HTMLPage.ReferenceKind) -> PageRecord.Link.Kind? {
    switch kind {
    case .anchor: plan.takesLinks ? .anchor : nil
    case .frame: plan.takesLinks ? .frame : nil
    case .resource: plan.takesLinks ? .resource : nil
    case .refresh: plan.takesLinks ? .refresh : nil
    case .image: plan.takesImages ? .image : nil
    // Where a form is sent to answers to what is sent, and to nothing else.
    case .form: nil
    }
  }

  /// An image may stand in its own address; nobody wants to read that.
  private func clipped(_ written: String) -> String {
    guard written.utf8.count > 2_048 else { return written }
    return String(written.prefix(200))
  }

  private func value(_ number: Int) -> PageRecord.Words? {
    switch plan.extractors[number] {
    case .metadata(let names): metas(names).first.map { words($0.content) }
    case .label(let labels): page.labelled(labels).passage.map(words)
    // A selection that takes too many steps on a hostile page has no value there.
    case .selector: selectors[number].flatMap { try? page.first($0) }.map(words)
    }
  }
}
