import Diagnostics
import SourceText

/// A word that stands for nothing here.
enum NameProblem: CheckingProblem {
  /// Nothing visible is called so.
  case unknown(String, SourceRange, here: LocalizedText?, nearest: String?)
  /// A field of the object, or of an outer set, inside a selection.
  case outerField(SpelledName, SourceRange, inner: LocalizedText, outer: LocalizedText, isObject: Bool)
  /// A field of another table; `via` is the reference or the parent that leads to it from here.
  case fieldOfOtherTable(SpelledName, SourceRange, here: LocalizedText, owner: LocalizedText, via: LocalizedText?)
  /// A word of a choice where a field is expected.
  case wordOfChoice(String, SourceRange, field: LocalizedText)
  /// A word that is none of the words of a choice.
  case unknownChoice(String, SourceRange, field: LocalizedText, known: LocalizedText, nearest: String?)
  /// A word of the choice of another field.
  case choiceOfOtherField(String, SourceRange, field: LocalizedText, owner: LocalizedText)
  /// A table has no such member.
  case unknownMember(String, SourceRange, table: LocalizedText, nearest: String?)
  /// A value that has no parts.
  case noMembers(String, SourceRange, of: LocalizedText, type: LocalizedText)
  /// Declared in a pack that is not imported.
  case notImported(String, SourceRange, pack: LocalizedText)
  /// Declared twice among the visible packs.
  case ambiguousName(String, SourceRange, first: SourceRange, second: SourceRange)
  /// No rule has this id.
  case unknownRule(String, SourceRange, nearest: String?)
  /// 本 T, but the object is no T.
  case notTheObject(LocalizedText, SourceRange, object: LocalizedText)
  /// 该 T outside a set of T.
  case noEnclosing(LocalizedText, SourceRange)
  /// A sibling child table without 父表的.
  case siblingTable(SpelledName, SourceRange, parent: LocalizedText)
  /// A text without quotation marks.
  case textNeedsQuotes(String, SourceRange, field: LocalizedText)
  /// 到期日 and its like outside a deadline rule.
  case figureOutsideDeadline(LocalizedText, SourceRange)
  /// A function that does not exist.
  case unknownFunction(String, SourceRange, nearest: String?)

  var plausibility: Plausibility {
    switch self {
    case .unknown, .unknownFunction, .unknownRule: .name
    case .unknownChoice, .choiceOfOtherField, .textNeedsQuotes: .choice
    default: .member
    }
  }

  var diagnostic: Diagnostic {
    switch self {
    case .unknown, .notImported, .ambiguousName, .unknownRule, .unknownFunction: lookupDiagnostic
    case .unknownChoice, .choiceOfOtherField, .wordOfChoice, .textNeedsQuotes: wordDiagnostic
    default: memberDiagnostic
    }
  }

  private var lookupDiagnostic: Diagnostic {
    switch self {
    case .unknown(let name, let range, let here, let nearest):
      return .error(
        "unknown-name", range, zh: "没有叫 `\(name)` 的名称", en: "nothing here is called `\(name)`",
        hint: Self.unknownHint(here: here), fix: Self.fix(range, nearest))
    case .notImported(let name, let range, let pack):
      return .error(
        "not-imported", range, zh: "`\(name)` 在规则集 `\(pack.zh)` 中声明，本规则集没有导入它",
        en: "`\(name)` is declared in the pack `\(pack.en)`, which is not imported here",
        hint: hint("在规则集的 `导入：` 中加上 `\(pack.zh)`", "add `\(pack.en)` to `Import:` of the ruleset"))
    case .ambiguousName(let name, let range, let first, let second):
      return .error(
        "ambiguous-name", range, zh: "`\(name)` 在可见的规则集里声明了两次，不知指哪一个",
        en: "`\(name)` is declared twice among the visible packs",
        hint: hint("把其中一个改名", "rename one of them"),
        labels: [
          .init(range: first, text: both("一处在这里", "declared here")),
          .init(range: second, text: both("另一处在这里", "and here")),
        ])
    case .unknownRule(let id, let range, let nearest):
      return .error(
        "unknown-rule", range, zh: "没有编号为 `\(id)` 的规则", en: "there is no rule `\(id)`",
        hint: hint(
          "`zicha rules` 列出全部规则；还没有写的，先写规则", "`zicha rules` lists all rules; write the rule first if it is new"),
        fix: Self.fix(range, nearest))
    case .unknownFunction(let name, let range, let nearest):
      return .error(
        "unknown-function", range, zh: "没有叫 `\(name)` 的函数", en: "there is no function `\(name)`",
        hint: hint("`zicha explain functions` 列出全部函数", "`zicha explain functions` lists all functions"),
        fix: Self.fix(range, nearest))
    default: return memberDiagnostic
    }
  }

