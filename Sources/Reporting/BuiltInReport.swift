package import RuleEngine
import SourceText

extension CheckedReport {
  /// The yearly self-inspection report for rule sets that declare none; `rules/common` declares the same for offices to
  /// change, and a test compares the two.
  ///
  /// Source of the chapters: `report-form.md` §2 and §5, seed article 6.
  package static let builtIn = CheckedReport(
    id: "", pack: "",
    title: Text(
      zh: [.figure(.run(.organisation)), .figure(.run(.periodName)), .words("自查报告")],
      en: [
        .words("Self-inspection report of "), .figure(.run(.organisation)), .words(" for "), .figure(.run(.periodName)),
      ]),
    sections: [
      section("总体情况", "Overview", [.inspection, .records, .outcomes, .violations, .severities]),
      section("办理情况", "Figures of the period", [.measureText, .measureTable, .groupedMeasures, .scores]),
      section("检查结果", "Results of the inspection", [.rules, .ruleChart, .marks]),
      section("存在的主要问题", "Main problems", [.problems]),
      section("整改措施", "Remedies", [.remedies, .owners, .ledger]),
      quality,
      section(
        "依据与校验", "basis and verification", [.packs, .laws, .calendars, .inputs, .ruleFiles, .verification],
        isAnnex: true),
    ],
    range: SourceRange(file: FileID(index: 0), lower: 0, upper: 0))

  private static func section(
    _ zh: String, _ en: String, _ blocks: [StandardBlock], isAnnex: Bool = false
  ) -> Section {
    Section(name: LocalizedText(zh: zh, en: en), isAnnex: isAnnex, blocks: blocks.map { .standard($0) })
  }

  private static var quality: Section {
    let parts: [(LocalizedText, StandardBlock)] = [
      (ReportWording.undetermined, .undetermined), (ReportWording.faults, .dataFaults),
      (ReportWording.quarantine, .quarantine), (ReportWording.fields, .fields), (ReportWording.scope, .scope),
      (ReportWording.figures, .notComputed), (ReportWording.ruleSetFindings, .ruleSet),
    ]
    return Section(
      name: LocalizedText(zh: "待查与数据质量", en: "To be checked, and quality of the data"), isAnnex: false,
      blocks: parts.flatMap { [.heading($0.0), .standard($0.1)] } + [.signature(ReportWording.roles)])
  }
}
