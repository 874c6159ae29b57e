import Diagnostics
import RuleSyntax
import SourceText
import TestSupport
import Testing

@Suite("Hostile input")
struct HostileTests {
  private static let rule = "规则 XK-01：「x」\n对象：机构\n要求："

  private func ids(_ text: String) -> [String] { SourceRules(text).diagnostics.map(\.id) }

  @Test("10,000 nested brackets end in one diagnostic")
  func nestedBrackets() {
    let open = String(repeating: "（", count: 10_000)
    let close = String(repeating: "）", count: 10_000)
    #expect(ids(Self.rule + open + "有检查日期" + close) == ["too-deep"])
    #expect(ids(Self.rule + String(repeating: "(", count: 10_000)) == ["lone-bracket"])
    let deep = String(repeating: "（", count: 100) + "有检查日期" + String(repeating: "）", count: 100)
    #expect(ids(Self.rule + deep) == ["too-deep"])
    #expect(ids(Self.rule + String(repeating: "非", count: 1_900) + "有检查日期") == ["too-deep"])
  }

  @Test("sixteen nested brackets are read")
  func fewBrackets() {
    #expect(ids(Self.rule + String(repeating: "（", count: 16) + "有检查日期" + String(repeating: "）", count: 16)) == [])
  }

  @Test("a line of a megabyte is skipped with one diagnostic and the rest is read")
  func longLine() {
    let text = Self.rule + String(repeating: "有检查日期且", count: 60_000) + "\n级别：很严重\n"
    #expect(ids(text) == ["line-too-long", "wrong-word"])
  }

  @Test("NUL bytes give one diagnostic")
  func nulBytes() {
    #expect(ids("规则 XK-01：「x」\n\0\0\0\n# \0\n对象：机构\n") == ["control-character"])
  }

  @Test("a file that is no UTF-8 gives one diagnostic")
  func invalidUTF8() {
    let rules = SourceRules([("a.zicha", [0x23, 0x20, 0xB9, 0xE6, 0xD4, 0xF2, 0x0A] + Array("规则".utf8) + [0xFF])])
    #expect(rules.diagnostics.map(\.id) == ["not-utf8"])
    #expect(rules.trees[0].blocks.isEmpty)
  }

  @Test(
    "lone quotation marks give a diagnostic each line",
    arguments: ["「", "」", "\"", "“", "”", "《", "》", "「「", "「」」"])
  func loneQuotes(_ mark: String) {
    let found = ids(Self.rule + "有检查日期" + mark + "\n级别：很严重\n")
    #expect(found.count == 2 && found.last == "wrong-word", "\(mark) \(found)")
  }

  @Test("many conditions that could be read in many ways end within the budget")
  func manyReadings() {
    let words = (0..<12).map { "- 甲\(String(repeating: "甲", count: $0))：文本" }.joined(separator: "\n")
    let text = "表 丙：「x」\n" + words + "\n" + Self.rule
    let chain = String(repeating: "有甲甲甲且", count: 300) + "有甲"
    #expect(ids(text + chain).count <= 1)
    #expect(ids(text + String(repeating: "甲的", count: 1_900) + "甲为甲").count <= 1)
    #expect(ids(text + String(repeating: "甲加", count: 1_900) + "甲为甲").count <= 1)
    #expect(ids(text + "甲属于" + String(repeating: "甲、", count: 1_900) + "甲").count <= 1)
  }

  @Test(
    "items, rows, quotes and headers without anything around them",
    arguments: [
      "-", "- ", "|", "||", "| |", ">", "#", "：", "规则", "规则：", "表", "定义 的：", "定义 甲的：", "测试 XK-1：\n|", "逐一：", "（一）",
      "1.", "①", "—", "规则 XK-1：「a」 / ", "规则 XK-1：「a」 / 「b」 / 「c」", "表 / ：「a」\n- / （）：", "指标 a：（", "\u{FEFF}",
      "\r\r\n\r",
      "日历 a：「a」\n通知：\n通知 a：，", "法规 《》：「」\n- ，", "参数 a：，", "词表 a：、", "词表 a：文件", "规则 XK-1：「a」\n期限：，延长，须有，当",
      "规则 XK-1：「a」\n亮牌：；；", "规则 XK-1：「a」\n依据：、", "规则 XK-1：「a」\n说明：「{}」", "规则 XK-1：「a」\n说明：「{{}」",
      "测试 XK-1：「a」\n给定：，，\n- ：\n应为：，", "测试 XK-1：「a」\n| => | | =>结果 |\n| a | b | c |",
    ])
  func scraps(_ text: String) {
    let rules = SourceRules(text)
    #expect(rules.diagnostics.allSatisfy { $0.hint != nil })
    _ = rules.rendered()
    _ = rules.formatted(to: .en)
  }

