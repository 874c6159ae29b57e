import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

/// Makes random rules over the plain columns of the test office's cases, and cases with gaps, faults and extreme numbers.
struct PlainRules {
  var random: SeededGenerator

  // MARK: Records

  private static let words = ["甲", "乙", "丙", "ZJ-2024-01", "ZJ-2023-1", "浙农许12号", "a", "张三李四王五赵六"]
  private static let days = ["2024-02-29", "2025-01-01", "2025-03-03", "2025-12-31"]

  private mutating func day() -> Day {
    random.chance(40) ? Kit.day(random.pick(Self.days)) : Kit.day("2024-12-20").advanced(by: random.below(60))
  }

  private mutating func moment() -> Kit.Input {
    .value(.moment(Moment(day: day(), second: random.chance(70) ? Int32(random.below(3) * 40_000) : nil)))
  }

  private mutating func money() -> Kit.Input {
    switch random.below(12) {
    case 0: .value(.money(Fraction(900_000_000_000_000)))
    case 1: .value(.money(Fraction(-900_000_000_000_000)))
    case 2: .wide(Fraction(numerator: 1, denominator: 1_000_000) ?? .zero)
    case 3: .value(.money(Fraction(numerator: 1, denominator: 10_000) ?? .zero))
    default: .value(.money(Fraction(random.below(5) * 100)))
    }
  }

  private mutating func integer() -> Kit.Input {
    switch random.below(10) {
    case 0: Kit.number(.max)
    case 1: Kit.number(.min + 1)
    case 2: Kit.number(0)
    default: Kit.number(random.below(7) - 3)
    }
  }

  mutating func record(_ number: Int) -> Kit.Record {
    var fields: Kit.Record = ["编号": Kit.text(random.pick(["甲", "乙", String(number)]))]
    for label in ["受理日期", "决定日期", "延期批准日期"] where random.chance(75) { fields[label] = .value(.date(day())) }
    for label in ["简易", "补办", "联合办理"] where random.chance(75) { fields[label] = Kit.truth(random.chance(50)) }
    if random.chance(75) { fields["办理方式"] = Kit.choice(random.below(2)) }
    if random.chance(75) { fields["科室"] = Kit.reference(random.pick(["甲", "乙", "C"])) }
    if random.chance(80) { fields["罚款"] = money() }
    if random.chance(80) { fields["序号"] = integer() }
    if random.chance(80) { fields["标题"] = Kit.text(random.pick(Self.words)) }
    for label in ["收到时刻", "答复时刻"] where random.chance(75) { fields[label] = moment() }
    for label in fields.keys.sorted() where random.chance(4) && label != "编号" { fields[label] = .fault("？") }
    return fields
  }

  // MARK: Values

  private mutating func comparison() -> Comparison {
    random.pick([.equal, .notEqual, .less, .atMost, .greater, .atLeast])
  }

  private mutating func cases(_ type: ValueType, _ value: (inout PlainRules) -> CheckedExpression) -> CheckedExpression
  {
    var items = [ConditionalValue(condition: condition(1), value: value(&self))]
    if random.chance(40) { items.append(ConditionalValue(condition: condition(0), value: value(&self))) }
    if random.chance(80) { items.append(ConditionalValue(condition: nil, value: value(&self))) }
    return Kit.expression(.conditional(items), type, "分情况")
  }

  private mutating func dateValue(_ depth: Int) -> CheckedExpression {
    switch random.below(depth > 0 ? 8 : 5) {
    case 0: return Kit.dateConstant(day().text)
    case 1: return Kit.expression(.environment(random.pick([.checkDate, .periodStart, .periodEnd])), .date, "检查日期")
    case 5: return cases(.date) { $0.dateValue(depth - 1) }
    case 6:
      let id = random.pick(["date.monthEnd", "date.yearStart"])
      return Kit.expression(.call(id, [dateValue(depth - 1)]), .date, "月末")
    default: return Kit.read(random.pick(["受理日期", "决定日期", "延期批准日期"]))
    }
  }

