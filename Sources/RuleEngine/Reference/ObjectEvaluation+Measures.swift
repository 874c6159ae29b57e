import Findings
import Records
import SourceText

extension ObjectEvaluation {
  /// The figure of a measure: of the whole, of the group asked for, or of the group in hand.
  func measure(
    _ index: Int, group: CheckedExpression?, previous: Bool, _ expression: CheckedExpression
  ) -> Knowable {
    let declared = engine.rules.measures[index]
    guard let evaluator = previous ? engine.previous : engine else {
      return .unknown(.noPrevious, expression.source)
    }
    var key = groupKey ?? ""
    if let group {
      let wanted = value(group)
      guard case .known(let value) = wanted else { return .unknown(wanted.causes) }
      key = ReferenceEvaluator.keyText(value, group.type)
    }
    guard let table = evaluator.measureTable(index) else { return .unknown(.tooComplex, declared.name) }
    let figure: Knowable
    if declared.group == nil {
      figure = table.groups.first?.figure ?? .unknown(.noValue, declared.name)
    } else if groupKey == nil, group == nil {
      figure = table.groups.first { $0.isNotFilledIn }?.figure ?? .unknown(.noValue, declared.name)
    } else {
      figure = table.figure(key) ?? evaluator.emptyFigure(of: declared, key: key)
    }
    recorder?.record(expression.source, figure, type: expression.type)
    return Self.explained(figure, declared)
  }

  /// A figure without data says what its declaration makes of that.
  private static func explained(_ figure: Knowable, _ measure: CheckedMeasure) -> Knowable {
    guard case .unknown(let causes) = figure, causes.allSatisfy({ $0.kind == .noValue }) else { return figure }
    return .unknown([Cause(name: measure.name, kind: .noData(measure.noData))])
  }

  /// How many objects of a rule in the scope of a measure have one of some outcomes.
  func ruleCount(_ rule: Int, _ outcomes: [Outcome], _ expression: CheckedExpression) -> Knowable {
    guard let tally = scopeTally(rule, expression) else { return .unknown(.absentTable, expression.source) }
    if let causes = tally.unknown { return .unknown(causes) }
    let wanted = Set(outcomes)
    var low = 0
    var high = 0
    for (outcome, count) in tally.sure {
      if wanted.contains(outcome) { low += count }
      if wanted.contains(outcome) || outcome == .undetermined, !wanted.isEmpty { high += count }
    }
    for (outcome, count) in tally.unsure where wanted.contains(outcome) || outcome == .undetermined { high += count }
    if wanted == [.undetermined] { high = low + (tally.unsure[.undetermined] ?? 0) }
    return .count(low, high, tally.causes)
  }

  /// `通过 R 除以 适用 R`: both count the same objects, so that an undecided one stands above and below the line together.
  func ruleRate(_ top: CheckedExpression, _ bottom: CheckedExpression, _ expression: CheckedExpression) -> Knowable? {
    guard case .ruleCount(let rule, let wanted) = top.kind, case .ruleCount(rule, let all) = bottom.kind,
      Set(wanted).isSubset(of: Set(all)), !wanted.contains(.undetermined), all.contains(.undetermined),
      let tally = scopeTally(rule, expression), tally.unknown == nil
    else { return nil }
    func count(_ counts: [Outcome: Int], _ outcomes: [Outcome]) -> Int {
      outcomes.reduce(0) { $0 + (counts[$1] ?? 0) }
    }
    let others = all.filter { !wanted.contains($0) }
    let hits = count(tally.sure, wanted)
    let open = tally.sure[.undetermined] ?? 0
    let total = count(tally.sure, all)
    let mayHit = count(tally.unsure, wanted) + (tally.unsure[.undetermined] ?? 0)
    let mayMiss = count(tally.unsure, others)
    guard total > 0 else {
      if mayHit + mayMiss > 0 { return .unknown(tally.causes) }
      return .unknown(.noValue, expression.source)
    }
    guard let low = Fraction(numerator: Int128(hits), denominator: Int128(total + mayMiss)),
      let high = Fraction(numerator: Int128(hits + open + mayHit), denominator: Int128(total + mayHit))
    else { return nil }
    let undecided = open + mayHit + count(tally.unsure, others.filter { $0 != .undetermined })
    return .ends(.number(low), .number(high), undecided: undecided, tally.causes)
  }

  /// The outcomes of a rule's objects among the rows of the scope.
  private struct ScopeTally {
    var sure: [Outcome: Int] = [:]
    var unsure: [Outcome: Int] = [:]
    var causes: [Cause] = []
    /// Why nothing is known at all.
    var unknown: [Cause]?
  }

