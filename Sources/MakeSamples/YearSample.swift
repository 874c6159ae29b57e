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

  /// The figures of 2010 are those of seed article 7: 2,182 + 2,994 + 160 = 5,336. Those of 2009 are made up. Beside the
  /// running cases given here stand those that the year after finishes.
  static let all = [
    YearProfile(
      year: 2009, instant: 1906, committed: 2715, reported: 148, running: 2, declined: 14, withdrawn: 10,
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
  private(set) var registers: SampleRegisters
  private var builder: CaseBuilder

  /// The first day of the year.
  private var start: Day { Day(year: profile.year, month: 1, day: 1) ?? Day(number: 0) }
  /// The check date: the last day of the year.
  var checkDate: Day { end }
  private var end: Day { Day(year: profile.year, month: 12, day: 31) ?? Day(number: 0) }

  /// The cases of the year before that this year goes on with, as this year's records have them.
  var carriedOver: [CaseRecord] { cases.filter { $0.received < start } }

  /// Makes a year.
  /// - Parameter carried: the cases that the year after goes on with; here they are still running.
  init(profile: YearProfile, calendar: WorkCalendar, carried: [CaseRecord]) {
    self.profile = profile
    items = ItemRegister.all + [ItemRegister.abolished]
    let lastDay = Day(year: profile.year, month: 12, day: 31) ?? Day(number: 0)
    builder = CaseBuilder(calendar: calendar, asOf: lastDay, seed: profile.seed)
    registers = SampleRegisters(year: profile.year, builder: builder)
    makeCases()
    cases += carried.map { builder.cut($0) }
    plantItemFaults()
    plantFaults()
    number()
    keepRegisters()
    plantYearFaults()
    makeServices()
  }

  private mutating func makeCases() {
    let items = items.filter { $0.abolishedOn == nil && !(profile.year == 2010 && $0.name == ItemRegister.idle) }
    let instant = items.filter { $0.handling == "即办件" }
    for index in 0..<profile.instant {
      cases.append(builder.cut(builder.makeCase(instant[index % instant.count], received: anyDay())))
    }
    let committed = items.filter { $0.handling == "承诺件" }
    for index in 0..<profile.committed {
      var record = finished(committed[index % committed.count], shape(of: index))
      if index % 150 == 4 { record.materials = Self.materials }
      if index % 7 == 2, committed[index % committed.count].name == DelegatedItem.name {
        record.delegation = DelegatedItem.id
        record.inNameOf = "委托机关"
      }
      cases.append(record)
    }
    let reported = items.filter { $0.handling == "上报件" }
    for index in 0..<profile.reported { cases.append(finished(reported[index % reported.count], .plain)) }
    for index in 0..<profile.running { cases.append(running(committed[(index * 5) % committed.count])) }
    for index in 0..<profile.declined { cases.append(declined(instant[index % instant.count])) }
    for index in 0..<profile.withdrawn { cases.append(withdrawn(committed[(index * 7) % committed.count])) }
  }

  private static let materials = [
    SampleMaterial(name: "申请书", isListed: true, isShared: false, how: "申请人"),
    SampleMaterial(name: "营业执照", isListed: true, isShared: true, how: "共享"),
  ]

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

  /// Faults of the register: a promise longer than the law allows, a flag that its survey and review belie, bases that
  /// create no licence and no fee, and the steps of the reform.
  private mutating func plantItemFaults() {
    guard profile.year == 2010 else { return }
    plantItem("农业产业化龙头企业认定", [("XK-09", "承诺时限长于法定时限"), ("XK-59", "承诺时限比上年长")]) { $0.promisedDays = 25 }
    plantItem("农民专业合作社示范社认定", [("XK-27", "标为特别程序，却不踏勘也不评审")]) { $0.needsReview = false }
    plantItem("生鲜乳准运证明核发", [("XK-33", "依据是其他文件")]) { $0.basisKind = "其他文件" }
    plantItem("畜禽遗传资源引进初审", [("XK-34", "实施满一年没有提请制定地方性法规")]) { $0.proposedOn = nil }
    plantItem("拖拉机检验合格标志核发", [("XK-36", "收费依据是其他文件")]) { $0.feeBasisKind = "其他文件" }
    plantItem(ItemRegister.idle, [("XK-55", "全年没有办件")]) { _ in }
    plantItem("兽药广告审查", [("DJ-10", "没有特别程序的事项列入第二步")]) { item in
      item.reformStep = 2
      item.joinedOn = Day(year: 2010, month: 6, day: 1)
    }
    plantItem("兽药经营许可证核发", [("DJ-10", "有特别程序的事项列入第一步")]) { item in
      item.reformStep = 1
      item.joinedOn = Day(year: 2009, month: 9, day: 1)
    }
    plantItem("农作物品种审定", [("DJ-11", "先于第一步的事项纳入")]) { $0.joinedOn = Day(year: 2009, month: 8, day: 3) }
  }

  private mutating func plantItem(
    _ name: String, _ faults: [(rule: String, note: String)], _ plant: (inout SampleItem) -> Void
  ) {
    guard let index = items.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no item of the name \(name)")
    }
    plant(&items[index])
    planted += faults.map { PlantedFinding($0.rule, table: "许可事项", key: items[index].code, note: $0.note) }
  }

  /// The registers beside the cases, and the units whose rates the planted cases spoil.
  private mutating func keepRegisters() {
    var late: [CaseRecord] = []
    var slow: Set<String> = []
    let carrying = Set(planted.map(\.key))
    for record in cases where carrying.contains(record.id) {
      let rules = planted.filter { $0.key == record.id }.map(\.rule)
      if rules.contains("XK-01") { late.append(record) }
      if rules.contains("XK-07") { slow.insert(record.unit) }
    }
    let clean = cases.filter { $0.isPlainCommitted && $0.received >= start && !carrying.contains($0.id) }
    let files = stride(from: 20, to: clean.count, by: 150).map { clean[$0] }
    registers.fill(items: items.filter { $0.abolishedOn == nil }, late: late, clean: files)
    planted += registers.planted
    for unit in UnitRegister.all {
      if late.contains(where: { $0.unit == unit.code }) {
        planted.append(PlantedFinding("DJ-06", table: "单位", key: unit.code, note: "有承诺件超过法定期限"))
      }
      if slow.contains(unit.code) {
        planted.append(PlantedFinding("DJ-07", table: "单位", key: unit.code, note: "有即办件没有当日办结"))
      }
    }
  }

  /// What one year says of the other.
  private mutating func plantYearFaults() {
    let organisation = AgricultureSamples.organisation
    if YearProfile.all.contains(where: { $0.year == profile.year - 1 }) {
      planted.append(PlantedFinding("DJ-09", table: "机构", key: organisation, note: "上年在办的两件本年没有登记"))
    } else {
      for rule in ["DJ-08", "DJ-09"] {
        planted.append(PlantedFinding(rule, "undetermined", table: "机构", key: organisation, note: "没有上年的数据"))
      }
    }
  }

  private mutating func plantFaults() {
    var promised: [String: Int] = [:]
    for item in items { promised[item.code] = item.promisedDays }
    // What their register row says wrongly would hide or double a fault of their cases.
    let misregistered = Set(planted.filter { ["XK-09", "XK-27"].contains($0.rule) }.map(\.key))
    let latest = Day(year: profile.year, month: 9, day: 20) ?? end
    var taken: Set<Int> = []
    var notes: [(Int, [PlantedFinding])] = []
    for fault in FaultCatalogue.all(latest: latest, promised: promised, abolished: ItemRegister.abolished) {
      var left = fault.count
      var tries = 0
      while left > 0 && tries < 40_000 {
        tries += 1
        let index = builder.random.pick(0...cases.count - 1)
        let isInYear = cases[index].received >= start
        guard isInYear, !taken.contains(index), fault.fits(cases[index]), !misregistered.contains(cases[index].item)
        else { continue }
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
    for index in order where cases[index].id.isEmpty {
      // Cases of the year before have numbers that no other case of that year has.
      let year = cases[index].received.parts.year
      let next = (counters[year] ?? (year < profile.year ? 6000 : 0)) + 1
      counters[year] = next
      cases[index].id = "\(year)-" + String(repeating: "0", count: 5 - String(next).utf8.count) + String(next)
      if cases[index].decided != nil {
        decisions += 1
        cases[index].decisionNumber = "农〔\(profile.year)〕\(decisions)号"
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
        unit: items[(index * 11) % ItemRegister.all.count].unit, day: anyDay(), name: names[index % names.count])
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
