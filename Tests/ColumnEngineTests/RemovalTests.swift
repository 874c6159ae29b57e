import Findings
import Records
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("A value less")
struct RemovalTests {
  private static let parts = 4

  /// An object that a rule says something about; its key may change with the value removed, its row does not.
  private struct Judged: Hashable {
    let rule: String
    let row: Int
    let word: LocalizedText?
  }

  @Test("never hides a violation or an open outcome, under either evaluator", arguments: 0..<parts)
  func removal(part: Int) throws {
    for seed in stride(from: part, to: DifferentialTests.seeds / 8, by: Self.parts) {
      var random = SeededGenerator(seed: UInt64(seed) &* 77 &+ 3)
      var item = DifferentialCase(seed: UInt64(seed), isMonotone: true)
      // Lines and rows keep their places.
      item.current.style = RecordStyle()
      item.options = EvaluationOptions(maximumFindings: 100_000, includesSteps: false)
      guard let less = Self.removing(from: item.current, &random) else { continue }
      var smaller = item
      smaller.current = less.text
      for evaluator in DifferentialTests.evaluators {
        let before = try evaluator.evaluate(item, RunForm())
        let after = try evaluator.evaluate(smaller, RunForm())
        let hidden = Self.hidden(before, after)
        guard hidden.isEmpty else {
          let names = hidden.map { "\($0.rule) row \($0.row)" }.sorted()
          Issue.record("seed \(seed), \(evaluator.name): without \(less.removed) nothing of \(names)\n\(item.printed)")
          return
        }
      }
    }
  }

  /// The objects of which a violation or open outcome was shown before and nothing is shown now; one that may still be
  /// met in time is not hidden.
  private static func hidden(_ before: Evaluation, _ after: Evaluation) -> Set<Judged> {
    let isLater = Set(
      zip(before.tallies, after.tallies).filter { $1.notDue > $0.notDue }.map(\.0.rule))
    return open(before).subtracting(open(after)).filter { !isLater.contains($0.rule) }
  }

  private static func open(_ evaluation: Evaluation) -> Set<Judged> {
    Set(
      evaluation.findings.filter { $0.kind == .rule }.map {
        Judged(rule: $0.rule, row: $0.object.row, word: $0.object.word)
      })
  }

  /// The snapshot with one value less, and which; a key, a blank that means something and a whole list of objects are left
  /// alone.
  private static func removing(
    from text: SnapshotText, _ random: inout SeededGenerator
  ) -> (text: SnapshotText, removed: String)? {
    let kept: Set<String> = ["id", "code", "area", "no", "joint", "simple", "fees", "procedures", "opinions"]
    for _ in 0..<10 {
      let table = random.below(text.tables.count)
      let lines = text.tables[table].files[0].lines
      guard !lines.isEmpty else { continue }
      let line = random.below(lines.count)
      guard case .record(var members) = lines[line], !members.isEmpty else { continue }
      let index = random.below(members.count)
      var path = "\(text.tables[table].source):\(line + 1) \(members[index].key)"
      if let smaller = inner(members[index].value, &random, kept) {
        members[index].value = smaller.value
        path += "." + smaller.removed
      } else if kept.contains(members[index].key) {
        continue
      } else {
        members.remove(at: index)
      }
      var result = text
      result.tables[table].files[0].lines[line] = .record(members)
      return (result, path)
    }
    return nil
  }

  /// A value less inside an object or a list of child rows; nil to remove the whole.
  private static func inner(
    _ value: RecordValue, _ random: inout SeededGenerator, _ kept: Set<String>
  ) -> (value: RecordValue, removed: String)? {
    switch value {
    case .object(var members):
      guard !members.isEmpty else { return nil }
      let index = random.below(members.count)
      if let smaller = self.inner(members[index].value, &random, kept) {
        members[index].value = smaller.value
        return (.object(members), members[index].key + "." + smaller.removed)
      }
      guard !kept.contains(members[index].key) else { return nil }
      let key = members.remove(at: index).key
      return (.object(members), key)
    case .array(var elements):
      guard random.chance(80), let index = elements.indices.randomElement(using: &random),
        let smaller = inner(elements[index], &random, kept)
      else { return nil }
      elements[index] = smaller.value
      return (.array(elements), "\(index)." + smaller.removed)
    default: return nil
    }
  }
}
