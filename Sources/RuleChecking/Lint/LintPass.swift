import Diagnostics

/// Runs the lint checks and reports what they find, at its level, unless it is allowed.
struct LintPass {
  let subject: LintSubject
  let levels: LintLevels

  /// Reports everything; returns how many findings are allowed.
  func run() -> Int {
    var found = subject.world.lintFindings
    for check in LintChecks.all where check.pages.contains(where: { level(of: $0) != .off }) {
      found += check.run(subject)
    }
    let usual = Dictionary(
      uniqueKeysWithValues: DiagnosticPages.all.filter { $0.level != nil }.map { ($0.id, $0) })
    let isOff = { (code: String) in usual[code].map { level(of: $0) == .off } ?? false }
    found.removeAll { isOff($0.id) }
    let allowances = LintAllowances(subject)
    let count = found.count
    found = allowances.withoutAllowed(found)
    let allowedCount = count - found.count
    found += allowances.problems(isOff: isOff).filter { !isOff($0.id) }
    subject.world.report(
      found.map { diagnostic in
        guard let page = usual[diagnostic.id], let severity = level(of: page).severity else { return diagnostic }
        return diagnostic.with(severity: severity)
      })
    return allowedCount
  }

  private func level(of page: DiagnosticPage) -> LintLevel {
    levels.level(of: page.id, usual: page.level ?? .warning)
  }
}

extension Diagnostic {
  /// The same with another severity.
  fileprivate func with(severity: Severity) -> Diagnostic {
    Diagnostic(
      id: id, severity: severity, range: range, path: path, headline: headline, hint: hint, labels: labels, fix: fix)
  }
}
