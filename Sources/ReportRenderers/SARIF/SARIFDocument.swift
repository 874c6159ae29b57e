import Codecs
import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// A run as a SARIF 2.1.0 log with one run; columns count UTF-16 code units.
struct SARIFDocument {
  /// For whom it is written.
  enum Profile {
    /// Everything that the standard has a place for.
    case full
    /// What GitHub code scanning reads, within its limits: no waived results, since it would show them as open.
    case github
  }

  /// What GitHub takes in one run.
  static let maximumResults = 25_000
  /// GitHub takes 10 MB gzipped; results pack to less than a fifth.
  static let maximumBytes = 48 << 20

  let list: AnnotationList
  let rules: SARIFRules
  let lines: SourceLines
  let language: Language
  let profile: Profile
  /// The results in the order in which they are written.
  let annotations: [Annotation]
  /// Whether source lines are shown without personal numbers, as everything else.
  let hidesPersonalData: Bool
  var result: RunResult { list.result }

  init(_ result: RunResult, language: Language, profile: Profile, options: RenderOptions) {
    list = AnnotationList(result, sources: options.sources)
    hidesPersonalData = options.masks ?? true
    rules = SARIFRules(list)
    lines = SourceLines(list.sources)
    self.language = language
    self.profile = profile
    switch profile {
    case .full: annotations = list.all
    case .github:
      let shown = list.all.filter { !$0.isWaived }
      annotations =
        shown.count > Self.maximumResults
        ? Array(AnnotationList.worstFirst(shown).prefix(Self.maximumResults)) : shown
    }
  }

