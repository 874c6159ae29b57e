import SourceText

extension CommandSpecification {
  static let check = CommandSpecification(
    command: .check,
    summary: LocalizedText(zh: "按规则检查一份数据快照", en: "judge a snapshot by the rules"),
    usages: ["check [SNAPSHOT] [-r PATH]… [-o FORMAT[:PATH]]…"],
    description: LocalizedText(
      zh: """
        SNAPSHOT 是放有 snapshot.json 的文件夹；不写时用 zicha.json 的 "snapshot"，再不然用当前文件夹。
        查出达到 --fail-on 级别的违规、或者什么也没有查到时，退出码为 1。
        """,
      en: """
        SNAPSHOT is a folder with a snapshot.json; without it "snapshot" of zicha.json counts, else the current folder.
        Violations at or above --fail-on give exit code 1, and so does a run that checked nothing.
        """),
    flags: Flag.judging + [.plan], maximumOperands: 1, subcommands: [],
    examples: [
      Example(
        call: "zicha check data/2024",
        meaning: LocalizedText(zh: "检查一份快照", en: "judge one snapshot")),
      Example(
        call: "zicha check data/2024 --select XK-01 -o json:findings.json",
        meaning: LocalizedText(zh: "只查一条规则，结果写成 JSON", en: "judge by one rule, write JSON")),
    ])

  static let report = CommandSpecification(
    command: .report,
    summary: LocalizedText(zh: "检查快照并写出自查报告", en: "judge a snapshot and write the self-inspection report"),
    usages: ["report [SNAPSHOT] [--previous SNAPSHOT] [--report ID] -o FORMAT:PATH…"],
    description: LocalizedText(
      zh: """
        与 check 相同，另按 --previous（或快照清单的 previous）与上一期对比。不写 -o 时把 markdown 报告送到标准输出。
        报告写好后仍按检查结果给退出码；只要报告、不看结果时用 --fail-on never。
        """,
      en: """
        Like check, beside the previous snapshot (--previous, else `previous` of the manifest). Without -o the report goes
        to standard output as markdown. The exit code still tells what was found; --fail-on never asks for the report only.
        """),
    flags: Flag.judging + [.report], maximumOperands: 1, subcommands: [],
    examples: [
      Example(
        call: "zicha report samples/agriculture/2010 -o html:report.html -o json:report.json",
        meaning: LocalizedText(zh: "一次写出网页和 JSON 两份报告", en: "write the report as a web page and as JSON"))
    ])

  static let lint = CommandSpecification(
    command: .lint,
    summary: LocalizedText(zh: "检查规则文件：写法、名称、类型、依据", en: "check rule files: spelling, names, types, citations"),
    usages: ["lint [RULES]… [--fix] [--level CODE=LEVEL]…"],
    description: LocalizedText(
      zh: """
        不需要数据。有错误时退出码为 2，只有警告和提示时为 0。RULES 不写时用 rules/。
        每项检查的级别可以改：命令行 --level，或 zicha.json 里的 "lint": {"编号": "级别"}。
        有理由的地方，在规则文件的声明里写 `容许 编号：「理由」`。
        """,
      en: """
        Needs no data. Errors give exit code 2, warnings and notes alone 0. Without RULES it reads rules/.
        The level of a check can be set: with --level, or in zicha.json by "lint": {"code": "level"}.
        Where there is a reason, write `Allow CODE: "reason"` into the declaration.
        """),
    flags: [.rules, .fix, .level], maximumOperands: nil, subcommands: [],
    examples: [
      Example(
        call: "zicha lint rules/licensing",
        meaning: LocalizedText(zh: "检查一个规则包", en: "check one pack"))
    ])

  static let fmt = CommandSpecification(
    command: .fmt,
    summary: LocalizedText(zh: "统一规则文件的写法", en: "lay out rule files in the canonical way"),
    usages: ["fmt [RULES]… [--check] [--to zh|en]"],
    description: LocalizedText(
      zh: "保留注释和引文；只改写法，不改意思。--to 在中英文关键词之间转换。读不懂的行保持原样。",
      en:
        "Keeps comments and quotes; changes the spelling, never the meaning. --to turns keywords into the other language."
    ),
    flags: [.rules, .check, .to], maximumOperands: nil, subcommands: [],
    examples: [
      Example(
        call: "zicha fmt --check rules",
        meaning: LocalizedText(zh: "只看有没有文件需要整理", en: "only tell whether a file would change"))
    ])

