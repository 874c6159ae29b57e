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

      \(isChinese ? "错：" : "wrong: ")\(page.wrong[language])
      \(isChinese ? "对：" : "right: ")\(page.right[language])

      """
  }

  /// The codes that have a page.
  static var codes: [String] { DiagnosticPages.all.map(\.id) + InputPages.ids }
}
