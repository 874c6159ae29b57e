import Findings
import Records
import SourceText

/// What a deadline comes to for one object in one completion.
struct DeadlineResult {
  /// pass, violation, undetermined or not due; not applicable when no line holds.
  var outcome: Outcome
  /// Why it is undetermined.
  var causes: [Cause] = []
  /// Whether what is missing was read by 起点 or 终点 themselves, so that 缺失 decides.
  var isMissingItsOwn = false
  /// The start, if known.
  var start: Value?
  /// The stop; nil while the case runs.
  var stop: Value?
  /// The unit of the limit.
  var unit = DurationUnit.workday
  /// The limit, without the extension.
  var limit: Fraction?
  /// The extension, if it counts.
  var extent: Duration?
  /// The due date.
  var due: Knowable?
  /// The days or months used until the stop or the check date.
  var used: Knowable?
  /// What is left.
  var remaining: Knowable?
  /// By how much it is late.
  var overdue: Knowable?
  /// The mark.
  var mark: LocalizedText?
  /// Whether something unknown decides which mark it is, if any.
  var isMarkOpen = false
  /// The lines taken, to be named in the derivation.
  var startLine: CheckedExpression?
  var stopLine: CheckedExpression?
  var limitLine: LocalizedText?
  /// The excluded days.
  var excluded = ExcludedDays.none
  /// Whether the due date was moved to a working day.
  var isRolled = false
  /// Why the extension does or does not count, for the derivation.
  var extensionNotes: [LocalizedText] = []

  init(outcome: Outcome) {
    self.outcome = outcome
  }

  /// An undetermined result.
  static func undetermined(_ causes: [Cause], own: Bool = false) -> DeadlineResult {
    var result = DeadlineResult(outcome: .undetermined)
    result.causes = causes
    result.isMissingItsOwn = own && causes.contains(where: \.isMissing)
    return result
  }

  /// A figure of it.
  func figure(_ figure: DeadlineFigure) -> Knowable? {
    switch figure {
    case .dueDate: due
    case .used: used
    case .remaining: remaining
    case .overdue: overdue
    }
  }
}

/// The days that are not counted: those surely excluded and those that may be, because a row is not readable.
struct ExclusionBounds {
  var least: ExcludedDays
  var most: ExcludedDays
  var causes: [Cause]
}
