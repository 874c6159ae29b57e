import Driver
import Findings
import Records
import Reporting
import RuleEngine
import Snapshots
import SourceText
import System

/// `zicha baseline`: the file of known findings.
struct BaselineCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  private var path: String { session.arguments.value(.baseline) ?? Baseline.fileName }

  /// Carries out the subcommand.
  func perform() throws(CommandFailure) -> CommandEnding {
    switch session.arguments.subcommand {
    case "create": try create()
    case "prune": try prune()
    default: try show()
    }
  }

  // MARK: Create

  private func create() throws(CommandFailure) -> CommandEnding {
    let earlier = session.folder.kind(path) == nil ? nil : try read()
    let result = try judged()
    var baseline = Baseline(path, result.gateIdentities, language: session.language)
    if let earlier { baseline = baseline.keepingDays(of: earlier) }
    try session.write(path, baseline.bytes)
    let count = baseline.entries.count
    guard let earlier else {
      return .done(
        LocalizedText(
          zh: "写出 \(path)，记下 \(count) 个已知发现", en: "wrote \(path) with \(count) known finding\(count == 1 ? "" : "s")"))
    }
    let added = baseline.removing(earlier.identities).entries.count
    let gone = earlier.removing(baseline.identities).entries.count
    return .done(
      LocalizedText(
        zh: "改写 \(path)，共 \(count) 个已知发现：新记下 \(added) 个，去掉 \(gone) 个",
        en: "rewrote \(path), \(count) known finding\(count == 1 ? "" : "s"): \(added) added, \(gone) taken away"))
  }

  // MARK: Prune

  /// Takes away what the snapshot no longer has; findings of rules that did not judge stay.
  private func prune() throws(CommandFailure) -> CommandEnding {
    let baseline = try read()
    let result = try judged()
    let gone = Baseline(path, result.gateIdentities, language: session.language)
    let unused = baseline.removing(gone.identities)
    let kept = baseline.removing(unused.identities.filter { result.judged($0.rule) })
    let count = baseline.entries.count - kept.entries.count
    if count > 0 { try session.write(path, kept.bytes) }
    return .done(
      count == 0
        ? LocalizedText(
          zh: "`\(path)` 里没有已解决的发现，没有改动", en: "nothing in `\(path)` is resolved, it stays as it is")
        : LocalizedText(
          zh: "从 \(path) 去掉 \(count) 个已解决的发现，还有 \(kept.entries.count) 个",
          en: "took \(count) resolved finding\(count == 1 ? "" : "s") from \(path), \(kept.entries.count) left"))
  }

  // MARK: Show

  private func show() throws(CommandFailure) -> CommandEnding {
    if let extra = session.arguments.operands.first { throw .usage(.unexpectedOperand(extra, .baseline), .baseline) }
    let baseline = try read()
    let rules = try session.loadRules(withTests: false)
    let known = Set(rules.ruleSet.rules.map(\.id))
    let unknown = Set(baseline.unknownRules(known))
    var lines: [String] = []
    var rule: String?
    for entry in baseline.entries {
      if entry.rule != rule {
        rule = entry.rule
        let missing = LocalizedText(zh: "（没有这条规则）", en: " (there is no such rule)")
        lines.append(
          entry.rule + (entry.title.isEmpty ? "" : " " + entry.title)
            + (unknown.contains(entry.rule) ? missing[session.language] : ""))
      }
      var line = "  \(entry.outcome.label[session.language])  \(entry.object)"
      if let until = entry.until {
        line += LocalizedText(zh: "（到 \(until.text) 为止）", en: " (until \(until.text))")[session.language]
      }
      lines.append(line)
    }
    let text = lines.map { Self.visible($0) + "\n" }.joined()
    try session.console.print(text)
    let count = baseline.entries.count
    var reason = LocalizedText(
      zh: "`\(path)` 有 \(count) 个已知发现", en: "`\(path)` holds \(count) known finding\(count == 1 ? "" : "s")")
    if !unknown.isEmpty {
      reason =
        reason
        + LocalizedText(
          zh: "，其中有不存在的规则：\(unknown.sorted().joined(separator: "、"))",
          en: ", some of rules that do not exist: \(unknown.sorted().joined(separator: ", "))")
    }
    return .done(reason)
  }

  /// A line without control characters, which a file from elsewhere may hold.
  private static func visible(_ line: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      text.append(
        scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value || 0x202A...0x202E ~= scalar.value ? "\u{FFFD}" : scalar)
    }
    return String(text)
  }

  // MARK: Common

  private func read() throws(CommandFailure) -> Baseline {
    try session.attempt { () throws(InputFailure) in try Baseline.read(path, in: session.folder) }
  }

  /// The snapshot with every finding.
  private func judged() throws(CommandFailure) -> RunResult {
    var options = session.runOptions()
    options.evaluation.maximumFindings = .max
    options.evaluation.includesSteps = false
    let opened = try session.open(session.arguments.operands.first, options)
    try InputProtection(session, opened.snapshot, opened.rules).check([OutputRequest(format: "json", path: path)])
    let judged = try session.attempt { () throws(InputFailure) in
      try opened.run.judge(opened.records, by: opened.rules)
    }
    if opened.records.current == nil {
      session.console.show(judged.problems.map(\.diagnostic), in: opened.snapshot.files)
    }
    return judged.result
  }
}
