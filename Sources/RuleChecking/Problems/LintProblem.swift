import Diagnostics
import SourceText

/// Something that is allowed, but most likely a slip.
enum LintProblem: CheckingProblem {
  case unused(SourceRange, kind: LocalizedText, name: LocalizedText, id: String)
  case withoutBasis(SourceRange, String)
  case withoutPassingTest(SourceRange, String)
  case withoutViolatingTest(SourceRange, String)
  case unknownLaw(SourceRange, String, nearest: String?)
  case articleOutOfRange(SourceRange, law: String, article: Int, last: Int)
  case lawNotInForce(SourceRange, law: String, from: String, rule: String)
  case eachOnNothing(SourceRange, set: LocalizedText)
  case allOfPart(SourceRange, rule: String, table: LocalizedText)

  var plausibility: Plausibility { .type }

  var diagnostic: Diagnostic {
    switch self {
    case .unknownLaw, .articleOutOfRange, .lawNotInForce: lawDiagnostic
    default: ruleDiagnostic
    }
  }

  private var lawDiagnostic: Diagnostic {
    switch self {
    case .unknownLaw(let range, let law, let nearest):
      return .warning(
        "unknown-law", range, zh: "没有声明法规 `《\(law)》`", en: "the law `《\(law)》` is not declared",
        hint: hint(
          "在规则集 `公共` 中用 `法规` 声明它的版本，条号才能核对", "declare its versions with `Law`, so that article numbers can be checked"
        ),
        fix: nearest.map { .init(range: range, replacement: "《\($0)》") })
    case .articleOutOfRange(let range, let law, let article, let last):
      return .warning(
        "article-out-of-range", range, zh: "`《\(law)》` 只有 \(last) 条，没有第 \(article) 条",
        en: "`《\(law)》` has \(last) articles; there is no article \(article)",
        hint: hint("核对条号和版本", "check the article and the version"))
    case .lawNotInForce(let range, let law, let from, let rule):
      return .warning(
        "law-not-in-force", range, zh: "规则从 \(rule) 起生效，`《\(law)》` 到 \(from) 才施行",
        en: "the rule is in force from \(rule), but `《\(law)》` only from \(from)",
        hint: hint("改 `生效`，或者补上法规的早先版本", "correct `Effective`, or declare the earlier version of the law"))
    default: return ruleDiagnostic
    }
  }

  private var ruleDiagnostic: Diagnostic {
    switch self {
    case .unused(let range, let kind, let name, let id):
      return .warning(
        id, range, zh: "\(kind.zh) `\(name.zh)` 没有用到", en: "the \(kind.en) `\(name.en)` is not used",
        hint: hint("删去它；如果该用而没有用，检查规则里的名称", "delete it; if it should be used, check the names in the rules"))
    case .withoutBasis(let range, let id):
      return .warning(
        "rule-without-basis", range, zh: "规则 `\(id)` 没有写 `依据`", en: "the rule `\(id)` has no `Basis`",
        hint: hint("写出依据的法规和条款", "cite the law and article it rests on"))
    case .withoutPassingTest(let range, let id):
      return .warning(
        "no-passing-test", range, zh: "规则 `\(id)` 没有应为通过的测试", en: "the rule `\(id)` has no test that passes",
        hint: hint("加一个 `测试 \(id)`，应为通过", "add a `Test \(id)` that expects pass"))
    case .withoutViolatingTest(let range, let id):
      return .warning(
        "no-violating-test", range, zh: "规则 `\(id)` 没有应为违规的测试", en: "the rule `\(id)` has no test that violates it",
        hint: hint("加一个 `测试 \(id)`，应为违规", "add a `Test \(id)` that expects violation"))
    case .eachOnNothing(let range, let set):
      return .warning(
        "each-on-nothing", range, zh: "一行 `\(set.zh)` 也没有时，这个要求也算达到",
        en: "this holds even if there is no `\(set.en)` at all",
        hint: hint(
          "要求至少有一行，就写 `\(set.zh)至少 1 个，且每个满足……`", "to demand a row, write `\(set.en) at least 1, and each meets …`"))
    case .allOfPart(let range, let rule, let table):
      return .error(
        "all-of-part", range, zh: "`\(rule)` 只判断一部分 `\(table.zh)`，用 `全部` 作分母会偏低",
        en: "`\(rule)` judges only a part of `\(table.en)`; dividing by `all` makes the rate too low",
        hint: hint("写 `通过 \(rule) 除以适用 \(rule)`", "write `passes \(rule) divided by applicable \(rule)`"))
    default: return lawDiagnostic
    }
  }
}
