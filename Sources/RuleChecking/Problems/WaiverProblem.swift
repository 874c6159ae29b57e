import Diagnostics
import SourceText

/// Something wrong with a waiver.
enum WaiverProblem: CheckingProblem {
  /// No object is named.
  case withoutObject(SourceRange, rule: String)
  /// A clause that every waiver needs.
  case withoutClause(SourceRange, clause: LocalizedText, example: LocalizedText)
  /// The table before the keys is not the one that the rule judges.
  case otherTable(SourceRange, written: String, table: LocalizedText)
  /// A record named by its line, which the next delivery of data gives to another one.
  case objectByPlace(SourceRange, key: String)
  /// The same object in two waivers of a rule, or twice in one.
  case repeatedObject(SourceRange, key: String, first: SourceRange)
  /// A rule that is not there; every run reports it.
  case ruleGone(SourceRange, rule: String, nearest: String?)

  var plausibility: Plausibility { .type }

  var diagnostic: Diagnostic {
    switch self {
    case .withoutObject(let range, let rule):
      .error(
        "waiver-without-object", range, zh: "豁免没有写明哪些对象", en: "the waiver does not name an object",
        hint: hint(
          "逐个写出主键，如 `豁免 \(rule)：2024-0012、2024-0013`",
          "write their keys, such as `Waiver \(rule): 2024-0012, 2024-0013`"))
    case .withoutClause(let range, let clause, let example):
      .error(
        "waiver-incomplete", range, zh: "豁免没有写 `\(clause.zh)`", en: "the waiver has no `\(clause.en)`",
        hint: hint("写上，例如 `\(example.zh)`", "write it, such as `\(example.en)`"))
    case .otherTable(let range, let written, let table):
      .error(
        "waiver-table", range, zh: "这条规则判断的是 `\(table.zh)`，不是 `\(written)`",
        en: "this rule judges `\(table.en)`, not `\(written)`",
        hint: hint("改成规则的对象，或者不写表名", "name the table of the rule, or none"),
        fix: .init(
          range: range, replacement: written.unicodeScalars.allSatisfy(\.isASCII) ? table.en : table.zh))
    case .objectByPlace(let range, let key):
      .error(
        "waiver-by-place", range, zh: "`\(key)` 是行号，不是主键", en: "`\(key)` is the number of a line, not a key",
        hint: hint(
          "行号下次就指别的记录；给这张表写 `主键`，再按主键豁免",
          "the next data put another record there; declare a `Key` for the table and waive by key"))
    case .repeatedObject(let range, let key, let first):
      .warning(
        "waiver-repeated", range, zh: "`\(key)` 已有同一规则的豁免", en: "`\(key)` has a waiver of this rule already",
        hint: hint("留一个；都有效时以较晚的截止日为准", "keep one; while both hold, the later last day counts"),
        labels: [.init(range: first, text: both("前一处", "the first one"))])
    case .ruleGone(let range, let rule, let nearest):
      .warning(
        "waiver-rule-gone", range, zh: "没有规则 `\(rule)`，这个豁免不起作用",
        en: "there is no rule `\(rule)`; the waiver covers nothing",
        hint: hint("改正编号，规则已经取消的删去豁免", "correct the id, or delete the waiver if the rule is gone"),
        fix: nearest.map { .init(range: range, replacement: $0) })
    }
  }
}
