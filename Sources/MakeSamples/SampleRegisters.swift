import Records

/// One delegation of an item to another body.
struct SampleDelegation {
  var id: String
  var item: String
  var delegate: String
  var kind = "行政机关"
  var announced: Day?
  var from: Day
  var until: Day?
  var isPassedOn = false
}

/// One application to renew a licence.
struct SampleRenewal {
  var id: String
  var item: String
  var unit: String
  var licence: String
  var expires: Day
  var asked: Day
  var decided: Day?
  var outcome: String?
  var isEntered: Bool?
  var cancelled: Day?
}

/// One revocation or cancellation of a licence.
struct SampleRevocation {
  var id: String
  var item: String
  var unit: String
  var licence: String
  var kind: String
  var revokedFor: String?
  var cancelledFor: String?
  var day: Day
  var facts: String?
}

/// One review sheet of a case file.
struct SampleReviewSheet {
  /// One line with its points and marks.
  struct Line {
    var name: String
    var points: Int
    var marks: Int
  }

  var id: String
  var caseID: String
  var reviewed: Day
  var full: Int
  var total: Int
  var lines: [Line]
}

/// One supervision order on a late case.
struct SampleOrder {
  var id: String
  var caseID: String
  var ordered: Day
  var due: Day
  var answered: Day?
}

/// The registers that officers keep beside the cases, with their planted faults.
struct SampleRegisters {
  private(set) var delegations: [SampleDelegation] = []
  private(set) var renewals: [SampleRenewal] = []
  private(set) var revocations: [SampleRevocation] = []
  private(set) var sheets: [SampleReviewSheet] = []
  private(set) var orders: [SampleOrder] = []
  private(set) var planted: [PlantedFinding] = []

  private let year: Int
  private var builder: CaseBuilder

  /// Empty registers of a year.
  init(year: Int, builder: CaseBuilder) {
    self.year = year
    self.builder = builder
  }

  /// Fills the registers.
  /// - Parameters:
  ///   - items: the items in use.
  ///   - late: the cases over the statutory limit, of which the last two were never supervised.
  ///   - clean: cases that keep every rule, whose files are reviewed.
  mutating func fill(items: [SampleItem], late: [CaseRecord], clean: [CaseRecord]) {
    delegate(items)
    renew(items.filter { $0.itemClass == "行政许可" && $0.handling == "承诺件" })
    revoke(items.filter { $0.itemClass == "行政许可" && $0.handling == "承诺件" })
    review(late: late, clean: clean)
    supervise(late)
  }

  private func day(_ month: Int, _ day: Int, year: Int? = nil) -> Day {
    Day(year: year ?? self.year, month: month, day: day) ?? builder.asOf
  }

  /// A key such as `YX2010-003`.
  private func key(_ prefix: String, _ number: Int) -> String {
    prefix + "\(year)-" + String(repeating: "0", count: 3 - String(number).utf8.count) + String(number)
  }

  private mutating func plant(_ rule: String, _ table: String, _ key: String, _ note: String) {
    planted.append(PlantedFinding(rule, table: table, key: key, note: note))
  }

  private mutating func delegate(_ items: [SampleItem]) {
    func code(_ name: String) -> String { items.first { $0.name == name }?.code ?? "" }
    delegations = [
      SampleDelegation(
        id: DelegatedItem.id, item: code(DelegatedItem.name), delegate: "某市农业委员会",
        announced: day(1, 4, year: 2008), from: day(1, 15, year: 2008)),
      SampleDelegation(
        id: "WT-02", item: code("拖拉机检验合格标志核发"), delegate: "某市农业机械管理局", announced: day(6, 20, year: 2008),
        from: day(7, 1, year: 2008), until: day(6, 30, year: 2010)),
      SampleDelegation(
        id: "WT-03", item: code("生鲜乳收购许可证核发"), delegate: "某市畜牧兽医局", announced: day(2, 20, year: 2009),
        from: day(3, 1, year: 2009), isPassedOn: true),
      SampleDelegation(
        id: "WT-04", item: code("水产苗种生产许可证核发"), delegate: "某市渔业协会", kind: "社会组织",
        announced: day(4, 10, year: 2009), from: day(5, 1, year: 2009)),
      SampleDelegation(
        id: "WT-05", item: code("草种经营许可证核发"), delegate: "某县农业局", from: day(8, 1, year: 2009)),
    ]
    plant("XK-53", "委托", "WT-03", "受委托机关又委托他人")
    plant("XK-52", "委托", "WT-04", "委托给社会组织")
    plant("XK-52", "委托", "WT-05", "委托没有公告")
  }

  private mutating func renew(_ items: [SampleItem]) {
    for index in 0..<36 {
      let expires = day(2, 10).advanced(by: index * 9)
      var asked = expires
      while builder.counter.count(after: asked, through: expires) < 32 + index % 7 { asked = asked.advanced(by: -1) }
      let item = items[index % items.count]
      var renewal = SampleRenewal(
        id: key("YX", index + 1), item: item.code, unit: item.unit, licence: "农证字第\(2000 + index * 7)号",
        expires: expires, asked: asked)
      let decided = builder.counter.day(builder.random.pick(5...25), after: asked)
      if index % 9 == 4 {
        renewal.outcome = "不予"
        renewal.cancelled = builder.counter.day(2, after: expires)
      } else {
        renewal.outcome = "准予"
        renewal.isEntered = true
      }
      renewal.decided = decided
      plantRenewal(&renewal, index)
      renewals.append(renewal)
    }
  }

