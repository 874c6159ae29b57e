import Diagnostics
import SourceText

/// What is wrong with the clauses of a discretion benchmark.
enum BenchmarkProblem: CheckingProblem {
  case notRange(SourceRange, output: LocalizedText)
  case notWords(SourceRange, output: LocalizedText)
  case unknownStep(SourceRange, String, output: LocalizedText, known: LocalizedText)
  case missingStep(SourceRange, output: LocalizedText, word: LocalizedText)

  var plausibility: Plausibility { .type }

  var diagnostic: Diagnostic {
    switch self {
    case .notRange(let range, let output):
      return .error(
        "legal-range-form", range, zh: "`法定幅度` 要写出输出 `\(output.zh)` 的范围",
        en: "`Legal range` gives a range of the output `\(output.en)`",
        hint: hint(
          "例如 `法定幅度：\(output.zh) 0 元至 5 万元`，单位同这一列",
          "such as `Legal range: \(output.en) 0 yuan to 50000 yuan`, in the unit of the column"))
    case .notWords(let range, let output):
      return .error(
        "severity-form", range, zh: "`由轻到重` 要排列一列词，`\(output.zh)` 不是",
        en: "`From light to heavy` orders the words of a column; `\(output.en)` has none",
        hint: hint("写阶次一类的输出列", "name an output column of words, such as the step"))
    case .unknownStep(let range, let word, let output, let known):
      return .error(
        "severity-word", range, zh: "`\(output.zh)` 没有 `\(word)`，或者写了两次",
        en: "`\(output.en)` has no `\(word)`, or it stands there twice",
        hint: hint("这一列有：\(known.zh)", "the column has: \(known.en)"))
    case .missingStep(let range, let output, let word):
      return .error(
        "severity-incomplete", range, zh: "`由轻到重` 没有排 `\(output.zh)` 的 `\(word.zh)`",
        en: "`From light to heavy` leaves out `\(word.en)` of `\(output.en)`",
        hint: hint("把表里用到的词都排进去", "put every word of the column into the order"))
    }
  }
}
