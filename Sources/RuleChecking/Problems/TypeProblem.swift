import Diagnostics
import SourceText

/// Values that do not go together.
enum TypeProblem: CheckingProblem {
  /// Two types that never compare.
  case cannotCompare(
    SourceRange, left: LocalizedText, leftType: LocalizedText, right: LocalizedText, rightType: LocalizedText)
  /// Text, choices and the like have no order.
  case notOrdered(SourceRange, value: LocalizedText, type: LocalizedText)
  /// A value where a condition is expected.
  case conditionExpected(SourceRange, value: LocalizedText, type: LocalizedText)
  /// A yes/no value without 为是.
  case bareTruth(SourceRange, value: LocalizedText, isChinese: Bool)
  /// A condition where a value is expected.
  case valueExpected(SourceRange, condition: LocalizedText)
  /// A value of another type is expected here.
  case wrongType(SourceRange, value: LocalizedText, type: LocalizedText, expected: LocalizedText, what: LocalizedText)
  /// A set where one value is expected.
  case setAsValue(SourceRange, set: LocalizedText)
  /// A field of many rows where one value is expected.
  case columnAsValue(SourceRange, column: LocalizedText)
  /// A single value where a set is expected.
  case setExpected(SourceRange, value: LocalizedText)
  /// One row is expected.
  case rowExpected(SourceRange, value: LocalizedText)
  /// A word list, a period or a rule used as a value.
  case notAValue(SourceRange, what: LocalizedText)
  /// A date set against a length of time.
  case dateAgainstLength(SourceRange, date: LocalizedText, length: LocalizedText)
  /// Two dates subtracted.
  case dateDifference(SourceRange, LocalizedText, LocalizedText)
  /// 至 between values that are no dates.
  case spanNeedsDates(SourceRange, value: LocalizedText, type: LocalizedText)
  /// The ends of a range are of different types.
  case rangeEnds(SourceRange, lower: LocalizedText, upper: LocalizedText)
  /// A range whose lower end is above the upper one.
  case rangeReversed(SourceRange, lower: LocalizedText, upper: LocalizedText)
  /// An operation that these types do not have.
  case cannotCompute(SourceRange, operation: LocalizedText, left: LocalizedText, right: LocalizedText)
  /// A figure over values that do not have it.
  case cannotAggregate(SourceRange, figure: LocalizedText, value: LocalizedText, type: LocalizedText)
  /// A function got the wrong number of arguments.
  case argumentCount(SourceRange, function: LocalizedText, expected: Int, found: Int)
  /// Several choices with different words.
  case differentChoices(SourceRange, left: LocalizedText, right: LocalizedText)
  /// References to different tables.
  case differentTables(
    SourceRange, left: LocalizedText, leftTable: LocalizedText, right: LocalizedText, rightTable: LocalizedText)
  /// 约为 against something that was not written with decimals.
  case approximateNeedsNumber(SourceRange)
  /// A word list is a list of texts.
  case wordListNeedsText(SourceRange, value: LocalizedText, type: LocalizedText)

  var plausibility: Plausibility {
    switch self {
    case .setAsValue, .columnAsValue, .setExpected, .rowExpected, .notAValue, .conditionExpected, .valueExpected,
      .spanNeedsDates:
      .form
    case .bareTruth, .dateAgainstLength: .choice
    default: .type
    }
  }

  var diagnostic: Diagnostic {
    switch self {
    case .cannotCompare, .notOrdered, .differentChoices, .differentTables, .dateAgainstLength, .approximateNeedsNumber,
      .wordListNeedsText:
      comparisonDiagnostic
    case .conditionExpected, .bareTruth, .valueExpected, .setAsValue, .columnAsValue, .setExpected, .rowExpected,
      .notAValue:
      shapeDiagnostic
    default: computationDiagnostic
    }
  }

