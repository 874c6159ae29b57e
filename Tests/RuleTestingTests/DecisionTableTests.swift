import Diagnostics
import RuleChecking
import RuleTesting
import SourceText
import TestSupport
import Testing

private let pack = """
  规则集 公用 / base：「公用」
  版本：1

  表 案件：「案件」
  来源：cases
  主键：编号
  - 编号：文本，必填
  - 情节：选项 轻微、一般、严重
  - 次数：整数
  - 罚款：金额，单位元

  决策表 T-1：「幅度」
  输入：情节取值轻微、一般、严重；次数取值整数至少 1
  覆盖：部分
  | 情节 | 次数 | => 幅度 |
  | 轻微 | 1 | 0 元至 100 元 |
  | 一般 | 至少 2 | 200 元至 300 元 |
  | 严重 | - | 500 元至 900 元 |

  规则 A-1：「罚款在幅度内」
  对象：案件
  要求：罚款属于决策表 T-1 的幅度

  测试 A-1：「轻微」
  | 情节 | 次数 | 罚款 | => 结果 |
  | 轻微 | 1 | 100 元 | 通过 |
  | 轻微 | 1 | 101 元 | 违规 |
  | 一般 | 3 | 200 元 | 通过 |


  """

private func trials(_ tests: String = "") -> DeclarationTrials {
  var packs = RulePacks()
  packs.add(folder: "base", text: pack + tests)
  let trials = DeclarationTrials(packs: packs.sources)
  let errors = trials.packs.diagnostics.filter { $0.severity == .error }
  if !errors.isEmpty { Issue.record("\(SnippetRenderer(files: packs.files, language: .zh).render(errors))") }
  return trials
}

private func survivors(_ tests: String = "") -> [String] {
  MutationRun(trials(tests), judges: { _ in true }, isChosen: { _ in true }).subjects
    .filter { $0.kind == .decisionTable }.flatMap(\.survivors).map { survivor in
      survivor.replacement.map { "\(survivor.original.zh) → \($0.zh)" } ?? "− \(survivor.original.zh)"
    }
}

@Suite("Tests of decision tables")
struct DecisionTableTests {
  @Test("rows that no test reaches are told")
  func rows() {
    let run = CoverageRun(trials(), judges: { _ in true }, isChosen: { _ in true })
    let rows = run.entries.filter { $0.kind == .row }
    #expect(rows.map { $0.missing.isEmpty } == [true, true, false])
    #expect(rows.allSatisfy { $0.owner.zh == "T-1" })
  }

  @Test("a changed cell, a changed output and a row left out are told until a test notices them")
  func mutants() {
    let weak = survivors()
    #expect(weak.contains("− | 严重 | - | 500 元至 900 元 |"), "\(weak)")
    #expect(weak.contains { $0.hasSuffix("→ 899 元") }, "\(weak)")
    #expect(weak.contains { $0.hasPrefix("2 → ") }, "\(weak)")
    let strong = survivors(
      """
      测试 A-1：「其余」
      | 情节 | 次数 | 罚款 | => 结果 |
      | 一般 | 2 | 300 元 | 通过 |
      | 严重 | 1 | 900 元 | 通过 |
      | 严重 | 9 | 500 元 | 通过 |
      """)
    #expect(!strong.contains("− | 严重 | - | 500 元至 900 元 |"), "\(strong)")
    #expect(!strong.contains { $0.hasSuffix("→ 899 元") }, "\(strong)")
  }
}