  /// The bytes, laid out for reading, with a line end.
  func bytes() -> [UInt8] {
    // What is left out is only known when the results are written.
    let results = writtenResults()
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    writer.member("version", "2.1.0")
    writer.key("runs")
    writer.beginArray()
    writer.object { writer in
      tool(&writer)
      writer.object("automationDetails") { $0.member("id", "zicha/" + result.snapshot + "/") }
      if profile == .full { baseline(&writer) }
      invocation(written: results.count, &writer)
      writer.member("columnKind", "utf16CodeUnits")
      writer.member("language", language == .zh ? "zh-CN" : "en-US")
      if profile == .full {
        artifacts(&writer)
        taxonomies(&writer)
      }
      writer.array("results", results) { $1.value(spelled: $0) }
      totals(written: results.count, &writer)
    }
    writer.endArray()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  /// The results, each on one line.
  private func writtenResults() -> [[UInt8]] {
    var values: [[UInt8]] = []
    var size = 0
    for annotation in annotations {
      var writer = JSONWriter(.compact)
      write(annotation, to: &writer)
      size += writer.bytes.count
      if profile == .github, size > Self.maximumBytes { break }
      values.append(writer.bytes)
    }
    if profile == .full {
      for identity in result.gate?.resolved ?? [] {
        var writer = JSONWriter(.compact)
        write(identity, to: &writer)
        values.append(writer.bytes)
      }
    }
    return values
  }

  // MARK: Tool

  private func tool(_ writer: inout JSONWriter) {
    let words = result.tool.split(separator: " ", maxSplits: 1).map(String.init)
    writer.object("tool") { writer in
      writer.object("driver") { writer in
        writer.member("name", words.first ?? "zicha")
        if words.count == 2 {
          writer.member("version", words[1])
          writer.member("semanticVersion", words[1])
        }
        writer.array("rules", rules.rules.prefix(25_000)) { rule($0, &$1) }
        if profile == .full, !rules.laws.isEmpty {
          writer.array("supportedTaxonomies", rules.laws.indices) { index, writer in
            writer.object { writer in
              writer.member("name", rules.laws[index].title)
              writer.member("index", index)
            }
          }
        }
      }
    }
  }

  private func rule(_ rule: SARIFRules.Rule, _ writer: inout JSONWriter) {
    let title = VisibleText.line(rule.title[language])
    let text = rule.quotedLaw.isEmpty ? title : title + "。" + rule.quotedLaw.joined(separator: " ")
    writer.object { writer in
      writer.member("id", rule.id)
      writer.member("name", Self.cut(title, to: 255))
      writer.object("shortDescription") { $0.member("text", Self.cut(title, to: 1024)) }
      writer.object("fullDescription") { $0.member("text", Self.cut(VisibleText.line(text), to: 1024)) }
      writer.object("defaultConfiguration") { $0.member("level", rule.level.sarif) }
      writer.object("help") { writer in
        writer.member("text", rule.helpText(language, isMarkdown: false))
        writer.member("markdown", rule.helpText(language, isMarkdown: true))
      }
      if profile == .full { relationships(rule, &writer) }
      writer.object("properties") { writer in
        var tags: [String] = []
        for tag in rule.tags.map({ $0[language] }) where !tags.contains(tag) { tags.append(tag) }
        writer.member("tags", Array(tags.prefix(10)))
        writer.member("precision", "very-high")
        writer.member("problem.severity", rule.level.problem)
        writer.member("severity", rule.severity.rawValue)
      }
    }
  }

  private func relationships(_ rule: SARIFRules.Rule, _ writer: inout JSONWriter) {
    var targets: [(law: Int, place: Int)] = []
    for target in rule.basis.compactMap({ rules.indices(of: $0) }) where !targets.contains(where: { $0 == target }) {
      targets.append(target)
    }
    guard !targets.isEmpty else { return }
    writer.array("relationships", targets) { target, writer in
      writer.object { writer in
        writer.object("target") { reference(target, &$0) }
        writer.member("kinds", ["relevant"])
      }
    }
  }

  /// The members of a reference to a provision.
  func reference(_ target: (law: Int, place: Int), _ writer: inout JSONWriter) {
    let law = rules.laws[target.law]
    writer.member("id", law.places[target.place])
    writer.member("index", target.place)
    writer.object("toolComponent") { writer in
      writer.member("name", law.title)
      writer.member("index", target.law)
    }
  }

  // MARK: Run

  /// Names the base, so that two logs against the same base can be told to be so.
  private func baseline(_ writer: inout JSONWriter) {
    guard let base = result.gate?.base else { return }
    let name = ["zicha/v1 baseline", base.kind.rawValue, base.name, base.commit ?? ""].joined(separator: "\n")
    let digits = Array(SHA256.hexadecimal(Array(name.utf8)))
    let part = { (range: Range<Int>) in String(digits[range]) }
    // The form of a UUID of version 5 over another digest.
    let parts = [part(0..<8), part(8..<12), "5" + part(13..<16), "8" + part(17..<20), part(20..<32)]
    writer.member("baselineGuid", parts.joined(separator: "-"))
  }

  private func invocation(written: Int, _ writer: inout JSONWriter) {
    var notes: [(text: String, rule: String?)] = list.omitted.map { entry in
      (
        RendererWording.filled(AnnotationWording.omittedRule, language, entry.rule, String(entry.count)), entry.rule
      )
    }
    let isFull = profile == .full
    let shown = isFull ? annotations.count : written
    if let text = list.leftOut(written: shown, showsWaived: isFull, showsOld: true, language) {
      notes.append((text, nil))
    }
    notes += (result.gate?.notes ?? []).map { ($0[language], nil) }
    writer.key("invocations")
    writer.beginArray()
    writer.object { writer in
      writer.member("executionSuccessful", true)
      writer.array("toolExecutionNotifications", notes) { note, writer in
        writer.object { writer in
          writer.object("message") { $0.member("text", note.text) }
          writer.member("level", "warning")
          if let rule = note.rule, let index = rules.index(of: rule) {
            writer.object("associatedRule") { writer in
              writer.member("id", rule)
              writer.member("index", index)
            }
          }
        }
      }
    }
    writer.endArray()
  }

  private func artifacts(_ writer: inout JSONWriter) {
    writer.key("artifacts")
    writer.beginArray()
    for input in result.inputs {
      writer.object { writer in
        location(of: .input(input.path), &writer)
        writer.member("length", input.size)
        writer.member("roles", ["analysisTarget"])
        if !input.sha256.isEmpty { writer.object("hashes") { $0.member("sha-256", input.sha256) } }
        if !input.encoding.isEmpty { writer.member("encoding", input.encoding) }
        writer.object("properties") { writer in
          writer.member("table", input.table)
          writer.member("records", input.found)
          writer.member("quarantined", input.quarantined)
          writer.member("verified", input.isVerified)
        }
      }
    }
    for file in result.ruleFiles {
      writer.object { writer in
        location(of: .ruleFile(file.path), &writer)
        writer.member("roles", ["policy"])
        writer.object("hashes") { $0.member("sha-256", file.sha256) }
      }
    }
    writer.endArray()
  }

  private func location(of file: FindingFile, _ writer: inout JSONWriter) {
    writer.object("location") { writer in
      writer.member("uri", FileURI.reference(list.sources.path(of: file, from: .repository)))
    }
  }

  private func taxonomies(_ writer: inout JSONWriter) {
    guard !rules.laws.isEmpty else { return }
    writer.array("taxonomies", rules.laws) { law, writer in
      writer.object { writer in
        writer.member("name", law.title)
        writer.object("shortDescription") { $0.member("text", "《" + law.title + "》") }
        writer.member("isComprehensive", false)
        writer.array("taxa", law.places) { place, writer in
          writer.object { writer in
            writer.member("id", place)
            writer.object("shortDescription") { $0.member("text", "《" + law.title + "》" + place) }
          }
        }
      }
    }
  }

  private func totals(written: Int, _ writer: inout JSONWriter) {
    let totals = RunTotals(result)
    writer.object("properties") { writer in
      writer.member("organisation", result.organisation)
      writer.member("period", [result.period.lowerBound.text, result.period.upperBound.text])
      writer.member("as_of", result.checkDate.text)
      writer.member("total", list.all.count + list.omittedCount)
      writer.member("shown", min(written, annotations.count))
      writer.member("omitted", list.all.count + list.omittedCount - min(written, annotations.count))
      writer.member("waived", list.all.count { $0.isWaived })
      writer.object("records") { writer in
        writer.member("found", totals.records.found)
        writer.member("evaluated", totals.records.evaluated)
        writer.member("quarantined", totals.records.quarantined)
      }
      guard let gate = result.gate else { return }
      writer.object("gate") { writer in
        writer.member("base", gate.base.name)
        writer.member("new", gate.counts.new)
        writer.member("old", gate.counts.old)
        writer.member("resolved", gate.counts.resolved)
        writer.member("waived", gate.counts.waived)
        writer.member("undecided_new", gate.counts.undecidedNew)
        writer.member("undecided_old", gate.counts.undecidedOld)
      }
    }
  }

  /// A text cut to so many UTF-16 code units, with a sign that it goes on.
  static func cut(_ text: String, to length: Int) -> String {
    guard text.utf16.count > length else { return text }
    var shown = ""
    var used = 1
    for character in text {
      used += character.utf16.count
      if used > length { break }
      shown.append(character)
    }
    return shown + "…"
  }
}

extension Annotation.Level {
  /// `level` of SARIF.
  var sarif: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }

  /// `problem.severity` of GitHub.
  var problem: String { self == .note ? "recommendation" : sarif }
}
