import Diagnostics
import SourceText

/// Something wrong with a decision table, or with its use.
enum DecisionProblem: CheckingProblem {
  /// A table without rows or without an output column.
  case withoutRows(SourceRange, table: String)
  case withoutOutput(SourceRange, table: String)
  /// An input column or an output twice.
  case doubleColumn(SourceRange, String)
  /// An input of which nothing says what values it has.
  case inputType(SourceRange, input: LocalizedText)
  /// Fields of the name of an input that differ in type.
  case inputTypes(SourceRange, input: LocalizedText, first: LocalizedText, other: LocalizedText)
  /// 取值 that is no list and no single range.
  case domain(SourceRange, input: LocalizedText)
  /// Cells of an output column that are not of one type.
  case outputTypes(SourceRange, output: LocalizedText, first: LocalizedText, other: LocalizedText)
  /// A range of outputs without its lower end.
  case lowerExcluded(SourceRange, lower: LocalizedText)
  /// 首个 without a reason.
  case firstWithoutReason(SourceRange)
  /// Ranges that are collected, or priced by steps.
  case rangesTogether(SourceRange, output: LocalizedText)
  /// A sum, the smallest or the largest of outputs that are no amounts.
  case cannotCollect(SourceRange, output: LocalizedText, type: LocalizedText)
  /// 累进 over a table that does not cut one number into steps.
  case steps(SourceRange)
  /// 每 … 递增 outside 累进, or of other types than the step.
  case rising(SourceRange)
  /// An id that nothing is called.
  case unknownTable(SourceRange, String, nearest: String?)
  /// An output that the table does not have.
  case unknownOutput(SourceRange, String, table: String, known: LocalizedText, nearest: String?)
  /// An input given that the table does not have, or given twice.
  case unknownInput(SourceRange, String, table: String, known: LocalizedText, nearest: String?)
  /// An input that is neither given nor a field of the rows here.
  case inputMissing(SourceRange, table: String, input: LocalizedText, here: LocalizedText?)
  /// An input given a value of another type.
  case inputValue(
    SourceRange, table: String, input: LocalizedText, expected: LocalizedText, value: LocalizedText, type: LocalizedText
  )
  /// A field in a cell, where only inputs can be named.
  case notAnInput(SourceRange, String, table: String)
  /// A range where one value is expected.
  case rangeAsValue(SourceRange, text: LocalizedText)

  var plausibility: Plausibility {
    switch self {
    case .unknownTable: .name
    case .unknownOutput, .unknownInput, .notAnInput: .member
    case .rangeAsValue: .form
    default: .type
    }
  }

  var diagnostic: Diagnostic {
    switch self {
    case .withoutRows, .withoutOutput, .doubleColumn, .inputType, .inputTypes, .domain: inputDiagnostic
    case .outputTypes, .lowerExcluded, .firstWithoutReason, .rangesTogether, .cannotCollect, .steps, .rising:
      outputDiagnostic
    default: useDiagnostic
    }
  }

  private var inputDiagnostic: Diagnostic {
    switch self {
    case .withoutRows(let range, let table):
      return .error(
        "decision-without-rows", range, zh: "决策表 `\(table)` 没有一行", en: "the decision table `\(table)` has no rows",
        hint: hint("写表头 `| 输入 | => 输出 |`，下面每种情形一行", "write a head `| input | => output |` and a row for each case"))
    case .withoutOutput(let range, let table):
      return .error(
        "decision-without-output", range, zh: "决策表 `\(table)` 没有输出列",
        en: "the decision table `\(table)` has no output column",
        hint: hint("输出列的表头前面写 `=>`", "write `=>` before the head of an output column"))
    case .doubleColumn(let range, let name):
      return .error(
        "decision-double-column", range, zh: "`\(name)` 写了两列", en: "`\(name)` has two columns",
        hint: hint("留一列；一格可以写几个值", "keep one; a cell may hold several values"))
    case .inputType(let range, let input):
      return .error(
        "decision-input-type", range, zh: "不知道输入 `\(input.zh)` 有哪些值",
        en: "it is not known what values the input `\(input.en)` has",
        hint: hint(
          "写 `输入：\(input.zh)取值甲、乙`，或者 `取值整数至少 1`",
          "write `Inputs: \(input.en) values a, b`, or `values integer at least 1`"))
    case .inputTypes(let range, let input, let first, let other):
      return .error(
        "decision-input-types", range, zh: "叫 `\(input.zh)` 的字段有的是\(first.zh)，有的是\(other.zh)",
        en: "of the fields called `\(input.en)` one is \(first.en) and one \(other.en)",
        hint: hint("用 `输入：\(input.zh)取值……` 写明", "say it with `Inputs: \(input.en) values …`"))
    case .domain(let range, let input):
      return .error(
        "decision-domain", range, zh: "`\(input.zh)` 的取值要是几个值，或者一个范围",
        en: "the values of `\(input.en)` are a list or one range",
        hint: hint("例如 `取值 1、2、3` 或者 `取值 0 元至 100 万元`", "such as `values 1, 2, 3` or `values 0 yuan to 1,000,000 yuan`")
      )
    default: return outputDiagnostic
    }
  }