  private mutating func momentValue() -> CheckedExpression {
    if random.chance(20) {
      return Kit.constant(.moment(Moment(day: day(), second: random.chance(60) ? 40_000 : nil)), .moment)
    }
    return Kit.read(random.pick(["收到时刻", "答复时刻"]))
  }

  private mutating func number(_ depth: Int) -> CheckedExpression {
    switch random.below(depth > 0 ? 10 : 4) {
    case 0: return Kit.integer(random.below(9) - 4)
    case 1:
      return Kit.constant(.number(Fraction(numerator: Int128(random.below(40)), denominator: 8) ?? .one), .number)
    case 2, 3: return Kit.read("序号")
    case 4, 5:
      let operation: ArithmeticOperator = random.pick([.plus, .minus, .times, .dividedBy])
      return Kit.expression(.arithmetic(operation, number(depth - 1), number(depth - 1)), .number, "算式")
    case 6: return Kit.expression(.call("date.month", [dateValue(0)]), .number, "月份")
    case 7: return Kit.expression(.call("text.length", [text(0)]), .number, "字数")
    case 8:
      let step = Fraction(numerator: 1, denominator: random.pick([1, 2, 100])) ?? .one
      return Kit.expression(
        .rounded(number(depth - 1), step: step, random.pick([.nearest, .down, .up])), .number, "舍入")
    default: return cases(.number) { $0.number(depth - 1) }
    }
  }

  private mutating func amount(_ depth: Int) -> CheckedExpression {
    switch random.below(depth > 0 ? 8 : 3) {
    case 0: return Kit.constant(.money(Fraction(random.below(5) * 100)), .money)
    case 1, 2: return Kit.read("罚款")
    case 3, 4:
      return Kit.expression(
        .arithmetic(random.chance(50) ? .plus : .minus, amount(depth - 1), amount(depth - 1)), .money, "金额和")
    case 5:
      return Kit.expression(
        .arithmetic(random.chance(60) ? .times : .dividedBy, amount(depth - 1), number(depth - 1)), .money, "倍数")
    case 6:
      let step = Fraction(random.pick([1, 100, 1_000]))
      return Kit.expression(
        .rounded(amount(depth - 1), step: step, random.pick([.nearest, .down, .up])), .money, "舍入")
    default: return cases(.money) { $0.amount(depth - 1) }
    }
  }

  private mutating func text(_ depth: Int) -> CheckedExpression {
    if random.chance(15) { return Kit.constant(.text(Text(random.pick(Self.words))), .text) }
    return Kit.read(random.pick(["标题", "编号"]))
  }

  private mutating func choice() -> CheckedExpression {
    random.chance(30)
      ? Kit.constant(.choice(random.below(2)), .choice(Kit.handling)) : Kit.read("办理方式")
  }

  // MARK: Conditions

  private mutating func membership() -> CheckedExpression {
    var set: MemberSet
    let value: CheckedExpression
    switch random.below(4) {
    case 0:
      value = text(0)
      set = .words([Text("甲"), Text("ZJ-2024-01")])
    case 1:
      value = choice()
      set = .values([Kit.constant(.choice(random.below(2)), .choice(Kit.handling))])
    case 2:
      value = number(1)
      set = .anyOf([.values([Kit.integer(1), number(1)]), .range(Kit.integer(2), nil, upperExcluded: false)])
    default:
      value = random.chance(50) ? dateValue(0) : momentValue()
      set = .range(dateValue(0), random.chance(70) ? dateValue(0) : nil, upperExcluded: random.chance(50))
    }
    if random.chance(25) { set = .noneOf(set) }
    return Kit.condition(.member(value, set), "属于")
  }

  private mutating func textTest() -> CheckedExpression {
    let test: TextTest = random.pick([.contains, .hasPrefix, .hasSuffix, .matches])
    let word =
      test == .matches
      ? random.pick(["ZJ-20(23|24)-{数字}{1,2}", "{汉字}{1,3}", "…1…", "[^Z]…"]) : random.pick(["ZJ", "号", "甲", "1", ""])
    return Kit.condition(.textTest(test, text(0), Kit.constant(.text(Text(word)), .text)), "匹配")
  }

