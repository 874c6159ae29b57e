import SourceText

/// One row of the table of flags: how a flag is written and what it does.
struct FlagSpecification: Sendable {
  /// The flag.
  let flag: Flag
  /// The letter after a single `-`.
  let short: Character?
  /// The name of its value in usages; nil for a switch.
  let value: String?
  /// The only values it takes; empty when any is good.
  let choices: [String]
  /// Whether it may be given several times.
  let isRepeatable: Bool
  /// What it does, one line.
  let help: LocalizedText

  /// Whether it stands alone.
  var isSwitch: Bool { value == nil }

  /// `-o, --output FORMAT[:PATH]`.
  var spelling: String {
    let long = "--" + flag.rawValue + (value.map { " " + $0 } ?? "")
    return short.map { "-\($0), " + long } ?? "    " + long
  }

  /// The row of a flag.
  static func of(_ flag: Flag) -> FlagSpecification {
    rows.first { $0.flag == flag }
      ?? FlagSpecification(
        flag: flag, short: nil, value: nil, choices: [], isRepeatable: false, help: LocalizedText(same: ""))
  }

  /// The row of a short letter among the flags of a command.
  static func of(short letter: Character) -> FlagSpecification? {
    rows.first { $0.short == letter }
  }

  /// All rows in the order in which help lists them.
  static let rows: [FlagSpecification] = judgingRows + ruleRows + snapshotRows + commonRows

  private static func row(
    _ flag: Flag, _ short: Character? = nil, value: String? = nil, choices: [String] = [], repeatable: Bool = false,
    zh: String, en: String
  ) -> FlagSpecification {
    let shown = value ?? (choices.isEmpty ? nil : choices.joined(separator: "|"))
    return FlagSpecification(
      flag: flag, short: short, value: shown, choices: choices, isRepeatable: repeatable,
      help: LocalizedText(zh: zh, en: en))
  }

  private static let judgingRows: [FlagSpecification] = [
    row(
      .rules, "r", value: "PATH", repeatable: true,
      zh: "规则文件、规则包或放规则包的文件夹；可多次给出，默认 rules/",
      en: "a rule file, a pack or a folder of packs; repeatable, default rules/"),
    row(
      .output, "o", value: "FORMAT[:PATH]", repeatable: true,
      zh: "输出格式和文件，可多次给出；不写文件或写 - 时送到标准输出",
      en: "output format and file, repeatable; without a file or with - it goes to standard output"),
    row(
      .previous, value: "SNAPSHOT", zh: "上一期数据快照（默认按 snapshot.json 的 previous）",
      en: "the previous snapshot (default: `previous` of snapshot.json)"),
    row(
      .base, value: "SNAPSHOT|REV", zh: "与之对比的快照文件夹，或者快照所在 git 仓库的版本，如 origin/main",
      en: "what to compare with: a snapshot's folder, or a revision of the git repository, such as origin/main"),
    row(
      .baseline, value: "FILE", zh: "已知发现的清单，由 `zicha baseline create` 写出（默认 zicha-baseline.json）",
      en: "the file of known findings that `zicha baseline create` writes (default zicha-baseline.json)"),
    row(
      .select, value: "RULE|tag:TAG", repeatable: true, zh: "只查这些规则或标签", en: "judge only these rules or tags"),
    row(.ignore, value: "RULE|tag:TAG", repeatable: true, zh: "不查这些规则或标签", en: "leave these rules or tags out"),
    row(
      .asOf, value: "DATE", zh: "检查日期，如 2024-12-31（默认按快照；从不取当天日期）",
      en: "the check date, such as 2024-12-31 (default: the snapshot's; never today's date)"),
    row(
      .failOn, choices: ["critical", "major", "minor", "note", "never"],
      zh: "从哪一级违规起退出码为 1：严重、一般、轻微、提示、从不（默认 major）",
      en: "the lowest severity of a violation that gives exit code 1 (default major)"),
    row(
      .failOnUnknown, zh: "有待查、数据缺陷或隔离记录时退出码也为 1",
      en: "exit with 1 also for undecided outcomes, data faults and quarantined records"),
    row(
      .waiverNotice, value: "DAYS", zh: "豁免到期前多少日起提示（默认 30）；过期和没有用到的豁免总会使退出码为 1",
      en: "tell waivers that end within so many days (default 30); expired and unused ones always give exit code 1"),
    row(
      .maxFindings, value: "N", zh: "每条规则最多写出多少条发现，其余计数（默认 1000）",
      en: "write at most so many findings for each rule, count the rest (default 1000)"),
    row(.noSteps, zh: "发现中不写推导步骤", en: "leave the derivation out of findings"),
    row(
      .mask, zh: "隐去身份证号、手机号、银行卡号（给 CI 的格式总是隐去，其他格式默认不隐去）",
      en: "hide citizen, mobile and card numbers (the formats for CI always do, others do not by default)"),
    row(.noMask, zh: "给 CI 的格式也不隐去", en: "do not hide them in the formats for CI either"),
    row(
      .verify, zh: "重新计算输入文件的 SHA-256 并与快照清单核对",
      en: "recompute the SHA-256 of the inputs and compare them with the manifest"),
    row(
      .jobs, value: "N", zh: "使用多少个线程（默认全部核心）；不影响结果",
      en: "the number of threads (default: all cores); never changes a result"),
    row(
      .plan, zh: "不检查，只说明怎样检查：读哪些字段、哪些表整个读入、哪些条件合算",
      en: "judge nothing, tell how it would be done: the fields read, the tables held in memory, the conditions shared"),
    row(
      .report, value: "ID", zh: "按哪个报告声明编排，如 BG-01（默认用规则包自己的，再不然用公共的）",
      en: "the report declaration to lay it out by, such as BG-01 (default: the pack's own, else the common one)"),
    row(
      .profile, value: "NAME", zh: "按哪个方案检查（默认按 snapshot.json，再按 zicha.json）",
      en: "the profile to judge by (default: that of snapshot.json, else of zicha.json)"),
  ]

