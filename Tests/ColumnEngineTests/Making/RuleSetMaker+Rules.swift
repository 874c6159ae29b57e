import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

extension RuleSetMaker {
  private mutating func objectTable() -> TableID {
    let often = [Office.cases, Office.cases, Office.cases, Office.cases, Office.cases, Office.cases]
    return random.pick(
      often + [
        Office.special, Office.special, Office.opinions, Office.fees, Office.sections, Office.sections, Office.items,
        Office.notices, Office.complaints, Office.complaints, Office.registers,
      ] + (!isPlain && random.chance(50) ? [Office.organisation] : []))
  }

  /// The rule at a place of the rule set.
  mutating func rule(_ place: Int) -> CheckedRule {
    begin(fuel: isPlain ? 14 : 26)
    let table = objectTable()
    var scope = RowScope(object: table)
    scope.isRule = true
    let period = period(table)
    scope.hasPeriod = period != nil
    let snapshot: TableSnapshot = isPlain || random.chance(85) ? .current : random.pick([.previous, .lastYear])
    let narrowing = random.chance(55) ? truth(scope, 1) : nil
    let isDeadline =
      [Office.cases, Office.notices, Office.special].contains(table) && period == nil && random.chance(70)
    // 终点 with 截止 stands for 起点 and 期限.
    let endsByDate = isDeadline && !isPlain && random.chance(25)
    let dueBy = endsByDate || random.chance(period != nil ? 25 : isPlain ? 0 : 8) ? dueBy(scope) : nil
    let words: [String?] = !isPlain && random.chance(20) ? ["甲", "乙"] : [nil]
    let variants = words.map { word -> CheckedRule.Variant in
      let body: CheckedRule.Body =
        isDeadline
        ? .deadline(
          deadline(scope, endsByDate: endsByDate, place), requirements: random.chance(30) ? items(scope, place) : [])
        : .requirements(items(scope, nil))
      return CheckedRule.Variant(
        word: word.map { Office.name($0) }, body: body, exceptions: exceptions(scope),
        message: word == nil ? nil : message(scope, isDeadline ? place : nil))
    }
    return CheckedRule(
      id: "R\(place)", pack: "test", title: Office.name("规则\(place)"), effective: effective(scope),
      severity: random.pick([.note, .minor, .major, .critical]), owner: owner(scope),
      tags: random.chance(20) ? [Office.name("期限")] : [],
      object: Selection(.table(table, snapshot), slot: 0, where: narrowing), period: period, variants: variants,
      missing: missing(), dueBy: dueBy,
      attribution: random.chance(15) ? value(.date, scope, 1) : nil, calendar: random.chance(92) ? 0 : 1,
      message: random.chance(60) ? message(scope, isDeadline ? place : nil) : nil,
      remedy: random.chance(20) ? message(scope, nil) : nil, slotCount: highestSlot + 1,
      range: SourceRange(file: FileID(index: 0), lower: place, upper: place + 1))
  }

  private mutating func period(_ table: TableID) -> ObjectPeriod? {
    guard
      table == Office.sections || table == Office.organisation
        ? random.chance(isPlain ? 15 : 80) : random.chance(isPlain ? 0 : 6)
    else {
      return nil
    }
    return periodLength <= 40 ? random.pick(ObjectPeriod.allCases) : random.pick([.month, .quarter, .halfYear, .year])
  }

  /// 截止: a date of the object, or one after the end of the period.
  private mutating func dueBy(_ scope: RowScope) -> CheckedExpression {
    guard scope.hasPeriod else { return value(.date, scope, 1) }
    let end = express(.environment(.objectPeriodEnd), .date)
    let days = Value.duration(Duration(amount: Fraction(random.below(20)), unit: .day))
    return express(.shift(end, by: express(.constant(days), .duration(.day)), forward: true), .date)
  }

  private mutating func missing() -> Outcome? {
    guard random.chance(15) else { return nil }
    return isMonotone ? .violation : random.pick([.violation, .notApplicable, .undetermined])
  }

  private mutating func effective(_ scope: RowScope) -> CheckedRule.Effective? {
    guard random.chance(35) else { return nil }
    return CheckedRule.Effective(
      from: random.chance(70) ? Office.day(2025, 1, 5) : nil, until: random.chance(40) ? Office.day(2025, 2, 20) : nil,
      by: random.chance(60) ? value(.date, scope, 1) : nil)
  }

  private mutating func owner(_ scope: RowScope) -> CheckedRule.Owner? {
    switch random.below(4) {
    case 0: .name(LocalizedText(zh: "承办科室", en: "section in charge"))
    case 1: field(.reference(Office.sections), scope).map { .value($0) }
    case 2: field(.text, scope).map { .value($0) }
    default: nil
    }
  }

  // MARK: Requirements and exceptions

  /// Items; those of a deadline rule may look at its own figures.
  private mutating func items(_ scope: RowScope, _ place: Int?) -> [CheckedItem] {
    (0..<(1 + random.below(isPlain ? 3 : 2))).map { _ in
      if let place, !isMonotone, random.chance(40), let figure = ownFigure(place) {
        return item(condition(.compare(order(), figure, constant(figure.type))))
      }
      return item(truth(scope, isPlain && random.chance(60) ? 1 : 2))
    }
  }

  /// 到期日, 用时 or another figure of the rule in hand.
  private mutating func ownFigure(_ place: Int) -> CheckedExpression? {
    let type: ValueType = random.pick([.date, .number])
    if type == .date { return express(.deadline(.dueDate, rule: place, .slot(0)), .date) }
    return express(.deadline(random.pick([.used, .remaining, .overdue]), rule: place, .slot(0)), .number)
  }

