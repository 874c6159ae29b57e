package import Findings
package import Records
package import SourceText

extension LocalizedText {
  /// The text with personal numbers hidden.
  package var masked: LocalizedText {
    LocalizedText(zh: PersonalDataMask.masked(zh), en: PersonalDataMask.masked(en))
  }
}

extension FindingObject {
  /// The object with personal numbers hidden.
  package var masked: FindingObject {
    FindingObject(
      table: table, key: PersonalDataMask.masked(key), word: word?.masked, row: row, input: input,
      path: path.map { PersonalDataMask.masked($0) }, line: line, column: column,
      page: page.map { PersonalDataMask.masked($0) })
  }
}

extension Finding {
  /// The finding with personal numbers hidden; its fingerprint stays, so that it is the same finding.
  package var masked: Finding {
    Finding(
      kind: kind, rule: rule, pack: pack, title: title, outcome: outcome, severity: severity, isWaived: isWaived,
      basis: basis, quotedLaw: quotedLaw, object: object.masked, item: item?.masked,
      evidence: evidence.map { Evidence(name: $0.name.masked, value: $0.value.masked) },
      missing: missing.map(\.masked), expected: expected.masked, actual: actual.masked, steps: steps.map(\.masked),
      message: message.masked, remedy: remedy?.masked, owner: owner?.masked, mark: mark, fingerprint: fingerprint)
  }
}

extension QuarantinedRecord {
  /// The record with personal numbers hidden.
  package var masked: QuarantinedRecord {
    QuarantinedRecord(
      input: input, path: PersonalDataMask.masked(path), line: line, column: column, reason: reason.masked,
      excerpt: PersonalDataMask.masked(excerpt))
  }
}
