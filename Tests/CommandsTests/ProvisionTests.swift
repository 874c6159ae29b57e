import System
import Testing

/// `zicha rules --coverage`.
@Suite("Provisions and the rules that check them")
struct ProvisionTests {
  private func folder() throws -> WorkFolder {
    try WorkFolder([
      "rules/p/p.zicha": """
      规则集 练习 / exercise：「练习」
      版本：1

      法规 《某法》：「某法」
      - 2010-01-01，自 2010-03-01，6 条
      - 2019-01-01，自 2019-03-01，8 条
      条款：
      - 第一条：人工，因为「立法目的」
      - 第三条第二款：人工，因为「要看文书」
      - 第五条：部分，因为「只查期限」
      - 第七条：部分，因为「还没有规则」

      法规 《别的法》：「别的法」
      - 自 2020-01-01，2 条

      表 办件 / case：「办件」
      来源：cases
      主键：编号
      - 编号：文本，必填
      - 日期：日期

      规则 LX-01：「有编号」
      依据：《某法》第二条至第三条第一款、第五条
      生效：自 2010-03-01，按日期
      对象：办件
      要求：有编号

      规则 LX-02：「有日期」
      依据：《某法》第六条之一
      对象：办件
      要求：有日期
      """,
      "data/cases.csv": "编号,日期\n,2015-01-01\n,2020-01-01\n",
      "data/snapshot.json": """
      {"format": 1, "organisation": "某局", "as_of": "2025-06-30", "period": ["2015-01-01", "2025-12-31"],
       "tables": {"cases": "cases.csv"}}
      """,
    ])
  }

  @Test("lists every article of the version in force, with the rules or the reason")
  func human() throws {
    let call = try folder().zicha("rules", "--coverage")
    #expect(call.code == 0, "\(call.errors)")
    #expect(
      call.output == """
        《某法》（2019-03-01 起施行）
          自动 2，部分 2，人工 1，未覆盖 4，共 9 条
          人工  第一条  立法目的
          自动  第二条  LX-01
          部分  第三条  LX-01
          人工  第三条第二款  要看文书
          未覆盖  第四条
          部分  第五条  LX-01；只查期限
          未覆盖  第六条
          自动  第六条之一  LX-02
          未覆盖  第七条  还没有规则
          未覆盖  第八条

        《别的法》（2020-01-01 起施行）
          自动 0，部分 0，人工 0，未覆盖 2，共 2 条
          未覆盖  第一条至第二条

        """, "\(call.output)")
  }

  @Test("in every format and language")
  func formats() throws {
    let folder = try folder()
    let call = folder.zicha(
      "rules", "--coverage", "--law", "《某法》", "--lang", "en", "-o", "markdown:c.md", "-o", "html:c.html", "-o",
      "json:c.json")
    #expect(call.code == 0, "\(call.errors)")
    #expect(try folder.read("c.md").contains("| art. 6-1 | automated | LX-02 |"))
    #expect(try folder.read("c.html").contains("<th scope=\"row\">art. 3 para. 2</th><td>manual</td>"))
    #expect(try folder.read("c.json").contains("\"not_covered\": 4"))
    #expect(!(try folder.read("c.md").contains("别的法")))
  }

  @Test("knows the laws that are registered, with the nearest name")
  func unknown() throws {
    let call = try folder().zicha("rules", "--coverage", "--law", "某某法")
    #expect(call.code == 2)
    #expect(call.closingLine.contains("没有登记《某某法》") && call.closingLine.contains("《某法》"))
  }

  @Test("a finding names the version of its law that held for the object")
  func pinned() throws {
    let folder = try folder()
    let call = folder.zicha("check", "data", "-o", "human", "-o", "json:r.json")
    #expect(call.output.contains("依据：《某法》2010-03-01 起施行的文本"), "\(call.output)")
    #expect(call.output.contains("依据：《某法》2019-03-01 起施行的文本"))
    #expect(try folder.read("r.json").contains(#""version": "2010-03-01""#))
  }
}