  private static func unknownHint(here: LocalizedText?) -> LocalizedText {
    guard let here else {
      return hint(
        "先用 `表`、`参数`、`定义` 或 `词表` 声明它；文字要加引号",
        "declare it as a table, parameter, definition or word list; put text in quotes")
    }
    return hint(
      "`\(here.zh)` 没有这个字段，也没有这样的参数、定义或词表；如果是文字，请加引号",
      "`\(here.en)` has no such field, and no parameter, definition or word list is called so; put text in quotes")
  }

  private var wordDiagnostic: Diagnostic {
    switch self {
    case .unknownChoice(let word, let range, let field, let known, let nearest):
      return .error(
        "unknown-choice", range, zh: "`\(word)` 不是 `\(field.zh)` 的选项", en: "`\(word)` is no choice of `\(field.en)`",
        hint: hint("可用的选项：\(known.zh)", "the choices are: \(known.en)"),
        fix: Self.fix(range, nearest))
    case .choiceOfOtherField(let word, let range, let field, let owner):
      return .error(
        "unknown-choice", range, zh: "`\(word)` 不是 `\(field.zh)` 的选项，而是 `\(owner.zh)` 的选项",
        en: "`\(word)` is no choice of `\(field.en)`, but of `\(owner.en)`",
        hint: hint(
          "比较 `\(owner.zh)`，或者换一个 `\(field.zh)` 的选项", "compare `\(owner.en)`, or take a choice of `\(field.en)`"))
    case .wordOfChoice(let word, let range, let field):
      return .error(
        "choice-without-field", range, zh: "`\(word)` 是 `\(field.zh)` 的选项，不能单独成为条件",
        en: "`\(word)` is a choice of `\(field.en)` and no condition by itself",
        hint: hint("说明是哪个字段的选项", "say which field has this choice"),
        fix: .init(
          range: range,
          replacement: SpelledName(word).replacement(zh: "\(field.zh)为\(word)", en: "\(field.en) is \(word)")))
    case .textNeedsQuotes(let word, let range, let field):
      return .error(
        "text-needs-quotes", range, zh: "`\(field.zh)` 是文本，`\(word)` 要加引号",
        en: "`\(field.en)` is text; `\(word)` needs quotation marks",
        hint: hint(
          "不加引号的词当作名称去找；如果指一个字段，检查它的名称",
          "words without quotes are looked up as names; correct the name if a field is meant"),
        fix: .init(range: range, replacement: "\"\(word)\""))
    default: return memberDiagnostic
    }
  }

