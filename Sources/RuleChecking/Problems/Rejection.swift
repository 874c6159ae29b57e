import Diagnostics
import SourceText

/// How far a reading got before it failed: the highest one explains best what the author meant.
enum Plausibility: Int, Comparable, Sendable {
  /// A word that nothing visible is called.
  case name
  /// A word that is declared, but not here.
  case member
  /// Known words in a form that does not hold together.
  case form
  /// Values of types that do not go together.
  case type
  /// A word that is none of the words of a choice.
  case choice
  /// The right kind of value in the wrong unit.
  case unit
  /// Only an item under the clause is wrong, or the cause was reported elsewhere.
  case items

  static func < (left: Plausibility, right: Plausibility) -> Bool { left.rawValue < right.rawValue }
}

/// A cause found while checking that knows its wording and how plausible the reading was.
protocol CheckingProblem: DiagnosticConvertible {
  /// How far the reading got.
  var plausibility: Plausibility { get }
}

/// Why a reading has no meaning.
struct Rejection: Error, Sendable {
  /// What is reported if no other reading has a meaning; empty when the cause was reported before.
  var diagnostics: [Diagnostic]
  /// How far the reading got.
  var plausibility: Plausibility

  /// Rejects a reading because of a problem.
  init(_ problem: some CheckingProblem) {
    diagnostics = [problem.diagnostic]
    plausibility = problem.plausibility
  }

  /// Rejects because of several problems in parts.
  init(diagnostics: [Diagnostic], plausibility: Plausibility = .items) {
    self.diagnostics = diagnostics
    self.plausibility = plausibility
  }

  /// Something that this depends on was broken and reported there.
  static let silent = Rejection(diagnostics: [])

  /// Where it failed, for choosing among readings; the end of the last place.
  var place: Int { diagnostics.compactMap { $0.range.map { Int($0.lower) } }.max() ?? 0 }
}

extension Diagnostic {
  /// An error with its wording in both languages.
  static func error(
    _ id: String, _ range: SourceRange, zh: String, en: String, hint: LocalizedText? = nil, labels: [Label] = [],
    fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      id: id, severity: .error, range: range, headline: LocalizedText(zh: zh, en: en), hint: hint, labels: labels,
      fix: fix)
  }

  /// A warning with its wording in both languages.
  static func warning(
    _ id: String, _ range: SourceRange, zh: String, en: String, hint: LocalizedText? = nil, labels: [Label] = [],
    fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      id: id, severity: .warning, range: range, headline: LocalizedText(zh: zh, en: en), hint: hint, labels: labels,
      fix: fix)
  }
}

/// A hint in both languages.
func hint(_ zh: String, _ en: String) -> LocalizedText { LocalizedText(zh: zh, en: en) }
