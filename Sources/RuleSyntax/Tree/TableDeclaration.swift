package import SourceText

/// 表: where records come from and which fields they have.
package struct TableDeclaration: Sendable, Hashable {
  /// 属于: the parent of a child table.
  package struct Parent: Sendable, Hashable {
    /// How the rows hang on it.
    package enum Link: Sendable, Hashable {
      /// `字段 special_procedures`: nested under a path of keys in the parent's record.
      case nested(Name)
      /// `按 办件编号`: rows of their own whose field holds the parent's key.
      case keyed(Name)
    }

    /// The parent table.
    package let table: Name
    /// How the rows hang on it; nil when it was not written.
    package let link: Link?
    /// 缺为无: an absent list is none instead of unknown.
    package let absentMeansNone: Bool
    /// Where the clause stands.
    package let range: SourceRange

    /// Creates it.
    package init(table: Name, link: Link?, absentMeansNone: Bool, range: SourceRange) {
      self.table = table
      self.link = link
      self.absentMeansNone = absentMeansNone
      self.range = range
    }
  }

  /// Two date fields that bound a time: 区间 and 存续.
  package struct Interval: Sendable, Hashable {
    /// The field with the first day.
    package let start: Name
    /// The field with the last day.
    package let end: Name
    /// 含首日.
    package let includesFirstDay: Bool
    /// Where the clause stands.
    package let range: SourceRange

    /// Creates it.
    package init(start: Name, end: Name, includesFirstDay: Bool, range: SourceRange) {
      self.start = start
      self.end = end
      self.includesFirstDay = includesFirstDay
      self.range = range
    }
  }

  /// 来源: the name of the table in `snapshot.json`; nil for child rows nested in their parent and rows out of pages.
  package let source: Name?
  /// 来源：网页，其中 …: the pages out of which rows are read, as the selection that was written.
  package let pages: Readings<Expression>?
  /// 主键: one field, or several that are a key together.
  package let key: [Name]
  /// 属于.
  package let parent: Parent?
  /// 区间.
  package let interval: Interval?
  /// 存续.
  package let existence: Interval?
  /// 量词: the measure words that count rows.
  package let measureWords: [Name]
  /// 办结: which rows are ended.
  package let ended: Readings<Expression>?
  /// 空白按: word lists whose words count as missing.
  package let blanks: [Name]
  /// 责任: which of several references says whose a row is, for scorecards.
  package let owner: Readings<Expression>?
  /// 归期: which of several dates places a row in a period, for scorecards.
  package let attribution: Readings<Expression>?
  /// The fields in the order of the file.
  package let fields: [FieldDeclaration]

  /// Creates the declaration.
  package init(
    source: Name?, pages: Readings<Expression>? = nil, key: [Name], parent: Parent?, interval: Interval?,
    existence: Interval?, measureWords: [Name],
    ended: Readings<Expression>?, blanks: [Name], owner: Readings<Expression>? = nil,
    attribution: Readings<Expression>? = nil, fields: [FieldDeclaration]
  ) {
    self.source = source
    self.pages = pages
    self.key = key
    self.parent = parent
    self.interval = interval
    self.existence = existence
    self.measureWords = measureWords
    self.ended = ended
    self.blanks = blanks
    self.owner = owner
    self.attribution = attribution
    self.fields = fields
  }
}

/// One field of a table: `- 受理日期 / accepted on（accepted_on）：日期，必填`.
package struct FieldDeclaration: Sendable, Hashable {
  /// The declared names.
  package let names: DeclaredName
  /// The path of keys in the data as written (`penalty.amount`); nil: the first label.
  package let code: Name?
  /// The type; nil when it could not be read.
  package let type: FieldTypeSyntax?
  /// 必填.
  package let isRequired: Bool
  /// 缺为: what a blank means.
  package let blankDefault: Readings<Expression>?
  /// 取自: where a value is taken from in a page.
  package let extractor: ExtractorSyntax?
  /// 单位: the unit of the numbers in the data.
  package let unit: DataUnitSyntax?
  /// Where it stands.
  package let range: SourceRange

  /// Creates a field.
  package init(
    names: DeclaredName, code: Name?, type: FieldTypeSyntax?, isRequired: Bool, blankDefault: Readings<Expression>?,
    extractor: ExtractorSyntax? = nil, unit: DataUnitSyntax?, range: SourceRange
  ) {
    self.names = names
    self.code = code
    self.type = type
    self.isRequired = isRequired
    self.blankDefault = blankDefault
    self.extractor = extractor
    self.unit = unit
    self.range = range
  }
}

/// Where a value is taken from in a page: `取自 元数据 "ItemCode"`.
package struct ExtractorSyntax: Sendable, Hashable {
  /// What is looked for.
  package enum Kind: String, Sendable, Hashable {
    /// 元数据: the content of a meta element.
    case metadata
    /// 标注: the text beside or under a label.
    case label
    /// 选择器: the text of the first element that a CSS selector selects.
    case selector
  }

  /// What is looked for.
  package let kind: Kind
  /// The names, labels or the selector; never empty.
  package let texts: [QuotedText]
  /// Where it stands.
  package let range: SourceRange

  /// Creates it.
  package init(kind: Kind, texts: [QuotedText], range: SourceRange) {
    self.kind = kind
    self.texts = texts
    self.range = range
  }
}

/// A type as written.
package indirect enum FieldTypeSyntax: Sendable, Hashable {
  case text
  case number
  case integer
  case money
  case rate
  case date
  case moment
  case truth
  /// 日、工作日、个月、年、小时: read from a bare number in that unit.
  case duration(Unit)
  case choice([ChoiceSyntax])
  case reference(Name)
  case several(FieldTypeSyntax)
}

/// One word of 选项, with the code found in the data.
package struct ChoiceSyntax: Sendable, Hashable {
  /// The word's labels.
  package let names: DeclaredName
  /// The code; nil when the word itself stands in the data.
  package let code: Name?

  /// Creates a word.
  package init(names: DeclaredName, code: Name?) {
    self.names = names
    self.code = code
  }
}

/// The unit of a field's numbers in the data.
package enum DataUnitSyntax: String, Sendable, Hashable {
  case yuan
  case tenThousandYuan
  case hundredMillionYuan
  case one
  case percent
}
