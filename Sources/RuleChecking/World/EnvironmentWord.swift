import Records
import RuleEngine
import SourceText

/// What every run provides; none can be declared.
enum EnvironmentWord: CaseIterable {
  case checkDate
  case reportPeriod
  case year
  case organisation

  /// The names.
  var names: LocalizedText {
    switch self {
    case .checkDate: both("检查日期", "check date")
    case .reportPeriod: both("报告期", "report period")
    case .year: both("年度", "year")
    case .organisation: both("机构", "organisation")
    }
  }

  /// The word with a name.
  static func named(_ key: String) -> EnvironmentWord? {
    allCases.first { $0.names.zh == key || $0.names.en == key }
  }

  /// The word as a value.
  func expression(_ value: EnvironmentValue, _ type: ValueType, _ range: SourceRange) -> CheckedExpression {
    CheckedExpression(kind: .environment(value), type: type, range: range, source: names)
  }
}

/// What a deadline rule provides about its object.
enum DeadlineWord: CaseIterable {
  case dueDate
  case used
  case remaining
  case overdue
  case mark

  /// The names.
  var names: LocalizedText {
    switch self {
    case .dueDate: both("到期日", "due date")
    case .used: both("用时", "used")
    case .remaining: both("剩余", "remaining")
    case .overdue: both("超期", "overdue")
    case .mark: both("亮牌", "marks")
    }
  }

  /// The word with a name.
  static func named(_ key: String) -> DeadlineWord? {
    if key == "mark" { return .mark }
    return allCases.first { $0.names.zh == key || $0.names.en == key }
  }

  /// The word of a rule and a row as a value; a mark is one of the words that the rule declares.
  func expression(
    rule: Int, unit: DurationUnit, marks: [ChoiceWord] = [], row: RowExpression, prefix: LocalizedText?,
    _ range: SourceRange
  ) -> CheckedExpression {
    let source = prefix.map { $0.member(names) } ?? names
    let length = ValueType.duration(unit == .month || unit == .year ? .day : unit)
    func figure(_ figure: DeadlineFigure, _ type: ValueType) -> CheckedExpression {
      CheckedExpression(kind: .deadline(figure, rule: rule, row), type: type, range: range, source: source)
    }
    switch self {
    case .dueDate: return figure(.dueDate, unit == .hour ? .moment : .date)
    case .used: return figure(.used, length)
    case .remaining: return figure(.remaining, length)
    case .overdue: return figure(.overdue, length)
    case .mark:
      return CheckedExpression(kind: .mark(rule: rule, row), type: .choice(marks), range: range, source: source)
    }
  }
}
