import SourceText

extension CommandSpecification {
  static let gate = CommandSpecification(
    command: .gate,
    summary: LocalizedText(
      zh: "只拦新增的问题：与原来的快照、git 版本或基线对比", en: "stop a change that adds findings to an earlier state"),
    usages: [
      "gate [SNAPSHOT] --base SNAPSHOT|REV [-r PATH]… [-o FORMAT[:PATH]]…",
      "gate [SNAPSHOT] --baseline FILE [-r PATH]… [-o FORMAT[:PATH]]…",
    ],
    description: LocalizedText(
      zh: """
        两边按同样的规则各查一遍，逐个比较发现是不是同一个，不比数量：一处改好、别处新增一处，仍算新增。
        新增的违规达到 --fail-on 级别，或者新增待查、数据缺陷、隔离记录、查不到对象的规则时，退出码为 1；原有的只计数。
        --base 写快照文件夹，或 git 版本（快照要在工作区里；git 只用来读，不运行钩子和过滤器）。豁免按基准里的规则文件，
        本次改动加进的不作数；规则按现在的，去掉和放宽的逐条列出。--fail-on never 只看不拦。
        """,
      en: """
        Judges both states by the same rules and compares findings one by one, never their numbers: one that is mended does
        not make up for one that is new. Exit code 1: new violations at or above --fail-on, or newly undecided outcomes, data
        faults, quarantined records and rules without objects; what was there before only counts. --base is a snapshot's
        folder or a git revision (the snapshot stands in the work tree; git only reads, no hook or filter runs). Waivers are
        those of the base; rules are today's, those gone or relaxed are named. --fail-on never stops nothing.
        """),
    flags: Flag.gating, maximumOperands: 1, subcommands: [],
    examples: [
      Example(
        call: "zicha gate data/2024 --base origin/main",
        meaning: LocalizedText(zh: "合并请求里：与主干上的同一份快照对比", en: "in a merge request: compare with the main branch")),
      Example(
        call: "zicha gate data/2024 --baseline zicha-baseline.json",
        meaning: LocalizedText(zh: "已知的问题记在基线里，只拦新的", en: "known findings stand in a file, stop new ones")),
    ])

  static let baseline = CommandSpecification(
    command: .baseline,
    summary: LocalizedText(zh: "已知发现的清单（基线）：建立、精简、查看", en: "create, prune and show the file of known findings"),
    usages: [
      "baseline create [SNAPSHOT] [--baseline FILE]", "baseline prune [SNAPSHOT] [--baseline FILE]",
      "baseline show [--baseline FILE]",
    ],
    description: LocalizedText(
      zh: """
        基线逐条记下发现的指纹，附规则、对象和标题，从不记数量；文件内容固定，可以提交和逐行比较。
        create：查一遍快照，写出现有的全部发现（豁免的除外）。prune：查一遍快照，去掉已经解决的。show：列出内容。
        在某一条里加上 "until": "2025-12-31"，过了那天它就不再作数。
        """,
      en: """
        A baseline holds the fingerprint of each finding with rule, object and title, never a number of findings; the same
        findings give the same bytes. create: judges the snapshot and writes all that it finds, waived violations left out.
        prune: judges it and takes away what is resolved. show: lists the file. With "until": "2025-12-31" in an entry it
        counts up to that day.
        """),
    flags: [.baseline, .rules, .previous, .select, .ignore, .asOf, .verify, .jobs, .profile], maximumOperands: 1,
    subcommands: ["create", "prune", "show"],
    examples: [
      Example(
        call: "zicha baseline create data/2024",
        meaning: LocalizedText(zh: "把现有的问题记作已知", en: "take the findings of today as known"))
    ])
}
