import Diagnostics
import Records
import RuleChecking
import RuleEngine
import RuleSyntax
import SourceText
import System
import TestSupport
import Testing

/// What scorecards score in these tests: people of sections, their monthly marks, their sign-in log.
private let declarations = """
  规则集 考 / exam：「考核」
  版本：1

  表 科室 / section：「科室」
  来源：sections
  主键：代码
  - 代码 / code（code）：文本，必填

  表 人员 / staff：「人员」
  来源：staff
  主键：工号
  - 工号 / number（no）：文本，必填
  - 科室 / unit（section）：引用 科室
  - 局领导 / leader（leader）：是否，缺为否

  表 业务得分 / mark：「业务得分」
  来源：marks
  - 人员 / person（person）：引用 人员
  - 月末 / month end（month）：日期
  - 得分 / points given（points）：数

  表 签到记录 / sign-in：「签到」
  来源：signins
  - 人员 / person（person）：引用 人员
  - 日期 / day（date）：日期
  - 结果 / result（result）：选项 迟到 / late、早退 / early、正常 / normal

  表 企业投诉 / complaint：「投诉」
  来源：complaints
  主键：编号
  - 编号 / number（no）：文本
  - 承办人 / handler（handler）：引用 人员
  - 协办人 / helper（helper）：引用 人员
  - 时限 / limit date（due）：日期
  - 答复日期 / answered（answered）：日期
  - 扣分 / penalty（points）：数

  规则 TS-01：「投诉按期答复」
  责任：承办人
  归期：时限
  对象：企业投诉
  要求：答复日期不晚于时限
  缺失：违规

  """

/// A scorecard with one part of the lines given.
private func card(_ lines: String, clauses: String = "", grades: String = "") -> String {
  """
  评分 PF-01：「考核」
  对象：人员，其中局领导为否
  周期：每月，年度取平均
  满分：100 分
  项目 工作 / work：100 分
  \(lines)
  \(clauses)
  \(grades.isEmpty ? "" : "等级：\n" + grades)
  """
}

private func check(_ text: String) -> (checked: CheckedPacks, files: SourceFiles) {
  var packs = RulePacks()
  packs.add(folder: "exam", text: declarations + text)
  return (RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false)), packs.files)
}

@Suite("Scorecards are checked")
struct ScorecardTests {
  /// The ids of what is wrong, with the words that are underlined.
  private func problems(_ text: String) -> [String] {
    let (checked, files) = check(text)
    return checked.diagnostics.map { "\($0.id): \($0.range.map { files.text($0) } ?? "")" }
  }

  @Test("an orderly scorecard has every piece where the evaluator looks for it")
  func orderly() throws {
    let (checked, files) = check(
      """
      评分 PF-01：「考核」
      对象：人员，其中局领导为否
      周期：每月，年度取平均
      满分：100 分
      项目 业务工作：60 分，当科室为科室「A」
      - 文秘：20 分，取业务得分的得分
      - 会务：40 分，签到记录（其中结果属于迟到、早退）每次扣 2 分，至多扣 10 分
      项目 业务工作：60 分，当科室不为科室「A」
      - 取业务得分的得分
      项目 督查：40 分
      - 违反 TS-01 每次扣其扣分，限 5 至 10 分
      总分再扣：违反 TS-01 每次扣 1 分
      加分：签到记录（其中结果为正常）每次加 0.5 分，至多加 3 分，当扣分后超过 80 分
      换算：乘 4 除以 3，当科室为科室「Z」
      否决：违反 TS-01 => 不合格
      舍入：0.1 分
      等级：
      - 优秀至少 95 分：「计发全额奖金」
      - 合格 90 分至不满 95 分
      - 不合格不满 90 分
      """)
    #expect(checked.diagnostics.isEmpty, "\(SnippetRenderer(files: files, language: .zh).render(checked.diagnostics))")
    let card = try #require(checked.ruleSet.scorecards.first)
    #expect(card.parts.map(\.group) == [0, 0, 2])
    #expect(card.parts.map { $0.lines.count } == [2, 1, 1])
    #expect(card.parts[1].lines[0].points == card.parts[1].points, "a single given score takes the whole part")
    #expect(card.grades.map(\.name.zh) == ["优秀", "合格", "不合格"])
    #expect(card.rescales.map { $0.factor.decimalText(maximumPlaces: 3) } == ["1.333"])
    #expect(card.bonuses[0].threshold?.comparison == .greater)
  }

