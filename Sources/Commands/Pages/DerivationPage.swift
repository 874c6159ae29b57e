import Findings
import Reporting
import RuleEngine
import SourceText

/// How one object got its outcome: every value read, every step, the days counted and skipped, the provision.
struct DerivationPage {
  /// The text.
  let text: String

  /// Lays out the findings of one object.
  init(
    _ rule: CheckedRule, _ findings: [Finding], key: String, table: LocalizedText, language: Language, usesColor: Bool
  ) {
    let isChinese = language == .zh
    var lines = [TextStyle.bold.paint("\(rule.id) \(rule.title[language])", usesColor)]
    let basis = rule.basis.map { $0.label[language] }.joined(separator: isChinese ? "、" : ", ")
    if !basis.isEmpty { lines.append((isChinese ? "依据：" : "basis: ") + basis) }
    lines += rule.quotedLaw.map { "  > " + $0 }
    if findings.isEmpty {
      lines += ["", "\(table[language]) \(key)"]
      lines.append(
        isChinese
          ? "  不适用：规则没有选中它；对象是\(rule.object.text.zh)"
          : "  not applicable: the rule does not select it; its objects are \(rule.object.text.en)")
    }
    for finding in findings { lines += [""] + Self.lines(finding, language, usesColor) }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ finding: Finding, _ language: Language, _ usesColor: Bool) -> [String] {
    let isChinese = language == .zh
    let place = finding.object.place.map { "  (\($0))" } ?? ""
    var lines = [finding.object.label[language] + place]
    func add(_ zh: String, _ en: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      lines.append("  " + (isChinese ? zh + "：" : en + ": ") + value)
    }
    add("依据的文本", "text of the law", finding.basis.versionLabel?[language])
    add("项目", "item", finding.item?[language])
    let mark = finding.mark.map { isChinese ? "（\($0.zh)）" : " (\($0.en))" } ?? ""
    let style: TextStyle =
      switch finding.outcome {
      case .violation: .bad
      case .undetermined, .notDue: .doubtful
      case .pass, .notApplicable: .good
      }
    add("结果", "result", style.paint(finding.outcome.label[language] + mark, usesColor))
    if !finding.evidence.isEmpty {
      lines.append(isChinese ? "  读到的值：" : "  values read:")
      lines += finding.evidence.map { "    \($0.name[language])\(isChinese ? "：" : ": ")\($0.value[language])" }
    }
    if !finding.steps.isEmpty {
      lines.append(isChinese ? "  推导：" : "  derivation:")
      lines += finding.steps.enumerated().map { "    \($0 + 1). \($1[language])" }
    }
    add("缺少", "missing", finding.missing.map { $0[language] }.joined(separator: isChinese ? "、" : ", "))
    add("应为", "expected", finding.expected[language])
    add("实为", "actual", finding.actual[language])
    if finding.outcome == .violation {
      add("说明", "message", finding.message[language])
      add("整改", "remedy", finding.remedy?[language])
    }
    add("责任", "owner", finding.owner?[language])
    return lines
  }
}
