package import RuleEngine
package import SourceText

/// What a decision table does with every case that can occur: cases without a row, cases with several, rows without a case.
///
/// Each input is cut into pieces at the borders that its column names, so that a continuous amount, a date and a list of
/// words are treated alike. A missing value is a case only in a column that asks for it with 缺.
package struct TableAnalysis: Sendable {
  /// A set of cases, and one of them.
  package struct Region: Sendable, Hashable {
    /// One case: a value for each input.
    package let example: LocalizedText
    /// The row that would match all of them: `| 严重 | 至少 2 | - |`.
    package let row: LocalizedText
  }

  /// What is wrong with a table; rows are zero-based.
  package enum Fault: Sendable, Hashable {
    /// Cases that no row matches although the cover is complete; at least one region, and at most ``told``.
    case gaps([Region])
    /// Two rows that match the same cases although only one may, or although their outputs differ.
    case overlap(first: Int, second: Int, Region)
    /// A row whose cell asks for values that the input never has.
    case outside(row: Int, column: Int)
    /// A row that is never reached because one earlier row (or, if nil, several) takes all its cases.
    case hidden(row: Int, by: Int?)
    /// A row that changes nothing: another row gives the same outputs for all its cases.
    case subsumed(row: Int, by: Int)
    /// Two rows with the same outputs that one row can say.
    case joinable(first: Int, second: Int, row: LocalizedText)
    /// Two steps of an output that share values.
    case stepOverlap(output: Int, first: Int, second: Int, stretch: LocalizedText, example: LocalizedText)
    /// Values between two steps of an output.
    case stepGap(output: Int, stretch: LocalizedText, example: LocalizedText)
    /// Values of the law's range (法定幅度) for which there is no step.
    case legalGap(output: Int, stretch: LocalizedText, example: LocalizedText, at: SourceRange)
    /// A row whose step lies outside the law's range, with such a value.
    case outsideLegalRange(output: Int, row: Int, example: LocalizedText)
    /// A heavier row (由轻到重) with a range that begins or ends below that of a lighter one.
    case severityFalls(output: Int, lighter: Int, heavier: Int, low: LocalizedText, high: LocalizedText)
    /// The table was too large to be followed to its end.
    case unfinished
    /// A row with a cell that names a parameter or another input, which an analysis can't follow.
    case partlyKnown(row: Int, column: Int)
  }

  /// The table.
  package let table: CheckedDecisionTable
  /// What is wrong: gaps, overlaps, then rows and outputs.
  package let faults: [Fault]

  /// How much work an analysis does before it gives up, in words of 64 bits that it looks at.
  package static let budget = 8_000_000
  /// How many gaps and how many overlaps of one table are told.
  package static let told = 5

  /// Analyses a table.
  package init(_ table: CheckedDecisionTable, budget: Int = budget) {
    self.table = table
    let space = TableSpace(table)
    let rows = RowComparison(space)
    var cover = CoverComparison(space, budget: budget, overlaps: rows.overlapsAnywhere)
    var faults: [Fault] = []
    // Without an input or a row there is nothing to compare; both are faults of form.
    if !table.rows.isEmpty, !table.inputs.isEmpty {
      faults += rows.outside
      if table.isComplete, let gaps = cover.gaps() { faults.append(gaps) }
      faults += rows.overlaps()
      let hidden = cover.hidden(except: rows.empty)
      faults += hidden.faults
      let gone = rows.empty.union(hidden.rows)
      faults += rows.subsumed(except: gone)
      faults += rows.joinable(except: gone)
      if cover.isUnfinished { faults.append(.unfinished) }
      faults += rows.partlyKnown
    }
    self.faults = faults + OutputSteps(table).faults
  }
}

extension TableSpace {
  /// The words for some cases.
  func region(_ box: [NumberSet], at point: [Int]) -> TableAnalysis.Region {
    TableAnalysis.Region(example: example(point), row: row(box))
  }

  /// A case: `情节为轻微，两年内次数为 1`.
  func example(_ point: [Int]) -> LocalizedText {
    // An input that no cell asks about says nothing of the case.
    let asked = columns.indices.filter { columns[$0].pieces.count > 1 }
    let parts = (asked.isEmpty ? Array(columns.indices) : asked).map { column in
      let value = columns[column].example(point[column])
      let name = columns[column].input.name
      let isMissing = columns[column].pieces[point[column]].parts.first == .missing
      return isMissing
        ? phrase(zh: [value.zh, name.zh], en: [name.en, value.en])
        : phrase(zh: [name.zh, "为", value.zh], en: [name.en, "is", value.en])
    }
    return LocalizedText(
      zh: parts.map(\.zh).joined(separator: "，"), en: parts.map(\.en).joined(separator: ", "))
  }

  /// The row that asks for some cases.
  func row(_ box: [NumberSet]) -> LocalizedText {
    let cells = columns.indices.map { columns[$0].cellText(box[$0]) }
    return LocalizedText(
      zh: "| " + cells.map(\.zh).joined(separator: " | ") + " |",
      en: "| " + cells.map(\.en).joined(separator: " | ") + " |")
  }
}
