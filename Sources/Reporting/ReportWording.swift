import SourceText

/// The fixed words of the built-in report, in one place; figures stand at `{0}`, `{1}` …
enum ReportWording {
  // Titles
  static let section = LocalizedText(zh: "{0}、{1}", en: "{0}. {1}")
  static let annex = LocalizedText(zh: "附：{0}", en: "Annex: {0}")
  static let numberedAnnex = LocalizedText(zh: "附{0}：{1}", en: "Annex {0}: {1}")
  static let subheading = LocalizedText(zh: "（{2}）{3}", en: "{0}.{1} {3}")
  static let annexSubheading = LocalizedText(zh: "（{0}）{1}", en: "{1}")
  static let part = LocalizedText(zh: "第{0}部分", en: "part {1}")
  static let undecidedText = LocalizedText(
    zh: "（下面一段是否适用无法判断，所依据的数字没有算出）", en: "(Whether the next text applies is open: its figure could not be computed.)")

  // Facts under the title
  static let period = LocalizedText(zh: "报告期", en: "Period")
  static let checkDate = LocalizedText(zh: "检查日期", en: "Check date")
  static let ruleSets = LocalizedText(zh: "规则集", en: "Rule sets")
  static let calendar = LocalizedText(zh: "工作日历", en: "Calendar")
  static let packVersion = LocalizedText(zh: "{0}（{1}版）", en: "{0} ({1})")
  static let listComma = LocalizedText(zh: "、", en: ", ")
  static let sentenceGap = LocalizedText(zh: "", en: " ")
  static let semicolon = LocalizedText(zh: "；", en: "; ")
  static let none = LocalizedText(zh: "无", en: "none")
  static let dash = LocalizedText(zh: "—", en: "–")

  // Year over year
  static let lastYear = LocalizedText(zh: "上年", en: "last year")
  static let previousPeriod = LocalizedText(zh: "上期", en: "previous period")
  static let unchanged = LocalizedText(zh: "持平", en: "unchanged")
  static let up = LocalizedText(zh: "增加{0}", en: "up by {0}")
  static let down = LocalizedText(zh: "减少{0}", en: "down by {0}")
  static let upByShare = LocalizedText(zh: "增加{0}，增长{1}", en: "up by {0} or {1}")
  static let downByShare = LocalizedText(zh: "减少{0}，下降{1}", en: "down by {0} or {1}")
  static let pointsUp = LocalizedText(zh: "提高{0}个百分点", en: "up by {0} percentage points")
  static let pointsDown = LocalizedText(zh: "下降{0}个百分点", en: "down by {0} percentage points")
  static let changeBetween = LocalizedText(zh: "变化在{0}之间", en: "a change of {0}")
  static let changeUnknown = LocalizedText(zh: "增减{0}", en: "change: {0}")
  static let pointsBetween = LocalizedText(zh: "{0}至{1}", en: "{0} to {1}")
  static let amountBetween = LocalizedText(zh: "{0}至{1}", en: "{0} to {1}")

