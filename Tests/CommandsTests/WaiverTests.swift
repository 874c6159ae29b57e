import System
import Testing

/// Waivers as a call of the program shows them; the traps are those of other tools.
@Suite("Waivers")
struct WaiverTests {
  private static let rules = """
    规则集 信件 / letters：「信件办理」
    版本：1

    表 信件 / letter：「来信」
    来源：letters
    主键：编号
    - 编号：文本，必填
    - 收到日期：日期
    - 答复日期：日期
    - 科室：文本

    表 科室 / section：「科室」
    来源：sections
    主键：名称
    - 名称：文本，必填

    规则 XJ-01：「按期答复」
    级别：一般
    对象：信件
    要求：收到日期至答复日期至多 15 日

    规则 XJ-02：「写明科室」
    级别：提示
    对象：信件
    要求：有科室

    规则 XJ-03：「每月有来信」
    对象：科室，每月
    要求：信件（其中科室为本科室的名称，且收到日期属于本期）至少 1 条

    规则 XJ-04：「两个日期都有」
    对象：信件
    逐一 栏：收到日期、答复日期
    要求：有栏

    指标 按期数：通过 XJ-01
    指标 违规数：违反 XJ-01
    """

  private static let letters = """
    编号,收到日期,答复日期,科室
    A-1,2025-03-01,2025-03-05,法规科
    A-2,2025-03-01,2025-04-30,法规科
    A-3,2025-03-02,,法规科
    A-4,2025-02-10,2025-03-20,
    """

  private func folder(_ waivers: String, asOf: String = "2025-06-30") throws -> WorkFolder {
    try WorkFolder([
      "rules/letters/letters.zicha": Self.rules, "zicha.json": "{}", "waivers.zicha": waivers,
      "data/letters.csv": Self.letters, "data/sections.csv": "名称\n法规科\n",
      "data/snapshot.json": """
      {"format": 1, "organisation": "某局", "as_of": "\(asOf)", "period": ["2025-02-01", "2025-03-31"],
       "tables": {"letters": "letters.csv", "sections": "sections.csv"}}
      """,
    ])
  }

  private func waiver(_ head: String, until: String = "2025-06-30") -> String {
    "豁免 \(head)\n截止：\(until)\n理由：「灾情延期」\n批准：「分管负责人」\n\n"
  }

  private func check(
    _ waivers: String, asOf: String = "2025-06-30", _ arguments: String...
  ) throws -> WorkFolder.Call {
    try folder(waivers, asOf: asOf).zicha(["check", "data"] + arguments)
  }

  /// The state of the only waived object.
  private func state(_ waivers: String, asOf: String = "2025-06-30") throws -> [String] {
    let call = try check(waivers, asOf: asOf, "-o", "json", "--fail-on", "never")
    let part = call.output.firstRange(of: "\"waivers\": [").map { call.output[$0.upperBound...] } ?? ""
    return part.matches(of: /"state": "([a-z_]+)"/).map { String($0.1) }
  }

  // MARK: Days

  @Test("cover the violation up to their last day, included")
  func lastDay() throws {
    let one = waiver("XJ-01：信件 A-2") + waiver("XJ-01：A-4")
    let call = try check(one, asOf: "2025-06-30", "--select", "XJ-01")
    #expect(call.code == 0)
    #expect(call.closingLine.contains("豁免 2 处（最早 2025-06-30 到期）"))
    #expect(call.output.contains("违规 (豁免)  信件 A-2"))
    #expect(call.output.contains("豁免在检查日期当天（2025-06-30）到期"))
  }

  @Test("cover nothing the day after, and say that they are over")
  func dayAfter() throws {
    let call = try check(waiver("XJ-01：信件 A-2、A-4"), asOf: "2025-07-01", "--select", "XJ-01")
    #expect(call.code == 1)
    #expect(!call.output.contains("(豁免)"))
    #expect(call.output.contains("豁免到 2025-06-30 为止，检查日期 2025-07-01 已过期"))
    #expect(call.closingLine.contains("一般以上违规 2 处"))
    #expect(call.closingLine.contains("豁免过期或没有用到 2 处"))
  }

  @Test("that are over fail the run even where nothing else does")
  func expiredAlone() throws {
    let call = try check(waiver("XJ-02：A-1", until: "2025-01-01"), "--select", "XJ-02", "--fail-on", "critical")
    #expect(call.code == 1)
    #expect(call.closingLine.contains("豁免过期或没有用到 1 处"))
  }

