import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

/// A rule set with the records it judges, all made from one seed.
struct DifferentialCase: Sendable {
  var seed: UInt64
  var rules: CheckedRuleSet
  var current: SnapshotText
  var previous: SnapshotText?
  var options = EvaluationOptions()

  /// Makes the case of a seed.
  ///
  /// - Parameter isMonotone: whether a value less can never make an answer definite that was another one.
  init(seed: UInt64, isMonotone: Bool = false) {
    self.seed = seed
    var random = SeededGenerator(seed: seed &* 7_919 &+ 11)
    let variation = Office.Variation(
      feesAbsentMeansNone: random.chance(70), simpleIsNo: random.chance(30), includesFirstDay: random.chance(25),
      hasBlankWords: random.chance(70))
    let isShort = random.chance(25)
    let period = Office.day(2025, 1, 1)...(isShort ? Office.day(2025, 1, 14) : Office.day(2025, 3, 31))
    let checkDate = Office.day(2025, 1, 10).advanced(by: random.below(60))
    var maker = RuleSetMaker(seed: random.next(), periodLength: isShort ? 14 : 90)
    maker.isMonotone = isMonotone
    maker.isPlain = random.chance(60)
    maker.hasDecisionTables = seed % 5 == 0
    rules = maker.ruleSet(variation)
    var records = SnapshotMaker(seed: random.next())
    current = records.snapshot(checkDate: checkDate, period: period)
    if random.chance(45) { previous = records.previous(of: current) }
    if random.chance(20) { options.maximumFindings = random.below(4) }
    if random.chance(60) { options.includesSteps = false }
    if random.chance(20), rules.measures.isEmpty {
      options.selectedRules = Set(rules.rules.map(\.id).filter { _ in random.chance(60) })
    }
  }

  /// The rules and the records as text, to be read when the case differs.
  var printed: String {
    var lines = [
      "检查日期 \(current.checkDate.text)，报告期 \(current.period.lowerBound.text) 至 \(current.period.upperBound.text)"
    ]
    for (index, parameter) in rules.parameters.enumerated() {
      let values = parameter.values.map { "\($0.from?.text ?? "…"): \(Spelling.value($0.value, parameter.type))" }
      lines.append("P\(index) = " + values.joined(separator: ", "))
    }
    for (index, definition) in rules.definitions.enumerated() {
      lines.append("D\(index) = \(definition.value.source.zh)")
    }
    lines += rules.decisionTables.enumerated().flatMap { RulePrinter.lines($0.element, $0.offset) }
    for (table, ended) in rules.ended.sorted(by: { $0.key < $1.key }) {
      lines.append("\(Office.plain[table].name.zh) 办结：\(ended.source.zh)")
    }
    lines += rules.rules.flatMap { RulePrinter.lines($0) }
    lines += rules.measures.enumerated().map { RulePrinter.line($0.element, $0.offset) }
    lines += Self.printed(current, "本期")
    if let previous { lines += Self.printed(previous, "上期 \(previous.period.lowerBound.text)") }
    return lines.joined(separator: "\n")
  }

  private static func printed(_ text: SnapshotText, _ name: String) -> [String] {
    text.contents.flatMap { file in
      ["\(name) \(file.path):"]
        + String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        .map { "  " + $0 }
    }
  }
}

/// Writes rules and measures as lines to be read.
enum RulePrinter {
  static func line(_ measure: CheckedMeasure, _ index: Int) -> String {
    let scope = measure.scope.map { "，范围 \($0.text.zh)" } ?? ""
    let group = measure.group.map { "，分组 \($0.source.zh)" } ?? ""
    return "M\(index) = \(measure.value.source.zh)\(scope)\(group)"
  }

  static func lines(_ table: CheckedDecisionTable, _ index: Int) -> [String] {
    let inputs = table.inputs.map { "\(Spelling.type($0.type)) \($0.domain)" }.joined(separator: "；")
    let head = "T\(index)：\(inputs)，命中 \(table.hit)，\(table.isComplete ? "完整" : "部分")"
    return [head]
      + table.rows.map { row in
        let cells = zip(row.cells, table.inputs).map { $0.text(type: $1.type)?.zh ?? "-" }
        return "  | " + (cells + row.outputs.map { Spelling.output($0) }).joined(separator: " | ") + " |"
      }
  }

  static func lines(_ rule: CheckedRule) -> [String] {
    var lines = ["\(rule.id)：对象 \(rule.object.text.zh)" + (rule.period.map { "，每 \($0.rawValue)" } ?? "")]
    if let effective = rule.effective {
      let (from, until) = (effective.from?.text ?? "…", effective.until?.text ?? "…")
      lines.append("  生效 \(from) 至 \(until) 按 \(effective.by?.source.zh ?? "默认")")
    }
    if let missing = rule.missing { lines.append("  缺失 \(missing.rawValue)") }
    if let dueBy = rule.dueBy { lines.append("  截止 \(dueBy.source.zh)") }
    if rule.calendar != 0 { lines.append("  日历 \(rule.calendar ?? -1)") }
    if case .value(let owner)? = rule.owner { lines.append("  责任 \(owner.source.zh)") }
    if let message = rule.message { lines.append("  说明 " + parts(message.zh)) }
    if let remedy = rule.remedy { lines.append("  整改 " + parts(remedy.zh)) }
    for variant in rule.variants { lines += self.lines(variant).map { "  " + $0 } }
    return lines
  }

  private static func parts(_ parts: [MessageTemplate.Part]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .figure(let figure): "{\(figure.source.zh)}"
      }
    }
    .joined()
  }

  private static func lines(_ variant: CheckedRule.Variant) -> [String] {
    var lines = variant.word.map { ["逐一 \($0.zh)"] } ?? []
    for exception in variant.exceptions {
      lines.append("除外 \(exception.condition.source.zh) 改为 \(Spelling.items(exception.replacement))")
    }
    switch variant.body {
    case .requirements(let items): lines += items.map { "要求 \($0.condition.source.zh)" }
    case .deadline(let deadline, let items):
      lines += self.lines(deadline) + items.map { "要求 \($0.condition.source.zh)" }
    }
    return lines
  }

  private static func lines(_ deadline: Deadline) -> [String] {
    func when(_ condition: CheckedExpression?) -> String { condition.map { "，当 \($0.source.zh)" } ?? "" }
    var lines = deadline.starts.map { "起点 \($0.content.source.zh)\(when($0.condition))" }
    lines += deadline.stops.map { "终点 \($0.content.source.zh)\(when($0.condition))" }
    lines += deadline.exclusions.map { "扣除 \(Spelling.exclusions($0.content))\(when($0.condition))" }
    lines += deadline.limits.map { line in
      let limit = line.content
      let extent = limit.extent.map { "，延长 \($0.source.zh) 须有 \(Spelling.list(limit.needs))" } ?? ""
      return "期限 \(limit.duration.source.zh)\(extent)\(limit.rollsForward ? "，顺延" : "")\(when(line.condition))"
    }
    lines += deadline.marks.map {
      "亮牌 \($0.name.zh) \($0.figure)\(ValueText.comparison($0.comparison).zh)\($0.bound.source.zh)"
    }
    if let ended = deadline.ended { lines.append("办结 \(ended.source.zh)") }
    return lines
  }
}