  // 一
  static let judgedWhat = LocalizedText(
    zh: "根据{0}等{1}部法律法规，{2}对{3}的办理情况开展自查。本次检查采用规则集{4}，共{5}条规则，检查日期为{6}。",
    en: "On the basis of {0} and others ({1} laws in all), {2} inspected its work of {3}. "
      + "The rule sets {4} with {5} rules were applied; the check date is {6}.")
  static let judgedWhatFewLaws = LocalizedText(
    zh: "根据{0}，{1}对{2}的办理情况开展自查。本次检查采用规则集{3}，共{4}条规则，检查日期为{5}。",
    en: "On the basis of {0}, {1} inspected its work of {2}. "
      + "The rule sets {3} with {4} rules were applied; the check date is {5}.")
  static let judgedWithoutLaw = LocalizedText(
    zh: "{0}对{1}的办理情况开展自查。本次检查采用规则集{2}，共{3}条规则，检查日期为{4}。",
    en: "{0} inspected its work of {1}. The rule sets {2} with {3} rules were applied; the check date is {4}.")
  static let recordsRead = LocalizedText(
    zh: "共读取记录{0}条，其中参与检查{1}条，因无法读取隔离{2}条（占{3}），两项之和与读取总数相符。",
    en: "{0} records were found; {1} were evaluated and {2} quarantined because they could not be read ({3}). "
      + "The two add up to the records found.")
  static let noRecords = LocalizedText(
    zh: "快照中没有记录（读取{0}条），本次检查没有结论。", en: "The snapshot holds no records ({0} found); nothing was checked.")
  static let outcomeSentence = LocalizedText(
    zh: "按规则逐件判定{0}次：通过{1}、违规{2}、待查{3}、未到期{4}、不适用{5}。违规中有豁免{6}件。应作判定而因数据缺失或矛盾不能判定的占{7}。",
    en: "{0} judgements were made: {1} passed, {2} violations, {3} to be checked, {4} not yet due, {5} not applicable. "
      + "{6} violations are covered by waivers. {7} of what had to be judged could not be decided.")
  static let problemSentence = LocalizedText(
    zh: "违反规则{0}条，共违规{1}件：{2}。", en: "{0} rules are violated, {1} times in all: {2}.")
  static let severityPart = LocalizedText(zh: "{0}{1}件", en: "{0} {1}")
  static let noProblemSentence = LocalizedText(zh: "未发现违规（违规{0}件）。", en: "No violation was found ({0}).")
  static let qualitySentence = LocalizedText(
    zh: "另有数据缺陷{0}处，未纳入违规统计，列于{1}。", en: "{0} data faults are listed apart in {1}.")
  static let qualitySentenceAlone = LocalizedText(
    zh: "另有数据缺陷{0}处，未纳入违规统计。", en: "{0} data faults do not count as violations.")
  static let scopeSentence = LocalizedText(
    zh: "规则中有{0}条因快照没有相应数据表未参与检查，{1}条未选中任何对象。",
    en: "{0} rules are out of scope because the snapshot lacks their table; {1} selected no object.")
  static let highlightJudged = LocalizedText(zh: "判定次数", en: "judgements")
  static let highlightViolations = LocalizedText(zh: "违规", en: "violations")
  static let highlightUndetermined = LocalizedText(zh: "待查", en: "to be checked")
  static let highlightFaults = LocalizedText(zh: "数据缺陷", en: "data faults")
  static let highlightRecords = LocalizedText(zh: "读取记录", en: "records found")
  static let highlightQuarantined = LocalizedText(zh: "隔离记录", en: "quarantined")
  static let severityTable = LocalizedText(zh: "检查结果总览（按级别）", en: "Results by severity")

  // 二
  static let noMeasures = LocalizedText(
    zh: "所用规则集没有声明指标，本部分无数据。", en: "The rule sets declare no measures; there are no figures here.")
  static let measureIntro = LocalizedText(
    zh: "{0}主要指标如下：{1}。", en: "The main figures of {0}: {1}.")
  static let measureAlone = LocalizedText(zh: "{0}{1}", en: "{0} {1}")
  static let measureCompared = LocalizedText(zh: "{0}{1}（{2}{3}，{4}）", en: "{0} {1} ({2} {3}, {4})")
  static let measureBeside = LocalizedText(zh: "{0}{1}（{2}{3}）", en: "{0} {1} ({2} {3})")
  static let measureTable = LocalizedText(zh: "主要指标", en: "Main figures")
  static let groupTable = LocalizedText(zh: "{0}（按{1}）", en: "{0} by {1}")
  static let groupSummary = LocalizedText(
    zh: "条形图，按{1}列出{0}，共{2}组，数字见图下表格。",
    en: "Bar chart of {0} by {1}, {2} groups; the table below holds the figures.")
  static let groupSummaryCut = LocalizedText(
    zh: "条形图，按{1}列出{0}的前{3}组，共{2}组，全部数字见图下表格。",
    en: "Bar chart of {0} by {1}, the first {3} of {2} groups; the table below holds all figures.")
  static let byGroup = LocalizedText(zh: "按{0}统计", en: "By {0}")
  static let stackedSummary = LocalizedText(
    zh: "堆叠条形图，各部分依次为{0}，数字见图下表格。", en: "Stacked bars with the parts {0}; the table below holds the figures.")
  static let ownerProblems = LocalizedText(zh: "{0}的问题", en: "Problems of {0}")
  static let notFilled = LocalizedText(zh: "未填", en: "not filled in")

  // 三
  static let resultIntro = LocalizedText(
    zh: "参与检查的规则{0}条，结果如下表。一件对象可受多条规则判定，各列为判定次数。",
    en: "{0} rules judged the snapshot. An object may be judged by several rules; the columns count judgements.")
  static let ruleTable = LocalizedText(zh: "规则检查结果：{0}", en: "Results by rule: {0}")
  static let problemChart = LocalizedText(zh: "各规则违规与待查件数", en: "Violations and undecided cases by rule")
  static let problemChartSummary = LocalizedText(
    zh: "条形图，每条有违规或待查的规则一行，先违规、后待查，数字见图下表格。",
    en: "Bar chart with a row for each rule that has violations or undecided cases; the table below holds the figures.")
  static let markTable = LocalizedText(zh: "电子监察亮牌情况", en: "Marks of running and late cases")

