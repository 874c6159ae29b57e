import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// The rules of some packs as a list to read: what is checked, on which legal basis, with how many tests.
struct RuleCatalogue: Sendable {
  /// One rule.
  struct Entry: Sendable {
    /// The rule.
    let rule: CheckedRule
    /// `rules/licensing/decision.zicha:5`.
    let place: String
    /// How many tests expect it to pass, and how many a violation.
    let tests: TestCount
  }

  /// How many cases test a rule.
  struct TestCount: Sendable, Hashable {
    var passing = 0
    var violating = 0
    var others = 0

    /// All cases.
    var total: Int { passing + violating + others }
  }

  /// One pack with its rules in the order of its files.
  struct Pack: Sendable {
    let pack: CheckedRuleSet.Pack
    let entries: [Entry]
  }

  /// The packs that have rules.
  let packs: [Pack]

  /// Lists the rules of a rule set.
  /// - Parameter law: only the rules that rest on this law; nil for all.
  init(
    _ ruleSet: CheckedRuleSet, files: SourceFiles, tests: [String: TestCount], law: String?,
    isListed: (CheckedRule) -> Bool = { _ in true }
  ) {
    packs = ruleSet.packs.compactMap { pack in
      let entries = ruleSet.rules.filter { rule in
        rule.pack == pack.name.en && isListed(rule) && (law == nil || rule.basis.contains { $0.law == law })
      }
      guard !entries.isEmpty else { return nil }
      return Pack(pack: pack, entries: entries.map { Self.entry($0, files: files, tests: tests) })
    }
  }

  /// The number of rules.
  var count: Int { packs.reduce(0) { $0 + $1.entries.count } }

  private static func entry(_ rule: CheckedRule, files: SourceFiles, tests: [String: TestCount]) -> Entry {
    let position = files.position(of: rule.range)
    return Entry(
      rule: rule, place: "\(files[rule.range.file].path):\(position.line)",
      tests: tests[rule.pack + "/" + rule.id] ?? TestCount())
  }

  /// The titles of all laws that rules rest on, each once, in the order of the rules.
  static func laws(of ruleSet: CheckedRuleSet) -> [String] {
    var seen: Set<String> = []
    return ruleSet.rules.flatMap { $0.basis.map(\.law) }.filter { seen.insert($0).inserted }
  }
}

extension RuleCatalogue.Entry {
  /// The facts about the rule, each with its name, for lists and for `explain`.
  func facts(_ language: Language) -> [(name: String, value: String)] {
    var facts: [(String, String)] = []
    func add(_ zh: String, _ en: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      facts.append((language == .zh ? zh : en, value))
    }
    add("级别", "severity", rule.severity.label[language])
    add("依据", "basis", rule.basis.map { $0.label[language] }.joined(separator: language == .zh ? "、" : ", "))
    add("生效", "effective", effective[language])
    add("对象", "objects", rule.object.text[language])
    for line in bodyLines { add(line.name.zh, line.name.en, line.value[language]) }
    add("责任", "owner", owner?[language])
    add("标签", "tags", rule.tags.map { $0[language] }.joined(separator: language == .zh ? "、" : ", "))
    add("整改", "remedy", rule.remedy?.text[language])
    add("测试", "tests", testText[language])
    add("位置", "place", place)
    return facts
  }

  private var effective: LocalizedText {
    guard let effective = rule.effective else { return LocalizedText(same: "") }
    let from = effective.from?.text
    let until = effective.until?.text
    let by = effective.by.map { LocalizedText(zh: "按\($0.source.zh)", en: "by \($0.source.en)") }
    let zh = [from.map { "自 \($0)" }, until.map { "至 \($0)" }, by?.zh].compactMap { $0 }
    let en = [from.map { "from \($0)" }, until.map { "until \($0)" }, by?.en].compactMap { $0 }
    return LocalizedText(zh: zh.joined(separator: "，"), en: en.joined(separator: ", "))
  }

  private var owner: LocalizedText? {
    switch rule.owner {
    case .name(let name): name
    case .value(let expression): expression.source
    case nil: nil
    }
  }

  private var testText: LocalizedText {
    LocalizedText(
      zh: "通过 \(tests.passing)，违规 \(tests.violating)，其他 \(tests.others)",
      en: "\(tests.passing) passing, \(tests.violating) violating, \(tests.others) others")
  }
}

extension MessageTemplate {
  /// The message with the names of its figures in braces.
  var text: LocalizedText {
    LocalizedText(zh: Self.text(zh, .zh), en: Self.text(en, .en))
  }

  private static func text(_ parts: [Part], _ language: Language) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .figure(let expression): "{\(expression.source[language])}"
      }
    }
    .joined()
  }
}
