import Findings
import Records
import SourceText

/// What the chunks merged so far have come to.
struct RunMerge: Sendable {
  /// What a rule has come to.
  struct Rule: Sendable {
    var tally: RuleTally
    var findings: [Finding] = []
    var marks: [LocalizedText: [String]] = [:]
    /// What was seen of the objects that waivers name.
    var sightings = WaiverSightings()
    var conflicts: [RuleConflict: (row: Int, object: FindingObject)] = [:]
    /// Whether two of its findings may have the same name.
    var mayRepeat = false
  }

  /// What a built-in check has come to.
  struct Check: Sendable {
    var count = 0
    var findings: [Finding] = []
  }

  /// The rules, by their index.
  var rules: [Rule]
  /// The checks, by their position.
  var checks: [Check]
  /// The spans that run backwards, each once, and their objects where they can't be told at the end.
  var faults: [OrderFault: FindingObject?] = [:]
  /// The keys by table.
  var keys: [TableID: KeyLedger] = [:]
  /// What sets and measures ask of the rows.
  var states: SetStates
  /// The rows of the tables.
  var rowCounts: [TableID: Int] = [:]
  /// The places in the lists where names of findings may repeat.
  var numbering: Set<Int> = []
  /// Why the run can't go on.
  var failure: RunFailure?

  /// Notes that lines of a rule contradict each other.
  mutating func add(_ conflict: RuleConflict, row: Int, _ object: FindingObject) {
    if let known = rules[conflict.rule].conflicts[conflict], known.row <= row { return }
    rules[conflict.rule].conflicts[conflict] = (row, object)
  }
}

extension RunMerge.Rule {
  /// The conflicts by the place of their first object.
  var sortedConflicts: [(conflict: RuleConflict, object: FindingObject)] {
    conflicts.map { (conflict: $0.key, row: $0.value.row, object: $0.value.object) }
      .sorted { left, right in
        if left.row != right.row { return left.row < right.row }
        return left.conflict.name.zh.utf8.lexicographicallyPrecedes(right.conflict.name.zh.utf8)
      }
      .map { ($0.conflict, $0.object) }
  }

  /// Adds what the next chunk says, with no more findings than are wanted.
  mutating func add(_ result: RuleResult, wanted: Int) {
    tally.add(result.tally)
    sightings.merge(result.sightings)
    if result.mayRepeat { mayRepeat = true }
    if findings.count < wanted { findings += result.findings.prefix(wanted - findings.count) }
    for (mark, key) in result.marks { marks[mark, default: []].append(key) }
  }
}