  private mutating func presence() -> CheckedExpression {
    let read = Kit.read(random.pick(["受理日期", "罚款", "标题", "简易", "联合办理", "序号", "收到时刻"]))
    return Kit.condition(random.chance(60) ? .has(read) : .lacks(read), "有")
  }

  private mutating func compared(_ depth: Int) -> CheckedExpression {
    switch random.below(9) {
    case 0: return Kit.compare(comparison(), dateValue(depth), dateValue(depth))
    case 1: return Kit.compare(comparison(), momentValue(), random.chance(50) ? momentValue() : dateValue(0))
    case 2, 3: return Kit.compare(comparison(), number(depth + 1), number(depth))
    case 4, 5: return Kit.compare(comparison(), amount(depth + 1), amount(depth))
    case 6:
      return Kit.compare(random.chance(50) ? .equal : .notEqual, text(0), random.chance(50) ? text(0) : Kit.read("科室"))
    case 7: return Kit.compare(random.chance(50) ? .equal : .notEqual, choice(), choice())
    default:
      let ratio = Kit.expression(.arithmetic(.dividedBy, number(depth), number(depth)), .rate, "比率")
      return Kit.compare(comparison(), ratio, number(0))
    }
  }

  private mutating func atom(_ depth: Int) -> CheckedExpression {
    switch random.below(12) {
    case 0: return Kit.isTrue(random.pick(["简易", "补办", "联合办理"]))
    case 1: return Kit.read(random.pick(["简易", "联合办理"]))
    case 2:
      let truths = (Kit.read("简易"), Kit.read(random.pick(["补办", "联合办理"])))
      return Kit.compare(random.chance(50) ? .equal : .notEqual, truths.0, truths.1)
    case 3: return membership()
    case 4: return textTest()
    case 5: return presence()
    case 6:
      return Kit.condition(
        .inOrder([dateValue(0), dateValue(0), dateValue(0)], strictly: random.chance(50)), "依次")
    case 7: return Kit.condition(.distinct([text(0), text(0), text(0)]), "互不相同")
    default: return compared(depth)
    }
  }

  mutating func condition(_ depth: Int = 2) -> CheckedExpression {
    guard depth > 0, random.chance(60) else { return atom(depth) }
    switch random.below(6) {
    case 0: return Kit.condition(.all([condition(depth - 1), condition(depth - 1)]), "且")
    case 1: return Kit.condition(.any([condition(depth - 1), condition(depth - 1)]), "或")
    case 2: return Kit.condition(.not(condition(depth - 1)), "非")
    case 3: return Kit.condition(.implies(condition(depth - 1), condition(depth - 1)), "若则")
    case 4: return cases(.truth) { $0.condition(depth - 1) }
    default:
      return Kit.condition(
        .atLeast(2, of: [condition(depth - 1), condition(depth - 1), condition(depth - 1)]), "至少两项")
    }
  }

  // MARK: Rules

  private mutating func items() -> [CheckedItem] {
    (0..<(1 + random.below(2))).map { _ in Kit.item(condition()) }
  }

  mutating func rule(_ id: String = "XK-01") -> CheckedRule {
    var exceptions: [CheckedRule.RuleException] = []
    for _ in 0..<random.below(3) where random.chance(60) {
      let replacement = random.chance(40) ? [Kit.item(condition(1))] : []
      exceptions.append(.init(label: nil, condition: condition(1), replacement: replacement))
    }
    let effective: CheckedRule.Effective? =
      random.chance(30)
      ? .init(
        from: random.chance(80) ? Kit.day("2025-01-05") : nil, until: random.chance(30) ? Kit.day("2025-02-01") : nil,
        by: random.chance(60) ? dateValue(1) : nil) : nil
    return Kit.rule(
      id, effective: effective, object: Kit.selection(where: random.chance(40) ? condition(1) : nil),
      body: .requirements(items()), exceptions: exceptions, missing: random.chance(20) ? .violation : nil,
      dueBy: random.chance(15) ? dateValue(1) : nil)
  }
}
