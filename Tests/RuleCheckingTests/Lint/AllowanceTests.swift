import Diagnostics
import Records
import RuleChecking
import RuleEngine
import RuleSyntax
import SourceText
import TestSupport
import Testing

@Suite("Allowances and levels of lint")
struct AllowanceTests {
  private func expect(
    _ text: String, _ expected: [String] = [], options: CheckingOptions = LintKit.options,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> CheckedPacks {
    expectProblems(text, expected, beside: LintKit.packs, options: options, sourceLocation: sourceLocation)
  }

  private let bare = "规则 LX-98：「例」\n对象：办件\n要求：有受理日期\n"

  @Test("a reason in the declaration covers what is found inside it, in either language")
  func covers() {
    for line in ["容许 rule-without-basis：「机关内部规定」", "Allow rule-without-basis: \"rule of the office\""] {
      let checked = expect(bare + line + "\n")
      #expect(checked.allowedCount == 1)
    }
  }

  @Test("one in the header of a pack covers the pack, and no other")
  func coversPack() {
    let header = "规则集 甲 / first：「甲」\n版本：1\n容许 rule-without-basis：「全是机关内部规定」\n"
    let table = "表 甲表 / sheet：「甲」\n来源：a\n- 甲列（a）：文本\n"
    let rule = "规则 LX-97：「例」\n对象：甲表\n要求：有甲列\n"
    var packs = LintKit.packs
    packs.add(folder: "first", [(path: "one.zicha", bytes: Array((header + table).utf8))])
    let inside = packs.addFile(path: "two.zicha", text: rule)
    packs.add(folder: "second", text: "规则集 乙 / second：「乙」\n版本：1\n导入：练习\n" + bare)
    let found = RuleChecker.check(packs: packs.sources, options: LintKit.options).diagnostics
    #expect(found.filter { $0.id == "rule-without-basis" }.count == 1)
    #expect(!found.contains { $0.range?.file == inside })
  }

  @Test("is reported when there is nothing to allow, with a certain fix that deletes the line")
  func unused() throws {
    let text = LintKit.rule("对象：办件\n1️⃣容许 rule-without-basis：「机关内部规定」\n要求：有受理日期")
    let checked = expect(text, ["1️⃣ unused-allowance"])
    let diagnostic = try #require(checked.diagnostics.first { $0.id == "unused-allowance" })
    let fix = try #require(diagnostic.fix)
    #expect(fix.isCertain && fix.replacement.isEmpty)
    let source = MarkedText(text).text
    let bytes = Array(source.utf8)
    let mended = Array(bytes[..<Int(fix.range.lower)]) + Array(bytes[Int(fix.range.upper)...])
    #expect(String(decoding: mended, as: UTF8.self) == LintKit.rule("对象：办件\n要求：有受理日期"))
  }

  @Test("is not called unused while errors hide what it is about, nor when its check is off")
  func unusedWithErrors() {
    let allowance = "容许 no-passing-test：「没有样本」\n"
    let covered = bare + "容许 rule-without-basis：「内部规定」\n" + allowance
    _ = expect(covered + "规则 LX-99：「例」\n对象：1️⃣办理\n要求：有受理日期\n", ["1️⃣ unknown-word"])
    // no-passing-test is off in these options.
    _ = expect(covered)
  }

  @Test("must name a check and give a reason")
  func malformed() {
    _ = expect(bare + "容许 1️⃣rule-without-base：「内部规定」\n", ["@7 rule-without-basis", "1️⃣ unknown-check"])
    _ = expect(bare + "容许 1️⃣unknown-word：「内部规定」\n", ["@7 rule-without-basis", "1️⃣ unknown-check"])
    _ = expect(bare + "1️⃣容许：「内部规定」\n", ["1️⃣ allowance-without-code"])
    _ = expect(bare + "1️⃣容许 rule-without-basis：\n", ["1️⃣ allowance-without-reason"])
    _ = expect(bare + "1️⃣容许 rule-without-basis：「 」\n", ["1️⃣ allowance-without-reason"])
    _ = expect(bare + "容许 rule-without-basis：1️⃣内部规定\n", ["1️⃣ not-quoted"])
  }

  @Test("owns no items: those below belong to the clause above")
  func items() {
    _ = expect(
      LintKit.rule("对象：办件\n要求：以下全部\n- 有受理日期\n容许 each-on-nothing：「没有特别程序也可以」\n- 每次特别程序满足有开始日期"))
    let table = "表 意见箱：「意见箱」\n来源：suggestions\n容许 unused-table：「先收数据」\n- 内容（text）：文本\n"
    var options = LintKit.options
    options.levels.set("unused-table", to: .note)
    let checked = expect(table, options: options)
    #expect(checked.ruleSet.schema.tables.last?.fields.count == 1)
  }

  @Test("is laid out and turned into the other language like any clause")
  func formatted() {
    let text = "规则 LX-98:\"例\"\n对象:办件\n要求:有受理日期\n容许   rule-without-basis: \"机关内部规定\" ;\n"
    var packs = LintKit.packs
    let file = packs.addFile(path: "format.zicha", text: text)
    let checked = RuleChecker.check(packs: packs.sources, options: LintKit.options)
    guard let tree = checked.files.first(where: { $0.file == file }) else {
      Issue.record("no tree")
      return
    }
    func last(_ language: Language?) -> Substring? {
      Formatter(to: language).format(tree, choice: checked.formatting).split(separator: "\n").last
    }
    #expect(last(nil) == "容许 rule-without-basis：「机关内部规定」")
    #expect(last(.en) == "Allow rule-without-basis: \"机关内部规定\"")
  }

  @Test("a level turns a check off, into a note or into an error")
  func levels() throws {
    for (level, severity) in [(LintLevel.off, nil), (.note, .note), (.warning, .warning), (.error, .error)]
      as [(LintLevel, Diagnostic.Severity?)]
    {
      var options = LintKit.options
      options.levels.set("rule-without-basis", to: level)
      let checked = expect(bare, level == .off ? [] : ["@7 rule-without-basis"], options: options)
      #expect(checked.diagnostics.first { $0.id == "rule-without-basis" }?.severity == severity)
    }
  }

  @Test("without lint no check runs")
  func withoutLint() {
    _ = expect(bare, options: CheckingOptions(lints: false))
  }
}
