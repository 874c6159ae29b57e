import System
import Testing

/// Rules that are not yet in force, and check dates that the call gives.
@Suite("Dated law in a run")
struct DatedLawTests {
  private func folder() throws -> WorkFolder {
    try WorkFolder([
      "rules/letters/letters.zicha": """
      规则集 信件 / letters：「信件办理」
      版本：1

      表 信件 / letter：「来信」
      来源：letters
      主键：编号
      - 编号：文本，必填
      - 收到日期：日期
      - 科室：文本

      规则 XJ-01：「有收到日期」
      对象：信件
      要求：有收到日期

      规则 XJ-02：「写明科室」
      生效：自 2026-01-01，按收到日期
      对象：信件
      要求：有科室
      """,
      "data/letters.csv": "编号,收到日期,科室\nA-1,2025-03-01,法规科\nA-2,2025-03-01,\nA-3,2026-03-01,\n",
      "data/snapshot.json": """
      {"format": 1, "organisation": "某局", "as_of": "2025-06-30", "period": ["2025-01-01", "2025-12-31"],
       "tables": {"letters": "letters.csv"}}
      """,
    ])
  }

  @Test("rules to come are tried on the objects that are there, and count nowhere")
  func forecast() throws {
    let folder = try folder()
    let call = folder.zicha(
      "check", "data", "--select", "XJ-02", "-o", "json:r.json", "-o", "human", "-o", "jsonl:r.jsonl")
    #expect(call.output.contains("即将施行：XJ-02 自 2026-01-01 起；按现有 3 个对象试算，将违规 2，待查 0（不计入结论）"))
    // The letter of 2026 is judged already; that of 2025 is not.
    #expect(call.closingLine.contains("违规 1 处"))
    #expect(try folder.read("r.jsonl").split(separator: "\n").count == 1)
    #expect(try folder.read("r.json").contains("\"in_force_from\": \"2026-01-01\""))
    #expect(!(try folder.read("r.json").contains("/forecast")))
    _ = folder.zicha("report", "data", "-o", "markdown:r.md")
    #expect(try folder.read("r.md").contains("即将施行的规则"))
  }

  @Test("are no forecast any more from their first day on")
  func inForce() throws {
    let call = try folder().zicha("check", "data", "--as-of", "2026-01-01")
    #expect(!call.output.contains("即将施行"))
  }

  @Test("a check date of the call is told with that of the snapshot")
  func asOf() throws {
    let folder = try folder()
    let call = folder.zicha(
      "report", "data", "--as-of", "2025-12-31", "-o", "human", "-o", "markdown:r.md", "-o", "json:r.json")
    #expect(call.output.contains("检查日期：2025年12月31日（--as-of 指定；快照为 2025年6月30日）"))
    #expect(try folder.read("r.md").contains("--as-of 指定"))
    #expect(try folder.read("r.json").contains("\"snapshot_as_of\": \"2025-06-30\""))
    #expect(folder.zicha("check", "data", "--as-of", "2025-12-31").output.contains("--as-of 指定"))
    #expect(!folder.zicha("check", "data").output.contains("--as-of"))
  }
}
