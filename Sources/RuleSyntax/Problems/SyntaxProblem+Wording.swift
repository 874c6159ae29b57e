import Diagnostics
import SourceText

extension SyntaxProblem {
  /// The words of the problem in both languages.
  var wording: ProblemWording {
    switch self {
    case .notUTF8, .controlCharacter, .lineTooLong: fileWording
    case .strayLine, .missingColon, .unknownClause, .misspeltHeader, .clauseElsewhere, .doubleClause, .emptyClause,
      .itemWithoutOwner,
      .rowWithoutOwner:
      lineWording
    case .missingName, .missingID, .notATitle: headerWording
    case .loneQuote, .loneBracket, .loneBrace: signWording
    case .unknownWord, .unexpected, .incomplete, .mistakenWord, .mixedConnectives, .impossibleDate, .bareValue,
      .missingConnective, .missingComma, .unknownUnit, .numeralWithoutUnit, .missingThen, .conditionAsValue,
      .missingWhere, .selectionWithoutBrackets:
      conditionWording
    case .missingItems, .tooDeep, .tooLong, .tooManyReadings: limitWording
    case .wrongWord, .badDate, .badCitation, .badField, .wrongForm, .unreadName: declarationWording
    case .allowanceWithoutCode, .allowanceWithoutReason: allowanceWording
    }
  }

  private var allowanceWording: ProblemWording {
    if case .allowanceWithoutReason(let code, _) = self {
      return ProblemWording(
        "allowance-without-reason", "容许 `\(code)` 没有写理由", "the allowance of `\(code)` gives no reason",
        hint: ("在冒号后面用引号写明为什么这里可以", "say behind the colon, in quotation marks, why it is right here"))
    }
    return ProblemWording(
      "allowance-without-code", "没有写容许哪一项检查", "it is not said what is allowed",
      hint: ("写成「容许 rule-without-basis：「理由」」", "write `Allow rule-without-basis: \"reason\"`"))
  }

  private var fileWording: ProblemWording {
    switch self {
    case .notUTF8:
      ProblemWording(
        "not-utf8", "文件不是 UTF-8 编码", "this file is not UTF-8 text",
        hint: ("在编辑器里用「另存为」选 UTF-8 再保存", "save it again and choose the encoding UTF-8"))
    case .controlCharacter:
      ProblemWording(
        "control-character", "文字里有看不见的控制字符", "the text holds an invisible control character",
        hint: ("删去这个字符；可能是从别处粘贴带来的", "delete it; it may have come with pasted text"))
    default:
      ProblemWording(
        "line-too-long", "这一行超过 65536 字节，没有读", "this line is longer than 65536 bytes and was not read",
        hint: ("分成几行写，行末用「，」或「、」接续", "break it into lines that end with a comma"))
    }
  }

  private var lineWording: ProblemWording {
    switch self {
    case .strayLine(nil, _):
      return ProblemWording(
        "stray-line", "这一行不属于任何声明", "this line belongs to no declaration",
        hint: ("先写一行标题，如「规则 XK-01：「…」」", "begin with a header such as `Rule XK-01: \"…\"`"))
    case .strayLine(let head?, _):
      return ProblemWording(
        "stray-line", "这一行既不是条款，也不是事项", "this line is neither a clause nor an item",
        hint: (
          "每个条款以条款词和「：」开头：\(clauses(of: head, .zh))；接着上一行写的，上一行末尾加「，」",
          "a clause begins with its word and a colon: \(clauses(of: head, .en)); to go on with the line above, end that line with a comma"
        ))
    case .missingColon(let word, let isChinese, let range):
      let sign = isChinese ? "：" : ": "
      return ProblemWording(
        "missing-colon", "`\(word)` 后面少了「：」", "the colon after `\(word)` is missing",
        hint: ("条款词后面写「：」，再写内容", "write a colon between the clause word and what it says"),
        fix: Diagnostic.Fix(range: range, replacement: sign, isCertain: true))
    case .unknownClause(let word, let head, let range):
      let near = nearestClause(word, head)
      return ProblemWording(
        "unknown-clause", "没有叫 `\(word)` 的条款", "there is no clause called `\(word)`",
        hint: head.map { ("这里可以写：\(clauses(of: $0, .zh))", "here may stand: \(clauses(of: $0, .en))") }
          ?? ("先写一行标题，如「规则 XK-01：「…」」", "begin with a header such as `Rule XK-01: \"…\"`"),
        fix: near.map { Diagnostic.Fix(range: range, replacement: $0) })
    case .misspeltHeader(let word, let meant, let range):
      return ProblemWording(
        "misspelt-header", "没有叫 `\(word)` 的标题词", "there is no header word `\(word)`",
        hint: (
          "标题词有 规则、表、参数、定义、指标、测试 等", "header words are Rule, Table, Parameter, Definition, Measure, Test and others"
        ),
        fix: Diagnostic.Fix(range: range, replacement: meant))
    case .clauseElsewhere(let word, let owners, let head, _):
      let here = head.map { (name(of: $0, .zh), name(of: $0, .en)) } ?? ("这里", "this place")
      let others = owners.map { name(of: $0, .zh) }.joined(separator: "、")
      let otherEn = owners.map { name(of: $0, .en) }.joined(separator: ", ")
      return ProblemWording(
        "clause-elsewhere", "`\(word)` 是 \(others) 的条款，不能写在 \(here.0) 里",
        "`\(word)` is a clause of \(otherEn), not of \(here.1)",
        hint: ("移到它所属的声明下面，或者改用这里的条款", "move it under the declaration it belongs to"))
    case .doubleClause(let word, _, let first):
      return ProblemWording(
        "double-clause", "`\(word)` 写了两次", "`\(word)` is written twice",
        hint: ("只留一行", "keep one of the two lines"),
        labels: [Diagnostic.Label(range: first, text: LocalizedText(zh: "前一处", en: "the first one"))])
    case .emptyClause(let word, _):
      return ProblemWording(
        "empty-clause", "`\(word)` 后面没有内容", "nothing follows `\(word)`",
        hint: ("写上内容，或者删去这一行", "write what it says, or delete the line"))
    case .itemWithoutOwner:
      return ProblemWording(
        "item-without-owner", "上面的条款没有要列的事项", "the clause above has no items",
        hint: (
          "事项写在以「满足」「以下全部」「以下任一」「以下至少 n 项」结尾的条款下面",
          "items stand under a clause that ends with `meets`, `all of the following`, `any of the following`"
        ))
    default:
      return ProblemWording(
        "row-without-owner", "这里没有表格", "there is no table here",
        hint: ("表格行只写在测试和决策表里", "rows stand in tests and decision tables only"))
    }
  }

