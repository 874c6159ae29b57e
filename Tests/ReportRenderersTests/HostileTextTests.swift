import Codecs
import ReportRenderers
import Reporting
import SourceText
import Testing

@Suite("Hostile text from a snapshot")
struct HostileTextTests {
  static let texts = [
    "<script>alert(1)</script>", "]]><!--", "\" onload=\"x", "a|b|c", "line\nbreak\r\n## head",
    "\u{202E}gnp.exe\u{2066}x",
    "=HYPERLINK(\"http://x\")", "@SUM(A1)", "＝1+1", "\u{1B}[31mred", "`code` *b* [l](http://x) &amp; ~",
    "'; DROP TABLE--",
    "nul\u{0}\u{1}byte", "{0} {1}", "\\", "</style></script><img src=x onerror=1>", "😀𠀀 \u{FFFE}",
  ]

  private func text(_ id: String, _ hostile: String) throws -> String {
    let format = try #require(ReportFormat.named(id))
    return String(decoding: format.render(result: SampleRun.run(hostile: hostile), language: .zh), as: UTF8.self)
  }

  @Test("stays text in HTML: same tags, and no tag or attribute of its own", arguments: texts)
  func html(_ hostile: String) throws {
    let names = { (html: String) in MarkupScanner(html).tags.map(\.name) }
    let page = try text("html", hostile)
    #expect(names(page) == names(try text("html", "plain")))
    #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!page.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x2066 })
    for tag in MarkupScanner(page).tags { #expect(!tag.attributes.keys.contains { $0.hasPrefix("on") }) }
  }

  @Test("stays text in Markdown: the same lines, cells and no markup", arguments: texts)
  func markdown(_ hostile: String) throws {
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
    let page = lines(try text("markdown", hostile))
    let plain = lines(try text("markdown", "plain"))
    #expect(page.count == plain.count)
    for (line, other) in zip(page, plain) {
      #expect(borders(line) == borders(other), "\(line)")
      #expect(!line.contains("<script") && !line.contains("<img"))
    }
  }

  private func borders(_ line: Substring) -> Int {
    var isEscaped = false
    return line.reduce(into: 0) { count, character in
      if character == "|" && !isEscaped { count += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
  }

  @Test("can't command the terminal", arguments: texts)
  func terminal(_ hostile: String) throws {
    for id in ["human", "concise"] {
      let output = try text(id, hostile)
      #expect(!output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      #expect(!output.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
    }
    #expect(
      try text("concise", hostile).split(separator: "\n").count == text("concise", "plain").split(separator: "\n").count
    )
  }

  @Test("comes back from JSON and JSON Lines as it was", arguments: texts)
  func json(_ hostile: String) throws {
    let document = try JSONValue.parse(Array(text("json", hostile).utf8))
    #expect(document["organisation"]?.string == hostile)
    #expect(document["quarantine"]?.elements?.first?["excerpt"]?.string == hostile)
    let lines = try text("jsonl", hostile).split(separator: "\n")
    #expect(lines.count == document["findings"]?.elements?.count)
    for (line, finding) in zip(lines, document["findings"]?.elements ?? []) {
      #expect(try JSONValue.parse(Array(line.utf8)) == finding)
    }
  }

  @Test("is neutralised in CSV and keeps its columns", arguments: texts)
  func csv(_ hostile: String) throws {
    let bytes = Array(try text("csv", hostile).utf8)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let records = try CSVTable.parse(bytes)
    let columns = records.first?.count ?? 0
    #expect(columns > 20)
    for record in records {
      #expect(record.count == columns)
      for field in record { #expect(!"=+-@＝＋－＠\t\r\n".contains(field.first ?? "x"), "\(field)") }
    }
  }
}

/// Splits CSV into records, as RFC 4180 says; independent of the reader of the product.
enum CSVTable {
  static func parse(_ bytes: [UInt8]) throws -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var rest = bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    while let byte = rest.popFirst() {
      switch byte {
      case 0x22 where isQuoted && rest.first == 0x22:
        field.append(0x22)
        rest = rest.dropFirst()
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted:
        record.append(String(decoding: field, as: UTF8.self))
        field = []
      case 0x0D where !isQuoted && rest.first == 0x0A:
        rest = rest.dropFirst()
        record.append(String(decoding: field, as: UTF8.self))
        records.append(record)
        (record, field) = ([], [])
      default: field.append(byte)
      }
    }
    #expect(record.isEmpty && field.isEmpty && !isQuoted)
    return records
  }
}