  private static let ruleRows: [FlagSpecification] = [
    row(.fix, zh: "把确定无误的改法直接写回规则文件", en: "write the certain fixes back into the rule files"),
    row(
      .level, value: "CODE=LEVEL", repeatable: true,
      zh: "某项检查按哪一级报告：off、note、warning、error；可多次给出",
      en: "how a check is reported: off, note, warning or error; repeatable"),
    row(
      .check, zh: "只检查格式，不改文件；有文件需要整理时退出码为 1",
      en: "only check the layout, change nothing; exit code 1 when a file would change"),
    row(
      .coverage, zh: "test：说明测试见过哪些条件成立、哪些条件不成立；rules：各法规的每条有没有规则查",
      en: "test: which conditions the tests saw hold and not hold; rules: which provisions of the laws are checked"),
    row(
      .mutate, zh: "每次改动规则的一处，列出测试察觉不到的改动",
      en: "change one place of a rule at a time and list the changes that no test notices"),
    row(
      .minKilled, value: "PERCENT", zh: "测试察觉的改动低于这个百分比的规则包使退出码为 1",
      en: "exit with 1 when the tests of a pack notice less than this share of the changes"),
    row(.to, choices: ["zh", "en"], zh: "把关键词换成中文或英文写法", en: "turn the keywords into Chinese or English"),
    row(.law, value: "《LAW》", zh: "只列依据这部法律的规则", en: "list only the rules that rest on this law"),
    row(
      .object, value: "TABLE/KEY", zh: "说明这个对象的结论是怎样得出的，如 办件/2024-0012",
      en: "show how this object got its outcome, such as 办件/2024-0012"),
  ]

  private static let snapshotRows: [FlagSpecification] = [
    row(
      .ci, choices: IntegrationFiles.Service.allCases.map(\.rawValue), repeatable: true,
      zh: "写出让这种 CI 服务或 pre-commit 运行自查的文件；可多次给出",
      en: "write the files with which this CI service or pre-commit runs zicha; repeatable"),
    row(.force, zh: "换掉已有的同名文件", en: "replace files that are there"),
    row(.organisation, value: "NAME", zh: "机构名称", en: "the name of the organisation"),
    row(
      .period, value: "FROM..TO", zh: "报告期，如 2024-01-01..2024-12-31",
      en: "the reporting period, such as 2024-01-01..2024-12-31"),
  ]

  private static let commonRows: [FlagSpecification] = [
    row(.lang, choices: ["zh", "en"], zh: "输出语言（默认 zh）", en: "the language of the output (default zh)"),
    row(
      .color, choices: ["auto", "always", "never"], zh: "是否用颜色（默认 auto；也看 NO_COLOR、FORCE_COLOR）",
      en: "whether to use colour (default auto; NO_COLOR and FORCE_COLOR count too)"),
    row(
      .progress, choices: ["auto", "never"], zh: "是否在终端显示进度（默认 auto）",
      en: "whether to show progress on a terminal (default auto)"),
    row(.quiet, "q", zh: "只输出结果和最后一行结论", en: "print only the result and the closing line"),
    row(.verbose, "v", zh: "说明用了哪些文件和规则包", en: "also tell which files and packs were used"),
    row(
      .config, value: "FILE", zh: "配置文件（默认向上查找最近的 zicha.json）",
      en: "the configuration file (default: the nearest zicha.json upwards)"),
    row(.isolated, zh: "不读任何配置文件", en: "read no configuration file"),
    row(.help, "h", zh: "显示帮助", en: "show help"),
    row(.version, zh: "显示版本", en: "show the version"),
  ]
}
