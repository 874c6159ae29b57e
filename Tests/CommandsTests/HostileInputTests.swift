import System
import TestSupport
import Testing

/// Inputs too large or too deep to write down in a session file.
@Suite("Hostile inputs")
struct HostileInputTests {
  private static let manifest = """
    {"format": 1, "organisation": "o", "as_of": "2025-03-31", "period": ["2025-01-01", "2025-03-31"],
     "tables": {"letters": "letters.jsonl"}}
    """
  private static let record = """
    {"number": "A-1", "received on": "2025-01-06", "handling": "answer", "section": "s", "answered on": "2025-01-20", \
    "reference": "L 1", "signed by": "Z"}
    """

  private func folder(_ letters: [UInt8]) throws -> WorkFolder {
    let work = try WorkFolder()
    #expect(work.zicha("init", "--lang", "en").code == 0)
    try work.write("hostile/snapshot.json", Self.manifest)
    try work.write("hostile/letters.jsonl", letters)
    return work
  }

  @Test("a record of many megabytes in one line is set aside, the others are judged")
  func hugeRecord() throws {
    let size = Environment.variable("ZICHA_LONG") == "1" ? 200 << 20 : 20 << 20
    var bytes = Array((Self.record + "\n{\"number\": \"").utf8)
    bytes += [UInt8](repeating: 0x61, count: size)
    bytes += Array(("\"}\n" + Self.record.replacing("A-1", with: "A-2") + "\n").utf8)
    let call = try folder(bytes).zicha("check", "hostile", "-o", "concise")
    #expect(call.code == 0)
    #expect(call.output.contains("3 records = 2 evaluated + 1 quarantined"))
    #expect(call.closingLine.hasSuffix("1 quarantined record"))
  }

  @Test("10,000 nested brackets are set aside in a record and refused in a manifest, a configuration")
  func nestedBrackets() throws {
    let nested = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    let work = try folder(Array((Self.record + "\n{\"number\": \(nested)}\n").utf8))
    let call = work.zicha("check", "hostile", "-o", "concise")
    #expect(call.code == 0)
    #expect(call.output.contains("2 records = 1 evaluated + 1 quarantined"))
    try work.write("hostile/snapshot.json", nested)
    let refused = work.zicha("check", "hostile")
    #expect(refused.code == 2)
    #expect(refused.errors.contains("manifest-syntax"))
    try work.write("zicha.json", nested)
    #expect(work.zicha("check", "hostile", "--lang", "en").code == 2)
  }

  @Test("brackets, quotes and words without end in a rule file end in errors")
  func hostileRules() throws {
    for text in [
      String(repeating: "（", count: 10_000), String(repeating: "\"", count: 9999),
      String(repeating: "非", count: 20_000),
      "对象：" + String(repeating: "来信的", count: 5000), String(repeating: "规则 A-1：\n", count: 2000),
      "要求：" + String(repeating: "有编号且", count: 2000), "\u{0}\u{1}\u{202E}", String(repeating: "- ", count: 5000),
    ] {
      let work = try WorkFolder(["rules/a/a.zicha": "规则集 a：「a」\n版本：1\n规则 X-1：「x」\n" + text])
      let call = work.zicha("lint")
      #expect(call.code == 2, "\(text.prefix(20))")
      #expect(call.closingLine.hasPrefix("未能完成："))
    }
  }

  @Test("a rule file that is not UTF-8 is refused by name and line")
  func ruleFileNotUTF8() throws {
    let work = try WorkFolder()
    try work.write("rules/a/a.zicha", Array("# x\n".utf8) + [0xB9, 0xE6, 0xD4, 0xF2, 0x0A])
    let call = work.zicha("lint", "--lang", "en")
    #expect(call.code == 2)
    #expect(
      call.closingLine.hasSuffix(
        "line 2 of the rule file `rules/a/a.zicha` is not UTF-8, probably GBK; save the file as UTF-8"))
  }
}
