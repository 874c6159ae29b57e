import Records

/// How many cases of each kind a year has; finished ones are counted by the day on which the organisation's part ended.
struct YearProfile {
  let year: Int
  let instant: Int
  let committed: Int
  let reported: Int
  let running: Int
  let declined: Int
  let withdrawn: Int
  let services: Int
  let seed: UInt64

  /// The figures of 2010 are those of seed article 7: 2,182 + 2,994 + 160 = 5,336. Those of 2009 are made up.
  static let all = [
    YearProfile(
      year: 2009, instant: 1906, committed: 2715, reported: 148, running: 40, declined: 14, withdrawn: 10,
      services: 380,
      seed: 20_091_231),
    YearProfile(
      year: 2010, instant: 2182, committed: 2994, reported: 160, running: 46, declined: 16, withdrawn: 12,
      services: 420,
      seed: 20_101_231),
  ]
}

/// The cases of one year with their planted faults.
struct YearSample {
  let profile: YearProfile
  private(set) var items: [SampleItem]
  private(set) var cases: [CaseRecord] = []
  private(set) var planted: [PlantedFinding] = []
  private(set) var services: [SampleService] = []
  private var builder: CaseBuilder

  /// The first day of the year.
  private var start: Day { Day(year: profile.year, month: 1, day: 1) ?? Day(number: 0) }
  /// The check date: the last day of the year.
  var checkDate: Day { end }
  private var end: Day { Day(year: profile.year, month: 12, day: 31) ?? Day(number: 0) }

  init(profile: YearProfile, calendar: WorkCalendar) {
    self.profile = profile
    items = ItemRegister.all
    let lastDay = Day(year: profile.year, month: 12, day: 31) ?? Day(number: 0)
    builder = CaseBuilder(calendar: calendar, asOf: lastDay, seed: profile.seed)
    makeCases()
    plantItemFaults()
    plantFaults()
    number()
    makeServices()
  }

  private mutating func makeCases() {
    let instant = items.filter { $0.handling == "即办件" }
    for index in 0..<profile.instant {
      cases.append(builder.cut(builder.makeCase(instant[index % instant.count], received: anyDay())))
    }
    let committed = items.filter { $0.handling == "承诺件" }
    for index in 0..<profile.committed {
      cases.append(finished(committed[index % committed.count], shape(of: index)))
    }
    let reported = items.filter { $0.handling == "上报件" }
    for index in 0..<profile.reported { cases.append(finished(reported[index % reported.count], .plain)) }
    for index in 0..<profile.running { cases.append(running(committed[(index * 5) % committed.count])) }
    for index in 0..<profile.declined { cases.append(declined(instant[index % instant.count])) }
    for index in 0..<profile.withdrawn { cases.append(withdrawn(committed[(index * 7) % committed.count])) }
  }

  private func shape(of index: Int) -> CaseShape {
    switch index % 200 {
    case 3, 17, 31, 45, 59, 73, 87, 101, 115, 129, 143, 157, 171, 185: .supplemented
    case 8, 77, 146, 188: .extended
    case 12, 112: .joint
    case 21, 121: .thirdParty
    case 50: .heard
    default: .plain
    }
  }

  private mutating func anyDay() -> Day {
    builder.counter.workingDay(from: start.advanced(by: builder.random.pick(2...355)))
  }

  /// A case that ends inside the year; it may have begun in December before.
  private mutating func finished(_ item: SampleItem, _ shape: CaseShape) -> CaseRecord {
    for _ in 0..<1000 {
      let received = builder.counter.workingDay(from: start.advanced(by: builder.random.pick(-25...350)))
      let record = builder.makeCase(item, received: received, shape: shape)
      if let concluded = record.concluded, concluded >= start, concluded <= end { return builder.cut(record) }
    }
    preconditionFailure("no case of \(item.name) fits into the year")
  }

  /// A case still running on the check date, within all its limits.
  private mutating func running(_ item: SampleItem) -> CaseRecord {
    for _ in 0..<1000 {
      let received = builder.counter.workingDay(from: end.advanced(by: -builder.random.pick(3...24)))
      let record = builder.makeCase(item, received: received)
      if let concluded = record.concluded, concluded > end, let accepted = record.accepted, accepted < end {
        return builder.cut(record)
      }
    }
    preconditionFailure("no case of \(item.name) runs over the year's end")
  }

