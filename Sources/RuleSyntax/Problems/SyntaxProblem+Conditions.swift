import Diagnostics
import SourceText

extension SyntaxProblem {
  /// The words of problems in conditions and values.
  var conditionWording: ProblemWording {
    switch self {
    case .unknownWord(let word, let nearest, let others, let range):
      let more = others == 0 ? ("", "") : ("；本文件另有 \(others) 处", "; \(others) more in this file")
      return ProblemWording(
        "unknown-word", "这里没有叫 `\(word)` 的词\(more.0)", "nothing here is called `\(word)`\(more.1)",
        hint: (
          "先声明它，或者改用已经声明的名称；名称可以用「」括住", "declare it, or use a declared name; a name may be put in 「」"
        ),
        fix: nearest.map { Diagnostic.Fix(range: range, replacement: $0) })
    case .unexpected(let found, let expected, _, _):
      return ProblemWording(
        "unexpected-text", "读到 `\(found)` 读不下去了", "reading stops at `\(found)`",
        hint: Self.hint(expected))
    case .incomplete(let expected, _):
      return ProblemWording(
        "incomplete", "话没有说完", "this line stops too early", hint: Self.hint(expected))
    case .mistakenWord(let word, let meant, let isCertain, let range):
      return ProblemWording(
        "mistaken-word", "这里要写 `\(meant)`，不写 `\(word)`", "write `\(meant)` here, not `\(word)`",
        hint: ("条件里的连接词是固定的", "the connecting words of conditions are fixed"),
        fix: Diagnostic.Fix(range: range, replacement: meant, isCertain: isCertain))
    case .mixedConnectives(let first, let second, _):
      return ProblemWording(
        "mixed-connectives", "「且」和「或」写在一起，有两种读法", "`and` and `or` together can be read in two ways",
        hint: (
          "用括号说清楚是哪一种：\(first)；还是：\(second)", "say which with brackets: \(first); or: \(second)"
        ))
    case .impossibleDate(let text, _):
      return ProblemWording(
        "impossible-date", "没有 `\(text)` 这一天", "there is no day `\(text)`",
        hint: ("核对月份和日数", "check the month and the day"))
    case .missingConnective(let isChinese, let range):
      return ProblemWording(
        "missing-connective", "两个条件之间少了「且」或「或」", "`and` or `or` is missing between two conditions",
        hint: ("都要满足写「且」，满足一个就行写「或」", "write `and` if both must hold, `or` if one is enough"),
        fix: Diagnostic.Fix(range: range, replacement: isChinese ? "且" : " and"))
    case .conditionAsValue(let text, _):
      return ProblemWording(
        "condition-as-value", "`\(text)` 是一个条件，这里要一个值", "`\(text)` is a condition where a value is wanted",
        hint: ("要数符合条件的行，写「表（其中\(text)）的数量」", "to count the rows that meet it write `table (where \(text))'s count`"))
    case .missingWhere(let isChinese, let range):
      return ProblemWording(
        "missing-where", "「，」后面少了「其中」", "`where` is missing behind the comma",
        hint: ("写成「表，其中条件」", "write `table, where condition`"),
        fix: Diagnostic.Fix(range: range, replacement: isChinese ? "其中" : " where", isCertain: true))
    case .selectionWithoutBrackets(let text, let range):
      return ProblemWording(
        "selection-without-brackets", "句子中间的「其中」要用括号括住", "in the middle of a sentence `where` stands in brackets",
        hint: (
          "写成「表（其中条件）」；「表，其中条件」只能写在句末或者「，满足」前面",
          "write `table (where condition)`; `table, where condition` stands only at the end or before `, meets`"
        ),
        fix: Diagnostic.Fix(range: range, replacement: text, isCertain: true))
    case .missingComma(let range):
      return ProblemWording(
        "missing-comma", "「其中」前面少了「，」", "a comma is missing before `where`",
        hint: ("写成「表，其中条件」，或者「表（其中条件）」", "write `table, where condition` or `table (where condition)`"),
        fix: Diagnostic.Fix(range: range, replacement: "，", isCertain: true))
    case .numeralWithoutUnit(let text, _):
      return ProblemWording(
        "numeral-without-unit", "中文数字 `\(text)` 后面没有单位", "the Chinese numeral `\(text)` has no unit behind it",
        hint: ("写上单位，如「\(text)元」「\(text)份」，或者用阿拉伯数字", "write a unit behind it, or use Arabic digits"))
    case .missingThen(let isChinese, let range):
      return ProblemWording(
        "missing-then", "「若」后面少了「则」", "`then` is missing after `if`",
        hint: ("写成「若 …，则 …」", "write `if …, then …`"),
        fix: Diagnostic.Fix(range: range, replacement: isChinese ? "则" : " then", isCertain: true))
    case .unknownUnit(let word, let nearest, let range):
      return ProblemWording(
        "unknown-unit", "`\(word)` 不是单位或量词", "`\(word)` is no unit",
        hint: (
          "单位有 日、个工作日、个月、年、小时、元、%；量词有 名、份、件、次、项 等，别的量词在表里用「量词：」声明",
          "units are days, working days, months, years, hours, yuan, %"
        ),
        fix: nearest.map { Diagnostic.Fix(range: range, replacement: $0) })
    default:
      guard case .bareValue(let text, let field, _) = self else { return ProblemWording("bare-value", "", "") }
      let zh = field.map { "说明是哪个字段：「\($0)为\(text)」" } ?? "说明要它怎样：「有\(text)」「\(text)为是」「\(text)至少 …」"
      let en =
        field.map { "say of which field: `\($0) is \(text)`" }
        ?? "say what is wanted: `has \(text)`, `\(text) is yes`, `\(text) at least …`"
      return ProblemWording(
        "bare-value", "`\(text)` 是一个值，还不是条件", "`\(text)` is a value, not yet a condition", hint: (zh, en))
    }
  }

