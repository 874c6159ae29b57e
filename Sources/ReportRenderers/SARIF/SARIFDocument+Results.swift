import Codecs
import Findings
import Records
import Reporting
import RuleEngine
import SourceText

extension SARIFDocument {
  /// Writes one result.
  func write(_ annotation: Annotation, to writer: inout JSONWriter) {
    let place = AnnotationPlace(annotation, list.sources, lines, from: .repository)
    let kind = kind(annotation)
    writer.object { writer in
      rule(annotation.rule, &writer)
      if profile == .full { writer.member("kind", kind) }
      writer.member("level", level(annotation, kind: kind))
      writer.object("message") { $0.member("text", message(annotation)) }
      location(annotation, place, &writer)
      fingerprints(annotation.fingerprint, lines.hash(ofLine: place.region.line, in: place.file), &writer)
      if profile == .full { details(annotation, &writer) }
    }
  }

  /// Writes a finding that only the base of a gate has.
  func write(_ identity: GateResult.Identity, to writer: inout JSONWriter) {
    writer.object { writer in
      rule(identity.rule, &writer)
      writer.member("kind", identity.outcome == .undetermined ? "open" : "fail")
      let index = rules.index(of: identity.rule)
      let level = index.map { rules.rules[$0].level.sarif } ?? "warning"
      writer.member("level", identity.outcome == .undetermined ? "none" : level)
      writer.member("baselineState", "absent")
      let colon = language == .zh ? "：" : ": "
      let text = identity.object[language] + colon + identity.title[language]
      writer.object("message") { writer in
        writer.member("text", RendererWording.filled(AnnotationWording.resolved, language, VisibleText.line(text)))
      }
      writer.key("locations")
      writer.beginArray()
      writer.object { writer in
        writer.object("physicalLocation") { writer in
          writer.object("artifactLocation") { writer in
            writer.member("uri", FileURI.reference(list.sources.path(of: .manifest, from: .repository)))
          }
          writer.object("region") { $0.member("startLine", 1) }
        }
      }
      writer.endArray()
      fingerprints(identity.fingerprint, nil, &writer)
      writer.array("suppressions", [Int]()) { _, _ in }
    }
  }

  private func rule(_ id: String, _ writer: inout JSONWriter) {
    writer.member("ruleId", id)
    if let index = rules.index(of: id), index < 25_000 { writer.member("ruleIndex", index) }
  }

  /// `fail` for what is wrong, `open` for what could not be decided, `informational` for what was not checked.
  private func kind(_ annotation: Annotation) -> String {
    if annotation.kind == .selectedNothing { return "informational" }
    if annotation.isUndecided { return "open" }
    return annotation.outcome == .violation ? "fail" : "review"
  }

  /// The standard wants `none` for every kind but `fail`; GitHub does not know kinds and is given a level for each.
  private func level(_ annotation: Annotation, kind: String) -> String {
    profile == .full && kind != "fail" ? "none" : annotation.level.sarif
  }

  private func message(_ annotation: Annotation) -> String {
    ([annotation.headline(language)] + annotation.details(language)).joined(separator: "\n")
  }

  private func location(_ annotation: Annotation, _ place: AnnotationPlace, _ writer: inout JSONWriter) {
    writer.key("locations")
    writer.beginArray()
    writer.object { writer in
      writer.object("physicalLocation") { writer in
        writer.object("artifactLocation") { writer in
          writer.member("uri", FileURI.reference(place.path))
          if profile == .full, let index = artifact(place.file) { writer.member("index", index) }
        }
        region(place.region, &writer)
      }
      if profile == .full, let object = annotation.finding?.object {
        writer.key("logicalLocations")
        writer.beginArray()
        writer.object { writer in
          writer.member("name", object.key.isEmpty ? object.table[language] : object.key)
          writer.member("fullyQualifiedName", object.label[language])
          writer.member("kind", "record")
        }
        writer.endArray()
      }
    }
    writer.endArray()
  }

