import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// A run put together by hand: a year of approvals with violations, undecided cases, data faults, a record that could
/// not be read, marks, measures with and without groups, intervals and a figure that can't be computed.
enum SampleRun {
  static let range = SourceRange(file: FileID(index: 0), lower: 0, upper: 0)

  static func text(_ zh: String, _ en: String) -> LocalizedText { LocalizedText(zh: zh, en: en) }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  static func number(_ top: Int, _ bottom: Int = 1) -> Value {
    .number(Fraction(numerator: Int128(top), denominator: Int128(bottom)) ?? .zero)
  }

  static let licensing = "licensing"
  static let lawText = Citation(law: "行政许可法", article: "42", paragraph: 1, text: "第四十二条第一款")
  static let surveyLaw = Citation(law: "行政许可法", article: "34", paragraph: 3, text: "第三十四条第三款")
  static let publicityLaw = Citation(law: "政府信息公开条例", article: "20", text: "第二十条")
  static let quoted = "除可以当场作出行政许可决定的外，行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。"

  static func run(hostile: String? = nil, findingsPerRule: Int = 6) -> RunResult {
    let findings = findings(hostile: hostile, perRule: findingsPerRule)
    return RunResult(
      tool: "zicha 0.1.0", organisation: hostile ?? "某省农业委员会",
      period: day(2010, 1, 1)...day(2010, 12, 31), checkDate: day(2010, 12, 31), snapshot: "samples/agriculture/2010",
      previousPeriod: day(2009, 1, 1)...day(2009, 12, 31), ruleSet: ruleSet, inputs: inputs(hostile),
      previousInputs: [input("2009/cases-01.jsonl", 5012, 0)],
      ruleFiles: [
        .init(path: "rules/licensing/deadlines.zicha", sha256: String(repeating: "0a", count: 32)),
        .init(path: "rules/licensing/tables.zicha", sha256: String(repeating: "7f", count: 32)),
      ],
      quarantine: quarantine(hostile), usage: usage(hostile),
      evaluation: Evaluation(
        tallies: tallies(findings), findings: findings, measures: measures,
        marks: [
          MarkTally(rule: "XK-01", mark: text("红牌", "red"), objects: ["2010-0012", "2010-0345"]),
          MarkTally(rule: "XK-01", mark: text("黄牌", "yellow"), objects: ["2010-5301"]),
        ]))
  }

  /// A run in which nothing is wrong and there is no previous year.
  static var cleanRun: RunResult {
    var tally = RuleTally(
      rule: "XK-01", pack: licensing, title: titles[0].title, severity: .critical, scope: .inScope)
    for _ in 0..<12 { tally.count(.pass) }
    return RunResult(
      tool: "zicha 0.1.0", organisation: "某县农业局", period: day(2010, 1, 1)...day(2010, 6, 30),
      checkDate: day(2010, 6, 30), snapshot: "2010", ruleSet: ruleSet,
      inputs: [input("cases.csv", 12, 0)],
      evaluation: Evaluation(tallies: [tally], findings: [], measures: [], marks: []))
  }

  /// A run over nothing.
  static var emptyRun: RunResult {
    RunResult(
      tool: "zicha 0.1.0", organisation: "某县农业局", period: day(2010, 1, 1)...day(2010, 12, 31),
      checkDate: day(2010, 12, 31), snapshot: "2010", ruleSet: CheckedRuleSet(packs: [], schema: Schema(tables: [])),
      inputs: [], evaluation: Evaluation(tallies: [], findings: [], measures: [], marks: []))
  }

  // MARK: rules

  static let titles: [(id: String, title: LocalizedText, severity: Severity)] = [
    ("XK-01", text("许可决定在期限内作出", "Licence decisions are made within the limit"), .critical),
    ("XK-02", text("现场核查由两名以上人员在决定前完成", "Two or more people survey the site before the decision"), .major),
    ("XK-03", text("受理决定在五个工作日内作出", "Acceptance is decided within five working days"), .major),
    ("XK-04", text("许可决定自作出之日起七个工作日内公开", "Decisions are published within seven working days"), .minor),
    ("XK-05", text("即办件当日办结", "Instant items are decided on the day"), .note),
    ("XK-06", text("听证公告在七日前发布", "Hearings are announced seven days ahead"), .major),
    ("GK-01", text("每个许可事项都有完整的办事指南", "Each item has a complete service guide"), .major),
  ]

