import RuleEngine
import SourceText

/// Collects what of one declaration tests should have seen, each place once.
struct ConditionInventory {
  private let owner: LocalizedText
  private let pack: String
  private var entries: [SourceRange: CoverageRun.Entry] = [:]

  init(owner: LocalizedText, pack: String) {
    self.owner = owner
    self.pack = pack
  }

  /// The entries by place.
  var sorted: [CoverageRun.Entry] { entries.values.sorted { $0.range < $1.range } }

  // MARK: Declarations

  /// Adds the conditions of a rule.
  mutating func add(_ rule: CheckedRule, _ index: Int, _ log: ConditionLog) {
    for variant in rule.variants {
      for exception in variant.exceptions { add(.exception, exception.condition, log) }
      guard case .deadline(let deadline, _) = variant.body else { continue }
      add(deadline.starts, index, log) { $0.range }
      add(deadline.stops, index, log) { $0.range }
      add(deadline.limits, index, log) { $0.duration.range }
      for line in deadline.exclusions {
        if let condition = line.condition { add(.line, condition, log) }
      }
    }
    ExpressionVisit.all(in: rule) { addLeaf($0, log) }
  }

  /// Adds the conditions of a definition.
  mutating func add(_ value: CheckedExpression, _ log: ConditionLog) {
    ExpressionVisit.all(in: value) { addLeaf($0, log) }
  }

  /// Adds the rows of a decision table and the conditions in its cells.
  mutating func add(_ table: CheckedDecisionTable, _ log: ConditionLog) {
    for row in table.rows { add(.row, row.source, row.range, log.seen(at: row.range)) }
    ExpressionVisit.all(in: table) { addLeaf($0, log) }
  }

  private mutating func add<Content>(
    _ lines: [Deadline.Line<Content>], _ rule: Int, _ log: ConditionLog, _ range: (Content) -> SourceRange
  ) {
    guard lines.count > 1 else {
      if let condition = lines.first?.condition { add(.line, condition, log) }
      return
    }
    for line in lines {
      if let condition = line.condition {
        add(.line, condition, log)
      } else {
        let seen: ConditionLog.Seen = log.isTaken(line.source, ofRule: rule) ? .yes : []
        add(.otherwise, line.source, range(line.content), seen)
      }
    }
  }

  // MARK: Conditions

  private mutating func addLeaf(_ expression: CheckedExpression, _ log: ConditionLog) {
    switch expression.kind {
    case .conditional(let cases):
      for item in cases {
        if let condition = item.condition {
          add(.case, condition, log)
        } else {
          add(.otherwise, item.value.source, item.value.range, log.seen(at: item.value.range))
        }
      }
    case .has, .lacks, .compare, .approximately, .span, .member, .textTest, .ruleOutcome, .hasRows, .lacksRows, .exists,
      .every, .complete, .setRelation, .inOrder, .sortedInOrder, .distinct, .distinctWithin, .unique, .consecutive,
      .maximumGap, .functional:
      add(.condition, expression, log)
    default: break
    }
  }

  private mutating func add(_ kind: CoverageRun.Entry.Kind, _ condition: CheckedExpression, _ log: ConditionLog) {
    add(kind, condition.source, condition.range, log.seen(at: condition.range))
  }

  /// Adds an entry; of several at one place the first kind stays, as it says more than a condition.
  private mutating func add(
    _ kind: CoverageRun.Entry.Kind, _ text: LocalizedText, _ range: SourceRange, _ seen: ConditionLog.Seen
  ) {
    guard entries[range] == nil else { return }
    entries[range] = CoverageRun.Entry(kind: kind, owner: owner, pack: pack, text: text, range: range, seen: seen)
  }
}