  static let test = CommandSpecification(
    command: .test,
    summary: LocalizedText(zh: "运行规则文件里的测试", en: "run the tests in the rule files"),
    usages: [
      "test [RULES]… [--select RULE|tag:TAG]…", "test [RULES]… --coverage [-o human|json[:PATH]]",
      "test [RULES]… --mutate [--min-killed PERCENT] [-o human|json[:PATH]]",
    ],
    description: LocalizedText(
      zh: """
        每个没有通过的测试都写明位置、应为、实为和推导过程。有测试不通过、或者一个测试也没有时，退出码为 1。
        --coverage：每个条件在测试里成立过没有、不成立过没有。--mutate：每次改动一处（数、比较、单位、选项、除外、条目……），
        只重查这一条、只跑它的测试；测试仍然全部通过的改动逐条列出。有这样的改动时退出码仍为 0，低于 --min-killed 时为 1。
        """,
      en: """
        Each failing test shows its place, what it expects, what came out and how. A failure, or no test at all, gives 1.
        --coverage: whether the tests saw each condition hold and not hold. --mutate: changes one number, comparison, unit,
        word, exception or item at a time, checks that declaration again and runs its tests; changes that no test notices
        are listed. They leave the exit code at 0, unless less than --min-killed of all changes were noticed.
        """),
    flags: [.rules, .select, .ignore, .coverage, .mutate, .minKilled, .output], maximumOperands: nil, subcommands: [],
    examples: [
      Example(
        call: "zicha test rules/licensing",
        meaning: LocalizedText(zh: "测试一个规则包", en: "test one pack"))
    ])

  static let explain = CommandSpecification(
    command: .explain,
    summary: LocalizedText(zh: "说明一条规则、一个错误码，或一个结论的由来", en: "explain a rule, an error code or an outcome"),
    usages: ["explain RULE|CODE|reading", "explain RULE --object TABLE/KEY [SNAPSHOT]"],
    description: LocalizedText(
      zh: """
        RULE：规则的依据、条文、范围和测试。CODE：错误码的说明，如 unknown-word。reading：各种写法怎样读成值。
        --object：这个对象的结论怎样得出，读了哪些值，哪些天计入、哪些天不计。
        """,
      en: """
        RULE: its provisions, text, scope and tests. CODE: the page of an error code such as unknown-word. reading: how
        spellings become values. --object: how this object got its outcome, every value read, every day counted or not.
        """),
    flags: [.rules, .object, .previous, .asOf, .profile], maximumOperands: 2, subcommands: [],
    examples: [
      Example(
        call: "zicha explain XK-01 --object 办件/2024-0012 data/2024",
        meaning: LocalizedText(zh: "这个办件为什么违规", en: "why this case violates the rule"))
    ])

  static let rules = CommandSpecification(
    command: .rules,
    summary: LocalizedText(zh: "规则目录", en: "the catalogue of rules"),
    usages: [
      "rules [RULES]… [-o markdown|html|json[:PATH]] [--law 《LAW》]",
      "rules [RULES]… --coverage [-o human|markdown|html|json[:PATH]] [--law 《LAW》]",
    ],
    description: LocalizedText(
      zh: """
        列出每条规则的依据、级别、对象和测试数。--law 只列依据某部法律的规则。
        --coverage 逐条列出已登记的法规：自动（有规则查）、部分、人工（都写明原因）、未覆盖。
        """,
      en: """
        Lists each rule with its provisions, severity, objects and number of tests. --law selects by legal basis.
        --coverage lists the provisions of each registered law: automated, partial, manual (with the reason), not covered.
        """),
    flags: [.rules, .output, .law, .coverage], maximumOperands: nil, subcommands: [],
    examples: [
      Example(
        call: "zicha rules --law 《行政许可法》",
        meaning: LocalizedText(zh: "哪些规则依据行政许可法", en: "the rules that rest on the Licensing Law")),
      Example(
        call: "zicha rules --coverage --law 《行政许可法》",
        meaning: LocalizedText(zh: "行政许可法哪些条款还没有规则查", en: "the provisions of the Licensing Law that no rule checks")),
    ])

