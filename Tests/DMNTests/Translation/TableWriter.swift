/// Writes a decision table of the kit as one of rules.
struct TableWriter {
  private let table: KitTable
  private let title: String
  private static let outputs = ["子", "丑", "寅", "卯"]

  init(_ table: KitTable, title: String) {
    self.table = table
    self.title = title
  }

  /// Adds the table to the pack and gives what it comes to, one value for each output.
  func write(with writer: inout ExpressionWriter) throws(Inexpressible) -> [RuleValue] {
    var columns: [RuleValue] = []
    for input in table.inputs { columns.append(try column(input, &writer)) }
    var types: [RuleType?] = table.outputs.map { _ in nil }
    var lines: [String] = []
    for row in try ordered(writer.names) {
      var cells: [String] = []
      for (cell, column) in zip(row.inputs, columns) {
        cells.append(try CellWriter(column).cell(try FeelReader.tests(cell, names: writer.names), &writer))
      }
      for (index, output) in row.outputs.enumerated() {
        let value = try writer.value(try FeelReader.expression(output, names: writer.names))
        types[index] = types[index] ?? value.type
        cells.append(value.text)
      }
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    let id = writer.pack.nextTable()
    let names = table.outputs.indices.map { Self.outputs[$0] }
    let head = columns.map(\.text) + names.map { "=> \($0)" }
    let rows = lines.joined(separator: "\n")
    let others = writer.pack.fields.map(\.name).filter { !columns.map(\.text).contains($0) && rows.contains($0) }
    writer.pack.add(
      block: """
        决策表 \(id)：「\(title)」
        """ + (others.isEmpty ? "" : "\n输入：" + others.joined(separator: "；")) + """

          命中：\(try hit())
          覆盖：部分
          | \(head.joined(separator: " | ")) |
          \(rows)
          """)
    return zip(names, types).map { RuleValue(text: "\(id) 的\($0)", type: $1 ?? .text) }
  }

  /// The name of a column: a field, or a definition for what is computed.
  private func column(_ input: String, _ writer: inout ExpressionWriter) throws(Inexpressible) -> RuleValue {
    let value = try writer.value(try FeelReader.expression(input, names: writer.names))
    if writer.pack.isName(value.text) { return value }
    return RuleValue(text: writer.pack.definition(value.text), type: value.type)
  }

  private func hit() throws(Inexpressible) -> String {
    switch (table.hit, table.aggregation) {
    case ("UNIQUE", _): return "唯一"
    case ("ANY", _): return "一致"
    // Priority is the first row in the order of the outputs.
    case ("FIRST", _), ("PRIORITY", _): return "首个，因为「DMN」"
    case ("COLLECT", nil), ("RULE ORDER", _), ("OUTPUT ORDER", _): return "汇总"
    case ("COLLECT", "SUM"?): return "汇总 合计"
    case ("COLLECT", "MIN"?): return "汇总 最小"
    case ("COLLECT", "MAX"?): return "汇总 最大"
    case ("COLLECT", "COUNT"?): return "汇总 数量"
    default: throw Inexpressible(reason: "a hit policy that rules do not have: \(table.hit)")
    }
  }

  /// The rows, where the kit orders them by their outputs in that order.
  private func ordered(_ names: Set<String>) throws(Inexpressible) -> [(inputs: [String], outputs: [String])] {
    guard table.hit == "PRIORITY" || table.hit == "OUTPUT ORDER" else { return table.rows }
    var ranks: [[String]] = []
    for output in table.outputs {
      let tests = try output.values.map { text throws(Inexpressible) in try FeelReader.tests(text, names: names) }
      ranks.append((tests ?? []).map { if case .equals(.text(let text)) = $0 { "\"\(text)\"" } else { "" } })
    }
    func rank(_ row: (inputs: [String], outputs: [String])) -> [Int] {
      zip(row.outputs, ranks).map { output, words in words.firstIndex(of: output) ?? words.count }
    }
    return table.rows.enumerated().sorted { left, right in
      let (first, second) = (rank(left.element), rank(right.element))
      return first == second ? left.offset < right.offset : first.lexicographicallyPrecedes(second)
    }.map(\.element)
  }
}

extension KitTable {
  /// Whether the outputs of all matching rows are given as a list.
  var givesList: Bool {
    ["RULE ORDER", "OUTPUT ORDER"].contains(hit) || (hit == "COLLECT" && aggregation == nil)
  }
}
