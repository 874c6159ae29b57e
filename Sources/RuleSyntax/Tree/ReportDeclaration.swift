package import SourceText

/// 报告: the sections of a report with computed figures.
package struct ReportDeclaration: Sendable, Hashable {
  /// One 节 or 附.
  package struct Section: Sendable, Hashable {
    /// Its names; nil when none was written, which is reported.
    package let names: DeclaredName?
    /// Whether it is an annex (附), without a number.
    package let isAnnex: Bool
    /// What it shows, in order.
    package let blocks: [Placed<Block>]
    /// Where its header stands.
    package let range: SourceRange

    /// Creates a section.
    package init(names: DeclaredName?, isAnnex: Bool, blocks: [Placed<Block>], range: SourceRange) {
      self.names = names
      self.isAnnex = isAnnex
      self.blocks = blocks
      self.range = range
    }
  }

  /// One clause of a section.
  package enum Block: Sendable, Hashable {
    /// 正文：「…」，当 …; 注 for smaller type.
    case text(ReportTextSyntax, condition: Readings<Expression>?, isNote: Bool)
    /// 小节: a heading inside the section.
    case heading(DeclaredName)
    /// 内容: standard blocks, by the ids of their keywords without `b.`.
    case standard([String])
    /// 列表: the heads of a table.
    case list([Name])
    /// 图：柱状，按期率，按部门.
    case chart(isStacked: Bool, [Name], by: Name?)
    /// 问题清单：级别至少一般，按责任单位.
    case problems(minimum: SeverityWord?, byOwner: Bool)
    /// 台账：违规、待查.
    case ledger([OutcomeSyntax])
    /// 签署: who signs.
    case signature([DeclaredName])
  }

  /// The title with its figures.
  package let title: ReportTextSyntax?
  /// The sections in order.
  package let sections: [Section]

  /// Creates a declaration.
  package init(title: ReportTextSyntax?, sections: [Section]) {
    self.title = title
    self.sections = sections
  }
}

/// A text of a report with the names of figures in braces, given once or in both languages.
package struct ReportTextSyntax: Sendable, Hashable {
  /// A piece of a text.
  package enum Part: Sendable, Hashable {
    /// Text as meant, doubled marks resolved.
    case text(String)
    /// `{按期率}`, `{上年按期率}`, `{违规件数}`.
    case figure(Name)
  }

  /// The Chinese text, or the only one.
  package let zh: [Part]
  /// The English text, if written.
  package let en: [Part]?
  /// Where it stands.
  package let range: SourceRange

  /// Creates a text.
  package init(zh: [Part], en: [Part]?, range: SourceRange) {
    self.zh = zh
    self.en = en
    self.range = range
  }
}
