import Codecs
import Testing

@Suite("JSON cursor")
struct JSONCursorTests {
  /// The fault of a text, walked over by structure; nil if it is well formed.
  private func fault(_ text: String, maximumDepth: Int = 512) -> JSONError? {
    JSONCursor.over(Array(text.utf8), maximumDepth: maximumDepth) { cursor in
      do throws(JSONError) {
        try cursor.skipValue()
        try cursor.finish()
        return nil
      } catch {
        return error
      }
    }
  }

  @Test("gives keys and values of a record as offsets")
  func walk() throws {
    let record = #"{"事项":"许可","编号": 12.50 ,"附件":[{"页":1},{}],"办结":true,"备注":null}"#
    let steps = try JSONCursor.over(Array(record.utf8)) { cursor throws(JSONError) in
      var steps: [String] = []
      try cursor.enterObject()
      while let key = try cursor.nextKey() {
        let value = try cursor.value()
        steps.append("\(cursor.text(of: key)): \(value.kind) \(cursor.text(of: value))")
        if value.kind == .array || value.kind == .object { try cursor.skipValue() }
      }
      try cursor.finish()
      return steps
    }
    #expect(steps == ["事项: string 许可", "编号: number 12.50", "附件: array ", "办结: true true", "备注: null null"])
  }

  @Test("gives child rows one by one")
  func childRows() throws {
    let bytes = Array(#" [ 1 , [2, 3] , {"a": [] } ] "#.utf8)
    let kinds = try JSONCursor.over(bytes) { cursor throws(JSONError) in
      var kinds: [JSONToken.Kind] = []
      try cursor.enterArray()
      while try cursor.nextElement() {
        let value = try cursor.value()
        kinds.append(value.kind)
        if value.kind == .array || value.kind == .object { try cursor.skipValue() }
      }
      try cursor.finish()
      return kinds
    }
    #expect(kinds == [.number, .array, .object])
  }

  @Test(
    "takes a guessed key only where it stands",
    arguments: [#"{"ab":1,"long key name":2}"#, #"{"ab": 1, "long key name": 2}"#])
  func guesses(text: String) throws {
    let hits = try JSONCursor.over(Array(text.utf8)) { cursor throws(JSONError) in
      try cursor.enterObject()
      let wrong = cursor.nextKey(matching: Array(#""ac":"#.utf8).span)
      let first = cursor.nextKey(matching: Array(#""ab":"#.utf8).span)
      _ = try cursor.value()
      let prefix = cursor.nextKey(matching: Array(#""long key nam":"#.utf8).span)
      let second = cursor.nextKey(matching: Array(#""long key name":"#.utf8).span)
      let value = try cursor.value()
      let beyond = cursor.nextKey(matching: Array(#""ab":"#.utf8).span)
      let ended = try cursor.nextKey() == nil
      return [wrong, first, prefix, second, value.kind == .number, beyond, ended]
    }
    #expect(hits == [false, true, false, true, true, false, true])
  }

  @Test("gives double keys as they come")
  func doubleKeys() throws {
    let keys = try JSONCursor.over(Array(#"{"a":1,"a":2,"\u0061":3}"#.utf8)) { cursor throws(JSONError) in
      var keys: [String] = []
      try cursor.enterObject()
      while let key = try cursor.nextKey() {
        keys.append(cursor.text(of: key) + (key.hasEscapes ? "*" : ""))
        try cursor.skipValue()
      }
      return keys
    }
    #expect(keys == ["a", "a", "a*"])
  }

  @Test("serves many records of one buffer, offsets counted from its start")
  func records() throws {
    let bytes = Array("{\"a\":1}\n{\"a\":x}\n{\"a\":\"long enough to be read by words\"}".utf8)
    let results = JSONCursor.over(bytes) { cursor in
      [0..<7, 8..<15, 16..<bytes.count].map { range -> String in
        cursor.select(range)
        do throws(JSONError) {
          try cursor.skipValue()
          try cursor.finish()
          return "ok"
        } catch {
          return "\(error.cause) at \(error.offset)"
        }
      }
    }
    #expect(results == ["ok", "expectedValue at 13", "ok"])
  }

  @Test("does not look behind the selected record, even if the buffer goes on")
  func selectedEnd() {
    let bytes = Array(#"["abc","def"]"#.utf8)
    let errors = JSONCursor.over(bytes) { cursor in
      (0..<bytes.count).map { end -> JSONError.Cause? in
        cursor.select(0..<end)
        do throws(JSONError) {
          try cursor.skipValue()
          return nil
        } catch {
          return error.offset <= end ? error.cause : nil
        }
      }
    }
    #expect(errors.allSatisfy { $0 == .unexpectedEnd || $0 == .unterminatedString })
  }

  @Test(
    "names the fault and its place",
    arguments: [
      ("", JSONError.Cause.unexpectedEnd, 0), ("{\"a\":1", .unexpectedEnd, 6), ("[1,]", .trailingComma, 2),
      ("{\"a\":1,}", .trailingComma, 6), ("{a:1}", .expectedKey, 1), ("{\"a\" 1}", .expectedColon, 5),
      ("{\"a\":1 \"b\":2}", .expectedCommaOrBrace, 7), ("[1 2]", .expectedCommaOrBracket, 3),
      ("[01]", .invalidNumber, 1),
      ("[1.]", .invalidNumber, 1), ("[-]", .invalidNumber, 1), ("[1e]", .invalidNumber, 1), ("[1x]", .invalidNumber, 1),
      ("[+1]", .expectedValue, 1), ("[tru]", .invalidLiteral, 1), ("[nullx]", .invalidLiteral, 1),
      ("[\"abc]", .unterminatedString, 1), ("[\"a\nb\"]", .controlCharacter, 3), ("[\"\\x\"]", .invalidEscape, 2),
      ("[\"\\u12G4\"]", .invalidEscape, 2), ("[\"\\ud800\"]", .loneSurrogate, 2), ("[\"\\udc00\"]", .loneSurrogate, 2),
      ("[\"\\ud800\\u0041\"]", .loneSurrogate, 2), ("1 2", .trailingBytes, 2), ("[1}", .expectedCommaOrBracket, 2),
      ("\u{0}", .expectedValue, 0), ("[\"a\u{0}\"]", .controlCharacter, 3),
    ])
  func faults(text: String, cause: JSONError.Cause, offset: Int) {
    #expect(fault(text) == JSONError(cause, at: offset))
  }

  @Test("refuses 10,000 brackets at the limit and never crashes", arguments: ["[", "{\"a\":", "[{\"a\":"])
  func depth(opening: String) {
    #expect(fault(String(repeating: opening, count: 10_000))?.cause == .tooDeep)
    let allowed = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(fault(allowed) == nil)
    #expect(fault("[" + allowed + "]") == JSONError(.tooDeep, at: 512))
    #expect(fault("[[]]", maximumDepth: 1) == JSONError(.tooDeep, at: 1))
  }

  @Test("finds bytes that are not UTF-8 with their place")
  func invalidUTF8() {
    let bytes: [UInt8] = Array("{\"a\":\"".utf8) + [0xFF] + Array("\"}".utf8)
    #expect(throws: JSONError(.invalidUTF8, at: 6)) { try JSONValue.parse(bytes) }
  }

  @Test("resolves every escape")
  func escapes() throws {
    let value = try JSONValue.parse(Array(#""\"\\\/\b\f\n\r\t\u4e2d\uD83D\uDE00 end""#.utf8))
    #expect(value.string == "\"\\/\u{8}\u{C}\n\r\t中😀 end")
  }
}
