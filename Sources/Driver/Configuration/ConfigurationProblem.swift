package import Diagnostics
package import SourceText

/// What can be wrong with a configuration file.
package enum ConfigurationProblem: DiagnosticConvertible {
  case notJSON(SourceRange)
  case repeatedKey(String, SourceRange)
  case badValue(String, SourceRange)
  case unknownKey(String, nearest: String?, SourceRange)

  package var diagnostic: Diagnostic {
    switch self {
    case .notJSON(let range):
      Diagnostic(
        id: "configuration-not-json", range: range,
        headline: LocalizedText(zh: "配置文件在这里不符合 JSON 的写法", en: "the configuration is no valid JSON here"),
        hint: LocalizedText(
          zh: "写成 {\"rules\": [\"rules\"], \"fail-on\": \"major\"} 这样，逗号只在两项之间",
          en: "write it as {\"rules\": [\"rules\"], \"fail-on\": \"major\"}, commas only between two entries"))
    case .repeatedKey(let key, let range):
      Diagnostic(
        id: "configuration-key-repeated", range: range,
        headline: LocalizedText(zh: "`\(key)` 写了两次", en: "`\(key)` is given twice"),
        hint: LocalizedText(
          zh: "只留一处，几个值写成 [\"…\", \"…\"]", en: "keep one; several values are written as [\"…\", \"…\"]"))
    case .badValue(let key, let range):
      Diagnostic(
        id: "configuration-value", range: range,
        headline: LocalizedText(zh: "`\(key)` 不能取这样的值", en: "`\(key)` can't have such a value"),
        hint: LocalizedText(
          zh: "用文本、数、true/false，或文本的列表", en: "use a text, a number, true/false, or a list of texts"))
    case .unknownKey(let key, let nearest, let range):
      Diagnostic(
        id: "configuration-key-unknown", range: range,
        headline: LocalizedText(zh: "配置里没有 `\(key)` 这一项", en: "there is no configuration key `\(key)`"),
        hint: LocalizedText(
          zh: "可用的是各命令的长选项名，见 `zicha help check`",
          en: "the keys are the long flags of the commands, see `zicha help check`"),
        fix: nearest.map { Diagnostic.Fix(range: range, replacement: $0) })
    }
  }
}
