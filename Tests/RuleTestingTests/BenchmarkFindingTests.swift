import Findings
import RuleChecking
import RuleTesting
import SourceText
import TestSupport
import Testing

@Suite("Fines outside their step")
struct BenchmarkFindingTests {
  private static let text = """
    规则集 裁量 / discretion：「裁量」
    版本：1

    表 案件 / case：「案件」
    来源：cases
    主键：编号
    - 编号 / number（id）：文本，必填
    - 情节 / gravity（gravity）：选项 一般 / usual、严重 / grave
    - 罚款金额 / fine imposed（fine）：金额，单位元

    决策表 CF-07：「幅度」
    法定幅度：罚款 1 万元至 5 万元
    由轻到重：阶次 中等、从重
    | 情节 | => 阶次 / step | => 罚款 / fine      |
    | 一般 | 中等 / middle  | 1 万元至不满 3 万元 |
    | 严重 | 从重 / heavy   | 3 万元至 5 万元     |

    规则 CF-01：「罚款在裁量幅度内」
    对象：案件
    要求：罚款金额属于决策表 CF-07 的罚款


    """

  private func finding(_ given: String) throws -> Finding {
    var packs = RulePacks()
    packs.add(folder: "discretion", text: Self.text + "测试 CF-01：「一件」\n给定：\(given)\n应为：不适用\n")
    let checked = RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false))
    #expect(checked.diagnostics == [])
    let result = try #require(RuleTestRun(checked.tests, of: checked.ruleSet).results.first)
    return try #require(result.derivation.first)
  }

  @Test("name the step, the fine and how far it is outside")
  func distance() throws {
    let low = try finding("情节一般，罚款金额 8000 元")
    #expect(low.outcome == .violation)
    #expect(low.expected.zh == "罚款金额属于 CF-07 的罚款（1 万元至不满 3 万元）")
    #expect(low.expected.en.hasSuffix("(10000 yuan to below 30000 yuan)"))
    #expect(low.actual.zh.contains("罚款金额 8000 元"))
    #expect(low.actual.zh.hasSuffix("罚款 1 万元至不满 3 万元，低于下限 2000 元"))
    #expect(low.actual.en.hasSuffix("2000 yuan below the lower end"))
    #expect(try finding("情节严重，罚款金额 60000 元").actual.zh.hasSuffix("高于上限 1 万元"))
    #expect(try finding("情节一般，罚款金额 30000 元").actual.zh.hasSuffix("达到不含的上限"))
  }

  @Test("inside its step a fine is a pass, without a gravity it is to be checked")
  func others() throws {
    #expect(try finding("情节一般，罚款金额 10000 元").outcome == .pass)
    #expect(try finding("罚款金额 30000 元").outcome == .undetermined)
    #expect(try finding("罚款金额 60000 元").outcome == .violation)
  }
}