  // 四
  static let problemsNone = LocalizedText(
    zh: "检查未发现违规（违规{0}件）。待查事项与数据缺陷见{1}。",
    en: "No violation was found ({0}). What is to be checked and data faults are in {1}.")
  static let problemsOfWeight = LocalizedText(
    zh: "此处只列级别至少为{0}的规则。", en: "Only rules of severity {0} or heavier are listed here.")
  static let problemsIntro = LocalizedText(
    zh: "检查发现违规{0}件，涉及规则{1}条，按级别由重到轻列出如下。",
    en: "{0} violations of {1} rules were found, listed from the heaviest to the lightest.")
  static let problemExtent = LocalizedText(
    zh: "判定{0}件，违规{1}件，待查{2}件。", en: "{1} of {0} judged violate it, {2} are to be checked.")
  static let problemExtentWaived = LocalizedText(
    zh: "判定{0}件，违规{1}件（其中豁免{3}件），待查{2}件。",
    en: "{1} of {0} judged violate it ({3} waived), {2} are to be checked.")
  static let examples = LocalizedText(zh: "{0} 违规情况", en: "Violations of {0}")
  static let examplesFirst = LocalizedText(
    zh: "共{0}条，此处列出前{1}条，其余见{2}的整改台账。", en: "The first {1} of {0}; the others are in the ledger of {2}.")
  static let changeNote = LocalizedText(
    zh: "增减按未经舍入的数计算，与表中两数之差末位可能不同。",
    en: "Changes are computed before rounding; the last digit may differ from the difference of the two figures shown.")
  static let shownFirst = LocalizedText(
    zh: "共{0}条，此处列出前{1}条，其余见 JSON 文件。", en: "The first {1} of {0}; the others are in the JSON document.")
  static let omitted = LocalizedText(
    zh: "共有{0}条，因 --max-findings 只写出{1}条。", en: "Of {0} findings --max-findings wrote out {1}.")

  // 五
  static let remediesNone = LocalizedText(
    zh: "没有需要整改的违规事项。", en: "There is no violation to be set right.")
  static let remediesIntro = LocalizedText(
    zh: "针对上述问题，拟采取以下整改措施：", en: "The following is to be done about these problems:")
  static let remedyItem = LocalizedText(
    zh: "{0} {1}（{2}件）：{3}", en: "{0} {1} ({2}): {3}")
  static let remedyMissing = LocalizedText(
    zh: "规则没有写明整改要求，由责任单位提出。", en: "the rule names no remedy; the responsible unit proposes one.")
  static let ownerTable = LocalizedText(zh: "按责任单位统计", en: "By responsible unit")
  static let ownerNote = LocalizedText(
    zh: "按写出的问题逐条统计，不含已豁免的违规；一件对象可有多条问题。",
    en: "Counted over the findings written out, without waived violations; an object may have several.")
  static let ledger = LocalizedText(zh: "整改台账（{0}）", en: "Remediation ledger ({0})")
  static let ofRule = LocalizedText(zh: "{0}：{1}", en: "{0}: {1}")
  static let remedyLine = LocalizedText(zh: "整改：{0}", en: "remedy: {0}")
  static let unassigned = LocalizedText(zh: "未指明", en: "not named")

