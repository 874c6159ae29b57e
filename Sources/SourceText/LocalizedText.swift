/// A language that Zicha speaks to its users.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case zh
  case en
}

/// A text in both languages of the product.
package struct LocalizedText: Sendable, Hashable {
  /// The Chinese wording.
  package let zh: String
  /// The English wording.
  package let en: String

  /// Creates a text from its two wordings.
  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// Creates a text that reads the same in both languages, such as a file name or a number.
  package init(same text: String) {
    self.init(zh: text, en: text)
  }

  /// Creates a text from a Chinese wording and an optional English one; without it the Chinese shows in both.
  package init(zh: String, optionalEnglish en: String?) {
    self.init(zh: zh, en: en ?? zh)
  }

  /// The wording in one language.
  package subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }

  /// The two texts one after the other.
  package static func + (left: LocalizedText, right: LocalizedText) -> LocalizedText {
    LocalizedText(zh: left.zh + right.zh, en: left.en + right.en)
  }
}