  @Test("every prefix and every line left out of a file is read without a crash")
  func prefixes() throws {
    let text = try ShippedRules.reference("zh").files.files.last.map { $0.text(0..<$0.bytes.count) } ?? ""
    let scalars = Array(text.unicodeScalars)
    for end in stride(from: 0, to: scalars.count, by: 37) {
      let prefix = String(String.UnicodeScalarView(scalars[0..<end]))
      _ = SourceRules(prefix).formatted(to: .en)
    }
  }
}

@Suite("Markdown")
struct MarkdownTests {
  @Test("fenced zicha blocks are the rule file, and places are places in the Markdown file")
  func places() {
    let text = """
      # 规则说明

      规则 XK-00：「不是规则」

      ```zicha
      规则 XK-01：「x」
      对象：机构
      级别：很严重
      ```

      ```swift
      规则 XK-02：「不是规则」
      ```
      """
    let rules = SourceRules(text, path: "rules/a.md")
    #expect(rules.trees[0].blocks.compactMap(\.id?.text) == ["XK-01"])
    let place = rules.diagnostics[0].range.map { rules.files.position(of: $0) }
    #expect(place?.line == 8 && place?.column == 4)
    #expect(String(decoding: rules.formatted()[0].bytes, as: UTF8.self) == text)
  }

  /// What a Markdown file is made of in the property test: prose, and rules that `fmt` changes.
  private static let prose = [
    "规则 XK-00：「不是规则」", "", "", "  缩进的一行  ", "- 对象：机构", "| a | b |", "# 标题 #", "> 引文", "尾部有空格   ", "\t制表", "`zicha` 一词",
    "```swift", "```", "~~~", "``` zicha `x` ```", "１．全角", "句末没有换行",
  ]
  private static let rules = ["规则 XK-01:\"x\"", "对象 ：机构", "要求:有名称 ;", "", "", "#注释", "级别：很严重", "~~~", "````"]

  @Test("fmt leaves prose byte for byte, whatever the fences and line ends", arguments: 0..<4)
  func proseStays(batch: Int) throws {
    var random = SeededGenerator(seed: UInt64(900 + batch))
    for _ in 0..<(SeededGenerator.cases / 4) {
      var text = ""
      // What must stay, in order: every line outside a block of rules, and the fences.
      var kept: [String] = []
      func end() -> String { random.chance(80) ? "\n" : "\r\n" }
      func keep(_ line: String) {
        text += line
        kept.append(line)
      }
      for _ in 0..<(1 + random.below(4)) {
        var fences = MarkdownFences()
        for _ in 0..<random.below(5) {
          let line = random.pick(Self.prose.filter { !$0.hasPrefix("```") && !$0.hasPrefix("~~~") })
          keep(line + end())
        }
        if random.chance(30) {
          keep("```text" + end())
          keep(random.pick(Self.prose.filter { $0 != "```" }) + end())
          keep("```" + end())
        }
        _ = fences.take(Array("```zicha".utf8))
        keep(random.pick(["```zicha", "``` zicha", "```Zicha", "``` {.zicha}", "  ```zicha  "]) + end())
        for _ in 0..<random.below(6) { text += random.pick(Self.rules.filter { $0 != "````" }) + end() }
        keep("```" + end())
      }
      if random.chance(50) { keep(random.pick(Self.prose.filter { !$0.hasPrefix("```") && $0 != "~~~" })) }
      let formatted = String(decoding: SourceRules(text, path: "a.md").formatted()[0].bytes, as: UTF8.self)
      var rest = formatted[...]
      for line in kept where !line.isEmpty {
        let found = try #require(rest.firstRange(of: line), "\(line.debugDescription) is gone from\n\(text)")
        rest = rest[found.upperBound...]
      }
      #expect(String(decoding: SourceRules(formatted, path: "a.md").formatted()[0].bytes, as: UTF8.self) == formatted)
    }
  }

  @Test(
    "a fence is of rules by its first word; it ends with one as long, or with the file",
    arguments: [
      ("```zicha\n规则 XK-01：「x」\n```\n", 1), ("~~~zicha\n规则 XK-01：「x」\n~~~\n", 1),
      ("````zicha\n规则 XK-01：「x」\n```\n规则 XK-02：「x」\n````\n规则 XK-03：「x」\n", 2),
      ("```zicha\n规则 XK-01：「x」\n", 1), ("``` zicha\n规则 XK-01：「x」\n```\n", 1), ("```zichas\n规则 XK-01：「x」\n```\n", 0),
      ("```zicha `x`\n规则 XK-01：「x」\n```\n", 0), ("正文 ```zicha\n规则 XK-01：「x」\n", 0),
      ("```text\n```zicha\n规则 XK-01：「x」\n```\n", 0),
    ])
  func fences(text: String, count: Int) {
    #expect(SourceRules(text, path: "a.md").trees[0].blocks.count == count)
    #expect(MarkdownFences.holdRules(Array(text.utf8)) == (count > 0))
  }
}
