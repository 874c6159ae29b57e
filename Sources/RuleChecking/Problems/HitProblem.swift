import Diagnostics
import SourceText

/// Something wrong with a search in a text (F 的命中 …).
enum HitProblem: CheckingProblem {
  /// What is searched is no field with a text.
  case notAText(SourceRange, value: LocalizedText)
  /// A set that is narrowed, or rows of rows: the hits are asked of one row, or of all rows of a table.
  case narrowedSet(SourceRange, set: LocalizedText)
  /// A pattern that says that nothing stands there.
  case emptyPattern(SourceRange)

  var plausibility: Plausibility { .type }

  var diagnostic: Diagnostic {
    switch self {
    case .notAText(let range, let value):
      .error(
        "hits-need-text", range, zh: "`\(value.zh)` 不是一张表的文本字段，没有命中可找",
        en: "`\(value.en)` is not a text field of a table, so nothing can be found in it",
        hint: hint(
          "在 `的命中` 前面写一个文本字段，例如 `正文的命中 \"待定\"`",
          "name a text field before it, such as `body's hits of \"TBD\"`"))
    case .narrowedSet(let range, let set):
      .error(
        "hits-of-set", range, zh: "`\(set.zh)` 是挑出来的一些行，不能直接找其中的命中",
        en: "`\(set.en)` is a choice of rows, whose hits can't be named at once",
        hint: hint(
          "先写全表的命中，再用 `其中` 挑选，例如 `对象：网页的正文的命中 \"待定\"，其中网页的路径开头为 \"/bszn/\"`；或者写 `每个……满足`",
          "name the hits of the whole table and choose among them, such as `For each: page's body's hits of \"TBD\", where page's path starts with \"/bszn/\"`, or write `each … meets`"
        ))
    case .emptyPattern(let range):
      .error(
        "empty-pattern", range, zh: "这个式样什么也不写也算符合，处处都会命中", en: "this pattern fits the empty text and so every place",
        hint: hint("写出至少一个字，例如 `\"待{汉字}{1,3}\"`", "name at least one character, such as `\"TBD{digit}{1,3}\"`"))
    }
  }
}
