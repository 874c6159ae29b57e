import Codecs
import Records

/// What is taken out of pages: only what some rule looks at.
struct PagePlan: Sendable, Hashable {
  /// Whether the text of the page is needed.
  var takesBody = false
  /// Whether the fingerprint of the text is needed.
  var takesFingerprint = false
  /// Whether the date of publication is needed.
  var takesDate = false
  /// Whether columns are needed.
  var takesColumns = false
  /// Whether links are needed, images, and what their targets must be held against.
  var takesLinks = false
  var takesImages = false
  var takesFragments = false
  /// What declared tables take from pages, each once; a value is named by its place in the list.
  private(set) var extractors: [Extractor] = []

  /// Everything that a schema's tables can hold.
  ///
  /// - Parameter demand: the fields that need a column; nil for all.
  init(_ schema: Schema, demand: Demand?) {
    for table in schema.tables {
      switch table.content {
      case .builtIn(let kind): add(table, kind, demand)
      case .pages:
        // Every field of a declared table is looked at: whether it is missing or unreadable is shown without any rule.
        for field in table.fields {
          if let extractor = field.extractor, !extractors.contains(extractor) { extractors.append(extractor) }
        }
      case .hits, nil: continue
      }
    }
  }

  private mutating func add(_ table: TableSchema, _ kind: BuiltInTable, _ demand: Demand?) {
    func needs(_ label: String) -> Bool {
      guard let field = kind.field(label), field.index < table.fields.count else { return false }
      return demand?[table.id, field] ?? true
    }
    switch kind {
    case .page:
      if needs("正文") { takesBody = true }
      if needs("正文指纹") { takesFingerprint = true }
      if needs("发布日期") { takesDate = true }
      if needs("栏目") { takesColumns = true }
    case .column: takesColumns = true
    case .link:
      takesLinks = true
      if needs("可用") { takesFragments = true }
    case .image: takesImages = true
    default: return
    }
  }

  /// The number of an extractor in ``extractors``.
  func number(of extractor: Extractor) -> Int? { extractors.firstIndex(of: extractor) }

  /// What names the plan in a cache: two plans with one digest take the same out of a page.
  var digest: String {
    var words = [
      takesBody, takesFingerprint, takesDate, takesColumns, takesLinks, takesImages, takesFragments,
    ].map { $0 ? "1" : "0" }
    for extractor in extractors {
      switch extractor {
      case .metadata(let names): words += ["m"] + names
      case .label(let labels): words += ["l"] + labels
      case .selector(let selector): words += ["s", selector]
      }
      words.append("")
    }
    let text = words.map { String($0.utf8.count) + ":" + $0 }.joined()
    return SHA256.hexadecimal(Array(text.utf8))
  }
}
