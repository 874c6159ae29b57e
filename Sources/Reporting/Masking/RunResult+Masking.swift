import Findings
import Records
import RuleEngine

extension RunResult {
  /// The same run with personal numbers hidden in everything that comes from the data: keys, messages, evidence, steps,
  /// excerpts, paths, groups of figures, waived objects. No count, figure or fingerprint changes.
  package var masked: RunResult {
    var masked = RunResult(
      tool: tool, organisation: PersonalDataMask.masked(organisation), period: period, checkDate: checkDate,
      snapshot: PersonalDataMask.masked(snapshot), previousPeriod: previousPeriod,
      ruleSet: ruleSet.namingWaived { PersonalDataMask.masked($0) }, inputs: inputs.map(\.masked),
      previousInputs: previousInputs.map(\.masked), ruleFiles: ruleFiles, quarantine: quarantine.map(\.masked),
      usage: usage.map(\.masked), evaluation: evaluation.masked, report: report)
    masked.tailoring = tailoring
    masked.snapshotCheckDate = snapshotCheckDate
    masked.forecasts = forecasts
    masked.gate = gate?.masked
    masked.quarantineNames = quarantineNames ?? Fingerprint.names(of: quarantine)
    return masked
  }
}

extension Evaluation {
  fileprivate var masked: Evaluation {
    Evaluation(
      tallies: tallies, findings: findings.map(\.masked), measures: measures.map(\.masked),
      marks: marks.map { mark in
        MarkTally(rule: mark.rule, mark: mark.mark, objects: mark.objects.map { PersonalDataMask.masked($0) })
      }, dataTallies: dataTallies, waivers: waivers, scores: scores.map(\.masked))
  }
}

extension MeasureResult {
  fileprivate var masked: MeasureResult {
    MeasureResult(
      name: name, pack: pack, style: style, groupedBy: groupedBy,
      rows: rows.map { row in
        Row(
          group: row.group?.masked, key: PersonalDataMask.masked(row.key), figure: row.figure.masked,
          previous: row.previous?.masked)
      })
  }
}

extension Figure {
  /// A figure may be a text, such as the only value of a field.
  fileprivate var masked: Figure {
    guard case .exact(.text(let text)) = self else { return self }
    return .exact(.text(Text(PersonalDataMask.masked(text.string))))
  }
}

extension InputSummary {
  fileprivate var masked: InputSummary {
    InputSummary(
      path: PersonalDataMask.masked(path), table: table, sha256: sha256, isVerified: isVerified,
      contentHash: contentHash, size: size, encoding: encoding, found: found, quarantined: quarantined)
  }
}

extension FieldUsage {
  fileprivate var masked: FieldUsage {
    FieldUsage(
      table: table,
      undeclared: undeclared.map { Occurrence(key: PersonalDataMask.masked($0.key), count: $0.count) },
      absent: absent.map { absence in
        Absence(
          field: absence.field, key: absence.key, nearest: absence.nearest.map { PersonalDataMask.masked($0) })
      })
  }
}

extension GateResult {
  fileprivate var masked: GateResult {
    GateResult(
      base: base, states: states, quarantineStates: quarantineStates,
      resolved: resolved.map { identity in
        Identity(
          fingerprint: identity.fingerprint, rule: identity.rule, outcome: identity.outcome, title: identity.title,
          object: identity.object.masked)
      }, counts: counts, notes: notes.map(\.masked), excerpts: excerpts.mapValues(\.masked))
  }
}

extension SourceExcerpt {
  /// A mask has as many characters as the number, so that the caret stays where it is.
  fileprivate var masked: SourceExcerpt {
    SourceExcerpt(
      path: PersonalDataMask.masked(path), line: line, text: PersonalDataMask.masked(text), markStart: markStart,
      markLength: markLength, isCutBefore: isCutBefore, isCutBehind: isCutBehind)
  }
}
