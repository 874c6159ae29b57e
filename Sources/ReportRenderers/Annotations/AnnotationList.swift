import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// What a run has to point at, in the order of the findings, then the unread records, then the rules without objects;
/// every format for CI is made from it, so that none drops what another shows.
struct AnnotationList {
  let result: RunResult
  let sources: any FindingSources
  /// Everything that was written out.
  let all: [Annotation]
  /// How many findings of each rule or check were left out by `--max-findings`, in order.
  let omitted: [(rule: String, count: Int)]

  /// Collects the annotations of a run.
  init(_ result: RunResult, sources: (any FindingSources)?) {
    self.result = result
    let sources = sources ?? NamedSources(snapshot: result.snapshot)
    self.sources = sources
    omitted = (result.evaluation.tallies + result.evaluation.dataTallies).filter { $0.findingsOmitted > 0 }
      .reduce(into: []) { list, tally in
        if !list.contains(where: { $0.rule == tally.rule }) { list.append((tally.rule, tally.findingsOmitted)) }
      }
    var all = result.evaluation.findings.enumerated().map { Self.annotation($1, at: $0, result, sources) }
    all += Self.unread(result)
    all += Self.empty(result, sources)
    self.all = all
  }

  /// What a gate says beside the findings, for formats that have no other place for it; about the snapshot as a whole.
  var notes: [Annotation] {
    (result.gate?.notes ?? []).map { note in
      let parts =
        Fingerprint.head(pack: "", rule: "zicha/gate", table: "") + Fingerprint.tail(word: note.zh, item: nil)
      return Annotation(
        kind: .gateNote, rule: "zicha/gate", title: AnnotationWording.gateTitle, outcome: .notApplicable,
        severity: .minor, isWaived: false, state: .new, file: .manifest, line: nil, column: nil,
        subject: AnnotationWording.gateTitle, statement: note,
        fingerprint: Fingerprint.scheme + Fingerprint.digest(parts), finding: nil)
    }
  }

  /// How many findings were left out by `--max-findings`.
  var omittedCount: Int { omitted.reduce(0) { $0 + $1.count } }

  /// What the formats show that have no place for what is waived or old: not waived, and in a gate only what is new.
  var open: [Annotation] { all.filter { !$0.isWaived && $0.state != .old } }

  /// The worst first, else in order.
  static func worstFirst(_ annotations: [Annotation]) -> [Annotation] {
    annotations.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.level != b.level { return a.level > b.level }
      if a.severity != b.severity { return a.severity > b.severity }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// What a format does not show of all there is; nil if it shows everything.
  ///
  /// - Parameters:
  ///   - written: how many annotations it shows.
  ///   - showsWaived: whether waived ones are among them.
  ///   - showsOld: whether those that the base of a gate has too are among them.
  func leftOut(
    written: Int, showsWaived: Bool = false, showsOld: Bool = false, _ language: Language
  ) -> String? {
    let waived = showsWaived ? 0 : all.count { $0.isWaived }
    let old = showsOld ? 0 : all.count { !$0.isWaived && $0.state == .old }
    let total = all.count + omittedCount
    let beyond = all.count - waived - old - written
    let parts: [(LocalizedText, Int)] = [
      (AnnotationWording.leftOutOld, old), (AnnotationWording.leftOutWaived, waived),
      (AnnotationWording.leftOutOmitted, omittedCount), (AnnotationWording.leftOutBeyond, beyond),
    ]
    let told = parts.filter { $0.1 > 0 }.map { RendererWording.filled($0.0, language, String($0.1)) }
    guard !told.isEmpty else { return nil }
    return RendererWording.filled(
      AnnotationWording.leftOut, language, String(total), String(written),
      told.joined(separator: language == .zh ? "，" : ", "))
  }

  // MARK: Making

  private static func annotation(
    _ finding: Finding, at position: Int, _ result: RunResult, _ sources: any FindingSources
  ) -> Annotation {
    let object = finding.object
    var place: (file: FindingFile, line: Int?) = (.manifest, nil)
    if let path = object.path {
      place = (finding.kind == .waiver ? .ruleFile(path) : .input(path), object.line)
    } else if finding.kind == .ruleset, let rule = result.ruleSet.rules.first(where: { $0.id == finding.rule }) {
      place = sources.place(of: rule.range).map { ($0.file, $0.line) } ?? place
    }
    let item = finding.item.map { LocalizedText(zh: "［\($0.zh)］", en: " [\($0.en)]") }
    return Annotation(
      kind: .finding(finding.kind), rule: finding.rule, title: finding.title, outcome: finding.outcome,
      severity: finding.severity, isWaived: finding.isWaived, state: state(result.gate?.state(of: position)),
      file: place.file, line: place.line, column: object.path == nil ? nil : object.column,
      subject: object.label + (item ?? LocalizedText(same: "")), statement: finding.statement,
      fingerprint: finding.fingerprint, finding: finding)
  }

  private static func state(_ state: GateResult.State?) -> Annotation.State {
    switch state {
    case nil: .single
    case .new: .new
    case .old: .old
    }
  }

  private static func unread(_ result: RunResult) -> [Annotation] {
    let names = result.quarantineNames ?? Fingerprint.names(of: result.quarantine)
    return result.quarantine.enumerated().map { position, record in
      let states = result.gate?.quarantineStates
      let own = states.map { $0.indices.contains(position) ? $0[position] : .new }
      let excerpt = record.excerpt.isEmpty ? LocalizedText(same: "") : LocalizedText(zh: "：", en: ": ")
      return Annotation(
        kind: .quarantine, rule: "quarantine", title: AnnotationWording.quarantineTitle, outcome: .undetermined,
        severity: .major, isWaived: false, state: state(own), file: .input(record.path), line: record.line,
        column: record.column, subject: AnnotationWording.record,
        statement: record.reason + excerpt + LocalizedText(same: record.excerpt), fingerprint: names[position],
        finding: nil)
    }
  }

  /// Rules that are in scope and judged nothing; a gate is about findings and holds them for old.
  private static func empty(_ result: RunResult, _ sources: any FindingSources) -> [Annotation] {
    var rules: [String: CheckedRule] = [:]
    for rule in result.ruleSet.rules { rules[rule.id] = rule }
    return result.evaluation.tallies.filter { !$0.pack.isEmpty && $0.scope == .inScope && $0.selected == 0 }
      .map { tally in
        let place = rules[tally.rule].flatMap { sources.place(of: $0.range) }
        let parts =
          Fingerprint.head(pack: tally.pack, rule: tally.rule, table: "")
          + Fingerprint.tail(word: "selected nothing", item: nil)
        return Annotation(
          kind: .selectedNothing, rule: tally.rule, title: tally.title, outcome: .notApplicable,
          severity: .note, isWaived: false, state: result.gate == nil ? .single : .old,
          file: place?.file ?? .manifest, line: place?.line, column: nil,
          subject: LocalizedText(same: tally.rule), statement: AnnotationWording.selectedNothingStatement,
          fingerprint: Fingerprint.scheme + Fingerprint.digest(parts), finding: nil)
      }
  }
}
