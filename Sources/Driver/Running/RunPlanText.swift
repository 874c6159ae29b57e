import Records
package import RuleEngine
package import SourceText

/// What `--plan` tells: how the tables are held, in which passes they are read, and what is computed.
package struct RunPlanText {
  /// The text.
  package let text: LocalizedText

  /// Puts the text together.
  package init(_ records: SnapshotRecords, _ rules: CheckedRuleSet, jobs: Int) {
    var lines = [
      LocalizedText(
        zh: "线程 \(jobs)；大表边读边查，其余整个读入",
        en: "\(jobs) thread\(jobs == 1 ? "" : "s"); large tables are judged as they are read, others held")
    ]
    lines += records.holdings.map { Self.line($0, rules) }
    lines += PlanText(of: rules, loaded: records.loaded).lines
    text = LocalizedText(
      zh: lines.map { $0.zh + "\n" }.joined(),
      en: lines.map { $0.en + "\n" }.joined())
  }

  private static func line(_ holding: SnapshotRecords.Holding, _ rules: CheckedRuleSet) -> LocalizedText {
    let name = rules.schema[holding.table].name
    let size =
      holding.size.map { LocalizedText(same: " \($0 / 1_000_000).\($0 / 100_000 % 10) MB") }
      ?? LocalizedText(zh: "（管道）", en: " (pipe)")
    var line = LocalizedText(zh: "  \(name.zh)", en: "  \(name.en)") + size
    line =
      line
      + (holding.isStreamed
        ? LocalizedText(zh: "：边读边查，不留在内存里", en: ": judged while it is read, never held")
        : LocalizedText(zh: "：整个读入", en: ": held in memory"))
    if !holding.isStreamed, let reason = holding.reason {
      line = line + LocalizedText(zh: "，因为\(reason.zh)", en: ", because \(reason.en)")
    }
    return line
  }
}
