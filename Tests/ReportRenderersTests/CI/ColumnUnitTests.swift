import Codecs
import Findings
import Records
import ReportRenderers
import Reporting
import SourceText
import Testing

@Suite("Columns on Chinese and astral text")
struct ColumnUnitTests {
  /// A line on which the image begins at code point 34, UTF-16 unit 35 and UTF-8 byte 49.
  static let line = "<p>办事指南😀<a href=\"/x.html\">链接</a> <img src=\"a.png\"></p>"
  static let sources = MemorySources(["a.html": "<html>\n" + line + "\n</html>\n"])
  static let run = SampleRun.run([SampleRun.violation(line: 2, column: 34)])

  @Test("SARIF counts UTF-16 units and says so", arguments: ["sarif", "sarif-github"])
  func sarif(_ id: String) throws {
    let log = try SampleRun.document(id, Self.run, sources: Self.sources)
    #expect(log["runs"]?.elements?.first?["columnKind"]?.string == "utf16CodeUnits")
    let region = try #require(
      SampleRun.results(log).first?["locations"]?.elements?.first?["physicalLocation"]?["region"])
    #expect(region["startLine"]?.integer == 2 && region["endLine"]?.integer == 2)
    #expect(region["startColumn"]?.integer == 35)
    #expect(region["endColumn"]?.integer == Self.line.utf16.count + 1)
    if id == "sarif" { #expect(region["snippet"]?["text"]?.string == "<img src=\"a.png\"></p>") }
  }

  @Test("rdjson counts UTF-8 bytes, the end exclusive")
  func rdjson() throws {
    let document = try SampleRun.document("rdjson", Self.run, sources: Self.sources)
    let range = try #require(document["diagnostics"]?.elements?.first?["location"]?["range"])
    #expect(range["start"]?["line"]?.integer == 2 && range["start"]?["column"]?.integer == 49)
    #expect(range["end"]?["line"]?.integer == 2 && range["end"]?["column"]?.integer == Self.line.utf8.count + 1)
  }

  @Test("workflow commands and names of test cases count code points")
  func codePoints() throws {
    let commands = try SampleRun.rendered("github", Self.run, sources: Self.sources)
    #expect(commands.contains("file=data/2010/a.html,line=2,endLine=2,col=34,endColumn="))
    #expect(try SampleRun.rendered("junit", Self.run, sources: Self.sources).contains("name=\"data/2010/a.html:2:34 "))
  }

  @Test("a file in GB18030 gives the same columns as in UTF-8; a byte order mark counts nowhere")
  func encodings() throws {
    let text = "标题行\n" + Self.line + "\n"
    var other = MemorySources()
    other.inputs["a.html"] = try GB18030.encode(text)
    var marked = MemorySources()
    marked.inputs["a.html"] = [0xEF, 0xBB, 0xBF] + Array(Self.line.utf8)
    let columns = { (sources: MemorySources, line: Int) throws -> Int? in
      let run = SampleRun.run([SampleRun.violation(line: line, column: 34)])
      let document = try SampleRun.document("rdjson", run, sources: sources)
      return document["diagnostics"]?.elements?.first?["location"]?["range"]?["start"]?["column"]?.integer
    }
    #expect(try columns(other, 2) == 49)
    #expect(try columns(marked, 1) == 49)
  }

  @Test("a record without a column is its line; one without a file that can be read keeps its line")
  func withoutColumn() throws {
    let run = SampleRun.run([SampleRun.violation(line: 2), SampleRun.violation(key: "2", path: "gone.csv", line: 9)])
    let regions = SampleRun.results(try SampleRun.document("sarif-github", run, sources: Self.sources)).compactMap {
      $0["locations"]?.elements?.first?["physicalLocation"]?["region"]
    }
    #expect(regions.map { $0["startLine"]?.integer } == [2, 9])
    #expect(regions.map { $0["startColumn"]?.integer } == [1, 1])
    #expect(regions.first?["endColumn"]?.integer == Self.line.utf16.count + 1)
    let diagnostics = try SampleRun.document("rdjson", run, sources: Self.sources)["diagnostics"]?.elements ?? []
    #expect(diagnostics.map { $0["location"]?["range"]?["start"]?["line"]?.integer } == [2, 9])
    #expect(diagnostics.allSatisfy { $0["location"]?["range"]?["start"]?["column"] == nil })
    #expect(!(try SampleRun.rendered("github", run, sources: Self.sources)).contains("col="))
  }

  @Test("a column behind the end of its line is the end of the line")
  func behindTheEnd() throws {
    let run = SampleRun.run([SampleRun.violation(line: 1, column: 900)])
    let log = try SampleRun.document("sarif", run, sources: Self.sources)
    let region = SampleRun.results(log).first?["locations"]?.elements?.first?["physicalLocation"]?["region"]
    #expect(region?["startColumn"]?.integer == 7 && region?["endColumn"]?.integer == 7)
  }
}

@Suite("Hashes of lines as GitHub computes them")
struct LineHashTests {
  private func hashes(_ text: String, lines: Int) throws -> [String] {
    let findings = (1...lines).map { SampleRun.violation(key: String($0), path: "t", line: $0) }
    let log = try SampleRun.document("sarif", SampleRun.run(findings), sources: MemorySources(["t": text]))
    return SampleRun.results(log).compactMap { $0["partialFingerprints"]?["primaryLocationLineHash"]?.string }
  }

  // The expected values are those of the tests of github/codeql-action.

  @Test("an empty file, and lines shorter than the window")
  func short() throws {
    #expect(try hashes("", lines: 1) == ["c129715d7a2bc9a3:1"])
    #expect(
      try hashes(" a\nb\n  \t\tc\n d", lines: 4) == [
        "271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1",
      ])
  }

  @Test("all line ends are one", arguments: ["\n", "\r", "\r\n"])
  func lineEnds(_ end: String) throws {
    let lines = [" hello; \t", "world!!!", "", "", "  \t\tGreetings", " End", ""]
    #expect(
      try hashes(lines.joined(separator: end), lines: 6) == [
        "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
        "c8e28b0b4002a3a0:1",
      ])
  }

  @Test("equal lines are numbered")
  func repeats() throws {
    let text = String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10)
    #expect(
      try hashes(text, lines: 8) == [
        "a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5",
        "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
      ])
  }
}
