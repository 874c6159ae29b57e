import Diagnostics
import RuleChecking
import RuleEngine
import SourceText
import System
import TestSupport
import Testing

/// Rule text that was changed at random is checked to the end: nothing crashes, every problem has a place in a file.
@Suite("Changed rule text")
struct MutationTests {
  private static let snippets = [
    "的", "且", "或", "（", "）", "，", "、", "：", "「", "」", "\"", "至", "为", "属于", "有", "每个", "满足", "存在", "其中", "本办件",
    "20 个工作日", "3 万", "- ", "\n", "| ", "规则 XK-01：", "要求：", "对象：", "测试 XK-01：", "受理日期", "特别程序", "=> ", "{", "}",
    "定义 办件的甲：", "甲", "上年", "除以", "不", "全部", "其他", "该", "缺按 0", "0", "\u{FF10}", "\r", "\t",
  ]

  /// One random change of a text given as characters.
  private func change(_ text: inout [Character], _ random: inout SeededGenerator) {
    let place = random.below(text.count)
    switch random.below(4) {
    case 0: text.removeSubrange(place..<min(text.count, place + 1 + random.below(8)))
    case 1: text.insert(contentsOf: random.pick(Self.snippets), at: place)
    case 2:
      let from = random.below(text.count)
      text.insert(contentsOf: text[from..<min(text.count, from + random.below(30))], at: place)
    default: text[place] = random.pick(text)
    }
  }

  @Test("is checked to the end")
  func survives() throws {
    let folder = Path.join(SharedData.packageRoot, "Tests/RuleCheckingTests/Mistakes")
    let base = Array(String(decoding: try Files.read(Path.join(folder, "base.zicha")), as: UTF8.self))
    let extra = Array(
      try Files.names(in: folder).names.filter { $0.hasSuffix(".txt") }.prefix(40).map { name in
        let text = String(decoding: try Files.read(Path.join(folder, name)), as: UTF8.self)
        return text.split(separator: "\n=====").first.map(String.init) ?? ""
      }.joined(separator: "\n\n"))
    for seed in 0..<SeededGenerator.cases {
      var random = SeededGenerator(seed: UInt64(seed))
      var text = base
      let start = random.below(extra.count)
      text += extra[start..<min(extra.count, start + 400)]
      for _ in 0...random.below(6) { change(&text, &random) }
      var packs = RulePacks()
      packs.add(folder: "exercise", text: String(text))
      let checked = RuleChecker.check(packs: packs.sources)
      for diagnostic in checked.diagnostics {
        let range = try #require(diagnostic.range)
        #expect(Int(range.upper) <= packs.files.files[0].bytes.count)
      }
      #expect(checked.ruleSet.rules.allSatisfy { !$0.variants.isEmpty })
    }
  }
}
