import Codecs
import HTMLParsing
import TestSupport
import Testing

/// The tokenizer tests of html5lib-tests, each in every initial state it names. No exception; what is not compared are the
/// codes of parse errors, which nothing here asks for. The XML violations (`xmlViolation.test`) are about another output.
@Suite(.enabled(if: SharedData.isPresent, SharedData.hint))
struct TokenizerConformanceTests {
  private static let folder = "04-conformance/html5lib-tests/tokenizer"

  @Test("Every list of tokens is the one that html5lib-tests expect") func tokens() throws {
    var failures: [String] = []
    var count = 0
    for file in try SharedData.names(Self.folder) where file.hasSuffix(".test") && file != "xmlViolation.test" {
      let root = try JSONValue.parse(try SharedData.bytes(Self.folder + "/" + file))
      for test in try #require(root["tests"]?.elements) {
        for state in test["initialStates"]?.elements?.compactMap(\.string) ?? ["Data state"] {
          count += 1
          if let failure = failure(of: test, in: state) { failures.append("\(file): \(failure)") }
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.count) of \(count) fail:\n\(failures.prefix(20).joined(separator: "\n"))")
    #expect(count > 6_000)
  }

  private func failure(of test: JSONValue, in state: String) -> String? {
    let isEscaped = test["doubleEscaped"]?.bool == true
    func bytes(_ value: JSONValue?) -> [UInt8]? {
      value?.string.map { isEscaped ? EscapedText.bytes($0) : Array($0.utf8) }
    }
    guard let input = bytes(test["input"]), let content = Self.contents[state] else { return "unreadable test" }
    let found = HTMLToken.tokens(of: input, in: content, lastStartTag: test["lastStartTag"]?.string)
    let expected = (test["output"]?.elements ?? []).compactMap { token(of: $0, bytes) }
    if found == Self.joined(expected) { return nil }
    return "\(test["description"]?.string ?? "") in \(state)\n  expected \(Self.joined(expected))\n  found    \(found)"
  }

  private static let contents: [String: HTMLToken.Content] = [
    "Data state": .data, "RCDATA state": .rcdata, "RAWTEXT state": .rawText, "Script data state": .script,
    "PLAINTEXT state": .plainText, "CDATA section state": .cdata,
  ]

  private func token(of value: JSONValue, _ bytes: (JSONValue?) -> [UInt8]?) -> HTMLToken? {
    guard let parts = value.elements, let kind = parts.first?.string else { return nil }
    switch kind {
    case "Character": return bytes(parts[1]).map { .characters($0) }
    case "Comment": return bytes(parts[1]).map { .comment($0) }
    case "EndTag": return bytes(parts[1]).map { .endTag(name: $0) }
    case "DOCTYPE":
      return .doctype(
        name: bytes(parts[1]), publicID: bytes(parts[2]), systemID: bytes(parts[3]), isCorrect: parts[4].bool == true)
    case "StartTag":
      var attributes: [[UInt8]: [UInt8]] = [:]
      for member in parts[2].members ?? [] {
        guard let name = bytes(JSONValue(.string(member.key))) else { continue }
        attributes[name] = bytes(member.value)
      }
      let closes = parts.count > 3 && parts[3].bool == true
      return bytes(parts[1]).map { .startTag(name: $0, attributes: attributes, isSelfClosing: closes) }
    default: return nil
    }
  }

  /// Neighbouring characters as one token.
  private static func joined(_ tokens: [HTMLToken]) -> [HTMLToken] {
    tokens.reduce(into: []) { joined, token in
      if case .characters(let more) = token, case .characters(let text) = joined.last {
        joined[joined.count - 1] = .characters(text + more)
      } else {
        joined.append(token)
      }
    }
  }
}

/// Text whose `\uXXXX` are escaped twice in the tests, because some of them are lone surrogates.
enum EscapedText {
  /// The bytes of the text; a lone surrogate is written like any other code unit, which UTF-8 does not allow.
  static func bytes(_ text: String) -> [UInt8] {
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.popFirst() {
      if unit == 0x5C, rest.first == 0x75, rest.count >= 5,
        let value = UInt16(String(decoding: rest.dropFirst().prefix(4), as: UTF16.self), radix: 16)
      {
        units.append(value)
        rest = rest.dropFirst(5)
      } else {
        units.append(unit)
      }
    }
    return encoded(units)
  }

  private static func encoded(_ units: [UInt16]) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = 0
    while index < units.count {
      let isPair =
        UTF16.isLeadSurrogate(units[index]) && index + 1 < units.count && UTF16.isTrailSurrogate(units[index + 1])
      if isPair {
        bytes += Array(String(decoding: units[index...index + 1], as: UTF16.self).utf8)
      } else if UTF16.isSurrogate(units[index]) {
        bytes += [0xED, UInt8(0x80 | units[index] >> 6 & 0x3F), UInt8(0x80 | units[index] & 0x3F)]
      } else {
        bytes += Array(String(decoding: [units[index]], as: UTF16.self).utf8)
      }
      index += isPair ? 2 : 1
    }
    return bytes
  }
}
