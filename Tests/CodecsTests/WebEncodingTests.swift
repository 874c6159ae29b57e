import Codecs
import TestSupport
import Testing

@Suite("encodings of the web")
struct WebEncodingTests {
  private func text(_ bytes: [UInt8], _ encoding: WebEncoding) throws -> String {
    String(decoding: try encoding.decode(bytes).utf8, as: UTF8.self)
  }

  @Test("knows every label of the Encoding Standard", .enabled(if: SharedData.isPresent, SharedData.hint))
  func labels() throws {
    let list = try JSONValue.parse(SharedData.bytes("04-conformance/encoding-gb18030/whatwg/encodings.json"))
    var count = 0
    guard case .array(let groups) = list.content else { throw UnexpectedShape() }
    for group in groups {
      guard case .array(let encodings) = group["encodings"]?.content else { throw UnexpectedShape() }
      for encoding in encodings {
        guard case .string(let name) = encoding["name"]?.content, case .array(let labels) = encoding["labels"]?.content
        else { throw UnexpectedShape() }
        for label in labels {
          guard case .string(let label) = label.content else { throw UnexpectedShape() }
          #expect(WebEncoding(label: label)?.rawValue == name, "\(label)")
          count += 1
        }
        #expect(WebEncoding(rawValue: name)?.labels.count == labels.count)
      }
    }
    #expect(count == WebEncoding.allCases.map(\.labels.count).reduce(0, +))
    #expect(count == 228)
  }

  struct UnexpectedShape: Error {}

  @Test(
    "takes labels in any case with white space around them",
    arguments: [
      (" GB2312\n", .gbk), ("gb_2312-80", .gbk), ("GBK", .gbk), ("gb18030", .gb18030), ("Big5-HKSCS", .big5),
      ("iso-8859-1", .windows1252), ("US-ASCII", .windows1252), ("unicode", .utf16LE), ("utf8", .utf8),
      ("iso_8859-2:1987", .iso8859Part2), ("", nil), ("utf 8", nil), ("\u{A0}utf-8", nil), ("gb2312;", nil),
    ] as [(String, WebEncoding?)])
  func spelling(label: String, encoding: WebEncoding?) {
    #expect(WebEncoding(label: label) == encoding)
  }

  /// The identifier of an index file: SHA-256 of its scalars as a Python list.
  private func identifier(_ scalars: [UInt32?]) -> String {
    let list = scalars.map { $0.map(String.init) ?? "None" }.joined(separator: ", ")
    return SHA256.hexadecimal(Array("[\(list)]".utf8))
  }

  @Test("decodes every code of Big5 as the WHATWG index has it")
  func big5() throws {
    var scalars: [UInt32?] = []
    for pointer in 0..<19_782 {
      let trail = pointer % 157
      let bytes = [UInt8(pointer / 157 + 0x81), UInt8(trail + (trail < 0x3F ? 0x40 : 0x62))]
      let decoded = try WebEncoding.big5.decode(bytes)
      let found = Array(String(decoding: decoded.utf8, as: UTF8.self).unicodeScalars)
      // The four letters with combining marks stand in the decoder, not in the index.
      scalars.append(decoded.faultCount > 0 || found.count != 1 ? nil : found[0].value)
    }
    #expect(identifier(scalars) == "8dfc771062e7be0810919082c2c06baa2236147909e0ecc235b1cb9ad782ac82")
  }