  private mutating func exceptions(_ scope: RowScope) -> [CheckedRule.RuleException] {
    let count = random.chance(65) ? 0 : 1 + random.below(2)
    return (0..<count).map { number in
      CheckedRule.RuleException(
        label: random.chance(50) ? Office.name("例外\(number)") : nil, condition: truth(scope, 1),
        replacement: random.chance(50) ? [item(truth(scope, 1))] : [])
    }
  }

  private mutating func message(_ scope: RowScope, _ place: Int?) -> MessageTemplate {
    var parts: [MessageTemplate.Part] = [.text("办理：")]
    for _ in 0..<(1 + random.below(2)) {
      if let place, random.chance(60), let figure = ownFigure(place) {
        parts.append(.figure(figure))
      } else if let field = anyField(scope) {
        parts.append(.figure(field))
      } else {
        parts.append(.figure(value(.number, scope, 1)))
      }
      parts.append(.text("；"))
    }
    return MessageTemplate(zh: parts, en: random.chance(50) ? parts : [.text("late: ")] + parts.dropFirst())
  }

  // MARK: Deadlines

  private func line<Content>(
    _ content: Content, when condition: CheckedExpression?, _ source: String
  ) -> Deadline.Line<Content> {
    Deadline.Line(condition: condition, content: content, source: Office.name(source))
  }

  private mutating func deadline(_ scope: RowScope, endsByDate: Bool, _ place: Int) -> Deadline {
    let units: [DurationUnit] = [.workday, .workday, .workday, .day, .day, .month, .year, .hour]
    let unit = endsByDate ? .day : random.pick(units)
    let end: ValueType = unit == .hour ? .moment : .date
    let starts = endsByDate ? [] : dateLines(startField(end, scope), end, scope, "起点")
    let stops = dateLines(stopField(end, scope), end, scope, "终点")
    var limits: [Deadline.Line<Deadline.Limit>] = []
    if !endsByDate {
      limits.append(line(limit(unit, scope), when: random.chance(92) ? nil : truth(scope, 0), "期限一"))
      if random.chance(35) { limits.append(line(limit(unit, scope), when: truth(scope, 1), "期限二")) }
      if random.chance(10) { limits.append(line(limit(unit, scope), when: truth(scope, 0), "期限三")) }
    }
    let ended = random.chance(25) ? truth(scope, 0) : nil
    return Deadline(
      starts: starts, stops: stops, exclusions: endsByDate || unit == .hour ? [] : exclusionLines(scope),
      limits: limits, marks: random.chance(40) ? marks(unit) : [], ended: ended)
  }

  private mutating func startField(_ type: ValueType, _ scope: RowScope) -> CheckedExpression {
    let direct = Office.fields(of: scope.rows[0].table, type)
    guard let first = direct.first, random.chance(80) else { return value(type, scope, 1) }
    return express(.field(.slot(0), first), type)
  }

  private mutating func stopField(_ type: ValueType, _ scope: RowScope) -> CheckedExpression {
    let direct = Office.fields(of: scope.rows[0].table, type)
    guard direct.count > 1, random.chance(80) else { return value(type, scope, 1) }
    return express(.field(.slot(0), direct[1]), type)
  }

  private mutating func dateLines(
    _ first: CheckedExpression, _ type: ValueType, _ scope: RowScope, _ word: String
  ) -> [Deadline.Line<CheckedExpression>] {
    var lines = [line(first, when: random.chance(95) ? nil : truth(scope, 0), word + first.source.zh)]
    if random.chance(20) {
      let other = value(type, scope, 1)
      lines.append(line(other, when: truth(scope, 0), word + other.source.zh))
    }
    return lines
  }

  private mutating func exclusionLines(_ scope: RowScope) -> [Deadline.Line<[Exclusion]>] {
    var lines: [Deadline.Line<[Exclusion]>] = []
    if random.chance(60) { lines.append(line(exclusions(scope, 1), when: nil, "扣除一")) }
    if random.chance(20) { lines.append(line(exclusions(scope, 1), when: truth(scope, 0), "扣除二")) }
    return lines
  }

  private mutating func limit(_ unit: DurationUnit, _ scope: RowScope) -> Deadline.Limit {
    let type = ValueType.duration(unit)
    let length = random.chance(65) ? constant(type) : value(type, scope, 1)
    let isExtended = unit != .hour && random.chance(35)
    // An extension may be of another unit than the limit.
    let more: DurationUnit = random.chance(85) ? unit : random.pick([.day, .workday, .month])
    var needs: [CheckedExpression] = []
    if isExtended {
      for _ in 0..<(1 + random.below(2)) { needs.append(random.chance(85) ? value(.date, scope, 0) : truth(scope, 0)) }
    }
    return Deadline.Limit(
      duration: length, extent: isExtended ? constant(.duration(more)) : nil, needs: needs,
      rollsForward: unit != .workday && unit != .hour && random.chance(30))
  }

  private mutating func marks(_ unit: DurationUnit) -> [Deadline.Mark] {
    let names = [LocalizedText(zh: "红牌", en: "red"), LocalizedText(zh: "黄牌", en: "yellow")]
    return names.map { name in
      let figure: DeadlineFigure = name.en == "red" ? .overdue : random.pick([.remaining, .used])
      let bound = Value.duration(Duration(amount: Fraction(1 + random.below(8)), unit: unit))
      return Deadline.Mark(
        name: name, figure: figure, comparison: figure == .remaining ? .atMost : .atLeast,
        bound: express(.constant(bound), .duration(unit)))
    }
  }
}