  private var outputDiagnostic: Diagnostic {
    switch self {
    case .outputTypes(let range, let output, let first, let other):
      return .error(
        "decision-output-types", range, zh: "`\(output.zh)` 这一列前面是\(first.zh)，这里是\(other.zh)",
        en: "the column `\(output.en)` has \(first.en) above and \(other.en) here",
        hint: hint("一列只写一种值；没有就写 `-`", "a column has values of one kind; write `-` for none"))
    case .lowerExcluded(let range, let lower):
      return .error(
        "decision-lower-end", range, zh: "输出的范围总是包含下限 \(lower.zh)",
        en: "a range of outputs always includes its lower end \(lower.en)",
        hint: hint("写 `a 至 b` 或者 `a 至不满 b`", "write `a to b` or `a to below b`"))
    case .firstWithoutReason(let range):
      return .error(
        "decision-first-reason", range, zh: "`命中：首个` 要写明理由", en: "`Hit: first` needs a reason",
        hint: hint(
          "写 `首个，因为「……」`；能不重叠就用 `唯一`", "write `first, because \"…\"`; use `unique` where rows need not overlap"))
    case .rangesTogether(let range, let output):
      return .error(
        "decision-ranges-together", range, zh: "`\(output.zh)` 是范围，几行的范围不能汇总或累进",
        en: "`\(output.en)` has ranges, which cannot be collected or added up",
        hint: hint("每行写一个数，或者把 `命中` 改成 `唯一`", "write one number a row, or use `Hit: unique`"))
    case .cannotCollect(let range, let output, let type):
      return .error(
        "decision-collect", range, zh: "`\(output.zh)` 是\(type.zh)，不能合计或比较大小",
        en: "`\(output.en)` is \(type.en) and cannot be added or compared",
        hint: hint("写 `汇总` 或者 `汇总 数量`", "write `collect` or `collect count`"))
    case .steps(let range):
      return .error(
        "decision-steps", range, zh: "`累进` 的表要用范围把一个数分成几段，输出是每一单位的价",
        en: "a table with `progressive` cuts one number into steps by ranges; its outputs are the price of a unit",
        hint: hint(
          "例如 `| 1 至 10 | 0 元 |`、`| 超过 10 | 5 元 |`", "such as `| 1 to 10 | 0 yuan |`, `| more than 10 | 5 yuan |`"))
    case .rising(let range):
      return .error(
        "decision-rising", range, zh: "`每……递增……` 只用在 `累进` 的表里，单位要同输入和价一致",
        en: "`every … rising by …` belongs to tables with `progressive`, in the units of the input and of the price",
        hint: hint("例如 `200 元，每 10 件递增 100 元`", "such as `200 yuan, every 10 rising by 100 yuan`"))
    default: return useDiagnostic
    }
  }

  private var useDiagnostic: Diagnostic {
    switch self {
    case .unknownTable(let range, let name, let nearest):
      return .error(
        "unknown-decision-table", range, zh: "没有叫 `\(name)` 的决策表", en: "there is no decision table `\(name)`",
        hint: hint(
          "检查编号；决策表写 `决策表 \(name)：「标题」`", "check the id; a table begins with `Decision table \(name): \"title\"`"),
        fix: nearest.map { .init(range: range, replacement: $0) })
    case .unknownOutput(let range, let name, let table, let known, let nearest):
      return .error(
        "unknown-output", range, zh: "决策表 `\(table)` 没有输出 `\(name)`",
        en: "the decision table `\(table)` has no output `\(name)`",
        hint: hint("它的输出是：\(known.zh)", "its outputs are: \(known.en)"),
        fix: nearest.map { .init(range: range, replacement: $0) })
    case .unknownInput(let range, let name, let table, let known, let nearest):
      return .error(
        "unknown-input", range, zh: "决策表 `\(table)` 没有输入 `\(name)`，或者写了两次",
        en: "the decision table `\(table)` has no input `\(name)`, or it is given twice",
        hint: hint("它的输入是：\(known.zh)", "its inputs are: \(known.en)"),
        fix: nearest.map { .init(range: range, replacement: $0) })
    case .inputMissing(let range, let table, let input, let here):
      let place = here.map { ($0.zh, $0.en) } ?? ("这里", "what stands here")
      return .error(
        "decision-input-missing", range,
        zh: "`\(table)` 要有输入 `\(input.zh)`，`\(place.0)` 没有这个名称的字段或定义",
        en: "`\(table)` needs the input `\(input.en)`, and `\(place.1)` has no field or definition of that name",
        hint: hint("写明：`\(table)（\(input.zh)为……）`", "give it: `\(table) (\(input.en) is …)`"))
    case .inputValue(let range, let table, let input, let expected, let value, let type):
      return .error(
        "decision-input-value", range,
        zh: "`\(table)` 的输入 `\(input.zh)` 要是\(expected.zh)，`\(value.zh)` 是\(type.zh)",
        en: "the input `\(input.en)` of `\(table)` is \(expected.en), but `\(value.en)` is \(type.en)",
        hint: hint("给它同一种值；选项至少要有一个相同的词", "give it a value of that kind; choices need a word in common"))
    case .rangeAsValue(let range, let text):
      return .error(
        "range-as-value", range, zh: "`\(text.zh)` 是范围，不是一个值", en: "`\(text.en)` is a range, not one value",
        hint: hint("写 `\(joinedChinese(["X 属于", text.zh]))`", "write `X in \(text.en)`"))
    case .notAnInput(let range, let name, let table):
      return .error(
        "decision-not-an-input", range, zh: "`\(name)` 不是决策表 `\(table)` 的输入",
        en: "`\(name)` is no input of the decision table `\(table)`",
        hint: hint("列进 `输入`，例如 `输入：\(name)取值……`", "list it under `Inputs`, such as `Inputs: \(name) values …`"))
    default: return inputDiagnostic
    }
  }
}
