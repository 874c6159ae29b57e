package import SourceText

/// A piece of a sentence: fixed words, or a computed figure.
package enum Run: Sendable, Hashable {
  /// Words.
  case text(String)
  /// A figure.
  case figure(ReportFigure)
}

/// A sentence with computed figures in it, in both languages.
package struct Prose: Sendable, Hashable {
  /// The Chinese sentence.
  package let zh: [Run]
  /// The English sentence.
  package let en: [Run]

  /// Creates a sentence from its two wordings.
  package init(zh: [Run] = [], en: [Run] = []) {
    self.zh = zh
    self.en = en
  }

  /// Creates a sentence without figures.
  package init(_ text: LocalizedText) {
    self.init(zh: text.zh.isEmpty ? [] : [.text(text.zh)], en: text.en.isEmpty ? [] : [.text(text.en)])
  }

  /// Creates a text that reads the same in both languages.
  package init(same text: String) {
    self.init(LocalizedText(same: text))
  }

  /// Creates a sentence that is one figure.
  package init(_ figure: ReportFigure) {
    self.init(zh: [.figure(figure)], en: [.figure(figure)])
  }

  /// Creates a sentence from a wording with the places `{0}`, `{1}` … and what stands there.
  ///
  /// Only wordings of the product are templates; texts of the data are always arguments.
  package init(_ template: LocalizedText, _ arguments: Prose...) {
    self.init(template, arguments)
  }

  /// Creates a sentence from a wording and what stands at its places.
  package init(_ template: LocalizedText, _ arguments: [Prose]) {
    self.init(
      zh: Self.filled(template.zh, arguments.map(\.zh)), en: Self.filled(template.en, arguments.map(\.en)))
  }

  private static func filled(_ template: String, _ arguments: [[Run]]) -> [Run] {
    var runs: [Run] = []
    var words = ""
    var rest = Substring(template)
    while let character = rest.popFirst() {
      guard character == "{", let digit = rest.first?.wholeNumberValue, arguments.indices.contains(digit) else {
        words.append(character)
        continue
      }
      rest = rest.dropFirst(2)
      if !words.isEmpty { runs.append(.text(words)) }
      words = ""
      runs += arguments[digit]
    }
    if !words.isEmpty { runs.append(.text(words)) }
    return runs
  }

  /// The sentence in one language.
  package subscript(language: Language) -> [Run] {
    switch language {
    case .zh: zh
    case .en: en
    }
  }

  /// Whether there is nothing to print.
  package var isEmpty: Bool { zh.isEmpty && en.isEmpty }

  /// The plain text in both languages.
  package var text: LocalizedText { LocalizedText(zh: plainText(.zh), en: plainText(.en)) }

  /// The plain text in one language.
  package func plainText(_ language: Language) -> String {
    self[language].reduce(into: "") { text, run in
      switch run {
      case .text(let words): text += words
      case .figure(let figure): text += figure.shown[language]
      }
    }
  }

  /// The figures of one language's sentence.
  package func figures(_ language: Language) -> [ReportFigure] {
    self[language].compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  /// Two sentences one after the other.
  package static func + (left: Prose, right: Prose) -> Prose {
    Prose(zh: left.zh + right.zh, en: left.en + right.en)
  }

  /// Sentences with a separator between them.
  package static func joined(_ parts: [Prose], by separator: LocalizedText) -> Prose {
    var sum = Prose()
    for (index, part) in parts.enumerated() {
      if index > 0 { sum = sum + Prose(separator) }
      sum = sum + part
    }
    return sum
  }
}
