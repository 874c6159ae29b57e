package import SourceText

/// The names of a declaration: a Chinese label, an English one, or both (`受理日期 / accepted on`).
///
/// Where only one label was written it stands in `zh`, whatever its script: a word without a second label keeps it.
package struct DeclaredName: Sendable, Hashable {
  /// The Chinese label, or the only one.
  package let zh: Name
  /// The English label, if written.
  package let en: Name?

  /// Creates the names of a declaration.
  package init(zh: Name, en: Name?) {
    self.zh = zh
    self.en = en
  }

  /// Both labels together, without the slash between them.
  package var text: LocalizedText { LocalizedText(zh: zh.text, optionalEnglish: en?.text) }
  /// Where the names stand.
  package var range: SourceRange { en.map { zh.range.joined(with: $0.range) } ?? zh.range }
}

/// A quoted text as meant: doubled closing marks and braces are resolved.
package struct QuotedText: Sendable, Hashable {
  /// The text between the marks.
  package let text: String
  /// Where it stands, with its marks.
  package let range: SourceRange

  /// Creates a quoted text.
  package init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// A title, given once or in both languages: `「…」 / "…"`.
package struct TitleSyntax: Sendable, Hashable {
  /// The Chinese title, or the only one.
  package let zh: QuotedText
  /// The English title, if written.
  package let en: QuotedText?

  /// Creates a title.
  package init(zh: QuotedText, en: QuotedText?) {
    self.zh = zh
    self.en = en
  }

  /// Both titles; without an English one the first shows in both languages.
  package var text: LocalizedText { LocalizedText(zh: zh.text, optionalEnglish: en?.text) }
}

/// A date in a declaration that exists in the calendar.
package struct DateSyntax: Sendable, Hashable {
  /// The date as `YYYY-MM-DD`.
  package let text: String
  /// Where it stands.
  package let range: SourceRange

  /// Creates a date.
  package init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// Days from a first to a last one, both included; a single day is its own last.
package struct DateSpanSyntax: Sendable, Hashable {
  /// The first day.
  package let first: DateSyntax
  /// The last day.
  package let last: DateSyntax

  /// Creates a span of days.
  package init(first: DateSyntax, last: DateSyntax) {
    self.first = first
    self.last = last
  }
}
