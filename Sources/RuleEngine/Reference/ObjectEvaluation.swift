import Findings
import Records
import SourceText

/// The evaluation of expressions for one object: its rows, its period, the answers assumed, and what was read.
///
/// The methods stand in extensions by construct. A set member is judged without assumed answers, so that what is found out
/// about it holds for every completion and every object.
final class ObjectEvaluation {
  /// The run.
  let engine: ReferenceEvaluator
  /// The rows bound to slots.
  var frame: [Binding]
  /// The object judged; nil for measures.
  var object: RowReference?
  /// The rule in hand, an index; nil for measures and data checks.
  var rule: Int?
  /// 本期, for objects judged by period.
  var period: CalendarPeriod?
  /// The answers assumed for unknown conditions; nil where unknown conditions are combined on the spot.
  var decisions: Decisions?
  /// The deadline of the rule in hand, as soon as it is computed.
  var deadline: DeadlineResult?
  /// The rows in the scope of the measure in hand.
  var scope: Members?
  /// The scope of the measure in hand where its rows were folded while they were scanned.
  var foundScope: FoundScope?
  /// The key of the group of the measure in hand.
  var groupKey: String?
  /// The date of 生效 of the object, which decides dated parameters; nil while it is not known.
  var parameterDay: Knowable?
  /// The inputs of the decision table in hand.
  var inputs: [Knowable] = []
  /// What was read, for a finding; nil in the bulk path.
  var recorder: EvidenceRecorder?
  /// Whether a span that runs backwards is noted as a data fault of the object: not for the members of a set, which are
  /// judged once for many objects, and not while a finding is written.
  private(set) var notesFaults: Bool
  /// How deep expressions stand in each other; bounds the stack.
  private var depth = 0

  /// Deeper expressions are undetermined.
  private static let greatestDepth = 160

  init(engine: ReferenceEvaluator, slotCount: Int, rule: Int?) {
    self.engine = engine
    self.frame = Array(repeating: .nothing, count: max(1, slotCount))
    self.rule = rule
    notesFaults = !engine.isExplaining
  }

  /// The working-day calendar of the rule, else the first declared one.
  var calendar: WorkCalendar? {
    if let rule, let index = engine.rules.rules[rule].calendar, engine.rules.calendars.indices.contains(index) {
      return engine.rules.calendars[index]
    }
    return engine.rules.calendars.first
  }

  /// Binds a slot, growing the frame where a declaration undercounted its slots.
  func bind(_ slot: Int, _ binding: Binding) {
    while frame.count <= slot { frame.append(.nothing) }
    frame[slot] = binding
  }

  /// Runs a body one level deeper; nil beyond the limit.
  func deeper<Result>(_ body: () -> Result) -> Result? {
    guard depth < Self.greatestDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    return body()
  }

  /// Runs a body in which unknown conditions are combined on the spot and nothing is recorded or noted.
  func locally<Result>(_ body: () -> Result) -> Result {
    let outer = (decisions, recorder, notesFaults)
    decisions = nil
    recorder = nil
    notesFaults = false
    defer { (decisions, recorder, notesFaults) = outer }
    return body()
  }

  /// Notes that the end of a span of the object lies before its start.
  func noteOrderFault(_ from: LocalizedText, _ to: LocalizedText, _ early: Day, _ late: Day) {
    if notesFaults { engine.noteOrderFault(object, from, to, early, late) }
  }

  /// Runs a body in a frame of its own, as definitions and other rules need it.
  func inFrame<Result>(slotCount: Int, object: Binding, _ body: () -> Result) -> Result {
    let outer = frame
    frame = Array(repeating: .nothing, count: max(1, slotCount))
    frame[0] = object
    defer { frame = outer }
    return body()
  }

  /// Whether a condition of 对象, 生效, 当, 除外, 扣除 or a case holds; an unknown one is assumed, completion by completion.
  func choose(_ condition: CheckedExpression) -> Bool {
    switch truth(condition) {
    case .yes: return true
    case .no: return false
    case .unknown(let causes): return decide(.condition(condition, frame), causes)
    }
  }

  /// The assumed answer to a question that the data leave open.
  func decide(_ question: Decisions.Question, _ causes: [Cause]) -> Bool {
    var current = decisions ?? Decisions()
    let answer = current.answer(question, causes: causes)
    if decisions != nil { decisions = current }
    return answer
  }
}