  private var memberDiagnostic: Diagnostic {
    switch self {
    case .outerField(let name, let range, let inner, let outer, let isObject):
      let zh = (isObject ? "本" : "该") + outer.zh + "的" + name.zh
      let en = (isObject ? "this " : "that ") + outer.en + "'s " + name.en
      return .error(
        "field-of-object", range, zh: "`\(name.zh)` 是 `\(outer.zh)` 的字段，这里的名称指 `\(inner.zh)` 的字段",
        en: "`\(name.en)` is a field of `\(outer.en)`, but names here are fields of `\(inner.en)`",
        hint: hint(
          "在 `其中`、`满足` 里，对象的字段前面要写 `本\(outer.zh)的`",
          "inside `where` and `meets` a field of the object stands after `this \(outer.en)'s`"),
        fix: .init(range: range, replacement: name.replacement(zh: zh, en: en), isCertain: true))
    case .fieldOfOtherTable(let name, let range, let here, let owner, let via):
      return .error(
        "field-of-other-table", range, zh: "`\(name.zh)` 是 `\(owner.zh)` 的字段，不是 `\(here.zh)` 的",
        en: "`\(name.en)` is a field of `\(owner.en)`, not of `\(here.en)`",
        hint: via.map {
          hint(
            "`\($0.zh)` 指到 `\(owner.zh)` 的一行，它的字段写在 `\($0.zh)的` 后面",
            "`\($0.en)` leads to a row of `\(owner.en)`; its fields stand after `\($0.en)'s`")
        }
          ?? hint(
            "换用 `\(here.zh)` 的字段，或者用 `存在\(owner.zh)（其中……）` 查另一张表",
            "use a field of `\(here.en)`, or look into the other table with `there is \(owner.en) (where …)`"),
        fix: via.map {
          .init(range: range, replacement: name.replacement(zh: $0.member(name.label).zh, en: $0.member(name.label).en))
        })
    case .unknownMember(let name, let range, let table, let nearest):
      return .error(
        "unknown-field", range, zh: "`\(table.zh)` 没有字段 `\(name)`", en: "`\(table.en)` has no field `\(name)`",
        hint: hint("在表 `\(table.zh)` 中声明它，或者改正名称", "declare it in the table `\(table.en)`, or correct the name"),
        fix: Self.fix(range, nearest))
    case .noMembers(let name, let range, let of, let type):
      return .error(
        "no-members", range, zh: "`\(of.zh)` 是\(type.zh)，没有 `\(name)`",
        en: "`\(of.en)` is \(type.en) and has no `\(name)`",
        hint: hint(
          "`A 的 B` 中，A 要是一行、一个引用、一个集合，或者 B 是一个函数",
          "in `A's B`, A must be a row, a reference or a set, or B a function"))
    case .notTheObject(let name, let range, let object):
      return .error(
        "not-the-object", range, zh: "这里的对象是 `\(object.zh)`，没有 `本\(name.zh)`",
        en: "the object here is `\(object.en)`; there is no `this \(name.en)`",
        hint: hint("写 `本\(object.zh)`", "write `this \(object.en)`"))
    case .noEnclosing(let name, let range):
      return .error(
        "that-without-set", range, zh: "这里没有正在逐行查看的 `\(name.zh)`，`该\(name.zh)` 无所指",
        en: "no set of `\(name.en)` is being gone through here, so `that \(name.en)` names nothing",
        hint: hint(
          "`该` 只能用在 `每个 \(name.zh) 满足`、`\(name.zh)（其中……）` 之内",
          "use `that` only inside `each \(name.en) meets` or `\(name.en) (where …)`"))
    case .siblingTable(let name, let range, let parent):
      return .error(
        "sibling-table", range, zh: "`\(name.zh)` 是 `\(parent.zh)` 的子表，要说明是哪一个 `\(parent.zh)` 的",
        en: "`\(name.en)` are rows of a `\(parent.en)`; say whose",
        hint: hint(
          "同一个 `\(parent.zh)` 的，写在 `\(parent.zh)的` 后面",
          "for those of the same `\(parent.en)` write `\(parent.en)'s` before it"),
        fix: .init(
          range: range,
          replacement: name.replacement(zh: parent.member(name.label).zh, en: parent.member(name.label).en),
          isCertain: true))
    case .figureOutsideDeadline(let name, let range):
      return .error(
        "figure-outside-deadline", range, zh: "`\(name.zh)` 只在有 `期限` 的规则里才有",
        en: "`\(name.en)` exists only in a rule with a `Limit`",
        hint: hint("写明是哪条规则的，例如 `XK-01 的\(name.zh)`", "say of which rule, such as `XK-01's \(name.en)`"))
    default: return wordDiagnostic
    }
  }

  private static func fix(_ range: SourceRange, _ nearest: String?) -> Diagnostic.Fix? {
    nearest.map { .init(range: range, replacement: $0) }
  }
}
