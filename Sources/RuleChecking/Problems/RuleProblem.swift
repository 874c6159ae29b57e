import Diagnostics
import SourceText

/// Something wrong with a rule or a measure as a whole.
enum RuleProblem: CheckingProblem {
  case withoutObject(SourceRange, String)
  case withoutRequirement(SourceRange, String)
  case withoutID(SourceRange)
  /// A deadline that lacks one of its parts.
  case deadlineIncomplete(SourceRange, missing: LocalizedText)
  /// Two lines without 当.
  case twoDefaults(SourceRange, clause: LocalizedText, first: SourceRange)
  /// 缺失：通过.
  case missingPass(SourceRange)
  /// 缺失 with an outcome that it cannot have.
  case missingOutcome(SourceRange)
  case effectiveReversed(SourceRange)
  /// A table without 区间 in 扣除.
  case noInterval(SourceRange, table: LocalizedText)
  /// A clause of deadlines in a rule without one.
  case clauseNeedsDeadline(SourceRange, clause: LocalizedText)
  /// 扣除 beside a limit in hours.
  case hoursWithExclusion(SourceRange)
  /// 截止 beside 期限.
  case limitAndDueDate(SourceRange)
  /// A word of 逐一 given twice.
  case duplicateWord(SourceRange, String)
  /// Rules or measures that ask for one another.
  case ruleCycle(SourceRange, [String])
  /// A measure without a figure.
  case measureType(SourceRange, measure: LocalizedText, type: LocalizedText)
  /// 无数据 with an outcome that it cannot have.
  case noDataOutcome(SourceRange)
  /// 分组 without 范围.
  case groupWithoutScope(SourceRange)

  var plausibility: Plausibility { .type }

  var diagnostic: Diagnostic {
    switch self {
    case .withoutObject, .withoutRequirement, .withoutID, .duplicateWord, .ruleCycle, .measureType, .noDataOutcome,
      .groupWithoutScope:
      wholeDiagnostic
    default: clauseDiagnostic
    }
  }

  private var wholeDiagnostic: Diagnostic {
    switch self {
    case .withoutObject(let range, let id):
      return .error(
        "rule-without-object", range, zh: "规则 `\(id)` 没有写 `对象`", en: "the rule `\(id)` has no `For each`",
        hint: hint("写明判断哪张表的每一行，例如 `对象：办件`", "say which table's rows are judged, such as `For each: case`"))
    case .withoutRequirement(let range, let id):
      return .error(
        "rule-without-requirement", range, zh: "规则 `\(id)` 没有 `要求`，也没有 `期限`",
        en: "the rule `\(id)` has neither `Require` nor `Limit`",
        hint: hint("写出要求，或者写出起点、终点和期限", "write what is required, or a start, a stop and a limit"))
    case .withoutID(let range):
      return .error(
        "rule-without-id", range, zh: "规则没有编号", en: "the rule has no id",
        hint: hint("写成 `规则 XK-01：「标题」`", "write `Rule XK-01: \"title\"`"))
    case .duplicateWord(let range, let word):
      return .error(
        "duplicate-word", range, zh: "`逐一` 里的 `\(word)` 写了两次", en: "`\(word)` is listed twice",
        hint: hint("删去一个", "delete one"))
    case .ruleCycle(let range, let names):
      let path = names.map { "`\($0)`" }.joined(separator: " → ")
      return .error(
        "cycle", range, zh: "互相引用成了循环：\(path)", en: "these use one another in a circle: \(path)",
        hint: hint("改写其中一个，使它不再用到自己", "rewrite one of them so that it no longer uses itself"))
    case .measureType(let range, let measure, let type):
      return .error(
        "measure-type", range, zh: "指标 `\(measure.zh)` 要是一个数，这里是\(type.zh)",
        en: "the measure `\(measure.en)` must be a figure, but this is \(type.en)",
        hint: hint("写数量、合计、比率等", "write a number, a sum, a rate or the like"))
    case .noDataOutcome(let range):
      return .error(
        "no-data-outcome", range, zh: "`无数据` 只能是 `不适用` 或 `待查`",
        en: "`If no data` can only be `not applicable` or `to be checked`",
        hint: hint("没有数据不能算通过", "no data is no pass"))
    case .groupWithoutScope(let range):
      return .error(
        "group-without-scope", range, zh: "有 `分组` 就要有 `范围`", en: "`Grouped by` needs `Over`",
        hint: hint("写 `范围：表名`", "write `Over: TABLE`"))
    default: return clauseDiagnostic
    }
  }

  private var clauseDiagnostic: Diagnostic {
    switch self {
    case .deadlineIncomplete(let range, let missing):
      return .error(
        "deadline-incomplete", range, zh: "这条期限规则没有写 `\(missing.zh)`", en: "this deadline has no `\(missing.en)`",
        hint: hint("期限规则要有 `起点`、`终点` 和 `期限`", "a deadline needs `Start`, `Stop` and `Limit`"))
    case .twoDefaults(let range, let clause, let first):
      return .error(
        "two-defaults", range, zh: "有两行 `\(clause.zh)` 没有写 `当`，不知用哪一行",
        en: "two lines `\(clause.en)` have no `when`; it is not clear which holds",
        hint: hint("给其中一行加上 `，当……`", "add `, when …` to one of them"),
        labels: [.init(range: first, text: both("第一行在这里", "the first is here"))])
    case .missingPass(let range):
      return .error(
        "missing-pass", range, zh: "缺数据不能算通过", en: "missing data cannot be a pass",
        hint: hint("写 `违规`、`待查` 或 `不适用`", "write `violation`, `to be checked` or `not applicable`"))
    case .missingOutcome(let range):
      return .error(
        "missing-outcome", range, zh: "`缺失` 只能是 `违规`、`待查` 或 `不适用`",
        en: "`If missing` can only be `violation`, `to be checked` or `not applicable`",
        hint: hint("改成其中一个", "use one of these"))
    case .effectiveReversed(let range):
      return .error(
        "effective-reversed", range, zh: "生效的截止日早于起始日", en: "the rule ends before it begins",
        hint: hint("改正日期", "correct the dates"))
    case .noInterval(let range, let table):
      return .error(
        "no-interval", range, zh: "`\(table.zh)` 没有声明 `区间`，不知扣除哪几天",
        en: "`\(table.en)` has no `Interval`; it is not clear which days to exclude",
        hint: hint("在表里写 `区间：开始日期至结束日期`", "write `Interval: started on to ended on` in the table"))
    case .clauseNeedsDeadline(let range, let clause):
      return .error(
        "clause-needs-deadline", range, zh: "`\(clause.zh)` 只能用在有 `期限` 的规则里",
        en: "`\(clause.en)` belongs to rules with a `Limit`",
        hint: hint("补上 `期限`，或者删去这一行", "add a `Limit`, or delete this line"))
    case .hoursWithExclusion(let range):
      return .error(
        "hours-with-exclusion", range, zh: "以小时计的期限不能 `扣除`", en: "a limit in hours takes no `Exclude`",
        hint: hint(
          "小时从起点到终点连续计算；要扣除就改用日或者工作日", "hours run from start to stop; use days or working days to exclude time"))
    case .limitAndDueDate(let range):
      return .error(
        "limit-and-due-date", range, zh: "`截止` 和 `期限` 只能写一个", en: "a rule has either `Due by` or `Limit`",
        hint: hint("固定的截止日写 `截止`，从某天起算写 `期限`", "write `Due by` for a fixed day, `Limit` for a time from a start"))
    default: return wholeDiagnostic
    }
  }
}