  @Test("are judged by the check date that the call gives")
  func asOf() throws {
    let one = waiver("XJ-01：A-2", until: "2025-08-31")
    #expect(try state(one, asOf: "2025-06-30") == ["covering"])
    let call = try check(one, asOf: "2025-06-30", "-o", "json", "--as-of", "2025-09-01")
    #expect(call.output.contains(#""state": "expired""#))
  }

  @Test("are told before they end, as many days as asked for", arguments: [(30, "expiring"), (29, "covering")])
  func notice(days: Int, state: String) throws {
    let call = try check(
      waiver("XJ-01：A-2", until: "2025-07-30"), "-o", "json", "--waiver-notice", String(days), "--select", "XJ-01",
      "--fail-on", "critical")
    #expect(call.output.contains(#""state": "\#(state)""#))
    #expect(call.code == 0, "ending soon is no failure")
  }

  @Test(
    "with a day that does not exist, or is none, are errors",
    arguments: ["2025-02-30", "2025-06", "六月底", "2025-06-30 17:00", "2025-06-30 以前"])
  func malformed(day: String) throws {
    let call = try check(waiver("XJ-01：A-2", until: day))
    #expect(call.code == 2)
    #expect(call.errors.contains("waivers.zicha:2:"))
  }

  @Test("without an end, a reason or an approval are errors", arguments: ["截止", "理由", "批准"])
  func incomplete(clause: String) throws {
    let text = waiver("XJ-01：A-2").split(separator: "\n").filter { !$0.hasPrefix(clause) }.joined(separator: "\n")
    let call = try check(text)
    #expect(call.code == 2)
    #expect(call.errors.contains("豁免没有写 `\(clause)`"))
  }

  // MARK: What they cover

  @Test("cover a violation of any level, also below the one that fails")
  func noteLevel() throws {
    let call = try check(waiver("XJ-02：A-4"), "-o", "json", "--select", "XJ-02")
    #expect(call.code == 0)
    #expect(call.output.contains(#""state": "expiring""#))
    #expect(call.output.contains(#""waived": 1"#))
  }

  @Test("are unused for what passes, for what is to be checked and for what is gone")
  func unused() throws {
    #expect(try state(waiver("XJ-01：A-1")) == ["no_violation"])
    #expect(try state(waiver("XJ-01：A-3")) == ["undetermined"])
    #expect(try state(waiver("XJ-01：A-9")) == ["no_object"])
    let call = try check(waiver("XJ-01：A-3", until: "2025-12-31"), "--select", "XJ-01", "--fail-on", "critical")
    #expect(call.code == 1)
    #expect(call.output.contains("? 待查  信件 A-3"))
  }

  @Test("name one period of an object, not the others")
  func period() throws {
    #expect(try state(waiver("XJ-03：科室 法规科/2025-03")) == ["no_violation"])
    #expect(try state(waiver("XJ-03：法规科")) == ["not_judged"])
    #expect(try state(waiver("XJ-03：法规科/2025-04")) == ["not_judged"])
  }

  @Test("name one word of 逐一, not the others")
  func word() throws {
    #expect(try state(waiver("XJ-04：A-3/答复日期")) == ["expiring"])
    #expect(try state(waiver("XJ-04：A-3/收到日期")) == ["no_violation"])
    #expect(try state(waiver("XJ-04：A-3")) == ["not_judged"])
  }

  @Test("of the same object: the longer one counts while both hold")
  func two() throws {
    let both = waiver("XJ-01：A-2", until: "2025-07-05") + waiver("XJ-01：A-2", until: "2025-12-31")
    #expect(try state(both) == ["covering", "covering"])
    #expect(try state(both, asOf: "2025-07-06") == ["expired", "covering"])
    let call = try check(both, "--select", "XJ-01")
    #expect(call.closingLine.contains("豁免 1 处（最早 2025-12-31 到期）"))
    #expect(try folder(both).zicha("lint").output.contains("waiver-repeated"))
  }

  @Test("count as violations in measures")
  func measures() throws {
    let plain = try check("", "-o", "json").output.matches(of: /"(low|high|value)": ([0-9]+)/).map { String($0.2) }
    let waived = try check(waiver("XJ-01：A-2、A-4"), "-o", "json").output.matches(of: /"(low|high|value)": ([0-9]+)/).map
    {
      String($0.2)
    }
    #expect(!plain.isEmpty && plain == waived)
  }

  // MARK: Rules

