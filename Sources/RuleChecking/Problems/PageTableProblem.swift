import Diagnostics
import SourceText

/// Something wrong with a table that is read out of web pages.
enum PageTableProblem: CheckingProblem {
  /// A condition on pages that can't be told from address, path, title and site alone.
  case filter(SourceRange)
  /// A field without 取自.
  case fieldWithoutExtractor(SourceRange, field: LocalizedText)
  /// 取自 in a table that is not read out of pages.
  case extractorElsewhere(SourceRange, field: LocalizedText)
  /// A CSS selector that can't be read.
  case badSelector(SourceRange, LocalizedText)

  var plausibility: Plausibility { .type }

  var diagnostic: Diagnostic {
    switch self {
    case .filter(let range):
      .error(
        "page-filter", range, zh: "挑选网页的条件只能看地址、路径、标题、站点", en: "pages are chosen by address, path, title and site only",
        hint: hint(
          "用 `开头为`、`结尾为`、`包含`、`为`、`属于` 和它们的否定，以 `且`、`或` 相连，例如 `路径开头为 \"/bszn/\"`；其余的条件写在规则的 `对象` 里",
          "use `starts with`, `ends with`, `contains`, `is`, `in` and their negations, joined by `and` and `or`, such as `path starts with \"/bszn/\"`; other conditions belong into `For each` of a rule"
        ))
    case .fieldWithoutExtractor(let range, let field):
      .error(
        "page-field-without-source", range, zh: "没有说明 `\(field.zh)` 取自网页的哪里",
        en: "it is not said where in the page `\(field.en)` is taken from",
        hint: hint(
          "加上 `，取自 标注 \"\(field.zh)\"`，或者 `取自 元数据 \"…\"`、`取自 选择器 \"…\"`",
          "add `, taken from label \"\(field.en)\"`, or `metadata \"…\"` or `selector \"…\"`"))
    case .extractorElsewhere(let range, let field):
      .error(
        "taken-from-elsewhere", range, zh: "`\(field.zh)` 的表不是从网页读出的，不能写 `取自`",
        en: "the table of `\(field.en)` is not read out of pages, so it can't say `taken from`",
        hint: hint(
          "`取自` 用在 `来源：网页，其中……` 的表里；别的表在名称后面的括号里写数据中的键",
          "`taken from` goes with `Source: page, where …`; other tables name the key of the data in brackets"))
    case .badSelector(let range, let fault):
      .error(
        "bad-selector", range, zh: "选择器读不懂：\(fault.zh)", en: "the selector can't be read: \(fault.en)",
        hint: hint("例如 `取自 选择器 \"table.guide td.limit\"`", "such as `taken from selector \"table.guide td.limit\"`"))
    }
  }
}
