import Diagnostics
import RuleChecking
import SourceText
import TestSupport
import Testing

@Suite("Discretion benchmarks")
struct BenchmarkTests {
  private static let declarations = """
    规则集 裁量 / discretion：「裁量」
    版本：1

    法规 《示例条例》：「示例条例」
    - 自 2020-01-01，40 条

    表 案件 / case：「案件」
    来源：cases
    主键：编号
    - 编号 / number（id）：文本，必填
    - 情节 / gravity（gravity）：选项 轻微 / minor、一般 / usual、严重 / grave
    - 罚款金额 / fine imposed（fine）：金额，单位元
    - 货值 / goods（goods）：金额，单位元


    """

  /// The problems of a table with these clauses and rows.
  private func problems(_ clauses: String, _ rows: [String], head: String = "| 情节 | => 阶次 | => 罚款 |") -> [Diagnostic] {
    let text = """
      决策表 CF-07：「幅度」
      依据：《示例条例》第三十一条
      \(clauses)
      \(head)
      \(rows.joined(separator: "\n"))

      """
    var packs = RulePacks()
    packs.add(folder: "discretion", text: Self.declarations + text)
    return RuleChecker.check(packs: packs.sources).diagnostics
  }

  private static let sound = [
    "| 轻微 | 从轻 | 0 元至不满 1 万元 |", "| 一般 | 中等 | 1 万元至不满 3 万元 |", "| 严重 | 从重 | 3 万元至 5 万元 |",
  ]

  @Test("Steps that cover the range of the law and rise with severity have no problem")
  func sound() {
    let clauses = "法定幅度：罚款 0 元至 5 万元\n由轻到重：阶次 从轻、中等、从重"
    #expect(problems(clauses, Self.sound).map(\.headline.zh) == [])
  }

  @Test("An amount that the law allows and no step has is told, and the stretch around it")
  func gap() throws {
    let found = problems("法定幅度：罚款 0 元至 6 万元", Self.sound)
    #expect(found.map(\.id) == ["legal-range-gap"])
    let problem = try #require(found.first)
    #expect(problem.headline.zh == "法定幅度里 `罚款` 的 `6 万元` 没有对应的档次")
    #expect(problem.hint?.zh == "补上 `超过 5 万元且至多 6 万元` 的档次，或者改正法定幅度")
    #expect(problem.headline.en == "the law allows `60000 yuan` for `罚款`, but no step has it")
  }

  @Test("A step beyond the law is told; no penalty is none")
  func outside() throws {
    let found = problems("法定幅度：罚款 5000 元至 4 万元", Self.sound)
    #expect(found.map(\.id) == ["step-outside-law", "step-outside-law"])
    #expect(found.map(\.headline.zh).last == "第 3 行 `罚款` 的 `5 万元` 超出法定幅度")
    let free = [
      "| 轻微 | 不罚 | 0 元 |", "| 一般 | 中等 | 5000 元至不满 3 万元 |", "| 严重 | 从重 | 3 万元至 4 万元 |",
    ]
    #expect(problems("法定幅度：罚款 5000 元至 4 万元", free).map(\.headline.zh) == [])
  }

  @Test("A heavier step with a lower range is told by both rows")
  func severity() throws {
    let rows = [
      "| 轻微 | 从轻 | 0 元至不满 1 万元 |", "| 一般 | 中等 | 3 万元至 5 万元 |", "| 严重 | 从重 | 1 万元至不满 3 万元 |",
    ]
    let found = problems("由轻到重：阶次 从轻、中等、从重", rows)
    #expect(found.map(\.id) == ["severity-falls"])
    #expect(
      found.first?.headline.zh == "第 3 行比第 2 行重，`罚款` 却是 `1 万元至不满 3 万元`，低于 `3 万元至 5 万元`")
    #expect(problems("由轻到重：阶次 从轻、从重、中等", rows).isEmpty)
  }

  @Test("Multiples of an input are held against the law's multiples")
  func multiples() throws {
    let rows = [
      "| 轻微 | 从轻 | 货值的 1 倍至不满 2 倍 |", "| 一般 | 中等 | 货值的 2 倍至不满 3 倍 |", "| 严重 | 从重 | 货值的 4 倍至 5 倍 |",
    ]
    let clauses = "输入：货值取值金额至少 0 元\n法定幅度：罚款 货值的 1 倍至 5 倍\n由轻到重：阶次 从轻、中等、从重"
    let found = problems(clauses, rows)
    #expect(found.map(\.id) == ["legal-range-gap"])
    #expect(found.first?.headline.zh == "法定幅度里 `罚款` 的 `货值的 3 倍` 没有对应的档次")
    #expect(found.first?.headline.en == "the law allows `3 times goods` for `罚款`, but no step has it")
  }

  @Test("Rows of one step that other inputs divide may overlap")
  func divided() {
    let rows = [
      "| 轻微 | 从轻 | 0 元至不满 1 万元 |", "| 一般 | 从重 | 1 万元至 5 万元 |", "| 严重 | 从重 | 3 万元至 5 万元 |",
    ]
    #expect(problems("由轻到重：阶次 从轻、从重", rows).isEmpty)
    let parted = rows.dropLast() + ["| 严重 | 最重 | 3 万元至 5 万元 |"]
    #expect(problems("由轻到重：阶次 从轻、从重、最重", Array(parted)).map(\.id) == ["step-overlap"])
  }

  @Test(
    "Clauses that can't be read say what they need",
    arguments: [
      ("法定幅度：罚款 5 万元", "legal-range-form"), ("法定幅度：罚款 1 至 5", "legal-range-form"),
      ("法定幅度：0 元至 5 万元", "wrong-form"), ("由轻到重：罚款 从轻、从重", "severity-form"),
      ("由轻到重：阶次 从轻、中等、从严", "severity-word"), ("由轻到重：阶次 从轻、从轻、从重", "severity-word"),
      ("由轻到重：阶次 从轻、从重", "severity-incomplete"), ("由轻到重：从轻、从重", "wrong-form"),
    ])
  func clauses(text: String, id: String) {
    #expect(problems(text, Self.sound).map(\.id) == [id])
  }
}
