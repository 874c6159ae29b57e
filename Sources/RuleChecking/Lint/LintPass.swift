import Diagnostics

/// Runs the lint checks and reports what they find, at its level, unless it is allowed.
struct LintPass {
  let subject: LintSubject
  let levels: LintLevels

  /// Reports everything; returns how many findings are allowed.
  func run() -> Int {
    var found: [Diagnostic] = []
    for check in LintChecks.all where check.pages.contains(where: { level(of: $0) != .off }) {
      found += check.run(subject)
    }
    let allowances = LintAllowances(subject)
    let count = found.count
    found = allowances.withoutAllowed(found)
    let allowedCount = count - found.count
    let usual = Dictionary(uniqueKeysWithValues: LintChecks.pages.map { ($0.id, $0) })
    let isOff = { (code: String) in usual[code].map { level(of: $0) == .off } ?? false }
    found += allowances.problems(isOff: isOff)
    subject.world.report(
      found.compactMap { diagnostic in
        guard let page = usual[diagnostic.id], let severity = level(of: page).severity else { return nil }
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
