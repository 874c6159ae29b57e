import Diagnostics
import SourceText

/// The right kind of value in the wrong unit, or without one.
enum UnitProblem: CheckingProblem {
  /// Money set against a bare number.
  case moneyNeedsUnit(SourceRange, field: LocalizedText, number: String, isChinese: Bool)
  /// A number set against money.
  case numberAgainstMoney(SourceRange, field: LocalizedText, amount: LocalizedText)
  /// A length of time set against a bare number.
  case lengthNeedsUnit(SourceRange, value: LocalizedText, unit: LocalizedText?, number: String, isChinese: Bool)
  /// A number set against a length of time.
  case numberAgainstLength(SourceRange, field: LocalizedText, length: LocalizedText)
  /// Lengths in different units.
  case durationUnits(
    SourceRange, left: LocalizedText, leftUnit: LocalizedText, right: LocalizedText, rightUnit: LocalizedText,
    fix: String?)
  /// A measure word that the table does not count in.
  case measureWord(SourceRange, word: String, expected: String, table: LocalizedText)
  /// A count set against something that is no number.
  case countNeedsNumber(SourceRange, set: LocalizedText, value: LocalizedText, type: LocalizedText)
  /// A count below zero or with decimals.
  case countNotWhole(SourceRange, number: String)
  /// Working days without a calendar.
  case noCalendar(SourceRange)
  /// A limit of a bare number.
  case limitNeedsUnit(SourceRange, value: LocalizedText, declared: SourceRange?)

  var plausibility: Plausibility { .unit }

  var diagnostic: Diagnostic {
    switch self {
    case .moneyNeedsUnit, .numberAgainstMoney, .countNeedsNumber, .countNotWhole, .measureWord:
      amountDiagnostic
    default: lengthDiagnostic
    }
  }

  private var amountDiagnostic: Diagnostic {
    switch self {
    case .moneyNeedsUnit(let range, let field, let number, let isChinese):
      let end = SourceRange(file: range.file, lower: Int(range.upper), upper: Int(range.upper))
      let unit = isChinese ? (number.last?.isASCII == false ? "元" : " 元") : " yuan"
      return .error(
        "money-needs-unit", range, zh: "`\(field.zh)` 是金额，`\(number)` 没有写单位",
        en: "`\(field.en)` is an amount of money, but `\(number)` has no unit",
        hint: hint(
          "写明 `元`、`万元` 还是 `亿元`；金额不与单纯的数比较",
          "say `yuan`, `wan yuan` or `yi yuan`; money never compares with a bare number"),
        fix: .init(range: end, replacement: unit))
    case .numberAgainstMoney(let range, let field, let amount):
      return .error(
        "number-against-money", range, zh: "`\(field.zh)` 是数，不能与金额 `\(amount.zh)` 比较",
        en: "`\(field.en)` is a number and cannot be compared with the amount `\(amount.en)`",
        hint: hint("去掉单位；如果这个字段是金额，把它的类型改为 `金额`", "leave out the unit, or declare the field as `money`"))
    case .measureWord(let range, let word, let expected, let table):
      return .error(
        "measure-word", range, zh: "`\(table.zh)` 以 `\(expected)` 计数，这里写了 `\(word)`",
        en: "`\(table.en)` is counted in `\(expected)`, but `\(word)` is written here",
        hint: hint(
          "改为 `\(expected)`；如果要数的是另一样东西，写出它的表", "write `\(expected)`, or name the table that is counted in `\(word)`"))
    case .countNeedsNumber(let range, let set, let value, let type):
      return .error(
        "count-needs-number", range, zh: "`\(set.zh)` 的行数要与数比较，`\(value.zh)` 是\(type.zh)",
        en: "the number of `\(set.en)` is compared with a number, but `\(value.en)` is \(type.en)",
        hint: hint(
          "写一个数，例如 `至少 2`；要比较每一行的字段，用 `每个……满足`",
          "write a number, such as `at least 2`; use `each … meets` to compare a field of every row"))
    case .countNotWhole(let range, let number):
      return .error(
        "count-not-whole", range, zh: "行数只能是整数，这里是 `\(number)`",
        en: "rows are counted in whole numbers, but `\(number)` is written here",
        hint: hint("写一个整数", "write a whole number"))
    default: return lengthDiagnostic
    }
  }

  private var lengthDiagnostic: Diagnostic {
    switch self {
    case .lengthNeedsUnit(let range, let value, let unit, let number, let isChinese):
      let end = SourceRange(file: range.file, lower: Int(range.upper), upper: Int(range.upper))
      return .error(
        "length-needs-unit", range, zh: "`\(value.zh)` 是时间长度，`\(number)` 没有写单位",
        en: "`\(value.en)` is a length of time, but `\(number)` has no unit",
        hint: hint(
          "写明 `日` 还是 `个工作日`；二十日和二十个工作日差一个多星期", "say `days` or `working days`: twenty of each are more than a week apart"
        ),
        fix: unit.map { .init(range: end, replacement: " " + (isChinese ? $0.zh : $0.en)) })
    case .numberAgainstLength(let range, let field, let length):
      return .error(
        "number-against-length", range, zh: "`\(field.zh)` 是数，不能与时间长度 `\(length.zh)` 比较",
        en: "`\(field.en)` is a number and cannot be compared with the length `\(length.en)`",
        hint: hint(
          "去掉单位；如果这个字段是时间长度，把它的类型改为 `日` 或 `工作日`", "leave out the unit, or declare the field as `days` or `working days`"
        ))
    case .durationUnits(let range, let left, let leftUnit, let right, let rightUnit, let fix):
      return .error(
        "duration-units", range, zh: "`\(left.zh)` 以\(leftUnit.zh)计，`\(right.zh)` 以\(rightUnit.zh)计，单位不同",
        en: "`\(left.en)` is in \(leftUnit.en), `\(right.en)` in \(rightUnit.en): the units differ",
        hint: hint(
          "两边用同一个单位；日、工作日、月之间不能换算", "use one unit on both sides; days, working days and months do not convert"),
        fix: fix.map { .init(range: range, replacement: $0) })
    case .noCalendar(let range):
      return .error(
        "no-calendar", range, zh: "用到了工作日，但规则集没有写 `日历`",
        en: "working days are used, but the ruleset names no `Calendar`",
        hint: hint(
          "在规则集中加上 `日历：国家法定工作日`，并导入它所在的规则集", "add `Calendar: statutory working days` to the ruleset and import its pack"
        ))
    case .limitNeedsUnit(let range, let value, let declared):
      return .error(
        "limit-needs-unit", range, zh: "期限要有单位，`\(value.zh)` 只是一个数",
        en: "a limit needs a unit, but `\(value.en)` is a bare number",
        hint: hint("写明 `日`、`个工作日`、`个月` 或 `年`", "say `days`, `working days`, `months` or `years`"),
        labels: declared.map { [.init(range: $0, text: both("声明时没有写单位", "declared without a unit"))] } ?? [])
    default: return amountDiagnostic
    }
  }
}
