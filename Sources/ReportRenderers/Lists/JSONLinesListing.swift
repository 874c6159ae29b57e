import Codecs
package import Findings
package import RuleEngine
package import SourceText

/// The list `jsonl`: one finding a line, the same object as in the JSON document, or a short one without its derivation.
package struct JSONLinesListing: FindingListing {
  package let isShort: Bool
  private let language: Language
  private let forms: ShortLineForms

  /// Creates a list.
  ///
  /// - Parameters:
  ///   - rules: the rules whose violations may be given in short.
  ///   - inputPaths: the paths of the inputs, by the file numbers of findings.
  ///   - isShort: whether lines leave out everything but rule, outcome, object and what is missing (`--no-steps`).
  package init(rules: CheckedRuleSet, inputPaths: [String], language: Language, isShort: Bool) {
    self.language = language
    self.isShort = isShort
    forms = ShortLineForms(rules: rules, inputPaths: inputPaths, language: language)
  }

  package var header: [UInt8] { [] }

  package func append(_ finding: Finding, to entries: inout [UInt8]) {
    ListEntry.appendWhole(line(finding), parts: Fingerprint.parts(of: finding), to: &entries)
  }

  package func append(_ finding: ShortFinding, key: Span<UInt8>, to entries: inout [UInt8]) {
    ListEntry.appendCompact(form: forms.number(of: finding), line: finding.line ?? 0, key: key, to: &entries)
  }

  /// A line with room for the fingerprint.
  private func line(_ finding: Finding) -> [UInt8] {
    var writer = JSONWriter(.compact)
    var finding = finding
    finding.fingerprint = Fingerprint.scheme + String(decoding: FingerprintedLines.room, as: UTF8.self)
    if isShort {
      FindingDocument.writeShort(finding, language, to: &writer)
    } else {
      FindingDocument.write(finding, language, to: &writer)
    }
    writer.newline()
    return writer.bytes
  }

  /// The end of every line behind the digits of the fingerprint.
  static let ending: [UInt8] = [0x22, 0x7D, 0x0A]

  package func lines(of entries: [UInt8], occurrences: inout [[UInt8]: Int]?) -> [UInt8] {
    var lines = FingerprintedLines()
    let numbers = occurrences != nil
    let span = entries.span
    var offset = 0
    while offset < span.count {
      switch ListEntry.next(span, &offset) {
      case .whole(let line, let parts):
        lines.append(span.extracting(line))
        lines.noteRoom(at: lines.bytes.count - Self.ending.count - FingerprintedLines.room.count)
        lines.appendPart(span.extracting(parts))
        lines.endParts()
        if numbers { lines.keepParts(Array(entries[parts])) }
      case .compact(let form, let line, let key):
        forms.append(form, line: line, key: span.extracting(key), keepsParts: numbers, to: &lines)
      }
    }
    return lines.finish(&occurrences)
  }
}
