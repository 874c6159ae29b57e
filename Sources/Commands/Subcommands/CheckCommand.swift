import Driver
import Findings
import Records
import ReportRenderers
import Reporting
import RuleEngine
import Snapshots
import SourceText
import System

/// `zicha check` and `zicha report`: judge a snapshot, write the result in every format asked for.
struct CheckCommand {
  let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  private var isReport: Bool { session.arguments.command == .report }

  /// Judges the snapshot and writes the outputs.
  func perform() throws(CommandFailure) -> CommandEnding {
    let requests = try session.resultOutputs(default: isReport ? "markdown" : "human")
    let started = MonotonicTime.nanoseconds()
    let lists = requests.map { list($0) }
    let opened = try session.open(session.arguments.operands.first, options(lists))
    if session.arguments.has(.plan) { return try tellPlan(opened.records, opened.rules) }
    try InputProtection(session, opened.snapshot, opened.rules).check(requests)
    let judged = try session.attempt { () throws(InputFailure) in
      try opened.run.judge(opened.records, by: opened.rules)
    }
    if opened.records.current == nil {
      session.console.show(judged.problems.map(\.diagnostic), in: opened.snapshot.files)
    }
    let result = judged.result
    session.console.progress?.begin(.writing)
    let elapsed = MonotonicTime.nanoseconds() &- started
    let sources = SnapshotSources(opened.snapshot, opened.rules, in: session.folder)
    for (request, list) in zip(requests, lists) {
      if let list {
        try session.emit(list, to: request)
      } else {
        try session.write(
          result, request, view: isReport ? .report : .check, sources: sources, elapsed: elapsed)
      }
    }
    let verdict = Verdict(result, demand: demand)
    return CommandEnding(verdict.isMet ? .met : .notMet, verdict.reason)
  }

  /// The list of all findings that a request asks for: a list that goes to a file is filled while the records are judged.
  private func list(_ request: OutputRequest) -> FindingList? {
    if request.isStandardOutput { return nil }
    let language = session.language
    let isShort = session.arguments.has(.noSteps)
    let masks = session.masks ?? false
    switch request.format {
    case "jsonl":
      return FindingList {
        JSONLinesListing(rules: $0, inputPaths: $1, language: language, isShort: isShort, masks: masks)
      }
    case "csv": return FindingList { _, _ in CSVListing(language: language, masks: masks) }
    default: return nil
    }
  }

  /// All findings are written when a list of them goes to a file; reports and terminals show the first of each rule.
  private func options(_ outputs: [FindingList?]) -> RunOptions {
    var options = session.runOptions()
    let lists = outputs.compactMap(\.self)
    let limit = session.arguments.value(.maxFindings).flatMap(Int.init)
    options.lists = lists
    // Nobody else looks at the findings one by one.
    if lists.count == outputs.count { options.keptFindings = 0 }
    options.evaluation.maximumFindings = limit ?? (lists.isEmpty ? 1000 : .max)
    options.evaluation.includesSteps = !session.arguments.has(.noSteps)
    return options
  }

  private var demand: Verdict.Demand {
    let level = session.arguments.value(.failOn) ?? Severity.major.rawValue
    return Verdict.Demand(
      failOn: Severity(rawValue: level), failsOnUnknown: session.arguments.has(.failOnUnknown))
  }
}
