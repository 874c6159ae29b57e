import Driver
import RuleChecking
import SourceText

/// The page of an error code: what it means, why it matters, the line wrong and right.
enum CodePage {
  /// The text of a page; nil if there is none.
  static func text(_ code: String, _ language: Language) -> String? {
    if let page = InputPages.page(code) { return "\(code)\n\n\(page[language])\n" }
    guard let page = DiagnosticPages.page(code) else { return nil }
    let isChinese = language == .zh
    return """
      \(code)

      \(page.what[language])
      \(page.why[language])

      \(isChinese ? "错：" : "wrong: ")\(lines(page.wrong[language]))
      \(isChinese ? "对：" : "right: ")\(lines(page.right[language]))

      """ + lintLines(page, language)
  }

  /// An example of several lines, each on its own line below the word before it.
  private static func lines(_ example: String) -> String {
    let lines = example.split(separator: "⏎").map { line in
      var text = line
      while text.first == " " { text.removeFirst() }
      while text.last == " " { text.removeLast() }
      return String(text)
    }
    return lines.count == 1 ? lines[0] : lines.map { "\n  " + $0 }.joined()
  }

  /// What is said of a lint check beside its examples: its level, what `--fix` does, how it is allowed.
  private static func lintLines(_ page: DiagnosticPage, _ language: Language) -> String {
    guard let level = page.level else { return "" }
    let isChinese = language == .zh
    let fix = page.fix?[language] ?? (isChinese ? "不自动改。" : "changes nothing.")
    var text = "\n" + (isChinese ? "级别：" : "level: ") + level.rawValue
    text +=
      isChinese ? "（--level \(page.id)=off|note|warning|error）\n" : " (--level \(page.id)=off|note|warning|error)\n"
    text += "lint --fix" + (isChinese ? "：" : ": ") + fix + "\n"
    guard page.id != "unknown-check", page.id != "unused-allowance" else { return text }
    return text
      + (isChinese ? "有理由的：容许 \(page.id)：「理由」" : "with a reason: Allow \(page.id): \"reason\"") + "\n"
  }

  /// The codes that have a page.
  static var codes: [String] { DiagnosticPages.all.map(\.id) + InputPages.ids }
}
