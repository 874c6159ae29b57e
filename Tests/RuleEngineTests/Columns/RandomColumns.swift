import Findings
import Records
import RuleEngine
import TestSupport

/// Makes random rules about sets, spans and deadlines, and records that reach the edges of their kernels.
struct RandomColumns {
  var random: SeededGenerator

  // MARK: Records

  /// Days around the ends of the calendar, and mostly in its middle.
  private mutating func day() -> Kit.Input {
    let first = random.pick(["2025-01-01", "2025-01-01", "2025-01-01", "2025-09-20", "2026-12-10", "2023-12-20"])
    return .value(.date(Kit.day(first).advanced(by: random.below(45))))
  }

  private mutating func date() -> Kit.Input { random.chance(4) ? .fault("不详") : day() }

  private mutating func procedure(_ base: Day) -> Kit.Record {
    var fields: Kit.Record = [:]
    if random.chance(93) { fields["种类"] = Kit.choice(random.below(2)) }
    let start = base.advanced(by: random.below(30))
    if random.chance(95) { fields["开始日期"] = .value(.date(start)) }
    if random.chance(85) { fields["结束日期"] = .value(.date(start.advanced(by: random.below(20) - 1))) }
    if random.chance(3) { fields["结束日期"] = .fault("？") }
    if random.chance(90) { fields["人员"] = random.pick([Kit.staff("甲", "乙"), Kit.staff("甲"), Kit.staff()]) }
    return fields
  }

  private mutating func item(_ number: Int) -> Kit.Case {
    var fields: Kit.Record = ["编号": Kit.text(String(number))]
    let start = day()
    fields["受理日期"] = random.chance(90) ? start : random.chance(50) ? date() : nil
    var base = Kit.day("2025-01-01")
    if case .value(.date(let day)) = start { base = day }
    if random.chance(80) { fields["决定日期"] = .value(.date(base.advanced(by: random.below(70) - 2))) }
    if random.chance(3) { fields["决定日期"] = .fault("待定") }
    if random.chance(60) { fields["延期批准日期"] = .value(.date(base.advanced(by: random.below(40)))) }
    for label in ["简易", "补办", "联合办理"] where random.chance(90) { fields[label] = Kit.truth(random.chance(40)) }
    if random.chance(90) { fields["办理方式"] = Kit.choice(random.below(2)) }
    if random.chance(90) { fields["科室"] = Kit.reference(random.pick(["A", "B", "C", "D", "科室甲乙丙丁", "Z"])) }
    if random.chance(90) { fields["标题"] = Kit.text(random.pick(["甲", "乙", "丙"])) }
    let count = random.pick([0, 0, 1, 1, 2, 3, 5, 20])
    return Kit.Case(fields: fields, procedures: random.chance(95) ? (0..<count).map { _ in procedure(base) } : nil)
  }

  mutating func cases() -> [Kit.Case] { (0..<(1 + random.below(90))).map { item($0) } }

  mutating func sections() -> [Kit.Record]? {
    if random.chance(10) { return nil }
    var keys = ["A", "B", "C", "科室甲乙丙丁"]
    if random.chance(40) { keys.append("B") }
    let missesKey = random.chance(20)
    var rows = keys.map { key -> Kit.Record in
      var fields: Kit.Record = ["编码": Kit.text(key)]
      if random.chance(90) { fields["名称"] = Kit.text(random.pick(["甲", "乙"])) }
      if random.chance(90) { fields["成立日期"] = date() }
      return fields
    }
    if missesKey { rows.append(["名称": Kit.text("甲")]) }
    return rows
  }

  // MARK: Values

  private mutating func comparison() -> Comparison {
    random.pick([.equal, .notEqual, .less, .atMost, .greater, .atLeast])
  }

  private mutating func ownDate() -> CheckedExpression {
    switch random.below(6) {
    case 0:
      let amount = Kit.duration(random.below(25) - 3, random.pick([.workday, .workday, .day, .month, .year]))
      return Kit.expression(.shift(Kit.read("受理日期"), by: amount, forward: random.chance(70)), .date, "移动")
    case 1:
      return Kit.expression(
        .field(.follow(.slot(0), Kit.field("科室", in: Kit.cases)), Kit.field("成立日期", in: Kit.sections)), .date, "成立")
    default: return Kit.read(random.pick(["受理日期", "决定日期", "决定日期", "延期批准日期"]))
    }
  }

  private mutating func kindIs() -> CheckedExpression {
    Kit.compare(
      .equal, Kit.read("种类", Kit.special, slot: 1), Kit.constant(.choice(random.below(2)), .choice(Kit.procedures)))
  }

  private func endIsThere() -> CheckedExpression {
    Kit.condition(.has(Kit.read("结束日期", Kit.special, slot: 1)), "有结束日期")
  }

  private mutating func children() -> Selection {
    switch random.below(4) {
    case 0: return Kit.children()
    case 1: return Kit.children(where: endIsThere())
    case 2:
      let isEarly = Kit.compare(.atMost, Kit.read("开始日期", Kit.special, slot: 1), Kit.read("决定日期"))
      return Kit.children(where: isEarly)
    default: return Kit.children(where: kindIs())
    }
  }

