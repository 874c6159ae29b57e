package import SourceText

/// A rule file as a tree: its blocks in order; broken ones are there too, as far as they could be read.
package struct RuleFile: Sendable {
  /// The file.
  package let file: FileID
  /// The declarations in the order of the file.
  package let blocks: [Block]
  /// The lines as the formatter writes them.
  let layout: FileLayout

  /// Whether it holds profiles and waivers only, so that it needs no 规则集.
  package var isTailoring: Bool {
    !blocks.isEmpty
      && blocks.allSatisfy { block in
        switch block.declaration {
        case .profile, .waiver: true
        default: false
        }
      }
  }

  init(file: FileID, blocks: [Block], layout: FileLayout) {
    self.file = file
    self.blocks = blocks
    self.layout = layout
  }
}

/// One declaration: a header and the lines that belong to it.
package struct Block: Sendable, Hashable {
  /// The id behind the head word (`XK-01`), the law's short title in 《》 for 法规, or the rule that a test is about.
  package let id: Name?
  /// The declared names.
  package let names: DeclaredName?
  /// The title after `：`.
  package let title: TitleSyntax?
  /// The quoted law above the header, one text a line.
  package let quotedLaw: [QuotedText]
  /// What lint may find in the block without telling (容许), in the order of the lines.
  package let allowances: [AllowanceSyntax]
  /// What is declared.
  package let declaration: Declaration
  /// The header line without its title: where diagnostics about the whole declaration point.
  package let headerRange: SourceRange
  /// All lines of the block.
  package let range: SourceRange

  /// Creates a block.
  package init(
    id: Name?, names: DeclaredName?, title: TitleSyntax?, quotedLaw: [QuotedText], allowances: [AllowanceSyntax] = [],
    declaration: Declaration,
    headerRange: SourceRange, range: SourceRange
  ) {
    self.id = id
    self.names = names
    self.title = title
    self.quotedLaw = quotedLaw
    self.allowances = allowances
    self.declaration = declaration
    self.headerRange = headerRange
    self.range = range
  }
}

/// What a block declares.
package enum Declaration: Sendable, Hashable {
  /// 规则集.
  case ruleset(RulesetDeclaration)
  /// 日历.
  case calendar(CalendarDeclaration)
  /// 法规.
  case law(LawDeclaration)
  /// 表.
  case table(TableDeclaration)
  /// 参数.
  case parameter(ParameterDeclaration)
  /// 词表.
  case wordList(WordListDeclaration)
  /// 定义.
  case definition(DefinitionDeclaration)
  /// 规则.
  case rule(RuleDeclaration)
  /// 指标.
  case measure(MeasureDeclaration)
  /// 测试.
  case test(TestDeclaration)
  /// 决策表.
  case decisionTable(DecisionTableDeclaration)
  /// 评分.
  case scorecard(ScorecardDeclaration)
  /// 报告.
  case report(ReportDeclaration)
  /// 方案.
  case profile(ProfileDeclaration)
  /// 豁免.
  case waiver(WaiverDeclaration)
  /// A declaration that could not be read at all, already reported; the text is the id of its head word.
  case unsupported(String)
}
