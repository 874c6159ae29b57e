import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

extension RuleSetMaker {
  /// A measure over the rules, tables and measures made so far.
  mutating func measure(_ index: Int) -> CheckedMeasure {
    begin(fuel: 12)
    let counted = made.isEmpty || random.chance(25) ? nil : random.pick(made)
    let ruleTable = counted.flatMap { rules[$0]?.object.table }
    var table =
      ruleTable ?? random.pick([Office.cases, Office.complaints, Office.special, Office.fees, Office.sections])
    // Without 范围 the objects of the rule counted are the scope.
    let countsRule = counted != nil && random.chance(75)
    let hasScope = !countsRule || table == Office.organisation || random.chance(60)
    if table == Office.organisation { table = Office.cases }
    let group = random.chance(65) ? self.group(of: table) : nil
    var scope: Selection?
    if hasScope {
      let inner = RowScope(object: table)
      scope = Selection(.table(table, .current), slot: 0, where: random.chance(60) ? truth(inner, 1) : nil)
    }
    let value = figure(RowScope(measured: table), countsRule ? counted : nil, group)
    return CheckedMeasure(
      name: Office.name("指标\(index)"), pack: "test", value: value, scope: scope, group: group,
      noData: random.chance(50) ? .notApplicable : nil, slotCount: highestSlot + 1, style: Self.style(value.type),
      range: SourceRange(file: FileID(index: 0), lower: 1000 + random.below(100) * 10 + index, upper: 9000))
  }

  private static func style(_ type: ValueType) -> FigureStyle {
    switch type {
    case .rate: .percent
    case .money: .money
    case .date: .date
    default: .count
    }
  }

  /// By a reference, a choice, a text, a yes/no, or a figure of a field.
  private mutating func group(of table: TableID) -> CheckedExpression? {
    let fields = Office.plain[table].fields.indices.filter { index in
      switch Office.plain[table].fields[index].type {
      case .reference, .choice, .text, .truth, .date, .integer: true
      default: false
      }
    }
    guard !fields.isEmpty else { return nil }
    let index = random.pick(fields)
    let field = express(
      .field(.slot(0), FieldID(index)), Office.valueType(Office.plain[table].fields[index].type))
    if field.type == .date { return express(.call("date.month", [field]), .number) }
    return field
  }

  private mutating func figure(_ scope: RowScope, _ counted: Int?, _ group: CheckedExpression?) -> CheckedExpression {
    if let counted { return ruleFigure(counted) }
    if random.chance(20), let other = otherMeasure(group) { return other }
    switch random.below(6) {
    case 0, 1: return rowSelection(scope, 2).map { express(.count($0.selection), .number) } ?? constant(.number)
    case 2: return value(.money, scope, 2)
    case 3: return value(.rate, scope, 2)
    case 4: return value(.date, scope, 2)
    default: return value(.number, scope, 2)
    }
  }

  /// Counts of one or several outcomes, their rate, rounded or not, or their difference.
  private mutating func ruleFigure(_ rule: Int) -> CheckedExpression {
    func count(_ outcomes: [Outcome]) -> CheckedExpression {
      express(.ruleCount(rule: rule, outcomes: outcomes), .number)
    }
    let applicable = count([.pass, .violation, .undetermined])
    switch random.below(6) {
    case 0: return count([random.pick(Outcome.allCases)])
    case 1: return count(random.chance(50) ? [.violation, .undetermined] : Outcome.allCases)
    case 2:
      let rate = express(.arithmetic(.dividedBy, count([.pass]), applicable), .rate)
      return express(.rounded(rate, step: Office.fraction(1, 1000), .nearest), .rate)
    case 3: return express(.arithmetic(.minus, applicable, count([.violation])), .number)
    default:
      return express(.arithmetic(.dividedBy, count([random.chance(70) ? .pass : .violation]), applicable), .rate)
    }
  }

  /// A figure of a measure before: one without groups, or one by the same group.
  private mutating func otherMeasure(_ group: CheckedExpression?) -> CheckedExpression? {
    let fitting = measures.indices.filter { measures[$0].group == nil || measures[$0].group == group }
    guard !fitting.isEmpty else { return nil }
    let index = random.pick(fitting)
    let figure = express(
      .measure(index, group: nil, previous: random.chance(25)), measures[index].value.type)
    switch figure.type {
    case .number, .money: return express(.arithmetic(.plus, figure, constant(figure.type)), figure.type)
    default: return figure
    }
  }
}
