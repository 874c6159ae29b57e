import Diagnostics
import RuleSyntax
import SourceText
import Testing

@Suite("Keyword table")
struct KeywordTableTests {
  private var keywords: [Keyword] { KeywordTable.shared.keywords }

  @Test("every row has an id and both spellings")
  func complete() {
    #expect(keywords.count > 200)
    for keyword in keywords {
      #expect(!keyword.id.isEmpty && !keyword.text.zh.isEmpty && !keyword.text.en.isEmpty, "\(keyword)")
    }
    #expect(Set(keywords.map(\.id)).count == keywords.count, "\(repeated(keywords.map(\.id)))")
  }

  @Test("no spelling stands for two keywords of one place, but where the grammar tells them apart")
  func unambiguous() {
    let places: [Keyword.Place] = [
      .head, .condition, .words("unit"), .words("outcome"), .words("severity"), .words("period"),
    ]
    for place in places {
      let spellings = KeywordTable.shared.keywords(in: place).flatMap { Set($0.spellings) }
      #expect(repeated(spellings).isEmpty, "\(place): \(repeated(spellings))")
    }
    for head in KeywordTable.shared.keywords(in: .head) {
      let spellings = KeywordTable.shared.clauses(of: head.id).flatMap { Set($0.spellings) }
      #expect(repeated(spellings).isEmpty, "\(head.id): \(repeated(spellings))")
    }
  }

  @Test("the canonical Chinese spellings are Chinese and the English ones are not")
  func languages() {
    for keyword in keywords where !["dataunit", "measure"].map(Keyword.Place.words).contains(keyword.place) {
      let isHan: (Unicode.Scalar) -> Bool = { $0.value >= 0x4E00 && $0.value <= 0x9FFF }
      #expect(!keyword.text.en.unicodeScalars.contains(where: isHan), "\(keyword.id)")
    }
  }

  private func repeated(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { !seen.insert($0.lowercased()).inserted }
  }
}

@Suite("Readings")
struct ReadingTests {
  private func requirement(_ fields: [String], _ condition: String) throws -> (SourceRules, Readings<Expression>) {
    let rules = SourceRules(
      "表 甲：「甲」\n" + fields.map { "- \($0)：数" }.joined(separator: "\n") + "\n规则 XK-1：「x」\n对象：甲\n要求：" + condition)
    let rule = rules.trees[0].blocks.compactMap { block in
      if case .rule(let rule) = block.declaration { rule } else { nil }
    }
    return (rules, try #require(rule.first?.requirements.first?.condition))
  }

  @Test("a name that holds a connecting word is read whole and in pieces, and the pieces lose")
  func wholeNames() throws {
    let (rules, readings) = try requirement(["收入", "支出", "收入加支出"], "收入加支出至少 5")
    #expect(readings.all.map { TreeDump.dump($0.node) } == ["(≥ 收入加支出 5)", "(≥ (plus 收入 支出) 5)"])
    let (whole, cut) = (readings.all[0], readings.all[1])
    #expect(cut.cutsNames(of: whole) && !whole.cutsNames(of: cut) && !whole.cutsNames(of: whole))
    #expect(TreeDump.words(of: cut, in: rules.files) == "「收入」「加」「支出」「至少」「5」")
  }

  @Test("two ways to split that do not differ by cutting alone both stay")
  func bothStay() throws {
    let (_, readings) = try requirement(["征集天数", "意见征集期限", "征集天数不满意见", "征集期限"], "征集天数不满意见征集期限")
    #expect(readings.all.map { TreeDump.dump($0.node) } == ["(< 征集天数 意见征集期限)"])
    let (rules, split) = try requirement(["甲不满", "甲", "满乙", "乙", "不满乙"], "甲不满 乙")
    #expect(split.all.map { TreeDump.dump($0.node) } == ["(< 甲 乙)"])
    #expect(rules.diagnostics.isEmpty)
  }

  @Test("a space between two Chinese characters is a border, and ASCII words match at word borders only")
  func borders() throws {
    #expect(SourceRules("表 甲：「甲」\n- 受理日期：数\n规则 XK-1：「x」\n对象：甲\n要求：受理 日期至少 5").diagnostics.map(\.id) == ["unknown-word"])
    let (_, readings) = try requirement(["fee", "fee total"], "fee total at least 5")
    #expect(Set(readings.all.map { TreeDump.dump($0.node) }) == ["(≥ fee total 5)", "(≥ (sum fee) 5)"])
    #expect(
      SourceRules("表 甲：「甲」\n- fee：数\n规则 XK-1：「x」\n对象：甲\n要求：fees at least 5").diagnostics.map(\.id) == ["unknown-word"])
  }
}

@Suite("Lines")
struct LineTests {
  private func read(_ text: String) -> String {
    let rules = SourceRules("表 甲：「甲」\n- 乙 / b：数\n- 丙：数\n" + text)
    let requirements = rules.trees[0].blocks.flatMap { block -> [String] in
      guard case .rule(let rule) = block.declaration else { return [] }
      return rule.requirements.map { requirement in
        ([requirement.condition].compactMap(\.self) + requirement.items.map(\.condition))
          .map { TreeDump.dump($0) }.joined(separator: "; ")
      }
    }
    return (requirements + rules.diagnostics.map(\.id)).joined(separator: " / ")
  }

  @Test(
    "item marks of every kind, and wrong running numbers",
    arguments: ["- ", "－", "— ", "（一）", "(三)", "1.", "7、", "①", "• ", "二、"])
  func itemMarks(_ mark: String) {
    let text = "规则 XK-1：「x」\n对象：甲\n要求：以下全部\n\(mark)有乙\n    \(mark)有丙"
    #expect(read(text) == "items:all; (has 乙); (has 丙)")
  }

  @Test(
    "a clause goes on after a comma, in a bracket, after a connecting word, and before 且",
    arguments: [
      "要求：有乙，\n且有丙", "要求：有乙\n且有丙", "要求：有乙且\n有丙", "要求：有乙 and\n有丙", "要求：（有乙\n且有丙\n）", "要求：有乙\n# 注\n且有丙",
      "要求：有乙，且\n\t有丙；", "要求: 有乙\r\n  AND has 丙",
    ])
  func continuations(_ clause: String) {
    #expect(read("规则 XK-1：「x」\n对象：甲\n" + clause) == "(and (has 乙) (has 丙))")
  }

  @Test("a blank line, a header or a clause ends it")
  func ends() {
    #expect(read("规则 XK-1：「x」\n要求：有乙，\n级别：严重\n要求：有丙") == "(has 乙) / (has 丙)")
    #expect(read("规则 XK-1：「x」\n要求：有乙，\n\n有丙") == "(has 乙) / stray-line")
  }

  @Test("letter case, indentation and full-width signs carry no meaning")
  func signs() {
    #expect(read("\u{3000}RULE xk-1: 「x」\n  REQUIRE ： B ＞＝ ５０％ 且（有丙）；") == "(and (≥ B 50%) (has 丙))")
  }

  @Test("one mark at a line's end is dropped", arguments: ["；", "，", "。", ",", ";"])
  func endMarks(_ mark: String) {
    #expect(read("规则 XK-1：「x」\n要求：有乙\(mark)\n级别：严重\(mark)") == "(has 乙)")
  }
}
