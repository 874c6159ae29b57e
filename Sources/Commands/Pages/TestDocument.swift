import Codecs
import Driver
import RuleChecking
import RuleEngine
import RuleTesting
import SourceText

/// What `zicha test` found out: the tests, and what they leave untested.
struct TestDocument {
  /// The tests.
  let run: RuleTestRun
  /// The tests of scorecards.
  let scores: ScoreTestRun
  /// The rules.
  let rules: LoadedRules
  /// The conditions, if they were asked for.
  var coverage: CoverageRun?
  /// The mutants, if they were asked for.
  var mutation: MutationRun?

  init(run: RuleTestRun, scores: ScoreTestRun, rules: LoadedRules) {
    self.run = run
    self.scores = scores
    self.rules = rules
  }

  /// How many tests were run.
  var count: Int { run.results.count + scores.results.count }

  /// How many of them pass.
  var passed: Int { run.passed + scores.passed }

  /// All of it for a terminal.
  func text(_ language: Language, usesColor: Bool) -> String {
    var parts: [String] = []
    if coverage == nil, mutation == nil {
      parts.append(TestPage(run, scores, rules: rules, language: language, usesColor: usesColor).text)
    }
    if let coverage { parts.append(CoveragePage(coverage, rules, language, usesColor: usesColor).text) }
    if let mutation { parts.append(MutationPage(mutation, rules, language, usesColor: usesColor).text) }
    return parts.joined(separator: "\n")
  }

  // MARK: JSON

  /// All of it as one JSON document.
  var json: [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.key("format")
    writer.integer(1)
    writer.key("tests")
    writeTests(to: &writer)
    if let coverage {
      writer.key("coverage")
      write(coverage, to: &writer)
    }
    if let mutation {
      writer.key("mutation")
      write(mutation, to: &writer)
    }
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private func writeTests(to writer: inout JSONWriter) {
    writer.beginObject()
    write("total", count, to: &writer)
    write("passed", passed, to: &writer)
    writer.key("failed")
    writer.beginArray()
    for result in run.results where !result.isPassed {
      writer.beginObject()
      write("rule", rules.ruleSet.rules[result.test.rule].id, to: &writer)
      writePlace(result.test.expectedRange, to: &writer)
      write(result.differences, to: &writer)
      writer.endObject()
    }
    for result in scores.results where !result.isPassed {
      writer.beginObject()
      write("rule", rules.ruleSet.scorecards[result.test.scorecard].id, to: &writer)
      writePlace(result.test.expectedRange, to: &writer)
      write(result.differences, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func write(_ differences: [TestResult.Difference], to writer: inout JSONWriter) {
    writer.key("differences")
    writer.beginArray()
    for difference in differences {
      writer.beginObject()
      write("name", difference.name, to: &writer)
      write("expected", difference.expected, to: &writer)
      write("actual", difference.actual, to: &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ coverage: CoverageRun, to writer: inout JSONWriter) {
    writer.beginObject()
    write("wanted", coverage.wanted, to: &writer)
    write("seen", coverage.seen, to: &writer)
    writer.key("conditions")
    writer.beginArray()
    for entry in coverage.entries {
      writer.beginObject()
      write("owner", entry.owner, to: &writer)
      write("pack", entry.pack, to: &writer)
      write("kind", entry.kind.rawValue, to: &writer)
      write("text", entry.text, to: &writer)
      writePlace(entry.range, to: &writer)
      for (key, seen) in [("true", ConditionLog.Seen.yes), ("false", .no), ("unknown", .unknown)] {
        writer.key(key)
        writer.bool(entry.seen.contains(seen))
      }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func write(_ mutation: MutationRun, to writer: inout JSONWriter) {
    writer.beginObject()
    write("counted", mutation.counted, to: &writer)
    write("killed", mutation.killed, to: &writer)
    writer.key("declarations")
    writer.beginArray()
    for subject in mutation.subjects {
      writer.beginObject()
      write("kind", subject.kind.rawValue, to: &writer)
      write("name", subject.name, to: &writer)
      write("pack", subject.pack, to: &writer)
      write("tests", subject.tests, to: &writer)
      write("killed", subject.killed, to: &writer)
      write("equivalent", subject.equivalent, to: &writer)
      write("meaningless", subject.stillborn, to: &writer)
      write("omitted", subject.omitted, to: &writer)
      writer.key("survivors")
      writer.beginArray()
      for survivor in subject.survivors { write(survivor, to: &writer) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func write(_ survivor: MutationSubject.Survivor, to writer: inout JSONWriter) {
    writer.beginObject()
    write("kind", survivor.kind.rawValue, to: &writer)
    write("sentence", MutationPage.sentence(survivor), to: &writer)
    writePlace(survivor.place, to: &writer)
    writer.endObject()
  }

  private func writePlace(_ range: SourceRange, to writer: inout JSONWriter) {
    write("file", rules.files[range.file].path, to: &writer)
    write("line", rules.files.position(of: range).line, to: &writer)
  }

  private func write(_ key: String, _ text: String, to writer: inout JSONWriter) {
    writer.key(key)
    writer.string(text)
  }

  private func write(_ key: String, _ number: Int, to writer: inout JSONWriter) {
    writer.key(key)
    writer.integer(number)
  }

  private func write(_ key: String, _ text: LocalizedText, to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginObject()
    write("zh", text.zh, to: &writer)
    write("en", text.en, to: &writer)
    writer.endObject()
  }
}
