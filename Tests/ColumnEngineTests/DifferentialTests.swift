import RuleEngine
import System
import TestSupport
import Testing

@Suite("Two evaluators, one meaning")
struct DifferentialTests {
  /// How many seeds are tried: 2,000, or a million with `ZICHA_LONG=1`, or as many as `ZICHA_SEEDS` says.
  static let seeds =
    Environment.variable("ZICHA_SEEDS").flatMap { Int($0) }
    ?? (Environment.variable("ZICHA_LONG") == "1" ? 1_000_000 : 2_000)
  private static let parts = 8

  /// What is compared with the reference evaluator.
  private static let engine: any EvaluatorUnderTest = ColumnUnderTest()
  /// Both evaluators.
  static let evaluators: [any EvaluatorUnderTest] = [ReferenceUnderTest(), ColumnUnderTest()]

  @Test("agree on the cases that once differed", arguments: Regressions.all)
  func regressions(_ regression: Regression) throws {
    try Self.expectAgreement(regression.seed)
  }

  @Test("agree to the byte on generated rules and records", arguments: 0..<parts)
  func agreement(part: Int) throws {
    for seed in stride(from: part, to: Self.seeds, by: Self.parts) {
      guard try Self.expectAgreement(UInt64(seed)) else { return }
    }
  }

  /// Compares one case in the form that its seed gives.
  @discardableResult
  private static func expectAgreement(_ seed: UInt64) throws -> Bool {
    var random = SeededGenerator(seed: seed &* 31 &+ 5)
    let form = RunForm(&random)
    var item = arranged(DifferentialCase(seed: seed), &random)
    if seed % 4 == 1 {
      var maker = WaiverMaker(seed: seed)
      item.rules = try maker.adding(to: item)
    }
    guard let difference = difference(item, form) else { return true }
    var shrinker = CaseShrinker { self.difference($0, form) != nil }
    let smallest = shrinker.shrink(item)
    let shown = self.difference(smallest, form) ?? difference
    Issue.record("seed \(seed), \(form)\n\(shown)\n\(smallest.printed)")
    return false
  }

  /// What differs between the two evaluators on a case; nil if nothing does.
  private static func difference(_ item: DifferentialCase, _ form: RunForm) -> String? {
    do {
      let expected = try ReferenceUnderTest().evaluate(item, RunForm())
      do {
        return EvaluationDifference.between(expected, try engine.evaluate(item, form))
      } catch {
        return "\(engine.name): \(error)"
      }
    } catch {
      return "reference: \(error)"
    }
  }

  /// The case with its records in another arrangement: several files, a pipe, tables.
  private static func arranged(_ item: DifferentialCase, _ random: inout SeededGenerator) -> DifferentialCase {
    var result = item
    switch random.below(6) {
    case 0: result.current = item.current.split(into: 2 + random.below(3))
    case 1: result.current = item.current.asTables
    case 2: result.current = item.current.piped("cases")
    case 3: result.current = item.current.shuffled(random.next())
    default: break
    }
    return result
  }
}

/// A case that once differed.
struct Regression: Sendable, CustomStringConvertible {
  /// The seed it was made from.
  let seed: UInt64
  /// What differed, with the shrunk case in a few words.
  let description: String
}
