import Diagnostics
import RuleSyntax
import SourceText
import TestSupport
import Testing

extension SourceRules {
  /// All conditions and values of rules and definitions, every reading with names in Chinese, in order.
  var dumps: [Set<String>] {
    let vocabulary = self.vocabulary
    let naming: (String) -> String = { vocabulary.words(called: $0).first?.zh ?? $0 }
    var dumps: [Set<String>] = []
    func add(_ readings: Readings<Expression>?) {
      guard let readings else { return }
      dumps.append(Set(readings.all.map { TreeDump.dump($0.node, naming: naming) }))
    }
    for block in trees.flatMap(\.blocks) {
      switch block.declaration {
      case .definition(let definition):
        switch definition.body {
        case .single(let readings): add(readings)
        case .cases(let cases): for entry in cases { [entry.value, entry.condition].forEach(add) }
        case .broken: break
        }
      case .rule(let rule):
        add(rule.object?.selection)
        add(rule.effective?.by)
        for start in rule.starts + rule.stops { add(start.content) }
        for limit in rule.limits { [limit.content.duration, limit.content.extent, limit.condition].forEach(add) }
        for requirement in rule.requirements {
          add(requirement.condition)
          for item in requirement.items { add(item.condition) }
        }
        for exception in rule.exceptions { add(exception.condition) }
      case .decisionTable(let table):
        for row in table.rows {
          for cell in row.cells { if case .condition(let readings) = cell.content { add(readings) } }
          for output in row.outputs { if case .value(let readings) = output.content { add(readings) } }
        }
      default: break
      }
    }
    return dumps
  }

  /// Whether each piece of text has one reading, not counting those that only cut names.
  var isUnambiguous: Bool { dumps.allSatisfy { $0.count == 1 } }
}

@Suite("Formatter on generated rules")
struct FormatterPropertyTests {
  private func text(_ rules: [(path: String, bytes: [UInt8])]) -> String {
    String(decoding: rules[0].bytes, as: UTF8.self)
  }

  private func plainIsIdempotent(_ rules: SourceRules) -> Bool {
    let plain = rules.formatted()
    return text(SourceRules(plain).formatted()) == text(plain)
  }

  @Test("is idempotent, keeps the meaning, and leads back from English byte for byte")
  func generated() {
    var ambiguous = 0
    for seed in 0..<SeededGenerator.cases {
      var generator = GeneratedRules(seed: UInt64(seed))
      let source = generator.text()
      let rules = SourceRules(source)
      guard rules.diagnostics.isEmpty else {
        Issue.record("seed \(seed)\n\(rules.rendered())")
        return
      }
      let chinese = rules.formatted(to: .zh)
      let chineseRules = SourceRules(chinese)
      let english = chineseRules.formatted(to: .en)
      let englishRules = SourceRules(english)
      guard rules.isUnambiguous, englishRules.isUnambiguous else {
        ambiguous += 1
        continue
      }
      let back = englishRules.formatted(to: .zh)
      let failure =
        text(chineseRules.formatted(to: .zh)) != text(chinese)
        ? "zh is not idempotent"
        : seed.isMultiple(of: 8) && !plainIsIdempotent(rules)
          ? "fmt is not idempotent"
          : text(back) != text(chinese)
            ? "zh(en(zh)) differs"
            : chineseRules.dumps != rules.dumps
              ? "zh changes the meaning" : englishRules.dumps != rules.dumps ? "en changes the meaning" : nil
      if let failure {
        Issue.record(
          "seed \(seed): \(failure)\n\(source)\n-----\n\(text(chinese))\n-----\n\(text(english))\n-----\n\(text(back))")
        return
      }
    }
    #expect(ambiguous * 5 < SeededGenerator.cases, "\(ambiguous) files are ambiguous without checking")
  }
}