  @Test(
    "decodes every byte of a single-byte encoding as its WHATWG index has it",
    arguments: [
      (.ibm866, "db6fe14a559d1601a7667338d83704773d5708dbc641e1ad3c5e21405770f05e"),
      (.iso8859Part2, "9569c67f22d0b57790e1c407c6eecf227e4562322dc296de43cdab7a0152ec73"),
      (.iso8859Part3, "af8f1e12df79b768322b5e83613698cdc619438270a2fc359554331c805054a3"),
      (.iso8859Part4, "72f29c92344d351fe9e74a946e7e0468d76d542c6894ff82982cb652ebe0feb7"),
      (.iso8859Part5, "fa9b1f3f5242df43e2e7bca80e9b6997c67944f20a4af91ee06bacc4e132d9c9"),
      (.iso8859Part6, "85bb7b5c2dc75975afebe5743935ba4ed5a09c1e9e34e9bfb2ff80293f5d8bbc"),
      (.iso8859Part7, "f53d8aeba36314ef950eef02ffcf11dff540638ce27dfe7a86b6ccc6875afb24"),
      (.iso8859Part8, "7657a9ca3fa875990da960d3f812eea28dcd0ae6ed55a18d5394303c86f5484b"),
      (.iso8859Part8Logical, "7657a9ca3fa875990da960d3f812eea28dcd0ae6ed55a18d5394303c86f5484b"),
      (.iso8859Part10, "02c2b5590d8ccda9931008c471f6ee2c590b2c8fe5e6ccb3b08638115d778507"),
      (.iso8859Part13, "40736338e964ab520407cebcb01329f8d450abf6ce12bf88b74b655b60e43300"),
      (.iso8859Part14, "2c8651cfc08b1f35b17919ee5379f2fa006af3ec809f11b3b7f470785580542b"),
      (.iso8859Part15, "a560aba47bccd7510a6ac77f671fe75dca3800f05cf6d676910c311a8f8ff079"),
      (.iso8859Part16, "55676320d2d1b6e6909f5b3d741a7cf0cefc84e920aa4474afc091459111c2e3"),
      (.koi8r, "c5497cd9071cb352c0e56b219154e539badf63de40b71578f09e2e11fe7d50ae"),
      (.koi8u, "19a4da2c3f245118bbc8019326f45a07832949938ff903f03d62ac4da1f61f40"),
      (.macintosh, "f2c6a4f6406b3e86a50a5dba4d2b7dd48e2e33c0d82aefe764535c934ec11764"),
      (.windows874, "b416583ce125e38474381b31b401a98b19ecf2e57e0998e78a1e18b14894905d"),
      (.windows1250, "0669455a7a1c70ba6003ea737991e8ee9adc455125c13cfe6705a361358de5fa"),
      (.windows1251, "7592ef921679ba168b00a9e9afa3b4eebd67bf13dc7e84c4b6e120de856826e0"),
      (.windows1252, "e56d49d9176e9a412283cf29ac9bd613f5620462f2a080a84eceaf974cfa18b7"),
      (.windows1253, "49fdc881a3488904dd1e8dfba9aef3258454249958b611bcded1d4c981ab5561"),
      (.windows1254, "e80a27adf377438be8ba5bd223875ea56d6a4d47f958cce1c957a2c446825caa"),
      (.windows1255, "cd7fb43c97eefa1651084d92d02af53ad668bd848528c18c3b1af5c06b499651"),
      (.windows1256, "161bdb381f16408e8bebcc8f5310c4190af0e359de8d9bbaa3628ce2f0875509"),
      (.windows1257, "cc7256bdd10a5b8dc7fb6f994659f307dfcae60def9aa6c29d811f85e2842c47"),
      (.windows1258, "198bacedfcf24390e219240a7b776b6cec34cff070330b08a601a69c67f7eb24"),
      (.macCyrillic, "73e8e7642c6fa9de29d42819b47fba55b58666fb1e339faeb4a89a0bd7c24d43"),
    ] as [(WebEncoding, String)])
  func singleByte(encoding: WebEncoding, expected: String) throws {
    let scalars = try (UInt8(0x80)...0xFF).map { byte -> UInt32? in
      let decoded = try encoding.decode([byte])
      return decoded.faultCount > 0 ? nil : String(decoding: decoded.utf8, as: UTF8.self).unicodeScalars.first?.value
    }
    #expect(identifier(scalars) == expected)
    #expect(try text([0x41, 0x0A], encoding) == "A\n")
  }

