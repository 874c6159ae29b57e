import Diagnostics
import SourceText

/// Something wrong with a profile.
enum ProfileProblem: CheckingProblem {
  case unknownRule(SourceRange, rule: String, nearest: String?)
  case unknownParameter(SourceRange, name: String, nearest: String?)
  /// A rule or parameter of a pack that the profile does not include.
  case notIncluded(SourceRange, name: String, pack: LocalizedText)
  /// 停用 without 因为.
  case withoutReason(SourceRange, rule: String)
  /// One thing set twice, or a rule that is switched off and given a level.
  case setTwice(SourceRange, name: String, first: SourceRange)
  /// A value that is less strict than that of the pack.
  case loosened(SourceRange, name: LocalizedText, old: LocalizedText, new: LocalizedText, from: String?)
  /// A parameter marked 只可收紧 that does not say which direction is stricter.
  case withoutDirection(SourceRange, name: LocalizedText)
  /// A value of another type or unit.
  case otherType(SourceRange, name: LocalizedText, type: LocalizedText)

  var plausibility: Plausibility { .type }

  var diagnostic: Diagnostic {
    switch self {
    case .unknownRule(let range, let rule, let nearest):
      .error(
        "profile-unknown-rule", range, zh: "没有规则 `\(rule)`", en: "there is no rule `\(rule)`",
        hint: hint("改正编号；规则已经取消的删去这一行", "correct the id; delete the line if the rule is gone"),
        fix: nearest.map { .init(range: range, replacement: $0) })
    case .unknownParameter(let range, let name, let nearest):
      .error(
        "profile-unknown-parameter", range, zh: "没有参数 `\(name)`", en: "there is no parameter `\(name)`",
        hint: hint("方案只能设定规则包声明的 `参数`", "a profile sets what a pack declares as `Parameter`"),
        fix: nearest.map { .init(range: range, replacement: $0) })
    case .notIncluded(let range, let name, let pack):
      .error(
        "profile-not-included", range, zh: "`\(name)` 在规则包 `\(pack.zh)` 里，这个方案没有包含它",
        en: "`\(name)` belongs to the pack `\(pack.en)`, which this profile does not include",
        hint: hint("在 `包含` 里加上 `\(pack.zh)`，或者删去这一行", "add `\(pack.en)` to `Includes`, or delete the line"))
    case .withoutReason(let range, let rule):
      .error(
        "profile-without-reason", range, zh: "停用 `\(rule)` 没有写原因", en: "no reason is given for switching `\(rule)` off",
        hint: hint("写成 `停用：\(rule)，因为「本市无此事项」`", "write `Switch off: \(rule), because \"there is no such item here\"`"))
    case .setTwice(let range, let name, let first):
      .error(
        "profile-set-twice", range, zh: "`\(name)` 在这个方案里设了两次", en: "this profile sets `\(name)` twice",
        hint: hint("只留一处；各时期的值写成 `- 自 2025-01-01：…`", "keep one; dated values are items `- from 2025-01-01: …`"),
        labels: [.init(range: first, text: both("前一处", "the first one"))])
    case .loosened(let range, let name, let old, let new, let from):
      .error(
        "profile-loosened", range,
        zh: "`\(name.zh)` 只可收紧：" + (from.map { "自 \($0) " } ?? "") + "原为 \(old.zh)，`\(new.zh)` 更宽",
        en: "`\(name.en)` may only be tightened: " + (from.map { "from \($0) " } ?? "")
          + "it is \(old.en), and `\(new.en)` is less strict",
        hint: hint("改成一样严或者更严的值", "write a value that is as strict or stricter"))
    case .withoutDirection(let range, let name):
      .error(
        "profile-no-direction", range, zh: "`\(name.zh)` 只可收紧，但没有说往哪边是严",
        en: "`\(name.en)` may only be tightened, but it is not said which direction is stricter",
        hint: hint("在参数后写 `越小越严` 或 `越大越严`", "write `smaller is stricter` or `larger is stricter` at the parameter"))
    case .otherType(let range, let name, let type):
      .error(
        "profile-type", range, zh: "参数 `\(name.zh)` 的值是\(type.zh)，这里不是",
        en: "the parameter `\(name.en)` takes \(type.en)",
        hint: hint("写同一种值和单位", "write a value of the same type and unit"))
    }
  }
}
