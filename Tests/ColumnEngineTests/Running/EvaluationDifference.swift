import Findings
import RuleEngine
import SourceText

/// What differs between two evaluations, in words; nil if nothing does.
enum EvaluationDifference {
  static func between(_ expected: Evaluation, _ actual: Evaluation) -> String? {
    var lines: [String] = []
    lines += differences("规则合计", expected.tallies, actual.tallies) { $0.rule }
    lines += differences("数据合计", expected.dataTallies, actual.dataTallies) { $0.rule }
    lines += differences("指标", expected.measures, actual.measures) { $0.name.zh }
    lines += differences("亮牌", expected.marks, actual.marks) { "\($0.rule) \($0.mark.zh)" }
    lines += differences("发现", expected.findings, actual.findings) { finding in
      "\(finding.rule) \(finding.object.key) \(finding.item?.zh ?? "") \(finding.outcome.rawValue)"
    }
    lines += differences("豁免", expected.waivers, actual.waivers) { "\($0.waiver)/\($0.key) \($0.state.rawValue)" }
    return lines.isEmpty ? nil : lines.prefix(40).joined(separator: "\n")
  }

  private static func differences<Element: Hashable>(
    _ what: String, _ expected: [Element], _ actual: [Element], _ name: (Element) -> String
  ) -> [String] {
    if expected == actual { return [] }
    var lines: [String] = []
    if expected.count != actual.count { lines.append("\(what)：应有 \(expected.count)，实有 \(actual.count)") }
    for index in 0..<max(expected.count, actual.count) {
      let left = expected.indices.contains(index) ? expected[index] : nil
      let right = actual.indices.contains(index) ? actual[index] : nil
      guard left != right else { continue }
      lines.append("\(what) \(index)：应为 \(left.map(name) ?? "无")，实为 \(right.map(name) ?? "无")")
      if let left, let right { lines += fields(left, right) }
      if lines.count > 12 { break }
    }
    return lines
  }

  /// The members that differ, with both values.
  private static func fields(_ left: Any, _ right: Any) -> [String] {
    zip(Mirror(reflecting: left).children, Mirror(reflecting: right).children).compactMap { one, other in
      let (expected, actual) = ("\(one.value)", "\(other.value)")
      return expected == actual ? nil : "    \(one.label ?? "?")：应为 \(expected)\n      实为 \(actual)"
    }
  }
}
