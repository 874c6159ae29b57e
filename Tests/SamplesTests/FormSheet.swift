import System

/// One filled-in table 3 for each of its 175 cells, with one too many in that cell and nowhere else.
struct FormSheet {
  /// A body whose report has a single wrong cell.
  struct Body {
    let code: String
    let line: String
    let column: String
    /// The findings that this cell alone gives, as `rule key`, the key without the body.
    let expected: Set<String>
  }

  private static let details =
    ["R3.1", "R3.2"] + (1...8).map { "R3.3.\($0)" } + (1...3).map { "R3.4.\($0)" } + (1...5).map { "R3.5.\($0)" }
    + (1...3).map { "R3.6.\($0)" }
  private static let lines = ["R1", "R2"] + details + ["R3.7", "R4"]
  private static let columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织", "总计"]

  /// The bodies, one for each cell.
  let bodies: [Body]

  init() {
    var bodies: [Body] = []
    for line in Self.lines {
      for column in Self.columns {
        var expected: Set = ["NB-40 /\(line)", "NB-43 /\(line)（\(column)栏差）"]
        if line.hasPrefix("R3") { expected.insert("NB-41 （\(column)）") }
        if !Self.details.contains(line) { expected.insert("NB-42 （\(column)）") }
        bodies.append(Body(code: "C\(bodies.count + 1)", line: line, column: column, expected: expected))
      }
    }
    self.bodies = bodies
  }

  /// Writes the reports as a snapshot.
  func write(to folder: String) throws {
    try write("bodies.csv", "机关编码,机关名称,机关类型,规章制定权\n" + bodies.map { "\($0.code),县局,部门,否\n" }.joined(), folder)
    let reports = bodies.map { "\($0.code),2024,2021,年报\n" }.joined()
    try write("reports.csv", "报告机关,报告年度,格式版本,报告标题\n" + reports, folder)
    let rows = bodies.flatMap { body in Self.lines.map { row($0, of: body) } }
    let heads = (["报告机关", "行次"] + Self.columns).joined(separator: ",")
    try write("table3.csv", heads + "\n" + rows.joined(), folder)
    let manifest = """
      {"format": 1, "organisation": "县政府办", "as_of": "2025-04-10", "period": ["2024-01-01", "2024-12-31"],
      "rules": ["annual-report"],
      "tables": {"bodies": "bodies.csv", "reports": "reports.csv", "table3": "table3.csv"}}
      """
    try write("snapshot.json", manifest, folder)
  }

  private func write(_ name: String, _ text: String, _ folder: String) throws {
    try Files.writeAtomically(Path.join(folder, name), Array(text.utf8))
  }

  /// A row of the form: figures that differ from line to line and column to column and fit together but for one cell.
  private func row(_ line: String, of body: Body) -> String {
    let parts = (1...6).map { Self.figure(line, column: $0) }
    var cells = parts + [parts.reduce(0, +)]
    if line == body.line, let wrong = Self.columns.firstIndex(of: body.column) { cells[wrong] += 1 }
    return ([body.code, line] + cells.map(String.init)).joined(separator: ",") + "\n"
  }

  private static func figure(_ line: String, column: Int) -> Int {
    switch line {
    case "R1": figure("R3.7", column: column) + figure("R4", column: column) - figure("R2", column: column)
    case "R2": 2 + column
    case "R4": 9 - column
    case "R3.7": details.reduce(0) { $0 + figure($1, column: column) }
    default: (details.firstIndex(of: line) ?? 0) * column % 5
    }
  }
}
