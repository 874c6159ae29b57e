import SourceText

/// A name as it was written, with its declared labels: messages show the label of their language, fixes keep the
/// language of the text.
struct SpelledName: Sendable {
  /// As written.
  let written: String
  /// The declared labels; as written in both languages when nothing is declared.
  let label: LocalizedText

  init(_ written: String, _ label: LocalizedText? = nil) {
    self.written = written
    self.label = label ?? LocalizedText(same: written)
  }

  /// The Chinese label.
  var zh: String { label.zh }
  /// The English label.
  var en: String { label.en }

  /// The replacement in the language in which the name was written.
  func replacement(zh: String, en: String) -> String {
    written.unicodeScalars.allSatisfy(\.isASCII) ? en : zh
  }
}