  private mutating func plantRenewal(_ renewal: inout SampleRenewal, _ index: Int) {
    switch index {
    case 7, 16:
      renewal.decided = nil
      renewal.outcome = nil
      plant("XK-44", "延续申请", renewal.id, "届满前没有作出是否准予延续的决定")
    case 20:
      renewal.decided = nil
      renewal.outcome = nil
      renewal.isEntered = nil
      plant("XK-44", "延续申请", renewal.id, "届满前没有作出是否准予延续的决定")
      plant("XK-45", "延续申请", renewal.id, "没有按视为准予延续登记")
    case 25:
      renewal.decided = renewal.expires.advanced(by: 6)
      renewal.outcome = "不予"
      renewal.isEntered = false
      plant("XK-44", "延续申请", renewal.id, "届满后才决定")
      plant("XK-45", "延续申请", renewal.id, "已视为准予延续，又决定不予延续")
    case 13:
      renewal.cancelled = nil
      plant("XK-46", "延续申请", renewal.id, "不予延续，届满后没有注销")
    default: break
    }
  }

  private mutating func revoke(_ items: [SampleItem]) {
    let rows: [(kind: String, ground: String?, licence: Int, facts: String?)] = [
      ("撤销", "欺骗贿赂", 11, "申请时提交了虚假的检验报告"), ("注销", "撤销撤回吊销", 11, nil), ("注销", "组织终止", 23, nil),
      ("撤销", "不具备资格条件", 31, "复查时生产场所不符合规定条件"), ("注销", "撤销撤回吊销", 31, nil),
      ("撤销", nil, 47, "超出管辖区域核发"), ("注销", "撤销撤回吊销", 47, nil), ("撤销", "违反法定程序", 59, "待补"),
      ("注销", "撤销撤回吊销", 59, nil), ("注销", nil, 64, nil), ("撤销", "超越法定职权", 78, "不属于本机关的许可权限"),
      ("注销", "届满未延续", 85, nil),
    ]
    for (index, row) in rows.enumerated() {
      let item = items[(index * 3) % items.count]
      let isRevoked = row.kind == "撤销"
      revocations.append(
        SampleRevocation(
          id: key("CX", index + 1), item: item.code, unit: item.unit, licence: "农〔\(year - 1)〕\(row.licence)号",
          kind: row.kind, revokedFor: isRevoked ? row.ground : nil, cancelledFor: isRevoked ? nil : row.ground,
          day: builder.counter.workingDay(from: day(2, 1).advanced(by: index * 25)), facts: row.facts))
    }
    plant("XK-47", "撤销注销", key("CX", 6), "撤销没有写明情形")
    plant("XK-47", "撤销注销", key("CX", 8), "撤销没有写明事实")
    plant("XK-48", "撤销注销", key("CX", 10), "注销没有写明情形")
    plant("XK-49", "撤销注销", key("CX", 11), "撤销后没有办理注销")
  }

  /// Twelve lines whose points add up to 100.
  private static let reviewLines: [(name: String, points: Int)] = [
    ("申请书与事项相符", 5), ("补正一次告知", 10), ("受理凭证盖章注明日期", 6), ("利害关系人告知", 6), ("两人以上核查", 15),
    ("特别程序书面告知", 6), ("听证权利告知", 5), ("各级意见签名和日期", 10), ("决定书写明理由", 10), ("期限", 10), ("送达回证", 5),
    ("公开", 12),
  ]

  private mutating func review(late: [CaseRecord], clean: [CaseRecord]) {
    let reviewed = late.prefix(1) + clean.prefix(13)
    for (index, record) in reviewed.enumerated() {
      var lines = Self.reviewLines.map { SampleReviewSheet.Line(name: $0.name, points: $0.points, marks: $0.points) }
      if index % 3 != 0 { lines[index % 12].marks -= 1 + index % 4 }
      var sheet = SampleReviewSheet(
        id: key("PC", index + 1), caseID: record.id, reviewed: day(12, 1 + index), full: 100, total: 0, lines: lines)
      if index == 5 { sheet.lines[8].points = 19 }
      if index == 10 { sheet.lines[2].marks = 7 }
      sheet.total = sheet.lines.reduce(0) { $0 + $1.marks } + (index == 8 ? 10 : 0)
      sheets.append(sheet)
    }
    plant("DJ-14", "评查表", key("PC", 1), "超过法定期限的办件评查得满分")
    plant("DJ-12", "评查表", key("PC", 6), "各项分值合计 109 分")
    plant("DJ-13", "评查表", key("PC", 9), "总分比各项得分之和多 10 分")
    plant("DJ-13", "评查表", key("PC", 11), "一项得分超过分值")
  }

  private mutating func supervise(_ late: [CaseRecord]) {
    for (index, record) in late.enumerated() {
      guard index + 2 < late.count else {
        plant("DJ-15", "办件", record.id, "超过法定期限，没有督办")
        continue
      }
      let ordered = builder.counter.day(1, after: record.decided ?? record.received)
      let due = builder.counter.day(5, after: ordered)
      orders.append(
        SampleOrder(
          id: key("DB", index + 1), caseID: record.id, ordered: ordered, due: due,
          answered: builder.counter.day(index == 1 ? 7 : 3, after: ordered)))
    }
    plant("DJ-16", "督办单", key("DB", 2), "逾期回复")
  }
}

/// The item whose cases another organ handles by delegation.
enum DelegatedItem {
  /// The name of the item.
  static let name = "产地检疫合格证核发"
  /// The number of the delegation.
  static let id = "WT-01"
}