  static let diff = CommandSpecification(
    command: .diff,
    summary: LocalizedText(zh: "规则改动对一期数据有什么影响", en: "what a change of rules does to a snapshot"),
    usages: ["diff --rules OLD NEW [SNAPSHOT] [-o human|markdown|json[:PATH]]…"],
    description: LocalizedText(
      zh: """
        用旧规则 OLD 和新规则 NEW 各判断一遍：哪些对象的结果变了（从什么变成什么）、哪些规则是新的、没有了、改了意思或者只改了文字、
        指标怎样变动。比较的是规则的意思，不是文字；参数、定义、字段的改动算在用到它们的规则上。
        没有结果、指标、数据缺陷变动时退出码为 0，有变动为 1，做不了为 2。
        """,
      en: """
        Judges by the old rules and by the new ones: which objects change their outcome, which rules are new, gone, changed in
        meaning or only in wording, how measures move. Meanings are compared, not texts; a changed parameter, definition or
        field counts for the rules that use it. Exit code 0: no outcome, figure or data fault moves; 1: some do; 2: failed.
        """),
    flags: [.rules, .output, .previous, .asOf, .maxFindings, .jobs], maximumOperands: 2, subcommands: [],
    examples: [
      Example(
        call: "zicha diff --rules rules rules-2026 data/2025",
        meaning: LocalizedText(zh: "新规则会改变哪些办件的结果", en: "which cases the new rules would judge otherwise"))
    ])

  static let snapshot = CommandSpecification(
    command: .snapshot,
    summary: LocalizedText(zh: "建立、核对和查看数据快照", en: "create, check and show snapshots"),
    usages: [
      "snapshot create FOLDER [--organisation NAME] [--as-of DATE] [--period FROM..TO]", "snapshot validate [FOLDER]",
      "snapshot info [FOLDER]", "snapshot verify [FOLDER]",
    ],
    description: LocalizedText(
      zh: """
        create：按文件夹里的文件写 snapshot.json，记下每个文件的 SHA-256；已有清单时只更新大小和摘要。
        validate：按规则包里的表读一遍，报告读不出的记录。info：清单、文件和记录数。verify：重算摘要并核对。
        """,
      en: """
        create: writes snapshot.json for the files of a folder with the SHA-256 of each; an existing one keeps all but its
        digests. validate: reads everything by the tables of the packs. info: what it holds. verify: recomputes digests.
        """),
    flags: [.rules, .organisation, .asOf, .period], maximumOperands: 1,
    subcommands: ["create", "validate", "info", "verify"],
    examples: [
      Example(
        call: "zicha snapshot create data/2024 --organisation 某市农业局 --period 2024-01-01..2024-12-31",
        meaning: LocalizedText(zh: "为一个文件夹的数据写清单", en: "write the manifest of a folder of data"))
    ])

  static let initialise = CommandSpecification(
    command: .initialise,
    summary: LocalizedText(zh: "写一个可以马上运行的小例子，或者 CI 的文件", en: "write a small working example, or the files for CI"),
    usages: ["init [FOLDER]", "init [FOLDER] --ci github|gitlab|pre-commit… [--force]"],
    description: LocalizedText(
      zh: """
        写入规则、测试、数据、配置和说明，随后可运行 check、test、report。
        --ci：写 zicha.json、rules/ 和 GitHub Actions、GitLab、pre-commit 的文件；合并请求只拦新增的问题（zicha gate）。
        没有 --force 从不覆盖已有文件；已有的 zicha.json 和 .gitlab-ci.yml 总是保留。
        """,
      en: """
        Writes rules, tests, data, configuration and a readme for check, test and report.
        --ci writes zicha.json, rules/ and the files for GitHub Actions, GitLab or pre-commit; merge requests are stopped by new
        findings only (zicha gate). Without --force no file is overwritten; a zicha.json or .gitlab-ci.yml always stays.
        """),
    flags: [.ci, .force], maximumOperands: 1, subcommands: [],
    examples: [
      Example(
        call: "zicha init my-rules --lang en",
        meaning: LocalizedText(zh: "英文例子写进 my-rules", en: "an English example in my-rules")),
      Example(
        call: "zicha init --ci github --ci pre-commit",
        meaning: LocalizedText(zh: "这个仓库在 GitHub 上、提交前都自查", en: "check this repository on GitHub and before commits")),
    ])

  static let help = CommandSpecification(
    command: .help,
    summary: LocalizedText(zh: "显示一个命令的帮助", en: "show the help of a command"),
    usages: ["help [COMMAND]"],
    description: LocalizedText(zh: "不写命令时列出全部命令。", en: "Without a command it lists all of them."),
    flags: [], maximumOperands: 1, subcommands: [], examples: [])
}
