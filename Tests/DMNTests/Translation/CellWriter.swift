/// Writes cells of the kit as cells of a decision table.
struct CellWriter {
  private let column: RuleValue

  init(_ column: RuleValue) { self.column = column }

  /// One cell.
  func cell(_ tests: [Feel.Test], _ writer: inout ExpressionWriter) throws(Inexpressible) -> String {
    if tests == [.any] { return "-" }
    if case .not(let inside)? = tests.first, tests.count == 1 {
      guard inside.allSatisfy({ if case .equals = $0 { true } else { false } }) else {
        throw Inexpressible(reason: "not over ranges")
      }
      return "不为" + (try values(inside, &writer))
    }
    return try values(tests, &writer)
  }

  private func values(_ tests: [Feel.Test], _ writer: inout ExpressionWriter) throws(Inexpressible) -> String {
    var parts: [String] = []
    for test in tests { parts.append(try self.test(test, &writer)) }
    return parts.joined(separator: "、")
  }

  private func test(_ test: Feel.Test, _ writer: inout ExpressionWriter) throws(Inexpressible) -> String {
    switch test {
    case .equals(let feel):
      let value = try writer.value(feel)
      if value.type == .texts, column.type == .text { return "各值之中有（\(value.text)、\(column.text)）为是" }
      _ = try writer.comparison("=", column.type, value.type)
      return value.text
    case .compares(let sign, let feel):
      let value = try writer.value(feel)
      return try writer.comparison(sign, column.type, value.type) + " " + value.text
    case .range(let lower, let includesLower, let upper, let includesUpper):
      let (low, high) = (try writer.value(lower), try writer.value(upper))
      return (includesLower ? "" : "超过 ") + low.text + (includesUpper ? " 至 " : " 至不满 ") + high.text
    case .any, .not: throw Inexpressible(reason: "a cell inside a list")
    }
  }
}
