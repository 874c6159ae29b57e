/// 报告: the sections of a report with computed figures.
package struct ReportDeclaration: Sendable, Hashable {
  /// Creates an empty declaration.
  package init() {}
}
