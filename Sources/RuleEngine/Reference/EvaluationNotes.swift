import Records
import SourceText

/// The end of a span before its start.
struct OrderFault: Hashable, Sendable {
  let object: RowReference
  let from: LocalizedText
  let to: LocalizedText
  let start: Day
  let end: Day

  /// The order in which the faults of one check are told: by row, then by dates.
  static func precedes(_ one: OrderFault, _ other: OrderFault) -> Bool {
    (one.object.row, one.start, one.end) < (other.object.row, other.start, other.end)
  }
}

/// Two lines of a rule that hold together and differ.
struct RuleConflict: Hashable, Sendable {
  let rule: Int
  let name: LocalizedText
}

/// What is noted while rules are judged, beside their outcomes; it does not depend on the order of judging.
struct EvaluationNotes {
  /// Spans that run backwards, each once.
  private(set) var faults: Set<OrderFault> = []
  /// The first object of each conflict.
  private(set) var conflicts: [RuleConflict: RowReference] = [:]

  /// Notes a span that runs backwards.
  mutating func add(_ fault: OrderFault) {
    faults.insert(fault)
  }

  /// Notes a conflict for an object.
  mutating func add(_ conflict: RuleConflict, _ object: RowReference) {
    if let known = conflicts[conflict], known.row <= object.row { return }
    conflicts[conflict] = object
  }

  /// The conflicts of a rule by the place of their first object.
  func conflicts(of rule: Int) -> [(conflict: RuleConflict, object: RowReference)] {
    conflicts.filter { $0.key.rule == rule }.map { (conflict: $0.key, object: $0.value) }
      .sorted { left, right in
        if left.object.row != right.object.row { return left.object.row < right.object.row }
        return left.conflict.name.zh.utf8.lexicographicallyPrecedes(right.conflict.name.zh.utf8)
      }
  }
}
