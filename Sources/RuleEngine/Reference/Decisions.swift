import SourceText

/// The answers assumed for unknown conditions while one completion of a rule is evaluated.
///
/// An unknown condition of 对象, 生效, 当, 除外, 扣除 or a case is first assumed to hold; `next()` then turns the last answer
/// that was yes to no and forgets those after it, until every completion was seen. The same condition of the same rows
/// always gets the same answer within one completion.
struct Decisions {
  /// What was asked.
  enum Question: Hashable {
    /// A condition with the rows it was asked of.
    case condition(CheckedExpression, [Binding])
    /// Whether the days of an interval that can't be read lie in the time counted.
    case interval(Binding, Int)
    /// Whether an extension counts.
    case need(CheckedExpression)
    /// Something that the evaluator itself can't tell, by a name.
    case other(String)

    private var weight: Int {
      switch self {
      case .condition(let expression, _): expression.source.zh.utf8.count
      case .interval(_, let index): index
      case .need: 1
      case .other: 2
      }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(weight) }
  }

  private struct Answer {
    let question: Question
    var isYes: Bool
  }

  /// No more unknown conditions than this are completed, so that there are at most 256 completions; beyond, the outcome
  /// is 待查.
  static let greatestCount = 8

  private var answers: [Answer] = []
  /// Why the conditions were unknown, over all completions.
  private(set) var causes: [Cause] = []
  /// Whether there were more unknown conditions than are completed.
  private(set) var isExhausted = false

  /// The number of conditions assumed so far.
  var count: Int { answers.count }

  /// The answer to a question, assumed to be yes the first time.
  mutating func answer(_ question: Question, causes newCauses: [Cause]) -> Bool {
    causes = causes.merged(with: newCauses)
    if let found = answers.first(where: { $0.question == question }) { return found.isYes }
    guard answers.count < Self.greatestCount else {
      isExhausted = true
      return false
    }
    answers.append(Answer(question: question, isYes: true))
    return true
  }

  /// Goes on to the next completion; false when all were seen.
  mutating func next() -> Bool {
    while let last = answers.popLast() {
      if last.isYes {
        answers.append(Answer(question: last.question, isYes: false))
        return true
      }
    }
    return false
  }
}
