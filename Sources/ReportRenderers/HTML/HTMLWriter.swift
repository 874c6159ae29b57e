import Codecs
import Reporting
import SourceText

/// Writes HTML in which every text is escaped and every figure carries its reference.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []
  let language: Language

  init(language: Language) {
    self.language = language
  }

  /// Writes an element and what its body writes.
  mutating func element(
    _ tag: String, _ attributes: KeyValuePairs<String, String> = [:], _ body: (inout HTMLWriter) -> Void
  ) {
    element(tag, pairs: attributes.map { ($0.key, $0.value) }, body)
  }

  /// Writes an element whose attributes were put together.
  mutating func element(_ tag: String, pairs: [(String, String)], _ body: (inout HTMLWriter) -> Void) {
    open(tag, pairs: pairs, closed: false)
    body(&self)
    markup("</" + tag + ">")
  }

  /// Writes an element with a text.
  mutating func element(_ tag: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    element(tag, attributes) { $0.text(text) }
  }

  /// Writes a start tag; for void elements and self-closing SVG shapes too.
  mutating func open(_ tag: String, _ attributes: KeyValuePairs<String, String> = [:], closed: Bool = false) {
    open(tag, pairs: attributes.map { ($0.key, $0.value) }, closed: closed)
  }

  private mutating func open(_ tag: String, pairs: [(String, String)], closed: Bool) {
    markup("<" + tag)
    for (name, value) in pairs {
      markup(" " + name + "=\"")
      MarkupEscaping.append(value, to: &bytes)
      markup("\"")
    }
    markup(closed ? "/>" : ">")
  }

  /// Writes a text, what can't be seen in it spelled out.
  mutating func text(_ text: String) {
    MarkupEscaping.append(VisibleText.line(text), to: &bytes)
  }

  /// Writes a sentence with its figures.
  mutating func prose(_ prose: Prose) {
    for run in prose[language] {
      switch run {
      case .text(let words): text(words)
      case .figure(let figure): self.figure(figure)
      }
    }
  }

  /// Writes a figure in a `data` element that refers to the JSON document.
  mutating func figure(_ figure: ReportFigure) {
    let shown = figure.shown[language]
    if figure.isZero {
      element("data", ["value": figure.scalar.text, "data-ref": figure.place, "class": "zero"], text: shown)
    } else {
      element("data", ["value": figure.scalar.text, "data-ref": figure.place], text: shown)
    }
  }

  /// Writes markup of the product.
  mutating func markup(_ markup: String) {
    bytes.append(contentsOf: markup.utf8)
  }

  /// Ends a line, so that the source can be read and compared.
  mutating func line() {
    bytes.append(0x0A)
  }
}
