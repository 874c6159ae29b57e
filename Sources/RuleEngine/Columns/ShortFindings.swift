import Findings
import Records

/// Gives violations to the lists straight from the columns: where nobody asks for a derivation, a line says no more than
/// rule, item and record.
struct ShortFindings {
  private let rule: Int
  private let lists: [ColumnRun.List]
  private let batch: Batch
  private let slots: [Int64]
  private let isOneItem: Bool
  /// The rows that violate each item.
  private let items: [Bitmap]
  /// The keys of records that a waiver may excuse.
  private let named: NamedKeys
  /// The rows whose findings can be short: violations by a record with a key, of which nothing is open.
  private let rows: Bitmap

  /// Creates it for a rule whose findings can be short; nil if one of them needs the reference evaluator.
  init?(_ rule: ColumnWorker.OpenRule, _ place: ChunkPlace, _ run: ColumnRun, _ waivers: WaiverSet) {
    let declared = run.rules.rules[rule.result.rule]
    let part = place.chunk.parts[rule.part]
    let schema = run.rules.schema[part.table]
    guard run.settings.lists.allSatisfy(\.listing.isShort), schema.link == nil, schema.key.count == 1,
      declared.period == nil, declared.variants.count == 1, declared.variants[0].word == nil,
      case .requirements(let items) = declared.variants[0].body, rule.columns.items.count == items.count
    else { return nil }
    let column = part.batch.columns[schema.key[0].index]
    guard case .text = schema[schema.key[0]].type, column.hasSlots else { return nil }
    self.rule = rule.result.rule
    named = waivers.recordKeys(ofRule: rule.result.rule)
    lists = run.settings.lists
    batch = part.batch
    slots = column.slots
    isOneItem = items.count == 1 && items[0].label == items[0].condition.source
    self.items = rule.columns.items.map(\.violated)
    var rows = rule.columns.violation.intersection(Bitmap(words: column.known, count: part.batch.rowCount))
    for item in rule.columns.items { rows = rows.subtracting(item.open) }
    self.rows = rows
  }

  /// Appends the entries of rows in rising order.
  ///
  /// - Parameters:
  ///   - told: the rows that need a finding.
  ///   - entries: those of each list.
  ///   - other: takes the rows that can't be short.
  func append(_ told: Bitmap, to entries: inout [[UInt8]], other: (Int, inout [[UInt8]]) -> Void) {
    let text = batch.bytes
    let span = text.span
    let single = items.count == 1 && lists.count == 1 ? lists[0].listing : nil
    let item: Int? = isOneItem ? nil : 0
    let hasNamed = !named.isEmpty
    for index in told.words.indices {
      var rest = told.words[index]
      let short = rows.words[index]
      while rest != 0 {
        let bit = rest & (0 &- rest)
        let row = index << 6 | rest.trailingZeroBitCount
        rest &= rest &- 1
        guard short & bit != 0 else {
          other(row, &entries)
          continue
        }
        let slot = slots[row]
        let start = Int(slot >> 24)
        let key = span.extracting(start..<start + Int(slot & 0xFF_FFFF))
        if hasNamed, named.contains(key) {
          other(row, &entries)
          continue
        }
        let place = batch.provenance(row: row)
        if let single {
          let finding = ShortFinding(
            rule: rule, item: item, outcome: .violation, input: place.file, line: place.line)
          single.append(finding, key: key, to: &entries[0])
        } else {
          append(row, key, place, to: &entries)
        }
      }
    }
  }

  private func append(_ row: Int, _ key: Span<UInt8>, _ place: Provenance, to entries: inout [[UInt8]]) {
    for (index, violated) in items.enumerated() where violated[row] {
      let finding = ShortFinding(
        rule: rule, item: isOneItem ? nil : index, outcome: .violation, input: place.file, line: place.line)
      for (number, list) in lists.enumerated() { list.listing.append(finding, key: key, to: &entries[number]) }
    }
  }
}