  /// Columns of a record without one are those of its whole line.
  private func region(_ region: SourceLines.Region, _ writer: inout JSONWriter) {
    writer.object("region") { writer in
      writer.member("startLine", region.line)
      if let start = region.start, let end = region.end {
        writer.member("startColumn", start.utf16)
        writer.member("endLine", region.line)
        writer.member("endColumn", max(end.utf16, start.utf16 + (profile == .github ? 1 : 0)))
      } else if profile == .github {
        writer.member("startColumn", 1)
        writer.member("endLine", region.line)
        writer.member("endColumn", 2)
      }
      if profile == .full, let text = region.text, let start = region.start, let end = region.end {
        let own = region.hasColumn ? text.unicodeScalars.dropFirst(start.codePoints - 1) : text.unicodeScalars[...]
        // A snippet is the text of the region; that of a very long line is left out rather than cut.
        let snippet = String(Substring(own))
        if end.utf16 - start.utf16 <= 2000 {
          writer.object("snippet") { $0.member("text", shown(snippet)) }
        }
      }
    }
  }

  /// A source line as a result may show it.
  private func shown(_ line: String) -> String { hidesPersonalData ? PersonalDataMask.masked(line) : line }

  private func artifact(_ file: FindingFile) -> Int? {
    switch file {
    case .input(let path): result.inputs.firstIndex { $0.path == path }
    case .ruleFile(let path):
      result.ruleFiles.firstIndex { $0.path == path }.map { $0 + result.inputs.count }
    case .manifest: nil
    }
  }

  private func fingerprints(_ own: String, _ hash: String?, _ writer: inout JSONWriter) {
    let digits = String(own.dropFirst(Fingerprint.scheme.count))
    writer.object("partialFingerprints") { writer in
      // Without the file, what tells findings apart anyway; GitHub wants one, so that an upload does not make them anew.
      let line = hash ?? (profile == .github ? String(digits.prefix(16)) + ":1" : nil)
      if let line { writer.member("primaryLocationLineHash", line) }
      writer.member("zicha/v1", digits)
    }
  }

  // MARK: Full profile

  private func details(_ annotation: Annotation, _ writer: inout JSONWriter) {
    switch annotation.state {
    case .single: break
    case .new: writer.member("baselineState", "new")
    case .old: writer.member("baselineState", "unchanged")
    }
    writer.key("suppressions")
    writer.beginArray()
    if annotation.isWaived { suppression(annotation, &writer) }
    writer.endArray()
    if let finding = annotation.finding { taxa(finding, &writer) }
    properties(annotation, &writer)
  }

  private func suppression(_ annotation: Annotation, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", "external")
      writer.member("status", "accepted")
      if let waiver = annotation.finding.flatMap({ waiver(of: $0) }) {
        writer.member(
          "justification",
          VisibleText.line(
            RendererWording.filled(
              AnnotationWording.approved, language, waiver.reason[language], waiver.approval[language],
              waiver.until.text)))
      }
    }
  }

  private func waiver(of finding: Finding) -> CheckedWaiver? {
    var names = [finding.object.key]
    if let word = finding.object.word { names += [word.zh, word.en].map { finding.object.key + "/" + $0 } }
    return result.ruleSet.waivers.filter { waiver in
      waiver.rule == finding.rule && waiver.isInForce(on: result.checkDate)
        && waiver.keys.contains { names.contains($0) }
    }.max { $0.until < $1.until }
  }

  private func taxa(_ finding: Finding, _ writer: inout JSONWriter) {
    let targets = finding.basis.compactMap { rules.indices(of: $0) }
    guard !targets.isEmpty else { return }
    writer.array("taxa", targets) { target, writer in writer.object { reference(target, &$0) } }
  }

  private func properties(_ annotation: Annotation, _ writer: inout JSONWriter) {
    writer.object("properties") { writer in
      writer.member("severity", annotation.severity.rawValue)
      guard let finding = annotation.finding else { return }
      writer.member("kind", finding.kind.rawValue)
      writer.member("outcome", finding.outcome.rawValue)
      writer.member("table", finding.object.table[language])
      writer.member("key", finding.object.key)
      if let page = finding.object.page { writer.member("page", page) }
      if let item = finding.item { writer.member("item", item[language]) }
      writer.array("evidence", finding.evidence) { evidence, writer in
        writer.object { writer in
          writer.member("name", evidence.name[language])
          writer.member("value", evidence.value[language])
        }
      }
      writer.member("missing", finding.missing.map { $0[language] })
      writer.member("expected", finding.expected[language])
      writer.member("actual", finding.actual[language])
      writer.member("steps", finding.steps.map { $0[language] })
      if let remedy = finding.remedy { writer.member("remedy", remedy[language]) }
      if let owner = finding.owner { writer.member("owner", owner[language]) }
      if let mark = finding.mark { writer.member("mark", mark[language]) }
    }
  }
}
