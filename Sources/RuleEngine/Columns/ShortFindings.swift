import Findings
import Records

/// Gives violations to the lists straight from the columns: where nobody asks for a derivation, a line says no more than
/// rule, item and record.
struct ShortFindings {
  private let rule: ColumnWorker.OpenRule
  private let lists: [ColumnRun.List]
  private let batch: Batch
  private let keyColumn: Column
  private let isOneItem: Bool

  /// Creates it for a rule whose findings can be short; nil if one of them needs the reference evaluator.
  init?(_ rule: ColumnWorker.OpenRule, _ place: ChunkPlace, _ run: ColumnRun) {
    let declared = run.rules.rules[rule.result.rule]
    let part = place.chunk.parts[rule.part]
    let schema = run.rules.schema[part.table]
    guard run.settings.lists.allSatisfy(\.listing.isShort), schema.link == nil, schema.key.count == 1,
      declared.period == nil, declared.variants.count == 1, declared.variants[0].word == nil,
      case .requirements(let items) = declared.variants[0].body, rule.columns.items.count == items.count
    else { return nil }
    let column = part.batch.columns[schema.key[0].index]
    guard case .text = schema[schema.key[0]].type, column.hasSlots else { return nil }
    self.rule = rule
    lists = run.settings.lists
    batch = part.batch
    keyColumn = column
    isOneItem = items.count == 1 && items[0].label == items[0].condition.source
  }

  /// Appends the entries of a row; false if the reference evaluator has to write its findings.
  func append(_ row: Int, to entries: inout [[UInt8]]) -> Bool {
    guard rule.columns.violation[row], keyColumn.isKnown(row),
      rule.columns.items.allSatisfy({ !$0.open[row] })
    else { return false }
    let slot = keyColumn.slots[row]
    let start = Int(slot >> 24)
    let key = batch.bytes.span.extracting(start..<start + Int(slot & 0xFF_FFFF))
    let place = batch.provenance(row: row)
    for (index, item) in rule.columns.items.enumerated() where item.violated[row] {
      let finding = ShortFinding(
        rule: rule.result.rule, item: isOneItem ? nil : index, outcome: .violation, input: place.file, line: place.line)
      for (number, list) in lists.enumerated() { list.listing.append(finding, key: key, to: &entries[number]) }
    }
    return true
  }
}
