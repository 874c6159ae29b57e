import Records
import RuleEngine
import SourceText

extension World {
  /// The type of a field's values.
  func valueType(_ type: FieldType) -> ValueType {
    switch type {
    case .text: .text
    case .number, .integer: .number
    case .money: .money
    case .rate: .rate
    case .date: .date
    case .moment: .moment
    case .duration(let unit): .duration(unit)
    case .truth: .truth
    case .choice(let list): .choice(list)
    case .reference(let table): .reference(table)
    case .several(let element): .several(valueType(element))
    }
  }

  /// What a type is called in a message, with an article in English.
  func typeName(_ type: ValueType) -> LocalizedText {
    switch type {
    case .text: return both("文本", "text")
    case .number: return both("数", "a number")
    case .money: return both("金额", "an amount of money")
    case .rate: return both("比率", "a rate")
    case .date: return both("日期", "a date")
    case .moment: return both("时刻", "a moment")
    case .duration(let unit):
      let name = unitName(unit)
      return LocalizedText(zh: "以\(name.zh)计的时间长度", en: "a length in \(name.en)")
    case .truth: return both("是或否", "yes or no")
    case .choice: return both("选项", "a choice")
    case .reference(let table):
      let name = tables[table.index].name
      return LocalizedText(zh: "对 `\(name.zh)` 的引用", en: "a reference to `\(name.en)`")
    case .several(let element):
      let name = typeName(element)
      return LocalizedText(zh: "多个\(name.zh)", en: "several values, each \(name.en)")
    }
  }

  /// What a unit of time is called.
  func unitName(_ unit: DurationUnit) -> LocalizedText {
    switch unit {
    case .day: both("日", "days")
    case .workday: both("工作日", "working days")
    case .month: both("月", "months")
    case .year: both("年", "years")
    case .hour: both("小时", "hours")
    }
  }

  /// What a function takes.
  func typeName(_ type: BuiltinFunction.ParameterType) -> LocalizedText {
    switch type {
    case .text: return both("文本", "text")
    case .number: return both("数", "a number")
    case .date: return both("日期", "a date")
    case .moment: return both("时刻", "a moment")
    case .truth: return both("是或否", "yes or no")
    case .quantity: return both("数、金额、比率或时间长度", "a number, an amount, a rate or a length of time")
    case .duration: return both("时间长度", "a length of time")
    case .any: return both("一个值", "a value")
    case .several(let element):
      let name = typeName(element)
      return LocalizedText(zh: "多个\(name.zh)", en: "several values, each \(name.en)")
    case .same: return both("同一种值", "a value of the same type")
    }
  }

  /// Whether a function takes a value of a type.
  func accepts(_ parameter: BuiltinFunction.ParameterType, _ type: ValueType, arguments: [ValueType]) -> Bool {
    switch (parameter, type) {
    case (.any, _): return true
    case (.text, .text), (.number, .number), (.number, .rate), (.truth, .truth): return true
    case (.text, .reference): return true
    case (.date, .date), (.date, .moment), (.moment, .moment), (.moment, .date): return true
    case (.quantity, .number), (.quantity, .money), (.quantity, .rate), (.quantity, .duration): return true
    case (.duration, .duration): return true
    case (.several(let element), .several(let inner)):
      return accepts(element, inner, arguments: arguments)
    case (.same(let index), let found):
      guard arguments.indices.contains(index) else { return false }
      return arguments[index] == found || (arguments[index].isDay && found.isDay)
    default: return false
    }
  }

  /// The table whose rows an expression counts, for rates and measure words; nil when it is no count.
  func countedTable(_ expression: CheckedExpression) -> TableID? {
    switch expression.kind {
    case .count(let selection): return selection.table
    case .aggregate(.distinctCount, _, let key):
      if case .reference(let table) = key.type { return table }
      return nil
    case .measure(let index, _, _):
      return checkedMeasures.indices.contains(index) ? countedTable(checkedMeasures[index].value) : nil
    case .definition(let index, _):
      return checkedDefinitions.indices.contains(index) ? countedTable(checkedDefinitions[index].value) : nil
    case .ruleCount(let index, _):
      guard activeRules.indices.contains(index) else { return nil }
      return signature(ofRule: activeRules[index])?.table
    case .arithmetic(.plus, let left, let right), .arithmetic(.minus, let left, let right):
      guard let table = countedTable(left), table == countedTable(right) else { return nil }
      return table
    default: return nil
    }
  }
}
