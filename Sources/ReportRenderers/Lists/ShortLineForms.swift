import Codecs
import Findings
import Records
import RuleEngine
import SourceText

/// The constant parts of short lines: a line is its form with key, line number and fingerprint filled in.
struct ShortLineForms: Sendable {
  /// Up to the key: one form for each rule and item, the one without an item first.
  private var starts: [[UInt8]] = []
  private var firstForms: [Int] = []
  /// Between key and line number, by input.
  private var files: [[UInt8]] = []

  init(rules: CheckedRuleSet, inputPaths: [String], language: Language) {
    for rule in rules.rules {
      firstForms.append(starts.count)
      let table = rule.object.table.map { rules.schema[$0].name } ?? rule.object.text
      for item in [nil] + Self.items(of: rule).map({ Optional($0) }) {
        starts.append(FindingDocument.shortStart(rule, table, item: item, language))
      }
    }
    files = inputPaths.map { FindingDocument.shortFile($0) }
  }

  /// The labels of the items of a rule without 逐一.
  private static func items(of rule: CheckedRule) -> [LocalizedText] {
    guard let variant = rule.variants.first, rule.variants.count == 1 else { return [] }
    switch variant.body {
    case .requirements(let items): return items.map(\.label)
    case .deadline(_, let items): return items.map(\.label)
    }
  }

  /// The number of the form of a violation, with its input.
  func number(of finding: ShortFinding) -> Int {
    let form = firstForms[finding.rule] + (finding.item.map { $0 + 1 } ?? 0)
    return form * files.count + finding.input
  }

  /// Appends the line of a compact entry.
  func append(_ number: Int, line: Int, key: Span<UInt8>, to bytes: inout [UInt8]) {
    bytes += starts[number / files.count]
    if Self.isPlain(key) {
      unsafe key.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    } else {
      bytes += Self.escaped(key)
    }
    bytes += files[number % files.count]
    if line > 0 { FindingDocument.appendShortLine(line, to: &bytes) }
    bytes += FindingDocument.shortEnd
  }

  private static func isPlain(_ key: Span<UInt8>) -> Bool {
    for index in key.indices where key[index] < 0x20 || key[index] == 0x22 || key[index] == 0x5C { return false }
    return true
  }

  private static func escaped(_ key: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    for index in key.indices { text.append(key[index]) }
    var quoted: [UInt8] = []
    JSONWriter.appendQuoted(String(decoding: text, as: UTF8.self), to: &quoted)
    return Array(quoted.dropFirst().dropLast())
  }
}