  static var ruleSet: CheckedRuleSet {
    let packs: [CheckedRuleSet.Pack] = [
      .init(
        name: text("工作日历", "calendar"), title: text("国务院办公厅放假安排", "Statutory holidays"), version: "2026.1", files: []),
      .init(name: text("许可", licensing), title: text("行政许可办件自查", "Licensing cases"), version: "2025.1", files: []),
      .init(name: text("公开", "disclosure"), title: text("信息公开自查", "Disclosure"), version: "2025.2", files: []),
    ]
    let selection = Selection(source: .table(TableID(0), .current), slot: 0, text: text("办件", "case"))
    let rules = titles.map { rule in
      CheckedRule(
        id: rule.id, pack: rule.id.hasPrefix("GK") ? "disclosure" : licensing, title: rule.title, quotedLaw: [quoted],
        basis: rule.id == "GK-01" ? [publicityLaw] : [rule.id == "XK-02" ? surveyLaw : lawText],
        severity: rule.severity, object: selection, variants: [], slotCount: 1, range: range)
    }
    let calendar = WorkCalendar(
      name: text("国家法定工作日", "statutory working days"), weeklyRest: [6, 7],
      notices: [
        .init(name: "2010 年", issued: day(2009, 12, 8), days: day(2010, 1, 1)...day(2010, 12, 31), off: [], working: [])
      ])
    return CheckedRuleSet(packs: packs, schema: Schema(tables: []), calendars: [calendar], rules: rules)
  }

  static func tallies(_ findings: [Finding]) -> [RuleTally] {
    let counts: [(selected: Int, waived: Int, undetermined: Int, notApplicable: Int)] = [
      (3154, 1, 3, 0), (2246, 0, 2, 12), (5336, 0, 0, 0), (5176, 0, 5, 41), (2182, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0),
    ]
    return dataTallies
      + zip(titles, counts).map { rule, count in
        var tally = RuleTally(
          rule: rule.id, pack: rule.id.hasPrefix("GK") ? "disclosure" : licensing, title: rule.title,
          severity: rule.severity, tags: [text("许可", "licence")], scope: rule.id == "GK-01" ? .outOfScope : .inScope)
        let own = findings.filter { $0.rule == rule.id }
        tally.violation = own.count { $0.outcome == .violation }
        tally.undetermined = max(count.undetermined, own.count { $0.outcome == .undetermined })
        tally.waived = own.count { $0.isWaived }
        tally.notDue = rule.id == "XK-01" ? 7 : 0
        tally.notApplicable = count.notApplicable
        tally.selected = count.selected
        tally.pass = count.selected - tally.violation - tally.undetermined - tally.notDue - tally.notApplicable
        tally.findingsTotal = tally.violation + tally.undetermined
        tally.findingsOmitted = tally.findingsTotal - own.count
        return tally
      }
  }

  /// One built-in check for each field; most find nothing, one found more than it wrote out.
  static var dataTallies: [RuleTally] {
    let checks: [(id: String, title: LocalizedText, faults: Int)] = [
      ("data/办件/承办单位/required", text("承办单位必填", "handling unit is required"), 1),
      ("data/办件/受理日期/value", text("受理日期能读出", "accepted on can be read"), 0),
      ("data/办件/事项/dangling", text("事项有对应的记录", "item names a record"), 4),
    ]
    return checks.map { check in
      var tally = RuleTally(rule: check.id, pack: "", title: check.title, severity: .minor)
      tally.selected = 5336
      tally.violation = check.faults
      tally.pass = tally.selected - tally.violation
      tally.findingsTotal = check.faults
      tally.findingsOmitted = max(0, check.faults - 1)
      return tally
    }
  }

  // MARK: findings

  static let units: [LocalizedText] = [
    ("种植业管理局", "planting"), ("畜牧局", "livestock"), ("渔业局", "fishery"), ("农业机械管理局", "machinery"),
    ("种子管理站", "seeds"), ("植物保护总站", "plant protection"), ("土壤肥料总站", "soils"), ("兽药监察所", "veterinary drugs"),
    ("动物卫生监督所", "animal health"), ("农药检定所", "pesticides"), ("水产技术推广总站", "aquaculture"), ("农村能源总站", "rural energy"),
    ("绿色食品办公室", "green food"), ("饲料监测所", "feed"), ("渔政渔港监督局", "fishery ports"), ("农产品质量安全监管局", "produce safety"),
  ].map { text($0.0, $0.1) }

  static func findings(hostile: String?, perRule: Int) -> [Finding] {
    var findings: [Finding] = [requiredFault(hostile), danglingFault]
    for index in 0..<perRule { findings.append(late(index, hostile: hostile)) }
    findings.append(undetermined("XK-01", 4402))
    for index in 0..<min(perRule, 3) { findings.append(survey(index)) }
    findings.append(undetermined("XK-02", 4410))
    findings.append(published)
    findings.append(waiver)
    return findings.enumerated().map { number, finding in
      var named = finding
      let digits = String(number * 7919 + 65_537, radix: 16)
      named.fingerprint = "zicha/v1:" + digits + String(repeating: "e", count: 32 - digits.count)
      return named
    }
  }

