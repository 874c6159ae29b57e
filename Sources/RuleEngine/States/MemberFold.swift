import Findings
import Records
import SourceText

/// How many objects of a rule have which outcome, and why some are undetermined.
struct OutcomeFold: Sendable {
  /// By the order of `Outcome.allCases`.
  private(set) var counts: [Int] = Array(repeating: 0, count: Outcome.allCases.count)
  private(set) var causes: [Cause] = []

  /// The number of objects with an outcome.
  subscript(outcome: Outcome) -> Int { counts[Self.index(outcome)] }

  /// The place of an outcome in the counts.
  static func index(_ outcome: Outcome) -> Int {
    switch outcome {
    case .pass: 0
    case .violation: 1
    case .undetermined: 2
    case .notDue: 3
    case .notApplicable: 4
    }
  }

  /// Adds the verdict of one object.
  mutating func add(_ verdict: Verdict) {
    counts[Self.index(verdict.outcome)] += 1
    if verdict.outcome == .undetermined { causes = causes.merged(with: verdict.causes) }
  }

  /// Adds objects whose causes nobody needs.
  mutating func add(_ outcome: Outcome, times: Int, _ more: [Cause] = []) {
    counts[Self.index(outcome)] += times
    if !more.isEmpty { causes = causes.merged(with: more) }
  }

  /// Adds causes alone.
  mutating func add(_ more: [Cause]) { causes = causes.merged(with: more) }

  /// Adds the objects of a later piece.
  mutating func append(_ later: OutcomeFold) {
    for index in counts.indices { counts[index] += later.counts[index] }
    causes = causes.merged(with: later.causes)
  }
}

/// Which of the wanted words a sequence of members has.
struct WordFold: Sendable {
  /// For each word whether a member surely has it, and whether one may have it.
  private(set) var isThere: [Bool]
  private(set) var mayBeThere: [Bool]
  /// Whether each member has one of the words.
  private(set) var wanted = TruthFold()
  /// Why values are unknown.
  private(set) var causes: [Cause] = []

  init(count: Int) {
    isThere = Array(repeating: false, count: count)
    mayBeThere = isThere
  }

  /// Adds a member's value with its equality to each word.
  mutating func add(_ value: Knowable, _ equalities: [Truth]) {
    causes = causes.merged(with: value.causes)
    for (index, truth) in equalities.enumerated() {
      if truth.isYes { isThere[index] = true }
      if !truth.isNo { mayBeThere[index] = true }
    }
    wanted.add(equalities.reduce(Truth.no) { $0.or($1) })
  }

  /// Adds the members of a later piece.
  mutating func append(_ later: WordFold) {
    for index in isThere.indices {
      isThere[index] = isThere[index] || later.isThere[index]
      mayBeThere[index] = mayBeThere[index] || later.mayBeThere[index]
    }
    wanted.append(later.wanted)
    causes = causes.merged(with: later.causes)
  }
}

/// What a derivation tells about single members: the one that meets most, or those that fail.
struct StepFold: Sendable {
  /// How many items the best member meets; -1 before the first member.
  private(set) var met = -1
  private(set) var bestName = LocalizedText(same: "")
  private(set) var bestSteps: [LocalizedText] = []
  /// The steps of the first failing members, one list each.
  private var failures: [[LocalizedText]] = []
  private var failureCount = 0

  /// No more steps about failing members than this are told, and those of the last one.
  static let greatestCount = 20

  /// The steps of the first failing members.
  var failing: [LocalizedText] { failures.flatMap { $0 } }

  /// Adds a member of 存在 that meets so many items; its steps are asked for only if they are told.
  mutating func add(met number: Int, _ name: () -> LocalizedText, _ steps: () -> [LocalizedText]) {
    if number > met { (met, bestName, bestSteps) = (number, name(), steps()) }
  }

  /// Adds a member of 每个 that fails.
  mutating func addFailing(_ steps: () -> [LocalizedText]) {
    if failureCount < Self.greatestCount { add(failure: steps()) }
  }

  private mutating func add(failure: [LocalizedText]) {
    guard failureCount < Self.greatestCount else { return }
    failures.append(failure)
    failureCount += failure.count
  }

  /// Adds the members of a later piece.
  mutating func append(_ later: StepFold) {
    if later.met > met { (met, bestName, bestSteps) = (later.met, later.bestName, later.bestSteps) }
    for failure in later.failures { add(failure: failure) }
  }
}

/// What a sequence of members comes to: all that one question about a set needs, in bounded space.
struct MemberFold: Sendable {
  /// How many members.
  var count = 0
  /// Why it is open whether they belong, in order.
  var causes: [Cause] = []
  /// The keys of the first members.
  var witnesses: [String] = []
  /// Why the key of the first member is unknown.
  var keyCauses: [Cause] = []
  var truths: TruthFold?
  var values: ValueFold?
  var words: WordFold?
  var outcomes: OutcomeFold?
  var steps: StepFold?

  /// As many members are named in the evidence.
  static let greatestWitnessCount = 5

  init(for content: SetContent) {
    switch content {
    case .count: break
    case .exists, .every: truths = TruthFold()
    case .aggregate: values = ValueFold()
    case .complete(_, let words, _): self.words = WordFold(count: words.count)
    case .outcomes: outcomes = OutcomeFold()
    }
  }

  /// Adds the members of a later piece.
  mutating func append(_ later: MemberFold, _ content: SetContent) {
    guard later.count > 0 else { return }
    if count == 0 { keyCauses = later.keyCauses }
    count += later.count
    causes = causes.merged(with: later.causes)
    witnesses += later.witnesses.prefix(Self.greatestWitnessCount - witnesses.count)
    if let more = later.truths { truths?.append(more) }
    if let more = later.values, case .aggregate(let aggregate, _) = content { values?.append(more, aggregate) }
    if let more = later.words { words?.append(more) }
    if let more = later.outcomes { outcomes?.append(more) }
    if let more = later.steps { add(more) }
  }

  /// Adds what is told about later members.
  mutating func add(_ more: StepFold) {
    if steps == nil { steps = more } else { steps?.append(more) }
  }
}
