/// The twelve rules and the two aggregates of `../shared/peers/RULES.md` over generated cases, in plain Swift, with the
/// constants of the pack and three times with others (``RuleVariant/constants``).
struct ReferenceJob {
  /// The answers so far.
  private(set) var answers = CaseAnswers()
  private let items: [ApprovalItem]
  private let fines: [FineRange]
  private var fails = [Int](repeating: 0, count: 49)

  /// Prepares the job for the cases of a generator.
  init(_ generator: CaseGenerator) {
    items = generator.items
    fines = generator.fines
  }

  /// The answers of everything added.
  var result: CaseAnswers {
    var answers = answers
    for number in 1...48 { answers.fails[number] = fails[number] }
    return answers
  }

  /// Judges one more case.
  mutating func add(_ record: ApprovalCase) {
    answers.cases += 1
    for variant in 0...3 {
      for (index, isFailed) in judge(record, variant).enumerated() where isFailed {
        fails[variant * 12 + index + 1] += 1
      }
    }
    count(record)
  }

  private mutating func count(_ record: ApprovalCase) {
    answers.outcomes[CaseWords.kinds[record.kind] + "|" + (record.outcome ?? ""), default: 0] += 1
    guard let used = used(record), let promised = record.promised else { return }
    answers.onTime[record.department, default: CaseAnswers.OnTime()].timed += 1
    if used <= promised { answers.onTime[record.department, default: CaseAnswers.OnTime()].inTime += 1 }
  }

  private func used(_ record: ApprovalCase) -> Int? {
    guard let accepted = record.accepted.value, let decided = record.decided.value else { return nil }
    return record.procedures.reduce(decided - accepted) { used, procedure in
      procedure.ended.map { used - ($0 - procedure.started) } ?? used
    }
  }

  /// Whether the case fails R01 to R12; a variant above 0 has other constants.
  private func judge(_ record: ApprovalCase, _ variant: Int) -> [Bool] {
    let accepted = record.accepted.value
    let decided = record.decided.value
    let item = items[record.item]
    let both = accepted.flatMap { first in decided.map { (first, $0) } }
    let used = used(record)
    let limit =
      (record.isJoint ? 45 : item.statutoryDays) + (record.extended.value?.approvedBy.isEmpty == false ? 10 : 0)
    return [
      both.map { $0.1 + variant < $0.0 } ?? false,
      used.flatMap { used in record.promised.map { used > $0 + variant } } ?? false,
      used.map { $0 > limit + variant } ?? false,
      decided.flatMap { first in record.delivered.map { $0 - first > 10 - variant } } ?? false,
      decided.map { item.needsSurvey && !hasSurvey(record, until: $0, variant) } ?? false,
      decided != nil && item.needsReview && !hasReview(record, variant),
      decided.map { isUnpublished(record, $0, variant) } ?? false,
      record.penalty.map { isOutOfRange($0, variant) } ?? false,
      !isNumber(Array(record.id.utf8), variant),
      isIncomplete(record, variant),
      accepted.map { first in record.materials.contains { $0.received.map { $0 > first + variant } ?? true } } ?? false,
      record.kind == 0 && (both.map { $0.1 != $0.0 + variant } ?? false),
    ]
  }

  private func hasSurvey(_ record: ApprovalCase, until decided: Int, _ variant: Int) -> Bool {
    let least = [2, 1, 3, 4][variant]
    return record.procedures.contains { procedure in
      procedure.type == CaseWords.procedures[0] && procedure.staff.count >= least
        && (procedure.ended.map { $0 <= decided } ?? false)
    }
  }

  private func hasReview(_ record: ApprovalCase, _ variant: Int) -> Bool {
    record.procedures.contains { procedure in
      guard procedure.type == CaseWords.procedures[1], let conclusion = procedure.conclusion else { return false }
      return variant == 0 || conclusion == CaseWords.conclusions[variant - 1]
    }
  }

  private func isUnpublished(_ record: ApprovalCase, _ decided: Int, _ variant: Int) -> Bool {
    guard record.outcome == "准予许可" || record.outcome == "不予许可" else { return false }
    return record.published.map { $0 - decided > 7 - variant } ?? true
  }

  private func isOutOfRange(_ fine: ApprovalCase.Penalty, _ variant: Int) -> Bool {
    let range = fines.first { $0.breach == fine.breach && $0.degree == fine.degree }
    guard let range else { return true }
    return fine.amount < range.least || fine.amount + variant * 100 > range.greatest
  }

  /// `ZJ-20(23|24|25)-[0-9]{4}-[0-9]{6}[0-9X]`, or two of the three years.
  private func isNumber(_ id: [UInt8], _ variant: Int) -> Bool {
    let years: [ClosedRange<UInt8>] = [0x33...0x35, 0x33...0x34, 0x34...0x35, 0x33...0x35]
    guard id.count == 20, id.starts(with: "ZJ-202".utf8), years[variant].contains(id[6]) else { return false }
    if variant == 3, id[6] == 0x34 { return false }
    let digits = Array(id[8..<12] + id[13..<19])
    return id[7] == 0x2D && id[12] == 0x2D && digits.allSatisfy { 0x30...0x39 ~= $0 }
      && (0x30...0x39 ~= id[19] || id[19] == 0x58)
  }

  private func isIncomplete(_ record: ApprovalCase, _ variant: Int) -> Bool {
    let hasMore = [true, record.reviewer != nil, record.notified != nil, record.delivered != nil][variant]
    if record.applicant.isEmpty || record.accepted.value == nil || !hasMore { return true }
    switch record.kind {
    case 0: return record.decided.value == nil || record.outcome == nil
    case 1: return record.notified == nil || record.promised == nil || record.outcome == nil
    default: return record.notified == nil || record.reviewer == nil
    }
  }
}
