package import SourceText

/// A table that is always there and that the tool fills itself: from the pages of a site, or from documents.
///
/// Fields stand here once; checking makes symbols of them, the readers of pages and documents fill them by their numbers.
package enum BuiltInTable: String, Sendable, Hashable, CaseIterable {
  // Of sites. `link` and `image` are child rows of `page`.
  case page, link, image, column
  // Of documents. All but `document` are child rows of it.
  case document, heading, paragraph, cell, figure, enumeration

  /// The type of a built-in field; those with words are choices.
  package enum Kind: Sendable, Hashable {
    case text, integer, number, date, truth
    case texts
    case reference(BuiltInTable)
    case choice([ChoiceWord])
  }

  /// A built-in field.
  package struct Field: Sendable, Hashable {
    /// The labels.
    package let name: LocalizedText
    /// The type.
    package let kind: Kind
    /// Whether a missing value is a data fault.
    package let isRequired: Bool
  }

  /// The labels.
  package var name: LocalizedText { Self.rows[self]?.name ?? LocalizedText(same: rawValue) }

  /// The fields; a `FieldID` is an index into them.
  package var fields: [Field] { Self.rows[self]?.fields ?? [] }

  /// The number of the key field; nil for rows told apart by their number.
  package var key: Int? {
    switch self {
    case .page, .column, .document: 0
    default: nil
    }
  }

  /// The measure words (量词) that count rows, such as 个.
  package var measureWord: String { self == .page || self == .document ? "篇" : "个" }

  /// The table in whose rows the rows of this one stand; nil for page, column and document.
  package var parent: BuiltInTable? {
    switch self {
    case .link, .image: .page
    case .heading, .paragraph, .cell, .figure, .enumeration: .document
    case .page, .column, .document: nil
    }
  }

  /// The number of a field by its Chinese label.
  package func field(_ label: String) -> FieldID? {
    fields.firstIndex { $0.name.zh == label }.map { FieldID($0) }
  }

  private static func field(_ zh: String, _ en: String, _ kind: Kind, required: Bool = false) -> Field {
    Field(name: LocalizedText(zh: zh, en: en), kind: kind, isRequired: required)
  }

  private static func words(_ pairs: [(String, String)]) -> Kind {
    .choice(pairs.map { ChoiceWord(name: LocalizedText(zh: $0.0, en: $0.1), code: $0.0) })
  }

  private struct Row: Sendable {
    let name: LocalizedText
    let fields: [Field]
  }

  private static let rows: [BuiltInTable: Row] = [
    .page: Row(name: LocalizedText(zh: "网页", en: "page"), fields: pageFields),
    .link: Row(name: LocalizedText(zh: "链接", en: "link"), fields: linkFields),
    .image: Row(name: LocalizedText(zh: "图片", en: "image"), fields: imageFields),
    .column: Row(name: LocalizedText(zh: "栏目", en: "column"), fields: columnFields),
    .document: Row(name: LocalizedText(zh: "文档", en: "text document"), fields: documentFields),
    .heading: Row(name: LocalizedText(zh: "标题", en: "heading"), fields: headingFields),
    .paragraph: Row(name: LocalizedText(zh: "段落", en: "paragraph"), fields: paragraphFields),
    .cell: Row(name: LocalizedText(zh: "表格单元", en: "cell"), fields: cellFields),
    .figure: Row(name: LocalizedText(zh: "数字", en: "figure"), fields: figureFields),
    .enumeration: Row(name: LocalizedText(zh: "列举", en: "enumeration"), fields: enumerationFields),
  ]

  /// 位置 is `LINE:COLUMN` in the file, both from one, columns in code points.
  private static let pageFields: [Field] = [
    field("地址", "address", .text, required: true),
    field("路径", "path", .text, required: true),
    field("标题", "title", .text),
    field("发布日期", "published on", .date),
    field("栏目", "column", .reference(.column)),
    field("站点", "site", .text, required: true),
    field("正文", "body", .text),
    field("正文指纹", "body fingerprint", .text),
    field("编码", "encoding", .text),
    field("编码来源", "encoding source", encodingSources),
    field("位置", "position", .text),
  ]

  /// Where the encoding of a page was found.
  private static let encodingSources = words([
    ("字节序标记", "byte order mark"), ("传输头", "transport header"), ("页面声明", "meta"), ("推断", "guess"),
  ])

  /// `可用`: a target inside the sites of the snapshot is there, with its fragment; without a value for other targets.
  private static let linkFields: [Field] = [
    field("所在页", "on page", .reference(.page)),
    field("目标", "target", .text),
    field("文字", "words", .text),
    field("可用", "works", .truth),
    field("原文", "written", .text),
    field(
      "种类", "kind",
      words([
        ("网页", "page"), ("附件", "attachment"), ("页内", "fragment"), ("空链接", "dead"), ("脚本", "script"),
        ("邮件电话", "mail or phone"), ("资源", "resource"), ("无效地址", "invalid address"),
      ])),
    field("站内", "internal", .truth),
    field("位置", "position", .text),
  ]

  /// `装饰`: the alternative text is written and empty, which says that the image tells nothing; without a value for an
  /// image that has no alternative text at all.
  private static let imageFields: [Field] = [
    field("所在页", "on page", .reference(.page)),
    field("目标", "target", .text),
    field("替代文字", "alternative text", .text),
    field("可用", "works", .truth),
    field("站内", "internal", .truth),
    field("位置", "position", .text),
    field("装饰", "decorative", .truth),
  ]

  /// The key is site, columns above and name joined by `/`, as in 主站/政务公开/通知公告.
  private static let columnFields: [Field] = [
    field("栏目路径", "column path", .text, required: true),
    field("名称", "name", .text, required: true),
    field("地址", "address", .text),
    field("上级", "parent column", .reference(.column)),
    field("站点", "site", .text),
    field("位置", "position", .text),
  ]

  private static let documentFields: [Field] = [
    field("路径", "path", .text, required: true),
    field("标题", "title", .text),
    field("文号", "document number", .text),
    field("日期", "date", .date),
    field("正文", "body", .text),
    field("格式", "format", words([("文本", "text"), ("Markdown", "Markdown"), ("HTML", "HTML"), ("DOCX", "DOCX")])),
    field("位置", "position", .text),
  ]

  /// `序号` is the number that `编号` says (二 in 二、 is 2); `应为序号` the one that follows from the heading before it on
  /// the same level; `同级数` how many headings stand on this level under the same parent.
  private static let headingFields: [Field] = [
    field("所在文档", "in document", .reference(.document)),
    field("级", "level", .integer),
    field("编号", "number text", .text),
    field("序号", "ordinal", .integer),
    field("应为序号", "expected ordinal", .integer),
    field("同级数", "siblings", .integer),
    field("上级", "parent heading", .text),
    field("文字", "words", .text),
    field("位置", "position", .text),
  ]

  private static let paragraphFields: [Field] = [
    field("所在文档", "in document", .reference(.document)),
    field("所在标题", "under heading", .text),
    field("文字", "words", .text),
    field("位置", "position", .text),
  ]

  private static let cellFields: [Field] = [
    field("所在文档", "in document", .reference(.document)),
    field("表名", "table title", .text),
    field("行名", "row name", .text),
    field("列名", "column name", .text),
    field("行号", "row number", .integer),
    field("列号", "column number", .integer),
    field("文字", "words", .text),
    field("值", "value", .number),
    field("位置", "position", .text),
  ]

  /// A numeric claim: 共办理行政审批 5 336 件 is 值 5336, 小数位 0, 单位 件, 界限 恰好, 对象 行政审批.
  private static let figureFields: [Field] = [
    field("所在文档", "in document", .reference(.document)),
    field("值", "value", .number),
    field("小数位", "decimals", .integer),
    field("单位", "unit", .text),
    field(
      "界限", "bound",
      words([
        ("恰好", "exact"), ("至少", "at least"), ("至多", "at most"), ("多于", "more than"), ("少于", "less than"),
        ("约", "about"), ("范围", "range"),
      ])),
    field("值上限", "upper value", .number),
    field("对象", "what it counts", .text),
    field("前文", "words before", .text),
    field("后文", "words after", .text),
    field("所在标题", "under heading", .text),
    field("位置", "position", .text),
  ]

  /// A number word with a list under or behind it: 五个程序：公众参与、… is 声称数 5 with its members.
  private static let enumerationFields: [Field] = [
    field("所在文档", "in document", .reference(.document)),
    field("声称数", "claimed count", .integer),
    field("成员", "members", .texts),
    field("成员数", "member count", .integer),
    field("未列尽", "open list", .truth),
    field("对象", "what it counts", .text),
    field("文字", "words", .text),
    field("位置", "position", .text),
  ]
}
