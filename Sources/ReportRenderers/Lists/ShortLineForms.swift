import Codecs
import Findings
import Records
import RuleEngine
import SourceText

/// The constant parts of short lines: a line is its form with key, line number and fingerprint filled in.
struct ShortLineForms: Sendable {
  private struct Form: Sendable {
    /// Up to the key.
    let start: [UInt8]
    /// What the fingerprint is taken over before and behind the key.
    let head: [UInt8]
    let tail: [UInt8]
  }

  /// One form for each rule and item, the one without an item first.
  private var forms: [Form] = []
  private var firstForms: [Int] = []
  /// The end of the object, by input and whether there is a line.
  private var files: [[UInt8]] = []

  init(rules: CheckedRuleSet, inputPaths: [String], language: Language) {
    for rule in rules.rules {
      firstForms.append(forms.count)
      let table = rule.object.table.map { rules.schema[$0].name } ?? rule.object.text
      for item in [nil] + Self.items(of: rule).map({ Optional($0) }) {
        forms.append(
          Form(
            start: FindingDocument.shortStart(rule, table, item: item, language),
            head: Fingerprint.head(pack: rule.pack, rule: rule.id, table: table.zh),
            tail: Fingerprint.tail(word: nil, item: item?.zh)))
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
  func append(_ number: Int, line: Int, key: Span<UInt8>, keepsParts: Bool, to lines: inout FingerprintedLines) {
    let form = forms[number / files.count]
    lines.append(form.start)
    if Self.isPlain(key) { lines.append(key) } else { lines.append(Self.escaped(key)) }
    lines.append(files[number % files.count])
    if line > 0 { lines.append(FindingDocument.shortLine(line)) }
    lines.append(FindingDocument.shortEnd)
    lines.leaveRoom()
    lines.append(JSONLinesListing.ending)
    let length = Array(String(key.count).utf8) + [0x3A]
    lines.appendPart(form.head)
    lines.appendPart(length)
    lines.appendPart(key)
    lines.appendPart(form.tail)
    lines.endParts()
    if keepsParts {
      var parts = form.head + length
      for index in key.indices { parts.append(key[index]) }
      lines.keepParts(parts + form.tail)
    }
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
