import Diagnostics
import SourceText

/// Something wrong with a declaration.
enum DeclarationProblem: CheckingProblem {
  case noSuchDate(SourceRange, String)
  case numberTooLong(SourceRange)
  case stepNotPositive(SourceRange)
  case badPattern(SourceRange, LocalizedText)
  /// Definitions or measures that use one another in a circle.
  case cycle(SourceRange, [String])
  case unknownTable(SourceRange, String, nearest: String?)
  case unknownPack(SourceRange, String, nearest: String?)
  case importsItself(SourceRange, String)
  case unknownCalendar(SourceRange, String, nearest: String?)
  case unknownWordList(SourceRange, String, nearest: String?)
  /// A name declared twice.
  case duplicateName(SourceRange, String, first: SourceRange)
  /// A rule id given twice.
  case duplicateRule(SourceRange, String, first: SourceRange)
  /// A key of the data named by two fields.
  case duplicateCode(SourceRange, String, first: SourceRange)
  /// A second 规则集 in one folder.
  case duplicateRuleset(SourceRange, first: SourceRange)
  /// No 规则集 in a folder.
  case noRuleset(SourceRange, folder: String)
  /// A name that is always there.
  case reservedName(SourceRange, String, proposal: String)
  /// A choice word given twice.
  case duplicateChoice(SourceRange, String)
  /// A key, an interval or a link names a field that the table does not have.
  case unknownKeyField(SourceRange, String, table: LocalizedText, nearest: String?)
  /// A field of an interval that is no date.
  case intervalNeedsDates(SourceRange, field: LocalizedText)
  /// A child table that does not say where its rows are.
  case childWithoutLink(SourceRange, table: LocalizedText)
  /// A table that is its own ancestor.
  case parentCycle(SourceRange, table: LocalizedText)
  /// Neither a source nor a parent.
  case tableWithoutSource(SourceRange, table: LocalizedText)
  /// 单位 of a field that has none.
  case unitOfField(SourceRange, field: LocalizedText, unit: LocalizedText)
  /// A parameter without any value.
  case parameterWithoutValue(SourceRange, LocalizedText)
  /// Dated values of different types.
  case parameterTypes(SourceRange, LocalizedText)
  /// A parameter that is computed.
  case parameterNotConstant(SourceRange, LocalizedText)
  /// Two values from the same day.
  case parameterDates(SourceRange, LocalizedText)
  /// A notice that decides days before they begin.
  case noticeReversed(SourceRange)
  /// A day off or on outside the days of its notice.
  case dayOutsideNotice(SourceRange, String)
  /// The cases of a definition give values of different types.
  case caseTypes(SourceRange, first: LocalizedText, other: LocalizedText)
  /// 其余 is not last.
  case caseOrder(SourceRange)

  var plausibility: Plausibility {
    if case .noSuchDate = self { .unit } else { .type }
  }

  var diagnostic: Diagnostic {
    switch self {
    case .noSuchDate, .numberTooLong, .stepNotPositive, .badPattern, .cycle: valueDiagnostic
    case .unknownTable, .unknownPack, .importsItself, .unknownCalendar, .unknownWordList, .unknownKeyField:
      lookupDiagnostic
    case .duplicateName, .duplicateRule, .duplicateCode, .duplicateRuleset, .noRuleset, .reservedName, .duplicateChoice:
      duplicateDiagnostic
    case .parameterWithoutValue, .parameterTypes, .parameterNotConstant, .parameterDates, .noticeReversed,
      .dayOutsideNotice, .caseTypes, .caseOrder:
      contentDiagnostic
    default: tableDiagnostic
    }
  }

  private var valueDiagnostic: Diagnostic {
    switch self {
    case .noSuchDate(let range, let text):
      return .error(
        "impossible-date", range, zh: "没有 `\(text)` 这一天", en: "there is no day `\(text)`",
        hint: hint("检查月份和日数，例如平年二月只有 28 日", "check the month and the day; February has 28 days in most years"))
    case .numberTooLong(let range):
      return .error(
        "number-too-long", range, zh: "这个数的位数太多", en: "this number has too many digits",
        hint: hint("最多 38 位有效数字", "at most 38 digits can be kept exactly"))
    case .stepNotPositive(let range):
      return .error(
        "step-not-positive", range, zh: "舍入的单位要大于 0", en: "the step of a rounding must be above 0",
        hint: hint("例如 `舍入 0.1`", "such as `round 0.1`"))
    case .badPattern(let range, let fault):
      return .error(
        "bad-pattern", range, zh: "这个式样读不懂：\(fault.zh)", en: "this pattern cannot be read: \(fault.en)",
        hint: hint("例如 `\"ZJ-20{数字}{2}-{数字}{4}\"`", "such as `\"ZJ-20{digit}{2}-{digit}{4}\"`"))
    case .cycle(let range, let names):
      let path = names.map { "`\($0)`" }.joined(separator: " → ")
      return .error(
        "cycle", range, zh: "互相引用成了循环：\(path)", en: "these use one another in a circle: \(path)",
        hint: hint("改写其中一个，使它不再用到自己", "rewrite one of them so that it no longer uses itself"))
    default: return tableDiagnostic
    }
  }

