import Driver
import SourceText

/// `zicha diff --rules OLD NEW SNAPSHOT`: what a change of rules does to a snapshot.
struct DiffCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  /// Judges by both rule sets and writes what moves.
  func perform() throws(CommandFailure) -> CommandEnding {
    let requests = try outputs()
    let old = session.arguments.configured.contains(.rules) ? [] : session.arguments.all(.rules)
    guard let path = old.first else { throw .usage(.missingFlag(.rules, .diff), .diff) }
    if old.count > 1 { throw .usage(.repeated(.rules), .diff) }
    guard let new = session.arguments.operands.first else { throw .usage(.missingOperand("NEW", .diff), .diff) }
    let before = try session.loadRules(only: path)
    let after = try session.loadRules(only: new)
    let snapshot = try session.openSnapshot(session.arguments.operands.dropFirst().first)
    let limit = session.arguments.value(.maxFindings).flatMap(Int.init) ?? 1000
    let run = RuleChangeRun(session.runOptions(), in: session.folder, observer: session.console.progress)
    let changes = try session.attempt { () throws(InputFailure) in
      try run.compare(before, after, over: snapshot, limit: limit)
    }
    for request in requests { try session.emit(bytes(changes, request.format), to: request) }
    return ending(changes)
  }

  private func bytes(_ changes: RuleChanges, _ format: String) -> [UInt8] {
    switch format {
    case "json": RuleChangesDocument.bytes(changes)
    case "markdown": Array(RuleChangesPage(changes, session.language, isMarkdown: true).text.utf8)
    default:
      Array(
        RuleChangesPage(changes, session.language, usesColor: session.console.colorsOutput).text.utf8)
    }
  }

  private func outputs() throws(CommandFailure) -> [OutputRequest] {
    let values = session.arguments.all(.output)
    if values.isEmpty { return [OutputRequest(format: "human", path: "-")] }
    do {
      return try OutputRequest.parse(values, formats: ["human", "markdown", "json"])
    } catch {
      throw .usage(error, .diff)
    }
  }

  private func ending(_ changes: RuleChanges) -> CommandEnding {
    let objects = changes.entries.reduce(0) { $0 + $1.moveCount }
    guard changes.movesAnything else {
      return CommandEnding(
        .met,
        LocalizedText(
          zh: "规则的改动不改变任何结果、指标、得分和数据缺陷", en: "the change of rules moves no outcome, figure, score or data fault"))
    }
    return CommandEnding(
      .notMet,
      LocalizedText(
        zh:
          "规则的改动使 \(objects) 个对象的结果、\(changes.figures.count) 个指标值、\(changes.scores.count) 个得分、\(changes.checks.count) 项数据检查变动",
        en: "the change of rules moves \(Self.count(objects, "outcome")), "
          + "\(Self.count(changes.figures.count, "figure")), \(Self.count(changes.scores.count, "score")) and \(Self.count(changes.checks.count, "data check"))"
      ))
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