  @Test("grades cut the scores into bands: 94.5 nowhere and 90 twice are named", arguments: [Language.zh, .en])
  func bands(language: Language) {
    let text = card(
      "- 取业务得分的得分",
      grades: "- 优秀 / excellent 95 分以上\n- 合格 / pass 90 分-94 分\n- 不合格 / fail 90 分以下\n")
    let found = check(text).checked.diagnostics.map { $0.headline[language] }
    switch language {
    case .zh: #expect(found == ["94 分以外、不满 95 分没有等级，例如 94.5 分", "90 分既是“合格”又是“不合格”"])
    case .en:
      #expect(
        found == [
          "scores above 94 and below 95 have no grade, such as 94.5", "scores of 90 are `pass` as well as `fail`",
        ])
    }
  }

  @Test("the scheme of the seed as it was written has four defects, and all are told")
  func asWritten() throws {
    var packs = RulePacks()
    try packs.add(folder: Path.join(SharedData.packageRoot, "Tests/Fixtures/assessment-as-written"))
    let checked = RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false))
    let found = checked.diagnostics.map { "\($0.id): \($0.range.map { packs.files.text($0) } ?? "")" }
    #expect(
      found == [
        "points-without-unit: 10", "discretion-without-criterion: 5-10 分", "discretion-without-criterion: 5-10 分",
        "grade-gap: 等级", "grade-overlap: 不合格 90 分以下：「当月不发奖金」",
      ])
    #expect(checked.diagnostics[3].headline.zh.contains("94.5"))
    #expect(checked.diagnostics[4].headline.zh.hasPrefix("90 分"))
  }

  @Test("whole scores leave nothing between 94 and 95")
  func wholeScores() {
    let text = card(
      "- 取业务得分的得分", clauses: "舍入：1 分", grades: "- 优秀 95 分以上\n- 合格 90 分至 94 分\n- 不合格不满 90 分\n")
    #expect(problems(text).isEmpty)
  }

  @Test("points have a unit, and a range of points a criterion")
  func points() {
    #expect(problems(card("- 企业负担：10，取业务得分的得分")) == ["points-without-unit: 10"])
    #expect(problems(card("- 违反 TS-01 每次扣 5-10 分")) == ["discretion-without-criterion: 5-10 分"])
    #expect(problems(card("- 违反 TS-01 每次扣其扣分，限 10 至 5 分")).map { $0.prefix(15) } == ["points-reversed"])
  }

  @Test("parts add up to full marks, and items to their part")
  func sums() {
    #expect(
      problems("评分 PF-01：「考」\n对象：人员\n满分：100 分\n项目 甲：60 分\n- 违反 TS-01 每次扣 2 分\n项目 乙：30 分\n")
        == ["parts-not-full-marks: 100 分"])
    #expect(
      problems(card("- 文秘：20 分，取业务得分的得分\n- 会务：30 分，取业务得分的得分")).map { $0.prefix(14) }
        == ["items-not-part"])
    #expect(
      problems(card("- 文秘：20 分，取业务得分的得分\n- 取业务得分的得分\n- 取业务得分的得分")).map { $0.prefix(19) }
        == ["item-without-points"])
  }

  @Test("it is said whose a row is and when it counts")
  func links() {
    #expect(problems(card("- 企业投诉每次扣 1 分")) == ["score-owner-unknown: 企业投诉"])
    #expect(problems(card("- 取企业投诉的扣分")) == ["score-owner-unknown: 企业投诉的扣分"])
    let twoDates = "表 通报：「通报」\n来源：notices\n- 人员：引用 人员\n- 发文日期：日期\n- 印发日期：日期\n"
    #expect(problems(twoDates + card("- 通报每次扣 1 分")) == ["score-date-unknown: 通报"])
    let said = twoDates.replacing("来源：notices", with: "来源：notices\n归期：印发日期")
    #expect(problems(said + card("- 通报每次扣 1 分")).isEmpty)
  }

  @Test("scorecards that take each other's scores are a circle, and scales must fit")
  func circle() {
    let both = """
      评分 PF-01：「甲」
      对象：人员
      满分：100 分
      项目 平均：100 分
      - 取人员的 PF-02 平均

      评分 PF-02：「乙」
      对象：人员
      满分：100 分
      项目 平均：100 分
      - 取人员的 PF-01 平均
      """
    #expect(problems(both) == ["cycle: PF-01"])
    let scale = card("- 取业务得分的得分") + "\n评分 PF-02：「乙」\n对象：人员\n周期：每月\n满分：60 分\n项目 平均：60 分\n- 取人员的 PF-01 平均\n"
    #expect(problems(scale).map { $0.prefix(11) } == ["score-scale"])
  }

  @Test("what is missing is named")
  func missing() {
    #expect(problems("评分 PF-01：「甲」\n满分：100 分\n项目 甲：100 分\n- 取业务得分的得分\n") == ["scorecard-incomplete: PF-01"])
    #expect(problems("评分 PF-01：「甲」\n对象：人员\n满分：100 分\n") == ["scorecard-incomplete: PF-01"])
    #expect(
      problems(card("- 取业务得分的得分", clauses: "否决：违反 TS-01 => 差", grades: "- 好至少 0 分\n")) == ["unknown-grade: 差"])
    #expect(problems(card("- 取业务得分的得分", clauses: "总分再扣：取业务得分的得分")).map { $0.prefix(18) } == ["given-outside-part"])
    #expect(problems(card("- 违反 TS-99 每次扣 1 分")) == ["unknown-rule: TS-99"])
  }

  @Test("both languages say the same, and Chinese comes back byte for byte")
  func formats() throws {
    let lines = """
      - 文秘 / papers：20 分，取业务得分的得分
      - 会务：60 分，签到记录（其中结果属于迟到、早退）每次扣 2 分，至多扣 10 分
      - 督查：20 分，违反 TS-01 每次扣其扣分，限 5 至 10 分，同一承办人只扣一次，当局领导为否
      """
    let clauses = """
      总分再扣：签到记录每次扣 1 分
      加分：签到记录（其中结果为正常）每次加 0.5 分，至多加 3 分，当扣分后至少 80 分
      换算：乘 4 除以 3，当科室为科室「Z」
      否决：违反 TS-01 => 不合格
      舍入：0.1 分
      """
    let grades = "- 优秀 / excellent 至少 95 分：「全额」 / \"all\"\n- 合格 90 分至不满 95 分\n- 不合格 / fail 不满 90 分\n"
    let chinese = declarations + card(lines, clauses: clauses, grades: grades)
    func checked(_ text: String) -> (packs: CheckedPacks, files: SourceFiles) {
      var packs = RulePacks()
      packs.add(folder: "exam", text: text)
      return (RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false)), packs.files)
    }
    func format(_ text: String, to language: Language) throws -> String {
      let (packs, _) = checked(text)
      let file = try #require(packs.files.first)
      return Formatter(to: language).format(file, choice: packs.formatting)
    }
    let normal = try format(chinese, to: .zh)
    let english = try format(normal, to: .en)
    #expect(
      english.contains("- papers: 20 points") || english.contains("- 文秘 / papers: 20 points, take mark's points given"))
    #expect(english.contains("Veto: breach of TS-01 => fail"))
    #expect(try format(english, to: .zh) == normal)
    let (one, other) = (checked(normal).packs.ruleSet.scorecards, checked(english).packs.ruleSet.scorecards)
    #expect(one.count == 1 && one.map(\.withoutPlace) == other.map(\.withoutPlace))
  }
}

extension CheckedScorecard {
  /// What it says, apart from where it stands.
  fileprivate var withoutPlace: [LocalizedText] {
    parts.flatMap { part in [part.name] + part.lines.map(\.text) } + totals.map(\.text) + bonuses.map(\.text)
      + vetoes.map(\.text) + rescales.map(\.text) + grades.map(\.name)
  }
}
