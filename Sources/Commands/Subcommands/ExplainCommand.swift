import Diagnostics
import Driver
import Findings
import Records
import Reporting
import RuleChecking
import RuleEngine
import SourceText

/// `zicha explain`: a rule, an error code, the reading table, or how an object got its outcome.
struct ExplainCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  private var language: Language { session.language }

  /// Explains what the first operand names.
  func perform() throws(CommandFailure) -> CommandEnding {
    guard let word = session.arguments.operands.first else {
      throw .usage(.missingOperand("RULE|CODE|reading", .explain), .explain)
    }
    if let object = session.arguments.value(.object) { return try explain(object, by: word) }
    if let extra = session.arguments.operands.dropFirst().first {
      throw .usage(.unexpectedOperand(extra, .explain), .explain)
    }
    if word == Self.reading {
      try session.console.print(ReadingTable.lines(language).joined(separator: "\n") + "\n")
      return .shown
    }
    let code = word.lowercased()
    if let page = CodePage.text(code, language) {
      try session.console.print(page)
      return .shown
    }
    return try explain(rule: word)
  }

  private static let reading = "reading"

  // MARK: - A rule

  private func explain(rule id: String) throws(CommandFailure) -> CommandEnding {
    let isCode = !id.isEmpty && id.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D }
    if isCode, let nearest = nearestName(to: id, among: CodePage.codes + [Self.reading]) {
      throw .ended(Self.unknown(id, nearest))
    }
    let rules = try session.loadRules()
    if let card = Self.scorecard(id, in: rules.ruleSet) {
      let page = ScorecardPage(
        rules.ruleSet.scorecards[card], language: language, usesColor: session.console.colorsOutput)
      try session.console.print(page.text)
      return .shown
    }
    guard let index = Self.index(of: id, in: rules.ruleSet) else { throw .ended(Self.unknown(id, in: rules.ruleSet)) }
    try session.console.print(RulePage(index, rules, language, usesColor: session.console.colorsOutput).text)
    return .shown
  }

  private static func index(of id: String, in ruleSet: CheckedRuleSet) -> Int? {
    let selector = RuleSelector.rule(id)
    return ruleSet.rules.firstIndex { selector.matches($0) }
  }

  private static func unknown(_ id: String, in ruleSet: CheckedRuleSet) -> LocalizedText {
    unknown(id, nearestName(to: id, among: ruleSet.rules.map(\.id) + CodePage.codes + [reading]))
  }

  private static func unknown(_ id: String, _ nearest: String?) -> LocalizedText {
    LocalizedText(zh: "没有规则或错误码 `\(id)`", en: "there is no rule and no error code `\(id)`")
      + RuleSelector.meant(nearest)
  }

  // MARK: - A score

  private static func scorecard(_ id: String, in ruleSet: CheckedRuleSet) -> Int? {
    ruleSet.scorecards.firstIndex { $0.id.lowercased() == id.lowercased() }
  }

  /// How an object got its score; scores are the last that a run finds out, so the whole snapshot is judged.
  private func explain(
    score key: String, of card: CheckedScorecard, _ run: SnapshotRun, _ records: SnapshotRecords, _ rules: LoadedRules
  ) throws(CommandFailure) -> CommandEnding {
    let judged = try session.attempt { () throws(InputFailure) in try run.judge(records, by: rules) }
    let result = judged.result.evaluation.scores.first { $0.scorecard == card.id }
    guard let result, let object = result.objects.first(where: { $0.object.key == key }) else {
      let nearest = nearestName(to: key, among: result?.objects.map(\.object.key) ?? [])
      throw .ended(
        LocalizedText(zh: "评分 \(card.id) 没有给 `\(key)` 打分", en: "\(card.id) has no score of `\(key)`")
          + RuleSelector.meant(nearest))
    }
    try session.console.print(
      ScorePage(object, of: result, language: language, usesColor: session.console.colorsOutput).text)
    return .shown
  }

  // MARK: - An object

  private func explain(_ object: String, by id: String) throws(CommandFailure) -> CommandEnding {
    let path = session.arguments.operands.dropFirst().first
    let opened = try session.open(path, session.runOptions())
    let ruleSet = opened.rules.ruleSet
    if let index = Self.scorecard(id, in: ruleSet), let table = ruleSet.scorecards[index].object.table {
      let key = try key(of: object, table: ruleSet.schema[table], in: ruleSet)
      return try explain(score: key, of: ruleSet.scorecards[index], opened.run, opened.records, opened.rules)
    }
    guard let index = Self.index(of: id, in: ruleSet) else { throw .ended(Self.unknown(id, in: ruleSet)) }
    let rule = ruleSet.rules[index]
    guard let table = rule.object.table else {
      throw .ended(LocalizedText(zh: "规则 \(rule.id) 没有对象表", en: "rule \(rule.id) has no object table"))
    }
    let key = try key(of: object, table: ruleSet.schema[table], in: ruleSet)
    let explained = try session.attempt { () throws(InputFailure) in
      try opened.run.explain(opened.records, by: opened.rules, rule: index, table: table, key: key)
    }
    guard !explained.findings.isEmpty else {
      let nearest = nearestName(to: key, among: explained.keys)
      throw .ended(
        LocalizedText(
          zh: "数据里没有\(ruleSet.schema[table].name.zh) `\(key)`",
          en: "there is no \(ruleSet.schema[table].name.en) `\(key)` in the data") + RuleSelector.meant(nearest))
    }
    for findings in explained.findings {
      let page = DerivationPage(
        rule, findings, key: key, table: ruleSet.schema[table].name, language: language,
        usesColor: session.console.colorsOutput)
      try session.console.print(page.text)
    }
    return .shown
  }

  /// The key behind the table's name in `办件/2024-0012`.
  private func key(
    of object: String, table: TableSchema, in ruleSet: CheckedRuleSet
  ) throws(CommandFailure) -> String {
    guard let slash = object.firstIndex(of: "/") else {
      throw .ended(
        LocalizedText(
          zh: "--object 要写成 表/键，如 \(table.name.zh)/2024-0012，而不是 `\(object)`",
          en: "--object is written as TABLE/KEY, such as \(table.name.en)/2024-0012, not `\(object)`"))
    }
    let name = String(object[..<slash])
    func isCalled(_ schema: TableSchema) -> Bool {
      schema.name.zh == name || schema.name.en.lowercased() == name.lowercased()
    }
    if isCalled(table) { return String(object[object.index(after: slash)...]) }
    if let other = ruleSet.schema.tables.first(where: isCalled) {
      throw .ended(
        LocalizedText(
          zh: "这条规则的对象是\(table.name.zh)，不是\(other.name.zh)",
          en: "the rule is about \(table.name.en), not about \(other.name.en)"))
    }
    let names = ruleSet.schema.tables.flatMap { [$0.name.zh, $0.name.en] }
    throw .ended(
      LocalizedText(zh: "没有名为 `\(name)` 的表", en: "there is no table `\(name)`")
        + RuleSelector.meant(nearestName(to: name, among: names)))
  }
}
