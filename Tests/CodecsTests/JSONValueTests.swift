import Codecs
import Testing

@Suite("JSON value")
struct JSONValueTests {
  private func parse(_ text: String) throws(JSONError) -> JSONValue {
    try JSONValue.parse(Array(text.utf8))
  }

  @Test("keeps order, doubles and the spelling of numbers")
  func tree() throws {
    let value = try parse(#"{"b": 1.50, "a": [true, null], "b": "x"}"#)
    #expect(value.members?.map(\.key) == ["b", "a", "b"])
    #expect(value["b"]?.number == "1.50")
    #expect(value["a"]?.elements == [JSONValue(.bool(true)), JSONValue(.null)])
    #expect(value.repeatedMembers.map(\.value.string) == ["x"])
    #expect(value["c"] == nil)
  }

  @Test("knows the bytes of every value and key")
  func places() throws {
    let text = #"{"表": {"办件": ["a.jsonl"]}}"#
    let bytes = Array(text.utf8)
    let value = try parse(text)
    let tables = try #require(value["表"])
    let files = try #require(tables["办件"])
    let name = try #require(files.elements?.first)
    let key = try #require(tables.members?.first)
    let places = [value.range, tables.range, files.range, name.range, key.keyRange]
    #expect(
      places.map { String(decoding: bytes[$0], as: UTF8.self) } == [
        text, #"{"办件": ["a.jsonl"]}"#, #"["a.jsonl"]"#, #""a.jsonl""#, "办件",
      ])
  }

  @Test("reads integers that fit")
  func integers() throws {
    #expect(try parse("12").integer == 12)
    #expect(try parse("-7").integer == -7)
    #expect(try parse("1.0").integer == nil)
    #expect(try parse("99999999999999999999").integer == nil)
    #expect(try parse("\"12\"").integer == nil)
  }

  @Test("steps over a byte order mark")
  func mark() throws {
    #expect(try parse("\u{FEFF}{}").members == [])
  }
}
