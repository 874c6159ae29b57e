package import Findings
import Reporting
package import SourceText

/// The list `csv`: one finding a record, with every column; there is no short form, a table keeps its columns.
package struct CSVListing: FindingListing {
  private let language: Language
  private let masks: Bool

  /// Creates a list.
  /// - Parameter masks: whether personal numbers are hidden.
  package init(language: Language, masks: Bool = false) {
    self.language = language
    self.masks = masks
  }

  package var isShort: Bool { false }

  package var header: [UInt8] { CSVRenderer.header(language) }

  package func append(_ finding: Finding, to entries: inout [UInt8]) {
    var finding = finding
    finding.fingerprint = Fingerprint.scheme + String(decoding: FingerprintedLines.room, as: UTF8.self)
    let record = CSVRenderer.record(masks ? finding.masked : finding, language)
    ListEntry.appendWhole(record, parts: Fingerprint.parts(of: finding), to: &entries)
  }

  package func append(_ finding: ShortFinding, key: Span<UInt8>, to entries: inout [UInt8]) {
    preconditionFailure("a table has no short form")
  }

  package func lines(of entries: [UInt8], occurrences: inout [[UInt8]: Int]?) -> [UInt8] {
    var bytes: [UInt8] = []
    let span = entries.span
    var offset = 0
    while offset < span.count {
      guard case .whole(let line, let parts) = ListEntry.next(span, &offset) else { continue }
      // A record ends with CR LF behind the digits.
      FingerprintedLines.append(entries[line], ending: 2, parts: Array(entries[parts]), &occurrences, to: &bytes)
    }
    return bytes
  }
}
