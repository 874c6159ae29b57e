package import Records
package import RuleEngine
import SourceText

private let nowhere = SourceRange(file: FileID(index: 0), lower: 0, upper: 0)

extension CheckedRule {
  /// The same rule declared nowhere, to compare what rules mean.
  package var withoutPlace: CheckedRule {
    CheckedRule(
      id: id, pack: pack, title: title, quotedLaw: quotedLaw, basis: basis, effective: effective, severity: severity,
      owner: owner, tags: tags, object: object, period: period, variants: variants, missing: missing, dueBy: dueBy,
      attribution: attribution, calendar: calendar, message: message, remedy: remedy, slotCount: slotCount,
      range: nowhere)
  }
}

extension CheckedMeasure {
  /// The same measure declared nowhere.
  package var withoutPlace: CheckedMeasure {
    CheckedMeasure(
      name: name, pack: pack, value: value, scope: scope, group: group, noData: noData, slotCount: slotCount,
      style: style, range: nowhere)
  }
}

extension TableSchema {
  /// The same table declared nowhere.
  package var withoutPlace: TableSchema {
    TableSchema(
      id: id, name: name, title: title, source: source,
      fields: fields.map {
        FieldSchema(
          name: $0.name, path: $0.path, type: $0.type, isRequired: $0.isRequired, blankDefault: $0.blankDefault,
          range: nowhere)
      }, key: key, link: link, interval: interval, measureWord: measureWord, blankWords: blankWords,
      lifetime: lifetime, range: nowhere)
  }
}
