package import SourceText

/// What conditions came to while rules were judged, by the place of each: for the coverage of tests.
///
/// With a log, sets are gone through row by row, so that the condition of every row is seen.
package final class ConditionLog {
  /// What was seen of a condition.
  package struct Seen: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// It held.
    package static let yes = Seen(rawValue: 1)
    /// It did not hold.
    package static let no = Seen(rawValue: 2)
    /// It could not be told.
    package static let unknown = Seen(rawValue: 4)
  }

  /// The default line of a clause with 当.
  private struct Line: Hashable {
    let rule: Int
    let text: String
  }

  private var conditions: [SourceRange: Seen] = [:]
  private var lines: Set<Line> = []

  /// Creates an empty log.
  package init() {}

  /// What was seen of the condition, the case or the row at a place.
  package func seen(at range: SourceRange) -> Seen { conditions[range] ?? [] }

  /// Whether the default line with a text was taken in a rule.
  package func isTaken(_ line: LocalizedText, ofRule rule: Int) -> Bool {
    lines.contains(Line(rule: rule, text: line.zh))
  }

  /// Notes what a condition came to; also the hook for the rows of decision tables, by the place of the row.
  func note(_ truth: Truth, at range: SourceRange) {
    let seen: Seen =
      switch truth {
      case .yes: .yes
      case .no: .no
      case .unknown: .unknown
      }
    conditions[range, default: []].insert(seen)
  }

  /// Notes that the default line of a clause was taken.
  func noteLine(_ line: LocalizedText, ofRule rule: Int) {
    lines.insert(Line(rule: rule, text: line.zh))
  }
}
