import Diagnostics
import SourceText
import Testing

@Suite("SnippetRenderer")
struct SnippetRendererTests {
  private func files(_ text: String) -> (SourceFiles, FileID) {
    var files = SourceFiles()
    let id = files.add(path: "rules/a.zicha", bytes: Array(text.utf8))
    return (files, id)
  }

  private func range(of part: String, in text: String, _ id: FileID) -> SourceRange {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    let lower = (0...(bytes.count - wanted.count)).first { Array(bytes[$0..<($0 + wanted.count)]) == wanted } ?? 0
    return SourceRange(file: id, lower: lower, upper: lower + wanted.count)
  }

  @Test("underlines wide characters with two cells each and proposes the near word")
  func wideCharacters() {
    let text = "规则 XK-01：「期限」\n起点：受理日起\n"
    let (files, id) = files(text)
    let span = range(of: "受理日起", in: text, id)
    let diagnostic = Diagnostic(
      id: "unknown-word", range: span,
      headline: LocalizedText(zh: "没有叫 `受理日起` 的词", en: "nothing here is called `受理日起`"),
      hint: LocalizedText(zh: "先在表里声明", en: "declare it in a table"),
      fix: Diagnostic.Fix(range: span, replacement: "受理日期"))
    #expect(
      SnippetRenderer(files: files, language: .zh).render(diagnostic) == """
        错误[unknown-word]：没有叫 `受理日起` 的词
         --> rules/a.zicha:2:4
          |
        2 | 起点：受理日起
          |       ^^^^^^^^ 是不是「受理日期」？
          = 提示：先在表里声明

        """)
    #expect(
      SnippetRenderer(files: files, language: .en).render(diagnostic) == """
        error[unknown-word]: nothing here is called `受理日起`
         --> rules/a.zicha:2:4
          |
        2 | 起点：受理日起
          |       ^^^^^^^^ did you mean `受理日期`?
          = hint: declare it in a table

        """)
  }

  @Test("shows a label on another line, and tabs as cells")
  func labels() {
    let text = "\t- a\n\n\n\n\n\n\n\n\n- b\n"
    let (files, id) = files(text)
    let diagnostic = Diagnostic(
      id: "double-name", severity: .warning, range: range(of: "b", in: text, id),
      headline: LocalizedText(zh: "重名", en: "declared twice"),
      labels: [Diagnostic.Label(range: range(of: "a", in: text, id), text: LocalizedText(zh: "前一个", en: "the first"))])
    #expect(
      SnippetRenderer(files: files, language: .en).render(diagnostic) == """
        warning[double-name]: declared twice
          --> rules/a.zicha:10:3
           |
        10 | - b
           |   ^
          ...
         1 |     - a
           |       - the first

        """)
  }

  @Test("cuts a line of a million characters around the span")
  func longLine() {
    let text = String(repeating: "长", count: 300_000) + "X" + String(repeating: "长", count: 300_000)
    let (files, id) = files(text)
    let diagnostic = Diagnostic(
      id: "x", range: range(of: "X", in: text, id), headline: LocalizedText(same: "x"))
    let shown = SnippetRenderer(files: files, language: .en).render(diagnostic)
    #expect(shown.utf8.count < 2_000)
    #expect(shown.contains("…") && shown.contains("X"))
  }

  @Test("makes control and direction marks visible and survives broken UTF-8")
  func controls() {
    var files = SourceFiles()
    let id = files.add(path: "a", bytes: [0x61, 0x00, 0xFF, 0xE2, 0x80, 0xAE, 0x62])
    let diagnostic = Diagnostic(
      id: "x", range: SourceRange(file: id, lower: 6, upper: 7), headline: LocalizedText(same: "x"))
    #expect(SnippetRenderer(files: files, language: .en).render(diagnostic).contains("a\u{FFFD}\u{FFFD}\u{FFFD}b"))
  }

  @Test("words quoted from a file can't repaint the terminal")
  func quotedControls() {
    let diagnostic = Diagnostic(
      id: "x", range: nil, path: "a", headline: LocalizedText(same: "no `\u{1B}[31mred\u{202E}`"),
      hint: LocalizedText(same: "\u{9B}2J"))
    let shown = SnippetRenderer(files: SourceFiles(), language: .en).render(diagnostic)
    #expect(shown == "error[x]: no `\u{FFFD}[31mred\u{FFFD}`\n  --> a\n  = hint: \u{FFFD}2J\n")
  }

  @Test("names the path of a problem that has no place")
  func pathOnly() {
    let diagnostic = Diagnostic(
      id: "no-rules", range: nil, path: "rules/", headline: LocalizedText(zh: "没有规则", en: "no rules here"))
    #expect(
      SnippetRenderer(files: SourceFiles(), language: .zh).render(diagnostic) == "错误[no-rules]：没有规则\n  --> rules/\n")
  }
}
