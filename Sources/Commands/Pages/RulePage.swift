import Driver
import Findings
import RuleChecking
import RuleEngine
import SourceText

/// A rule as `zicha explain RULE` shows it: its law, its clauses, its tests.
struct RulePage {
  /// The text.
  let text: String

  /// Lays out the rule with an index.
  init(_ index: Int, _ rules: LoadedRules, _ language: Language, usesColor: Bool) {
    let rule = rules.ruleSet.rules[index]
    let isChinese = language == .zh
    let catalogue = RuleCatalogue(
      rules.ruleSet, files: rules.files, tests: RuleCatalogue.tests(rules), law: nil, isListed: { $0 == rule })
    var lines = [TextStyle.bold.paint("\(rule.id) \(rule.title[language])", usesColor)]
    lines += rule.quotedLaw.map { "  > " + $0 }
    for fact in catalogue.packs.flatMap(\.entries).flatMap({ $0.facts(language) }) {
      lines.append("  \(fact.name)\(isChinese ? "：" : ": ")\(fact.value)")
    }
    if let message = rule.message?.text { lines.append("  \(isChinese ? "说明：" : "message: ")\(message[language])") }
    lines += Self.tests(index, rules, language)
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func tests(_ index: Int, _ rules: LoadedRules, _ language: Language) -> [String] {
    let tests = rules.tests.filter { $0.rule == index }
    guard !tests.isEmpty else { return [] }
    var groups: [(title: LocalizedText, place: String, count: Int)] = []
    for test in tests {
      if let last = groups.last, last.title == test.title, (test.number ?? 1) > 1 {
        groups[groups.count - 1].count += 1
      } else {
        let line = rules.files.position(of: test.expectedRange).line
        groups.append((test.title, "\(rules.files[test.expectedRange.file].path):\(line)", 1))
      }
    }
    return [language == .zh ? "  用例：" : "  cases:"]
      + groups.map { group in
        let title = language == .zh ? "「\(group.title.zh)」" : "“\(group.title.en)”"
        let count = group.count == 1 ? "" : language == .zh ? "，\(group.count) 例" : ", \(group.count) cases"
        return "    \(title)\(count)  \(group.place)"
      }
  }
}

extension RuleCatalogue {
  /// How many cases test each rule, by pack and id.
  static func tests(_ rules: LoadedRules) -> [String: TestCount] {
    var counts: [String: TestCount] = [:]
    for test in rules.tests {
      let rule = rules.ruleSet.rules[test.rule]
      let key = rule.pack + "/" + rule.id
      switch test.outcome {
      case .pass: counts[key, default: TestCount()].passing += 1
      case .violation: counts[key, default: TestCount()].violating += 1
      default: counts[key, default: TestCount()].others += 1
      }
    }
    return counts
  }
}