  @Test("decodes the pages of real offices' encodings")
  func decoding() throws {
    #expect(try text([0xD6, 0xD0, 0xCE, 0xC4], .gbk) == "中文")
    #expect(try text([0xA4, 0xA4, 0xA4, 0xE5, 0x88, 0x62, 0x87, 0x45], .big5) == "中文Ê̄𧉧")
    #expect(try text([0x2D, 0x4E, 0x3D, 0xD8, 0x00, 0xDE], .utf16LE) == "中😀")
    #expect(try text([0xFE, 0xFF, 0x4E, 0x2D], .utf16BE) == "中")
    #expect(try text(Array("\u{FEFF}中".utf8), .utf8) == "中")
    #expect(try text([0x93, 0xE9, 0x94, 0x80], .windows1252) == "“é”€")
  }

  @Test(
    "puts U+FFFD for what is no character and notes the first place",
    arguments: [
      (.utf8, [0x41, 0xFF, 0x42, 0xE4, 0xB8, 0x43], "A\u{FFFD}B\u{FFFD}C", 2, 1),
      (.utf8, [0xE4, 0xB8], "\u{FFFD}", 1, 0), (.utf8, [0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3, 0),
      (.utf8, [0xEF, 0xBB, 0xBF, 0x41, 0xC0], "A\u{FFFD}", 1, 4),
      (.gbk, [0x41, 0xD6, 0x22], "A\u{FFFD}\"", 1, 1),
      (.big5, [0x41, 0x81, 0x41, 0x80, 0xA4], "A\u{FFFD}A\u{FFFD}\u{FFFD}", 3, 1),
      (.big5, [0xA4, 0x80, 0x41], "\u{FFFD}A", 1, 0),
      (.utf16LE, [0x00, 0xD8, 0x41, 0x00], "\u{FFFD}A", 1, 0), (.utf16LE, [0x41, 0x00, 0x42], "A\u{FFFD}", 1, 2),
      (.utf16LE, [0x00, 0xD8, 0x42], "\u{FFFD}", 1, 0), (.utf16BE, [0xDC, 0x00], "\u{FFFD}", 1, 0),
      (.windows1253, [0x41, 0xAA], "A\u{FFFD}", 1, 1),
    ] as [(WebEncoding, [UInt8], String, Int, Int)])
  func faults(encoding: WebEncoding, bytes: [UInt8], expected: String, count: Int, first: Int) throws {
    let decoded = try encoding.decode(bytes)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == expected)
    #expect(decoded.faultCount == count)
    #expect(decoded.firstFault == first)
    #expect(decoded.firstReplacement == expected.utf8.count - (expected.drop { $0 != "\u{FFFD}" }).utf8.count)
  }

  @Test("names an encoding that is not read instead of reading garbage")
  func unreadable() {
    for encoding in WebEncoding.allCases {
      if encoding.isReadable {
        #expect(throws: Never.self) { try encoding.decode([0x41]) }
      } else {
        #expect(throws: UnreadableEncoding(encoding)) { try encoding.decode([0x41]) }
      }
    }
    #expect(WebEncoding.allCases.filter { !$0.isReadable }.count == 6)
  }

  @Test("decodes any bytes in any encoding to valid UTF-8, as the standard library decodes UTF-8")
  func hostile() throws {
    var random = SeededGenerator(seed: 5_022)
    let readable = WebEncoding.allCases.filter(\.isReadable)
    let parts: [[UInt8]] = [
      Array("<p>".utf8), [0xD6, 0xD0], [0xE4, 0xB8, 0xAD], [0xF0, 0x9F, 0x98, 0x80], [0x81], [0xFF], [0xFE, 0xFF],
      [0xEF, 0xBB, 0xBF], [0xD8, 0x3D], [0xED, 0xA0, 0x80], [0x88, 0x62], [0xF4, 0x90], [0xE0, 0x80], [0],
    ]
    for _ in 0..<SeededGenerator.cases {
      let bytes = (0..<random.below(12)).flatMap { _ in random.pick(parts) }
      let encoding = random.pick(readable)
      let decoded = try encoding.decode(bytes)
      #expect(String(validating: decoded.utf8, as: UTF8.self) != nil, "\(encoding) \(bytes)")
      #expect((decoded.firstFault == nil) == (decoded.faultCount == 0))
      let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      #expect(try WebEncoding.utf8.decode(bytes).utf8 == Array(String(decoding: plain, as: UTF8.self).utf8))
    }
  }
}
