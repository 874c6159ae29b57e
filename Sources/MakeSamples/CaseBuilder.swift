import Records

/// Builds cases that keep every rule of the packs; the planters break them afterwards.
struct CaseBuilder {
  let counter: WorkdayCounter
  let asOf: Day
  var random: SeededGenerator

  private static let surnames = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林",
  ]
  private static let givenNames = [
    "敏", "静", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "霞", "平", "刚", "芳", "燕", "玲", "国", "强",
  ]

  init(calendar: WorkCalendar, asOf: Day, seed: UInt64) {
    counter = WorkdayCounter(calendar: calendar)
    self.asOf = asOf
    random = SeededGenerator(seed: seed)
  }

  mutating func person() -> String {
    random.pick(from: Self.surnames) + random.pick(from: Self.givenNames)
  }

  /// So many different people.
  mutating func people(_ count: Int) -> [String] {
    var names: [String] = []
    while names.count < count {
      let name = person()
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// A case received on a day, handled as its item is.
  mutating func makeCase(_ item: SampleItem, received: Day, shape: CaseShape = .plain) -> CaseRecord {
    var record = CaseRecord(received: received)
    record.item = item.code
    record.unit = item.unit
    record.kind = item.handling
    if item.handling == "即办件" {
      makeInstant(item, &record)
    } else {
      makeLong(item, shape, &record)
    }
    return record
  }

  private mutating func makeInstant(_ item: SampleItem, _ record: inout CaseRecord) {
    accept(&record, on: record.received)
    record.decided = record.received
    record.outcome = "准予"
    if item.feeBasis != nil { record.fee = 10 * random.pick(2...12) }
    deliver(&record)
  }

  private mutating func accept(_ record: inout CaseRecord, on day: Day) {
    record.accepted = day
    record.receipt = day
    record.isSealed = true
  }

  private mutating func deliver(_ record: inout CaseRecord) {
    guard let decided = record.decided, record.outcome == "准予" else { return }
    let delivered = counter.day(random.pick(0...6), after: decided)
    record.delivered = delivered
    record.published = counter.day(random.pick(0...2), after: delivered)
  }

  private mutating func makeLong(_ item: SampleItem, _ shape: CaseShape, _ record: inout CaseRecord) {
    record.isJoint = shape == .joint
    let accepted = admission(shape, &record)
    let last = procedures(item, after: accepted, shape, &record)
    let spans = excludedSpans(of: record)
    let limit = shape == .joint ? 45 : record.kind == "上报件" ? item.statutoryDays : item.promisedDays
    let floor = max(4, counter.count(after: accepted, through: last, excluding: spans) + 2)
    let net: Int
    switch shape {
    case .extended: net = limit + random.pick(1...8)
    case .joint: net = random.pick(max(floor, 18)...40)
    default: net = min(limit, floor + random.pick(0...max(0, limit - floor)))
    }
    let concluded = counter.day(net, after: accepted, excluding: spans)
    if shape == .joint { consult(&record, after: accepted) }
    record.steps = steps(from: accepted, net: net, limit: limit + (shape == .extended ? 10 : 0), excluding: spans)
    if shape == .extended { extend(&record, limit: limit, from: accepted, excluding: spans) }
    conclude(&record, on: concluded)
  }

  private mutating func admission(_ shape: CaseShape, _ record: inout CaseRecord) -> Day {
    if shape == .supplemented {
      let asked = counter.day(random.pick(0...4), after: record.received)
      let wanted = random.pick(1 + random.pick(0...1), from: ["土地使用证明", "检验报告", "人员资质证明", "质量管理制度", "法定代表人身份证明"])
      record.notices = [SampleNotice(asked: asked, contents: wanted)]
      let back = counter.day(random.pick(3...12), after: asked)
      record.supplementReceived = back
      accept(&record, on: counter.day(random.pick(0...2), after: back))
    } else {
      accept(&record, on: counter.day(random.pick(0...3), after: record.received))
    }
    return record.accepted ?? record.received
  }

  /// Adds the procedures of an item and gives the day on which the last one ends.
  private mutating func procedures(
    _ item: SampleItem, after accepted: Day, _ shape: CaseShape, _ record: inout CaseRecord
  ) -> Day {
    var last = accepted
    if item.needsSurvey {
      let start = counter.day(random.pick(1...2), after: last)
      let end = counter.day(random.pick(0...1), after: start)
      record.procedures.append(
        SampleProcedure(
          type: "现场踏勘", assigned: nil, started: start, ended: end, told: nil, staff: people(2), conclusion: "符合"))
      last = end
    }
    if item.needsTesting {
      let assigned = counter.day(random.pick(1...4), after: accepted)
      let start = counter.day(1, after: max(last, assigned))
      let end = counter.day(random.pick(2...4), after: start)
      record.procedures.append(
        SampleProcedure(
          type: "检测", assigned: assigned, started: start, ended: end, told: start, staff: people(2), conclusion: "符合"))
      last = end
    }
    if item.needsReview {
      let start = counter.day(1, after: last)
      let end = counter.day(random.pick(3...6), after: start)
      record.procedures.append(
        SampleProcedure(
          type: "专家评审", assigned: nil, started: start, ended: end, told: start, staff: [], conclusion: "符合"))
      last = end
    }
    if shape == .thirdParty || shape == .heard {
      last = max(last, involveThirdParty(after: accepted, isHeard: shape == .heard, &record))
    }
    return last
  }

  private mutating func involveThirdParty(after accepted: Day, isHeard: Bool, _ record: inout CaseRecord) -> Day {
    let told = counter.day(1, after: accepted)
    record.concernsThirdParty = true
    record.thirdPartyTold = told
    guard isHeard else {
      record.hearings = [SampleHearing(rightTold: told)]
      return told
    }
    let requested = counter.day(random.pick(1...4), after: told)
    let notified = counter.day(1, after: requested)
    let held = counter.day(random.pick(8...11), after: notified)
    record.hearings = [
      SampleHearing(
        rightTold: told, requested: requested, notified: notified, held: held,
        chair: "欧阳" + random.pick(from: ["正", "宁", "博"]),
        isPublic: true, isSigned: true)
    ]
    record.procedures.append(
      SampleProcedure(
        type: "听证", assigned: nil, started: requested, ended: held, told: requested, staff: [], conclusion: nil))
    return held
  }

  /// The intervals that article 45 does not count.
  func excludedSpans(of record: CaseRecord) -> [(start: Day, end: Day)] {
    record.procedures.filter { $0.type != "现场踏勘" }.compactMap { procedure in
      procedure.ended.map { (start: procedure.started, end: $0) }
    }
  }

  /// The steps from acceptance to the end: window, handler, division head, deputy head, now and then a station before.
  private mutating func steps(
    from accepted: Day, net: Int, limit: Int, excluding spans: [(start: Day, end: Day)]
  )
    -> [SampleStep]
  {
    let names = people(5)
    var plan: [(name: String, net: Int, limit: Int)] = [("窗口承办", 1, 1)]
    let rest = net - 4
    let handlerLimit = max(3, limit - 4)
    if rest > 6, random.chance(6) {
      plan.append(("站所审核", 3, 3))
      plan.append(("具体经办", rest - 3, handlerLimit - 3))
    } else {
      plan.append(("具体经办", rest, handlerLimit))
    }
    plan += [("处室负责人", 2, 2), ("分管负责人", 1, 1)]
    var total = 0
    var taken = accepted
    return zip(plan, names).map { entry, name in
      total += entry.net
      let passed = counter.day(total, after: accepted, excluding: spans)
      defer { taken = passed }
      return SampleStep(name: entry.name, person: name, taken: taken, passed: passed, days: entry.limit)
    }
  }

  private mutating func extend(
    _ record: inout CaseRecord, limit: Int, from accepted: Day, excluding spans: [(start: Day, end: Day)]
  ) {
    let approved = counter.day(limit - 1, after: accepted, excluding: spans)
    record.extensionApproved = approved
    record.extensionTold = approved
    record.extensionReason = random.pick(from: ["需要补充检测数据", "需要征求相关部门意见", "案情复杂，需要集体研究"])
  }

  /// One or two departments are consulted on the day after acceptance and reply long before the decision.
  private mutating func consult(_ record: inout CaseRecord, after accepted: Day) {
    let consulted = counter.day(1, after: accepted)
    for department in random.pick(random.pick(1...2), from: ["环境保护局", "国土资源局", "卫生局", "林业局"]) {
      let replied = counter.day(random.pick(3...12), after: consulted)
      record.opinions.append(SampleOpinion(department: department, consulted: consulted, replied: replied))
    }
  }

  private mutating func conclude(_ record: inout CaseRecord, on day: Day) {
    if record.kind == "上报件" {
      record.reported = day
      record.firstOpinion = random.chance(95) ? "同意" : "不同意"
      record.materialsSent = true
      return
    }
    record.decided = day
    if random.chance(3) {
      record.outcome = "不予"
      record.refusalReason = random.pick(from: ["生产场所面积不符合规定条件", "检验设备不符合规定条件", "技术人员数量不足"])
      record.reviewTold = true
      record.litigationTold = true
    } else {
      record.outcome = "准予"
    }
    deliver(&record)
  }

  /// Takes back what had not happened by the check date: a running case, or a licence not yet delivered.
  func cut(_ record: CaseRecord) -> CaseRecord {
    var cut = record
    if let concluded = record.concluded, concluded > asOf { reopen(&cut) }
    cut.delivered = past(record.delivered)
    cut.published = cut.delivered == nil ? nil : past(record.published) ?? cut.delivered
    cut.extensionApproved = past(record.extensionApproved)
    if cut.extensionApproved == nil {
      cut.extensionTold = nil
      cut.extensionReason = nil
    }
    cut.procedures = record.procedures.filter { $0.started <= asOf }
    for index in cut.procedures.indices where cut.procedures[index].ended.map({ $0 > asOf }) == true {
      cut.procedures[index].ended = nil
      cut.procedures[index].conclusion = nil
    }
    cut.steps = record.steps.filter { $0.taken <= asOf }
    for index in cut.steps.indices where cut.steps[index].passed.map({ $0 > asOf }) == true {
      cut.steps[index].passed = nil
    }
    if let open = cut.steps.firstIndex(where: { $0.passed == nil }) { cut.steps.removeSubrange((open + 1)...) }
    return cut
  }

  private func reopen(_ record: inout CaseRecord) {
    record.status = "办理中"
    record.decided = nil
    record.reported = nil
    record.firstOpinion = nil
    record.materialsSent = nil
    record.outcome = nil
    record.refusalReason = nil
    record.reviewTold = nil
    record.litigationTold = nil
    if past(record.accepted) == nil {
      record.accepted = nil
      record.receipt = nil
      record.isSealed = nil
    }
    record.notices.removeAll { $0.asked > asOf }
    record.supplementReceived = past(record.supplementReceived)
    record.thirdPartyTold = past(record.thirdPartyTold)
    record.hearings.removeAll { past($0.rightTold) == nil }
    for index in record.hearings.indices { record.hearings[index] = past(record.hearings[index]) }
    record.opinions.removeAll { $0.consulted > asOf }
    for index in record.opinions.indices { record.opinions[index].replied = past(record.opinions[index].replied) }
  }

  private func past(_ hearing: SampleHearing) -> SampleHearing {
    var hearing = hearing
    hearing.requested = past(hearing.requested)
    hearing.notified = past(hearing.notified)
    if past(hearing.held) == nil {
      hearing.held = nil
      hearing.chair = nil
      hearing.isPublic = nil
      hearing.isSigned = nil
    }
    return hearing
  }

  private func past(_ day: Day?) -> Day? {
    day.flatMap { $0 <= asOf ? $0 : nil }
  }
}

/// What is special about a case.
enum CaseShape {
  case plain
  /// Asked once for further materials.
  case supplemented
  /// Extended with approval, told with reasons.
  case extended
  /// Several departments: 45 working days.
  case joint
  /// A third party is concerned and was told of the right to a hearing.
  case thirdParty
  /// A hearing was held.
  case heard
}
