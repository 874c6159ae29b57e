package import SourceText

/// Renders diagnostics for a terminal: headline, place, source line with the span underlined, labels, hint and fix.
///
///     错误[unknown-word]：没有叫 `受理日起` 的词
///       --> rules/licensing/acceptance.zicha:15:4
///        |
///     15 | 起点：受理日起
///        |       ^^^^^^^^ 是不是「受理日期」？
///        = 提示：…
///
/// Wide characters take two cells, a tab goes to the next multiple of four, control and direction marks are shown as
/// signs, and of a very long line only the part around the span is shown.
package struct SnippetRenderer: Sendable {
  private let files: SourceFiles
  private let language: Language
  private let usesColor: Bool

  /// Creates a renderer over the files that the diagnostics point into.
  package init(files: SourceFiles, language: Language, usesColor: Bool = false) {
    self.files = files
    self.language = language
    self.usesColor = usesColor
  }

  /// The lines of one diagnostic, each closed by a line feed.
  package func render(_ diagnostic: Diagnostic) -> String {
    let diagnostic = diagnostic.visible
    var lines = [headline(of: diagnostic)]
    if let range = diagnostic.range {
      lines += snippet(of: diagnostic, at: range)
    } else {
      if let path = diagnostic.path { lines.append("  --> \(path)") }
      if let proposal = proposal(of: diagnostic) { lines.append("  = \(proposal)") }
      if let hint = diagnostic.hint { lines.append("  = \(word("提示：", "hint: "))\(hint[language])") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Several diagnostics with an empty line between them.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { render($0) }.joined(separator: "\n")
  }

  /// One line without the source: `path:line:column: error[id]: headline`.
  package func renderConcisely(_ diagnostic: Diagnostic) -> String {
    "\(place(of: diagnostic)): \(headline(of: diagnostic.visible))\n"
  }

  private func word(_ zh: String, _ en: String) -> String {
    language == .zh ? zh : en
  }

  private func headline(of diagnostic: Diagnostic) -> String {
    let severity =
      switch diagnostic.severity {
      case .error: word("错误", "error")
      case .warning: word("警告", "warning")
      case .note: word("说明", "note")
      }
    let head = paint("\(severity)[\(diagnostic.id)]", as: color(of: diagnostic.severity))
    return head + word("：", ": ") + diagnostic.headline[language]
  }

  private func place(of diagnostic: Diagnostic) -> String {
    guard let range = diagnostic.range else { return diagnostic.path ?? "zicha" }
    return place(of: range)
  }

  private func place(of range: SourceRange) -> String {
    let position = files.position(of: range)
    return "\(files[range.file].path):\(position.line):\(position.column)"
  }

  private func proposal(of diagnostic: Diagnostic) -> String? {
    guard let fix = diagnostic.fix else { return nil }
    if fix.replacement.isEmpty { return word("可以删去", "this can be deleted") }
    let holdsCorner = fix.replacement.contains("「")
    let quoted = holdsCorner ? "`\(fix.replacement)`" : "「\(fix.replacement)」"
    if fix.range.isEmpty { return word("可以加上\(quoted)", "add `\(fix.replacement)`") }
    return fix.isCertain
      ? word("改为\(quoted)", "write `\(fix.replacement)`")
      : word("是不是\(quoted)？", "did you mean `\(fix.replacement)`?")
  }

  private func snippet(of diagnostic: Diagnostic, at range: SourceRange) -> [String] {
    let main = SnippetLine(files[range.file], range)
    let others = diagnostic.labels.map { ($0, SnippetLine(files[$0.range.file], $0.range)) }
    let gutter = ([main.number] + others.map(\.1.number)).map { String($0).count }.max() ?? 1
    let margin = String(repeating: " ", count: gutter)
    var lines = ["\(margin)--> \(place(of: range))", "\(margin) |"]
    lines += drawn(
      main, mark: "^", text: proposal(of: diagnostic), gutter: gutter, color: color(of: diagnostic.severity))
    for (label, line) in others {
      if label.range.file != range.file {
        lines.append("\(margin)::: \(place(of: label.range))")
      } else if line.number != main.number {
        lines.append("\(margin)...")
      }
      lines += drawn(line, mark: "-", text: label.text[language], gutter: gutter, color: "34")
    }
    if let hint = diagnostic.hint { lines.append("\(margin) = \(word("提示：", "hint: "))\(hint[language])") }
    return lines
  }

  private func drawn(_ line: SnippetLine, mark: String, text: String?, gutter: Int, color: String) -> [String] {
    let number = String(line.number)
    let left = String(repeating: " ", count: gutter - number.count) + number
    let marks = String(repeating: mark, count: line.width)
    let note = text.map { " " + $0 } ?? ""
    return [
      "\(left) | \(line.text)",
      String(repeating: " ", count: gutter) + " | " + String(repeating: " ", count: line.indent)
        + paint(marks + note, as: color),
    ]
  }

  private func color(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "31"
    case .warning: "33"
    case .note: "36"
    }
  }

  private func paint(_ text: String, as color: String) -> String {
    usesColor ? "\u{1B}[1;\(color)m\(text)\u{1B}[0m" : text
  }
}

/// The visible part of a source line and where in it, in terminal cells, a span lies.
private struct SnippetLine {
  /// The one-based line number.
  let number: Int
  /// The text with tabs expanded and control characters made visible.
  private(set) var text = ""
  /// The cells before the span.
  private(set) var indent = 0
  /// The cells of the span, at least one.
  private(set) var width = 1

  /// How many bytes are shown before and after the start of the span when the line is long.
  private static let bytesBefore = 180
  private static let bytesAfter = 300

  init(_ file: SourceFile, _ range: SourceRange) {
    number = file.lines.line(at: Int(range.lower))
    let whole = file.lines.contents(ofLine: number, in: file.bytes)
    let lower = min(max(Int(range.lower), whole.lowerBound), whole.upperBound)
    let upper = min(max(Int(range.upper), lower), whole.upperBound)
    let first = Self.boundary(max(whole.lowerBound, lower - Self.bytesBefore), in: file.bytes, within: whole)
    let last = Self.boundary(min(whole.upperBound, lower + Self.bytesAfter), in: file.bytes, within: whole)
    if first > whole.lowerBound { text = "…" }
    var cells = displayWidth(text)
    append(file.text(first..<lower), cells: &cells)
    indent = cells
    append(file.text(lower..<min(upper, last)), cells: &cells)
    width = max(1, cells - indent)
    append(file.text(min(upper, last)..<last), cells: &cells)
    if last < whole.upperBound { text += "…" }
  }

  private static func boundary(_ offset: Int, in bytes: [UInt8], within line: Range<Int>) -> Int {
    var offset = offset
    while offset > line.lowerBound, offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private mutating func append(_ part: String, cells: inout Int) {
    for scalar in part.unicodeScalars {
      if scalar == "\t" {
        let spaces = 4 - cells % 4
        text += String(repeating: " ", count: spaces)
        cells += spaces
      } else if scalar.isHidden {
        text.unicodeScalars.append("\u{FFFD}")
        cells += 1
      } else {
        text.unicodeScalars.append(scalar)
        cells += displayWidth(of: scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control or direction mark, which could repaint a terminal or turn words around.
  fileprivate var isHidden: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0xFEFF: true
    default: false
    }
  }
}

extension Diagnostic {
  /// The same with signs for control and direction marks in its words, which may quote the file.
  fileprivate var visible: Diagnostic {
    Diagnostic(
      id: id, severity: severity, range: range, path: path, headline: Self.visible(headline),
      hint: hint.map { Self.visible($0) }, labels: labels, fix: fix)
  }

  private static func visible(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(zh: visible(text.zh), en: visible(text.en))
  }

  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isHidden) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(scalar.isHidden && scalar != "\n" ? "\u{FFFD}" : scalar) }
    return String(result)
  }
}