  // 六
  static let undetermined = LocalizedText(zh: "待查事项", en: "To be checked")
  static let undeterminedNone = LocalizedText(zh: "没有待查事项。", en: "Nothing is left to be checked.")
  static let undeterminedIntro = LocalizedText(
    zh: "下列对象因数据缺失或相互矛盾不能判定，须由承办人员核实，不作通过处理。",
    en:
      "These objects could not be judged because data are missing or contradict each other; they do not count as passed."
  )
  static let undeterminedTable = LocalizedText(zh: "待查事项", en: "To be checked")
  static let faults = LocalizedText(zh: "数据缺陷", en: "Data faults")
  static let faultsNone = LocalizedText(zh: "没有发现数据缺陷。", en: "No data fault was found.")
  static let faultsTable = LocalizedText(zh: "数据缺陷", en: "Data faults")
  static let faultExamples = LocalizedText(zh: "数据缺陷举例", en: "Examples of data faults")
  static let quarantine = LocalizedText(zh: "隔离记录", en: "Quarantined records")
  static let quarantineNone = LocalizedText(zh: "没有隔离记录。", en: "No record was quarantined.")
  static let quarantineTable = LocalizedText(zh: "隔离记录", en: "Quarantined records")
  static let fields = LocalizedText(zh: "未声明与未出现的字段", en: "Undeclared and absent fields")
  static let fieldsNone = LocalizedText(
    zh: "数据字段与声明一致。", en: "The fields in the data are those declared.")
  static let undeclaredTable = LocalizedText(zh: "数据中有、规则集未声明的字段", en: "Fields in the data that are not declared")
  static let absentTable = LocalizedText(zh: "已声明、数据中未出现的字段", en: "Declared fields that occur in no record")
  static let scope = LocalizedText(zh: "未参与检查的规则", en: "Rules that judged nothing")
  static let scopeNone = LocalizedText(zh: "所有规则均已参与检查。", en: "All rules judged something.")
  static let outOfScopeItem = LocalizedText(
    zh: "快照没有相应数据表，未参与检查的规则{0}条：{1}。", en: "{0} rules are out of scope, the snapshot lacks their table: {1}.")
  static let selectedNothingItem = LocalizedText(
    zh: "数据表存在但未选中任何对象的规则{0}条：{1}。请核对适用条件。",
    en: "{0} rules selected no object although their table is there: {1}. Check their conditions.")
  static let figures = LocalizedText(zh: "无法计算的数字", en: "Figures that can't be computed")
  static let figuresNone = LocalizedText(zh: "报告中的数字均已算出。", en: "All figures could be computed.")
  static let figureItem = LocalizedText(zh: "{0}：{1}", en: "{0}: {1}")
  static let figureGroupItem = LocalizedText(zh: "{0}（{1}）：{2}", en: "{0} ({1}): {2}")
  static let ruleSetFindings = LocalizedText(zh: "规则集与豁免", en: "Rule set and waivers")

  static let profile = LocalizedText(zh: "方案", en: "Profile")
  static let tailoring = LocalizedText(
    zh: "方案、豁免和即将施行的规则", en: "Profile, waivers and rules coming into force")
  static let switchedOffTable = LocalizedText(zh: "方案停用的规则", en: "Rules that the profile switches off")
  static let levelsTable = LocalizedText(zh: "方案改变级别的规则", en: "Rules whose severity the profile changes")
  static let parametersTable = LocalizedText(zh: "方案改变的参数", en: "Parameters that the profile changes")
  static let profileSentence = LocalizedText(
    zh: "本次检查使用方案{0}：停用规则{1}条，改变级别{2}条，改变参数{3}个。",
    en: "This run uses the profile {0}: {1} rules switched off, {2} severities and {3} parameters changed.")
  static let forecastTable = LocalizedText(zh: "即将施行的规则", en: "Rules coming into force")
  static let forecastNote = LocalizedText(
    zh: "这些规则在检查日期以后施行，以下按现有对象试算，不计入以上各项数字，不影响检查结论。",
    en:
      "These rules come into force after the check date. The figures are what they would say now; they count nowhere else."
  )
  static let waiversTable = LocalizedText(zh: "本次检查适用的豁免", en: "Waivers in this run")
  static let waiverObjects = LocalizedText(zh: "对象及情况", en: "Objects and their state")

  // 附
  static let packsTable = LocalizedText(zh: "规则集", en: "Rule sets")
  static let lawsTable = LocalizedText(zh: "引用的法律法规", en: "Laws cited")
  static let inputsTable = LocalizedText(zh: "数据文件", en: "Input files")
  static let previousInputsTable = LocalizedText(zh: "上期数据文件", en: "Input files of the previous snapshot")
  static let ruleFilesTable = LocalizedText(zh: "规则文件", en: "Rule files")
  static let calendarItem = LocalizedText(
    zh: "{0}：{1}，依据放假安排通知{2}件，最近一件发布于{3}。",
    en: "{0}: {1}, from {2} notices, the latest dated {3}.")
  static let calendarEmpty = LocalizedText(zh: "未使用工作日历。", en: "No calendar was used.")
  static let verified = LocalizedText(zh: "已校验", en: "verified")
  static let unverified = LocalizedText(zh: "未校验", en: "unverified")
  static let contentHash = LocalizedText(zh: "内容哈希 {0}", en: "content hash {0}")
  static let toolNote = LocalizedText(
    zh: "本报告由{0}依据上述规则与数据自动生成，报告中的数字均由规则计算得出，未经人工填写；同一输入再次运行，结果逐字节相同。",
    en: "Written by {0} from these rules and data. Every figure is computed, none is typed; "
      + "the same inputs give the same bytes again.")
  static let verifyNote = LocalizedText(
    zh: "摘要算法为 SHA-256。标为「未校验」的摘要抄自快照清单，可用 zicha snapshot verify 重新计算。",
    en:
      "Digests are SHA-256. Those marked unverified are copied from the manifest; zicha snapshot verify recomputes them."
  )
  static let roles: [LocalizedText] = [
    LocalizedText(zh: "单位负责人", en: "Head"), LocalizedText(zh: "审核人", en: "Reviewed by"),
    LocalizedText(zh: "填报人", en: "Prepared by"),
  ]
}