  private var comparisonDiagnostic: Diagnostic {
    switch self {
    case .cannotCompare(let range, let left, let leftType, let right, let rightType):
      return .error(
        "cannot-compare", range, zh: "`\(left.zh)` 是\(leftType.zh)，不能与\(rightType.zh) `\(right.zh)` 比较",
        en: "`\(left.en)` is \(leftType.en) and cannot be compared with `\(right.en)`, \(rightType.en)",
        hint: hint(
          "两边要是同一种值；检查字段的类型和写法", "both sides must be of one type; check the field and how the value is written"))
    case .notOrdered(let range, let value, let type):
      return .error(
        "not-ordered", range, zh: "`\(value.zh)` 是\(type.zh)，没有大小先后",
        en: "`\(value.en)` is \(type.en) and has no order",
        hint: hint("用 `为`、`不为` 或 `属于`", "use `is`, `is not` or `in`"))
    case .differentChoices(let range, let left, let right):
      return .error(
        "different-choices", range, zh: "`\(left.zh)` 和 `\(right.zh)` 的选项不同，不能比较",
        en: "`\(left.en)` and `\(right.en)` have different choices and cannot be compared",
        hint: hint("与 `\(left.zh)` 自己的选项比较", "compare with the choices of `\(left.en)` itself"))
    case .differentTables(let range, let left, let leftTable, let right, let rightTable):
      return .error(
        "different-tables", range,
        zh: "`\(left.zh)` 指 `\(leftTable.zh)` 的一行，`\(right.zh)` 指 `\(rightTable.zh)` 的一行，不能比较",
        en:
          "`\(left.en)` names a row of `\(leftTable.en)`, `\(right.en)` one of `\(rightTable.en)`; they cannot be compared",
        hint: hint("比较两行各自的字段", "compare fields of the two rows"))
    case .dateAgainstLength(let range, let date, let length):
      return .error(
        "date-against-length", range, zh: "`\(date.zh)` 是日期，不能与时间长度 `\(length.zh)` 比较",
        en: "`\(date.en)` is a date and cannot be compared with the length `\(length.en)`",
        hint: hint(
          "写明从哪天到哪天，例如 `受理日期至\(date.zh)至多 \(length.zh)`",
          "say from when to when, such as `accepted on to \(date.en) at most \(length.en)`"))
    case .approximateNeedsNumber(let range):
      return .error(
        "approximate-needs-number", range, zh: "`约为` 后面要写出数，按写出的小数位四舍五入比较",
        en: "`about` needs a written number; its decimals say how to round",
        hint: hint("例如 `约为 67.7%`；要相等就写 `为`", "such as `about 67.7%`; write `is` for equality"))
    case .wordListNeedsText(let range, let value, let type):
      return .error(
        "word-list-needs-text", range, zh: "词表是文本，`\(value.zh)` 是\(type.zh)",
        en: "a word list holds text, but `\(value.en)` is \(type.en)",
        hint: hint("词表只用来判断文本字段", "judge text fields by word lists only"))
    default: return computationDiagnostic
    }
  }

  private var shapeDiagnostic: Diagnostic {
    switch self {
    case .conditionExpected(let range, let value, let type):
      return .error(
        "condition-expected", range, zh: "这里要一个条件，`\(value.zh)` 只是\(type.zh)",
        en: "a condition is expected here, but `\(value.en)` is just \(type.en)",
        hint: hint(
          "写明与什么比较，例如 `\(value.zh)为……` 或 `有\(value.zh)`",
          "say what it is compared with, such as `\(value.en) is …` or `has \(value.en)`"))
    case .bareTruth(let range, let value, let isChinese):
      return .error(
        "bare-truth", range, zh: "`\(value.zh)` 要写明是还是否", en: "`\(value.en)` must say yes or no",
        hint: hint("写成 `\(value.zh)为是`", "write `\(value.en) is yes`"),
        fix: .init(
          range: SourceRange(file: range.file, lower: Int(range.upper), upper: Int(range.upper)),
          replacement: isChinese ? "为是" : " is yes"))
    case .valueExpected(let range, let condition):
      return .error(
        "value-expected", range, zh: "这里要一个值，`\(condition.zh)` 是条件",
        en: "a value is expected here, but `\(condition.en)` is a condition",
        hint: hint("把条件写在 `且`、`或`、`其中` 之后", "put conditions after `and`, `or` or `where`"))
    case .setAsValue(let range, let set):
      return .error(
        "set-as-value", range, zh: "`\(set.zh)` 可以有许多行，这里只要一个值",
        en: "`\(set.en)` can be many rows, but one value is needed here",
        hint: hint(
          "写 `\(set.zh)的数量`、`\(set.zh)的……合计`，或者用 `每个 \(set.zh) 满足`",
          "write `number of \(set.en)`, a sum over it, or `each \(set.en) meets`"))
    case .columnAsValue(let range, let column):
      return .error(
        "set-as-value", range, zh: "`\(column.zh)` 在每一行各有一个值，这里只要一个值",
        en: "`\(column.en)` has a value in every row, but one value is needed here",
        hint: hint(
          "如果指对象自己的字段，去掉前面的表名；否则写合计、最大、最早，或者用 `每个……满足`",
          "for the object's own field leave out the table's name; else write a sum, largest or earliest, or `each … meets`"
        ))
    case .setExpected(let range, let value):
      return .error(
        "set-expected", range, zh: "这里要一张表或者一个集合，`\(value.zh)` 只有一个值",
        en: "a table or a set is expected here, but `\(value.en)` is one value",
        hint: hint("写表名，必要时加 `（其中……）`", "write a table's name, with `(where …)` if needed"))
    case .rowExpected(let range, let value):
      return .error(
        "row-expected", range, zh: "`\(value.zh)` 不是一行", en: "`\(value.en)` is not a row",
        hint: hint("这里要写 `本办件`、一个引用字段或者 `表「键」`", "write `this case`, a reference field or `table「key」`"))
    case .notAValue(let range, let what):
      return .error(
        "not-a-value", range, zh: "`\(what.zh)` 不能当作值使用", en: "`\(what.en)` cannot be used as a value",
        hint: hint("词表和时期写在 `属于` 之后", "put word lists and periods after `in`"))
    default: return computationDiagnostic
    }
  }

