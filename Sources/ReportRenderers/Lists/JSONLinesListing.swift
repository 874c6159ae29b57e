import Codecs
package import Findings
import Reporting
package import RuleEngine
package import SourceText

/// The list `jsonl`: one finding a line, the same object as in the JSON document, or a short one without its derivation.
package struct JSONLinesListing: FindingListing {
  package let isShort: Bool
  private let language: Language
  private let forms: ShortLineForms
  private let masks: Bool

  /// Creates a list.
  ///
  /// - Parameters:
  ///   - rules: the rules whose violations may be given in short.
  ///   - inputPaths: the paths of the inputs, by the file numbers of findings.
  ///   - masks: whether personal numbers are hidden.
  ///   - isShort: whether lines leave out everything but rule, outcome, object and what is missing (`--no-steps`).
  package init(rules: CheckedRuleSet, inputPaths: [String], language: Language, isShort: Bool, masks: Bool = false) {
    self.language = language
    self.masks = masks
    self.isShort = isShort
    forms = ShortLineForms(rules: rules, inputPaths: inputPaths, language: language)
  }

  package var header: [UInt8] { [] }

  package func append(_ finding: Finding, to entries: inout [UInt8]) {
    let shown = masks ? finding.masked : finding
    ListEntry.appendWhole(line(shown), parts: isShort ? [] : Fingerprint.parts(of: finding), to: &entries)
  }

  package func append(_ finding: ShortFinding, key: Span<UInt8>, to entries: inout [UInt8]) {
    let form = forms.number(of: finding)
    guard masks else {
      ListEntry.appendCompact(form: form, line: finding.line ?? 0, key: key, to: &entries)
      return
    }
    var own: [UInt8] = []
    for index in key.indices { own.append(key[index]) }
    let shown = PersonalDataMask.masked(own)
    ListEntry.appendCompact(form: form, line: finding.line ?? 0, key: shown.span, to: &entries)
  }

  /// A line, with room for the fingerprint if it has one.
  private func line(_ finding: Finding) -> [UInt8] {
    var writer = JSONWriter(.compact)
    if isShort {
      FindingDocument.writeShort(finding, language, to: &writer)
    } else {
      var finding = finding
      finding.fingerprint = Fingerprint.scheme + String(decoding: FingerprintedLines.room, as: UTF8.self)
      FindingDocument.write(finding, language, to: &writer)
    }
    writer.newline()
    return writer.bytes
  }

  package func lines(of entries: [UInt8], occurrences: inout [[UInt8]: Int]?) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * 6)
    let span = entries.span
    var offset = 0
    while offset < span.count {
      switch ListEntry.next(span, &offset) {
      case .whole(let line, let parts):
        if parts.isEmpty {
          bytes += entries[line]
        } else {
          // A line ends with `"}` and LF behind the digits.
          FingerprintedLines.append(entries[line], ending: 3, parts: Array(entries[parts]), &occurrences, to: &bytes)
        }
      case .compact(let form, let line, let key):
        forms.append(form, line: line, key: span.extracting(key), to: &bytes)
      }
    }
    return bytes
  }
}
