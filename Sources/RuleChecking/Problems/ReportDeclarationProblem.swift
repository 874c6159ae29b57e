import Diagnostics
import SourceText

/// Something wrong with a report declaration.
enum ReportDeclarationProblem: DiagnosticConvertible {
  case withoutTitle(SourceRange, String)
  case withoutSection(SourceRange, String)
  case sectionWithoutName(SourceRange)
  case emptySection(SourceRange)
  /// A name in braces or in a list that is no measure and no figure of the run.
  case unknownFigure(SourceRange, String, nearest: String?)
  /// A figure of the run in a table or chart of measures.
  case figureInList(SourceRange, String)
  /// A measure with groups where one figure is wanted.
  case groupedMeasureAlone(SourceRange, String, group: LocalizedText)
  /// A measure that has no groups, or other groups than the table.
  case otherGroup(SourceRange, String, wanted: String, group: LocalizedText?)
  case chartForm(SourceRange)
  /// A condition that does not compare a figure with a number.
  case conditionForm(SourceRange)

  var diagnostic: Diagnostic {
    switch self {
    case .withoutTitle, .withoutSection, .sectionWithoutName, .emptySection: wholeDiagnostic
    default: figureDiagnostic
    }
  }

  private var wholeDiagnostic: Diagnostic {
    switch self {
    case .withoutTitle(let range, let id):
      return .error(
        "report-without-title", range, zh: "报告 `\(id)` 没有标题", en: "the report `\(id)` has no title",
        hint: hint("写成 `报告 \(id)：「{机构}{年度}年自查报告」`", "write `Report \(id): \"Self-inspection of {organisation}\"`"))
    case .withoutSection(let range, let id):
      return .error(
        "report-without-section", range, zh: "报告 `\(id)` 没有 `节`", en: "the report `\(id)` has no `Section`",
        hint: hint("至少写一节，例如 `节 总体情况`", "write at least one, such as `Section overview`"))
    case .sectionWithoutName(let range):
      return .error(
        "section-without-name", range, zh: "这一节没有名称", en: "this section has no name",
        hint: hint("名称写在 `节` 后面，编号由程序加", "write it behind `Section`; the number is added"))
    default:
      return .error(
        "empty-section", range, zh: "这一节什么也没有", en: "this section shows nothing",
        hint: hint(
          "写 `正文`、`内容`、`列表`、`图`、`问题清单`、`台账` 或 `签署`",
          "write `Text`, `Content`, `List`, `Chart`, `Problem list`, `Ledger` or `Signed by`"))
    }
  }

  private var range: SourceRange {
    switch self {
    case .withoutTitle(let range, _), .withoutSection(let range, _), .sectionWithoutName(let range),
      .emptySection(let range), .unknownFigure(let range, _, _), .figureInList(let range, _),
      .groupedMeasureAlone(let range, _, _), .otherGroup(let range, _, _, _), .chartForm(let range),
      .conditionForm(let range):
      range
    }
  }

  private var figureDiagnostic: Diagnostic {
    switch self {
    case .unknownFigure(_, let name, let nearest):
      return .error(
        "unknown-figure", range, zh: "没有叫 `\(name)` 的指标或运行数字",
        en: "no measure or figure of the run is called `\(name)`",
        hint: nearest.map { hint("是不是 `\($0)`？", "did you mean `\($0)`?") }
          ?? hint("报告里的数都要先声明为 `指标`；`{{` 是花括号本身", "declare a `Measure` first; `{{` is a brace itself"))
    case .figureInList(_, let name):
      return .error(
        "figure-in-list", range, zh: "`\(name)` 不能列在这里", en: "`\(name)` can't be listed here",
        hint: hint(
          "图和不分组的列表只写本期的指标，上年和增减会自动列出；运行数字写在 `正文` 里",
          "charts and lists without groups name measures of this period, last year's stand beside them; figures of the run go into a `Text`"
        ))
    case .groupedMeasureAlone(_, let name, let group):
      return .error(
        "grouped-measure", range, zh: "`\(name)` 按 `\(group.zh)` 分组，不是一个数",
        en: "`\(name)` is grouped by `\(group.en)`, no one figure",
        hint: hint(
          "用 `列表：\(group.zh)、\(name)` 或 `图：柱状，\(name)，按\(group.zh)`",
          "use `List: \(group.en), \(name)` or `Chart: bars, \(name), by \(group.en)`"))
    case .otherGroup(_, let name, let wanted, let group):
      let known = group.map { ("按 `\($0.zh)` 分组", "is grouped by `\($0.en)`") } ?? ("没有分组", "has no groups")
      return .error(
        "other-group", range, zh: "`\(name)` \(known.0)，不是按 `\(wanted)`",
        en: "`\(name)` \(known.1), not by `\(wanted)`",
        hint: hint("换成同样分组的指标，或另写一个列表", "take measures with the same groups, or write another list"))
    case .chartForm:
      return .error(
        "chart-form", range, zh: "这样的图画不出来", en: "such a chart can't be drawn",
        hint: hint(
          "写成 `柱状，按期率，按部门` 或 `堆叠，即办件数、承诺件数`",
          "write `bars, on-time rate, by department` or `stacked, instant cases, committed cases`"))
    default:
      return .error(
        "report-condition", range, zh: "报告里的条件只能拿数字作比较", en: "a condition in a report compares figures with numbers",
        hint: hint(
          "写成 `当违规件数超过 0`、`当按期率不满 100%` 或 `当有上年按期率`",
          "write `when number of violations more than 0`, `when on-time rate below 100%` or `when has last year's on-time rate`"
        ))
    }
  }
}
