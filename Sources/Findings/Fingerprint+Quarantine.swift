package import Records
import SourceText

extension Fingerprint {
  /// The names of quarantined records, in the same order: over input and beginning of the record (without one its reason),
  /// so that a line more or less above it does not make it another one; equal ones add their number.
  package static func names(of records: [QuarantinedRecord]) -> [String] {
    var occurrences: [String: Int] = [:]
    return records.map { record in
      let content = record.excerpt.isEmpty ? record.reason.zh : record.excerpt
      var parts = head(pack: "", rule: "quarantine", table: record.path)
      parts += tail(word: content, item: nil)
      let name = digest(parts)
      let number = occurrences[name, default: 0]
      occurrences[name] = number + 1
      return scheme + (number == 0 ? name : digest(numbered(parts, number)))
    }
  }
}
