import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

/// Makes random questions about whole tables of the test office: sets in rules over other tables, and measures.
struct RandomSets {
  var random: SeededGenerator

  // MARK: Records

  private mutating func date() -> Kit.Input { .value(.date(Kit.day("2025-01-01").advanced(by: random.below(40)))) }

  private mutating func record(_ number: Int) -> Kit.Case {
    var fields: Kit.Record = ["编号": Kit.text(String(number))]
    for label in ["受理日期", "决定日期"] where random.chance(80) { fields[label] = date() }
    if random.chance(80) { fields["办理方式"] = random.chance(95) ? Kit.choice(random.below(2)) : .fault("三") }
    for label in ["简易", "补办"] where random.chance(75) { fields[label] = Kit.truth(random.chance(50)) }
    if random.chance(80) { fields["科室"] = Kit.reference(random.pick(["A", "B", "C"])) }
    if random.chance(80) { fields["罚款"] = random.chance(95) ? Kit.money(random.below(9) * 100 - 300) : .fault("一百") }
    if random.chance(80) { fields["序号"] = Kit.number(random.below(4) - 1) }
    if random.chance(80) { fields["标题"] = random.chance(90) ? Kit.text(random.pick(["甲", "乙", "丙"])) : .fault("？") }
    var procedures: [Kit.Record]?
    if random.chance(92) {
      procedures = (0..<random.below(3)).map { _ in
        var procedure: Kit.Record = [:]
        if random.chance(80) { procedure["种类"] = Kit.choice(random.below(2)) }
        for label in ["开始日期", "结束日期"] where random.chance(80) { procedure[label] = date() }
        return procedure
      }
    }
    return Kit.Case(fields: fields, procedures: procedures)
  }

  mutating func cases() -> [Kit.Case] {
    (0..<random.below(random.chance(10) ? 40 : 12)).map { record($0) }
  }

  mutating func sections() -> [Kit.Record] {
    (0..<random.below(4)).map { index in
      var fields: Kit.Record = [:]
      if random.chance(90) { fields["编码"] = Kit.text(["A", "B", "D"][index % 3]) }
      if random.chance(75) { fields["名称"] = Kit.text(random.pick(["甲", "乙", "丁"])) }
      return fields
    }
  }

  // MARK: Conditions over a case

  private mutating func comparison() -> Comparison {
    random.pick([.equal, .notEqual, .less, .atMost, .greater, .atLeast])
  }

  private mutating func procedures(of slot: Int) -> Selection {
    let kind = Kit.compare(
      .equal, Kit.read("种类", Kit.special, slot: 6), Kit.constant(.choice(0), .choice(Kit.procedures)))
    return Selection(
      source: .children(Kit.special, of: .slot(slot)), slot: 6, condition: random.chance(50) ? kind : nil,
      text: Kit.name("特别程序"))
  }

  private mutating func atom(_ slot: Int, ofMeasure isMeasure: Bool) -> CheckedExpression {
    switch random.below(9) {
    case 0: return Kit.isTrue(random.pick(["简易", "补办"]), slot: slot)
    case 1: return Kit.isHandling(random.below(2), slot: slot)
    case 2: return Kit.compare(comparison(), Kit.read("受理日期", slot: slot), Kit.read("决定日期", slot: slot))
    case 3: return Kit.compare(comparison(), amount(slot), Kit.constant(.money(Fraction(100)), .money))
    case 4: return Kit.condition(.has(Kit.read(random.pick(["罚款", "标题", "科室"]), slot: slot)), "有")
    case 5: return Kit.condition(.ruleOutcome(rule: 0, outcome: .violation, .slot(slot)), "违反 XK-01")
    case 6:
      let ended = Kit.condition(.has(Kit.read("结束日期", Kit.special, slot: 6)), "有结束日期")
      return Kit.condition(.exists(procedures(of: slot), meets: [Kit.item(ended)]), "存在特别程序")
    case 7:
      return Kit.compare(
        .equal, Kit.read("标题", slot: slot), Kit.constant(.text(Text(random.pick(["甲", "乙"]))), .text))
    default:
      return Kit.condition(
        .span(
          from: Kit.read("受理日期", slot: slot), to: Kit.read("决定日期", slot: slot), .atMost, Kit.duration(random.below(30))),
        "受理至决定")
    }
  }

  mutating func condition(_ slot: Int, ofMeasure isMeasure: Bool) -> CheckedExpression {
    guard random.chance(40) else { return atom(slot, ofMeasure: isMeasure) }
    let parts = [atom(slot, ofMeasure: isMeasure), atom(slot, ofMeasure: isMeasure)]
    switch random.below(3) {
    case 0: return Kit.condition(.all(parts), "且")
    case 1: return Kit.condition(.any(parts), "或")
    default: return Kit.condition(.not(parts[0]), "非")
    }
  }

