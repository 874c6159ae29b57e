import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension RulePass {
  /// The deadline of the rule; nil without 期限 and without 终点 and 截止. Also sets what 到期日 and its like mean for the requirements.
  mutating func deadline(_ checker: inout ExpressionChecker) -> Deadline? {
    let rule = symbol.declaration
    guard !rule.limits.isEmpty else { return deadlineByDate(rule, checker) }
    let unit = world.signature(ofRule: index)?.unit
    reportMissingParts(rule)
    let starts = lines(rule.starts, checker, both("起点", "Start"))
    let stops = lines(rule.stops, checker, both("终点", "Stop"))
    let exclusions = exclusionLines(rule.exclusions, checker)
    if unit == .hour, let line = rule.exclusions.first { reject(RuleProblem.hoursWithExclusion(line.range)) }
    let limits = limitLines(rule.limits, checker)
    checker.context.deadlineUnit = unit
    let marks = rule.marks.compactMap { mark($0, unit, checker) }
    let ended = rule.ended.flatMap { attemptCondition($0, checker) }
    return Deadline(
      starts: starts, stops: stops, exclusions: exclusions, limits: limits, marks: marks, ended: ended)
  }

  /// 终点 with 截止 in place of 起点 and 期限: the stop must come until that date, which is then the 到期日.
  private mutating func deadlineByDate(_ rule: RuleDeclaration, _ checker: ExpressionChecker) -> Deadline? {
    rejectStrayClauses(rule)
    guard rule.dueBy != nil, rule.starts.isEmpty, !rule.stops.isEmpty else { return nil }
    var checker = checker
    checker.context.deadlineUnit = .day
    return Deadline(
      starts: [], stops: lines(rule.stops, checker, both("终点", "Stop")), exclusions: [], limits: [],
      marks: rule.marks.compactMap { mark($0, .day, checker) },
      ended: rule.ended.flatMap { attemptCondition($0, checker) })
  }

  private mutating func reject(_ problem: some CheckingProblem) {
    isBroken = true
    diagnostics.append(problem.diagnostic)
  }

  /// 起点, 终点, 扣除, 亮牌, 办结 without 期限; 截止 stands for 起点 and 期限 where there is a 终点.
  private mutating func rejectStrayClauses(_ rule: RuleDeclaration) {
    guard !world.hasError(in: symbol.range) else { return }
    let hasStart = !rule.starts.isEmpty
    let hasStop = !rule.stops.isEmpty
    if hasStart || (hasStop && rule.dueBy == nil) {
      reject(RuleProblem.deadlineIncomplete(symbol.idRange, missing: both("期限", "Limit")))
      return
    }
    if let line = rule.exclusions.first {
      reject(RuleProblem.clauseNeedsDeadline(line.range, clause: both("扣除", "Exclude")))
    }
    if hasStop { return }
    if let mark = rule.marks.first {
      reject(RuleProblem.clauseNeedsDeadline(mark.range, clause: both("亮牌", "Marks")))
    }
    if let ended = rule.ended {
      reject(RuleProblem.clauseNeedsDeadline(ended.range, clause: both("办结", "Ended")))
    }
  }

  private mutating func reportMissingParts(_ rule: RuleDeclaration) {
    guard !world.hasError(in: symbol.range) else { return }
    if rule.starts.isEmpty {
      reject(RuleProblem.deadlineIncomplete(symbol.idRange, missing: both("起点", "Start")))
    }
    if rule.stops.isEmpty {
      reject(RuleProblem.deadlineIncomplete(symbol.idRange, missing: both("终点", "Stop")))
    }
  }

  /// Reports a second line without 当.
  private mutating func rejectTwoDefaults<Content>(_ lines: [ConditionalSyntax<Content>], _ clause: LocalizedText) {
    let defaults = lines.filter { $0.condition == nil }
    if defaults.count > 1, let first = defaults.first {
      reject(RuleProblem.twoDefaults(defaults[1].range, clause: clause, first: first.range))
    }
  }

  private func lineText(
    _ clause: LocalizedText, _ content: LocalizedText, _ condition: CheckedExpression?
  )
    -> LocalizedText
  {
    LocalizedText(
      zh: "\(clause.zh)：\(content.zh)" + (condition.map { "，当\($0.source.zh)" } ?? ""),
      en: "\(clause.en): \(content.en)" + (condition.map { ", when \($0.source.en)" } ?? ""))
  }

  private mutating func lines(
    _ syntax: [ConditionalSyntax<Readings<Expression>>], _ checker: ExpressionChecker, _ clause: LocalizedText
  ) -> [Deadline.Line<CheckedExpression>] {
    rejectTwoDefaults(syntax, clause)
    return syntax.compactMap { line in
      let condition = line.condition.flatMap { attemptCondition($0, checker) }
      let content = attempt(checker) { (checker) throws(Rejection) in
        try checker.choose(line.content) { (checker, node) throws(Rejection) in
          try checker.date(
            node, LocalizedText(zh: "`\(clause.zh)`", en: "`\(clause.en)`"))
        }
      }
      guard let content else { return nil }
      return .init(condition: condition, content: content, source: lineText(clause, content.source, condition))
    }
  }

  private mutating func exclusionLines(
    _ syntax: [ConditionalSyntax<Readings<[Expression]>>], _ checker: ExpressionChecker
  ) -> [Deadline.Line<[Exclusion]>] {
    let clause = both("扣除", "Exclude")
    return syntax.compactMap { line in
      let condition = line.condition.flatMap { attemptCondition($0, checker) }
      let content = attempt(checker) { (checker) throws(Rejection) in
        try checker.choose(line.content) { (checker, nodes) throws(Rejection) in
          var exclusions: [Exclusion] = []
          for node in nodes { exclusions.append(try checker.exclusion(node)) }
          return exclusions
        }
      }
      guard let content else { return nil }
      let text = listed(content.map { checker.exclusionText($0) })
      return .init(condition: condition, content: content, source: lineText(clause, text, condition))
    }
  }

  private mutating func limitLines(
    _ syntax: [ConditionalSyntax<LimitSyntax>], _ checker: ExpressionChecker
  ) -> [Deadline.Line<Deadline.Limit>] {
    let clause = both("期限", "Limit")
    rejectTwoDefaults(syntax, clause)
    return syntax.compactMap { line in
      let condition = line.condition.flatMap { attemptCondition($0, checker) }
      guard let duration = duration(line.content.duration, checker) else { return nil }
      let extent = line.content.extent.flatMap { self.extent($0, of: duration, checker) }
      let needs = line.content.needs.flatMap { self.needs($0, checker) } ?? []
      let limit = Deadline.Limit(
        duration: duration, extent: extent, needs: needs, rollsForward: line.content.rollsForward)
      return .init(condition: condition, content: limit, source: lineText(clause, limitText(limit), condition))
    }
  }

  private func limitText(_ limit: Deadline.Limit) -> LocalizedText {
    var text = limit.duration.source
    if let extent = limit.extent {
      text = text + phrase(zh: ["，延长", extent.source.zh], en: [", extend", extent.source.en])
      if !limit.needs.isEmpty {
        let needs = listed(limit.needs.map(\.source))
        text = text + LocalizedText(zh: "须有\(needs.zh)", en: " needs \(needs.en)")
      }
    }
    return limit.rollsForward ? text + both("，顺延", ", rolls forward") : text
  }

  private mutating func duration(_ readings: Readings<Expression>, _ checker: ExpressionChecker) -> CheckedExpression? {
    attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(readings) { (checker, node) throws(Rejection) in
        let checked = try checker.value(node)
        if case .duration(let unit) = checked.type {
          if unit == .workday { try checker.requireCalendar(node.range) }
          return checked
        }
        if checked.type == .number {
          var declared: SourceRange?
          if case .parameter = checked.kind, let index = checker.uses.parameters.first {
            declared = checker.world.parameters[index].range
          }
          throw Rejection(UnitProblem.limitNeedsUnit(node.range, value: checked.source, declared: declared))
        }
        throw Rejection(
          TypeProblem.wrongType(
            node.range, value: checked.source, type: checker.world.typeName(checked.type),
            expected: both("时间长度", "a length of time"), what: both("`期限`", "`Limit`")))
      }
    }
  }

  private mutating func extent(
    _ readings: Readings<Expression>, of limit: CheckedExpression, _ checker: ExpressionChecker
  ) -> CheckedExpression? {
    guard let extent = duration(readings, checker) else { return nil }
    return attempt(checker) { (checker) throws(Rejection) in
      try checker.requireComparable(limit, extent, readings.range)
      return extent
    }
  }

  private mutating func needs(
    _ readings: Readings<[Expression]>, _ checker: ExpressionChecker
  ) -> [CheckedExpression]? {
    attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(readings) { (checker, nodes) throws(Rejection) in
        var dates: [CheckedExpression] = []
        for node in nodes { dates.append(try checker.date(node, both("`须有` 的后面", "what stands after `needs`"))) }
        return dates
      }
    }
  }

  private mutating func mark(
    _ syntax: MarkSyntax, _ unit: DurationUnit?, _ checker: ExpressionChecker
  ) -> Deadline.Mark? {
    let figure: (DeadlineFigure, DeadlineWord) =
      switch syntax.figure {
      case .overdue: (.overdue, .overdue)
      case .remaining: (.remaining, .remaining)
      case .used: (.used, .used)
      }
    let rule = world.ruleIndex(index)
    let bound = attempt(checker) { (checker) throws(Rejection) in
      let own = figure.1.expression(
        rule: rule, unit: unit ?? .workday, row: .slot(0), prefix: nil, syntax.range)
      return try checker.choose(syntax.bound) { (checker, node) throws(Rejection) in
        let bound = try checker.value(node)
        try checker.requireComparable(own, bound, node.range, syntax: node)
        return bound
      }
    }
    guard let bound else { return nil }
    return Deadline.Mark(
      name: syntax.names.text, figure: figure.0, comparison: syntax.comparison.comparison, bound: bound)
  }
}
