package import SourceText

/// 规则: all clauses of a rule, in the order of the page; a clause that could not be read is missing and reported.
package struct RuleDeclaration: Sendable, Hashable {
  /// 依据.
  package var basis: [CitationSyntax] = []
  /// 生效.
  package var effective: EffectiveSyntax?
  /// 级别.
  package var severity: Placed<SeverityWord>?
  /// 责任.
  package var owner: OwnerSyntax?
  /// 标签.
  package var tags: [Name] = []
  /// 归期.
  package var attribution: Readings<Expression>?
  /// 对象.
  package var object: ObjectSyntax?
  /// 起点.
  package var starts: [ConditionalSyntax<Readings<Expression>>] = []
  /// 终点.
  package var stops: [ConditionalSyntax<Readings<Expression>>] = []
  /// 扣除: selections, tables or intervals (`A 至 B`).
  package var exclusions: [ConditionalSyntax<Readings<[Expression]>>] = []
  /// 期限.
  package var limits: [ConditionalSyntax<LimitSyntax>] = []
  /// 办结, when the rule says it instead of its table.
  package var ended: Readings<Expression>?
  /// 亮牌.
  package var marks: [MarkSyntax] = []
  /// 要求: one for each line.
  package var requirements: [RequirementSyntax] = []
  /// 除外.
  package var exceptions: [ExceptionSyntax] = []
  /// 缺失.
  package var missing: OutcomeSyntax?
  /// 逐一.
  package var each: EachSyntax?
  /// 截止.
  package var dueBy: Readings<Expression>?
  /// 允许逐对.
  package var allowsPairs: SourceRange?
  /// 说明.
  package var message: MessageSyntax?
  /// 整改.
  package var remedy: MessageSyntax?

  /// Creates an empty rule.
  package init() {}
}

