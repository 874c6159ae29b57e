import Codecs
import TestSupport
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
  private func text(_ layout: JSONWriter.Layout, _ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(layout)
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func report(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("format")
    writer.integer(1)
    writer.key("rules")
    writer.beginArray()
    writer.string("XK-01")
    writer.beginObject()
    writer.endObject()
    writer.beginArray()
    writer.endArray()
    writer.endArray()
    writer.key("profile")
    writer.string(orNull: nil)
    writer.endObject()
  }

  @Test("writes compact text in the order of the calls")
  func compact() {
    #expect(text(.compact, report) == #"{"format":1,"rules":["XK-01",{},[]],"profile":null}"#)
  }

  @Test("writes two spaces a level")
  func pretty() {
    let expected = """
      {
        "format": 1,
        "rules": [
          "XK-01",
          {},
          []
        ],
        "profile": null
      }
      """
    #expect(text(.pretty, report) == expected)
  }

  @Test("escapes what section 7 wants escaped and nothing else")
  func escaping() {
    let written = text(.compact) { $0.string("\"\\/\u{8}\u{C}\n\r\t\u{1}\u{1F}\u{7F}\u{2028}</中😀") }
    #expect(written == "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u{7F}\u{2028}</中😀\"")
  }

  @Test("writes JSON Lines")
  func lines() {
    let written = text(.compact) { writer in
      for index in 1...2 {
        writer.beginArray()
        writer.integer(index)
        writer.endArray()
        writer.newline()
      }
    }
    #expect(written == "[1]\n[2]\n")
  }

  @Test("reads back what it writes, in both layouts")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 20_101_231)
    for _ in 0..<SeededGenerator.cases {
      let value = randomValue(&random, depth: 0)
      for layout in [JSONWriter.Layout.compact, .pretty] {
        var writer = JSONWriter(layout)
        writer.value(value)
        #expect(try JSONValue.parse(writer.bytes) == value)
      }
    }
  }

  private func randomValue(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
    switch random.below(depth > 4 ? 4 : 6) {
    case 0: return JSONValue(random.chance(50) ? .null : .bool(random.chance(50)))
    case 1:
      return JSONValue(.number(random.pick(["0", "-0", "12.50", "-1e-9", "3E+7", "123456789012345678901234567890"])))
    case 2, 3: return JSONValue(.string(randomText(&random)))
    case 4: return JSONValue(.array((0..<random.below(4)).map { _ in randomValue(&random, depth: depth + 1) }))
    default:
      let members = (0..<random.below(4)).map { _ in
        JSONValue.Member(randomText(&random), randomValue(&random, depth: depth + 1))
      }
      return JSONValue(.object(members))
    }
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "办件", "😀", "é", " ", "\u{2028}", "plain text ", "/", "\u{FFFF}",
    ]
    return (0..<random.below(8)).map { _ in random.pick(pieces) }.joined()
  }
}