  /// An amount of a case: as it stands, or by cases, so that it may lie between two.
  private mutating func amount(_ slot: Int) -> CheckedExpression {
    guard random.chance(30) else { return Kit.read("罚款", slot: slot) }
    let cases = [
      ConditionalValue(condition: Kit.isTrue("简易", slot: slot), value: Kit.constant(.money(Fraction(50)), .money)),
      ConditionalValue(condition: nil, value: Kit.read("罚款", slot: slot)),
    ]
    return Kit.expression(.conditional(cases), .money, "应缴罚款")
  }

  // MARK: Questions

  private mutating func figure(_ selection: Selection) -> (CheckedExpression, ValueType) {
    let slot = selection.slot
    switch random.below(6) {
    case 0, 1: return (Kit.expression(.count(selection), .number, selection.text.zh + "的数量"), .number)
    case 2, 3:
      let aggregate = random.pick([Aggregate.sum, .average, .largest, .smallest])
      return (Kit.expression(.aggregate(aggregate, selection, amount(slot)), .money, "罚款"), .money)
    case 4:
      let aggregate = random.pick([Aggregate.earliest, .latest])
      return (Kit.expression(.aggregate(aggregate, selection, Kit.read("受理日期", slot: slot)), .date, "日期"), .date)
    default:
      let label = random.pick(["标题", "办理方式", "科室"])
      return (
        Kit.expression(.aggregate(.distinctCount, selection, Kit.read(label, slot: slot)), .number, "种数"), .number
      )
    }
  }

  private mutating func question(_ selection: Selection) -> CheckedExpression {
    switch random.below(8) {
    case 0: return Kit.condition(.hasRows(selection), "有\(selection.text.zh)")
    case 1: return Kit.condition(.lacksRows(selection), "无\(selection.text.zh)")
    case 2, 3:
      let items = [
        Kit.item(condition(selection.slot, ofMeasure: false)), Kit.item(condition(selection.slot, ofMeasure: false)),
      ]
      return random.chance(50)
        ? Kit.condition(.exists(selection, meets: items), "存在") : Kit.condition(.every(selection, meets: items), "每个")
    case 4:
      let words = [0, 1].map { Kit.constant(.choice($0), .choice(Kit.handling)) }
      return Kit.condition(
        .complete(
          selection, Kit.read("办理方式", slot: selection.slot), words: Array(words.prefix(1 + random.below(2))),
          exactly: random.chance(50)), "齐全")
    default:
      let (figure, type) = figure(selection)
      let bound =
        switch type {
        case .money: Kit.constant(.money(Fraction(random.below(6) * 100 - 100)), .money)
        case .date: Kit.dateConstant("2025-01-20")
        default: Kit.integer(random.below(5))
        }
      return Kit.compare(comparison(), figure, bound)
    }
  }

  /// A set of all cases that a rule over sections or the organisation asks for.
  private mutating func set(isKeyed: Bool) -> Selection {
    var parts: [CheckedExpression] = []
    if isKeyed {
      let join =
        random.chance(60)
        ? Kit.compare(
          .equal, Kit.read("科室", slot: 2),
          Kit.expression(.rowKey(.slot(0)), .reference(Kit.sections), "本科室"))
        : Kit.compare(.equal, Kit.read("名称", Kit.sections), Kit.read("标题", slot: 2))
      parts.append(join)
    } else if random.chance(30) {
      parts.append(Kit.isHandling(random.below(2), slot: 2))
    }
    if random.chance(60) { parts.append(condition(2, ofMeasure: false)) }
    if random.chance(50) { parts.reverse() }
    let condition =
      parts.count > 1 ? Kit.condition(.all(parts), parts.map(\.source.zh).joined(separator: "且")) : parts.first
    return Kit.selection(slot: 2, where: condition)
  }

  private mutating func procedureSet() -> CheckedExpression {
    let ended = Kit.compare(
      .equal, Kit.read("种类", Kit.special, slot: 2), Kit.constant(.choice(0), .choice(Kit.procedures)))
    let all = Kit.selection(Kit.special, slot: 2, where: random.chance(50) ? ended : nil)
    return Kit.compare(comparison(), Kit.expression(.count(all), .number, "特别程序的数量"), Kit.integer(random.below(4)))
  }

