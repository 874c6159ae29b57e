import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

/// Makes random rules and snapshots of the test office for property tests; none asks whether a value is there.
struct RandomRules {
  var random: SeededGenerator

  // MARK: Records

  private mutating func date() -> Kit.Input { .value(.date(Kit.day("2025-01-01").advanced(by: random.below(90)))) }

  private mutating func fields(_ number: Int) -> Kit.Record {
    var fields: Kit.Record = ["编号": Kit.text(String(number))]
    for label in ["受理日期", "决定日期", "延期批准日期"] where random.chance(75) { fields[label] = date() }
    for label in ["简易", "补办"] where random.chance(75) { fields[label] = Kit.truth(random.chance(50)) }
    if random.chance(75) { fields["办理方式"] = Kit.choice(random.below(2)) }
    if random.chance(75) { fields["科室"] = Kit.reference(random.pick(["A", "B", "C"])) }
    if random.chance(75) { fields["罚款"] = Kit.money(random.below(4) * 100) }
    if random.chance(75) { fields["序号"] = Kit.number(random.below(3) + 1) }
    if random.chance(75) { fields["标题"] = Kit.text(random.pick(["甲", "乙", "丙"])) }
    return fields
  }

  private mutating func procedure() -> Kit.Record {
    var fields: Kit.Record = [:]
    if random.chance(80) { fields["种类"] = Kit.choice(random.below(2)) }
    if random.chance(80) { fields["开始日期"] = date() }
    if random.chance(80) { fields["结束日期"] = date() }
    if random.chance(80) { fields["人员"] = random.chance(50) ? Kit.staff("甲", "乙") : Kit.staff("甲") }
    return fields
  }

  mutating func cases() -> [Kit.Case] {
    (0..<(1 + random.below(3))).map { number in
      let procedures = random.chance(90) ? (0..<random.below(3)).map { _ in procedure() } : nil
      return Kit.Case(fields: fields(number), procedures: procedures)
    }
  }

  mutating func sections() -> [Kit.Record] {
    ["A", "B", "B"].map { key in
      var fields: Kit.Record = ["编码": Kit.text(key)]
      if random.chance(80) { fields["名称"] = Kit.text(random.pick(["甲", "乙"])) }
      return fields
    }
  }

  // MARK: Expressions over slot 0

  private mutating func dateValue() -> CheckedExpression {
    switch random.below(5) {
    case 0: return Kit.dateConstant(Kit.day("2025-01-01").advanced(by: random.below(90)).text)
    case 1:
      let moved = Kit.expression(
        .shift(
          Kit.read("受理日期"), by: Kit.duration(random.below(20), random.chance(50) ? .workday : .day), forward: true),
        .date, "受理日期加")
      return moved
    case 2:
      let cases = [
        ConditionalValue(condition: Kit.isTrue("简易"), value: Kit.read("决定日期")),
        ConditionalValue(condition: nil, value: Kit.read("受理日期")),
      ]
      return Kit.expression(.conditional(cases), .date, "起算日期")
    default: return Kit.read(random.pick(["受理日期", "决定日期", "延期批准日期"]))
    }
  }

  private mutating func comparison() -> Comparison {
    random.pick([.equal, .notEqual, .less, .atMost, .greater, .atLeast])
  }

  private var kindIs: (Int) -> CheckedExpression {
    { index in
      Kit.compare(
        .equal, Kit.read("种类", Kit.special, slot: 1), Kit.constant(.choice(index), .choice(Kit.procedures)))
    }
  }

  private mutating func childSelection() -> Selection {
    Kit.children(where: random.chance(70) ? kindIs(random.below(2)) : nil)
  }

  private mutating func childItem() -> CheckedItem {
    let staff = Selection(source: .values(Kit.read("人员", Kit.special, slot: 1)), slot: 2, text: Kit.name("人员"))
    let enough = Kit.compare(
      comparison(), Kit.expression(.count(staff), .number, "人员的数量"), Kit.integer(1 + random.below(2)))
    let early = Kit.compare(comparison(), Kit.read("结束日期", Kit.special, slot: 1), dateValue())
    return Kit.item(random.chance(50) ? enough : early)
  }

