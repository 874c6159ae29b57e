import RuleEngine

/// Analyses the decision tables: gaps and overlaps always, what only reads badly with the lint.
struct TableAnalysisPass {
  let world: World
  let tables: [CheckedDecisionTable]

  /// Reports what stops a run, and gives the rest to lint.
  func run(lints: Bool) {
    for table in tables {
      for fault in TableAnalysis(table).faults where lints || fault.stopsRun {
        let problem = TableAnalysisProblem(table: table, fault: fault)
        if fault.stopsRun { world.report(problem) } else { world.lintFindings.append(problem.diagnostic) }
      }
    }
  }
}

extension TableAnalysis.Fault {
  /// Whether the table does not do what it says of itself, so that nothing may be judged by it.
  var stopsRun: Bool {
    switch self {
    case .gaps, .overlap: true
    default: false
    }
  }
}