  private mutating func childItem() -> CheckedItem {
    let staff = Selection(source: .values(Kit.read("人员", Kit.special, slot: 1)), slot: 2, text: Kit.name("人员"))
    switch random.below(4) {
    case 0: return Kit.item(Kit.condition(.hasRows(staff), "有人员"))
    case 1:
      return Kit.item(
        Kit.compare(comparison(), Kit.expression(.count(staff), .number, "人数"), Kit.integer(random.below(3))))
    case 2: return Kit.item(Kit.compare(comparison(), Kit.read("结束日期", Kit.special, slot: 1), ownDate()))
    default: return Kit.item(kindIs())
    }
  }

  // MARK: Conditions

  mutating func condition() -> CheckedExpression {
    switch random.below(13) {
    case 12:
      let start = Kit.read("开始日期", Kit.special, slot: 1)
      let value = Kit.read(random.pick(["结束日期", "种类"]), Kit.special, slot: 1)
      return Kit.condition(.sortedInOrder(children(), by: start, value, strictly: random.chance(30)), "排列依次")
    case 0: return Kit.condition(.exists(children(), meets: [childItem()]), "存在")
    case 1: return Kit.condition(.every(children(), meets: [childItem(), childItem()]), "每个")
    case 2: return Kit.condition(random.chance(50) ? .hasRows(children()) : .lacksRows(children()), "有无")
    case 3:
      return Kit.compare(
        comparison(), Kit.expression(.count(children()), .number, "数量"), Kit.integer(random.below(4)))
    case 4: return aggregated()
    case 5:
      let words = [0, 1].map { Kit.constant(.choice($0), .choice(Kit.procedures)) }
      return Kit.condition(
        .complete(children(), Kit.read("种类", Kit.special, slot: 1), words: words, exactly: random.chance(50)), "齐全")
    case 6:
      let inner = Kit.read(random.pick(["种类", "开始日期"]), Kit.special, slot: 1)
      return Kit.condition(.distinctWithin(children(), inner), "互不相同")
    case 7, 8: return sectionCondition()
    case 9:
      let limit = Kit.duration(random.below(30) - 2, random.pick([.workday, .workday, .day, .month, .year]))
      return Kit.condition(.span(from: Kit.read("受理日期"), to: ownDate(), comparison(), limit), "至")
    default: return length()
    }
  }

  private mutating func aggregated() -> CheckedExpression {
    switch random.below(3) {
    case 0:
      let unit: DurationUnit = random.chance(50) ? .workday : .day
      let span = Kit.expression(
        .spanLength(
          from: Kit.read("开始日期", Kit.special, slot: 1), to: Kit.read("结束日期", Kit.special, slot: 1), unit: unit,
          excluding: []), .duration(unit), "历时")
      let aggregate: Aggregate = random.pick([.sum, .sum, .average, .largest, .smallest])
      return Kit.compare(
        comparison(), Kit.expression(.aggregate(aggregate, children(), span), .duration(unit), "历时合计"),
        Kit.duration(random.below(12), unit))
    case 1:
      let inner = Kit.read(random.pick(["种类", "结束日期"]), Kit.special, slot: 1)
      return Kit.compare(
        comparison(), Kit.expression(.aggregate(.distinctCount, children(), inner), .number, "不同"),
        Kit.integer(random.below(3)))
    default:
      let aggregate: Aggregate = random.chance(50) ? .latest : .earliest
      let end = Kit.read("结束日期", Kit.special, slot: 1)
      return Kit.compare(
        comparison(), Kit.expression(.aggregate(aggregate, children(), end), .date, "最晚"), ownDate())
    }
  }

  private mutating func length() -> CheckedExpression {
    let unit: DurationUnit = random.pick([.workday, .workday, .day, .month, .year])
    var exclusions: [Exclusion] = []
    if random.chance(50) { exclusions.append(.rows(children())) }
    if random.chance(20) { exclusions.append(.span(Kit.read("受理日期"), ownDate(), includesFirstDay: random.chance(50))) }
    let length = Kit.expression(
      .spanLength(from: Kit.read("受理日期"), to: ownDate(), unit: unit, excluding: exclusions),
      random.chance(50) ? .duration(unit) : .number, "用时")
    let bound = length.type == .number ? Kit.integer(random.below(30)) : Kit.duration(random.below(30), unit)
    return Kit.compare(comparison(), length, bound)
  }