  private mutating func atom() -> CheckedExpression {
    switch random.below(14) {
    case 0: return Kit.isTrue(random.pick(["简易", "补办"]))
    case 1: return Kit.isHandling(random.below(2))
    case 2: return Kit.compare(comparison(), dateValue(), dateValue())
    case 3:
      return Kit.compare(comparison(), Kit.read("罚款"), Kit.constant(.money(Fraction(random.below(4) * 100)), .money))
    case 4:
      let limit = Kit.duration(random.below(30), random.pick([.workday, .day, .month]))
      return Kit.condition(.span(from: Kit.read("受理日期"), to: dateValue(), comparison(), limit), "受理至决定")
    case 5: return Kit.condition(.exists(childSelection(), meets: [childItem()]), "存在")
    case 6: return Kit.condition(.every(childSelection(), meets: [childItem()]), "每份")
    case 7:
      return Kit.compare(
        comparison(), Kit.expression(.count(childSelection()), .number, "数量"), Kit.integer(random.below(3)))
    case 8:
      let end = Kit.read("结束日期", Kit.special, slot: 1)
      let aggregate: Aggregate = random.chance(50) ? .latest : .earliest
      return Kit.compare(
        comparison(), Kit.expression(.aggregate(aggregate, childSelection(), end), .date, "最晚"), dateValue())
    case 9:
      let name = Kit.expression(
        .field(.follow(.slot(0), Kit.field("科室", in: Kit.cases)), Kit.field("名称", in: Kit.sections)), .text, "科室的名称")
      return Kit.compare(random.chance(50) ? .equal : .notEqual, name, Kit.constant(.text(Text("甲")), .text))
    case 10: return tableCondition()
    case 11:
      return Kit.condition(
        .inOrder([Kit.read("受理日期"), Kit.read("延期批准日期"), Kit.read("决定日期")], strictly: random.chance(50)), "依次")
    case 12:
      let words = [0, 1].map { Kit.constant(.choice($0), .choice(Kit.procedures)) }
      return Kit.condition(
        .complete(
          childSelection(), Kit.read("种类", Kit.special, slot: 1), words: words, exactly: random.chance(50)), "齐全")
    default:
      let exclusions: [Exclusion] = random.chance(50) ? [.rows(childSelection())] : []
      let length = Kit.expression(
        .spanLength(
          from: Kit.read("受理日期"), to: Kit.read("决定日期"), unit: random.chance(50) ? .workday : .day,
          excluding: exclusions), .number, "用时")
      return Kit.compare(comparison(), length, Kit.integer(random.below(30)))
    }
  }

  /// Conditions over the other cases.
  private mutating func tableCondition() -> CheckedExpression {
    let others = Kit.selection(
      slot: 1, where: Kit.compare(.equal, Kit.read("办理方式", slot: 1), Kit.read("办理方式")))
    switch random.below(5) {
    case 0:
      return Kit.condition(.unique(Kit.selection(slot: 1), Kit.read("标题", slot: 1), own: Kit.read("标题")), "标题不重复")
    case 1: return Kit.condition(.consecutive(others, Kit.read("序号", slot: 1)), "序号连续")
    case 2:
      let sum = Kit.expression(.aggregate(.sum, others, Kit.read("罚款", slot: 1)), .money, "罚款合计")
      return Kit.compare(comparison(), sum, Kit.constant(.money(Fraction(random.below(5) * 100)), .money))
    case 3:
      return Kit.condition(
        .functional(Kit.selection(slot: 1), from: [Kit.read("标题", slot: 1)], to: [Kit.read("罚款", slot: 1)]), "同标题则同罚款")
    default:
      return Kit.compare(
        comparison(), Kit.expression(.count(others), .number, "同类办件"), Kit.integer(1 + random.below(3)))
    }
  }

  mutating func condition(_ depth: Int = 2) -> CheckedExpression {
    guard depth > 0, random.chance(60) else { return atom() }
    switch random.below(5) {
    case 0: return Kit.condition(.all([condition(depth - 1), condition(depth - 1)]), "且")
    case 1: return Kit.condition(.any([condition(depth - 1), condition(depth - 1)]), "或")
    case 2: return Kit.condition(.not(condition(depth - 1)), "非")
    case 3: return Kit.condition(.implies(condition(depth - 1), condition(depth - 1)), "若则")
    default:
      return Kit.condition(
        .atLeast(2, of: [condition(depth - 1), condition(depth - 1), condition(depth - 1)]), "至少两项")
    }
  }

  // MARK: Rules

  mutating func rule() -> CheckedRule {
    let object = Kit.selection(where: random.chance(40) ? condition(1) : nil)
    var exceptions: [CheckedRule.RuleException] = []
    for _ in 0..<random.below(3) {
      let replacement = random.chance(50) ? [Kit.item(condition(1))] : []
      exceptions.append(.init(label: nil, condition: condition(1), replacement: replacement))
    }
    let effective: CheckedRule.Effective? =
      random.chance(30)
      ? .init(from: Kit.day("2025-01-20"), until: nil, by: random.chance(50) ? dateValue() : nil) : nil
    return Kit.rule(
      effective: effective, object: object, body: random.chance(50) ? .requirements(items()) : deadline(),
      exceptions: exceptions, missing: random.chance(20) ? .violation : nil)
  }

  private mutating func items() -> [CheckedItem] {
    (0..<(1 + random.below(2))).map { _ in Kit.item(condition()) }
  }

  private mutating func deadline() -> CheckedRule.Body {
    var limits = [Kit.line(limit())]
    if random.chance(40) { limits.append(Kit.line(limit(), when: condition(1))) }
    let exclusions = random.chance(60) ? [Kit.line([Exclusion.rows(childSelection())], "扣除")] : []
    let ended = random.chance(40) ? Kit.isTrue("简易") : nil
    return .deadline(
      Kit.deadline(limits, exclusions: exclusions, ended: ended), requirements: random.chance(30) ? items() : [])
  }

  private mutating func limit() -> Deadline.Limit {
    let unit: DurationUnit = random.pick([.workday, .workday, .day, .month])
    let amount = unit == .month ? 1 : random.below(40)
    let isExtended = random.chance(40)
    return Kit.limit(
      Kit.duration(amount, unit), extent: isExtended ? Kit.duration(unit == .month ? 1 : 10, unit) : nil,
      needs: isExtended ? [Kit.read("延期批准日期")] : [], rolls: random.chance(20))
  }
}
