/// What the tool itself fills a table from.
package enum TableContent: Sendable, Hashable {
  /// A built-in table, always there.
  case builtIn(BuiltInTable)
  /// A declared table read out of web pages (`来源：网页，其中路径开头为 "/bszn/"`): a child of 网页 with at most one row a page.
  case pages(PageFilter)
  /// The hits of a search in a text field of the parent table (`正文的命中 "式样"`): the fields are those of ``HitField``.
  case hits(of: FieldID, TextSearch)
}

/// What is searched in a text.
package enum TextSearch: Sendable, Hashable {
  /// A text pattern.
  case pattern(String)
  /// A named format such as 手机号, by its id.
  case format(String)
  /// Words of a list.
  case words([String])
}

/// The fields of a table of hits, in their order.
package enum HitField: Int, Sendable, Hashable, CaseIterable {
  /// 文字: the words found.
  case words
  /// 位置: `LINE:COLUMN` within the text, both from one.
  case position
  /// 前文: up to 20 characters before.
  case before
  /// 后文: up to 20 characters behind.
  case after
  /// 序号: the how-manieth hit with these words in the text; with the words it is the key of a hit.
  case ordinal
}

/// Which pages a table is read from: a page is taken if all tests of one alternative hold.
package struct PageFilter: Sendable, Hashable {
  /// One test of a text of the page.
  package struct Test: Sendable, Hashable {
    /// How the text is compared.
    package enum Comparison: Sendable, Hashable {
      case prefix, suffix, contains, equals
    }

    /// The field of 网页: 地址, 路径, 标题 or 站点.
    package let field: FieldID
    /// How it is compared.
    package let comparison: Comparison
    /// The texts of which one must fit.
    package let texts: [String]
    /// Whether none may fit instead.
    package let isNegated: Bool

    /// Creates a test.
    package init(field: FieldID, comparison: Comparison, texts: [String], isNegated: Bool = false) {
      self.field = field
      self.comparison = comparison
      self.texts = texts
      self.isNegated = isNegated
    }
  }

  /// The alternatives; no alternative at all takes every page.
  package let alternatives: [[Test]]

  /// Creates a filter.
  package init(alternatives: [[Test]]) {
    self.alternatives = alternatives
  }
}

/// Where a value is taken from in a page (`取自`).
package enum Extractor: Sendable, Hashable {
  /// `元数据 "ItemCode"`: the content of the meta element with one of these names, compared without case.
  case metadata([String])
  /// `标注 "办理依据"、"设定依据"`: the text that stands beside or under one of these labels.
  case label([String])
  /// `选择器 "table.guide td.limit"`: the text of the first element that a CSS selector selects.
  case selector(String)
}