  /// A rule over the cases, whose outcomes others ask for, and rules over sections and the organisation.
  mutating func rules(measures: Int) -> [CheckedRule] {
    let own = Kit.rule(
      "XK-01", object: Kit.selection(where: random.chance(40) ? atomOfRule(0) : nil),
      body: .requirements([Kit.item(atomOfRule(0))]))
    let nested = Kit.rule(
      "XK-02", object: Kit.selection(Kit.special),
      body: .requirements([Kit.item(Kit.condition(.has(Kit.read("结束日期", Kit.special)), "有结束日期"))]))
    let sections = Kit.rule(
      "KS-01", object: Kit.selection(Kit.sections),
      body: .requirements((0..<2).map { _ in Kit.item(question(set(isKeyed: true))) }))
    var items = [Kit.item(question(set(isKeyed: false))), Kit.item(procedureSet())]
    if measures > 0 {
      let figure = Kit.expression(
        .measure(random.below(measures), group: nil, previous: false), .number, "指标")
      items.append(Kit.item(Kit.compare(comparison(), figure, Kit.integer(random.below(4)))))
    }
    return [
      own, nested, sections, Kit.rule("JG-01", object: Kit.selection(Kit.organisation), body: .requirements(items)),
    ]
  }

  private mutating func atomOfRule(_ slot: Int) -> CheckedExpression {
    while true {
      let candidate = atom(slot, ofMeasure: true)
      if case .ruleOutcome = candidate.kind { continue }
      return candidate
    }
  }

  // MARK: Measures

  private mutating func outcomes(_ rule: Int) -> CheckedExpression {
    let sets: [[Outcome]] = [[.pass], [.violation], [.undetermined], [.pass, .violation, .undetermined], [.notDue]]
    return Kit.expression(.ruleCount(rule: rule, outcomes: random.pick(sets)), .number, "结果")
  }

  private mutating func part(_ table: TableID, isConditional: Bool) -> Selection {
    let condition: CheckedExpression? =
      !isConditional
      ? nil
      : table == Kit.cases
        ? self.condition(3, ofMeasure: true)
        : Kit.compare(.equal, Kit.read("种类", table, slot: 3), Kit.constant(.choice(1), .choice(Kit.procedures)))
    return Selection(
      source: .scope(table), slot: 3, condition: condition, text: Kit.name("全部" + (condition?.source.zh ?? "")))
  }

  private mutating func value(_ table: TableID, _ index: Int) -> CheckedExpression {
    let rule = table == Kit.cases ? 0 : 1
    switch random.below(8) {
    case 0: return outcomes(rule)
    case 1:
      let judged = Kit.expression(
        .ruleCount(rule: rule, outcomes: [.pass, .violation, .undetermined]), .number, "适用")
      let passed = Kit.expression(.ruleCount(rule: rule, outcomes: [.pass]), .number, "通过")
      return Kit.expression(.arithmetic(.dividedBy, passed, judged), .rate, "通过率")
    case 2:
      return Kit.expression(
        .share(part(table, isConditional: true), of: part(table, isConditional: random.chance(30))), .rate, "占比")
    case 3, 4:
      if table == Kit.cases { return figure(part(table, isConditional: random.chance(50))).0 }
      return Kit.expression(.count(part(table, isConditional: random.chance(50))), .number, "数量")
    case 5:
      guard index > 0 else { return outcomes(rule) }
      let other = Kit.expression(.measure(random.below(index), group: nil, previous: false), .number, "另一指标")
      return Kit.expression(.arithmetic(.plus, other, outcomes(rule)), .number, "两项之和")
    case 6: return Kit.expression(.count(set(isKeyed: false)), .number, "另选的数量")
    default: return Kit.expression(.count(part(table, isConditional: random.chance(50))), .number, "数量")
    }
  }

  mutating func measure(_ index: Int) -> CheckedMeasure {
    let table = random.chance(75) ? Kit.cases : Kit.special
    let value = value(table, index)
    var scope: Selection?
    if random.chance(85) {
      let condition: CheckedExpression? =
        random.chance(50)
        ? nil
        : table == Kit.cases
          ? self.condition(0, ofMeasure: true) : Kit.condition(.has(Kit.read("开始日期", table)), "有开始日期")
      scope = Kit.selection(table, where: condition)
    }
    var group: CheckedExpression?
    if random.chance(65) {
      group =
        table == Kit.cases ? Kit.read(random.pick(["科室", "办理方式", "标题", "受理日期"])) : Kit.read("种类", table)
    }
    return CheckedMeasure(
      name: Kit.name("指标\(index)"), pack: "test", value: value, scope: scope, group: group, noData: .notApplicable,
      slotCount: 8, style: .count,
      range: SourceRange(file: FileID(index: 0), lower: index, upper: index))
  }
}
