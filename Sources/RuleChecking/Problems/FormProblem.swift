import Diagnostics
import SourceText

/// Known words in a form that does not hold together.
enum FormProblem: CheckingProblem {
  /// Two meanings.
  case ambiguous(SourceRange, first: String, second: String)
  /// Brackets nested without end.
  case tooDeep(SourceRange)
  /// `A 至 B` as a stretch of time outside 扣除.
  case intervalElsewhere(SourceRange)
  /// 满足 without items or a condition.
  case itemsMissing(SourceRange)
  /// Items under a clause that does not ask for them.
  case itemsUnexpected(SourceRange)
  /// 每份 without a set.
  case eachWithoutSet(SourceRange)
  /// 本期 in a rule whose objects are not judged by period.
  case noPeriod(SourceRange)
  /// 全部 outside a measure with a scope.
  case everythingOutsideMeasure(SourceRange)
  /// 通过 R of rows that R does not judge.
  case ruleOfOtherObject(SourceRange, rule: String, object: LocalizedText, here: LocalizedText?)
  /// A rule without a deadline was asked for its due date.
  case ruleWithoutDeadline(SourceRange, rule: String)
  /// A rule without 亮牌 was asked for its mark.
  case ruleWithoutMarks(SourceRange, rule: String)
  /// More items are demanded than there are.
  case tooFewItems(SourceRange, wanted: Int, found: Int)
  /// A measure by group used where no row tells the group.
  case measureByGroup(SourceRange, measure: LocalizedText, group: LocalizedText)
  /// Needs the object's table.
  case noObject(SourceRange)
  /// Only measures, tables and rows have a last year.
  case noPrevious(SourceRange, value: LocalizedText)
  /// An extension needs dates.
  case pairwise(SourceRange, left: LocalizedText, right: LocalizedText)

  var plausibility: Plausibility {
    switch self {
    case .ambiguous: .items
    case .itemsMissing, .itemsUnexpected, .tooFewItems: .unit
    default: .form
    }
  }

  var diagnostic: Diagnostic {
    switch self {
    case .itemsMissing, .itemsUnexpected, .eachWithoutSet, .tooFewItems, .intervalElsewhere, .tooDeep, .ambiguous:
      layoutDiagnostic
    default: placeDiagnostic
    }
  }

  private var layoutDiagnostic: Diagnostic {
    switch self {
    case .ambiguous(let range, let first, let second):
      return .error(
        "ambiguous-reading", range, zh: "这一句有两种读法", en: "this can be read in two ways",
        hint: hint(
          "一种是 \(first)，另一种是 \(second)；用 `「」` 或括号写明是哪一种",
          "one is \(first), the other \(second); use 「」 or brackets to say which is meant"))
    case .tooDeep(let range):
      return .error(
        "too-deep", range, zh: "括号套得太深", en: "the brackets are nested too deeply",
        hint: hint("用 `定义` 把一部分单独写出来", "move a part into a definition"))
    case .intervalElsewhere(let range):
      return .error(
        "interval-elsewhere", range, zh: "这里只写了从哪天到哪天，没有说怎样比较",
        en: "this says from when to when, but not how it compares",
        hint: hint(
          "补上 `至多 n 日` 等；两个日期之间的时段只能单独写在 `扣除` 中",
          "add `at most n days` or the like; a stretch of time alone stands in `Exclude` only"))
    case .itemsMissing(let range):
      return .error(
        "missing-items", range, zh: "`满足`、`以下……` 后面没有列出要求", en: "nothing is listed after `meets` or `the following`",
        hint: hint("在下面各行用 `- ` 逐项列出", "list the conditions below, one a line, each after `- `"))
    case .itemsUnexpected(let range):
      return .error(
        "items-unexpected", range, zh: "上面的子句没有 `满足`、`以下全部` 等，这些分项不知归谁",
        en: "the clause above has no `meets` or `all of the following`, so these items belong to nothing",
        hint: hint(
          "在子句末尾加上 `满足` 或 `以下全部`，或者改成单独的 `要求`",
          "end the clause with `meets` or `all of the following`, or write each as its own `Require`"))
    case .eachWithoutSet(let range):
      return .error(
        "each-without-set", range, zh: "`每份` 前面没有说是哪些", en: "nothing before `each` says of which rows",
        hint: hint("写成 `每份 表名（其中……）满足……`", "write `each table (where …) meets …`"))
    case .tooFewItems(let range, let wanted, let found):
      return .error(
        "too-few-items", range, zh: "要求至少 \(wanted) 项，下面只列了 \(found) 项",
        en: "at least \(wanted) are required, but only \(found) are listed below",
        hint: hint("减少项数，或者补上分项", "lower the number or add items"))
    default: return placeDiagnostic
    }
  }

