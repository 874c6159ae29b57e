import Findings
import Records
import SourceText

/// What one chunk comes to; results are merged in the order of the chunks.
package struct ChunkResult: Sendable {
  /// One for each rule that was judged.
  var rules: [RuleResult] = []
  /// One for each built-in check that found something.
  var checks: [CheckResult] = []
  /// Spans that run backwards, with rows numbered over the whole table.
  var faults: [NotedFault] = []
  /// Lines of a rule that contradict each other.
  var conflicts: [NotedConflict] = []
  /// The keys of the records.
  var keys: KeyRun?
  /// What sets and measures ask of the rows.
  var states: SetStates?
  /// How many rows each table of the chunk has.
  var rowCounts: [RowCount] = []

  /// The rows of one table.
  struct RowCount: Sendable {
    let table: TableID
    let count: Int
  }

  /// A span that runs backwards.
  struct NotedFault: Sendable {
    let fault: OrderFault
    /// The object as shown; nil where the whole table is in memory and it can be told at the end.
    let object: FindingObject?
  }

  /// Lines that contradict each other.
  struct NotedConflict: Sendable {
    let conflict: RuleConflict
    let row: Int
    let object: FindingObject
  }
}

/// What one rule says about the rows of a chunk.
struct RuleResult: Sendable {
  /// The rule.
  let rule: Int
  /// The outcomes and the number of findings.
  var tally: RuleTally
  /// The findings that were still wanted, by place.
  var findings: [Finding] = []
  /// The objects with a mark, in order.
  var marks: [(mark: LocalizedText, key: String)] = []
  /// What was seen of the objects that waivers name.
  var sightings = WaiverSightings()
  /// The entries for each list.
  var entries: [[UInt8]]
  /// Whether two of its findings may have the same name: several about one object, or about lists that are missing.
  var mayRepeat = false
}

/// What one built-in check found in a chunk.
struct CheckResult: Sendable {
  /// The check, by its position among those of the run.
  let check: Int
  /// How many faults.
  var count = 0
  /// The findings that were still wanted.
  var findings: [Finding] = []
  /// The entries for each list.
  var entries: [[UInt8]]
}
