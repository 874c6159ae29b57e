import Records
import RuleEngine
import SourceText
import TestSupport

/// Makes records of the office at random: mostly plain ones, with some of everything that a real export has gone wrong.
struct SnapshotMaker {
  var random: SeededGenerator
  /// In how many of a hundred fields no value stands.
  let missing: Int
  /// In how many of a hundred fields something odd or unreadable stands.
  let odd: Int
  private var caseNumber = 0
  /// The keys that the records of 办件 have, and those of 科室.
  private var caseCount = 0
  private var sectionCount = 0

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    missing = random.pick([0, 0, 0, 2, 5, 25])
    odd = random.pick([0, 0, 0, 1, 2, 8])
  }

  // MARK: A snapshot

  mutating func snapshot(checkDate: Day, period: ClosedRange<Day>) -> SnapshotText {
    let cases = random.chance(3) ? 0 : random.chance(4) ? 30 : 2 + random.below(6)
    caseCount = min(cases, RecordWords.caseKeys.count)
    sectionCount = 2 + random.below(3)
    var tables = [
      table("cases", cases) { $0.caseRecord() }, table("sections", sectionCount) { $0.section() },
      table("items", 1 + random.below(3)) { $0.itemRecord() }, table("notices", random.below(5)) { $0.notice() },
      table("complaints", random.below(7)) { $0.complaint() },
    ]
    if random.chance(50) { tables.append(table("registers", random.below(4)) { $0.register() }) }
    tables.removeAll { $0.source != "cases" && random.chance(4) }
    if random.chance(20) { tables.shuffle(using: &random) }
    var text = SnapshotText(checkDate: checkDate, period: period, tables: tables)
    text.style = RecordStyle(
      seed: random.next(), shufflesKeys: random.chance(25), isLoose: random.chance(25), escapes: random.chance(25))
    return text
  }

  private mutating func table(
    _ source: String, _ count: Int, _ record: (inout SnapshotMaker) -> [RecordValue.Member]
  ) -> SnapshotText.Table {
    caseNumber = 0
    var lines: [RecordLine] = []
    for _ in 0..<count {
      lines.append(.record(record(&self)))
      if random.chance(odd > 0 ? 2 : 0) { lines.append(broken()) }
    }
    return SnapshotText.Table(source: source, files: [.init(path: "\(source).jsonl", lines: lines)])
  }

  /// A line that is no record.
  private mutating func broken() -> RecordLine {
    .raw(
      random.pick([
        "{\"id\":\"A1\"", "not json", "[1,2]", "{\"id\":\"A1\",\"id\":\"A2\"}", "{}", "", "{\"id\":tru}", "\u{7}",
      ]))
  }

  /// The snapshot of the period before: most of the records, some changed, some gone.
  mutating func previous(of text: SnapshotText) -> SnapshotText {
    var before = text
    let isYearEarlier = random.chance(70)
    let months = isYearEarlier ? -12 : -3
    before.checkDate = text.checkDate.advanced(byMonths: months)
    before.period =
      text.period.lowerBound.advanced(byMonths: months)...text.period.upperBound.advanced(byMonths: months)
    before.style.seed = random.next()
    for index in before.tables.indices {
      for file in before.tables[index].files.indices {
        before.tables[index].files[file].lines = changed(before.tables[index].files[file].lines)
      }
    }
    if random.chance(10) { before.tables.removeAll { $0.source != "cases" && random.chance(40) } }
    return before
  }

  private mutating func changed(_ lines: [RecordLine]) -> [RecordLine] {
    var result: [RecordLine] = []
    for line in lines where random.chance(75) {
      guard case .record(var members) = line else { continue }
      for index in members.indices where index > 0 && random.chance(12) {
        if random.chance(30) { members[index].value = .literal("null") }
        if case .number = members[index].value { members[index].value = .number(String(random.below(9))) }
        if case .literal("true") = members[index].value { members[index].value = .literal("false") }
      }
      result.append(.record(members))
    }
    return result
  }

  // MARK: Records

  /// Members with those that have no value left away or null.
  private mutating func record(
    _ fields: [(key: String, value: (inout SnapshotMaker) -> RecordValue)]
  ) -> [RecordValue.Member] {
    var members: [RecordValue.Member] = []
    for field in fields {
      if random.chance(missing) {
        let nothing: RecordValue? = random.pick([nil, nil, .literal("null"), .text(""), .text("待定")])
        if let nothing { members.append(.init(key: field.key, value: nothing)) }
        continue
      }
      members.append(.init(key: field.key, value: random.chance(odd) ? oddValue() : field.value(&self)))
    }
    if random.chance(6) { members.append(.init(key: "备注", value: .array([.object([]), .number("1")]))) }
    return members
  }

  private mutating func caseRecord() -> [RecordValue.Member] {
    caseNumber += 1
    let number = caseNumber
    var members = record([
      ("id", { .text(number > 1 && $0.random.chance(4) ? "A\(number - 1)" : "A\(number)") }),
      ("accepted", { $0.date() }), ("decided", { $0.random.chance(60) ? $0.date(later: true) : .literal("null") }),
      ("extended", { $0.random.chance(50) ? $0.date() : .literal("null") }), ("received_at", { $0.moment() }),
      ("answered_at", { $0.moment() }), ("handling", { $0.choice(Office.handling) }),
      ("section", { $0.sectionKey() }), ("item", { $0.itemKey() }),
      ("no", { .number(String($0.random.below(6) + 1)) }), ("value", { $0.number() }), ("rate", { $0.rate() }),
      ("joint", { $0.truth() }), ("simple", { $0.truth() }), ("title", { $0.words() }), ("licence", { $0.words() }),
      ("staff", { $0.several { .text($0.random.pick(["张三", "李四", "王五"])) } }),
      ("dates", { $0.several { $0.date() } }), ("numbers", { $0.several { $0.number() } }),
      ("promise", { $0.length("个工作日") }), ("hours", { $0.length("小时") }),
      ("above", { $0.caseKey() }),
    ])
    let penalty = record([("amount", { $0.money() }), ("budget", { .number(String($0.random.below(4))) })])
    if random.chance(98) { members.append(.init(key: "penalty", value: .object(penalty))) }
    members += list("procedures") { $0.procedure() }
    if random.chance(93) {
      members.append(.init(key: "money", value: .object(list("fees") { $0.fee() })))
    }
    return members
  }

  /// A list of child rows: absent, null, empty, of some rows, now and then of many, or no list at all.
  private mutating func list(
    _ key: String, _ row: (inout SnapshotMaker) -> [RecordValue.Member]
  ) -> [RecordValue.Member] {
    if random.chance(missing / 2) { return [] }
    if random.chance(missing / 4) { return [.init(key: key, value: .literal("null"))] }
    if random.chance(odd / 2) { return [.init(key: key, value: oddValue())] }
    let count = random.chance(1) ? 40 : random.pick([0, 1, 1, 2, 2, 3])
    var rows = (0..<count).map { _ in RecordValue.object(row(&self)) }
    if random.chance(odd / 4), !rows.isEmpty { rows.append(oddValue()) }
    return [.init(key: key, value: .array(rows))]
  }

  /// The key of a section, of none now and then.
  private mutating func sectionKey() -> RecordValue {
    .text(random.chance(4) ? "K9" : RecordWords.sectionKeys[random.below(min(3, sectionCount))])
  }

  /// The key of a case, of none now and then.
  private mutating func caseKey() -> RecordValue {
    .text(caseCount == 0 || random.chance(4) ? "A99" : RecordWords.caseKeys[random.below(caseCount)])
  }

  private mutating func procedure() -> [RecordValue.Member] {
    let members = record([
      ("type", { $0.choice(Office.procedures) }), ("from", { $0.date() }), ("to", { $0.date(later: true) }),
      ("staff", { $0.several { .text($0.random.pick(["张三", "李四"])) } }),
      ("days", { .number(String($0.random.below(20))) }), ("cost", { $0.money() }),
      ("section", { $0.sectionKey() }),
    ])
    return members + list("opinions") { $0.opinion() }
  }

  private mutating func opinion() -> [RecordValue.Member] {
    record([
      ("no", { .text(String($0.random.below(3) + 1)) }), ("author", { .text($0.random.pick(["张三", "甲"])) }),
      ("on", { $0.date() }), ("score", { $0.number() }),
    ])
  }

  private mutating func fee() -> [RecordValue.Member] {
    record([("name", { $0.words() }), ("amount", { $0.money() })])
  }

  private mutating func section() -> [RecordValue.Member] {
    caseNumber += 1
    let key = RecordWords.sectionKeys[min(caseNumber - 1, 2)]
    return record([
      ("code", { .text($0.random.chance(94) ? key : "K1") }), ("name", { $0.words() }),
      ("since", { .text($0.random.chance(80) ? "2020-01-01" : "2025-01-20") }),
      ("until", { $0.random.chance(80) ? .literal("null") : .text("2025-02-10") }),
      ("size", { .number(String($0.random.below(5))) }),
      ("above", { $0.sectionKey() }), ("kind", { $0.choice(Office.kinds) }),
    ])
  }

  private mutating func itemRecord() -> [RecordValue.Member] {
    caseNumber += 1
    let number = caseNumber
    return record([
      ("area", { .text($0.random.pick(RecordWords.areas)) }), ("no", { _ in .number(String(number)) }),
      ("name", { $0.words() }), ("limit", { $0.length("个工作日") }), ("visit", { $0.truth() }), ("cap", { $0.money() }),
    ])
  }

  private mutating func notice() -> [RecordValue.Member] {
    record([
      ("case", { $0.caseKey() }), ("asked", { $0.date() }),
      ("answered", { $0.date(later: true) }), ("text", { $0.words() }), ("amount", { $0.money() }),
    ])
  }

  private mutating func complaint() -> [RecordValue.Member] {
    record([
      ("case", { $0.caseKey() }),
      ("section", { $0.sectionKey() }), ("on", { $0.date() }),
      ("amount", { $0.money() }), ("true", { $0.truth() }), ("times", { .number(String($0.random.below(4))) }),
      ("cause", { $0.words() }),
    ])
  }

  private mutating func register() -> [RecordValue.Member] {
    caseNumber += 1
    let number = caseNumber
    return record([
      ("id", { _ in .text("D\(number)") }), ("count", { .number(String($0.random.below(4))) }),
      ("case", { $0.caseKey() }),
    ])
  }
}