  static func object(_ number: Int, key: String? = nil) -> FindingObject {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return FindingObject(
      table: text("办件", "case"), key: key ?? "2010-" + padded, row: number, input: 0, path: "cases-01.jsonl",
      line: number)
  }

  static func late(_ index: Int, hostile: String?) -> Finding {
    let late = 3 + index
    return Finding(
      kind: .rule, rule: "XK-01", pack: licensing, title: titles[0].title, outcome: .violation, severity: .critical,
      isWaived: index == 1, basis: [lawText, Citation(law: "行政许可法", article: "45", text: "第四十五条")],
      quotedLaw: [quoted], object: object(12 + index * 331, key: index == 0 ? hostile : nil),
      evidence: [
        Evidence(name: text("受理日期", "accepted on"), value: LocalizedText(same: "2010-03-01")),
        Evidence(name: text("决定日期", "decided on"), value: LocalizedText(same: hostile ?? "2010-04-02")),
      ],
      expected: text("2010-03-29 前决定", "decided by 2010-03-29"), actual: text("2010-04-02 决定", "decided on 2010-04-02"),
      steps: [
        text(
          "受理 2010-03-01 + 20 个工作日 = 2010-03-29，实际 2010-04-02",
          "accepted 2010-03-01 + 20 working days = 2010-03-29, actual 2010-04-02"),
        text("扣除专家评审 0 个工作日", "excluded for expert review: 0 working days"),
      ],
      message: hostile.map { LocalizedText(same: $0) }
        ?? text(
          "2010-03-01 受理，应于 2010-03-29 前决定，实际 2010-04-02，超期 \(late) 个工作日",
          "accepted 2010-03-01, due 2010-03-29, decided 2010-04-02, \(late) working days late"),
      remedy: text("补办延期审批手续并书面告知申请人", "obtain the extension approval and tell the applicant in writing"),
      owner: units[index % units.count], mark: text("红牌", "red"))
  }

  static func survey(_ index: Int) -> Finding {
    Finding(
      kind: .rule, rule: "XK-02", pack: licensing, title: titles[1].title, outcome: .violation, severity: .major,
      basis: [surveyLaw], object: object(77 + index * 401), item: text("人员至少 2 名", "staff at least 2"),
      evidence: [Evidence(name: text("人员", "staff"), value: text("1 名（王某）", "1 (Wang)"))],
      expected: text("人员至少 2 名", "staff at least 2"), actual: text("1 名", "1"),
      steps: [text("现场踏勘第 1 份：人员 1 名，不满 2 名", "survey 1: 1 person, fewer than 2")],
      remedy: text("由两名以上工作人员重新核查并补正记录", "repeat the survey with two people and correct the record"), owner: units[4])
  }

  static func undetermined(_ rule: String, _ number: Int) -> Finding {
    let entry = titles.first { $0.id == rule }
    return Finding(
      kind: .rule, rule: rule, pack: licensing, title: entry?.title ?? text("", ""), outcome: .undetermined,
      severity: entry?.severity ?? .note, basis: [lawText], object: object(number),
      missing: [text("决定日期", "decided on"), text("特别程序的结束日期", "ended on of the special procedure")],
      message: text("已办结而没有决定日期，不能判定是否超期", "finished without a date of decision: it can't be told whether it was late"),
      owner: units[2])
  }

  static var published: Finding {
    Finding(
      kind: .rule, rule: "XK-04", pack: licensing, title: titles[3].title, outcome: .violation, severity: .minor,
      basis: [publicityLaw], object: object(1907),
      message: text("2010-07-20 决定，2010-08-10 才公开", "decided 2010-07-20, published only on 2010-08-10"))
  }

  static func requiredFault(_ hostile: String?) -> Finding {
    Finding(
      kind: .data, rule: "data/办件/承办单位/required", pack: "", title: text("承办单位必填", "handling unit is required"),
      outcome: .violation, severity: .major, object: object(2048),
      message: hostile.map { LocalizedText(same: $0) }
        ?? text("必填字段「承办单位」为空", "the required field “handling unit” is blank"))
  }

  static var danglingFault: Finding {
    Finding(
      kind: .data, rule: "data/办件/事项/dangling", pack: "", title: text("事项有对应的记录", "item names a record"),
      outcome: .violation, severity: .major, object: object(3071),
      message: text("事项「NY-077」在许可事项中找不到", "item “NY-077” is not among the licence items"))
  }

