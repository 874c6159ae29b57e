import Codecs
import Diagnostics
package import Findings
package import Records
package import Reporting
package import SourceText
import System

/// A file of finding identities that a gate takes as known: one line a finding, sorted, never a number of findings.
///
///     {"format": 1, "findings": [
///     {"rule": "XK-01", "object": "办件 2024-0012", "outcome": "violation", "title": "按期办结", "fingerprint": "zicha/v1:…"}
///     ]}
///
/// Only `fingerprint` and `outcome` are compared; rule, object and title are there to be read. `"until": "2025-12-31"` may be
/// added by hand: after that day the entry excuses nothing.
package struct Baseline: Sendable {
  /// The format that this version reads and writes.
  package static let currentFormat = 1
  /// The file that is meant when the call names none.
  package static let fileName = "zicha-baseline.json"
  static let maximumSize = 256 << 20

  /// One known finding.
  package struct Entry: Sendable, Hashable {
    /// The fingerprint.
    package let fingerprint: String
    /// The outcome.
    package let outcome: Outcome
    /// The rule id.
    package let rule: String
    /// The object, for reading.
    package let object: String
    /// The rule's title, for reading.
    package let title: String
    /// The last day on which it excuses the finding; nil without an end.
    package let until: Day?
  }

  /// The path as shown.
  package let path: String
  /// The entries, sorted.
  package private(set) var entries: [Entry]

  /// Creates a baseline of some identities.
  package init(_ path: String, _ identities: [GateResult.Identity], language: Language) {
    self.path = path
    entries = identities.map { identity in
      Entry(
        fingerprint: identity.fingerprint, outcome: identity.outcome, rule: identity.rule,
        object: identity.object[language], title: identity.title[language], until: nil)
    }
    .sorted(by: Self.precedes)
  }

  init(_ path: String, entries: [Entry]) {
    self.path = path
    self.entries = entries.sorted(by: Self.precedes)
  }

  /// What a gate compares, without the entries whose last day is over.
  func identities(on day: Day) -> [GateResult.Identity] {
    entries.filter { !$0.isOver(on: day) }.map(\.identity)
  }

  /// The same without some findings; of equal ones as many go as are given.
  package func removing(_ identities: [GateResult.Identity]) -> Baseline {
    var gone: [String: Int] = [:]
    for identity in identities { gone[identity.fingerprint + identity.outcome.rawValue, default: 0] += 1 }
    var result = self
    result.entries = entries.filter { entry in
      let name = entry.fingerprint + entry.outcome.rawValue
      guard let count = gone[name], count > 0 else { return true }
      gone[name] = count - 1
      return false
    }
    return result
  }

  /// The same with the last days that entries of another baseline have.
  package func keepingDays(of other: Baseline) -> Baseline {
    var days: [String: Day] = [:]
    for entry in other.entries { days[entry.fingerprint + entry.outcome.rawValue] = entry.until }
    let entries = entries.map { entry in
      Entry(
        fingerprint: entry.fingerprint, outcome: entry.outcome, rule: entry.rule, object: entry.object,
        title: entry.title, until: days[entry.fingerprint + entry.outcome.rawValue])
    }
    return Baseline(path, entries: entries)
  }

  /// The findings that a comparison knows.
  package var identities: [GateResult.Identity] { entries.map(\.identity) }

  /// What a reader must know: entries that are over, and entries of rules that there are not.
  package func notes(on day: Day, knownRules: Set<String>) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    let over = entries.count { $0.isOver(on: day) }
    if over > 0 {
      notes.append(
        LocalizedText(
          zh: "基线中 \(over) 条已过截止日期，不再作数",
          en:
            "\(over) entr\(over == 1 ? "y" : "ies") of the baseline ran out and no longer count\(over == 1 ? "s" : "")")
      )
    }
    let unknown = unknownRules(knownRules)
    if !unknown.isEmpty {
      notes.append(
        LocalizedText(
          zh: "基线中有不存在的规则：" + unknown.joined(separator: "、"),
          en: "the baseline names rules that do not exist: " + unknown.joined(separator: ", ")))
    }
    return notes
  }

  /// The rules of entries that are neither among the known ones nor built in, each once.
  package func unknownRules(_ known: Set<String>) -> [String] {
    var seen: Set<String> = []
    return entries.map(\.rule).filter { rule in
      !known.contains(rule) && !rule.hasPrefix("data/") && rule != GateIdentity.quarantine && seen.insert(rule).inserted
    }
  }

  private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
    for (first, second) in zip(left.order, right.order) where first != second {
      return first.utf8.lexicographicallyPrecedes(second.utf8)
    }
    return false
  }

  // MARK: The file

  /// The bytes of the file.
  package var bytes: [UInt8] {
    var text = "{\"format\": \(Self.currentFormat), \"findings\": ["
    for (index, entry) in entries.enumerated() { text += (index == 0 ? "\n" : ",\n") + entry.line }
    return Array((text + (entries.isEmpty ? "]}\n" : "\n]}\n")).utf8)
  }

  /// Reads a file.
  package static func read(_ path: String, in folder: WorkingFolder) throws(InputFailure) -> Baseline {
    let bytes: [UInt8]
    do {
      bytes = try folder.read(path, limit: maximumSize)
    } catch {
      throw InputFailure(error.sentence)
    }
    return try parse(bytes, path: path)
  }

  /// Reads the bytes of a file.
  package static func parse(_ bytes: [UInt8], path: String) throws(InputFailure) -> Baseline {
    var files = SourceFiles()
    let file = files.add(path: path, bytes: bytes)
    var reader = BaselineReader(file)
    let entries = reader.entries(of: bytes)
    guard !reader.sink.hasErrors else {
      throw InputFailure(
        LocalizedText(zh: "基线文件 `\(path)` 有误", en: "the baseline `\(path)` is wrong"),
        diagnostics: reader.sink.sorted, files: files)
    }
    return Baseline(path, entries: entries)
  }
}

extension Baseline.Entry {
  /// Whether its last day is over.
  package func isOver(on day: Day) -> Bool { until.map { $0 < day } ?? false }

  fileprivate var order: [String] { [rule, object, outcome.rawValue, fingerprint, until?.text ?? "", title] }

  fileprivate var identity: GateResult.Identity {
    GateResult.Identity(
      fingerprint: fingerprint, rule: rule, outcome: outcome, title: LocalizedText(same: title),
      object: LocalizedText(same: object))
  }

  fileprivate var line: String {
    var members = [("rule", rule), ("object", object), ("outcome", outcome.rawValue), ("title", title)]
    members.append(("fingerprint", fingerprint))
    if let until { members.append(("until", until.text)) }
    return "{" + members.map { "\"\($0.0)\": " + Self.quoted($0.1) }.joined(separator: ", ") + "}"
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONWriter.appendQuoted(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