  private static func fix(_ range: SourceRange, _ nearest: String?) -> Diagnostic.Fix? {
    nearest.map { .init(range: range, replacement: $0) }
  }

  private var lookupDiagnostic: Diagnostic {
    switch self {
    case .unknownTable(let range, let name, let nearest):
      return .error(
        "unknown-table", range, zh: "没有叫 `\(name)` 的表", en: "there is no table `\(name)`",
        hint: hint("用 `表 \(name)：` 声明它，或者导入它所在的规则集", "declare it with `Table \(name):`, or import its pack"),
        fix: Self.fix(range, nearest))
    case .unknownPack(let range, let name, let nearest):
      return .error(
        "unknown-import", range, zh: "没有叫 `\(name)` 的规则集", en: "there is no pack `\(name)`",
        hint: hint("检查名称，以及规则集的文件夹是否放在一起", "check the name, and that the pack's folder lies beside this one"),
        fix: Self.fix(range, nearest))
    case .importsItself(let range, let name):
      return .error(
        "imports-itself", range, zh: "规则集 `\(name)` 导入了自己", en: "the pack `\(name)` imports itself",
        hint: hint("去掉它", "leave it out"))
    case .unknownCalendar(let range, let name, let nearest):
      return .error(
        "unknown-calendar", range, zh: "没有叫 `\(name)` 的日历", en: "there is no calendar `\(name)`",
        hint: hint("导入声明它的规则集，通常是 `工作日历`", "import the pack that declares it, usually `calendar`"),
        fix: Self.fix(range, nearest))
    case .unknownWordList(let range, let name, let nearest):
      return .error(
        "unknown-word-list", range, zh: "没有叫 `\(name)` 的词表", en: "there is no word list `\(name)`",
        hint: hint("用 `词表 \(name)：` 声明它", "declare it with `Word list \(name):`"),
        fix: Self.fix(range, nearest))
    case .unknownKeyField(let range, let name, let table, let nearest):
      return .error(
        "unknown-field", range, zh: "`\(table.zh)` 没有字段 `\(name)`", en: "`\(table.en)` has no field `\(name)`",
        hint: hint("先在这张表里声明这个字段", "declare the field in this table first"),
        fix: Self.fix(range, nearest))
    default: return tableDiagnostic
    }
  }

  private var duplicateDiagnostic: Diagnostic {
    switch self {
    case .duplicateName(let range, let name, let first):
      return .error(
        "duplicate-name", range, zh: "`\(name)` 已经声明过", en: "`\(name)` is declared already",
        hint: hint("换一个名称，或者删去其中一处", "choose another name, or delete one of the two"),
        labels: [.init(range: first, text: both("第一次声明在这里", "first declared here"))])
    case .duplicateRule(let range, let id, let first):
      return .error(
        "duplicate-rule", range, zh: "规则编号 `\(id)` 用了两次", en: "the rule id `\(id)` is used twice",
        hint: hint("编号在全部规则集中只能用一次，换一个编号", "an id is used once in all packs; choose another one"),
        labels: [.init(range: first, text: both("第一次用在这里", "first used here"))])
    case .duplicateCode(let range, let code, let first):
      return .error(
        "duplicate-code", range, zh: "两个字段都取自数据中的 `\(code)`", en: "two fields are read from `\(code)` in the data",
        hint: hint("改正其中一个的代码", "correct the code of one of them"),
        labels: [.init(range: first, text: both("第一个字段在这里", "the first field is here"))])
    case .duplicateRuleset(let range, let first):
      return .error(
        "duplicate-ruleset", range, zh: "一个文件夹只能有一个 `规则集`", en: "a folder can have one `Ruleset` only",
        hint: hint("删去其中一个，或者把文件移到另一个文件夹", "delete one, or move the file to another folder"),
        labels: [.init(range: first, text: both("第一个在这里", "the first is here"))])
    case .noRuleset(let range, let folder):
      return .error(
        "no-ruleset", range, zh: "文件夹 `\(folder)` 里没有 `规则集`", en: "no file in the folder `\(folder)` has a `Ruleset`",
        hint: hint(
          "在一个文件开头写 `规则集 名称 / \(folder)：「标题」`", "begin one file with `Ruleset name / \(folder): \"title\"`"))
    case .reservedName(let range, let name, let proposal):
      return .error(
        "reserved-name", range, zh: "`\(name)` 是一直就有的名称，不能再声明", en: "`\(name)` is always there and cannot be declared",
        hint: hint("换一个名称，例如 `\(proposal)`", "choose another name, such as `\(proposal)`"))
    case .duplicateChoice(let range, let word):
      return .error(
        "duplicate-choice", range, zh: "选项 `\(word)` 写了两次", en: "the choice `\(word)` is listed twice",
        hint: hint("删去一个；代码也不能重复", "delete one; codes must differ too"))
    default: return tableDiagnostic
    }
  }