  private func scopeTally(_ rule: Int, _ expression: CheckedExpression) -> ScopeTally? {
    let object = engine.rules.rules[rule].object
    guard case .table(let table, let snapshot) = object.source, snapshot == .current,
      let count = engine.rowCount(table, isPrevious: false)
    else { return nil }
    var tally = ScopeTally()
    func add(_ row: Int, _ counts: WritableKeyPath<ScopeTally, [Outcome: Int]>) {
      for verdict in engine.verdicts(rule, row: row) {
        tally[keyPath: counts][verdict.outcome, default: 0] += 1
        if verdict.outcome == .undetermined { tally.causes = tally.causes.merged(with: verdict.causes) }
      }
    }
    if let foundScope, let answers = engine.answers {
      return folded(answers.outcomes(ofRule: rule, within: foundScope), foundScope)
    }
    guard let scope else {
      if let fold = engine.answers?.outcomes(ofRule: rule) {
        tally.sure = Self.counts(fold)
        tally.causes = fold.causes
      } else {
        for row in 0..<count { add(row, \.sure) }
      }
      let unread = engine.unread(table, isPrevious: false)
      if unread > 0 {
        tally.unsure[.undetermined, default: 0] += unread
        tally.causes = tally.causes.merged(with: [engine.unreadCause(table)])
      }
      if let cause = engine.unreadAbove(table, isPrevious: false) { tally.unknown = [cause] }
      let unlisted = engine.unlistedCount(table, isPrevious: false)
      if unlisted > 0 {
        tally.sure[.undetermined, default: 0] += unlisted
        tally.causes = tally.causes.merged(with: engine.unlistedCauses(table, isPrevious: false))
      }
      return tally
    }
    if scope.isUnknown {
      tally.unknown = scope.causes
      return tally
    }
    if !scope.unsure.isEmpty { tally.causes = scope.causes }
    for member in scope.sure {
      if case .row(let reference) = member, reference.table == table { add(reference.row, \.sure) }
    }
    for member in scope.unsure {
      if case .unread(table) = member { tally.unsure[.undetermined, default: 0] += 1 }
      if case .row(let reference) = member, reference.table == table { add(reference.row, \.unsure) }
    }
    return tally
  }

  /// The tally of objects that were folded while they were scanned.
  private func folded(_ found: FoundSet, _ scope: FoundScope) -> ScopeTally {
    var tally = ScopeTally()
    if scope.isUnknown {
      tally.unknown = scope.causes
      return tally
    }
    if scope.hasUnsure { tally.causes = scope.causes }
    for (fold, counts) in [(found.sure, \ScopeTally.sure), (found.unsure, \ScopeTally.unsure)] {
      guard let outcomes = fold.outcomes else { continue }
      tally[keyPath: counts] = Self.counts(outcomes)
      tally.causes = tally.causes.merged(with: outcomes.causes)
    }
    return tally
  }

  private static func counts(_ fold: OutcomeFold) -> [Outcome: Int] {
    var counts: [Outcome: Int] = [:]
    for outcome in Outcome.allCases where fold[outcome] > 0 { counts[outcome] = fold[outcome] }
    return counts
  }
}

extension ReferenceEvaluator {
  /// The figures of all measures with those of the previous snapshot beside them, in the order in which the measures stand
  /// in their files, as a reader of the report expects them.
  func measureResults() -> [MeasureResult] {
    let declared = rules.measures.indices.sorted { rules.measures[$0].range < rules.measures[$1].range }
    return declared.compactMap { index in
      let measure = rules.measures[index]
      guard let table = measureTable(index) else { return nil }
      let before = previous?.measureTable(index)
      var rows = table.groups.map { group in
        MeasureResult.Row(
          group: group.name, key: group.key, figure: Self.figure(group.figure, measure),
          previous: before.map { Self.figure(figure(of: group, in: $0, measure), measure) })
      }
      rows += onlyBefore(measure, table, before)
      return MeasureResult(
        name: measure.name, pack: measure.pack, style: measure.style, groupedBy: measure.group?.source, rows: rows)
    }
  }

  private func figure(of group: MeasureTable.Group, in before: MeasureTable, _ measure: CheckedMeasure) -> Knowable {
    if measure.group == nil { return before.groups.first?.figure ?? .unknown([]) }
    let same = before.groups.first { $0.key == group.key && $0.isNotFilledIn == group.isNotFilledIn }
    return same?.figure ?? previous?.emptyFigure(of: measure, key: group.key) ?? .unknown([])
  }

  /// Groups that only the previous snapshot has.
  private func onlyBefore(
    _ measure: CheckedMeasure, _ table: MeasureTable, _ before: MeasureTable?
  ) -> [MeasureResult.Row] {
    guard measure.group != nil, let before else { return [] }
    return before.groups.filter { group in
      !table.groups.contains { $0.key == group.key && $0.isNotFilledIn == group.isNotFilledIn }
    }
    .map { group in
      MeasureResult.Row(
        group: group.name, key: group.key, figure: Self.figure(emptyFigure(of: measure, key: group.key), measure),
        previous: Self.figure(group.figure, measure))
    }
  }

  /// A result as a figure of a report.
  static func figure(_ result: Knowable, _ measure: CheckedMeasure) -> Figure {
    switch result {
    case .known(let value): .exact(value)
    case .between(let low, let high, let undecided, _): .between(low, high, undecided: undecided)
    case .unknown(let causes):
      // Nothing is missing, there was nothing to divide or to average: the declaration says what that means.
      causes.allSatisfy { $0.kind == .noValue } && measure.noData == .notApplicable ? .notApplicable : .none
    }
  }
}
