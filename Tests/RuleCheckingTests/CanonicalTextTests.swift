import Diagnostics
import RuleChecking
import RuleEngine
import SourceText
import System
import TestSupport
import Testing

/// The canonical text of an expression is itself rule text with the same meaning, in both languages.
@Suite("Canonical text")
struct CanonicalTextTests {
  private struct Sample {
    let object: LocalizedText
    let condition: CheckedExpression
  }

  /// The requirements of a rule whose text is one line: items of a set stand on lines of their own.
  private func samples(_ rule: CheckedRule) -> [Sample] {
    guard rule.period == nil, rule.variants.count == 1, let variant = rule.variants.first else { return [] }
    let items: [CheckedItem]
    switch variant.body {
    case .requirements(let requirements), .deadline(_, let requirements): items = requirements
    }
    return items.map(\.condition).filter { isOneLine($0) }.map { Sample(object: rule.object.text, condition: $0) }
  }

  private func isOneLine(_ condition: CheckedExpression) -> Bool {
    switch condition.kind {
    case .exists(_, let meets), .every(_, let meets): meets.count == 1
    case .atLeast: false
    case .any, .all: !condition.source.zh.hasPrefix("以下") && !condition.source.zh.contains("；")
    default: true
    }
  }

  private func packs(adding text: String, to folder: String) throws -> RulePacks {
    var packs = RulePacks()
    let root = Path.join(SharedData.packageRoot, "rules")
    for name in try Files.names(in: root).names where Files.isDirectory(Path.join(root, name)) {
      var texts: [(path: String, bytes: [UInt8])] = []
      for file in try Files.names(in: Path.join(root, name)).names where file.hasSuffix(".zicha") {
        texts.append((file, try Files.read(Path.join(Path.join(root, name), file))))
      }
      if name == folder { texts.append(("read-back.zicha", Array(text.utf8))) }
      packs.add(folder: name, texts)
    }
    return packs
  }

  @Test(
    "reads back as the same condition",
    arguments: ["licensing", "monitoring", "annual-report", "decisions", "normative-documents", "supervision"],
    Language.allCases)
  func readsBack(folder: String, language: Language) throws {
    let original = RuleChecker.check(packs: try packs(adding: "", to: "").sources)
    let samples = original.ruleSet.rules.filter { $0.pack == folder }.flatMap { self.samples($0) }
    #expect(samples.count > (folder == "licensing" ? 20 : 1))
    var text = ""
    for (number, sample) in samples.enumerated() {
      text +=
        language == .zh
        ? "规则 RB-\(number)：「读回」\n对象：\(sample.object.zh)\n要求：\(sample.condition.source.zh)\n\n"
        : "Rule RB-\(number): \"read back\"\nFor each: \(sample.object.en)\nRequire: \(sample.condition.source.en)\n\n"
    }
    let packs = try self.packs(adding: text, to: folder)
    let again = RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false))
    let errors = again.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(SnippetRenderer(files: packs.files, language: .en).render(errors))")
    let rules = again.ruleSet.rules.filter { $0.id.hasPrefix("RB-") }
    #expect(rules.count == samples.count)
    for rule in rules {
      guard let number = Int(rule.id.dropFirst(3)), case .requirements(let items)? = rule.variants.first?.body else {
        continue
      }
      #expect(items.map(\.condition.source) == [samples[number].condition.source])
      #expect(items.map(\.condition) == [samples[number].condition])
    }
  }
}
