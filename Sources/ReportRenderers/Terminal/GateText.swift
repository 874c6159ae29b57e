import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// What a gate says behind its new findings: what it was compared with, how many findings there are of each state, what
/// is gone, what must be known beside them, and what to do next.
struct GateText {
  let result: RunResult
  let gate: GateResult
  let language: Language
  let width: Int

  /// So many findings that are gone are named.
  private static let shownResolved = 10

  /// The lines.
  var lines: [String] {
    var lines = wrapped(base) + wrapped(counts)
    lines += resolved
    for note in gate.notes { lines += wrapped(both("注意：", "note: ") + note[language], hanging: 6) }
    if let next { lines += wrapped(both("下一步：", "next: ") + next) }
    return lines
  }

  private func both(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private func wrapped(_ text: String, hanging: Int = 2) -> [String] {
    let lines = TextWrapping.lines(VisibleText.line(text), width: width - hanging)
    return lines.enumerated().map { number, line in
      (number == 0 ? "" : String(repeating: " ", count: hanging)) + line
    }
  }

  private var base: String {
    let name = gate.base.name
    let commit = gate.base.commit.map { both("，提交 ", ", commit ") + $0.prefix(12) } ?? ""
    let day = gate.base.checkDate.map { both("，检查日期 ", ", check date ") + $0.text } ?? ""
    let text =
      switch gate.base.kind {
      case .snapshot: both("对比快照 \(name)", "compared with the snapshot \(name)")
      case .revision: both("对比版本 \(name)", "compared with the revision \(name)")
      case .baseline: both("对比基线 \(name)", "compared with the baseline \(name)")
      }
    let empty = gate.base.isEmpty ? both("；其中没有这份快照，所有发现都算新增", "; it has no such snapshot, everything is new") : ""
    return text + commit + day + empty
  }

  private var counts: String {
    let counts = gate.counts
    return both(
      "新增 \(counts.new)，原有 \(counts.old)，已解决 \(counts.resolved)，豁免 \(counts.waived)，"
        + "待查 \(counts.undecided)（新增 \(counts.undecidedNew)）",
      "\(counts.new) new, \(counts.old) old, \(counts.resolved) resolved, \(counts.waived) waived, "
        + "\(counts.undecided) undecided (\(counts.undecidedNew) new)")
  }

  private var resolved: [String] {
    guard !gate.resolved.isEmpty else { return [] }
    let names = gate.resolved.prefix(Self.shownResolved).map { $0.rule + " " + $0.object[language] }
    let more = gate.resolved.count > names.count ? " …" : ""
    return wrapped(both("已解决：", "resolved: ") + names.joined(separator: both("；", "; ")) + more)
  }

  /// The command that tells more about the first new finding, else the one that keeps a baseline short.
  private var next: String? {
    let position = result.evaluation.findings.indices.first { index in
      let finding = result.evaluation.findings[index]
      return gate.state(of: index) == .new && !finding.isWaived && finding.kind == .rule
    }
    if let position {
      let finding = result.evaluation.findings[position]
      let object = finding.object
      if !object.key.isEmpty, !object.key.hasPrefix("#"), isRecord(object) {
        let name = object.table[language] + "/" + object.key
        return "zicha explain \(finding.rule) --object \(Self.quoted(name)) \(Self.quoted(result.snapshot))"
      }
      return "zicha explain \(finding.rule)"
    }
    guard gate.base.kind == .baseline, !gate.resolved.isEmpty else { return nil }
    return "zicha baseline prune \(Self.quoted(result.snapshot)) --baseline \(Self.quoted(gate.base.name))"
  }

  /// Whether the object is a record with a key of its own, which `explain` finds.
  private func isRecord(_ object: FindingObject) -> Bool {
    object.row >= 0
      && result.ruleSet.schema.tables.contains { $0.name.zh == object.table.zh && !$0.key.isEmpty && $0.link == nil }
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x80 || scalar.properties.isAlphabetic || "0123456789/._-:,=@%+".unicodeScalars.contains(scalar)
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
