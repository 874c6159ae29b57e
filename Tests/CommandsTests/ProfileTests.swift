import System
import Testing

/// Profiles as a call of the program shows them.
@Suite("Profiles")
struct ProfileTests {
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

    参数 答复期限 / reply limit：15 日，越小越严，只可收紧
    - 自 2026-01-01：12 日
    参数 最少字数 / fewest words：5，越大越严，只可收紧
    参数 提前 / notice：3 日
    参数 无向 / plain：3 日，只可收紧

    规则 XJ-01：「按期答复」
    级别：一般
    对象：信件
    起点：收到日期
    终点：答复日期
    期限：答复期限

    规则 XJ-02：「写明科室」
    级别：提示
    对象：信件
    要求：有科室

    规则 XJ-03：「没有未来的日期」
    对象：信件
    要求：收到日期不晚于检查日期加提前

    指标 写明率：通过 XJ-02 除以适用 XJ-02
    指标 最少：最少字数加 0
    指标 无用：检查日期至检查日期加无向的日数
    """

  private static let letters = """
    编号,收到日期,答复日期,科室
    A-1,2025-03-01,2025-03-12,法规科
    A-2,2025-03-01,2025-03-11,
    """

  private func folder(_ profiles: String, manifest: String = "", configuration: String = "{}") throws -> WorkFolder {
    try WorkFolder([
      "rules/letters/letters.zicha": Self.rules, "zicha.json": configuration, "office.zicha": profiles,
      "rules/other/other.zicha":
        "规则集 其他 / others：「其他」\n\n参数 件数 / number：3\n\n表 物 / thing：「物」\n来源：things\n主键：名\n- 名：文本\n\n"
        + "规则 QT-01：「有名」\n对象：物\n要求：有名\n\n指标 几：件数加 1\n",
      "data/letters.csv": Self.letters,
      "data/snapshot.json": """
      {"format": 1, "organisation": "某局", "as_of": "2025-06-30", "period": ["2025-01-01", "2025-12-31"],\(manifest)
       "tables": {"letters": "letters.csv"}}
      """,
    ])
  }

  private static let strict = """
    方案 某市 / city：「从严标准」
    包含：信件
    设定：答复期限 10 日
    停用：XJ-02，因为「来信不分科室」
    级别：XJ-01 严重
    """

  private func errors(_ lines: String) throws -> String {
    let call = try folder("方案 某市：「从严」\n" + lines + "\n").zicha("check", "data", "--profile", "某市", "--lang", "zh")
    #expect(call.code == 2, "\(call.output)")
    return call.errors
  }

  // MARK: Applying

  @Test("set parameters, switch rules off and change levels; every output says so", arguments: ["某市", "City"])
  func applied(name: String) throws {
    let folder = try folder(Self.strict)
    let plain = folder.zicha("check", "data", "-o", "concise")
    #expect(plain.output.contains("提示 XJ-02 违规"))
    #expect(!plain.output.contains("XJ-01 违规"))
    let call = folder.zicha(
      "report", "data", "--profile", name, "-o", "human:r.txt", "-o", "markdown:r.md", "-o", "html:r.html", "-o",
      "json:r.json", "-o", "concise")
    #expect(call.code == 1, "\(call.errors)")
    #expect(call.output.contains("严重 XJ-01 违规 信件 A-1"))
    #expect(!call.output.contains("XJ-02 违规"))
    #expect(call.output.contains("停用 XJ-02 写明科室：来信不分科室"))
    #expect(call.output.contains("级别 XJ-01 按期答复：一般 → 严重"))
    #expect(call.output.contains("参数 答复期限：15 日，自 2026-01-01 起 12 日 → 10 日"))
    for file in ["r.txt", "r.md", "r.html"] {
      let text = try folder.read(file)
      for word in ["某市（从严标准）", "方案停用的规则", "来信不分科室", "方案改变级别的规则", "方案改变的参数", "10 日"] {
        #expect(text.contains(word), "\(file): \(word)")
      }
    }
    let json = try folder.read("r.json")
    for word in [#""name": "某市""#, #""reason": "来信不分科室""#, #""old": "major""#, #""new": "critical""#] {
      #expect(json.contains(word), "\(word)")
    }
  }

  @Test("stand on the terminal of a check, too")
  func human() throws {
    let call = try folder(Self.strict).zicha("check", "data", "--profile", "某市")
    #expect(call.output.contains("使用方案 某市（从严标准）："))
    #expect(call.output.contains("停用 XJ-02 写明科室：来信不分科室"))
  }

  @Test("a rule that is switched off gives measures nothing")
  func measures() throws {
    let call = try folder(Self.strict).zicha("check", "data", "--profile", "某市", "-o", "json")
    let rate = try #require(call.output.firstRange(of: #""name": "写明率""#))
    #expect(call.output[rate.upperBound...].prefix(400).contains(#""state": "none""#))
  }

  @Test("of the call, the snapshot and the configuration go one way, in this order")
  func precedence() throws {
    let both = Self.strict + "\n\n方案 另市：「宽」\n级别：XJ-02 轻微\n"
    let named = try folder(both, manifest: #" "profile": "某市","#, configuration: #"{"profile": "另市"}"#)
    #expect(named.zicha("check", "data").output.contains("使用方案 某市"))
    #expect(named.zicha("check", "data", "--profile", "另市").output.contains("使用方案 另市"))
    let configured = try folder(both, configuration: #"{"profile": "另市"}"#)
    #expect(configured.zicha("check", "data").output.contains("使用方案 另市"))
    #expect(configured.zicha("check", "data", "--isolated", "-r", "rules").code != 2)
  }

  @Test("that are not there end the run with the nearest name")
  func unknown() throws {
    let call = try folder(Self.strict).zicha("check", "data", "--profile", "cite")
    #expect(call.code == 2)
    #expect(call.closingLine.contains("没有方案 `cite`") && call.closingLine.contains("city"))
  }

  @Test("set dated values over those of the pack")
  func dated() throws {
    let text = "方案 某市：「从严」\n设定：答复期限\n- 自 2025-03-01：10 日\n"
    let call = try folder(text).zicha("check", "data", "--profile", "某市", "-o", "concise")
    #expect(call.output.contains("XJ-01 违规 信件 A-1"))
    #expect(call.output.contains("→ 15 日，自 2025-03-01 起 10 日"))
  }

  @Test("bring in the packs that they include")
  func includes() throws {
    let folder = try folder("方案 某市：「全部」\n包含：信件、其他\n", manifest: #" "rules": ["letters"],"#)
    let call = folder.zicha("check", "data", "--profile", "某市", "-o", "json")
    #expect(call.output.contains(#""id": "QT-01""#))
    #expect(!folder.zicha("check", "data", "-o", "json").output.contains(#""id": "QT-01""#))
  }

  @Test("explain an object by the values of the profile")
  func explain() throws {
    let call = try folder(Self.strict).zicha("explain", "XJ-01", "--object", "信件/A-1", "data", "--profile", "某市")
    #expect(call.output.contains("2025-03-11"))
  }

  // MARK: Only tighter

  @Test(
    "may not loosen what may only be tightened",
    arguments: [
      ("设定：答复期限 20 日", "原为 15 日，`20 日` 更宽"), ("设定：答复期限 15 日", "自 2026-01-01 原为 12 日，`15 日` 更宽"),
      ("设定：最少字数 4", "原为 5，`4` 更宽"), ("设定：答复期限\n- 自 2025-07-01：13 日", "自 2026-01-01 原为 12 日，`13 日` 更宽"),
      ("设定：无向 2 日", "没有说往哪边是严"),
    ])
  func loosened(line: String, message: String) throws {
    #expect(try errors(line).contains(message))
  }

  @Test("may set anything else freely", arguments: ["设定：提前 30 日", "设定：答复期限 12 日", "设定：最少字数 5", "设定：无向 3 日"])
  func free(line: String) throws {
    let call = try folder("方案 某市：「从严」\n" + line + "\n").zicha("check", "data", "--profile", "某市")
    #expect(call.code != 2, "\(call.errors)")
  }

  // MARK: Mistakes

  @Test(
    "say what is wrong, with the nearest word",
    arguments: [
      ("停用：XJ-09，因为「无」", "没有规则 `XJ-09`"), ("停用：XJ-02", "停用 `XJ-02` 没有写原因"),
      ("停用：XJ-02，因为「」", "停用 `XJ-02` 没有写原因"), ("设定：答复限期 10 日", "没有参数 `答复限期`"),
      ("设定：答复期限 10 个工作日", "参数 `答复期限` 的值是"), ("级别：XJ-01 极重", "一般"),
      ("级别：XJ-01 严重\n级别：XJ-01 轻微", "`XJ-01` 在这个方案里设了两次"),
      ("停用：XJ-01，因为「无」\n级别：XJ-01 轻微", "`XJ-01` 在这个方案里设了两次"),
      ("设定：答复期限 10 日\n设定：答复期限 9 日", "`答复期限` 在这个方案里设了两次"), ("包含：信访", "没有叫 `信访` 的规则集"),
      ("包含：信件\n停用：QT-01，因为「无」", "这个方案没有包含它"), ("包含：信件\n设定：件数 2", "这个方案没有包含它"),
    ])
  func mistakes(line: String, message: String) throws {
    #expect(try errors(line).contains(message))
  }

  @Test("with one name are told")
  func twice() throws {
    let call = try folder("方案 某市：「甲」\n级别：XJ-01 严重\n\n方案 某市：「乙」\n级别：XJ-01 轻微\n").zicha("lint")
    #expect(call.code == 2)
    #expect(call.output.contains("`某市` 已经声明过"))
  }

  @Test("read the same in English")
  func english() throws {
    let folder = try folder(Self.strict)
    let before = folder.zicha("check", "data", "--profile", "某市", "-o", "json").output
    let translated = folder.zicha("fmt", "rules", "office.zicha", "--to", "en")
    #expect(translated.code == 0, "\(translated.errors)")
    let text = try folder.read("office.zicha")
    for line in [
      "Includes: letters", "Set: reply limit 10 days", "Switch off: XJ-02, because \"来信不分科室\"",
      "Severity: XJ-01 critical",
    ] {
      #expect(text.contains(line), "\(text)")
    }
    let after = folder.zicha("check", "data", "--profile", "某市", "-o", "json").output
    func content(_ text: String) -> String {
      text.split(separator: "\n").filter { !$0.contains("sha256") && !$0.contains("\"path\"") }.joined(separator: "\n")
    }
    #expect(content(before) == content(after))
  }
}