/// A word of a fixed list with its place.
package struct Placed<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The word's meaning.
  package let value: Value
  /// Where it stands.
  package let range: SourceRange

  /// Creates it.
  package init(_ value: Value, range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// The weight of a rule.
package enum SeverityWord: String, Sendable, Hashable, CaseIterable {
  case critical
  case major
  case minor
  case note
}

/// An outcome of a rule for one object.
package enum OutcomeWord: String, Sendable, Hashable, CaseIterable {
  case pass
  case violation
  case undetermined
  case notDue
  case notApplicable
}

/// An outcome as written in 缺失, 无数据, 应为.
package typealias OutcomeSyntax = Placed<OutcomeWord>

/// A place in a law: 条, with 之一, 款, 项, 目 as far as they are given.
package struct CitationPlace: Sendable, Hashable {
  /// 条.
  package var article: Int
  /// 之一, 之二 behind 条.
  package var insertion: Int?
  /// 款.
  package var paragraph: Int?
  /// 项.
  package var item: Int?
  /// 目.
  package var subitem: Int?

  /// Creates a place.
  package init(article: Int, insertion: Int? = nil, paragraph: Int? = nil, item: Int? = nil, subitem: Int? = nil) {
    self.article = article
    self.insertion = insertion
    self.paragraph = paragraph
    self.item = item
    self.subitem = subitem
  }

  /// The numbers from 条 down, 0 where none is given, for ordering.
  package var numbers: [Int] { [article, insertion ?? 0, paragraph ?? 0, item ?? 0, subitem ?? 0] }
}

/// A provision: `《行政许可法》第三十二条第一款第四项`, or a range of them: `第四十二条至第四十四条`.
package struct CitationSyntax: Sendable, Hashable {
  /// The law's title without 《》.
  package let law: Name
  /// 条; nil when the whole law is cited.
  package let article: Int?
  /// 之一, 之二 behind 条.
  package let insertion: Int?
  /// 款.
  package let paragraph: Int?
  /// 项.
  package let item: Int?
  /// 目.
  package let subitem: Int?
  /// The last place of a range; nil for a single place.
  package let through: CitationPlace?
  /// Where the article number stands, or the law when there is none.
  package let range: SourceRange

  /// Creates a citation.
  package init(
    law: Name, article: Int?, insertion: Int? = nil, paragraph: Int? = nil, item: Int? = nil, subitem: Int? = nil,
    through: CitationPlace? = nil, range: SourceRange
  ) {
    self.law = law
    self.article = article
    self.insertion = insertion
    self.paragraph = paragraph
    self.item = item
    self.subitem = subitem
    self.through = through
    self.range = range
  }

  /// Creates a citation of a place or of a range.
  package init(law: Name, place: CitationPlace, through: CitationPlace?, range: SourceRange) {
    self.init(
      law: law, article: place.article, insertion: place.insertion, paragraph: place.paragraph, item: place.item,
      subitem: place.subitem, through: through, range: range)
  }

  /// 条 of the place, of a range the last one.
  package var lastArticle: Int? { through?.article ?? article }

  /// The place, the first one of a range; nil when the whole law is cited.
  package var place: CitationPlace? {
    article.map {
      CitationPlace(article: $0, insertion: insertion, paragraph: paragraph, item: item, subitem: subitem)
    }
  }
}

/// 生效：自 2004-07-01，至 2019-12-31，按受理日期.
package struct EffectiveSyntax: Sendable, Hashable {
  /// 自.
  package let from: DateSyntax?
  /// 至, that day included.
  package let until: DateSyntax?
  /// 按.
  package let by: Readings<Expression>?
  /// Where the clause stands.
  package let range: SourceRange

  /// Creates it.
  package init(from: DateSyntax?, until: DateSyntax?, by: Readings<Expression>?, range: SourceRange) {
    self.from = from
    self.until = until
    self.by = by
    self.range = range
  }
}

/// 责任: a field or reference of the object if it reads as one, else a unit named in words.
package struct OwnerSyntax: Sendable, Hashable {
  /// The text as written, without quotation marks.
  package let text: Name
  /// The readings as a value; empty when it is no declared word (nothing is reported then).
  package let readings: Readings<Expression>

  /// Creates it.
  package init(text: Name, readings: Readings<Expression>) {
    self.text = text
    self.readings = readings
  }
}

/// How often an object is judged: 每日, 每个工作日, 每周, 每月, 每季度, 每半年, 每年.
package enum ObjectPeriodWord: String, Sendable, Hashable, CaseIterable {
  case day
  case workday
  case week
  case month
  case quarter
  case halfYear
  case year
}

/// 对象：办件，其中 C，每月.
package struct ObjectSyntax: Sendable, Hashable {
  /// A table (`.name`), `上年 T`, or a `.selection` of one.
  package let selection: Readings<Expression>
  /// 每月 ….
  package let period: Placed<ObjectPeriodWord>?
  /// Where the clause stands.
  package let range: SourceRange

  /// Creates it.
  package init(selection: Readings<Expression>, period: Placed<ObjectPeriodWord>?, range: SourceRange) {
    self.selection = selection
    self.period = period
    self.range = range
  }
}

/// A line that holds by default, or when its condition after 当 holds.
package struct ConditionalSyntax<Content: Sendable & Hashable>: Sendable, Hashable {
  /// What it says.
  package let content: Content
  /// 当.
  package let condition: Readings<Expression>?
  /// Where the content of the clause stands.
  package let range: SourceRange

  /// Creates it.
  package init(content: Content, condition: Readings<Expression>?, range: SourceRange) {
    self.content = content
    self.condition = condition
    self.range = range
  }
}

/// 期限：许可期限，延长 10 个工作日须有延期批准日期，顺延.
package struct LimitSyntax: Sendable, Hashable {
  /// The limit.
  package let duration: Readings<Expression>
  /// 延长.
  package let extent: Readings<Expression>?
  /// 须有 A、B.
  package let needs: Readings<[Expression]>?
  /// 顺延.
  package let rollsForward: Bool

  /// Creates it.
  package init(
    duration: Readings<Expression>, extent: Readings<Expression>?, needs: Readings<[Expression]>?, rollsForward: Bool
  ) {
    self.duration = duration
    self.extent = extent
    self.needs = needs
    self.rollsForward = rollsForward
  }
}

/// One entry of 亮牌: `红牌超期至少 1 个工作日`.
package struct MarkSyntax: Sendable, Hashable {
  /// The figure a mark looks at.
  package enum Figure: String, Sendable, Hashable {
    /// 超期.
    case overdue
    /// 剩余.
    case remaining
    /// 用时.
    case used
  }

  /// The mark's labels: of 红牌 and 黄牌 both, of another word the one written.
  package let names: DeclaredName
  /// The figure.
  package let figure: Figure
  /// How it compares.
  package let comparison: ComparisonWord
  /// With what: a duration or a parameter.
  package let bound: Readings<Expression>
  /// Where it stands.
  package let range: SourceRange

  /// Creates it.
  package init(
    names: DeclaredName, figure: Figure, comparison: ComparisonWord, bound: Readings<Expression>, range: SourceRange
  ) {
    self.names = names
    self.figure = figure
    self.comparison = comparison
    self.bound = bound
    self.range = range
  }
}

/// One 要求 with the items under it.
package struct RequirementSyntax: Sendable, Hashable {
  /// The condition; `.items` stands where the items belong; nil when only items are written (all must hold).
  package let condition: Readings<Expression>?
  /// The items.
  package let items: [ItemSyntax]
  /// Where the content of the clause stands.
  package let range: SourceRange

  /// Creates it.
  package init(condition: Readings<Expression>?, items: [ItemSyntax], range: SourceRange) {
    self.condition = condition
    self.items = items
    self.range = range
  }
}

/// One item: `- 标签：条件` or `- 条件`.
package struct ItemSyntax: Sendable, Hashable {
  /// The label, given once or in both languages.
  package let label: DeclaredName?
  /// The condition.
  package let condition: Readings<Expression>
  /// Where it stands.
  package let range: SourceRange

  /// Creates it.
  package init(label: DeclaredName?, condition: Readings<Expression>, range: SourceRange) {
    self.label = label
    self.condition = condition
    self.range = range
  }
}

/// 除外 减轻：C，改为 C2.
package struct ExceptionSyntax: Sendable, Hashable {
  /// The label.
  package let label: DeclaredName?
  /// When it holds; items under it stand in `items`.
  package let condition: Readings<Expression>
  /// 改为: what is judged instead.
  package let replacement: Readings<Expression>?
  /// The items under it, for `.items` in the replacement or else in the condition.
  package let items: [ItemSyntax]
  /// Where the content of the clause stands.
  package let range: SourceRange

  /// Creates it.
  package init(
    label: DeclaredName?, condition: Readings<Expression>, replacement: Readings<Expression>?, items: [ItemSyntax],
    range: SourceRange
  ) {
    self.label = label
    self.condition = condition
    self.replacement = replacement
    self.items = items
    self.range = range
  }
}

/// 逐一 列：甲、乙: the rule once for each word.
package struct EachSyntax: Sendable, Hashable {
  /// The name that stands for the word.
  package let name: Name
  /// The words: fields or choices.
  package let words: [Name]
  /// Where the clause stands.
  package let range: SourceRange

  /// Creates it.
  package init(name: Name, words: [Name], range: SourceRange) {
    self.name = name
    self.words = words
    self.range = range
  }
}

/// A message, given once or in both languages.
package struct MessageSyntax: Sendable, Hashable {
  /// A piece of a message.
  package enum Part: Sendable, Hashable {
    /// Text as meant, doubled marks resolved.
    case text(String)
    /// `{…}`.
    case figure(Readings<Expression>)
  }

  /// The Chinese message, or the only one.
  package let zh: [Part]
  /// The English message, if written.
  package let en: [Part]?
  /// Where it stands.
  package let range: SourceRange

  /// Creates a message.
  package init(zh: [Part], en: [Part]?, range: SourceRange) {
    self.zh = zh
    self.en = en
    self.range = range
  }
}
