extension Expectation {
  /// What could stand there, in words an officer knows: `zh|en`.
  var words: String {
    switch self {
    case .value: "字段、数、日期或其他值|a field, a number, a date or another value"
    case .condition: "一个条件|a condition"
    case .name: "一个名称|a name"
    case .table: "表的名称|the name of a table"
    case .comparison: "比较词，如 为、不为、至少、至多、属于、早于|a comparison such as is, is not, at least, at most, in, before"
    case .connective: "且、或|and, or"
    case .meets: "满足|meets"
    case .then: "则|then"
    case .closingBracket: "右括号|a closing bracket"
    case .ruleID: "规则编号，如 XK-01|a rule's id such as XK-01"
    case .number: "一个数|a number"
    case .measureWord: "量词|a measure word"
    case .searched:
      "加引号的式样、词表的名称，或者 身份证号、手机号、银行卡号 等|a pattern in quotes, a word list, or identity number, mobile number, bank card number and the like"
    case .key: "「键」|a key in 「」"
    case .end: "行末|the end of the line"
    }
  }
}
