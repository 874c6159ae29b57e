import Driver
import Findings
import RuleChecking
import RuleEngine
import RuleTesting
import SourceText

/// What `zicha test` prints: each failing test with its derivation, rules without tests, a line for each pack.
struct TestPage {
  /// The text.
  let text: String

  /// Lays out a run.
  init(_ run: RuleTestRun, _ scores: ScoreTestRun, rules: LoadedRules, language: Language, usesColor: Bool) {
    var lines: [String] = []
    for result in run.results where !result.isPassed {
      lines += Self.failure(result, rules, language, usesColor) + [""]
    }
    for result in scores.results where !result.isPassed {
      lines += Self.failure(result, rules, language, usesColor) + [""]
    }
    lines += Self.gaps(run, rules, language)
    for pack in rules.ruleSet.packs {
      let own = run.results.filter { rules.ruleSet.rules[$0.test.rule].pack == pack.name.en }
      let ownScores = scores.results.filter { rules.ruleSet.scorecards[$0.test.scorecard].pack == pack.name.en }
      let count = own.count + ownScores.count
      guard count > 0 else { continue }
      let passed = own.count { $0.isPassed } + ownScores.count { $0.isPassed }
      let line =
        language == .zh
        ? "\(pack.name.zh)：测试 \(count)，通过 \(passed)，不通过 \(count - passed)"
        : "\(pack.name.en): \(count) tests, \(passed) passed, \(count - passed) failed"
      lines.append((passed == count ? TextStyle.good : .bad).paint(line, usesColor))
    }
    text = lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }

  private static func failure(
    _ result: TestResult, _ rules: LoadedRules, _ language: Language, _ usesColor: Bool
  ) -> [String] {
    let test = result.test
    let rule = rules.ruleSet.rules[test.rule]
    let number = test.number.map { language == .zh ? "，第 \($0) 行" : ", row \($0)" } ?? ""
    let head = "\(rule.id) \(quoted(test.title, language))\(number)"
    var lines = self.head(head, test.expectedRange, result.differences, rules, language, usesColor)
    let isChinese = language == .zh
    for finding in result.derivation {
      for evidence in finding.evidence {
        lines.append("    \(evidence.name[language])\(isChinese ? "：" : ": ")\(evidence.value[language])")
      }
      for step in finding.steps { lines.append("    · \(step[language])") }
    }
    return lines
  }

  private static func failure(
    _ result: ScoreTestRun.Result, _ rules: LoadedRules, _ language: Language, _ usesColor: Bool
  ) -> [String] {
    let test = result.test
    let head = "\(rules.ruleSet.scorecards[test.scorecard].id) \(quoted(test.title, language))"
    return self.head(head, test.expectedRange, result.differences, rules, language, usesColor)
      + result.derivation.map { "    · \($0[language])" }
  }

  /// What failed, where it stands, and what differs.
  private static func head(
    _ head: String, _ range: SourceRange, _ differences: [TestResult.Difference], _ rules: LoadedRules,
    _ language: Language, _ usesColor: Bool
  ) -> [String] {
    let position = rules.files.position(of: range)
    var lines = [TextStyle.bad.paint((language == .zh ? "不通过：" : "failed: ") + head, usesColor)]
    lines.append("  --> \(rules.files[range.file].path):\(position.line):\(position.column)")
    for difference in differences {
      lines.append(
        language == .zh
          ? "  \(difference.name.zh)：应为 \(difference.expected.zh)，实为 \(difference.actual.zh)"
          : "  \(difference.name.en): expected \(difference.expected.en), got \(difference.actual.en)")
    }
    return lines
  }

  private static func quoted(_ title: LocalizedText, _ language: Language) -> String {
    language == .zh ? "「\(title.zh)」" : "“\(title.en)”"
  }

  private static func gaps(_ run: RuleTestRun, _ rules: LoadedRules, _ language: Language) -> [String] {
    func line(_ indices: [Int], _ zh: String, _ en: String) -> [String] {
      guard !indices.isEmpty else { return [] }
      let ids = indices.map { rules.ruleSet.rules[$0].id }
      return [language == .zh ? zh + ids.joined(separator: "、") : en + ids.joined(separator: ", ")]
    }
    return line(run.withoutPassing, "没有通过用例的规则：", "rules without a passing test: ")
      + line(run.withoutViolating, "没有违规用例的规则：", "rules without a violating test: ")
  }
}