  private var computationDiagnostic: Diagnostic {
    switch self {
    case .wrongType(let range, let value, let type, let expected, let what):
      return .error(
        "wrong-type", range, zh: "\(what.zh)要\(expected.zh)，`\(value.zh)` 是\(type.zh)",
        en: "\(what.en) must be \(expected.en), but `\(value.en)` is \(type.en)",
        hint: hint("换成\(expected.zh)", "use \(expected.en)"))
    case .dateDifference(let range, let left, let right):
      return .error(
        "date-difference", range, zh: "日期不能相减", en: "dates cannot be subtracted",
        hint: hint(
          "写 `\(right.zh)至\(left.zh)的日数` 或 `……的工作日数`",
          "write `\(right.en) to \(left.en)'s days` or `… working days`"))
    case .spanNeedsDates(let range, let value, let type):
      return .error(
        "span-needs-dates", range, zh: "`至` 的两边要是日期，`\(value.zh)` 是\(type.zh)",
        en: "both sides of `to` must be dates, but `\(value.en)` is \(type.en)",
        hint: hint(
          "两个日期之间才有时间长度；数的范围写在 `属于` 之后",
          "only dates have a length of time between them; put ranges of numbers after `in`"))
    case .rangeEnds(let range, let lower, let upper):
      return .error(
        "range-ends", range, zh: "范围的两端 `\(lower.zh)` 和 `\(upper.zh)` 不是同一种值",
        en: "the ends `\(lower.en)` and `\(upper.en)` of the range are of different types",
        hint: hint("两端写同样的单位", "write both ends in the same unit"))
    case .rangeReversed(let range, let lower, let upper):
      return .error(
        "range-reversed", range, zh: "范围从 `\(lower.zh)` 到 `\(upper.zh)`，前大后小，什么也不含",
        en: "the range from `\(lower.en)` to `\(upper.en)` is empty: its first end is above the last",
        hint: hint("调换两端", "swap the ends"))
    case .cannotCompute(let range, let operation, let left, let right):
      return .error(
        "cannot-compute", range, zh: "不能把\(left.zh)和\(right.zh)相\(operation.zh)",
        en: "\(left.en) and \(right.en) cannot be \(operation.en)",
        hint: hint(
          "只有同一种值可以加减；日期可以加减时间长度；金额、时间长度可以乘除数",
          "only like values add; a date takes a length of time; amounts and lengths are multiplied by numbers"))
    case .cannotAggregate(let range, let figure, let value, let type):
      return .error(
        "cannot-aggregate", range, zh: "`\(value.zh)` 是\(type.zh)，没有\(figure.zh)",
        en: "`\(value.en)` is \(type.en) and has no \(figure.en)",
        hint: hint(
          "合计、平均用于数和金额，最早、最晚用于日期；要数行数，写 `的数量`",
          "sums and averages take numbers and amounts, earliest and latest dates; count rows with `number of`"))
    case .argumentCount(let range, let function, let expected, let found):
      return .error(
        "argument-count", range, zh: "`\(function.zh)` 要 \(expected) 个值，这里有 \(found) 个",
        en: "`\(function.en)` takes \(expected) value\(expected == 1 ? "" : "s"), but \(found) are given",
        hint: hint("补上或者去掉多余的值", "add the missing or remove the extra ones"))
    default: return comparisonDiagnostic
    }
  }
}
