import Driver
import Findings
import RuleChecking
import RuleEngine
import RuleTesting
import SourceText

/// `zicha test`: runs the tests in the rule files, and tells what they leave untested.
struct TestCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  /// Runs the tests; conditions and mutants are looked at only where all of them pass.
  func perform() throws(CommandFailure) -> CommandEnding {
    let requests = try outputs()
    let rules = try session.loadRules(at: session.arguments.operands)
    let judging = rules.ruleSet.rules.filter { rules.judges($0) }
    let selected = try session.attempt { () throws(InputFailure) in
      try RuleSelector.ids(session.selected, ignoring: session.ignored, of: judging)
    }
    let isChosen = { (index: Int) -> Bool in
      let rule = rules.ruleSet.rules[index]
      return rules.judges(rule) && selected?.contains(rule.id) ?? true
    }
    let run = RuleTestRun(rules.tests, of: rules.ruleSet, isChosen: isChosen)
    let isScored = { (index: Int) -> Bool in
      let card = rules.ruleSet.scorecards[index]
      return rules.judging.contains(card.pack) && selected?.contains(card.id) ?? true
    }
    let scores = ScoreTestRun(rules.checked.scoreTests, of: rules.ruleSet, isChosen: isScored)
    var document = TestDocument(run: run, scores: scores, rules: rules)
    let isWhole = !run.results.isEmpty && document.passed == document.count
    if isWhole, session.arguments.has(.coverage) || session.arguments.has(.mutate) {
      session.console.progress?.begin(.checking)
      let trials = DeclarationTrials(packs: rules.sources)
      if session.arguments.has(.coverage) {
        document.coverage = CoverageRun(trials, judges: rules.judging.contains, isChosen: isChosen)
      }
      if session.arguments.has(.mutate) {
        document.mutation = MutationRun(
          trials, judges: rules.judging.contains, isChosen: isChosen, isScored: isScored)
      }
    }
    for request in requests {
      let bytes =
        request.format == "json"
        ? document.json : Array(document.text(session.language, usesColor: session.console.colorsOutput).utf8)
      try session.emit(bytes, to: request)
    }
    return ending(document)
  }

  private func outputs() throws(CommandFailure) -> [OutputRequest] {
    let values = session.arguments.all(.output)
    if values.isEmpty { return [OutputRequest(format: "human", path: "-")] }
    do {
      return try OutputRequest.parse(values, formats: ["human", "json"])
    } catch {
      throw .usage(error, .test)
    }
  }

  private func ending(_ document: TestDocument) -> CommandEnding {
    let count = document.count
    if count == 0 {
      return CommandEnding(
        .notMet, LocalizedText(zh: "什么也没有测：规则里没有测试", en: "nothing was tested: there is no test in the rules"))
    }
    if document.passed < count {
      return CommandEnding(
        .notMet,
        LocalizedText(
          zh: "\(count) 个测试中 \(count - document.passed) 个不通过",
          en: "\(count - document.passed) of \(count) test\(count == 1 ? "" : "s") failed"))
    }
    if let mutation = document.mutation { return ending(mutation) }
    return CommandEnding(
      .met, LocalizedText(zh: "\(count) 个测试全部通过", en: "all \(count) test\(count == 1 ? "" : "s") passed"))
  }

  private func ending(_ mutation: MutationRun) -> CommandEnding {
    let least = session.arguments.value(.minKilled).flatMap(Int.init) ?? 0
    let weak = mutation.packs.filter { $0.killed * 100 < least * $0.counted }.map(\.pack)
    if !weak.isEmpty {
      return CommandEnding(
        .notMet,
        LocalizedText(
          zh: "测试察觉的改动不到 \(least)%：\(weak.joined(separator: "、"))",
          en: "the tests notice less than \(least)% of the changes: \(weak.joined(separator: ", "))"))
    }
    return CommandEnding(
      .met,
      LocalizedText(
        zh: "测试察觉了 \(mutation.counted) 处改动中的 \(mutation.killed) 处",
        en: "the tests notice \(mutation.killed) of \(mutation.counted) changes"))
  }
}