  private func clauses(of head: String, _ language: Language) -> String {
    KeywordTable.shared.clauses(of: head).map { $0.text[language] }
      .joined(separator: language == .zh ? "、" : ", ")
  }

  private func name(of head: String, _ language: Language) -> String {
    KeywordTable.shared.spelling(head, language)
  }

  private func nearestClause(_ word: String, _ head: String?) -> String? {
    guard let head else { return nil }
    return nearestName(to: word, among: KeywordTable.shared.clauses(of: head).flatMap(\.spellings))
  }

  private var headerWording: ProblemWording {
    switch self {
    case .missingName(let head, _):
      return ProblemWording(
        "missing-name", "\(name(of: head, .zh))没有名称", "this \(name(of: head, .en)) has no name",
        hint: (
          "写成「\(name(of: head, .zh)) 名称 / name：…」",
          "write `\(capitalised(name(of: head, .en))) name: …`"
        ))
    case .missingID(let head, let fix, let range):
      return ProblemWording(
        "missing-id", "\(name(of: head, .zh))没有编号", "this \(name(of: head, .en)) has no id",
        hint: (
          "编号由字母、连字号和数字组成，如「\(name(of: head, .zh)) XK-01：「…」」",
          "an id has letters, a hyphen and digits: `\(capitalised(name(of: head, .en))) XK-01: \"…\"`"
        ),
        fix: fix.map { Diagnostic.Fix(range: range, replacement: $0, isCertain: true) })
    default:
      guard case .notATitle(let text, let range) = self else { return ProblemWording("not-quoted", "", "") }
      let zh = CodePoints.holdsHan(text)
      return ProblemWording(
        "not-quoted", "这段文字要放在引号里", "this text stands in quotation marks",
        hint: ("写成「\(text)」", "write \"\(text)\""),
        fix: Diagnostic.Fix(range: range, replacement: zh ? "「\(text)」" : "\"\(text)\"", isCertain: true))
    }
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private var signWording: ProblemWording {
    switch self {
    case .loneQuote(let sign, _):
      let partner = ["「": "」", "」": "「", "“": "”", "”": "“", "《": "》", "》": "《"][sign] ?? sign
      return ProblemWording(
        "lone-quote", "引号 `\(sign)` 没有配对", "the quotation mark `\(sign)` has no partner",
        hint: (
          "补上 `\(partner)`；引号里面要写同样的引号，就写两个", "add `\(partner)`; inside a quotation write the same mark twice"
        ))
    case .loneBracket(let sign, _):
      return ProblemWording(
        "lone-bracket", "括号 `\(sign)` 没有配对", "the bracket `\(sign)` has no partner",
        hint: ("补上另一半，或者删去这一半", "add its partner or delete it"))
    default:
      return ProblemWording(
        "lone-brace", "花括号没有配对", "this brace has no partner",
        hint: ("数值写在 {…} 里；要写花括号本身，就写两个", "a figure stands in {…}; to write a brace itself, double it"))
    }
  }

  private var limitWording: ProblemWording {
    switch self {
    case .missingItems:
      ProblemWording(
        "missing-items", "下面没有列出事项", "no items follow",
        hint: ("在下面逐行写「- 条件」", "write the conditions below, each on a line that begins with `- `"))
    case .tooDeep:
      ProblemWording(
        "too-deep", "括号套得太深", "the brackets are nested too deeply",
        hint: ("用「定义」给里面的条件起名，再用名称", "name the inner condition with a definition and use the name"))
    case .tooLong:
      ProblemWording(
        "too-long", "这个条件太长", "this condition is too long",
        hint: ("分成几个事项，或者用「定义」", "break it into items or use definitions"))
    default:
      ProblemWording(
        "too-many-readings", "这句话的读法太多，无法逐一判断", "this can be read in too many ways",
        hint: ("用「」括住名称，或者在词之间加空格", "put names in 「」 or spaces between the words"))
    }
  }
}
