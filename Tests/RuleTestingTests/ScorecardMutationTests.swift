import Diagnostics
import RuleChecking
import RuleTesting
import SourceText
import TestSupport
import Testing

private let pack = """
  规则集 考 / exam：「考核」
  版本：1

  表 人员：「人员」
  来源：staff
  主键：工号
  - 工号（no）：文本，必填
  - 局领导（leader）：是否，缺为否

  表 签到记录：「签到」
  来源：signins
  - 人员（person）：引用 人员
  - 日期（date）：日期
  - 结果（result）：选项 迟到、早退、正常

  评分 PF-01：「考核」
  对象：人员，其中局领导为否
  满分：100 分
  项目 纪律：100 分
  - 签到记录（其中结果属于迟到、早退）每次扣 2 分，至多扣 6 分
  否决：签到记录（其中结果为早退） => 不合格
  等级：
  - 合格至少 90 分
  - 不合格不满 90 分

  测试 PF-01：「迟到一次」
  给定：工号 "P1"
  - 签到记录：人员 P1，日期 2025-03-03，结果迟到
  应为：98 分


  """

private func survivors(_ tests: String) -> [String] {
  var packs = RulePacks()
  packs.add(folder: "exam", text: pack + tests)
  let trials = DeclarationTrials(packs: packs.sources)
  let errors = trials.packs.diagnostics.filter { $0.severity == .error }
  if !errors.isEmpty { Issue.record("\(SnippetRenderer(files: packs.files, language: .zh).render(errors))") }
  return MutationRun(trials, judges: { _ in true }, isChosen: { _ in true }).subjects
    .filter { $0.kind == .scorecard }.flatMap(\.survivors).map { survivor in
      survivor.replacement.map { "\(survivor.original.zh) → \($0.zh)" } ?? "− \(survivor.original.zh)"
    }
}

@Suite("Mutants of scorecards")
struct ScorecardMutationTests {
  @Test("points, caps, words and vetoes are changed, and told until a test of the score notices them")
  func mutants() {
    let weak = survivors("")
    #expect(weak.contains("6 分 → 5 分"), "\(weak)")
    #expect(weak.contains("− 早退"), "\(weak)")
    #expect(weak.contains { $0.hasPrefix("− ") && $0.contains("不合格") }, "\(weak)")
    #expect(!weak.contains("2 分 → 3 分"), "\(weak)")
    let strong = survivors(
      """
      测试 PF-01：「四次，有早退」
      给定：工号 "P1"
      - 签到记录：人员 P1，日期 2025-03-03，结果早退
      - 签到记录：人员 P1，日期 2025-03-04，结果早退
      - 签到记录：人员 P1，日期 2025-03-05，结果早退
      - 签到记录：人员 P1，日期 2025-03-06，结果迟到
      应为：94 分，不合格
      """)
    #expect(!strong.contains("6 分 → 5 分"), "\(strong)")
    #expect(!strong.contains("− 早退"), "\(strong)")
    #expect(!strong.contains { $0.hasPrefix("− ") && $0.contains("不合格") }, "\(strong)")
  }
}