  private var placeDiagnostic: Diagnostic {
    switch self {
    case .noPeriod(let range):
      return .error(
        "no-period", range, zh: "这条规则的对象不按时期判断，没有 `本期`",
        en: "the objects of this rule are not judged by period, so there is no `this period`",
        hint: hint(
          "在 `对象` 末尾写明，例如 `，每月`；整个报告期写 `报告期`",
          "say so at the end of `For each`, such as `, monthly`; the whole period is `report period`"))
    case .everythingOutsideMeasure(let range):
      return .error(
        "everything-outside-measure", range, zh: "`全部` 只能用在写了 `范围` 的指标里",
        en: "`all` can be used only in a measure with `Over`",
        hint: hint("写出是哪张表的全部", "name the table"))
    case .ruleOfOtherObject(let range, let rule, let object, let here):
      return .error(
        "rule-of-other-object", range,
        zh: "`\(rule)` 判断的是 `\(object.zh)`" + (here.map { "，这里是 `\($0.zh)`" } ?? "，这里没有对象"),
        en: "`\(rule)` judges `\(object.en)`"
          + (here.map { ", but this is about `\($0.en)`" } ?? ", but there is no object here"),
        hint: hint("写成 `\(object.zh)（其中违反 \(rule)）……`", "write `\(object.en) (where breach of \(rule)) …`"))
    case .ruleWithoutDeadline(let range, let rule):
      return .error(
        "rule-without-deadline", range, zh: "`\(rule)` 没有 `期限`，也就没有到期日、用时、剩余、超期",
        en: "`\(rule)` has no `Limit`, so it has no due date, used, remaining or overdue time",
        hint: hint("换成有期限的规则", "name a rule with a limit"))
    case .ruleWithoutMarks(let range, let rule):
      return .error(
        "rule-without-marks", range, zh: "`\(rule)` 没有写 `亮牌`", en: "`\(rule)` has no `Marks`",
        hint: hint(
          "在 `\(rule)` 里写上，例如 `亮牌：红牌超期至少 1 个工作日；黄牌剩余至多 1 个工作日`",
          "give `\(rule)` a clause such as `Marks: red overdue at least 1 working day; yellow remaining at most 1 working day`"
        ))
    case .measureByGroup(let range, let measure, let group):
      return .error(
        "measure-by-group", range, zh: "`\(measure.zh)` 按 `\(group.zh)` 分组，这里不知取哪一组",
        en: "`\(measure.en)` is grouped by `\(group.en)`; it is not clear which group is meant here",
        hint: hint(
          "对象改为 `\(group.zh)`，或者另写一个不分组的指标", "make `\(group.en)` the object, or write a measure without groups"))
    case .noObject(let range):
      return .error(
        "no-object", range, zh: "这里没有对象，不能用这种写法", en: "there is no object here for this form",
        hint: hint("写出表名", "name the table"))
    case .noPrevious(let range, let value):
      return .error(
        "no-previous", range, zh: "`\(value.zh)` 没有上年、上期", en: "`\(value.en)` has no last year",
        hint: hint("`上年` 后面写表、`本` 对象或指标", "after `last year's` write a table, `this` object or a measure"))
    case .pairwise(let range, let left, let right):
      return .error(
        "pairwise", range, zh: "这样要把 `\(left.zh)` 的每一行与 `\(right.zh)` 的每一行比较",
        en: "this would compare every row of `\(left.en)` with every row of `\(right.en)`",
        hint: hint(
          "在 `其中` 里写一个相等的条件，或者在规则里写 `允许逐对`", "add an equality after `where`, or write `Allow pairs` in the rule"))
    default: return layoutDiagnostic
    }
  }
}
