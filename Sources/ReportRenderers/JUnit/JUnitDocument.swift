import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// A run as JUnit XML: a suite for each rule, a case for each finding, one for all objects that pass.
///
/// GitLab shows `classname` as the suite and drops cases of the same name, so the class is the rule and the name the place
/// and object, made different where they are equal. There is no time and no date: the same run gives the same file.
/// `file` and `line` of some dialects are in no schema; the place stands in the name.
struct JUnitDocument {
  /// One test case.
  private struct Case {
    enum Outcome {
      case pass
      case failure(type: String, message: String)
      case error(type: String, message: String)
      case skipped(message: String)
    }

    var name: String
    let outcome: Outcome
    var lines: [String] = []
  }

  /// The cases of one rule.
  private struct Suite {
    let rule: String
    let title: String
    var cases: [Case]
  }

  private let list: AnnotationList
  private let lines: SourceLines
  private let language: Language
  private var result: RunResult { list.result }

  init(_ result: RunResult, language: Language, sources: (any FindingSources)?) {
    list = AnnotationList(result, sources: sources)
    lines = SourceLines(list.sources)
    self.language = language
  }

  /// The file.
  func text() -> String {
    let suites = suites()
    let counts = suites.map { count($0.cases) }
    let sums = counts.reduce(into: Counts()) { $0.add($1) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let name = VisibleText.line("zicha " + result.organisation)
    text += "<testsuites name=\"\(XMLText.attribute(name))\" tests=\"\(sums.tests)\" failures=\"\(sums.failures)\""
    text += " errors=\"\(sums.errors)\">\n"
    for (suite, count) in zip(suites, counts) { text += self.text(suite, count) }
    return text + "</testsuites>\n"
  }

  // MARK: Suites

  private func suites() -> [Suite] {
    var suites: [Suite] = []
    var places: [String: Int] = [:]
    for tally in result.evaluation.tallies where !tally.pack.isEmpty {
      places[tally.rule] = suites.count
      suites.append(Suite(rule: tally.rule, title: tally.title[language], cases: [passed(tally)].compactMap(\.self)))
    }
    for annotation in list.all + list.notes where annotation.state != .old {
      let place = places[annotation.rule] ?? suites.count
      if place == suites.count {
        places[annotation.rule] = place
        suites.append(Suite(rule: annotation.rule, title: annotation.title[language], cases: []))
      }
      suites[place].cases.append(self.case(annotation))
    }
    for entry in list.omitted {
      guard let place = places[entry.rule] else { continue }
      let message = RendererWording.filled(AnnotationWording.omittedRule, language, entry.rule, String(entry.count))
      suites[place].cases.append(
        Case(
          name: RendererWording.filled(AnnotationWording.more, language, String(entry.count)),
          outcome: .failure(type: "omitted", message: message)))
    }
    return suites.filter { !$0.cases.isEmpty }.map(named)
  }

  /// The objects that pass, in one case; a rule that judged nothing is skipped.
  private func passed(_ tally: RuleTally) -> Case? {
    if tally.scope == .outOfScope {
      return Case(
        name: tally.title[language], outcome: .skipped(message: AnnotationWording.outOfScope[language]))
    }
    guard tally.pass > 0 else { return nil }
    return Case(
      name: RendererWording.filled(AnnotationWording.allPassed, language, String(tally.pass)), outcome: .pass)
  }

  private func `case`(_ annotation: Annotation) -> Case {
    let place = AnnotationPlace(annotation, list.sources, lines, from: .repository)
    let message = annotation.headline(language)
    let name = place.text + " " + annotation.subject[language]
    if annotation.isWaived { return Case(name: name, outcome: .skipped(message: message)) }
    if annotation.kind == .selectedNothing || annotation.kind == .gateNote {
      return Case(
        name: annotation.label[language], outcome: .skipped(message: annotation.statement[language]))
    }
    let lines = [message] + annotation.details(language)
    let type = annotation.severity.rawValue
    let outcome: Case.Outcome =
      annotation.isUndecided ? .error(type: type, message: message) : .failure(type: type, message: message)
    return Case(name: name, outcome: outcome, lines: lines)
  }

  /// Cases of the same name get a number.
  private func named(_ suite: Suite) -> Suite {
    var suite = suite
    var seen: [String: Int] = [:]
    for index in suite.cases.indices {
      suite.cases[index].name = VisibleText.line(suite.cases[index].name)
      let name = suite.cases[index].name
      let number = (seen[name] ?? 0) + 1
      seen[name] = number
      if number > 1 { suite.cases[index].name += " (\(number))" }
    }
    return suite
  }

  // MARK: Counting

  private struct Counts {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0

    mutating func add(_ other: Counts) {
      tests += other.tests
      failures += other.failures
      errors += other.errors
      skipped += other.skipped
    }
  }

  private func count(_ cases: [Case]) -> Counts {
    cases.reduce(into: Counts()) { counts, test in
      counts.tests += 1
      switch test.outcome {
      case .pass: break
      case .failure: counts.failures += 1
      case .error: counts.errors += 1
      case .skipped: counts.skipped += 1
      }
    }
  }

  // MARK: Writing

  private func text(_ suite: Suite, _ counts: Counts) -> String {
    let name = XMLText.attribute(suite.rule + " " + suite.title)
    var text = "  <testsuite name=\"\(name)\" tests=\"\(counts.tests)\" failures=\"\(counts.failures)\""
    text += " errors=\"\(counts.errors)\" skipped=\"\(counts.skipped)\">\n"
    text += properties(suite.rule)
    for test in suite.cases { text += self.text(test, rule: suite.rule) }
    return text + "  </testsuite>\n"
  }

  /// The counts of a rule, with what stands nowhere else: old findings in a gate.
  private func properties(_ rule: String) -> String {
    var entries: [(String, String)] = []
    if let tally = result.evaluation.tallies.first(where: { $0.rule == rule }) {
      entries = [
        ("severity", tally.severity.rawValue), ("selected", String(tally.selected)), ("pass", String(tally.pass)),
        ("violation", String(tally.violation)), ("undetermined", String(tally.undetermined)),
        ("not_due", String(tally.notDue)), ("not_applicable", String(tally.notApplicable)),
        ("waived", String(tally.waived)),
      ]
    }
    if result.gate != nil {
      entries.append(("old", String(list.all.count { $0.rule == rule && $0.state == .old })))
    }
    guard !entries.isEmpty else { return "" }
    let rows = entries.map { "      <property name=\"\($0.0)\" value=\"\(XMLText.attribute($0.1))\"/>\n" }
    return "    <properties>\n" + rows.joined() + "    </properties>\n"
  }

  private func text(_ test: Case, rule: String) -> String {
    let head =
      "    <testcase classname=\"\(XMLText.attribute(rule))\" name=\"\(XMLText.attribute(test.name))\" time=\"0\""
    switch test.outcome {
    case .pass: return head + "/>\n"
    case .skipped(let message):
      return head + ">\n      <skipped message=\"\(XMLText.attribute(message))\"/>\n    </testcase>\n"
    case .failure(let type, let message): return fault("failure", type, message, test.lines, head)
    case .error(let type, let message): return fault("error", type, message, test.lines, head)
    }
  }

  private func fault(_ name: String, _ type: String, _ message: String, _ lines: [String], _ head: String) -> String {
    let open = "      <\(name) message=\"\(XMLText.attribute(message))\" type=\"\(type)\">"
    return head + ">\n" + open + XMLText.content(lines) + "</\(name)>\n    </testcase>\n"
  }
}