/// The heads of the report's table columns.
enum ColumnWording {
  static let rule = LocalizedText(zh: "规则", en: "Rule")
  static let id = LocalizedText(zh: "编号", en: "Id")
  static let title = LocalizedText(zh: "检查事项", en: "Subject")
  static let severity = LocalizedText(zh: "级别", en: "Severity")
  static let rules = LocalizedText(zh: "规则数", en: "Rules")
  static let selected = LocalizedText(zh: "判定", en: "Judged")
  static let pass = LocalizedText(zh: "通过", en: "Pass")
  static let violation = LocalizedText(zh: "违规", en: "Violation")
  static let undetermined = LocalizedText(zh: "待查", en: "To check")
  static let notDue = LocalizedText(zh: "未到期", en: "Not due")
  static let notApplicable = LocalizedText(zh: "不适用", en: "N/A")
  static let waived = LocalizedText(zh: "豁免", en: "Waived")
  static let until = LocalizedText(zh: "截止", en: "Until")
  static let from = LocalizedText(zh: "施行日期", en: "In force from")
  static let wouldViolate = LocalizedText(zh: "将违规", en: "Would violate")
  static let old = LocalizedText(zh: "原为", en: "Before")
  static let new = LocalizedText(zh: "改为", en: "Now")
  static let parameter = LocalizedText(zh: "参数", en: "Parameter")
  static let grounds = LocalizedText(zh: "理由", en: "Reason")
  static let approvedBy = LocalizedText(zh: "批准", en: "Approved by")
  static let measure = LocalizedText(zh: "指标", en: "Measure")
  static let current = LocalizedText(zh: "本期", en: "This period")
  static let difference = LocalizedText(zh: "增减", en: "Change")
  static let share = LocalizedText(zh: "增减幅度", en: "Change in %")
  static let outcome = LocalizedText(zh: "结果", en: "Outcome")
  static let object = LocalizedText(zh: "对象", en: "Object")
  static let place = LocalizedText(zh: "位置", en: "Place")
  static let statement = LocalizedText(zh: "情况", en: "What was found")
  static let remedy = LocalizedText(zh: "整改要求", en: "Remedy")
  static let owner = LocalizedText(zh: "责任", en: "Owner")
  static let stableID = LocalizedText(zh: "台账编号", en: "Ledger id")
  static let missing = LocalizedText(zh: "缺少", en: "Missing")
  static let mark = LocalizedText(zh: "亮牌", en: "Mark")
  static let number = LocalizedText(zh: "件数", en: "Number")
  static let objects = LocalizedText(zh: "对象（前若干件）", en: "Objects (the first)")
  static let check = LocalizedText(zh: "检查", en: "Check")
  static let kind = LocalizedText(zh: "类别", en: "Kind")
  static let reason = LocalizedText(zh: "原因", en: "Reason")
  static let excerpt = LocalizedText(zh: "记录开头", en: "Begins with")
  static let table = LocalizedText(zh: "数据表", en: "Table")
  static let field = LocalizedText(zh: "字段", en: "Field")
  static let key = LocalizedText(zh: "数据中的名称", en: "Key in the data")
  static let nearest = LocalizedText(zh: "相近的名称", en: "Nearest key")
  static let records = LocalizedText(zh: "记录数", en: "Records")
  static let evaluated = LocalizedText(zh: "参与检查", en: "Evaluated")
  static let quarantined = LocalizedText(zh: "隔离", en: "Quarantined")
  static let file = LocalizedText(zh: "文件", en: "File")
  static let encoding = LocalizedText(zh: "编码", en: "Encoding")
  static let digest = LocalizedText(zh: "摘要（SHA-256）", en: "Digest (SHA-256)")
  static let verification = LocalizedText(zh: "校验", en: "Verification")
  static let pack = LocalizedText(zh: "规则集", en: "Rule set")
  static let version = LocalizedText(zh: "版本", en: "Version")
  static let law = LocalizedText(zh: "法律法规", en: "Law")
  static let places = LocalizedText(zh: "条款", en: "Provisions")
  static let group = LocalizedText(zh: "分组", en: "Group")
}
