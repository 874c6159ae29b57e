package import SourceText

/// 规则集: the pack that the files of a folder make up.
package struct RulesetDeclaration: Sendable, Hashable {
  /// 版本, as written.
  package let version: Name?
  /// 导入: the packs whose names are visible here.
  package let imports: [Name]
  /// 日历: the working-day calendar of the pack's deadlines.
  package let calendar: Name?

  /// Creates the declaration.
  package init(version: Name?, imports: [Name], calendar: Name?) {
    self.version = version
    self.imports = imports
    self.calendar = calendar
  }
}

/// 日历: weekly days of rest and the yearly notices that change them.
package struct CalendarDeclaration: Sendable, Hashable {
  /// One 通知.
  package struct Notice: Sendable, Hashable {
    /// The text behind 通知, such as `2025 年`.
    package let name: Name
    /// The date of the notice; nil where none could be verified.
    package let issued: DateSyntax?
    /// The days that the notice decides; nil when the line was broken.
    package let days: DateSpanSyntax?
    /// 放假.
    package let holidays: [DateSpanSyntax]
    /// 上班.
    package let workdays: [DateSpanSyntax]
    /// Where it stands.
    package let range: SourceRange

    /// Creates a notice.
    package init(
      name: Name, issued: DateSyntax?, days: DateSpanSyntax?, holidays: [DateSpanSyntax], workdays: [DateSpanSyntax],
      range: SourceRange
    ) {
      self.name = name
      self.issued = issued
      self.days = days
      self.holidays = holidays
      self.workdays = workdays
      self.range = range
    }
  }

  /// 每周休息: ISO days of the week, Monday is 1.
  package let restDays: [Int]
  /// The notices in the order of the file.
  package let notices: [Notice]

  /// Creates the declaration.
  package init(restDays: [Int], notices: [Notice]) {
    self.restDays = restDays
    self.notices = notices
  }
}

/// 法规: the versions of a law; its short title is the block's id, its full one the title.
package struct LawDeclaration: Sendable, Hashable {
  /// One version.
  package struct Version: Sendable, Hashable {
    /// The day it was passed or promulgated.
    package let adopted: DateSyntax?
    /// The first day in force.
    package let effective: DateSyntax
    /// The number of its articles.
    package let articles: Int?
    /// Where it stands.
    package let range: SourceRange

    /// Creates a version.
    package init(adopted: DateSyntax?, effective: DateSyntax, articles: Int?, range: SourceRange) {
      self.adopted = adopted
      self.effective = effective
      self.articles = articles
      self.range = range
    }
  }

  /// `- 第五条：人工，因为「…」`: what rules can't check at all, or not whole.
  package struct Provision: Sendable, Hashable {
    /// How far rules check it.
    package enum Coverage: String, Sendable, Hashable {
      /// 人工: by people only.
      case manual
      /// 部分: rules check a part.
      case partial
    }

    /// The places: single ones and ranges.
    package let places: [CitationSyntax]
    /// How far.
    package let coverage: Coverage
    /// Why.
    package let reason: TitleSyntax?
    /// Where it stands.
    package let range: SourceRange

    /// Creates it.
    package init(places: [CitationSyntax], coverage: Coverage, reason: TitleSyntax?, range: SourceRange) {
      self.places = places
      self.coverage = coverage
      self.reason = reason
      self.range = range
    }
  }

  /// The versions in the order of the file.
  package let versions: [Version]
  /// 条款: what is said about single provisions.
  package let provisions: [Provision]

  /// Creates the declaration.
  package init(versions: [Version], provisions: [Provision] = []) {
    self.versions = versions
    self.provisions = provisions
  }
}
