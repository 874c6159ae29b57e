import Diagnostics
import RuleChecking
import SourceText
import TestSupport
import Testing

/// Conditions over two whole numbers, a choice and a yes-or-no, tried on every value that can make a difference.
@Suite("Reasoning against trying out")
struct ReasoningPropertyTests {
  /// The values of one case.
  private struct Values {
    let visits: Int
    let rounds: Int
    let handling: Int
    let isJoint: Bool
  }

  private struct Condition {
    let text: String
    let holds: (Values) -> Bool
  }

  /// Conditions joined by 且, each one literal or two joined by 或.
  private struct Requirement {
    let parts: [[Condition]]

    var text: String {
      parts.map { $0.count == 1 ? $0[0].text : "（\($0.map(\.text).joined(separator: " 或 "))）" }
        .joined(separator: "，且")
    }

    func holds(_ values: Values) -> Bool { parts.allSatisfy { $0.contains { $0.holds(values) } } }
  }

  /// All values on both sides of the constants 0 to 6, far enough for one number above the other.
  private static let all: [Values] = (-2...7).flatMap { visits in
    (-2...7).flatMap { rounds in
      (0...2).flatMap { handling in
        [true, false].map { Values(visits: visits, rounds: rounds, handling: handling, isJoint: $0) }
      }
    }
  }

  private static let handlings = ["即办件", "承诺件", "上报件"]

  private func literal(_ random: inout SeededGenerator) -> Condition {
    switch random.below(8) {
    case 0:
      let wanted = random.chance(50)
      return Condition(text: "联合办理为\(wanted ? "是" : "否")") { $0.isJoint == wanted }
    case 1:
      let word = random.below(3)
      let isNegated = random.chance(40)
      return Condition(text: "办理方式\(isNegated ? "不为" : "为")\(Self.handlings[word])") {
        ($0.handling == word) != isNegated
      }
    case 2:
      let (word, comparison) = random.pick(comparisons)
      return Condition(text: "到场次数\(word)回访次数") { comparison($0.visits, $0.rounds) }
    case 3:
      let low = random.below(4)
      let high = low + random.below(3)
      let isNegated = random.chance(30)
      return Condition(text: "到场次数\(isNegated ? "不属于" : "属于") \(low) 至 \(high)") {
        ($0.visits >= low && $0.visits <= high) != isNegated
      }
    default:
      let (word, comparison) = random.pick(comparisons)
      let constant = random.below(5)
      let isVisits = random.chance(60)
      return Condition(text: "\(isVisits ? "到场次数" : "回访次数")\(word) \(constant)") {
        comparison(isVisits ? $0.visits : $0.rounds, constant)
      }
    }
  }

  private let comparisons: [(String, (Int, Int) -> Bool)] = [
    ("至少", { $0 >= $1 }), ("至多", { $0 <= $1 }), ("不满", { $0 < $1 }), ("超过", { $0 > $1 }), ("为", { $0 == $1 }),
    ("不为", { $0 != $1 }),
  ]

  private func requirement(_ random: inout SeededGenerator) -> Requirement {
    Requirement(
      parts: (0..<(1 + random.below(4))).map { _ in
        random.chance(30) ? [literal(&random), literal(&random)] : [literal(&random)]
      })
  }

  /// The codes that trying out asks for.
  private func expected(_ requirement: Requirement) -> Set<String> {
    guard Self.all.contains(where: { requirement.holds($0) }) else { return ["never-holds"] }
    var codes: Set<String> = []
    for (index, part) in requirement.parts.enumerated() {
      for branch in part where part.count > 1 {
        let isPossible = Self.all.contains { values in
          branch.holds(values)
            && requirement.parts.enumerated().allSatisfy { other, part in
              other == index || part.contains { $0.holds(values) }
            }
        }
        if !isPossible { codes.insert("never-holds") }
      }
      if Self.all.allSatisfy({ values in part.contains { $0.holds(values) } }) { codes.insert("always-holds") }
    }
    return codes
  }

  @Test("both come to the same", arguments: 0..<10)
  func sameAnswer(batch: Int) throws {
    var random = SeededGenerator(seed: UInt64(4_000 + batch))
    let requirements = (0..<(SeededGenerator.cases / 10)).map { _ in requirement(&random) }
    var text = "规则集 走访 / visits：「走访」\n版本：1\n表 走访 / visit：「走访」\n来源：visits\n- 到场次数（a）：整数\n- 回访次数（b）：整数\n"
    text += "- 办理方式（c）：选项 即办件、承诺件、上报件\n- 联合办理（d）：是否\n"
    var lines: [Int] = []
    for (number, requirement) in requirements.enumerated() {
      lines.append(text.utf8.count)
      text += "规则 RD-\(number)：「例」\n对象：走访\n要求：\(requirement.text)\n"
    }
    var packs = RulePacks()
    packs.add(folder: "visits", text: text)
    var found = [Set<String>](repeating: [], count: requirements.count)
    for diagnostic in RuleChecker.check(packs: packs.sources).diagnostics {
      let range = try #require(diagnostic.range)
      #expect(diagnostic.severity != .error, "\(diagnostic.headline.zh)")
      guard ["never-holds", "always-holds"].contains(diagnostic.id),
        let rule = lines.lastIndex(where: { $0 <= Int(range.lower) })
      else { continue }
      found[rule].insert(diagnostic.id)
    }
    for (number, requirement) in requirements.enumerated() {
      #expect(found[number] == expected(requirement), "\(requirement.text)")
    }
    // Both kinds, and plain ones, are among the cases.
    #expect(found.contains(["never-holds"]) && found.contains(["always-holds"]) && found.contains([]))
  }
}
