/// Title, document number and date of a document, as they stand in its text.
struct DocumentFacts {
  /// The title.
  let title: String?
  /// The document number (文号), as it is written.
  let number: String?
  /// The date of the document in digits, such as `2024-01-15`.
  let date: String?

  /// How many blocks at the beginning, and at the end, are looked at.
  private static let margin = 12

  init(_ content: DocumentContent) {
    let texts = content.blocks.compactMap(Self.text)
    let head = texts.prefix(Self.margin)
    let heading = content.blocks.prefix(Self.margin).lazy.compactMap { block -> String? in
      if case .heading(level: 1, _, let text) = block { text.text } else { nil }
    }.first
    title = content.title ?? heading ?? head.prefix(4).first { DocumentOutline.isTitle(Scalars($0)) }
    number = head.lazy.compactMap(Self.number).first
    let tail = texts.suffix(Self.margin).reversed()
    date = tail.lazy.compactMap(Self.date).first ?? head.prefix(6).lazy.compactMap(Self.date).first
  }

  private static func text(_ block: DocumentContent.Block) -> String? {
    switch block {
    case .heading(_, _, let text), .paragraph(_, let text): text.text
    case .table: nil
    }
  }

  /// A line that is a document number: 苏政办发〔2008〕50号, in whatever brackets.
  private static func number(_ text: String) -> String? {
    let scalars = Scalars(text)
    guard scalars.count <= 40, scalars.all.last == "号",
      let open = scalars.all.firstIndex(where: \.opensBracket), open > 0, scalars[open + 5]?.closesBracket == true,
      (1...4).allSatisfy({ scalars[open + $0]?.digit != nil }),
      (open + 6..<scalars.count - 1).allSatisfy({ scalars[$0]?.digit != nil || scalars[$0] == "第" }),
      open + 7 < scalars.count, scalars.all[..<open].allSatisfy({ $0.isHan })
    else { return nil }
    return text
  }

  /// A line that is a date, in brackets or not: 2024年1月15日, 二〇二四年一月十五日.
  private static func date(_ text: String) -> String? {
    var scalars = Scalars(text).all
    if let first = scalars.first, first.opensBracket { scalars.removeFirst() }
    if let last = scalars.last, last.closesBracket { scalars.removeLast() }
    let parts = scalars.filter { !$0.isBlank }.split(whereSeparator: { $0 == "年" || $0 == "月" || $0 == "日" })
    guard parts.count == 3, scalars.last == "日", scalars.count <= 16, let year = digits(parts[0]), year.count == 4,
      let month = small(parts[1]), let day = small(parts[2])
    else { return nil }
    return year + "-" + month + "-" + day
  }

  private static func digits(_ part: ArraySlice<Unicode.Scalar>) -> String? {
    var text = ""
    for scalar in part {
      guard let digit = scalar.digit ?? scalar.chineseDigit else { return nil }
      text += String(digit)
    }
    return text
  }

  private static func small(_ part: ArraySlice<Unicode.Scalar>) -> String? {
    let isArabic = part.allSatisfy { $0.digit != nil }
    let value =
      isArabic ? part.reduce(0) { $0 * 10 + Int64($1.digit ?? 0) } : NumeralReading.value(of: part)
    guard let value, (1...31).contains(value), part.count <= 3 else { return nil }
    return (value < 10 ? "0" : "") + String(value)
  }
}