  private var tableDiagnostic: Diagnostic {
    switch self {
    case .intervalNeedsDates(let range, let field):
      return .error(
        "interval-needs-dates", range, zh: "时段的两端要是日期，`\(field.zh)` 不是",
        en: "both ends of an interval must be dates, but `\(field.en)` is none",
        hint: hint("换成日期字段", "name date fields"))
    case .childWithoutLink(let range, let table):
      return .error(
        "child-without-link", range, zh: "没有说明 `\(table.zh)` 的行怎样归到上级",
        en: "it is not said how the rows of `\(table.en)` hang on their parent",
        hint: hint(
          "写 `，字段 代码`（嵌在上级记录里）或者 `，按 字段`（自己的文件）",
          "write `, field CODE` for rows nested in the parent, or `, by FIELD` for a file of their own"))
    case .parentCycle(let range, let table):
      return .error(
        "parent-cycle", range, zh: "`\(table.zh)` 成了自己的上级", en: "`\(table.en)` is its own parent",
        hint: hint("改正 `属于`", "correct `Belongs to`"))
    case .tableWithoutSource(let range, let table):
      return .error(
        "table-without-source", range, zh: "表 `\(table.zh)` 没有写 `来源`，也没有写 `属于`",
        en: "the table `\(table.en)` has neither `Source` nor `Belongs to`",
        hint: hint(
          "写 `来源：名称`，名称是 `snapshot.json` 里 `tables` 下的",
          "write `Source: NAME`, the name under `tables` in `snapshot.json`"))
    case .unitOfField(let range, let field, let unit):
      return .error(
        "unit-of-field", range, zh: "`\(field.zh)` 的类型不能带单位 `\(unit.zh)`",
        en: "a field of the type of `\(field.en)` cannot have the unit `\(unit.en)`",
        hint: hint(
          "`元`、`万元`、`亿元` 用于金额，`%`、`1` 用于比率", "`yuan`, `wan yuan` and `yi yuan` go with money, `%` and `1` with rates"))
    default: return contentDiagnostic
    }
  }

  private var contentDiagnostic: Diagnostic {
    switch self {
    case .parameterWithoutValue(let range, let name):
      return .error(
        "parameter-without-value", range, zh: "参数 `\(name.zh)` 没有值", en: "the parameter `\(name.en)` has no value",
        hint: hint("写出值和单位，例如 `20 个工作日`", "write a value with its unit, such as `20 working days`"))
    case .parameterTypes(let range, let name):
      return .error(
        "parameter-types", range, zh: "参数 `\(name.zh)` 各时期的值不是同一种",
        en: "the values of the parameter `\(name.en)` are of different types",
        hint: hint("各行写同样的单位", "write the same unit in every line"))
    case .parameterNotConstant(let range, let name):
      return .error(
        "parameter-not-constant", range, zh: "参数 `\(name.zh)` 的值要直接写出",
        en: "the value of the parameter `\(name.en)` must be written out",
        hint: hint(
          "写一个数、金额、日期或时间长度；要计算就用 `定义`",
          "write a number, an amount, a date or a length of time; use a definition to compute"))
    case .parameterDates(let range, let name):
      return .error(
        "parameter-dates", range, zh: "参数 `\(name.zh)` 有两个值从同一天起",
        en: "the parameter `\(name.en)` has two values from the same day",
        hint: hint("删去一个，或者改正日期", "delete one, or correct the date"))
    case .noticeReversed(let range):
      return .error(
        "notice-reversed", range, zh: "日期前后颠倒", en: "the days run backwards",
        hint: hint("先写起始日，后写截止日", "write the first day first"))
    case .dayOutsideNotice(let range, let text):
      return .error(
        "day-outside-notice", range, zh: "`\(text)` 不在本通知所定的日子里",
        en: "`\(text)` lies outside the days that this notice decides",
        hint: hint("改正日期，或者放宽通知的起止日", "correct the date, or widen the days of the notice"))
    case .caseTypes(let range, let first, let other):
      return .error(
        "case-types", range, zh: "各情形的值不是同一种：先是\(first.zh)，这里是\(other.zh)",
        en: "the cases give values of different types: first \(first.en), here \(other.en)",
        hint: hint("各情形写同一种值", "give values of one type"))
    case .caseOrder(let range):
      return .error(
        "case-order", range, zh: "`其余` 只能写在最后，而且只能写一次", en: "`otherwise` stands last and only once",
        hint: hint("把它移到最后", "move it to the end"))
    default: return valueDiagnostic
    }
  }
}