  /// The two words of what was expected, one list a language; entries are `zh|en`.
  private static func hint(_ expected: [String]) -> (zh: String, en: String) {
    if expected == [Expectation.end.words] {
      return (
        "到这里这一句已经完整；删去后面的文字，或者另写一行", "the clause is complete here; delete what follows or write it on a line of its own"
      )
    }
    let pairs = expected.map { $0.split(separator: "|", maxSplits: 1).map(String.init) }
    let zh = pairs.map { $0.first ?? "" }.joined(separator: "，或者")
    let en = pairs.map { $0.last ?? "" }.joined(separator: ", or ")
    return ("这里可以接\(zh)", "here may follow \(en)")
  }

  /// The words of problems in declarations.
  var declarationWording: ProblemWording {
    switch self {
    case .wrongWord(let word, let allowed, let nearest, let range):
      return ProblemWording(
        "wrong-word", "`\(word)` 不能写在这里", "`\(word)` cannot stand here",
        hint: (
          "可以写：\(allowed.map(\.zh).joined(separator: "、"))",
          "choose one of: \(allowed.map(\.en).joined(separator: ", "))"
        ),
        fix: nearest.map { Diagnostic.Fix(range: range, replacement: $0) })
    case .badDate(let text, _):
      return ProblemWording(
        "bad-date", "`\(text)` 不是日期", "`\(text)` is not a date",
        hint: ("写成 2024-02-29 或 2024年2月29日", "write it as 2024-02-29"))
    case .badCitation(let text, _):
      return ProblemWording(
        "bad-citation", "看不懂依据 `\(text)`", "the citation `\(text)` cannot be read",
        hint: ("写成《行政许可法》第四十二条第一款第二项", "write 《…》 art. 42(1)(2)"))
    case .badField:
      return ProblemWording(
        "bad-field", "字段写得不完整", "this field is not complete",
        hint: ("写成「- 受理日期 / accepted on（accepted_on）：日期，必填」", "write `- accepted on (accepted_on): date, required`"))
    case .unreadName(let text, _):
      return ProblemWording(
        "bad-name", "`\(text)` 不能作名称", "`\(text)` cannot be a name",
        hint: ("名称由汉字、字母和数字组成，两个汉字之间没有空格", "a name has letters and digits, and no space between two Chinese characters")
      )
    default:
      guard case .wrongForm(let form, _) = self else { return ProblemWording("wrong-form", "", "") }
      return ProblemWording(
        "wrong-form", "这一条的写法不对", "this clause has another form",
        hint: ("写成「\(form.zh)」", "write `\(form.en)`"))
    }
  }
}
