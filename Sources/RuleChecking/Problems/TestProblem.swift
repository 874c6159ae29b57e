import Diagnostics
import SourceText

/// Something wrong with a test.
enum TestProblem: CheckingProblem {
  case withoutRule(SourceRange)
  case withoutExpectation(SourceRange)
  /// A value that cannot be one of the field's type.
  case unreadableValue(SourceRange, value: String, field: LocalizedText, type: LocalizedText, nearest: String?)
  /// A computed name where a value is given.
  case computedField(SourceRange, LocalizedText)
  /// Something that is no field of the object or of a row reached from it.
  case notAField(SourceRange, String)
  /// A value for a choice that does not have it.
  case unknownChoice(SourceRange, value: String, field: LocalizedText, known: LocalizedText, nearest: String?)
  /// The same field given twice.
  case givenTwice(SourceRange, field: LocalizedText, first: SourceRange)
  /// A list for a field that holds one value.
  case listForOne(SourceRange, field: LocalizedText)

  var plausibility: Plausibility { .type }

  var diagnostic: Diagnostic {
    switch self {
    case .unreadableValue, .unknownChoice, .listForOne: valueDiagnostic
    default: fieldDiagnostic
    }
  }

  private var valueDiagnostic: Diagnostic {
    switch self {
    case .unreadableValue(let range, let value, let field, let type, let nearest):
      return .error(
        "test-value", range, zh: "`\(field.zh)` 要\(type.zh)，`\(value)` 读不成",
        en: "`\(field.en)` takes \(type.en); `\(value)` cannot be read as one",
        hint: nearest.map { hint("例如 `\($0)`", "such as `\($0)`") }
          ?? hint("改正写法；要表示缺，就不写这个字段", "correct it; leave the field out to make it missing"))
    case .unknownChoice(let range, let value, let field, let known, let nearest):
      return .error(
        "unknown-choice", range, zh: "`\(value)` 不是 `\(field.zh)` 的选项", en: "`\(value)` is no choice of `\(field.en)`",
        hint: hint("可用的选项：\(known.zh)", "the choices are: \(known.en)"),
        fix: nearest.map { .init(range: range, replacement: $0) })
    case .listForOne(let range, let field):
      return .error(
        "test-list", range, zh: "`\(field.zh)` 只有一个值，这里给了几个",
        en: "`\(field.en)` holds one value, but several are given",
        hint: hint("只留一个；字段之间用 `，` 隔开", "keep one; separate fields by `,`"))
    default: return fieldDiagnostic
    }
  }

  private var fieldDiagnostic: Diagnostic {
    switch self {
    case .withoutRule(let range):
      return .error(
        "test-without-rule", range, zh: "没有写测试哪条规则", en: "the test does not say which rule it is about",
        hint: hint("写成 `测试 XK-01：「说明」`", "write `Test XK-01: \"what it shows\"`"))
    case .withoutExpectation(let range):
      return .error(
        "test-without-expectation", range, zh: "测试没有写 `应为`", en: "the test has no `Expect`",
        hint: hint("写 `应为：通过`，或者在表格里加 `=> 结果` 一列", "write `Expect: pass`, or add a column `=> outcome` to the table"))
    case .computedField(let range, let name):
      return .error(
        "test-computed", range, zh: "`\(name.zh)` 是算出来的，不能直接给值", en: "`\(name.en)` is computed and cannot be given",
        hint: hint("给出它所依据的字段；算出的结果写在 `应为` 后面", "give the fields it is computed from; expect its value after `Expect`"))
    case .notAField(let range, let text):
      return .error(
        "test-field", range, zh: "`\(text)` 不是可以给值的字段", en: "`\(text)` is no field that can be given",
        hint: hint(
          "写对象的字段、上级的字段（`办件的收到日期`）、参数或 `检查日期`", "write a field of the object or its parent, a parameter or `check date`"
        ))
    case .givenTwice(let range, let field, let first):
      return .error(
        "test-given-twice", range, zh: "`\(field.zh)` 给了两次值", en: "`\(field.en)` is given twice",
        hint: hint("删去一个", "delete one"), labels: [.init(range: first, text: both("第一次在这里", "first given here"))])
    default: return valueDiagnostic
    }
  }
}