  /// Conditions over the loaded sections.
  private mutating func sectionCondition() -> CheckedExpression {
    let code = Kit.compare(.equal, Kit.read("编码", Kit.sections, slot: 1), Kit.read("科室"))
    let name = Kit.compare(.equal, Kit.read("名称", Kit.sections, slot: 1), Kit.read("标题"))
    let isFirst = Kit.compare(
      .equal, Kit.read("名称", Kit.sections, slot: 1), Kit.constant(.text(Text("甲")), .text))
    let isOld = Kit.compare(comparison(), Kit.read("成立日期", Kit.sections, slot: 1), Kit.dateConstant("2025-01-20"))
    let isEarlier = Kit.compare(comparison(), Kit.read("成立日期", Kit.sections, slot: 1), Kit.read("受理日期"))
    let narrowing = random.pick([
      code, name, Kit.all(code, name), Kit.all(code, isFirst), Kit.all(isOld, name), isFirst, Kit.all(code, isEarlier),
    ])
    let rows = Kit.selection(Kit.sections, slot: 1, where: narrowing)
    switch random.below(7) {
    case 0: return Kit.condition(.hasRows(rows), "有科室")
    case 1: return Kit.condition(.lacksRows(rows), "无科室")
    case 2:
      return Kit.condition(.exists(rows, meets: [Kit.item(random.pick([isFirst, isOld, isEarlier, name]))]), "存在")
    case 3: return Kit.condition(.every(rows, meets: [Kit.item(random.pick([isFirst, isOld, isEarlier, name]))]), "每个")
    case 4: return Kit.compare(comparison(), Kit.expression(.count(rows), .number, "数量"), Kit.integer(random.below(3)))
    case 5:
      let founded = Kit.expression(
        .field(.only(rows), Kit.field("成立日期", in: Kit.sections)), .date, "其成立日期")
      return random.chance(40) ? Kit.condition(.has(founded), "有其成立日期") : Kit.compare(comparison(), founded, ownDate())
    default:
      let aggregate: Aggregate = random.chance(50) ? .latest : .earliest
      let founded = Kit.read("成立日期", Kit.sections, slot: 1)
      return Kit.compare(comparison(), Kit.expression(.aggregate(aggregate, rows, founded), .date, "最晚"), ownDate())
    }
  }

  // MARK: Rules

  mutating func rule() -> CheckedRule { Kit.rule(body: .requirements([Kit.item(condition())])) }

  mutating func deadlineRule() -> CheckedRule {
    var limits = [Kit.line(limit())]
    if random.chance(40) { limits.append(Kit.line(limit(), when: Kit.isTrue("联合办理"), "联合")) }
    if random.chance(20) { limits.append(Kit.line(limit(), when: Kit.isTrue("补办"), "补办")) }
    var exclusions: [Deadline.Line<[Exclusion]>] = []
    if random.chance(60) { exclusions.append(Kit.line([.rows(children())], "扣除")) }
    if random.chance(20) { exclusions.append(Kit.line([.rows(children())], when: Kit.isTrue("联合办理"), "联合扣除")) }
    var starts = [Kit.line(Kit.read("受理日期"), "起点")]
    if random.chance(20) { starts.append(Kit.line(Kit.read("延期批准日期"), when: Kit.isTrue("补办"), "补办起点")) }
    var stops = [Kit.line(Kit.read("决定日期"), "终点")]
    if random.chance(10) { stops = [Kit.line(Kit.read("决定日期"), when: Kit.isHandling(0), "终点")] }
    let marks = [
      Deadline.Mark(
        name: Kit.name("红牌"), figure: random.pick([.overdue, .remaining, .used]), comparison: comparison(),
        bound: Kit.duration(random.below(20), random.chance(80) ? .workday : .day))
    ]
    let ended: CheckedExpression? = random.chance(40) ? Kit.isTrue("简易") : nil
    let hasLimit = random.chance(90)
    return Kit.rule(
      body: .deadline(
        Deadline(
          starts: starts, stops: stops, exclusions: exclusions, limits: hasLimit ? limits : [],
          marks: random.chance(20) ? marks : [], ended: ended), requirements: []),
      dueBy: hasLimit ? nil : ownDate())
  }

  /// A rule about a figure of another rule's deadline.
  mutating func figureRule(of other: Int) -> CheckedRule {
    if random.chance(40) {
      let due = Kit.expression(.deadline(.dueDate, rule: other, .slot(0)), .date, "到期日")
      return Kit.rule(body: .requirements([Kit.item(Kit.compare(comparison(), due, ownDate()))]))
    }
    let figure = Kit.expression(
      .deadline(random.pick([.used, .remaining, .overdue]), rule: other, .slot(0)), .number, "用时")
    return Kit.rule(body: .requirements([Kit.item(Kit.compare(comparison(), figure, Kit.integer(random.below(30))))]))
  }

  private mutating func limit() -> Deadline.Limit {
    let unit: DurationUnit = random.pick([.workday, .workday, .day, .month, .year])
    let isLong = unit == .month || unit == .year
    let isExtended = random.chance(40)
    let other: DurationUnit = random.chance(70) ? unit : .workday
    let needs = random.chance(70) ? [Kit.read("延期批准日期")] : [Kit.read("联合办理"), Kit.read("延期批准日期")]
    return Kit.limit(
      Kit.duration(isLong ? random.below(3) : random.below(40), unit),
      extent: isExtended ? Kit.duration(other == .month || other == .year ? 1 : 10, other) : nil,
      needs: isExtended ? needs : [], rolls: random.chance(25))
  }
}
