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
  init(_ run: RuleTestRun, rules: LoadedRules, language: Language, usesColor: Bool) {
    var lines: [String] = []
    for result in run.results where !result.isPassed {
      lines += Self.failure(result, rules, language, usesColor) + [""]
    }
    lines += Self.gaps(run, rules, language)
    for pack in rules.ruleSet.packs {
      let own = run.results.filter { rules.ruleSet.rules[$0.test.rule].pack == pack.name.en }
      guard !own.isEmpty else { continue }
      let passed = own.count { $0.isPassed }
      let line =
        language == .zh
        ? "\(pack.name.zh)：测试 \(own.count)，通过 \(passed)，不通过 \(own.count - passed)"
        : "\(pack.name.en): \(own.count) tests, \(passed) passed, \(own.count - passed) failed"
      lines.append((passed == own.count ? TextStyle.good : .bad).paint(line, usesColor))
    }
    text = lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }

  private static func failure(
    _ result: TestResult, _ rules: LoadedRules, _ language: Language, _ usesColor: Bool
  ) -> [String] {
    let test = result.test
    let position = rules.files.position(of: test.expectedRange)
    let rule = rules.ruleSet.rules[test.rule]
    let number = test.number.map { language == .zh ? "，第 \($0) 行" : ", row \($0)" } ?? ""
    let head = "\(rule.id) \(quoted(test.title, language))\(number)"
    var lines = [TextStyle.bad.paint((language == .zh ? "不通过：" : "failed: ") + head, usesColor)]
    lines.append("  --> \(rules.files[test.expectedRange.file].path):\(position.line):\(position.column)")
    for difference in result.differences {
      lines.append(
        language == .zh
          ? "  \(difference.name.zh)：应为 \(difference.expected.zh)，实为 \(difference.actual.zh)"
          : "  \(difference.name.en): expected \(difference.expected.en), got \(difference.actual.en)")
    }
    let isChinese = language == .zh
    for finding in result.derivation {
      for evidence in finding.evidence {
        lines.append("    \(evidence.name[language])\(isChinese ? "：" : ": ")\(evidence.value[language])")
      }
      for step in finding.steps { lines.append("    · \(step[language])") }
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