  private mutating func declined(_ item: SampleItem) -> CaseRecord {
    let received = builder.counter.workingDay(from: start.advanced(by: builder.random.pick(10...330)))
    var record = CaseRecord(received: received)
    record.item = item.code
    record.unit = item.unit
    record.kind = item.handling
    record.declined = builder.counter.day(builder.random.pick(0...4), after: received)
    record.receipt = record.declined
    record.isSealed = true
    return record
  }

  private mutating func withdrawn(_ item: SampleItem) -> CaseRecord {
    let received = builder.counter.workingDay(from: start.advanced(by: builder.random.pick(10...330)))
    var record = CaseRecord(received: received)
    record.item = item.code
    record.unit = item.unit
    record.kind = item.handling
    record.status = "已撤回"
    record.accepted = received
    record.receipt = received
    record.isSealed = true
    return record
  }

  /// Faults of the register: a promise longer than the law allows, a flag that its survey and review belie.
  private mutating func plantItemFaults() {
    guard profile.year == 2010 else { return }
    if let index = items.firstIndex(where: { $0.name == "农业产业化龙头企业认定" }) {
      items[index].promisedDays = 25
      planted.append(
        PlantedFinding("XK-09", table: "许可事项", key: items[index].code, note: "承诺时限长于法定时限"))
    }
    if let index = items.firstIndex(where: { $0.name == "农民专业合作社示范社认定" }) {
      items[index].needsReview = false
      planted.append(
        PlantedFinding("XK-27", "violation", table: "许可事项", key: items[index].code, note: "标为特别程序，却不踏勘也不评审"))
    }
  }

  private mutating func plantFaults() {
    var promised: [String: Int] = [:]
    for item in items { promised[item.code] = item.promisedDays }
    let latest = Day(year: profile.year, month: 9, day: 20) ?? end
    var taken: Set<Int> = []
    var notes: [(Int, [PlantedFinding])] = []
    for fault in FaultCatalogue.all(latest: latest, promised: promised) {
      var left = fault.count
      var tries = 0
      while left > 0 && tries < 40_000 {
        tries += 1
        let index = builder.random.pick(0...cases.count - 1)
        let isInYear = cases[index].received >= start
        guard isInYear, !taken.contains(index), fault.fits(cases[index]), promised[cases[index].item] != 25 else {
          continue
        }
        let found = fault.plant(&cases[index], &builder)
        guard !found.isEmpty else { continue }
        taken.insert(index)
        notes.append((index, found))
        left -= 1
      }
      precondition(left == 0, "a planted fault found no case that can carry it")
    }
    pendingNotes = notes
  }

  private var pendingNotes: [(Int, [PlantedFinding])] = []

  /// Numbers the cases in the order of receipt and fills the numbers into the list of planted faults.
  private mutating func number() {
    let order = cases.indices.sorted { left, right in
      (cases[left].received, left) < (cases[right].received, right)
    }
    var counters: [Int: Int] = [:]
    var decisions = 0
    for index in order {
      let year = cases[index].received.parts.year
      let next = (counters[year] ?? (year < profile.year ? profile.committed : 0)) + 1
      counters[year] = next
      cases[index].id = "\(year)-" + String(repeating: "0", count: 5 - String(next).utf8.count) + String(next)
      if cases[index].decided != nil {
        decisions += 1
        cases[index].decisionNumber = "农审〔\(profile.year)〕\(decisions)号"
      }
    }
    for (index, found) in pendingNotes {
      planted += found.map { finding in
        let key = finding.key.split(separator: "{id}", omittingEmptySubsequences: false).joined(
          separator: cases[index].id)
        return PlantedFinding(finding.rule, finding.outcome, table: finding.table, key: key, note: finding.note)
      }
    }
    pendingNotes = []
    cases = order.map { cases[$0] }
  }

  private mutating func makeServices() {
    let names = ["政策咨询", "表格下载打印", "进度查询", "技术资料索取", "种子真伪辨识"]
    services = (0..<profile.services).map { index in
      SampleService(
        id: "B\(profile.year)-" + String(repeating: "0", count: 4 - String(index + 1).utf8.count) + String(index + 1),
        unit: items[(index * 11) % items.count].unit, day: anyDay(), name: names[index % names.count])
    }
    .sorted { ($0.day, $0.id) < ($1.day, $1.id) }
  }
}

/// A convenience service: logged beside the cases, never counted as one.
struct SampleService {
  let id: String
  let unit: String
  let day: Day
  let name: String
}
