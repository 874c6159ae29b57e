package import Diagnostics

/// How a lint check is reported.
package enum LintLevel: String, Sendable, Hashable, CaseIterable {
  /// Not at all; the check does not run.
  case off
  /// 提示: worth a look.
  case note
  /// 警告: most likely a slip.
  case warning
  /// 错误: `zicha lint` ends with exit code 2.
  case error

  /// The severity of its diagnostics; nil when there are none.
  package var severity: Diagnostic.Severity? {
    switch self {
    case .off: nil
    case .note: .note
    case .warning: .warning
    case .error: .error
    }
  }
}

/// The levels that an office sets for itself, by the code of the check.
package struct LintLevels: Sendable, Hashable {
  private var levels: [String: LintLevel] = [:]

  /// Creates the usual levels.
  package init() {}

  /// Sets the level of a code: the last one holds.
  package mutating func set(_ code: String, to level: LintLevel) { levels[code] = level }

  /// The level of a code that has a usual one.
  func level(of code: String, usual: LintLevel) -> LintLevel { levels[code] ?? usual }
}
