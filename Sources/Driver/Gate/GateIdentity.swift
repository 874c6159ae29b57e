import Codecs
import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// What makes a finding of one state the same as a finding of another: rule, object, item and outcome, never a number.
///
/// The identity is the fingerprint as it is before equal ones are numbered, so that two records with one key have one
/// identity twice. A row without a key inside another row (a link of a page, a hit of a search) is named by its place among
/// its siblings, which moves when one is added before it: its identity holds what was read from it instead.
struct GateIdentity {
  /// The tables whose rows stand in other rows and have no key, by their Chinese labels.
  private let keyless: Set<String>
  /// The check date as evidence shows it: a value that changes by itself.
  private let checkDate: String
  init(_ result: RunResult) {
    keyless = Set(
      result.ruleSet.schema.tables.filter { $0.link != nil && $0.key.isEmpty }.map(\.name.zh))
    checkDate = result.checkDate.text
  }

  /// What stands for the rule of a record that can't be read.
  static let quarantine = "quarantine"

  /// The identity of a finding.
  func of(_ finding: Finding) -> GateResult.Identity {
    GateResult.Identity(
      fingerprint: Fingerprint.scheme + Fingerprint.digest(contentParts(of: finding) ?? Fingerprint.parts(of: finding)),
      rule: finding.rule, outcome: finding.outcome, title: finding.title, object: label(finding))
  }

  /// The identity of a record that can't be read: its file and how it begins; lines move.
  func of(_ record: QuarantinedRecord) -> GateResult.Identity {
    let fingerprint = Fingerprint.names(of: [record]).first ?? ""
    return GateResult.Identity(
      fingerprint: fingerprint, rule: Self.quarantine, outcome: .undetermined, title: record.reason,
      object: LocalizedText(same: record.path))
  }

  private func label(_ finding: Finding) -> LocalizedText {
    guard let item = finding.item else { return finding.object.label }
    return LocalizedText(
      zh: finding.object.label.zh + "：" + item.zh, en: finding.object.label.en + ": " + item.en)
  }

  /// The parts of a finding about a row that its place among its siblings names; nil for all others.
  private func contentParts(of finding: Finding) -> [UInt8]? {
    let object = finding.object
    guard keyless.contains(object.table.zh), let slash = object.key.lastIndex(of: "/"), !object.key.hasPrefix("#"),
      object.key[slash...].dropFirst().utf8.allSatisfy({ 0x30...0x39 ~= $0 })
    else { return nil }
    let values = finding.evidence.filter { $0.value.zh != checkDate }
    guard !values.isEmpty else { return nil }
    var parts = Fingerprint.head(pack: finding.pack, rule: finding.rule, table: object.table.zh)
    parts += Fingerprint.tail(word: String(object.key[..<slash]), item: object.word?.zh)
    for value in values { parts += Fingerprint.tail(word: value.name.zh, item: value.value.zh) }
    return parts + Fingerprint.tail(word: nil, item: finding.item?.zh)
  }
}

/// How a finding counts in a gate.
enum GateGroup: Hashable {
  /// A violation, or a waiver that has run out or covers nothing.
  case violation
  /// Undecided, a data fault, or a finding about the rule set.
  case unknown
  /// A violation that is waived.
  case waived
  /// A waiver that soon ends: told, not counted.
  case notice

  /// The group of a finding.
  init(_ finding: Finding) {
    switch finding.kind {
    case _ where finding.isWaived: self = .waived
    case .data, .ruleset: self = .unknown
    case .rule: self = finding.outcome == .violation ? .violation : .unknown
    case .waiver: self = finding.outcome == .violation ? .violation : .notice
    }
  }
}