  @Test("of a rule that is gone are told in every run and by lint")
  func ruleGone() throws {
    let one = waiver("XJ-11：A-2")
    #expect(try state(one) == ["rule_gone"])
    #expect(try check(one, "--fail-on", "critical").code == 1)
    let lint = try folder(one).zicha("lint")
    #expect(lint.output.contains("waiver-rule-gone"))
    #expect(lint.output.contains("XJ-01") || lint.output.contains("XJ-02"))
  }

  @Test("of a rule that this run leaves out are no fault")
  func notSelected() throws {
    let call = try check(waiver("XJ-01：A-9"), "--select", "XJ-04", "--fail-on", "critical", "-o", "json")
    #expect(call.code == 0)
    #expect(call.output.contains(#""state": "not_run""#))
  }

  @Test("of a rule of a pack that this run does not read are no fault")
  func otherPack() throws {
    let folder = try folder(waiver("QT-01：X-1", until: "2025-12-31") + waiver("XJ-01：A-2、A-4", until: "2025-12-31"))
    try folder.write(
      "rules/other/other.zicha",
      "规则集 其他 / others：「其他」\n\n表 物 / thing：「物」\n来源：things\n主键：名\n- 名：文本\n\n规则 QT-01：「有名」\n对象：物\n要求：有名\n")
    let manifest = try folder.read("data/snapshot.json").replacing(
      "\"tables\"", with: "\"rules\": [\"letters\"], \"tables\"")
    try folder.write("data/snapshot.json", manifest)
    let call = folder.zicha("check", "data", "--select", "XJ-01", "-o", "json")
    #expect(call.code == 0, "\(call.errors)")
    #expect(call.output.contains(#""state": "not_run""#))
    #expect(!call.output.contains("rule_gone"))
  }

  @Test("name the table of the rule or none")
  func otherTable() throws {
    let call = try check(waiver("XJ-01：科室 A-2"))
    #expect(call.code == 2)
    #expect(call.errors.contains("这条规则判断的是 `信件`，不是 `科室`"))
  }

  @Test("do not name lines")
  func byPlace() throws {
    #expect(try check(waiver("XJ-01：#2")).errors.contains("waiver-by-place"))
  }

  @Test("read the same in English and are translated")
  func english() throws {
    let folder = try folder(waiver("XJ-01：信件 A-2、「A-4」", until: "2025年12月31日"))
    let translated = folder.zicha("fmt", "rules", "waivers.zicha", "--to", "en")
    #expect(translated.code == 0, "\(translated.errors)")
    let text = try folder.read("waivers.zicha")
    #expect(text.hasPrefix("Waiver XJ-01: letter A-2, 「A-4」\nUntil: 2025年12月31日\nReason:"), "\(text)")
    let call = folder.zicha("check", "data", "--select", "XJ-01")
    #expect(call.code == 0)
    #expect(call.closingLine.contains("豁免 2 处"))
  }

  // MARK: One code path

  @Test("are the same in every format, and in lists that stream by", arguments: [[], ["--no-steps"]])
  func lists(flags: [String]) throws {
    let folder = try folder(waiver("XJ-01：A-2", until: "2025-12-31") + waiver("XJ-01：A-9", until: "2025-12-31"))
    let call = folder.zicha(
      ["check", "data", "--select", "XJ-01", "-o", "jsonl:all.jsonl", "-o", "json:all.json", "-o", "csv:all.csv"]
        + flags)
    #expect(call.code == 1)
    let lines = try folder.read("all.jsonl").split(separator: "\n")
    #expect(lines.count { $0.contains(#""waived":true"#) } == 1)
    #expect(lines.contains { $0.contains(#""waived":true"#) && $0.contains("A-2") })
    #expect(lines.contains { $0.contains(#""kind":"waiver""#) && $0.contains("A-9") })
    #expect(try folder.read("all.json").matches(of: /"waived": true/).count == 1)
    #expect(try folder.read("all.csv").contains("违规,是,"))
  }

  @Test("stand in every report with reason, approval and end")
  func reports() throws {
    let folder = try folder(waiver("XJ-01：A-2", until: "2025-12-31"))
    _ = folder.zicha("report", "data", "-o", "markdown:r.md", "-o", "html:r.html", "-o", "human:r.txt")
    for name in ["r.md", "r.html", "r.txt"] {
      let text = try folder.read(name)
      for word in ["本次检查适用的豁免", "灾情延期", "分管负责人", "2025-12-31"] { #expect(text.contains(word), "\(name): \(word)") }
    }
  }
}