  static var waiver: Finding {
    Finding(
      kind: .waiver, rule: "XK-01", pack: licensing, title: titles[0].title, outcome: .violation, severity: .major,
      object: FindingObject(table: text("豁免", "waiver"), key: "2010-9999", row: -1),
      message: text("豁免所列的办件 2010-9999 不在数据中", "the waiver names case 2010-9999, which is not in the data"))
  }

  // MARK: measures

  static var measures: [MeasureResult] {
    func single(_ name: LocalizedText, _ style: FigureStyle, _ now: Figure, _ before: Figure?) -> MeasureResult {
      MeasureResult(
        name: name, pack: licensing, style: style, groupedBy: nil,
        rows: [.init(group: nil, key: "", figure: now, previous: before)])
    }
    return [
      single(text("办件总数", "cases"), .count, .exact(number(5336)), .exact(number(5012))),
      single(text("即办件", "instant cases"), .count, .exact(number(2182)), .exact(number(2182))),
      single(text("承诺件", "committed cases"), .count, .exact(number(2994)), .exact(number(3010))),
      single(text("上报件", "cases reported up"), .count, .exact(number(160)), .exact(number(0))),
      single(text("涉及单位占比", "share of units"), .percent, .exact(number(21, 31)), .exact(number(20, 31))),
      single(text("每项平均办件量", "cases per item"), .number, .exact(number(5336, 52)), .exact(number(5012, 51))),
      single(
        text("按期率", "share in time"), .percent, .between(number(3123, 3140), number(3126, 3140), undecided: 3),
        .exact(number(1999, 2000))),
      single(text("收费合计", "fees"), .money, .exact(.money(Fraction(1_204_500))), .exact(.money(Fraction(1_150_000)))),
      single(text("平均听证天数", "mean days of hearings"), .number, .none, .exact(number(11, 2))),
      MeasureResult(
        name: text("办件数", "cases"), pack: licensing, style: .count, groupedBy: text("单位", "unit"),
        rows: units.enumerated().map { index, unit in
          let now = 900 - index * 53
          return .init(
            group: unit, key: "U" + String(index), figure: .exact(number(now)),
            previous: index == 15 ? nil : .exact(number(max(0, now - 60 + index * 9))))
        }),
      MeasureResult(
        name: text("按期率", "share in time"), pack: licensing, style: .percent, groupedBy: text("单位", "unit"),
        rows: units.prefix(5).enumerated().map { index, unit in
          .init(
            group: unit, key: "U" + String(index),
            figure: index == 2
              ? .between(number(90, 100), number(93, 100), undecided: 3)
              : (index == 4 ? Figure.none : .exact(number(99 - index * 3, 100))),
            previous: .exact(number(95, 100)))
        } + [.init(group: text("未填", "not filled in"), key: "", figure: .exact(number(1, 1)), previous: nil)]),
    ]
  }

  // MARK: inputs

  static func input(_ path: String, _ found: Int, _ quarantined: Int, sha: Bool = true) -> InputSummary {
    InputSummary(
      path: path, table: "办件", sha256: sha ? String(repeating: "c4", count: 32) : "", isVerified: false,
      contentHash: sha ? "" : "9f86d081884c7d65", size: found * 716, encoding: sha ? "UTF-8" : "GB18030", found: found,
      quarantined: quarantined)
  }

  static func inputs(_ hostile: String?) -> [InputSummary] {
    [
      input("cases-01.jsonl", 5338, 2), input(hostile ?? "items.csv", 52, 0, sha: false), input("units.csv", 31, 0),
    ]
  }

  static func quarantine(_ hostile: String?) -> [QuarantinedRecord] {
    [
      QuarantinedRecord(
        input: 0, path: "cases-01.jsonl", line: 771, column: 43,
        reason: text("第 43 个字符处少一个引号，整行不能读取", "a quotation mark is missing at character 43; the line can't be read"),
        excerpt: hostile ?? "{\"id\":\"2010-0771\",\"item_code\":\"NY-012"),
      QuarantinedRecord(
        input: 0, path: "cases-01.jsonl", line: 902, column: nil, reason: text("不是 UTF-8", "not UTF-8"), excerpt: ""),
    ]
  }

  static func usage(_ hostile: String?) -> [FieldUsage] {
    [
      FieldUsage(
        table: text("办件", "case"),
        undeclared: [.init(key: hostile ?? "remark", count: 412), .init(key: "decidedon", count: 3)],
        absent: [
          .init(field: text("政府批准日期", "government approved on"), key: "government_approved_on", nearest: nil),
          .init(field: text("决定日期", "decided on"), key: "decided_on", nearest: "decidedon"),
        ])
    ]
  }
}
